// What waits in the store for somebody's birthday, by tier, and from when to when. Pure. Source: product.md, Birthdays.
import { type BusinessDay, addDays, addMonths } from '@guike/kernel';
import type { Programme } from '@guike/programme';

export interface BirthdayGift {
  readonly name: string;
  /** Business days, both included. */
  readonly from: BusinessDay;
  readonly through: BusinessDay;
}

/** Whoever is told late still has a fortnight. */
const LATE_DAYS = 13;

/** The gift of a tier in the month of the birthday; null where the programme has none for it. */
export function giftOf(
  { birthday }: Programme,
  tier: string | null,
  day: BusinessDay,
  today: BusinessDay,
): BirthdayGift | null {
  const found = birthday?.gift.find(({ tiers }) => tiers.length === 0 || (tier !== null && tiers.includes(tier)));
  if (!found) return null;
  const first = `${day.slice(0, 7)}-01` as BusinessDay;
  const last = addDays(addMonths(first, 1), -1);
  const late = addDays(today, LATE_DAYS);
  return {
    name: found.gift,
    from: first > today ? first : today,
    through: day < today && late > last ? late : last,
  };
}
