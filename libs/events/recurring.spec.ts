// When an event comes again: the nth weekday or a day of each month.
import { businessDay } from '@guike/kernel';
import { nextOccurrence, occurrenceIn, repeatInWords } from './recurring';

const weekday = (nth: number, day: number) => ({ kind: 'weekday', nth, weekday: day }) as const;

it.each([
  ['2026-03', weekday(1, 6), '2026-03-07'],
  ['2026-03', weekday(2, 7), '2026-03-08'],
  ['2026-03', weekday(5, 1), '2026-03-30'],
  ['2026-02', weekday(5, 6), '2026-02-28'],
  ['2026-02', weekday(5, 1), '2026-02-23'],
  ['2026-03', { kind: 'day', day: 8 } as const, '2026-03-08'],
])('in %s %j is %s', (month, repeat, expected) => expect(occurrenceIn(month, repeat)).toBe(expected));

it('goes on with the next month, over the year’s end, too', () => {
  expect(nextOccurrence(businessDay('2026-03-06'), weekday(1, 6))).toBe('2026-03-07');
  expect(nextOccurrence(businessDay('2026-03-07'), weekday(1, 6))).toBe('2026-04-04');
  expect(nextOccurrence(businessDay('2026-12-20'), { kind: 'day', day: 8 })).toBe('2027-01-08');
});

it('is said as a shop says it', () => {
  expect([weekday(2, 6), weekday(5, 7), { kind: 'day', day: 8 } as const].map(repeatInWords)).toEqual([
    '每月第二个周六',
    '每月最后一个周日',
    '每月 8 日',
  ]);
});
