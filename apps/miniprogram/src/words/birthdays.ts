// The months and days of both calendars for choosing a birthday from. Pure.
import { moonDayInWords, moonMonthInWords } from '@guike/kernel';

export type Calendar = 'solar' | 'lunar';

export interface Named {
  readonly value: string;
  readonly label: string;
}

const two = (number: number): string => String(number).padStart(2, '0');
const upTo = (last: number): number[] => Array.from({ length: last }, (_, place) => place + 1);

/** Years of birth, the likely ones first: from fourteen years before this one to 1920. */
export const birthYears = (thisYear: number): Named[] =>
  upTo(thisYear - 14 - 1920 + 1).map((back) => {
    const year = String(thisYear - 14 - back + 1);
    return { value: year, label: `${year}年` };
  });

export const birthMonths = (calendar: Calendar): Named[] =>
  upTo(12).map((month) => ({
    value: two(month),
    label: calendar === 'lunar' ? moonMonthInWords(month) : `${month}月`,
  }));

/** Of the sun's month by its length in a leap year; of the moon's up to 三十: the server knows which year had it. */
export function birthDays(calendar: Calendar, month: string): Named[] {
  const last = calendar === 'lunar' ? 30 : new Date(Date.UTC(2000, Number(month || 1), 0)).getUTCDate();
  return upTo(last).map((day) => ({ value: two(day), label: calendar === 'lunar' ? moonDayInWords(day) : `${day}日` }));
}
