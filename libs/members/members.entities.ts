// The tables of people, their look-ups, cards and consents, as migrated; private to this lib.
import type { BusinessDay, MemberId, MemberState, PurchaseId, StaffId, StoreId } from '@guike/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('member')
export class MemberRow {
  @PrimaryColumn('uuid') id: MemberId;
  @Column('text') state: MemberState;
  @Column('bytea', { name: 'name_enc', nullable: true }) nameEnc: Buffer | null;
  @Column('bytea', { name: 'phone_enc', nullable: true }) phoneEnc: Buffer | null;
  @Column('bytea', { name: 'name_index', nullable: true }) nameIndex: Buffer | null;
  @Column('bytea', { name: 'phone_tail_index', nullable: true }) phoneTailIndex: Buffer | null;
  @Column('bytea', { name: 'birthday_enc', nullable: true }) birthdayEnc: Buffer | null;
  @Column('bytea', { name: 'birthday_index', nullable: true }) birthdayIndex: Buffer | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'joined_at', nullable: true }) joinedAt: Date | null;
  @Column('date', { name: 'joined_on', nullable: true }) joinedOn: BusinessDay | null;
  @Column('uuid', { name: 'joined_store_id', nullable: true }) joinedStoreId: StoreId | null;
  @Column('uuid', { name: 'joined_purchase_id', nullable: true }) joinedPurchaseId: PurchaseId | null;
  @Column('uuid', { name: 'enrolled_by', nullable: true }) enrolledBy: StaffId | null;
}

@Entity('member_phone')
export class MemberPhoneRow {
  @PrimaryColumn('bytea', { name: 'phone_index' }) phoneIndex: Buffer;
  @Column('uuid', { name: 'member_id' }) memberId: MemberId;
}

@Entity('member_external')
export class MemberExternalRow {
  @PrimaryColumn('text') source: string;
  @PrimaryColumn('text', { name: 'external_id' }) externalId: string;
  @Column('uuid', { name: 'member_id' }) memberId: MemberId;
}

@Entity('member_card')
export class MemberCardRow {
  @PrimaryColumn('text', { name: 'card_number' }) cardNumber: string;
  @Column('uuid', { name: 'member_id' }) memberId: MemberId;
  @Column('integer', { name: 'card_version' }) cardVersion: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'void_at', nullable: true }) voidAt: Date | null;
}

@Entity('member_consent')
export class MemberConsentRow {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @PrimaryColumn('uuid') id: string;
  @Column('text') purpose: string;
  @Column('text') version: string;
  @Column('text') source: string;
  @Column('timestamptz', { name: 'given_at' }) givenAt: Date;
  @Column('timestamptz', { name: 'withdrawn_at', nullable: true }) withdrawnAt: Date | null;
}

@Entity('wechat_identity')
export class WechatIdentityRow {
  @PrimaryColumn('text', { name: 'app_id' }) appId: string;
  @PrimaryColumn('text') openid: string;
  @Column('uuid') id: string;
  @Column('text', { nullable: true }) unionid: string | null;
  @Column('uuid', { name: 'member_id', nullable: true }) memberId: MemberId | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'bound_at', nullable: true }) boundAt: Date | null;
}

@Entity('member_alias')
export class MemberAliasRow {
  /** Who was found to be somebody else. */
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @Column('uuid', { name: 'to_id' }) toId: MemberId;
  @Column('timestamptz', { name: 'merged_at' }) mergedAt: Date;
  @Column('uuid', { name: 'merged_by' }) mergedBy: StaffId;
  @Column('text') reason: string;
}

export const membersEntities = [
  MemberAliasRow,
  WechatIdentityRow,
  MemberRow,
  MemberPhoneRow,
  MemberExternalRow,
  MemberCardRow,
  MemberConsentRow,
];
