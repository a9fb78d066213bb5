// The tables of reviews, of tiers decided by hand and of fees, as migrated; private to this lib.
import type { BusinessDay, Fen, MemberId, StaffId, StoreId } from '@guike/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('tier_review')
export class TierReviewRow {
  @PrimaryColumn('uuid') id: string;
  @Column('text', { name: 'run_key' }) runKey: string;
  @Column('text') kind: 'quarterly' | 'programme' | 'manual';
  @Column('date') day: BusinessDay;
  @Column('integer', { name: 'programme_version' }) programmeVersion: number;
  @Column('text') state: 'running' | 'stopped' | 'done';
  @Column('integer') members: number;
  @Column('uuid', { name: 'reviewed_through', nullable: true }) reviewedThrough: MemberId | null;
  @Column('integer') reviewed: number;
  @Column('integer') raised: number;
  @Column('integer') kept: number;
  @Column('integer') protected: number;
  @Column('integer') dropped: number;
  @Column('timestamptz', { name: 'started_at' }) startedAt: Date;
  @Column('uuid', { name: 'started_by', nullable: true }) startedBy: StaffId | null;
  @Column('timestamptz', { name: 'stopped_at', nullable: true }) stoppedAt: Date | null;
  @Column('uuid', { name: 'stopped_by', nullable: true }) stoppedBy: StaffId | null;
  @Column('timestamptz', { name: 'finished_at', nullable: true }) finishedAt: Date | null;
}

@Entity('tier_override')
export class TierOverrideRow {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: 'floor' | 'pause';
  @Column('text', { nullable: true }) tier: string | null;
  @Column('date', { name: 'until_day' }) untilDay: BusinessDay;
  @Column('text') reason: string;
  @Column('text') state: 'asked' | 'refused' | 'withdrawn' | 'in_force' | 'ended';
  @Column('timestamptz', { name: 'asked_at' }) askedAt: Date;
  @Column('uuid', { name: 'asked_by' }) askedBy: StaffId;
  @Column('timestamptz', { name: 'decided_at', nullable: true }) decidedAt: Date | null;
  @Column('uuid', { name: 'decided_by', nullable: true }) decidedBy: StaffId | null;
  @Column('text', { nullable: true }) answer: string | null;
  @Column('date', { name: 'started_on', nullable: true }) startedOn: BusinessDay | null;
  @Column('date', { name: 'ended_on', nullable: true }) endedOn: BusinessDay | null;
  @Column('uuid', { name: 'ended_by', nullable: true }) endedBy: StaffId | null;
}

@Entity('fee_receipt')
export class FeeReceiptRow {
  @PrimaryColumn('text') number: string;
  @Column('uuid', { name: 'member_id' }) memberId: MemberId;
  @Column('uuid') id: string;
  @Column('integer') level: number;
  @Column('integer') months: number;
  @Column('bigint', { name: 'amount_fen' }) amountFen: Fen;
  @Column('date', { name: 'paid_on' }) paidOn: BusinessDay;
  @Column('date', { name: 'until_day' }) untilDay: BusinessDay;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt: Date;
  @Column('uuid', { name: 'recorded_by' }) recordedBy: StaffId;
  @Column('bigint') seq: number;
  @Column('uuid', { name: 'store_id', nullable: true }) storeId: StoreId | null;
}

@Entity('fee_reversal')
export class FeeReversalRow {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @PrimaryColumn('uuid', { name: 'fee_id' }) feeId: string;
  @Column('uuid') id: string;
  @Column('text') reason: string;
  @Column('timestamptz', { name: 'reversed_at' }) reversedAt: Date;
  @Column('uuid', { name: 'reversed_by' }) reversedBy: StaffId;
}

export const reviewEntities = [TierReviewRow, TierOverrideRow, FeeReceiptRow, FeeReversalRow];
