// The tables of bookings, loans, surprises, family and partners, as migrated; private to this lib.
import type { BusinessDay, MemberId, StaffId, StoreId } from '@guike/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('booking_plan')
export class BookingPlanRow {
  @PrimaryColumn('uuid', { name: 'store_id' }) storeId: StoreId;
  @PrimaryColumn('text', { name: 'benefit_code' }) benefitCode: string;
  @Column('integer', { name: 'slot_minutes' }) slotMinutes: number;
  @Column('integer', { name: 'cancel_hours' }) cancelHours: number;
  @Column('jsonb') hours: unknown;
  @Column('date', { name: 'closed_days', array: true }) closedDays: BusinessDay[];
  @Column('integer') version: number;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt: Date;
  @Column('uuid', { name: 'updated_by' }) updatedBy: StaffId;
}

@Entity('booking_slot')
export class BookingSlotRow {
  @PrimaryColumn('uuid', { name: 'store_id' }) storeId: StoreId;
  @PrimaryColumn('text', { name: 'benefit_code' }) benefitCode: string;
  @PrimaryColumn('date') day: BusinessDay;
  @PrimaryColumn('integer', { name: 'from_minute' }) fromMinute: number;
  @Column('integer') taken: number;
  @Column('integer') capacity: number;
}

@Entity('booking')
export class BookingRow {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'store_id' }) storeId: StoreId;
  @Column('text', { name: 'benefit_code' }) benefitCode: string;
  @Column('text', { name: 'benefit_name' }) benefitName: string;
  @Column('date') day: BusinessDay;
  @Column('integer', { name: 'from_minute' }) fromMinute: number;
  @Column('integer', { name: 'to_minute' }) toMinute: number;
  @Column('integer', { name: 'cancel_hours' }) cancelHours: number;
  @Column('text') note: string;
  @Column('timestamptz', { name: 'booked_at' }) bookedAt: Date;
  @Column('timestamptz', { name: 'changed_at' }) changedAt: Date;
  @Column('uuid', { name: 'changed_by', nullable: true }) changedBy: StaffId | null;
  @Column('timestamptz', { name: 'cancelled_at', nullable: true }) cancelledAt: Date | null;
  @Column('timestamptz', { name: 'reminded_at', nullable: true }) remindedAt: Date | null;
}

@Entity('loan')
export class LoanRow {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @PrimaryColumn('uuid') id: string;
  @Column('text', { name: 'benefit_code' }) benefitCode: string;
  @Column('text', { name: 'benefit_name' }) benefitName: string;
  @Column('uuid', { name: 'store_id' }) storeId: StoreId;
  @Column('text') item: string;
  @Column('text') state: 'out' | 'returned' | 'lost';
  @Column('timestamptz', { name: 'lent_at' }) lentAt: Date;
  @Column('uuid', { name: 'lent_by' }) lentBy: StaffId;
  @Column('date', { name: 'due_on' }) dueOn: BusinessDay;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt: Date | null;
  @Column('uuid', { name: 'ended_by', nullable: true }) endedBy: StaffId | null;
  @Column('timestamptz', { name: 'told_at', nullable: true }) toldAt: Date | null;
}

@Entity('benefit_grant')
export class BenefitGrantRow {
  @PrimaryColumn('uuid') id: string;
  /** Whose members it is for; null: all. */
  @Column('uuid', { name: 'store_id', nullable: true }) storeId: StoreId | null;
  @Column('jsonb') audience: unknown;
  @Column('jsonb') gift: unknown;
  @Column('text') title: string;
  @Column('text') words: string;
  @Column('date', { name: 'valid_from' }) validFrom: BusinessDay;
  @Column('date', { name: 'valid_through' }) validThrough: BusinessDay;
  @Column('text') state: 'running' | 'done' | 'stopped';
  /** The member it has come to, in the order of ids. */
  @Column('uuid', { name: 'through_id', nullable: true }) throughId: MemberId | null;
  @Column('integer') given: number;
  @Column('integer') expected: number;
  @Column('uuid', { name: 'made_by' }) madeBy: StaffId;
  @Column('timestamptz', { name: 'made_at' }) madeAt: Date;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt: Date | null;
}

