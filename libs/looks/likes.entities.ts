// The tables of likes, of what they came to, and of claims by screenshot, as migrated; private to this lib.
import type { BusinessDay, MemberId, StaffId, StoreId } from '@guike/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('look_like')
class LookLikeTable {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @PrimaryColumn('uuid', { name: 'look_id' }) lookId: string;
  @PrimaryColumn('uuid', { name: 'identity_id' }) identityId: string;
  @Column('timestamptz', { name: 'liked_at' }) likedAt: Date;
  @Column('timestamptz', { name: 'taken_back_at', nullable: true }) takenBackAt: Date | null;
  @Column('bytea', { name: 'address_index', nullable: true }) addressIndex: Buffer | null;
}

@Entity('person_risk')
class PersonRiskTable {
  @PrimaryColumn('uuid', { name: 'identity_id' }) identityId: string;
  @Column('smallint', { nullable: true }) rank: number | null;
  @Column('text', { name: 'client_ip', nullable: true }) clientIp: string | null;
  @Column('timestamptz', { name: 'wanted_at', nullable: true }) wantedAt: Date | null;
  @Column('timestamptz', { name: 'asked_at', nullable: true }) askedAt: Date | null;
}

@Entity('look_counting')
class LookCountingTable {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @PrimaryColumn('uuid', { name: 'look_id' }) lookId: string;
  @Column('text') mode: string;
  @Column('integer', { name: 'programme_version' }) programmeVersion: number;
  @Column('timestamptz', { name: 'closes_at' }) closesAt: Date;
  @Column('timestamptz', { name: 'closed_at', nullable: true }) closedAt: Date | null;
  @Column('integer', { nullable: true }) likes: number | null;
  @Column('integer', { nullable: true }) counted: number | null;
  @Column('jsonb') reasons: unknown;
  @Column('uuid', { name: 'earner_id', nullable: true }) earnerId: MemberId | null;
  @Column('integer', { nullable: true }) points: number | null;
  @Column('text', { nullable: true }) limited: string | null;
  @Column('date', { nullable: true }) month: BusinessDay | null;
  @Column('integer', { name: 'shown_before' }) shownBefore: number;
}

@Entity('look_claim')
class LookClaimTable {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @PrimaryColumn('uuid') id: string;
  @Column('text') post: string;
  @Column('uuid', { name: 'look_id', nullable: true }) lookId: string | null;
  @Column('text', { nullable: true }) activity: string | null;
  @Column('uuid', { name: 'store_id' }) storeId: StoreId;
  @Column('integer') likes: number;
  @Column('text', { name: 'picture_hash' }) pictureHash: string;
  @Column('text', { name: 'file_key', nullable: true }) fileKey: string | null;
  @Column('date', { name: 'filed_on' }) filedOn: BusinessDay;
  @Column('timestamptz', { name: 'filed_at' }) filedAt: Date;
  @Column('text') state: string;
  @Column('integer', { name: 'approved_likes', nullable: true }) approvedLikes: number | null;
  @Column('uuid', { name: 'first_by', nullable: true }) firstBy: StaffId | null;
  @Column('uuid', { name: 'decided_by', nullable: true }) decidedBy: StaffId | null;
  @Column('timestamptz', { name: 'decided_at', nullable: true }) decidedAt: Date | null;
  @Column('text', { nullable: true }) refusal: string | null;
  @Column('uuid', { name: 'earner_id', nullable: true }) earnerId: MemberId | null;
  @Column('integer', { nullable: true }) points: number | null;
  @Column('date', { nullable: true }) month: BusinessDay | null;
}

export const likesEntities = [LookLikeTable, PersonRiskTable, LookCountingTable, LookClaimTable];
