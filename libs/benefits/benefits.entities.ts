// The tables of picks and uses, as migrated; private to this lib.
import type { BusinessDay, MemberId, StaffId, StoreId } from '@guike/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { UseSource, UseState } from './uses';

@Entity('benefit_pick_change')
export class BenefitPickChangeRow {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @PrimaryColumn('uuid') id: string;
  /** Counts a member's changes, from 1. */
  @Column('integer') nth: number;
  @Column('text') kind: string;
  @Column('timestamptz', { name: 'changed_at' }) changedAt: Date;
  @Column('text') quarter: string;
  @Column('text', { nullable: true }) tier: string | null;
  @Column('integer', { nullable: true }) allowed: number | null;
  @Column('text', { array: true }) chosen: string[];
  @Column('integer', { name: 'programme_version' }) programmeVersion: number;
}

@Entity('benefit_pick')
export class BenefitPickRow {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @PrimaryColumn('uuid') id: string;
  @Column('text', { name: 'benefit_code' }) benefitCode: string;
  /** The change that began it, and the one that ended it. */
  @Column('uuid', { name: 'change_id' }) changeId: string;
  @Column('date', { name: 'from_day' }) fromDay: BusinessDay;
  @Column('date', { name: 'until_day', nullable: true }) untilDay: BusinessDay | null;
  @Column('uuid', { name: 'ended_by', nullable: true }) endedBy: string | null;
}

@Entity('benefit_use')
export class BenefitUseRow {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @PrimaryColumn('uuid') id: string;
  @Column('text', { name: 'benefit_code' }) benefitCode: string;
  @Column('text') name: string;
  @Column('text') delivery: string;
  @Column('text') source: UseSource;
  @Column('uuid', { name: 'source_id', nullable: true }) sourceId: string | null;
  @Column('uuid', { name: 'store_id', nullable: true }) storeId: StoreId | null;
  @Column('text') state: UseState;
  @Column('timestamptz', { name: 'asked_at' }) askedAt: Date;
  /** Null: the member on their own phone. */
  @Column('uuid', { name: 'asked_by', nullable: true }) askedBy: StaffId | null;
  @Column('date', { name: 'due_on' }) dueOn: BusinessDay;
  @Column('uuid', { name: 'prepared_by', nullable: true }) preparedBy: StaffId | null;
  @Column('timestamptz', { name: 'prepared_at', nullable: true }) preparedAt: Date | null;
  @Column('uuid', { name: 'delivered_by', nullable: true }) deliveredBy: StaffId | null;
  @Column('timestamptz', { name: 'delivered_at', nullable: true }) deliveredAt: Date | null;
  @Column('timestamptz', { name: 'confirmed_at', nullable: true }) confirmedAt: Date | null;
  @Column('timestamptz', { name: 'disputed_at', nullable: true }) disputedAt: Date | null;
  @Column('text', { name: 'missed_by', nullable: true }) missedBy: 'store' | 'member' | null;
  @Column('text') note: string;
  @Column('text', { name: 'period_key' }) periodKey: string;
  @Column('integer', { name: 'quota_times', nullable: true }) quotaTimes: number | null;
  @Column('integer', { name: 'programme_version' }) programmeVersion: number;
}

export const benefitsEntities = [BenefitPickChangeRow, BenefitPickRow, BenefitUseRow];