@Entity('benefit_gift')
export class BenefitGiftRow {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'grant_id' }) grantId: string;
  @Column('text', { name: 'benefit_code' }) benefitCode: string;
  @Column('text') name: string;
  @Column('text') delivery: string;
  @Column('date', { name: 'valid_from' }) validFrom: BusinessDay;
  @Column('date', { name: 'valid_through' }) validThrough: BusinessDay;
  @Column('timestamptz', { name: 'given_at' }) givenAt: Date;
}

@Entity('family_member')
export class FamilyMemberRow {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @PrimaryColumn('uuid') id: string;
  @Column('bytea', { name: 'name_enc', nullable: true }) nameEnc: Buffer | null;
  @Column('text') relation: string;
  @Column('text') state: 'active' | 'removed';
  @Column('timestamptz', { name: 'consent_at' }) consentAt: Date;
  @Column('timestamptz', { name: 'removed_at', nullable: true }) removedAt: Date | null;
  /** A member who accepted; else the name says who it is. */
  @Column('uuid', { name: 'guest_id', nullable: true }) guestId: MemberId | null;
}

@Entity('family_invitation')
export class FamilyInvitationRow {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @PrimaryColumn('uuid') id: string;
  @Column('text') relation: string;
  @Column('text') state: 'open' | 'accepted' | 'declined' | 'withdrawn';
  @Column('timestamptz', { name: 'made_at' }) madeAt: Date;
  @Column('timestamptz', { name: 'until_at' }) untilAt: Date;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt: Date | null;
  @Column('uuid', { name: 'guest_id', nullable: true }) guestId: MemberId | null;
}

@Entity('family_code')
export class FamilyCodeRow {
  @PrimaryColumn('text') code: string;
  @Column('uuid', { name: 'member_id' }) memberId: MemberId;
  @Column('uuid', { name: 'invitation_id' }) invitationId: string;
}

@Entity('family_use')
export class FamilyUseRow {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @PrimaryColumn('uuid') id: string;
  /** Null: a companion, whose name is nobody's to keep. */
  @Column('uuid', { name: 'family_id', nullable: true }) familyId: string | null;
  @Column('text') kind: 'benefit' | 'discount' | 'companion';
  @Column('text', { name: 'benefit_code', nullable: true }) benefitCode: string | null;
  @Column('integer', { name: 'percent_off', nullable: true }) percentOff: number | null;
  @Column('uuid', { name: 'store_id', nullable: true }) storeId: StoreId | null;
  @Column('uuid', { name: 'by_id' }) byId: StaffId;
  @Column('timestamptz', { name: 'used_at' }) usedAt: Date;
}

@Entity('partner')
export class PartnerRow {
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('text') address: string;
  @Column('text') offer: string;
  @Column('text', { name: 'benefit_code' }) benefitCode: string;
  @Column('bytea', { name: 'code_index' }) codeIndex: Buffer;
  @Column('boolean') active: boolean;
  @Column('integer') version: number;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt: Date;
  @Column('uuid', { name: 'updated_by' }) updatedBy: StaffId;
}

@Entity('partner_pass')
export class PartnerPassRow {
  @PrimaryColumn('text') code: string;
  @Column('uuid', { name: 'member_id' }) memberId: MemberId;
  @Column('text', { name: 'benefit_code' }) benefitCode: string;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt: Date;
}

@Entity('partner_use')
export class PartnerUseRow {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'partner_id' }) partnerId: string;
  @Column('text', { name: 'benefit_code' }) benefitCode: string;
  @Column('timestamptz', { name: 'used_at' }) usedAt: Date;
}

export const handOverEntities = [
  BookingPlanRow,
  BookingSlotRow,
  BookingRow,
  LoanRow,
  BenefitGrantRow,
  BenefitGiftRow,
  FamilyMemberRow,
  FamilyInvitationRow,
  FamilyCodeRow,
  FamilyUseRow,
  PartnerRow,
  PartnerPassRow,
  PartnerUseRow,
];
