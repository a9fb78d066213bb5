// The rules and what they found in the words of the shop: one place for the inbox, the member's pages and the office.
// Pure. Source: design.md, Copy.
import { type BusinessDay, type Fen, type Points, yuan } from '@guike/kernel';
import type { Condition, Programme, Rule, Tier } from './schema';

type PointRules = Programme['points'];

/** One condition that was met. Amounts in fen where the fact is money. */
export interface MetCondition {
  readonly fact: string;
  readonly window: string;
  readonly atLeast: number;
  readonly was: number;
}

/** 1,240 */
export const count = (points: Points): string => points.toLocaleString('en-US');

/** 11月22日; with the year where it is not the year of `today`. */
export function dayInWords(day: BusinessDay, today: BusinessDay): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${day.slice(0, 4) === today.slice(0, 4) ? '' : `${year}年`}${month}月${date}日`;
}

const windows: Readonly<Record<string, string>> = { purchase: '单笔', visit: '当日', lifetime: '累计' };
const facts: Readonly<Record<string, readonly [name: string, amount: (value: number) => string]>> = {
  netSpendFen: ['消费', (value: Fen) => yuan(value)],
  topUpFen: ['充值', (value: Fen) => yuan(value)],
  items: ['购买', (value) => `${value} 件`],
  orders: ['消费', (value) => `${value} 次`],
};
/** What is left of the goods when categories are left out; a category that has no name yet is not spelt as a code. */
const withoutCategories: Readonly<Record<string, string>> = { other_brand: '本品牌商品' };

/** 累计消费 ¥20,350（满 ¥20,000）. Null for a fact that has no words yet: then nothing is said rather than a code. */
function conditionInWords({ fact, window, atLeast, was }: MetCondition): string | null {
  const [over, words] = [windows[window], facts[fact]];
  if (over === undefined || words === undefined) return null;
  const [name, amount] = words;
  return `${over}${name} ${amount(was)}（满 ${amount(atLeast)}）`;
}

/** All conditions that were met together, or null where one of them has no words or there were none. */
export function conditionsInWords(met: readonly MetCondition[]): string | null {
  const reasons = met.map(conditionInWords);
  return reasons.length > 0 && !reasons.includes(null) ? reasons.join('、') : null;
}

/** 累计消费满 ¥5,000 · 当日充值满 ¥2,000、消费满 ¥1,500: one way a group of conditions; a window is said once. */
export function waysInWords(rule: Rule): string[] {
  return rule.any.map(({ all }) => {
    let said = '';
    return all
      .map((condition) => {
        const over = windows[condition.window] === said ? '' : (said = windows[condition.window] ?? '');
        return `${over}${neededInWords(condition)}`;
      })
      .join('、');
  });
}

function neededInWords({ fact, atLeast }: Condition): string {
  const [name, amount] = facts[fact] as NonNullable<(typeof facts)[string]>;
  return `${name}满 ${amount(atLeast)}`;
}

/** Ways to become a member: 一次购买 2 件本品牌商品. */
export function joiningInWords({ joining }: Programme): string[] {
  return joining.rule.any.map(({ all }) => all.map(joiningCondition).join('，并'));
}

function joiningCondition({ fact, window, atLeast, exceptCategories = [] }: Condition): string {
  const once = window === 'visit' ? '当日' : '一次';
  if (fact !== 'items') return `${once}${neededInWords({ fact, window, atLeast })}`;
  const [left, ...more] = exceptCategories;
  const goods = left === undefined ? '商品' : more.length === 0 ? withoutCategories[left] : undefined;
  return `${once}购买 ${atLeast} 件${goods ?? '商品（部分品类不计）'}`;
}

/** How a tier is come to. The first is given by joining. */
export function tierWays(tier: Tier): string[] {
  return tier.enter === null ? ['入会即享'] : waysInWords(tier.enter);
}

/** 6 项权益任选 */
export function benefitsInWords(pick: number | 'all'): string {
  if (pick === 'all') return '全部权益';
  return pick === 0 ? '会员基础权益' : `${pick} 项权益任选`;
}

/** 每消费 ¥10 记 1 积分 */
export const earningInWords = ({ unitFen, pointsPerUnit }: Pick<PointRules, 'unitFen' | 'pointsPerUnit'>): string =>
  `每消费 ${yuan(unitFen)} 记 ${pointsPerUnit} 积分`;

/** 10 积分可抵 ¥1. Null where points pay nothing. */
export const tenderInWords = ({ tender }: Pick<PointRules, 'tender'>): string | null =>
  tender === null ? null : `${tender.points} 积分可抵 ${yuan(tender.fen)}`;

/** 2 倍, 1.5 倍 */
const timesInWords = (times: number): string => `${Number(times.toFixed(2))} 倍`;

/** How points work, a sentence each. */
export function pointsInWords({ points, tiers }: Pick<Programme, 'points' | 'tiers'>): string[] {
  const { availableAfterDays, expiresAfterMonths, multipliers, combine } = points;
  const usable = ['当天就可以使用', '次日起可以使用'][availableAfterDays] ?? ` ${availableAfterDays} 天后可以使用`;
  const many =
    multipliers.length > 1
      ? { highest: '同时符合几项时取最高一项', sum: '同时符合几项时倍数相加', product: '同时符合几项时倍数相乘' }[
          combine
        ]
      : null;
  return [
    earningInWords(points),
    ...multipliers.map((each) => `${multiplierName(each.when, tiers)}积分 ${timesInWords(each.times)}`),
    ...(many === null ? [] : [many]),
    `积分${usable}，${expiresAfterMonths} 个月内有效`,
    ...(tenderInWords(points) === null ? [] : [tenderInWords(points) as string]),
    '退货时，这笔消费记入的积分随之退回',
  ];
}

type MultiplierRule = PointRules['multipliers'][number]['when'];

function multiplierName(when: MultiplierRule, tiers: readonly Tier[]): string {
  if (when.kind === 'day_of_month') return `每月 ${when.day} 日会员日，`;
  return when.kind === 'tier' ? `${tierNamed(tiers, when.tier)}会员` : '指定商品';
}

const tierNamed = (tiers: readonly Tier[], code: string): string =>
  tiers.find((tier) => tier.code === code)?.name ?? '';

/**
 * Why a line earned more than once: 会员日 2 倍. Null for the ordinary once. `multiplier` is in hundredths, as the line
 * was sold; where no single rule gives it, several did.
 */
export function multiplierInWords(
  { points, tiers }: Pick<Programme, 'points' | 'tiers'>,
  multiplier: number,
  paidOn: BusinessDay,
): string | null {
  if (multiplier === 100) return null;
  const times = timesInWords(multiplier / 100);
  const single = points.multipliers
    .filter((each) => Math.round(each.times * 100) === multiplier)
    .map(({ when }) => {
      if (when.kind === 'day_of_month') return when.day === Number(paidOn.slice(8)) ? '会员日' : null;
      return when.kind === 'tier' ? `${tierNamed(tiers, when.tier)}会员` : '指定商品';
    })
    .find((name) => name !== null);
  return `${single ?? '多项优惠合计'} ${times}`;
}
