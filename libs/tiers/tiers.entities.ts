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

export const tiersEntities = [MemberTierRow, MemberVisitRow, TierDecisionRow];
