// What states and kinds of benefits are called in the office.
import type { AnswerOf, adminBenefitEndpoints } from '@guike/contracts/http';
import { timeOf } from '@guike/kernel';

type Delivery = AnswerOf<typeof adminBenefitEndpoints.benefits>['items'][number]['delivery'];
type Standing = AnswerOf<typeof adminBenefitEndpoints.coupons>['items'][number]['standing'];

export const deliveryNames: Readonly<Record<Delivery, string>> = {
  arrival: '到店即享',
  booking: '预约',
  loan: '借用',
  coupon: '优惠券',
  priority: '优先',
  longer_return: '退换延长',
  event: '活动',
  service: '专人服务',
  partner: '合作商家',
  custom: '专属准备',
};
export const standingNames: Readonly<Record<Standing, string>> = {
  usable: '可用',
  early: '未到可用日',
  used: '已用',
  ended: '已过期',
  void: '已收回',
};
export const weekdays = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const;

interface Opening {
  /** 1 is Monday. */
  readonly weekday: number;
  readonly from: number;
  readonly to: number;
  readonly capacity: number;
}

/** Days with the same hours in one line: 周二至周日 10:00–20:00，同时 2 位 */
export function weekInWords(hours: readonly Opening[]): string[] {
  const lines = new Map<string, number[]>();
  for (const { weekday, from, to, capacity } of hours) {
    const line = `${timeOf(from)}–${timeOf(to)}，同时 ${capacity} 位`;
    lines.set(line, [...(lines.get(line) ?? []), weekday]);
  }
  return [...lines].map(([line, days]) => `${daysInWords(days)} ${line}`);
}

function daysInWords(days: readonly number[]): string {
  const [first = 1] = days;
  const last = days.at(-1) ?? first;
  if (days.length === 7) return '每天';
  const isRun = days.length > 2 && last - first === days.length - 1;
  const name = (day: number) => weekdays[day - 1] ?? '';
  return isRun ? `${name(first)}至${name(last)}` : days.map(name).join('、');
}

/** Minutes of the day; null for what is no time. */
export function minuteOf(text: string): number | null {
  const parts = /^(\d{1,2})[:：](\d{2})$/.exec(text.trim());
  const minute = parts ? Number(parts[1]) * 60 + Number(parts[2]) : NaN;
  return minute <= 1440 ? minute : null;
}
