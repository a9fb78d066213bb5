// Windows open and close on their days, over the new year and on leap days too, and say so as people do.
import { businessDay } from '@guike/kernel';
import { isOpenOn, nextWindow, windowInWords } from './windows';

const window = (fromMonth: number, fromDay: number, toMonth: number, toDay: number) => ({
  fromMonth,
  fromDay,
  toMonth,
  toDay,
});
const march = window(3, 1, 3, 31);
const august = window(8, 1, 8, 31);
const winter = window(12, 20, 1, 10);
const february = window(2, 1, 2, 28);

it.each([
  ['2026-02-28', [march, august], false],
  ['2026-03-01', [march, august], true],
  ['2026-03-31', [march, august], true],
  ['2026-04-01', [march, august], false],
  ['2026-08-31', [march, august], true],
  ['2026-12-19', [winter], false],
  ['2026-12-20', [winter], true],
  ['2027-01-10', [winter], true],
  ['2027-01-11', [winter], false],
  ['2028-02-29', [february], true],
  ['2026-11-22', [], true],
])('on %s', (day, windows, isOpen) => {
  expect(isOpenOn(windows, businessDay(day))).toBe(isOpen);
});

it('says whole months as months, and days where they matter', () => {
  const words = [march, window(6, 1, 8, 31), february, winter, window(5, 20, 5, 20), window(3, 5, 3, 31)].map(
    windowInWords,
  );
  expect(words).toEqual(['3月', '6月至8月', '2月', '12月20日至1月10日', '5月20日', '3月5日至3月31日']);
});

it('knows which one comes next, over the new year too', () => {
  const next = (day: string) => nextWindow([august, march], businessDay(day));
  expect(next('2026-01-05')).toBe(march);
  expect(next('2026-04-01')).toBe(august);
  expect(next('2026-11-22')).toBe(march);
  expect(nextWindow([], businessDay('2026-11-22'))).toBeUndefined();
});
