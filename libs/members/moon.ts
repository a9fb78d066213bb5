// The months of the moon's years, as the calendar of China has them (GB/T 33661). Pure; a year is worked out once.
import { type BusinessDay, businessDay } from '@guike/kernel';
import { LunarYear } from 'tyme4ts';

/** A month of the moon. */
export interface MoonMonth {
  /** 1 to 12; a leap month has the number of the one before. */
  readonly month: number;
  readonly isLeap: boolean;
  readonly first: BusinessDay;
  /** 29 or 30. */
  readonly days: number;
}

const years = new Map<number, readonly MoonMonth[]>();

/** The twelve or thirteen months of a year of the moon, which begins in January or February of the sun's. */
export function moonYear(year: number): readonly MoonMonth[] {
  const known = years.get(year);
  if (known) return known;
  const months = LunarYear.fromYear(year)
    .getMonths()
    .map((each): MoonMonth => {
      const first = each.getFirstDay().getSolarDay();
      const parts = [first.getYear(), two(first.getMonth()), two(first.getDay())];
      return {
        month: Math.abs(each.getMonthWithLeap()),
        isLeap: each.isLeap(),
        first: businessDay(parts.join('-')),
        days: each.getDayCount(),
      };
    });
  years.set(year, months);
  return months;
}

const two = (value: number): string => String(value).padStart(2, '0');
