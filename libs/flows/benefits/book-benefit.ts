// 预约: a member books a time, puts it off, cancels it. The slot is claimed before the member, so none is ever overfull.
import { Injectable } from '@nestjs/common';
import {
  AHEAD_DAYS,
  type Benefit,
  type Booking,
  BookingPlansService,
  BookingsService,
  type Slot,
  type StorePlan,
  UsesService,
  mayStillChange,
  slotAt,
} from '@guike/benefits';
import type { BodyOf, bookingEndpoints } from '@guike/contracts/http';
import { type BusinessDay, DomainError, type MemberId, businessDay } from '@guike/kernel';
import { Database, type Tx } from '@guike/platform';
import { BenefitRights, type Rights, namesOf, requireRight, rightOfUse } from './benefit-rights';
import { type MyBooking, myBooking, stateOf } from './booking-views';
import { storeOfCode } from './store-of-code';

type Endpoints = typeof bookingEndpoints;

/** How many bookings of a benefit without a quota may be to come. Ours. */
const COMING_AT_MOST = 5;

interface Time {
  readonly day: BusinessDay;
  readonly fromMinute: number;
}

@Injectable()
export class BookBenefit {
  constructor(
    private readonly database: Database,
    private readonly rights: BenefitRights,
    private readonly plans: BookingPlansService,
    private readonly bookings: BookingsService,
    private readonly uses: UsesService,
  ) {}

  /**
   * Books a slot and opens the use that counts against the quota of its day. The same id again is the same booking.
   * Errors: MEMBER_UNKNOWN, STORE_UNKNOWN, SLOT_CLOSED, SLOT_FULL, OPERATION_CONFLICT and those of `requireRight`.
   * Source: product.md, Benefits.
   */
  async book(memberId: MemberId, wish: BodyOf<Endpoints['book']>): Promise<MyBooking> {
    return this.database.inTransaction(async (tx) => {
      const { id, code, store, fromMinute, note } = wish;
      const time = { day: businessDay(wish.day), fromMinute };
      const { id: storeId } = await storeOfCode(tx, store);
      const key = { storeId, code, ...time };
      await this.bookings.claimSlots(tx, [key]);
      const rights = await this.rights.lock(tx, memberId);
      const before = await this.bookings.find(tx, rights.names, id);
      if (before) {
        if (before.code !== code) throw new DomainError('OPERATION_CONFLICT');
        return this.view(before, rights);
      }
      if (await this.uses.find(tx, { memberId, id })) throw new DomainError('OPERATION_CONFLICT');
      const right = requireRight(rights, code, storeId, time.day);
      const { benefit, quota } = right;
      const { plan, slot } = await this.slotOf(tx, key, benefit, rights);
      if (quota === null) await this.requireFew(tx, rights, code);
      await this.bookings.take(tx, key, slot.capacity);
      const isGrant = right.source === 'grant';
      await this.uses.open(
        tx,
        {
          ...{ memberId, id, code, name: benefit.name, delivery: benefit.delivery, quota, storeId, note },
          source: isGrant ? 'grant' : 'booking',
          sourceId: isGrant ? right.sourceId : id,
          state: 'booked',
          askedBy: null,
          dueOn: time.day,
          programmeVersion: rights.version,
        },
        rights.names,
      );
      const { toMinute } = slot;
      await this.bookings.insert(tx, {
        ...key,
        memberId,
        id,
        name: benefit.name,
        toMinute,
        cancelHours: plan.cancelHours,
        note,
      });
      return this.view(await this.found(tx, rights.names, id), rights);
    });
  }

