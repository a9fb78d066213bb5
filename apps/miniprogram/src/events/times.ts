// When an event is, as an invitation says it, and how long there still is. By the shop's clock, wherever the phone is. Pure.
import { weekdayWords } from '../bookings/times';
import { dayWords } from '../words/days';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** The shop is in China, which has one time and no summer time. */
const SHOP_MS = 8 * HOUR;

const shopTime = (instant: string): string => new Date(Date.parse(instant) + SHOP_MS).toISOString();
/** The business day of an instant: 2026-11-28. */
export const dayOf = (instant: string): string => shopTime(instant).slice(0, 10);
/** 14:30. */
export const clockOf = (instant: string): string => shopTime(instant).slice(11, 16);

/** 11月28日 20:00; `now`: phone's milliseconds. */
export const momentWords = (instant: string, now: number): string =>
  `${dayWords(dayOf(instant), now)} ${clockOf(instant)}`;

export interface PrintedDate {
  /** 11月28日, with the year where it is another one. */
  readonly day: string;
  readonly weekday: string;
  /** 14:30 – 17:00, or with the other day where it ends after midnight. */
  readonly hours: string;
}

export function printedDate(startsAt: string, endsAt: string, now: number): PrintedDate {
  const day = dayOf(startsAt);
  const lastDay = dayOf(endsAt);
  const end = lastDay === day ? clockOf(endsAt) : momentWords(endsAt, now);
  return { day: dayWords(day, now), weekday: weekdayWords(day), hours: `${clockOf(startsAt)} – ${end}` };
}

/** How long there still is, rather too little than too much: 还有 3 天, 还有 5 小时, 还有 20 分钟; null when it is over. */
export function leftWords(until: string, now: number): string | null {
  const left = Date.parse(until) - now;
  if (left <= 0) return null;
  if (left >= 2 * DAY) return `还有 ${Math.floor(left / DAY)} 天`;
  if (left >= HOUR) return `还有 ${Math.floor(left / HOUR)} 小时`;
  return `还有 ${Math.max(1, Math.floor(left / MINUTE))} 分钟`;
}

const pad = (number: number): string => String(number).padStart(2, '0');

/** 1:05:09, while a seat is kept for somebody; null when the time is over. */
export function countdown(until: string, now: number): string | null {
  const seconds = Math.floor((Date.parse(until) - now) / 1_000);
  if (seconds <= 0) return null;
  return `${Math.floor(seconds / 3_600)}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
}

/** Whether it is on this day of the shop. */
export const isToday = (instant: string, now: number): boolean => dayOf(instant) === dayOf(new Date(now).toISOString());
