// The table of care tasks, as migrated; private to this lib.
import type { BusinessDay, MemberId, StaffId, StoreId } from '@guike/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('care_task')
export class CareTaskRow {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @PrimaryColumn('uuid') id: string;
  @Column('text') source: string;
  @Column('text') kind: string;
  @Column('text') title: string;
  @Column('text') script: string;
  @Column('text') owner: string;
  @Column('uuid', { name: 'store_id', nullable: true }) storeId: StoreId | null;
  @Column('uuid', { name: 'guide_id', nullable: true }) guideId: StaffId | null;
  @Column('date', { name: 'due_on' }) dueOn: BusinessDay;
  @Column('text') status: string;
  @Column('text', { nullable: true }) outcome: string | null;
  @Column('text', { nullable: true }) note: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'done_at', nullable: true }) doneAt: Date | null;
  @Column('uuid', { name: 'done_by', nullable: true }) doneBy: StaffId | null;
}

export const careEntities = [CareTaskRow];
