// When a reward is open, as people fill it in: always, whole months, or days of the year. Pure.
import type { Reward } from './reward';

export type Window = Reward['windows'][number];

export interface Opening {
  readonly kind: 'always' | 'months' | 'days';
  /** 1 to 12, ascending; of `months`. */
  readonly months: readonly number[];
  /** Of `days`. */
  readonly days: readonly Window[];
}

/** February's twenty-eighth stands for its end, in leap years too. */
const LAST_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const YEAR = 12;
export const MONTHS = LAST_DAYS.map((_, index) => index + 1);

const lastOf = (month: number): number => LAST_DAYS[month - 1] ?? 31;
const before = (month: number): number => (month === 1 ? YEAR : month - 1);
const after = (month: number): number => (month === YEAR ? 1 : month + 1);
const isWhole = ({ fromDay, toMonth, toDay }: Window): boolean => fromDay === 1 && toDay >= lastOf(toMonth);

export const aDay: Window = { fromMonth: 1, fromDay: 1, toMonth: 1, toDay: 31 };

export function openingOf(windows: readonly Window[]): Opening {
  if (windows.length === 0) return { kind: 'always', months: [], days: [] };
  if (!windows.every(isWhole)) return { kind: 'days', months: [], days: windows };
  const months = new Set<number>();
  for (const { fromMonth, toMonth } of windows) {
    for (let month = fromMonth; ; month = after(month)) {
      months.add(month);
      if (month === toMonth) break;
    }
  }
  return { kind: 'months', months: [...months].sort((one, other) => one - other), days: [] };
}

/** Months side by side are one window, over the new year too; all of them are none. */
export function windowsOf({ kind, months, days }: Opening): Window[] {
  if (kind === 'always') return [];
  if (kind === 'days') return [...days];
  const chosen = new Set(months);
  if (chosen.size === YEAR) return [];
  const starts = [...chosen].filter((month) => !chosen.has(before(month))).sort((one, other) => one - other);
  return starts.map((fromMonth) => {
    let toMonth = fromMonth;
    while (chosen.has(after(toMonth))) toMonth = after(toMonth);
    return { fromMonth, fromDay: 1, toMonth, toDay: lastOf(toMonth) };
  });
}
