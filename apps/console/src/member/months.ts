// Ledger lines of several pages under the months they belong to, each month once.
import type { AnswerOf, adminMemberEndpoints } from '@guike/contracts/http';

type PointsPage = AnswerOf<typeof adminMemberEndpoints.memberPoints>;

export interface Month {
  /** YYYY-MM */
  readonly month: string;
  /** Points of the whole month, also of lines that no page has brought yet. */
  readonly gained: number;
  readonly given: number;
  readonly lines: PointsPage['lines'];
}

/** In the order of the lines. A month that pages share has one heading, with the sums of the page read last. */
export function monthsOf(pages: readonly PointsPage[]): Month[] {
  const sums = new Map(pages.flatMap(({ months }) => months).map((sum) => [sum.month, sum]));
  const lines = new Map<string, PointsPage['lines']>();
  for (const line of pages.flatMap((page) => page.lines)) {
    const month = line.day.slice(0, 7);
    lines.set(month, [...(lines.get(month) ?? []), line]);
  }
  return [...lines].map(([month, own]) => ({
    month,
    gained: sums.get(month)?.gained ?? 0,
    given: sums.get(month)?.given ?? 0,
    lines: own,
  }));
}
