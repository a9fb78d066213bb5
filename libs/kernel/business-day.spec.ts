// Days of the programme's time zone, whatever zone the machine stands in.
import fc from 'fast-check';
import {
  addDays,
  addMonths,
  businessDay,
  businessDayOf,
  dayOfMonth,
  daysBetween,
  instantOfLocal,
} from './business-day';

const shanghai = 'Asia/Shanghai';
const day = businessDay;

describe('the business day of an instant', () => {
  it.each([
    ['2026-03-07T15:59:59Z', '2026-03-07'],
    ['2026-03-07T16:00:00Z', '2026-03-08'],
    ['2026-12-31T16:00:00Z', '2027-01-01'],
  ])('%s falls on %s in Shanghai', (instant, expected) => {
    expect(businessDayOf(new Date(instant), shanghai)).toBe(expected);
  });

  it('follows daylight saving where the zone has it', () => {
    expect(businessDayOf(new Date('2026-03-29T22:59:59Z'), 'Europe/London')).toBe('2026-03-29');
    expect(businessDayOf(new Date('2026-03-29T23:00:00Z'), 'Europe/London')).toBe('2026-03-30');
  });
});

it.each(['2026-02-29', '2026-13-01', '2026-00-10', '26-01-01', '2026-1-1', 'today', ''])('%s is no day', (text) => {
  expect(() => businessDay(text)).toThrow(RangeError);
});

it.each([
  ['2024-02-29', 12, '2025-02-28'],
  ['2026-01-31', 1, '2026-02-28'],
  ['2026-08-31', 24, '2028-08-31'],
  ['2026-11-30', 3, '2027-02-28'],
  ['2026-03-31', -1, '2026-02-28'],
])('%s and %i months is %s', (from, months, expected) => {
  expect(addMonths(day(from), months)).toBe(expected);
});

it('counts days and knows the day of the month', () => {
  expect(addDays(day('2026-02-28'), 1)).toBe('2026-03-01');
  expect(daysBetween(day('2026-02-28'), day('2026-03-08'))).toBe(8);
  expect(dayOfMonth(day('2026-03-08'))).toBe(8);
});

it('adding days and counting them are each other’s inverse', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
      fc.integer({ min: -9_999, max: 9_999 }),
      (date, days) => {
        const from = businessDayOf(date, shanghai);
        expect(daysBetween(from, addDays(from, days))).toBe(days);
      },
    ),
  );
});

describe('a local time as an instant', () => {
  it('is read in the zone given', () => {
    expect(instantOfLocal('2009-12-01 07:45:00', shanghai).toISOString()).toBe('2009-11-30T23:45:00.000Z');
    expect(instantOfLocal('2010-07-01 12:00:00', 'Europe/London').toISOString()).toBe('2010-07-01T11:00:00.000Z');
  });

  it('takes a time that daylight saving skips as one just after the gap', () => {
    expect(instantOfLocal('2026-03-29 01:30:00', 'Europe/London').toISOString()).toBe('2026-03-29T01:30:00.000Z');
  });
});
