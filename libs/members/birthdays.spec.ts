// Birthdays by both calendars: known days, and that each comes exactly once in each of its years.
import { type BusinessDay, addDays, businessDay } from '@guike/kernel';
import fc from 'fast-check';
import { birthdayIn, birthdayKey, birthdaysOf, isBirthMonth, isBirthday, keysOfDay, nextBirthday } from './birthdays';

const day = businessDay;
const two = (value: number) => String(value).padStart(2, '0');

describe('the day on which a birthday is kept', () => {
  it.each([
    ['solar:1990-11-22', 2026, '2026-11-22'],
    ['solar:1992-02-29', 2026, '2026-02-28'],
    ['solar:1992-02-29', 2028, '2028-02-29'],
    ['solar:1992-02-29', 2100, '2100-02-28'],
    // 春节, 端午, 中秋, 除夕, as printed calendars have them.
    ['lunar:1990-01-01', 2026, '2026-02-17'],
    ['lunar:1990-05-05', 2026, '2026-06-19'],
    ['lunar:1990-08-15', 2026, '2026-09-25'],
    ['lunar:1990-08-15', 2033, '2033-09-08'],
    // The twelfth month of 2025 has 29 days, and ends in February 2026.
    ['lunar:1990-12-30', 2025, '2026-02-16'],
    // The sixth month of 2025 comes twice: the regular one counts.
    ['lunar:1990-06-15', 2025, '2025-07-09'],
  ])('%s in %i is %s', (text, year, expected) => expect(birthdayIn(text, year)).toBe(expected));

  it('has no keys of the moon in a leap month', () => {
    expect(keysOfDay(day('2025-07-25'))).toEqual(['solar:07-25']);
    expect(keysOfDay(day('2025-07-24'))).toEqual(['solar:07-24', 'lunar:06-30']);
  });

  it('keeps a missing day with the last one there is', () => {
    expect(birthdaysOf(day('2026-02-28'))).toEqual([
      { key: 'solar:02-28', year: 2026 },
      { key: 'solar:02-29', year: 2026 },
      { key: 'lunar:01-12', year: 2026 },
    ]);
    expect(birthdaysOf(day('2026-02-16'))).toEqual([
      { key: 'solar:02-16', year: 2026 },
      { key: 'lunar:12-29', year: 2025 },
      { key: 'lunar:12-30', year: 2025 },
    ]);
  });
});

it('comes exactly once in each year of its own calendar, from 1950 to 2100, and on the day that it says', () => {
  const seen = new Map<string, BusinessDay>();
  for (let each = day('1950-01-01'); each < '2102-03-01'; each = addDays(each, 1)) {
    for (const { key, year } of birthdaysOf(each)) {
      const name = `${key}/${year}`;
      if (seen.has(name)) throw new Error(`${name} on ${seen.get(name)} and on ${each}`);
      seen.set(name, each);
    }
  }
  const days = (calendar: string) =>
    Array.from({ length: 12 }, (_, month) =>
      calendar === 'lunar' ? 30 : new Date(Date.UTC(2000, month + 1, 0)).getUTCDate(),
    ).flatMap((most, month) => Array.from({ length: most }, (_, nth) => `${two(month + 1)}-${two(nth + 1)}`));
  for (const calendar of ['solar', 'lunar']) {
    for (const date of days(calendar)) {
      // The moon's year 1949 ends in the sun's 1950.
      for (let year = 1950; year <= 2100; year += 1) {
        const found = seen.get(`${calendar}:${date}/${year}`);
        if (found !== birthdayIn(`${calendar}:2000-${date}`, year)) throw new Error(`${calendar}:${date}/${year}`);
      }
    }
  }
});

it("agrees with the machine's own calendar wherever that is not known to err", () => {
  const moon = new Intl.DateTimeFormat('en-u-ca-chinese', { timeZone: 'UTC', month: 'numeric', day: 'numeric' });
  // ICU puts a few new moons near midnight on the wrong side; printed calendars are right about these years.
  const checked = fc.integer({ min: 0, max: 365 * 10 - 1 }).map((days) => addDays(day('2019-01-01'), days));
  fc.assert(
    fc.property(checked, (each) => {
      const [month = '', date = ''] = moon.format(new Date(`${each}T00:00:00Z`)).split('/');
      fc.pre(each < '2027-02-01' || each > '2027-04-30');
      const expected = month.endsWith('bis') ? undefined : `lunar:${two(Number(month))}-${two(Number(date))}`;
      expect(keysOfDay(each).find((key) => key.startsWith('lunar'))).toBe(expected);
    }),
    { numRuns: 300 },
  );
});

it('finds the next birthday, today included', () => {
  expect(nextBirthday('solar:1990-11-22', day('2026-11-22'))).toEqual({ day: '2026-11-22', year: 2026 });
  expect(nextBirthday('solar:1990-11-21', day('2026-11-22'))).toEqual({ day: '2027-11-21', year: 2027 });
  expect(nextBirthday('lunar:1990-12-20', day('2027-01-01'))).toEqual({ day: '2027-01-27', year: 2026 });
});

it('knows the month of the sun that a birthday of the moon is kept in', () => {
  expect(isBirthMonth('lunar:1990-12-20', day('2027-01-02'))).toBe(true);
  expect(isBirthMonth('lunar:1990-12-20', day('2026-12-31'))).toBe(false);
  expect(isBirthMonth('solar:1990-11-01', day('2026-11-22'))).toBe(true);
});

it.each([
  ['solar:1992-02-29', 'solar:02-29'],
  ['lunar:1990-08-30', 'lunar:08-30'],
])('%s is found by %s', (text, key) => expect(birthdayKey(text)).toBe(key));

it.each([
  '',
  '1990-08-15',
  'solar:1990-13-01',
  'solar:1990-02-30',
  'lunar:1990-08-31',
  'lunar:1990-00-10',
  'moon:1990-01-01',
])('"%s" is no birthday', (text) => {
  expect(() => birthdayKey(text)).toThrow(RangeError);
  expect(isBirthday(text)).toBe(false);
});

it.each([
  ['solar:1990-02-29', false],
  ['solar:1992-02-29', true],
  // The twelfth month of 2025 has 29 days, the first of 2026 thirty.
  ['lunar:2025-12-30', false],
  ['lunar:2026-01-30', true],
  // The sixth month of 2025 has thirty days, its leap month 29.
  ['lunar:2025-06-30', true],
])('that %s is a birthday is %s', (text, expected) => expect(isBirthday(text)).toBe(expected));
