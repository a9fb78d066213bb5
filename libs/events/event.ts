// What an event is, as the rules and the flows read it.
import type { answerStates, attendances, eventStates, guestLines } from '@guike/contracts/http';
import type { BusinessDay, Fen, MemberId, Points, StaffId, StoreId } from '@guike/kernel';

export type EventState = (typeof eventStates)[number];
export type AnswerState = (typeof answerStates)[number];
export type Attendance = (typeof attendances)[number];

export interface EventPlace {
  readonly name: string;
  readonly address: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

export interface EventAudience {
  readonly who: 'everyone' | 'members' | 'invited';
  /** None: all. */
  readonly tiers: readonly string[];
  /** None: all. */
  readonly storeIds: readonly StoreId[];
  readonly segmentId: string | null;
}

/** Per person. */
export type EventPrice =
  | { readonly kind: 'none' }
  | { readonly kind: 'points'; readonly points: Points }
  | { readonly kind: 'fee'; readonly fen: Fen };

export interface EventDraw {
  readonly rules: string;
  /** Drawn in this order. */
  readonly prizes: readonly { readonly name: string; readonly count: number }[];
  /** After the start of the event: see `drawMoment`. */
  readonly minutes: number;
}

/** What is kept as one document: nobody asks the database for a part of it. */
export interface EventDetails {
  readonly place: EventPlace;
  readonly children: { readonly allowed: boolean; readonly note: string };
  readonly agenda: readonly { readonly time: string; readonly words: string }[];
  readonly games: readonly { readonly name: string; readonly rules: string }[];
  readonly draw: EventDraw | null;
  readonly guests: readonly { readonly line: (typeof guestLines)[number]; readonly words: string }[];
  readonly thanks: { readonly points: Points; readonly benefit: string | null };
}

export interface EventTerms extends EventDetails {
  readonly title: string;
  readonly about: string;
  readonly cover: string | null;
  /** The store that runs it; null: the brand. */
  readonly storeId: StoreId | null;
  readonly hostId: StaffId | null;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly visibleFrom: Date;
  readonly replyBy: Date;
  readonly seats: number;
  readonly companions: number;
  readonly audience: EventAudience;
  readonly price: EventPrice;
  readonly confirmMinutes: number;
}

/** How it comes again: on the nth weekday of a month (1 Monday to 7 Sunday; nth 5 is the last), or on a day of it. */
export type EventRepeat =
  | { readonly kind: 'weekday'; readonly nth: number; readonly weekday: number }
  | { readonly kind: 'day'; readonly day: number };

export interface ShopEvent extends EventTerms {
  readonly id: string;
  readonly state: EventState;
  readonly version: number;
  readonly repeat: EventRepeat | null;
  /** The first event of the series it is one of. */
  readonly seriesId: string | null;
  readonly occursOn: BusinessDay;
  readonly createdBy: StaffId;
  readonly updatedAt: Date;
  readonly openedAt: Date | null;
  readonly cancelledAt: Date | null;
  readonly cancelReason: string | null;
  /** Seats of accepted parties, and of those that are offered. */
  readonly taken: number;
  /** Persons who came without an answer. */
  readonly walked: number;
  /** Of the last answer. */
  readonly lastNumber: number;
}

export interface Companion {
  readonly name: string;
  readonly child: boolean;
  readonly age: number | null;
  /** When the guardian agreed, as ISO; null for adults. */
  readonly consentAt: string | null;
}

export interface Answer {
  readonly memberId: MemberId;
  readonly eventId: string;
  readonly state: AnswerState;
  /** Order within the event, and the number in its draw. */
  readonly number: number;
  /** Persons, the member included. */
  readonly party: number;
  readonly companions: readonly Companion[];
  /** Paid and not returned. */
  readonly paidPoints: Points;
  /** How many spends there were: the next operation's number is one more. */
  readonly spends: number;
  readonly answeredAt: Date;
  readonly offeredUntil: Date | null;
  /** For how many of the party the fee was paid in the store. */
  readonly feePersons: number;
  readonly arrived: number;
  readonly arrivedAt: Date | null;
  readonly attendance: Attendance | null;
}

/** Whether an answer holds seats. */
export const holdsSeats = ({ state }: Pick<Answer, 'state'>): boolean => state === 'accepted' || state === 'offered';
/** Whether an answer still stands: it holds seats or waits for them. */
export const stands = (answer: Pick<Answer, 'state'>): boolean => holdsSeats(answer) || answer.state === 'waiting';
