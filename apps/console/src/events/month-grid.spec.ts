// A month in weeks, also where it begins on a Sunday or fills four of them exactly.
import { monthAfter, weeksOf } from './month-grid';

describe('a month in weeks', () => {
  it('begins on the Monday before the first and ends on the Sunday after the last', () => {
    const weeks = weeksOf('2026-11');
    expect(weeks).toHaveLength(6);
    expect(weeks[0]).toEqual([
      '2026-10-26',
      '2026-10-27',
      '2026-10-28',
      '2026-10-29',
      '2026-10-30',
      '2026-10-31',
      '2026-11-01',
    ]);
    expect(weeks.at(-1)?.at(-1)).toBe('2026-12-06');
  });

  it('takes four weeks for a February of four weeks', () => {
    expect(weeksOf('2027-02').map(([monday]) => monday)).toEqual([
      '2027-02-01',
      '2027-02-08',
      '2027-02-15',
      '2027-02-22',
    ]);
  });

  it('goes over the year, both ways', () => {
    expect([monthAfter('2026-12', 1), monthAfter('2026-01', -1), monthAfter('2026-03', -15)]).toEqual([
      '2027-01',
      '2025-12',
      '2024-12',
    ]);
  });
});