  /**
   * Puts a booking off to another slot of its store. Errors: BOOKING_UNKNOWN, BOOKING_LATE, BOOKING_OVER, SLOT_CLOSED,
   * SLOT_FULL, BENEFIT_QUOTA (the period of that day has none left) and those of `requireRight`.
   */
  async change(memberId: MemberId, id: string, wish: BodyOf<Endpoints['changeBooking']>): Promise<MyBooking> {
    return this.database.inTransaction(async (tx) => {
      const time = { day: businessDay(wish.day), fromMinute: wish.fromMinute };
      const seen = await this.found(tx, await namesOf(tx, memberId), id);
      await this.bookings.claimSlots(tx, [seen, { ...seen, ...time }]);
      const rights = await this.rights.lock(tx, memberId);
      const booking = await this.requireMine(tx, seen, rights);
      if (booking.day === time.day && booking.fromMinute === time.fromMinute) return this.view(booking, rights);
      const key = { storeId: booking.storeId, code: booking.code, ...time };
      const use = await this.uses.claim(tx, booking);
      const right = rightOfUse(rights, use, booking.storeId, time.day);
      await this.uses.postpone(tx, use, time.day, right.quota, rights.names);
      const { plan, slot } = await this.slotOf(tx, key, right.benefit, rights);
      await this.bookings.take(tx, key, slot.capacity);
      await this.bookings.free(tx, booking);
      await this.bookings.move(tx, booking, { ...time, toMinute: slot.toMinute, cancelHours: plan.cancelHours });
      return this.view(await this.found(tx, rights.names, id), rights);
    });
  }

  /** One that is cancelled stays so. Errors: BOOKING_UNKNOWN, BOOKING_LATE, BOOKING_OVER. */
  async cancel(memberId: MemberId, id: string): Promise<MyBooking> {
    return this.database.inTransaction(async (tx) => {
      const seen = await this.found(tx, await namesOf(tx, memberId), id);
      await this.bookings.claimSlots(tx, [seen]);
      const rights = await this.rights.lock(tx, memberId);
      const now = await this.found(tx, rights.names, id);
      if (stateOf(now) === 'cancelled') return this.view(now, rights);
      const booking = await this.requireMine(tx, seen, rights);
      await this.uses.move(tx, await this.uses.claim(tx, booking), { to: 'cancelled' });
      await this.bookings.free(tx, booking);
      await this.bookings.cancel(tx, booking, null);
      return this.view(await this.found(tx, rights.names, id), rights);
    });
  }

  /** Without a quota one member could take every place of a week. Error: BENEFIT_QUOTA. */
  private async requireFew(tx: Tx, { names, day }: Rights, code: string): Promise<void> {
    if ((await this.bookings.comingOf(tx, names, code, day)) >= COMING_AT_MOST)
      throw new DomainError('BENEFIT_QUOTA', { sentence: `这项已约了 ${COMING_AT_MOST} 次，用过后再约` });
  }

  private async slotOf(
    tx: Tx,
    { storeId, code, ...time }: Time & { readonly storeId: string; readonly code: string },
    { bookAheadDays }: Benefit,
    { now, day: today, body }: Rights,
  ): Promise<{ plan: StorePlan; slot: Slot }> {
    const plan = await this.plans.find(tx, storeId, code);
    const at = { now, today, aheadDays: bookAheadDays ?? AHEAD_DAYS, timeZone: body.timeZone };
    const slot = plan && slotAt(plan, time, at);
    if (!plan || !slot) throw new DomainError('SLOT_CLOSED');
    return { plan, slot };
  }

  /** The booking as it is under the locks: still in the slot that was claimed, and still the member's to change. */
  private async requireMine(tx: Tx, seen: Booking, { names, now, body }: Rights): Promise<Booking> {
    const booking = await this.found(tx, names, seen.id);
    if (booking.day !== seen.day || booking.fromMinute !== seen.fromMinute) throw new DomainError('UNAVAILABLE');
    const state = stateOf(booking);
    if (state !== 'booked' && state !== 'prepared') throw new DomainError('BOOKING_OVER');
    if (!mayStillChange(booking, now, body.timeZone)) throw new DomainError('BOOKING_LATE');
    return booking;
  }

  private async found(tx: Tx, names: readonly MemberId[], id: string): Promise<Booking> {
    const booking = await this.bookings.find(tx, names, id);
    if (!booking) throw new DomainError('BOOKING_UNKNOWN');
    return booking;
  }

  private view(booking: Booking, { now, day: today, body }: Rights): MyBooking {
    return myBooking(booking, { now, today, timeZone: body.timeZone });
  }
}
