// When a benefit can be booked: a store's week of opening times, cut into slots. Pure. Source: product.md, Benefits.
import { type BusinessDay, addDays, daysBetween, instantOfLocal, timeOf } from '@guike/kernel';

/** A stretch of a weekday (1 is Monday) in minutes of the day, and how many are served at once. */
export interface BookingHours {
  readonly weekday: number;
  readonly from: number;
  readonly to: number;
  readonly capacity: number;
}

export interface BookingPlan {
  readonly slotMinutes: number;
  /** Until so many hours before, members change or cancel by themselves. */
  readonly cancelHours: number;
  readonly hours: readonly BookingHours[];
  readonly closedDays: readonly BusinessDay[];
}

export interface Slot {
  readonly fromMinute: number;
  readonly toMinute: number;
  readonly capacity: number;
}

/** How far ahead one may book where the programme says nothing. Ours. */
export const AHEAD_DAYS = 14;
const HOUR_MS = 3_600_000;
const MONDAY = '2024-01-01' as BusinessDay;

const weekdayOf = (day: BusinessDay): number => (((daysBetween(MONDAY, day) % 7) + 7) % 7) + 1;

/** The slots of a day, the earliest first; a rest shorter than a slot is not offered. */
export function slotsOf({ slotMinutes, hours, closedDays }: BookingPlan, day: BusinessDay): Slot[] {
  if (closedDays.includes(day)) return [];
  return hours
    .filter(({ weekday }) => weekday === weekdayOf(day))
    .flatMap(({ from, to, capacity }) =>
      Array.from({ length: Math.floor((to - from) / slotMinutes) }, (_, n) => ({
        fromMinute: from + n * slotMinutes,
        toMinute: from + (n + 1) * slotMinutes,
        capacity,
      })),
    )
    .sort((one, other) => one.fromMinute - other.fromMinute);
}

/** When a slot begins. */
export function instantOf(day: BusinessDay, minute: number, timeZone: string): Date {
  return instantOfLocal(`${day} ${timeOf(minute)}:00`, timeZone);
}

/** The slot that begins at a minute, if it can be booked now: of a day that is open, ahead, and not begun. */
export function slotAt(
  plan: BookingPlan,
  wish: { readonly day: BusinessDay; readonly fromMinute: number },
  at: { readonly now: Date; readonly today: BusinessDay; readonly aheadDays: number; readonly timeZone: string },
): Slot | null {
  const { day, fromMinute } = wish;
  if (day < at.today || day > addDays(at.today, at.aheadDays)) return null;
  if (instantOf(day, fromMinute, at.timeZone) <= at.now) return null;
  return slotsOf(plan, day).find((slot) => slot.fromMinute === fromMinute) ?? null;
}

/** Whether a member may still change or cancel by themselves. */
export function mayStillChange(
  booking: { readonly day: BusinessDay; readonly fromMinute: number; readonly cancelHours: number },
  now: Date,
  timeZone: string,
): boolean {
  const begins = instantOf(booking.day, booking.fromMinute, timeZone).getTime();
  return now.getTime() <= begins - booking.cancelHours * HOUR_MS;
}

/** What is wrong with a week of hours, in words; null for nothing. */
export function faultOf({ slotMinutes, hours }: Pick<BookingPlan, 'slotMinutes' | 'hours'>): string | null {
  for (const [place, { weekday, from, to }] of hours.entries()) {
    if (to - from < slotMinutes) return '开放时间不够一个时段，请改长一些';
    const meets = hours.some(
      (other, index) => index > place && other.weekday === weekday && other.from < to && from < other.to,
    );
    if (meets) return '同一天的开放时间不能重叠';
  }
  return null;
}
