// The table of looks that members want to try on, as migrated; private to this lib.
import type { BusinessDay, MemberId, StaffId, StoreId } from '@guike/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('look_reservation')
class LookReservationRow {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'look_id' }) lookId: string;
  @Column('uuid', { name: 'store_id' }) storeId: StoreId;
  @Column('date') day: BusinessDay;
  @Column('text') things: string;
  @Column('text') note: string;
  @Column('text') state: string;
  @Column('timestamptz', { name: 'asked_at' }) askedAt: Date;
  @Column('timestamptz', { name: 'changed_at' }) changedAt: Date;
  @Column('uuid', { name: 'changed_by', nullable: true }) changedBy: StaffId | null;
}

export const reservationEntities = [LookReservationRow];
