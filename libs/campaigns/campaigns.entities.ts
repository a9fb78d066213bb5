// The tables of segments, tags, campaigns and runs, as migrated; private to this lib.
import type { BusinessDay, Fen, MemberId, StaffId } from '@guike/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('segment')
export class SegmentRow {
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('jsonb') rule: unknown;
  @Column('boolean') archived: boolean;
  @Column('integer') version: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('uuid', { name: 'created_by' }) createdBy: StaffId;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt: Date;
}

@Entity('member_tag')
export class MemberTagRow {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @PrimaryColumn('text') tag: string;
  @Column('uuid', { name: 'by_id' }) byId: StaffId;
  @Column('timestamptz') at: Date;
}

@Entity('campaign')
export class CampaignRow {
  @PrimaryColumn('uuid') id: string;
  @Column('text', { nullable: true }) ready: string | null;
  @Column('text') name: string;
  @Column('text') state: 'draft' | 'scheduled' | 'paused' | 'done';
  @Column('jsonb') rule: unknown;
  @Column('jsonb') schedule: unknown;
  @Column('jsonb') content: unknown;
  @Column('integer', { name: 'most_messages', nullable: true }) mostMessages: number | null;
  @Column('bigint', { name: 'most_coupon_fen', nullable: true }) mostCouponFen: Fen | null;
  @Column('integer', { name: 'holdout_percent' }) holdoutPercent: number;
  @Column('integer', { name: 'outcome_days' }) outcomeDays: number;
  @Column('integer', { name: 'cooldown_days' }) cooldownDays: number;
  @Column('integer', { name: 'sent_messages' }) sentMessages: number;
  @Column('bigint', { name: 'sent_coupon_fen' }) sentCouponFen: Fen;
  @Column('date', { name: 'next_on', nullable: true }) nextOn: BusinessDay | null;
  @Column('timestamptz', { name: 'next_at', nullable: true }) nextAt: Date | null;
  @Column('integer') version: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('uuid', { name: 'created_by' }) createdBy: StaffId;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt: Date;
}

@Entity('campaign_switch')
export class CampaignSwitchRow {
  @PrimaryColumn('text') code: string;
  @Column('boolean', { name: 'is_on' }) isOn: boolean;
  @Column('timestamptz', { name: 'changed_at' }) changedAt: Date;
  @Column('uuid', { name: 'changed_by' }) changedBy: StaffId;
}

@Entity('campaign_run')
export class CampaignRunRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'campaign_id' }) campaignId: string;
  @Column('date', { name: 'business_day' }) businessDay: BusinessDay;
  @Column('text') state: 'running' | 'stopped' | 'done';
  @Column('jsonb') terms: unknown;
  @Column('uuid', { name: 'through_id', nullable: true }) throughId: MemberId | null;
  @Column('integer') sent: number;
  @Column('integer', { name: 'held_out' }) heldOut: number;
  @Column('bigint', { name: 'coupon_fen' }) couponFen: Fen;
  @Column('text', { name: 'ended_by', nullable: true }) endedBy: string | null;
  @Column('timestamptz', { name: 'started_at' }) startedAt: Date;
  @Column('timestamptz', { name: 'stopped_at', nullable: true }) stoppedAt: Date | null;
  @Column('uuid', { name: 'stopped_by', nullable: true }) stoppedBy: StaffId | null;
  @Column('timestamptz', { name: 'finished_at', nullable: true }) finishedAt: Date | null;
}

@Entity('campaign_target')
export class CampaignTargetRow {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @PrimaryColumn('uuid', { name: 'run_id' }) runId: string;
  @Column('uuid', { name: 'campaign_id' }) campaignId: string;
  @Column('date', { name: 'business_day' }) businessDay: BusinessDay;
  @Column('text') arm: 'send' | 'holdout';
  @Column('timestamptz') at: Date;
}

export const campaignsEntities = [
  SegmentRow,
  MemberTagRow,
  CampaignRow,
  CampaignSwitchRow,
  CampaignRunRow,
  CampaignTargetRow,
];
