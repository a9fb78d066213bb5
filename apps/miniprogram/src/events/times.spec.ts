// When an event is and how long there still is, in words.
import { countdown, isToday, leftWords, momentWords, printedDate } from './times';

const now = Date.parse('2026-11-22T06:00:00Z');
const after = (ms: number) => new Date(now + ms).toISOString();
const HOUR = 3_600_000;

it('prints the date by the shop, and the other day of an end after midnight', () => {
  expect(printedDate('2026-11-28T06:30:00Z', '2026-11-28T09:00:00Z', now)).toEqual({
    day: '11月28日',
    weekday: '周六',
    hours: '14:30 – 17:00',
  });
  expect(printedDate('2026-12-31T12:00:00Z', '2026-12-31T17:00:00Z', now).hours).toBe('20:00 – 2027年1月1日 01:00');
  expect(momentWords('2026-11-28T16:05:00Z', now)).toBe('11月29日 00:05');
});

it('says how long there is, never more than there is', () => {
  const words = [72 * HOUR, 71.9 * HOUR, 47.9 * HOUR, HOUR, HOUR - 1, 30_000, 0, -1].map((ms) =>
    leftWords(after(ms), now),
  );
  expect(words).toEqual([
    '还有 3 天',
    '还有 2 天',
    '还有 47 小时',
    '还有 1 小时',
    '还有 59 分钟',
    '还有 1 分钟',
    null,
    null,
  ]);
});

it('counts down to the second, and ends', () => {
  expect([2 * HOUR, 3_909_000, 59_000, 999, -5].map((ms) => countdown(after(ms), now))).toEqual([
    ...['2:00:00', '1:05:09', '0:00:59', null, null],
  ]);
});

it('knows the day by the shop, not by the phone', () => {
  expect(isToday('2026-11-22T15:59:00Z', now)).toBe(true);
  expect(isToday('2026-11-22T16:00:00Z', now)).toBe(false);
});
