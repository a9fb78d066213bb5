// The tables of tier facts and decisions, as migrated; private to this lib.
import type { BusinessDay, Fen, MemberId, StoreId } from '@guike/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('member_tier')
export class MemberTierRow {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @Column('text') tier: string;
  @Column('timestamptz', { name: 'tier_since' }) tierSince: Date;
  @Column('bigint', { name: 'lifetime_net_fen' }) lifetimeNetFen: Fen;
  @Column('bigint', { name: 'lifetime_items' }) lifetimeItems: number;
  @Column('integer', { name: 'lifetime_orders' }) lifetimeOrders: number;
  @Column('text', { name: 'earned_tier', nullable: true }) earnedTier: string | null;
  @Column('date', { name: 'joined_on', nullable: true }) joinedOn: BusinessDay | null;
  @Column('bigint', { name: 'lifetime_profit_fen' }) lifetimeProfitFen: Fen;
  @Column('integer', { name: 'lifetime_visits' }) lifetimeVisits: number;
  @Column('date', { name: 'rolling_from' }) rollingFrom: BusinessDay;
  @Column('bigint', { name: 'rolling_net_fen' }) rollingNetFen: Fen;
  @Column('bigint', { name: 'rolling_profit_fen' }) rollingProfitFen: Fen;
  @Column('bigint', { name: 'rolling_items' }) rollingItems: number;
  @Column('integer', { name: 'rolling_orders' }) rollingOrders: number;
  @Column('integer', { name: 'rolling_visits' }) rollingVisits: number;
  @Column('date', { name: 'year_from' }) yearFrom: BusinessDay;
  @Column('bigint', { name: 'year_net_fen' }) yearNetFen: Fen;
  @Column('bigint', { name: 'year_profit_fen' }) yearProfitFen: Fen;
  @Column('bigint', { name: 'year_items' }) yearItems: number;
  @Column('integer', { name: 'year_orders' }) yearOrders: number;
  @Column('integer', { name: 'year_visits' }) yearVisits: number;
  @Column('date', { name: 'last_return_on', nullable: true }) lastReturnOn: BusinessDay | null;
  @Column('integer', { name: 'referrals_joined' }) referralsJoined: number;
  @Column('integer', { name: 'referrals_vip' }) referralsVip: number;
  @Column('integer', { name: 'paid_level' }) paidLevel: number;
  @Column('date', { name: 'paid_until', nullable: true }) paidUntil: BusinessDay | null;
  @Column('text', { array: true }) lifts: string[];
  @Column('date', { name: 'protected_since', nullable: true }) protectedSince: BusinessDay | null;
  @Column('date', { name: 'protected_until', nullable: true }) protectedUntil: BusinessDay | null;
  @Column('text', { name: 'floor_tier', nullable: true }) floorTier: string | null;
  @Column('date', { name: 'floor_until', nullable: true }) floorUntil: BusinessDay | null;
  @Column('date', { name: 'paused_until', nullable: true }) pausedUntil: BusinessDay | null;
}

@Entity('member_visit')
export class MemberVisitRow {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @PrimaryColumn('date', { name: 'business_day' }) businessDay: BusinessDay;
  @PrimaryColumn('uuid', { name: 'store_id' }) storeId: StoreId;
  @Column('bigint', { name: 'net_fen' }) netFen: Fen;
  @Column('bigint') items: number;
  @Column('bigint', { name: 'top_up_fen' }) topUpFen: Fen;
  @Column('integer') orders: number;
  @Column('bigint', { name: 'profit_fen' }) profitFen: Fen;
}

@Entity('tier_decision')
export class TierDecisionRow {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @PrimaryColumn('uuid') id: string;
  @Column('timestamptz', { name: 'decided_at' }) decidedAt: Date;
  @Column('date', { name: 'business_day' }) businessDay: BusinessDay;
  @Column('text', { name: 'from_tier', nullable: true }) fromTier: string | null;
  @Column('text', { name: 'to_tier' }) toTier: string;
  @Column('text') cause: string;
  @Column('uuid', { name: 'cause_id', nullable: true }) causeId: string | null;
  @Column('integer', { name: 'programme_version' }) programmeVersion: number;
  @Column('jsonb') inputs: unknown;
}

@Entity('tier_fact')
export class TierFactRow {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: 'refund' | 'earlier' | 'merged' | 'referral_joined' | 'referral_vip' | 'fee' | 'fee_reversed';
  @Column('date', { name: 'business_day' }) businessDay: BusinessDay;
  @Column('uuid', { name: 'store_id', nullable: true }) storeId: StoreId | null;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt: Date;
  @Column('uuid', { name: 'purchase_id', nullable: true }) purchaseId: string | null;
  @Column('uuid', { name: 'cause_id', nullable: true }) causeId: string | null;
  @Column('bigint', { name: 'net_fen' }) netFen: Fen;
  @Column('bigint', { name: 'profit_fen' }) profitFen: Fen;
  @Column('bigint') items: number;
  @Column('integer') orders: number;
  @Column('bigint', { name: 'top_up_fen' }) topUpFen: Fen;
  @Column('bigint') amount: number;
  @Column('date', { name: 'until_day', nullable: true }) untilDay: BusinessDay | null;
  @Column('date', { name: 'returned_on', nullable: true }) returnedOn: BusinessDay | null;
}

export const tiersEntities = [MemberTierRow, MemberVisitRow, TierDecisionRow, TierFactRow];
