// When a birthday comes: by the sun or by the moon, with the days that not every year has. Pure. Source: product.md,
// Birthdays; docs/adr/0018.
import { type BusinessDay, addDays, businessDay, daysBetween } from '@guike/kernel';
import { moonYear } from './moon';

/** `solar`: 公历, `lunar`: 农历. */
export type BirthdayCalendar = 'solar' | 'lunar';

/** A birthday that falls on some day. `year` is of the birthday's own calendar; each member has one in each of its years. */
export interface BirthdayOfDay {
  /** `solar:02-29` or `lunar:08-15`. */
  readonly key: string;
  readonly year: number;
}

interface Parts {
  readonly calendar: BirthdayCalendar;
  readonly month: number;
  readonly day: number;
}

const pattern = /^(solar|lunar):\d{4}-(\d{2})-(\d{2})$/;
/** The moon's longest month; one of 29 days has its 30th on the 29th. */
const LONGEST = 30;
const two = (value: number): string => String(value).padStart(2, '0');
const keyOf = (calendar: BirthdayCalendar, month: number, day: number): string =>
  `${calendar}:${two(month)}-${two(day)}`;

/**
 * What birthdays are found by: `solar:1990-02-28` is `solar:02-28`, `lunar:1990-08-15` is `lunar:08-15`. A birthday in a
 * leap month of the moon is written as the regular month. Throws a RangeError for what no calendar has.
 */
export function birthdayKey(text: string): string {
  const { calendar, month, day } = partsOf(text);
  return keyOf(calendar, month, day);
}

/** Every birthday that is kept on a day: the sun's, the moon's, and those of a 29 February or a 30th that is missing. */
export function birthdaysOf(day: BusinessDay): BirthdayOfDay[] {
  const [year, month, date] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))];
  const found = [{ key: keyOf('solar', month, date), year }];
  if (month === 2 && date === 28 && !isLeapYear(year)) found.push({ key: keyOf('solar', 2, 29), year });
  // Until its new year the moon is still in the year before.
  for (const moon of [year - 1, year]) {
    const month = moonYear(moon).findLast(({ first }) => first <= day);
    const nth = month === undefined ? 0 : daysBetween(month.first, day) + 1;
    if (month === undefined || month.isLeap || nth > month.days) continue;
    found.push({ key: keyOf('lunar', month.month, nth), year: moon });
    if (nth === month.days && nth < LONGEST) found.push({ key: keyOf('lunar', month.month, LONGEST), year: moon });
  }
  return found;
}

/** The keys of every birthday that is kept on a day. */
export function keysOfDay(day: BusinessDay): string[] {
  return birthdaysOf(day).map(({ key }) => key);
}

/**
 * The day on which a birthday is kept in a year of its own calendar: for `lunar` the moon's year, whose twelfth month
 * lies in January or February of the next.
 */
export function birthdayIn(text: string, year: number): BusinessDay {
  const { calendar, month, day } = partsOf(text);
  if (calendar === 'solar') {
    const kept = month === 2 && day === 29 && !isLeapYear(year) ? 28 : day;
    return businessDay(`${year}-${two(month)}-${two(kept)}`);
  }
  // Nobody's birthday is kept in a leap month.
  const found = moonYear(year).find((each) => each.month === month && !each.isLeap);
  if (!found) throw new RangeError(`no month ${month} of the moon in ${year}`);
  return addDays(found.first, Math.min(day, found.days) - 1);
}

/** The birthday that comes next, today included, and the year of its own calendar that it belongs to. */
export function nextBirthday(text: string, today: BusinessDay): { readonly day: BusinessDay; readonly year: number } {
  const thisYear = Number(today.slice(0, 4));
  for (let year = thisYear - 1; ; year += 1) {
    const day = birthdayIn(text, year);
    if (day >= today) return { day, year };
  }
}

/** Whether a birthday is kept in the month of the sun that a day lies in. */
export function isBirthMonth(text: string, day: BusinessDay): boolean {
  const year = Number(day.slice(0, 4));
  return [year - 1, year].some((each) => birthdayIn(text, each).slice(0, 7) === day.slice(0, 7));
}

/**
 * Whether a text names a day that its calendar has in that year, in the form `solar:1990-02-28` or `lunar:1990-08-15`;
 * of the moon, a 30th that the month did not have is none.
 */
export function isBirthday(text: string): boolean {
  if (!pattern.test(text)) return false;
  const [year, month, day] = text.slice(6).split('-').map(Number) as [number, number, number];
  if (text.startsWith('solar')) return isSolarDay(text.slice(6));
  // Of somebody born in a leap month the regular one is written, which may be the shorter of the two.
  const lengths = moonYear(year).flatMap((each) => (each.month === month ? [each.days] : []));
  return day >= 1 && lengths.some((days) => day <= days);
}

function isSolarDay(text: string): boolean {
  try {
    return businessDay(text).length === 10;
  } catch {
    return false;
  }
}

function partsOf(text: string): Parts {
  const [, calendar, month, day] = pattern.exec(text) ?? [];
  const parts = { calendar: calendar as BirthdayCalendar, month: Number(month), day: Number(day) };
  const longest = calendar === 'lunar' ? LONGEST : new Date(Date.UTC(2000, parts.month, 0)).getUTCDate();
  if (calendar === undefined || parts.month < 1 || parts.month > 12 || parts.day < 1 || parts.day > longest)
    throw new RangeError('not a birthday');
  return parts;
}

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
