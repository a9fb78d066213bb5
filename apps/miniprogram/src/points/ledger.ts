// The pages of the ledger put together, and cut into months. Pure.
import type { AnswerOf, memberEndpoints } from '@guike/contracts/http';

export type PointsPage = AnswerOf<typeof memberEndpoints.points>;
export type PointsLine = PointsPage['lines'][number];
export type Month = PointsPage['months'][number];

/** The part of the ledger that is on the screen, newest first. */
export interface Stretch {
  readonly months: readonly Month[];
  readonly lines: readonly PointsLine[];
  /** Where the older lines go on; null when there are none. */
  readonly next: string | null;
}
export interface MonthOfLines extends Month {
  readonly lines: readonly PointsLine[];
}

/** A screen holds fewer than 1,000 nodes (WeChat's audit); a line has about eight. */
export const LINES_AT_ONCE = 75;

/** What is shown, and the page after it. A line that both have is shown once; a month's sums are those of the later answer. */
export function longer(shown: Stretch, page: Stretch): Stretch {
  const known = new Set(shown.lines.map((line) => line.seq));
  const months = new Map([...shown.months, ...page.months].map((month) => [month.month, month]));
  return {
    months: [...months.values()].sort((one, other) => (one.month < other.month ? 1 : -1)),
    lines: [...shown.lines, ...page.lines.filter((line) => !known.has(line.seq))],
    next: page.next,
  };
}

/** Lines under the headings of their months. Lines keep their order, which is that of the booking. */
export function byMonth({ months, lines }: Stretch): MonthOfLines[] {
  return months
    .map((month) => ({ ...month, lines: lines.filter((line) => line.day.startsWith(month.month)) }))
    .filter((month) => month.lines.length > 0);
}

/** Whether an answer that came later says something new: then what is shown starts again from it. */
export function differs(shown: Stretch, fresh: Stretch): boolean {
  return shown.lines[0]?.seq !== fresh.lines[0]?.seq;
}

/** The days on which points that wait become usable, soonest first. */
export function pendingDays(lines: readonly PointsLine[]): string[] {
  const days = lines.flatMap(({ lot }) => (lot?.state === 'pending' ? [lot.availableOn] : []));
  return [...new Set(days)].sort();
}
