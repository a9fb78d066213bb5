// Money, numbers, days and times as people in the shop read them.
import { businessDayOf } from '@guike/kernel';
import { clock } from '../clock';

/** The shop's time zone, wherever the browser stands. */
const ZONE = 'Asia/Shanghai';
const grouped = new Intl.NumberFormat('en-US');
const exactYuan = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const wall = new Intl.DateTimeFormat('en-US', { timeZone: ZONE, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const MINUS = '−';

/** 12,345; a real minus sign. */
export function count(value: number): string {
  return value < 0 ? `${MINUS}${grouped.format(-value)}` : grouped.format(value);
}

/** +12, −12 or 0. */
export function signed(value: number): string {
  return value > 0 ? `+${grouped.format(value)}` : count(value);
}

/** Fen to the fen: ¥1,240.00. */
export function money(fen: number): string {
  return `${fen < 0 ? MINUS : ''}¥${exactYuan.format(Math.abs(fen) / 100)}`;
}

/** Fen as whole yuan, for figures that are read at a glance: ¥1,240. */
export function roundMoney(fen: number): string {
  return `${fen < 0 ? MINUS : ''}¥${grouped.format(Math.round(Math.abs(fen) / 100))}`;
}

/** A business day: 11月22日, with its year when that is not this one. */
export function dayText(day: string): string {
  const [year = '', month, date] = day.split('-');
  const text = `${Number(month)}月${Number(date)}日`;
  return year === businessDayOf(clock.now(), ZONE).slice(0, 4) ? text : `${year}年${text}`;
}

/** A month written YYYY-MM: 2026年11月. */
export function monthText(month: string): string {
  const [year, number] = month.split('-');
  return `${year}年${Number(number)}月`;
}

/** The shop's clock at an instant: 14:05. */
export function minuteOf(instant: Date): string {
  return wall.format(instant);
}

/** An instant on the shop's clock: 11月22日 14:05. */
export function timeText(instant: string): string {
  const at = new Date(instant);
  return `${dayText(businessDayOf(at, ZONE))} ${minuteOf(at)}`;
}

/** The share of what has been done, in whole percent; 100 only when all is. */
export function percent(done: number, all: number): number {
  return all === 0 ? 0 : Math.floor((done / all) * 100);
}
