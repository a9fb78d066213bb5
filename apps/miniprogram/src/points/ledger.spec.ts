// Pages of the ledger become one list without a line lost or doubled.
import { type PointsLine, type Stretch, byMonth, differs, longer, pendingDays } from './ledger';

const line = (seq: number, day: string): PointsLine => ({
  seq,
  kind: 'earn',
  title: '消费 · 新天地店',
  points: seq,
  day,
  at: `${day}T04:00:00Z`,
  why: [],
  lot: null,
  receipt: null,
});
const stretch = (months: Record<string, number>, lines: PointsLine[], next: string | null): Stretch => ({
  months: Object.entries(months).map(([month, gained]) => ({ month, gained, given: 0 })),
  lines,
  next,
});

const first = stretch({ '2026-11': 30, '2026-10': 12 }, [line(9, '2026-11-20'), line(8, '2026-10-31')], '8');

it('goes on where it stopped, with a line that comes twice shown once', () => {
  const page = stretch({ '2026-10': 19, '2026-09': 5 }, [line(8, '2026-10-31'), line(7, '2026-10-02')], null);
  const both = longer(first, page);
  expect(both.lines.map(({ seq }) => seq)).toEqual([9, 8, 7]);
  expect(both.next).toBeNull();
});

it('keeps one heading a month, newest first, with the sums of the later answer', () => {
  const page = stretch({ '2026-10': 19, '2025-12': 5 }, [line(7, '2026-10-02'), line(6, '2025-12-24')], '6');
  const months = byMonth(longer(first, page));
  expect(months.map(({ month, gained, lines }) => [month, gained, lines.map(({ seq }) => seq)])).toEqual([
    ['2026-11', 30, [9]],
    ['2026-10', 19, [8, 7]],
    ['2025-12', 5, [6]],
  ]);
});

it('starts again only when the newest line is another one', () => {
  expect(differs(first, stretch({}, [line(9, '2026-11-20')], null))).toBe(false);
  expect(differs(first, stretch({}, [line(10, '2026-11-21'), line(9, '2026-11-20')], null))).toBe(true);
});

it('knows from which days on waiting points are usable', () => {
  const lot = { left: 10, expiresOn: '2028-11-30', sentence: '' };
  const lines = [
    { ...line(3, '2026-11-22'), lot: { ...lot, state: 'pending' as const, availableOn: '2026-11-24' } },
    { ...line(2, '2026-11-22'), lot: { ...lot, state: 'pending' as const, availableOn: '2026-11-23' } },
    { ...line(1, '2026-11-22'), lot: { ...lot, state: 'pending' as const, availableOn: '2026-11-23' } },
    { ...line(0, '2026-11-01'), lot: { ...lot, state: 'usable' as const, availableOn: '2026-11-02' } },
  ];
  expect(pendingDays(lines)).toEqual(['2026-11-23', '2026-11-24']);
});
