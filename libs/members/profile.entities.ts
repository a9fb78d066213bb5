// The tables of profiles, codes by short message, exports and exits, as migrated; private to this lib.
import type { BusinessDay, MemberId } from '@guike/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('member_profile')
export class MemberProfileRow {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @Column('bytea', { name: 'details_enc', nullable: true }) detailsEnc: Buffer | null;
  @Column('text', { name: 'avatar_key', nullable: true }) avatarKey: string | null;
  @Column('text', { array: true, name: 'stale_files' }) staleFiles: string[];
  @Column('text', { array: true }) interests: string[];
  @Column('text', { nullable: true }) contact: string | null;
  @Column('integer', { name: 'birthday_changes' }) birthdayChanges: number;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt: Date;
}

@Entity('phone_code')
export class PhoneCodeRow {
  @PrimaryColumn('uuid') id: string;
  @Column('bytea', { name: 'phone_index' }) phoneIndex: Buffer;
  @Column('uuid', { name: 'identity_id' }) identityId: string;
  @Column('bytea', { name: 'caller_index' }) callerIndex: Buffer;
  @Column('bytea', { name: 'code_hash' }) codeHash: Buffer;
  @Column('integer') tries: number;
  @Column('timestamptz', { name: 'sent_at' }) sentAt: Date;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt: Date;
  @Column('timestamptz', { name: 'used_at', nullable: true }) usedAt: Date | null;
}

@Entity('data_export')
export class DataExportRow {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @PrimaryColumn('uuid') id: string;
  @Column('timestamptz', { name: 'asked_at' }) askedAt: Date;
  @Column('date', { name: 'asked_on' }) askedOn: BusinessDay;
  @Column('text') state: 'waiting' | 'ready' | 'gone';
  @Column('text', { name: 'file_key', nullable: true }) fileKey: string | null;
  @Column('integer', { nullable: true }) bytes: number | null;
  @Column('timestamptz', { name: 'ready_at', nullable: true }) readyAt: Date | null;
}

@Entity('member_exit')
export class MemberExitRow {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @PrimaryColumn('uuid') id: string;
  @Column('timestamptz', { name: 'asked_at' }) askedAt: Date;
  @Column('date', { name: 'regret_through' }) regretThrough: BusinessDay;
  @Column('text') state: 'leaving' | 'stayed' | 'erased';
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt: Date | null;
  @Column('bigint', { name: 'points_forfeited', nullable: true }) pointsForfeited: number | null;
  /** Files that the erased rows named are still in the storage. */
  @Column('boolean', { name: 'files_left' }) filesLeft: boolean;
}

export const profileEntities = [MemberProfileRow, PhoneCodeRow, DataExportRow, MemberExitRow];
