// The tables of applications, invitations and frozen cards, as migrated; private to this lib.
import type { BusinessDay, MemberId, StaffId, StoreId } from '@guike/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('membership_application')
export class MembershipApplicationRow {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'store_id' }) storeId: StoreId;
  @Column('date', { name: 'receipt_day', nullable: true }) receiptDay: BusinessDay | null;
  @Column('text', { name: 'receipt_number', nullable: true }) receiptNumber: string | null;
  @Column('text') note: string;
  @Column('text', { name: 'consent_version' }) consentVersion: string;
  @Column('text') state: 'open' | 'approved' | 'refused';
  /** Null: the customer themselves. */
  @Column('uuid', { name: 'filed_by', nullable: true }) filedBy: StaffId | null;
  @Column('timestamptz', { name: 'filed_at' }) filedAt: Date;
  @Column('uuid', { name: 'decided_by', nullable: true }) decidedBy: StaffId | null;
  @Column('timestamptz', { name: 'decided_at', nullable: true }) decidedAt: Date | null;
  @Column('text', { nullable: true }) refusal: string | null;
}

@Entity('membership_invitation')
export class MembershipInvitationRow {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'store_id' }) storeId: StoreId;
  @Column('text') reason: string;
  @Column('text') state: 'open' | 'accepted' | 'withdrawn' | 'lapsed';
  @Column('date', { name: 'expires_on' }) expiresOn: BusinessDay;
  @Column('uuid', { name: 'invited_by' }) invitedBy: StaffId;
  @Column('timestamptz', { name: 'invited_at' }) invitedAt: Date;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt: Date | null;
  @Column('uuid', { name: 'ended_by', nullable: true }) endedBy: StaffId | null;
}

@Entity('card_freeze')
export class CardFreezeRow {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @PrimaryColumn('uuid') id: string;
  @Column('text') reason: string;
  @Column('text') note: string;
  @Column('uuid', { name: 'store_id', nullable: true }) storeId: StoreId | null;
  @Column('uuid', { name: 'frozen_by' }) frozenBy: StaffId;
  @Column('timestamptz', { name: 'frozen_at' }) frozenAt: Date;
  @Column('uuid', { name: 'lifted_by', nullable: true }) liftedBy: StaffId | null;
  @Column('timestamptz', { name: 'lifted_at', nullable: true }) liftedAt: Date | null;
  @Column('text', { name: 'lift_note', nullable: true }) liftNote: string | null;
}

export const joiningEntities = [MembershipApplicationRow, MembershipInvitationRow, CardFreezeRow];
