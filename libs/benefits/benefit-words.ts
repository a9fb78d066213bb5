// Benefits in the words of a shop: how to get one, what limits it, what is left. Pure. Source: design.md, Copy.
import { type BusinessDay, daysBetween } from '@guike/kernel';
import { type Tier, dayInWords, discountInWords } from '@guike/programme';
import type { Benefit, Entitlement, Resting } from './entitlements';
import { type Quota, type UseState, nextPeriod } from './uses';

const ways: Readonly<Record<Benefit['delivery'], string>> = {
  arrival: '到店出示会员码，导购为您准备',
  booking: '先约好门店和时间，到店就为您做',
  loan: '到店出示会员码借用，用完还到任一门店',
  coupon: '先领券，付款时出示券码',
  priority: '到店或来电说一声，优先为您安排',
  longer_return: '不用申请，退换货时按会员期限办理',
  event: '有活动先通知您，在活动页报名',
  service: '到店或来电说一声，专人为您安排',
  partner: '到合作商家出示权益码',
  custom: '按您的喜好准备，到时联系您',
};

/** How its member comes by it. */
export const wayInWords = ({ delivery }: Benefit): string => ways[delivery];

const periods = { visit: '每次到店', month: '每月', quarter: '每季度', year: '每年', once: '共' } as const;
const now = { visit: '今天', month: '本月', quarter: '本季度', year: '今年', once: '' } as const;

/** What limits a right: 每月 1 次, 可提前 7 天预约, 限一店. `ownStore`: the name of the store that the card is of. */
export function termsInWords(
  { benefit, quota, onlyAt, until }: Pick<Entitlement, 'benefit' | 'quota' | 'onlyAt' | 'until'>,
  today: BusinessDay,
  ownStore: string | null,
): string[] {
  const { bookAheadDays, percentOff, answerWithinMinutes, aroundTheClock } = benefit;
  return [
    ...(percentOff === null ? [] : [discountInWords(percentOff)]),
    ...(quota === null ? [] : [`${periods[quota.per]} ${quota.times} 次`]),
    ...(bookAheadDays === null ? [] : [bookAheadDays === 0 ? '当天可约' : `可提前 ${bookAheadDays} 天预约`]),
    ...(answerWithinMinutes === null ? [] : [`${answerWithinMinutes} 分钟内回应`]),
    ...(aroundTheClock ? ['24 小时'] : []),
    ...(onlyAt === null ? [] : [ownStore === null ? '限开卡门店' : `限${ownStore}`]),
    ...(until === null ? [] : [`${dayInWords(until, today)}前（含当日）`]),
  ];
}

/** 本月还可用 1 次; null where there is no limit or nothing left: usedUpInWords tells that. */
export function leftInWords(quota: Quota | null, left: number | null): string | null {
  return quota === null || left === null || left === 0 ? null : `${now[quota.per]}还可用 ${left} 次`;
}

/** 本月已用完，12月1日起可用 */
export function usedUpInWords(quota: Quota, today: BusinessDay): string {
  const next = nextPeriod(quota, today);
  if (quota.per === 'visit') return '今天已用过，下次到店再用';
  return next === null ? '已用完' : `${now[quota.per]}已用完，${dayInWords(next, today)}起可用`;
}

/** Why nothing of a tier may be used. */
export const restingInWords = (resting: Resting): string =>
  resting === 'frozen' ? '会员卡已冻结，权益暂停使用，请联系门店' : '会员费已到期，续费后权益恢复';

export interface ToldUse {
  readonly state: UseState;
  readonly delivery: string;
  readonly dueOn: BusinessDay;
  /** `HH:MM` of a booking, where it is known. */
  readonly time: string | null;
  readonly deliveredOn: BusinessDay | null;
  /** Who handed it over, by name. */
  readonly deliveredBy: string | null;
  readonly isDisputed: boolean;
  readonly missedBy: 'store' | 'member' | null;
  readonly note: string;
}

/** Where a use stands, for its member. */
export function useInWords(use: ToldUse, today: BusinessDay): string {
  const { state, dueOn, time, deliveredOn, deliveredBy, isDisputed, missedBy, note } = use;
  const day = dayOf(dueOn, today);
  const isLent = use.delivery === 'loan';
  switch (state) {
    case 'asked':
      if (isDisputed) return '已告诉门店您没收到，会再为您安排';
      return dueOn < today ? `${day}没送上，门店欠您一次` : `已告诉门店，${day}为您准备`;
    case 'booked':
      return dueOn < today ? `${day}的预约没有办理，请联系门店` : `约在${day}${time === null ? '' : ` ${time}`}`;
    case 'prepared':
      return '已备好，到店就给您';
    case 'delivered':
      return `${dayOf(deliveredOn ?? dueOn, today)}${deliveredBy ?? '门店'}${isLent ? '借给您' : '已送上'}，收到了吗`;
    case 'confirmed':
      if (use.delivery === 'coupon') return '券已放进您的优惠券';
      return `${dayOf(deliveredOn ?? dueOn, today)}${isLent ? '借用' : '已收到'}`;
    case 'cancelled':
      return '已取消';
    case 'missed':
      return missedBy === 'store' ? `门店没能提供：${note}。次数已还给您` : `没有使用：${note}`;
  }
}

/** Where a use stands, for who serves: 今天要给, 欠 3 天, 会员说没收到. */
export function owedInWords({ state, dueOn, isDisputed }: ToldUse, today: BusinessDay): string {
  if (state === 'delivered') return '已送上，等会员确认';
  if (state === 'confirmed') return '会员已确认';
  if (state === 'cancelled') return '会员已取消';
  if (state === 'missed') return '没有给，已说明原因';
  if (isDisputed) return '会员说没收到，请再给一次';
  const late = daysBetween(dueOn, today);
  if (late > 0) return `应在${dayInWords(dueOn, today)}给，晚了 ${late} 天`;
  if (state === 'prepared') return '已备好，等会员来取';
  return late === 0 ? '今天要给' : `${dayInWords(dueOn, today)}要给`;
}

const dayOf = (day: BusinessDay, today: BusinessDay): string => (day === today ? '今天' : dayInWords(day, today));

/** What decides about a member's discounts today. */
export interface Occasion {
  readonly isBirthdayMonth: boolean;
  /** No purchase since the tier was come to. */
  readonly isNextPurchase: boolean;
}

/** What comes off today, for the counter: 消费 9.5 折. Several stand side by side: which one holds is the shop's custom. */
export function discountsInWords(
  { discounts }: Pick<Tier, 'discounts'>,
  { isBirthdayMonth, isNextPurchase }: Occasion,
) {
  const off = (percent: number, words: string) => (percent === 0 ? [] : [`${words} ${discountInWords(percent)}`]);
  return [
    ...off(discounts.always, '消费'),
    ...(isBirthdayMonth ? off(discounts.birthdayMonth, '生日当月') : []),
    ...(isNextPurchase ? off(discounts.nextPurchase, '本次消费') : []),
    ...off(discounts.companion, '同行一位好友'),
    ...(discounts.familySharing ? ['家人共享会员权益'] : []),
  ];
}
