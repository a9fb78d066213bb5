// The tables of looks, as migrated; private to this lib.
import type { BusinessDay, MemberId, StaffId, StoreId } from '@guike/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('photo_offer')
class PhotoOfferRow {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @PrimaryColumn('uuid') id: string;
  @Column('date', { name: 'taken_on' }) takenOn: BusinessDay;
  @Column('uuid', { name: 'store_id' }) storeId: StoreId;
  @Column('uuid', { name: 'guide_id' }) guideId: StaffId;
  @Column('text', { name: 'file_key' }) fileKey: string;
  @Column('integer') width: number;
  @Column('integer') height: number;
  @Column('text') state: string;
  @Column('timestamptz', { name: 'offered_at' }) offeredAt: Date;
  @Column('timestamptz', { name: 'ends_at' }) endsAt: Date;
  @Column('timestamptz', { name: 'decided_at', nullable: true }) decidedAt: Date | null;
  @Column('timestamptz', { name: 'files_gone_at', nullable: true }) filesGoneAt: Date | null;
}

@Entity('look')
class LookTable {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'store_id' }) storeId: StoreId;
  @Column('text') caption: string;
  @Column('jsonb') items: unknown;
  @Column('uuid', { name: 'consent_id' }) consentId: string;
  @Column('text') state: string;
  @Column('timestamptz', { name: 'submitted_at' }) submittedAt: Date;
  @Column('text', { name: 'text_suggest', nullable: true }) textSuggest: string | null;
  @Column('text', { name: 'waits_for', nullable: true }) waitsFor: string | null;
  @Column('timestamptz', { name: 'published_at', nullable: true }) publishedAt: Date | null;
  @Column('timestamptz', { name: 'closes_at', nullable: true }) closesAt: Date | null;
  @Column('integer', { name: 'programme_version', nullable: true }) programmeVersion: number | null;
  @Column('integer', { name: 'open_reports' }) openReports: number;
  @Column('timestamptz', { name: 'hidden_at', nullable: true }) hiddenAt: Date | null;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt: Date | null;
  @Column('text') reason: string;
  @Column('uuid', { name: 'decided_by', nullable: true }) decidedBy: StaffId | null;
  @Column('timestamptz', { name: 'files_gone_at', nullable: true }) filesGoneAt: Date | null;
}

@Entity('look_key')
class LookKeyRow {
  @PrimaryColumn('uuid', { name: 'look_id' }) lookId: string;
  @Column('uuid', { name: 'member_id' }) memberId: MemberId;
}

@Entity('look_photo')
class LookPhotoRow {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @PrimaryColumn('uuid', { name: 'look_id' }) lookId: string;
  @PrimaryColumn('smallint') nth: number;
  @Column('uuid', { name: 'photo_id' }) photoId: string;
  @Column('text', { name: 'file_key' }) fileKey: string;
  @Column('integer') width: number;
  @Column('integer') height: number;
  @Column('text', { nullable: true }) suggest: string | null;
  @Column('text', { name: 'picture_hash', nullable: true }) pictureHash: string | null;
  @Column('integer') asks: number;
  @Column('timestamptz', { name: 'asked_at', nullable: true }) askedAt: Date | null;
}

@Entity('look_check')
class LookCheckRow {
  @PrimaryColumn('text', { name: 'trace_id' }) traceId: string;
  @Column('uuid', { name: 'member_id' }) memberId: MemberId;
  @Column('uuid', { name: 'look_id' }) lookId: string;
  @Column('smallint') nth: number;
  @Column('timestamptz', { name: 'asked_at' }) askedAt: Date;
}

@Entity('look_report')
class LookReportRow {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @PrimaryColumn('uuid', { name: 'look_id' }) lookId: string;
  @PrimaryColumn('uuid', { name: 'identity_id' }) identityId: string;
  @Column('text') reason: string;
  @Column('text') note: string;
  @Column('timestamptz', { name: 'reported_at' }) reportedAt: Date;
  @Column('timestamptz', { name: 'settled_at', nullable: true }) settledAt: Date | null;
}

@Entity('public_name')
class PublicNameRow {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @Column('text') name: string;
  @Column('text') state: string;
  @Column('text') reason: string;
  @Column('timestamptz', { name: 'changed_at' }) changedAt: Date;
  @Column('uuid', { name: 'decided_by', nullable: true }) decidedBy: StaffId | null;
}

export const lookEntities = [
  PhotoOfferRow,
  LookTable,
  LookKeyRow,
  LookPhotoRow,
  LookCheckRow,
  LookReportRow,
  PublicNameRow,
];
