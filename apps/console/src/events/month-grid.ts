// The days of a month in weeks from Monday, with those of its neighbours that fill the first and the last week. Pure.

/** A month written YYYY-MM. */
export type Month = string;

const pad = (value: number): string => String(value).padStart(2, '0');
const dayOf = (date: Date): string =>
  `${date.getUTCFullYear()}-${pad(date.getUTCMonth() + 1)}-${pad(date.getUTCDate())}`;
const firstOf = (month: Month): number => Date.parse(`${month}-01T00:00:00Z`);
const DAY_MS = 86_400_000;
const WEEK = 7;

/** The month so many further on; backwards below 0. */
export function monthAfter(month: Month, by: number): Month {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const at = year * 12 + number - 1 + by;
  return `${Math.floor(at / 12)}-${pad((at % 12) + 1)}`;
}

/** Weeks of seven days written YYYY-MM-DD, the first a Monday. */
export function weeksOf(month: Month): string[][] {
  const first = firstOf(month);
  const next = firstOf(monthAfter(month, 1));
  const lead = (new Date(first).getUTCDay() + WEEK - 1) % WEEK;
  const weeks: string[][] = [];
  for (let monday = first - lead * DAY_MS; monday < next; monday += WEEK * DAY_MS)
    weeks.push(Array.from({ length: WEEK }, (_, at) => dayOf(new Date(monday + at * DAY_MS))));
  return weeks;
}
