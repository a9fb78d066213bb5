// When an event comes again, month after month. Pure. Source: issue 7 (recurring).
import { type BusinessDay, addDays, businessDay } from '@guike/kernel';
import type { EventRepeat } from './event';

/** So long before its day the next one is made as a draft. */
export const DRAFT_DAYS_BEFORE = 28;
const LAST = 5;

/** The day in the month of `month` (YYYY-MM). */
export function occurrenceIn(month: string, repeat: EventRepeat): BusinessDay {
  const first = businessDay(`${month}-01`);
  if (repeat.kind === 'day') return addDays(first, repeat.day - 1);
  const firstWeekday = weekdayOf(first);
  const inFirstWeek = addDays(first, (repeat.weekday - firstWeekday + 7) % 7);
  if (repeat.nth < LAST) return addDays(inFirstWeek, 7 * (repeat.nth - 1));
  const fifth = addDays(inFirstWeek, 28);
  return fifth.startsWith(month) ? fifth : addDays(inFirstWeek, 21);
}

/** The first day of the rhythm after a day. */
export function nextOccurrence(after: BusinessDay, repeat: EventRepeat): BusinessDay {
  const month = after.slice(0, 7);
  const here = occurrenceIn(month, repeat);
  return here > after ? here : occurrenceIn(monthAfter(month), repeat);
}

/** 每月第二个周六 · 每月 8 日 */
export function repeatInWords(repeat: EventRepeat): string {
  if (repeat.kind === 'day') return `每月 ${repeat.day} 日`;
  const nth = repeat.nth >= LAST ? '最后一个' : `第${NUMBERS[repeat.nth - 1] ?? ''}个`;
  return `每月${nth}周${WEEKDAYS[repeat.weekday - 1] ?? ''}`;
}

const NUMBERS = ['一', '二', '三', '四'];
const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'];

function monthAfter(month: string): string {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

/** 1 Monday to 7 Sunday. */
export function weekdayOf(day: BusinessDay): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}
