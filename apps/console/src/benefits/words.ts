// What states and kinds of benefits are called in the office.
import type { AnswerOf, adminBenefitEndpoints, adminBookingEndpoints } from '@guike/contracts/http';

type Delivery = AnswerOf<typeof adminBenefitEndpoints.benefits>['items'][number]['delivery'];
type UseState = AnswerOf<typeof adminBookingEndpoints.bookings>['items'][number]['state'];
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
export const useStateNames: Readonly<Record<UseState, string>> = {
  asked: '等准备',
  booked: '已约',
  prepared: '已备好',
  delivered: '已完成',
  confirmed: '会员已确认',
  cancelled: '已取消',
  missed: '没有来',
};
export const standingNames: Readonly<Record<Standing, string>> = {
  usable: '可用',
  early: '未到可用日',
  used: '已用',
  ended: '已过期',
  void: '已收回',
};
export const weekdays = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const;

/** 14:30 */
export const timeOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** Minutes of the day; null for what is no time. */
export function minuteOf(text: string): number | null {
  const parts = /^(\d{1,2})[:：](\d{2})$/.exec(text.trim());
  const minute = parts ? Number(parts[1]) * 60 + Number(parts[2]) : NaN;
  return minute <= 1440 ? minute : null;
}
