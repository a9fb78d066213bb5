// The tables of referrals, as migrated; private to this lib.
import type { MemberId, Points, PurchaseId, StaffId } from '@guike/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('invite_code')
export class InviteCodeRow {
  @PrimaryColumn('text') code: string;
  @Column('uuid', { name: 'member_id', nullable: true }) memberId: MemberId | null;
  @Column('uuid', { name: 'staff_id', nullable: true }) staffId: StaffId | null;
  @Column('timestamptz', { name: 'made_at' }) madeAt: Date;
}

@Entity('invite_phone')
export class InvitePhoneRow {
  /** A member, or one of the staff. */
  @PrimaryColumn('uuid', { name: 'owner_id' }) ownerId: string;
  @PrimaryColumn('bytea', { name: 'phone_index' }) phoneIndex: Buffer;
  @Column('timestamptz', { name: 'seen_at' }) seenAt: Date;
}

@Entity('referral_touch')
export class ReferralTouchRow {
  @PrimaryColumn('uuid', { name: 'identity_id' }) identityId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') code: string;
  @Column('uuid', { name: 'referrer_id', nullable: true }) referrerId: MemberId | null;
  @Column('uuid', { name: 'staff_id', nullable: true }) staffId: StaffId | null;
  @Column('timestamptz', { name: 'touched_at' }) touchedAt: Date;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt: Date;
  @Column('text') state: 'open' | 'bound' | 'lapsed';
  @Column('bytea', { name: 'address_enc', nullable: true }) addressEnc: Buffer | null;
  @Column('bytea', { name: 'address_index', nullable: true }) addressIndex: Buffer | null;
  @Column('bytea', { name: 'phone_index', nullable: true }) phoneIndex: Buffer | null;
  @Column('integer', { name: 'risk_rank', nullable: true }) riskRank: number | null;
}

@Entity('referral')
export class ReferralRow {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @Column('uuid') id: string;
  @Column('uuid', { name: 'identity_id' }) identityId: string;
  @Column('uuid', { name: 'touch_id' }) touchId: string;
  @Column('uuid', { name: 'referrer_id', nullable: true }) referrerId: MemberId | null;
  @Column('uuid', { name: 'staff_id', nullable: true }) staffId: StaffId | null;
  @Column('timestamptz', { name: 'touched_at' }) touchedAt: Date;
  @Column('timestamptz', { name: 'bound_at' }) boundAt: Date;
  @Column('integer', { name: 'programme_version' }) programmeVersion: number;
  @Column('text') state: 'waiting' | 'accepted' | 'held' | 'refused';
  @Column('text', { array: true, default: [] }) reasons: string[];
  @Column('integer', { name: 'risk_rank', nullable: true }) riskRank: number | null;
  @Column('timestamptz', { name: 'judged_at', nullable: true }) judgedAt: Date | null;
  @Column('uuid', { name: 'decided_by', nullable: true }) decidedBy: StaffId | null;
  @Column('timestamptz', { name: 'decided_at', nullable: true }) decidedAt: Date | null;
  @Column('text', { name: 'decision_reason', nullable: true }) decisionReason: string | null;
  @Column('timestamptz', { name: 'welcomed_at', nullable: true }) welcomedAt: Date | null;
  @Column('timestamptz', { name: 'bought_at', nullable: true }) boughtAt: Date | null;
  @Column('timestamptz', { name: 'vip_at', nullable: true }) vipAt: Date | null;
  @Column('uuid', { name: 'vip_id', nullable: true }) vipId: string | null;
}

@Entity('referral_bonus')
export class ReferralBonusRow {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @PrimaryColumn('uuid', { name: 'purchase_id' }) purchaseId: PurchaseId;
  @Column('uuid') id: string;
  @Column('uuid', { name: 'friend_id' }) friendId: MemberId;
  @Column('integer') points: Points;
  @Column('integer') settlements: number;
  @Column('timestamptz', { name: 'settled_at' }) settledAt: Date;
}

@Entity('referral_rung')
export class ReferralRungRow {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @PrimaryColumn('text') rung: string;
  @Column('uuid') id: string;
  @Column('jsonb') gives: unknown;
  @Column('integer', { name: 'programme_version' }) programmeVersion: number;
  @Column('timestamptz', { name: 'reached_at' }) reachedAt: Date;
}

export const referralsEntities = [
  InviteCodeRow,
  InvitePhoneRow,
  ReferralTouchRow,
  ReferralRow,
  ReferralBonusRow,
  ReferralRungRow,
];
