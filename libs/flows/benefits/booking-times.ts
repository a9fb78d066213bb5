// The free times of a benefit for its member, store by store, and the member's own bookings.
import { Injectable } from '@nestjs/common';
import {
  AHEAD_DAYS,
  BookingPlansService,
  BookingsService,
  type StorePlan,
  instantOf,
  slotsOf,
  wayInWords,
} from '@guike/benefits';
import type { AnswerOf, bookingEndpoints } from '@guike/contracts/http';
import { type BusinessDay, DomainError, type MemberId, addDays, timeOf } from '@guike/kernel';
import { Database } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { BenefitRights, type Rights, leftOf, namesOf, rightsTo } from './benefit-rights';
import { type MyBooking, changingInWords, myBooking } from './booking-views';

type Times = AnswerOf<(typeof bookingEndpoints)['slots']>;

@Injectable()
export class BookingTimes {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly rights: BenefitRights,
    private readonly plans: BookingPlansService,
    private readonly bookings: BookingsService,
  ) {}

  /** Errors: MEMBER_UNKNOWN, BENEFIT_UNKNOWN, BENEFIT_RESTS, STORE_UNKNOWN (one that takes no bookings for it). */
  async slots(memberId: MemberId, code: string, store: string | undefined): Promise<Times> {
    const tx = this.database.reading;
    const rights = await this.rights.read(tx, memberId);
    const found = rightsTo(rights, code);
    const benefit = found[0]?.benefit;
    if (benefit?.delivery !== 'booking') throw new DomainError('BENEFIT_UNKNOWN');
    const all = await this.plans.list(tx, { storeId: null, code });
    const here = all.filter(
      ({ storeId, hours }) => hours.length > 0 && found.some(({ onlyAt }) => onlyAt === null || onlyAt === storeId),
    );
    const plan = store === undefined ? firstOf(here, rights) : here.find(({ storeCode }) => storeCode === store);
    if (store !== undefined && !plan) throw new DomainError('STORE_UNKNOWN', { store });
    const through = addDays(rights.day, benefit.bookAheadDays ?? AHEAD_DAYS);
    const taken = plan
      ? await this.bookings.taken(tx, plan.storeId, code, rights.day, through)
      : new Map<string, number>();
    const isLeft = (day: BusinessDay) => found.some((right) => leftOf(rights, right, day) !== 0);
    return {
      code,
      name: benefit.name,
      how: wayInWords(benefit),
      stores: here.map(({ storeCode, storeName }) => ({ code: storeCode, name: storeName })),
      store: plan?.storeCode ?? null,
      days: plan ? daysOf(plan, rights, { through, taken, isLeft }) : [],
      sentence: plan ? changingInWords(plan.cancelHours) : '门店还没有开放预约，请联系门店安排',
    };
  }

  async mine(memberId: MemberId): Promise<AnswerOf<(typeof bookingEndpoints)['bookings']>> {
    const tx = this.database.reading;
    const { body, day: today, now } = await this.programmes.present(tx);
    const coming = await this.bookings.coming(tx, await namesOf(tx, memberId), today);
    return { bookings: coming.map((booking) => myBooking(booking, { now, today, timeZone: body.timeZone })) };
  }

  /** Error: BOOKING_UNKNOWN. */
  async booking(memberId: MemberId, id: string): Promise<MyBooking> {
    const tx = this.database.reading;
    const { body, day: today, now } = await this.programmes.present(tx);
    const found = await this.bookings.find(tx, await namesOf(tx, memberId), id);
    if (!found) throw new DomainError('BOOKING_UNKNOWN');
    return myBooking(found, { now, today, timeZone: body.timeZone });
  }
}

/** The member's own store before others. */
function firstOf(plans: readonly StorePlan[], { holder }: Rights): StorePlan | undefined {
  return plans.find(({ storeId }) => storeId === holder.storeId) ?? plans[0];
}

interface Stretch {
  readonly through: BusinessDay;
  readonly taken: ReadonlyMap<string, number>;
  /** Whether the quota leaves one for a day. */
  readonly isLeft: (day: BusinessDay) => boolean;
}

function daysOf(
  plan: StorePlan,
  { day: today, now, body }: Rights,
  { through, taken, isLeft }: Stretch,
): Times['days'] {
  const days: Times['days'] = [];
  for (let day = today; day <= through; day = addDays(day, 1)) {
    const open = slotsOf(plan, day).filter(({ fromMinute }) => instantOf(day, fromMinute, body.timeZone) > now);
    const isFree = isLeft(day);
    const slots = open.map(({ fromMinute, capacity }) => ({
      fromMinute,
      time: timeOf(fromMinute),
      left: isFree ? Math.max(0, capacity - (taken.get(`${day} ${fromMinute}`) ?? 0)) : 0,
    }));
    days.push({ day, free: slots.reduce((sum, { left }) => sum + left, 0), slots });
  }
  return days;
}
