// Redemption windows: the days of every year on which a reward may be redeemed, and their words. Pure. Source:
// programmes.md, counter ("only in March and August").
import { type BusinessDay, dayOfMonth } from '@guike/kernel';

/** Both ends belong to it. One that ends before it begins spans the new year. */
export interface RewardWindow {
  readonly fromMonth: number;
  readonly fromDay: number;
  readonly toMonth: number;
  readonly toDay: number;
}

/** The shortest that each month can be: who opens until then means the whole month. */
const SHORTEST = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const YEAR = 1_300;

const place = (month: number, day: number) => month * 100 + day;
const placeOf = (day: BusinessDay) => place(Number(day.slice(5, 7)), dayOfMonth(day));
const fromOf = ({ fromMonth, fromDay }: RewardWindow) => place(fromMonth, fromDay);
const toOf = ({ toMonth, toDay }: RewardWindow) => place(toMonth, toMonth === 2 && toDay === 28 ? 29 : toDay);

function contains(window: RewardWindow, at: number): boolean {
  const [from, to] = [fromOf(window), toOf(window)];
  return from <= to ? from <= at && at <= to : at >= from || at <= to;
}

/** No windows at all: always open. */
export function isOpenOn(windows: readonly RewardWindow[], day: BusinessDay): boolean {
  return windows.length === 0 || windows.some((window) => contains(window, placeOf(day)));
}

/** 3月 · 6月至8月 · 3月5日至4月10日 */
export function windowInWords(window: RewardWindow): string {
  const { fromMonth, fromDay, toMonth, toDay } = window;
  const isWhole = fromDay === 1 && toDay >= (SHORTEST[toMonth - 1] ?? 0);
  if (isWhole) return fromMonth === toMonth ? `${fromMonth}月` : `${fromMonth}月至${toMonth}月`;
  if (fromMonth === toMonth && fromDay === toDay) return `${fromMonth}月${fromDay}日`;
  return `${fromMonth}月${fromDay}日至${toMonth}月${toDay}日`;
}

/** The window that begins next after a day on which none is open; undefined without windows. */
export function nextWindow(windows: readonly RewardWindow[], day: BusinessDay): RewardWindow | undefined {
  const at = placeOf(day);
  const ahead = (window: RewardWindow) => fromOf(window) + (fromOf(window) > at ? 0 : YEAR);
  return [...windows].sort((one, other) => ahead(one) - ahead(other))[0];
}
