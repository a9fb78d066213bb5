// A use of a benefit: its states, its quota, and the period that quota counts in. Pure. Source: product.md, Benefits.
import { type BusinessDay, addMonths } from '@guike/kernel';
import type { Programme } from '@guike/programme';

export type Quota = NonNullable<Programme['benefits'][number]['quota']>;

export type UseState = 'asked' | 'booked' | 'prepared' | 'delivered' | 'confirmed' | 'cancelled' | 'missed';
export type UseSource = 'tier' | 'everyone' | 'pick' | 'grant' | 'coupon' | 'booking' | 'loan';

/** The quarter of a day: 2026-Q4. One change of picks is free in each. */
export function quarterOf(day: BusinessDay): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

/** The first day of the quarter after the one of a day. */
export function nextQuarter(day: BusinessDay): BusinessDay {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  const first = Math.ceil(month / 3) * 3 + 1;
  const text = first > 12 ? `${year + 1}-01-01` : `${year}-${String(first).padStart(2, '0')}-01`;
  return text as BusinessDay;
}

/**
 * The period in which a use counts: uses with one key share one quota. `day`: on which it falls, for a booking the day it
 * is for. A visit is a day, in whatever store; a benefit without a quota is counted by the day, for the record only.
 */
export function periodKey(quota: Quota | null, day: BusinessDay): string {
  switch (quota?.per) {
    case 'once':
      return 'once';
    case 'year':
      return day.slice(0, 4);
    case 'quarter':
      return quarterOf(day);
    case 'month':
      return day.slice(0, 7);
    default:
      return day;
  }
}

/** The first day of the next period: when a quota is whole again. Null: never, or with the next visit. */
export function nextPeriod({ per }: Quota, day: BusinessDay): BusinessDay | null {
  const [year, month] = [day.slice(0, 4), day.slice(0, 7)];
  switch (per) {
    case 'year':
      return `${Number(year) + 1}-01-01` as BusinessDay;
    case 'quarter':
      return nextQuarter(day);
    case 'month':
      return addMonths(`${month}-01` as BusinessDay, 1);
    default:
      return null;
  }
}

/** Which uses take one of the quota, in SQL over a use called `u`: not what was cancelled, nor what the store itself missed. */
export const countedUse = `u.state <> 'cancelled' AND u.missed_by IS DISTINCT FROM 'store'`;
