// The tables of events, as migrated; private to this lib.
import type { BusinessDay, MemberId, StaffId, StoreId } from '@guike/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AnswerState, Attendance, EventState } from './event';

@Entity('event')
export class EventRow {
  @PrimaryColumn('uuid') id: string;
  @Column('text') state: EventState;
  @Column('integer') version: number;
  @Column('text') title: string;
  @Column('text') about: string;
  @Column('text', { name: 'cover_key', nullable: true }) coverKey: string | null;
  @Column('uuid', { name: 'store_id', nullable: true }) storeId: StoreId | null;
  @Column('uuid', { name: 'host_id', nullable: true }) hostId: StaffId | null;
  @Column('timestamptz', { name: 'starts_at' }) startsAt: Date;
  @Column('timestamptz', { name: 'ends_at' }) endsAt: Date;
  @Column('timestamptz', { name: 'visible_from' }) visibleFrom: Date;
  @Column('timestamptz', { name: 'reply_by' }) replyBy: Date;
  @Column('integer') companions: number;
  @Column('text', { name: 'audience_who' }) audienceWho: 'everyone' | 'members' | 'invited';
  @Column('text', { name: 'audience_tiers', array: true }) audienceTiers: string[];
  @Column('uuid', { name: 'audience_stores', array: true }) audienceStores: StoreId[];
  @Column('uuid', { name: 'segment_id', nullable: true }) segmentId: string | null;
  @Column('text', { name: 'price_kind' }) priceKind: 'none' | 'points' | 'fee';
  @Column('integer', { name: 'price_points' }) pricePoints: number;
  @Column('bigint', { name: 'price_fen' }) priceFen: number;
  @Column('integer', { name: 'confirm_minutes' }) confirmMinutes: number;
  @Column('jsonb') details: object;
  @Column('jsonb', { nullable: true }) repeat: object | null;
  @Column('uuid', { name: 'series_id', nullable: true }) seriesId: string | null;
  @Column('date', { name: 'occurs_on' }) occursOn: BusinessDay;
  @Column('uuid', { name: 'created_by' }) createdBy: StaffId;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt: Date;
  @Column('timestamptz', { name: 'opened_at', nullable: true }) openedAt: Date | null;
  @Column('timestamptz', { name: 'held_at', nullable: true }) heldAt: Date | null;
  @Column('timestamptz', { name: 'cancelled_at', nullable: true }) cancelledAt: Date | null;
  @Column('text', { name: 'cancel_reason', nullable: true }) cancelReason: string | null;
}

@Entity('event_seats')
export class EventSeatsRow {
  @PrimaryColumn('uuid', { name: 'event_id' }) eventId: string;
  @Column('integer') seats: number;
  @Column('integer') taken: number;
  @Column('integer') walked: number;
  @Column('integer', { name: 'last_number' }) lastNumber: number;
}

@Entity('event_draw')
export class EventDrawRow {
  @PrimaryColumn('uuid', { name: 'event_id' }) eventId: string;
  @Column('bytea') seed: Buffer;
  @Column('text') commitment: string;
  @Column('timestamptz', { name: 'drawn_at', nullable: true }) drawnAt: Date | null;
  @Column('uuid', { name: 'drawn_by', nullable: true }) drawnBy: StaffId | null;
  @Column('integer', { array: true, nullable: true }) entries: number[] | null;
  @Column('jsonb', { nullable: true }) winners: object | null;
}

@Entity('event_invitation')
export class EventInvitationRow {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @PrimaryColumn('uuid', { name: 'event_id' }) eventId: string;
  @Column('text') words: string;
  @Column('uuid', { name: 'invited_by' }) invitedBy: StaffId;
  @Column('timestamptz', { name: 'invited_at' }) invitedAt: Date;
  @Column('timestamptz', { name: 'seen_at', nullable: true }) seenAt: Date | null;
}

@Entity('event_answer')
export class EventAnswerRow {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @PrimaryColumn('uuid', { name: 'event_id' }) eventId: string;
  @Column('text') state: AnswerState;
  @Column('integer') number: number;
  @Column('integer') party: number;
  @Column('jsonb') companions: object;
  @Column('integer', { name: 'paid_points' }) paidPoints: number;
  @Column('integer') spends: number;
  @Column('timestamptz', { name: 'answered_at' }) answeredAt: Date;
  @Column('timestamptz', { name: 'offered_until', nullable: true }) offeredUntil: Date | null;
  @Column('integer', { name: 'fee_persons', default: 0 }) feePersons: number;
  @Column('timestamptz', { name: 'fee_paid_at', nullable: true }) feePaidAt: Date | null;
  @Column('uuid', { name: 'fee_paid_by', nullable: true }) feePaidBy: StaffId | null;
  @Column('integer') arrived: number;
  @Column('timestamptz', { name: 'arrived_at', nullable: true }) arrivedAt: Date | null;
  @Column('text', { nullable: true }) attendance: Attendance | null;
  @Column('timestamptz', { name: 'day_reminded_at', nullable: true }) dayRemindedAt: Date | null;
  @Column('timestamptz', { name: 'hours_reminded_at', nullable: true }) hoursRemindedAt: Date | null;
}

@Entity('event_ticket')
export class EventTicketRow {
  @PrimaryColumn('text') code: string;
  @Column('uuid', { name: 'member_id' }) memberId: MemberId;
  @Column('uuid', { name: 'event_id' }) eventId: string;
}

@Entity('event_scan')
export class EventScanRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'event_id' }) eventId: string;
  @Column('uuid', { name: 'member_id', nullable: true }) memberId: MemberId | null;
  @Column('text') kind: 'ticket' | 'card' | 'hand' | 'walk_in';
  @Column('text') outcome: string;
  @Column('integer') persons: number;
  @Column('boolean', { name: 'beyond_seats' }) beyondSeats: boolean;
  @Column('timestamptz', { name: 'scanned_at' }) scannedAt: Date;
  @Column('timestamptz', { name: 'settled_at' }) settledAt: Date;
  @Column('uuid', { name: 'staff_id' }) staffId: StaffId;
}

@Entity('event_invite_order')
class EventInviteOrderRow {
  @PrimaryColumn('uuid', { name: 'event_id' }) eventId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'segment_id' }) segmentId: string;
  @Column('uuid', { name: 'store_id', nullable: true }) storeId: StoreId | null;
  @Column('text') words: string;
  @Column('timestamptz', { name: 'asked_at' }) askedAt: Date;
  @Column('uuid', { name: 'asked_by' }) askedBy: StaffId;
  @Column('uuid', { nullable: true }) reached: MemberId | null;
  @Column('integer') invited: number;
  @Column('integer') before: number;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt: Date | null;
}

export const eventsEntities = [
  EventRow,
  EventSeatsRow,
  EventDrawRow,
  EventInvitationRow,
  EventInviteOrderRow,
  EventAnswerRow,
  EventTicketRow,
  EventScanRow,
];
