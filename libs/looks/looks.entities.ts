// The tables of members' albums, as migrated; private to this lib.
import type { BusinessDay, MemberId, StaffId, StoreId } from '@guike/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('album_photo')
export class AlbumPhotoRow {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @PrimaryColumn('uuid') id: string;
  @Column('date', { name: 'taken_on' }) takenOn: BusinessDay;
  @Column('uuid', { name: 'store_id', nullable: true }) storeId: StoreId | null;
  @Column('uuid', { name: 'guide_id', nullable: true }) guideId: StaffId | null;
  @Column('text', { name: 'file_key' }) fileKey: string;
  @Column('integer') width: number;
  @Column('integer') height: number;
  @Column('uuid', { name: 'consent_id' }) consentId: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'removed_at', nullable: true }) removedAt: Date | null;
  @Column('timestamptz', { name: 'files_gone_at', nullable: true }) filesGoneAt: Date | null;
}

@Entity('replay_share')
export class ReplayShareRow {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @Column('text', { name: 'file_key' }) fileKey: string;
  @Column('text', { name: 'made_of' }) madeOf: string;
}

export const looksEntities = [AlbumPhotoRow, ReplayShareRow];
