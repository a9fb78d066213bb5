// The ledger's months, as pages bring their lines.
import { monthsOf } from './months';

type Page = Parameters<typeof monthsOf>[0][number];

const line = (seq: number, day: string): Page['lines'][number] => ({
  seq,
  kind: 'earn',
  title: '消费',
  points: 1,
  day,
  at: `${day}T04:00:00Z`,
  why: [],
  lot: null,
  receipt: null,
});
const points = { balance: 0, available: 0, pending: 0, owed: 0, worthFen: 0, expiring: [] };
const month = (name: string, gained: number) => ({ month: name, gained, given: 0 });

it('gives a month that two pages share one heading with all its lines', () => {
  const pages: Page[] = [
    {
      points,
      months: [month('2026-11', 30), month('2026-10', 9)],
      lines: [line(5, '2026-11-02'), line(4, '2026-10-30')],
      next: '4',
    },
    { points, months: [month('2026-10', 9)], lines: [line(3, '2026-10-02')], next: null },
  ];
  expect(monthsOf(pages).map(({ month, gained, lines }) => [month, gained, lines.map(({ seq }) => seq)])).toEqual([
    ['2026-11', 30, [5]],
    ['2026-10', 9, [4, 3]],
  ]);
});

it('has no months without lines', () => {
  expect(monthsOf([{ points, months: [], lines: [], next: null }])).toEqual([]);
});
