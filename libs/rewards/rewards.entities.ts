// The tables of rewards and redemptions, as migrated; private to this lib.
import type { BusinessDay, Fen, MemberId, Points, RedemptionId, RewardId, StoreId } from '@guike/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('reward')
export class RewardRow {
  @PrimaryColumn('uuid') id: RewardId;
  @Column('text') name: string;
  @Column('text') description: string;
  @Column('text', { name: 'picture_key', nullable: true }) pictureKey: string | null;
  @Column('integer') points: Points;
  @Column('bigint', { name: 'value_fen' }) valueFen: Fen;
  @Column('integer', { nullable: true }) stock: number | null;
  @Column('integer') taken: number;
  @Column('integer', { name: 'per_member', nullable: true }) perMember: number | null;
  @Column('text', { name: 'min_tier', nullable: true }) minTier: string | null;
  @Column('jsonb') windows: unknown;
  @Column('text') state: 'draft' | 'on' | 'off';
  @Column('integer') version: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt: Date;
}

@Entity('redemption')
export class RedemptionRow {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @PrimaryColumn('uuid') id: RedemptionId;
  @Column('uuid', { name: 'reward_id' }) rewardId: RewardId;
  @Column('text') name: string;
  @Column('integer') points: Points;
  @Column('bigint', { name: 'value_fen' }) valueFen: Fen;
  @Column('text') state: 'open' | 'verified' | 'lapsed';
  @Column('timestamptz', { name: 'redeemed_at' }) redeemedAt: Date;
  @Column('date', { name: 'expires_on' }) expiresOn: BusinessDay;
  @Column('timestamptz', { name: 'verified_at', nullable: true }) verifiedAt: Date | null;
  @Column('text', { name: 'verified_by_kind', nullable: true }) verifiedByKind: 'till' | 'staff' | null;
  /** The till, or the person. */
  @Column('uuid', { name: 'verified_by', nullable: true }) verifiedBy: string | null;
  @Column('uuid', { name: 'store_id', nullable: true }) storeId: StoreId | null;
}

@Entity('redemption_code')
export class RedemptionCodeRow {
  @PrimaryColumn('text') code: string;
  @Column('uuid', { name: 'member_id' }) memberId: MemberId;
  @Column('uuid', { name: 'redemption_id' }) redemptionId: RedemptionId;
}

export const rewardsEntities = [RewardRow, RedemptionRow, RedemptionCodeRow];
