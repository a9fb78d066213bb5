// When campaigns run: the next day and instant of each kind, festivals by the moon, and what is too late.
import { businessDay } from '@guike/kernel';
import { festivalIn } from './festivals';
import { isTooLate, nextRun, occasionOf } from './schedule';
import { scheduleInWords } from './schedule-words';

const rules = {
  timeZone: 'Asia/Shanghai',
  points: { multipliers: [{ when: { kind: 'day_of_month' as const, day: 8 }, times: 2 }] },
};
const now = new Date('2026-11-22T13:00:00+08:00');
const next = (schedule: Parameters<typeof nextRun>[0], after: string | null = null) => {
  const found = nextRun(schedule, rules, now, after === null ? null : businessDay(after));
  return found && [found.on, found.at.toISOString()];
};

it('comes today while its hour is ahead, else tomorrow', () => {
  expect(next({ kind: 'daily', hour: 14 })).toEqual(['2026-11-22', '2026-11-22T06:00:00.000Z']);
  expect(next({ kind: 'daily', hour: 10 })).toEqual(['2026-11-23', '2026-11-23T02:00:00.000Z']);
  expect(next({ kind: 'daily', hour: 10 }, '2026-11-20')).toEqual(['2026-11-21', '2026-11-21T02:00:00.000Z']);
});

it('knows the last day of a month, the eve of the member day, and the festivals of the moon', () => {
  expect(next({ kind: 'monthly', day: 31, hour: 10 })?.[0]).toBe('2026-11-30');
  expect(next({ kind: 'monthly', day: 31, hour: 10 }, '2027-01-31')?.[0]).toBe('2027-02-28');
  expect(next({ kind: 'member_day', daysBefore: 1, hour: 10 })?.[0]).toBe('2026-12-07');
  const festival = { kind: 'festival' as const, festivals: ['spring_festival' as const], daysBefore: 1, hour: 10 };
  expect(next(festival)?.[0]).toBe('2027-02-05');
});

it.each([
  ['spring_festival', 2026, '2026-02-17'],
  ['lantern', 2026, '2026-03-03'],
  ['dragon_boat', 2025, '2025-05-31'],
  ['qixi', 2025, '2025-08-29'],
  ['mid_autumn', 2025, '2025-10-06'],
  ['mid_autumn', 2026, '2026-09-25'],
  ['double_ninth', 2025, '2025-10-29'],
  ['qingming', 2026, '2026-04-05'],
  ['winter_solstice', 2025, '2025-12-21'],
] as const)('%s %i is %s', (code, year, day) => {
  expect(festivalIn(code, year)).toBe(day);
});

it('runs once at its instant, and never again', () => {
  const once = { kind: 'once' as const, at: '2026-12-01T10:30:00+08:00' };
  expect(next(once)).toEqual(['2026-12-01', '2026-12-01T02:30:00.000Z']);
  expect(next(once, '2026-12-01')).toBeNull();
});

it('leaves out a day that is over, makes up for what happened to somebody, and never leaves out what is once', () => {
  const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
  expect(isTooLate({ kind: 'daily', hour: 10 }, ago(23), now)).toBe(false);
  expect(isTooLate({ kind: 'daily', hour: 10 }, ago(25), now)).toBe(true);
  const event = { kind: 'event' as const, event: 'purchase' as const, afterDays: 3, hour: 10 };
  expect(isTooLate(event, ago(70), now)).toBe(false);
  expect(isTooLate(event, ago(73), now)).toBe(true);
  expect(isTooLate({ kind: 'once', at: '' }, ago(9_999), now)).toBe(false);
  expect(occasionOf(event, businessDay('2026-11-22'))).toEqual({ kind: 'purchase', on: '2026-11-19' });
});

it('is said as people say it', () => {
  const say = (schedule: Parameters<typeof nextRun>[0]) => scheduleInWords(schedule, rules, now);
  expect(say({ kind: 'once', at: '2026-12-01T10:30:00+08:00' })).toBe('12月1日 10:30，一次');
  expect(say({ kind: 'member_day', daysBefore: 1, hour: 10 })).toBe('每月 8 日会员日前 1 天 10 点');
  expect(say({ kind: 'festival', festivals: ['qixi', 'mid_autumn'], daysBefore: 0, hour: 9 })).toBe(
    '七夕、中秋节当天 9 点',
  );
  expect(say({ kind: 'event', event: 'joined', afterDays: 1, hour: 10 })).toBe('入会 1 天后 10 点');
});
