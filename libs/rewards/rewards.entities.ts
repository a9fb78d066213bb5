// The tables of rewards and redemptions, as migrated; private to this lib.
import type { BusinessDay, Fen, MemberId, Points, RedemptionId, RewardId, StaffId, StoreId } from '@guike/kernel';
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

@Entity('reward_picture')
export class RewardPictureRow {
  @PrimaryColumn('text') key: string;
  @Column('integer') width: number;
  @Column('integer') height: number;
  @Column('uuid', { name: 'added_by' }) addedBy: StaffId;
  @Column('timestamptz', { name: 'added_at' }) addedAt: Date;
}

@Entity('reward_stock_change')
export class RewardStockChangeRow {
  @PrimaryColumn('uuid', { name: 'reward_id' }) rewardId: RewardId;
  /** Of the reward, as the change made it. */
  @PrimaryColumn('integer') version: number;
  @Column('uuid') id: string;
  @Column('integer', { name: 'stock_before', nullable: true }) stockBefore: number | null;
  @Column('integer', { name: 'stock_after', nullable: true }) stockAfter: number | null;
  @Column('text') origin: 'drafted' | 'edited' | 'restocked' | 'counted' | 'damaged' | 'other';
  @Column('text') note: string;
  /** Null for what there was before changes were written down. */
  @Column('uuid', { name: 'changed_by', nullable: true }) changedBy: StaffId | null;
  @Column('timestamptz', { name: 'changed_at' }) changedAt: Date;
}

export const rewardsEntities = [RewardRow, RedemptionRow, RedemptionCodeRow, RewardPictureRow, RewardStockChangeRow];
