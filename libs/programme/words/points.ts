// Points in words: what earns them, how long they last, what they are worth. Pure. Source: product.md, Points.
import { type BusinessDay, yuan } from '@guike/kernel';
import type { Programme, Tier } from '../schema';
import { count, membersInWords, monthsInWords, tierNamed, timesInWords } from './amounts';
import { type Line, type Part, forOffice, line, numbered } from './line';

type PointRules = Programme['points'];
type MultiplierRule = PointRules['multipliers'][number]['when'];

/** 每消费 ¥10 记 1 积分 */
export const earningInWords = ({ unitFen, pointsPerUnit }: Pick<PointRules, 'unitFen' | 'pointsPerUnit'>): string =>
  `每消费 ${yuan(unitFen)} 记 ${count(pointsPerUnit)} 积分`;

/** 10 积分可抵 ¥1. Null where points pay nothing. */
export const tenderInWords = ({ tender }: Pick<PointRules, 'tender'>): string | null =>
  tender === null ? null : `${count(tender.points)} 积分可抵 ${yuan(tender.fen)}`;

/** 积分次日起可以使用，24 个月内有效 · 积分当天就可以使用，自发卡日起每 24 个月清零一次 */
function lifeInWords({ availableAfterDays, expiresAfterMonths, expiry }: PointRules): string {
  const usable = ['当天就可以使用', '次日起可以使用'][availableAfterDays] ?? ` ${availableAfterDays} 天后可以使用`;
  const until =
    expiry === 'cardCycle' ? `自发卡日起每 ${expiresAfterMonths} 个月清零一次` : `${expiresAfterMonths} 个月内有效`;
  return `积分${usable}，${until}`;
}

function multiplierName(when: MultiplierRule, tiers: readonly Tier[]): string {
  switch (when.kind) {
    case 'day_of_month':
      return `每月 ${when.day} 日会员日，`;
    case 'tier':
      return `${tierNamed(tiers, when.tier)}会员`;
    case 'category':
      return '指定商品';
    case 'birthday_month':
      return '生日当月';
  }
}

const together = { highest: '取最高一项', sum: '倍数相加', product: '倍数相乘' } as const;

function earningLines({ points, tiers }: Pick<Programme, 'points' | 'tiers'>): Line[] {
  const { multipliers, combine, perVisit } = points;
  return [
    ...line('earning', earningInWords(points)),
    ...line('visit', perVisit === 0 ? null : `每次到店另记 ${count(perVisit)} 积分`),
    ...numbered(
      'multiplier',
      multipliers.map((each) => `${multiplierName(each.when, tiers)}积分 ${timesInWords(each.times)}`),
    ),
    ...line('combine', multipliers.length > 1 ? `同时符合几项时${together[combine]}` : null),
    ...line('life', lifeInWords(points)),
    ...line('tender', tenderInWords(points)),
    ...line('refund', '退货时，这笔消费记入的积分随之退回'),
  ];
}

/** How points work, a sentence each. */
export const pointsInWords = (programme: Pick<Programme, 'points' | 'tiers'>): string[] =>
  earningLines(programme).map(({ sentence }) => sentence);

/** 积分 */
export function pointsPart(programme: Programme): Part {
  const { points } = programme;
  const notice = points.expiryNoticeDays.map((days) => `${days} 天`).join('、');
  return {
    key: 'points',
    title: '积分',
    lines: [
      ...earningLines(programme),
      ...line('notice', notice === '' ? null : `积分到期前 ${notice}提醒您`),
      ...line('claims', claimsInWords(points)),
      ...forOffice(officeLines(points)),
    ],
  };
}

function claimsInWords({ claims }: PointRules): string | null {
  if (claims === null) return null;
  return `漏记的消费，${claims.withinDays} 天内可凭小票补登，每月最多 ${claims.perMemberPerMonth} 次`;
}

const bearers = {
  earning_store: '积分在别的门店使用，由记分的门店承担',
  spending_store: '积分在别的门店使用，由使用的门店承担',
  head_office: '积分在别的门店使用，由总部承担',
} as const;

function officeLines({ claims, adjustments, spentElsewhere, coupons, multipliers }: PointRules): Line[] {
  const categories = multipliers.flatMap(({ when }) => (when.kind === 'category' ? [when.category] : []));
  return [
    ...line(
      'claims/cashier',
      claims === null ? '不接受补登' : `补登：每位收银员每天最多 ${claims.perCashierPerDay} 次`,
    ),
    ...line('adjustments', `手工调整超过 ${count(adjustments.secondPersonAbove)} 积分，须第二人审批`),
    ...line('elsewhere', bearers[spentElsewhere]),
    ...line('coupons', coupons === 'discount' ? '用券抵掉的部分不记积分' : '用券支付的部分照记积分'),
    ...line('categories', categories.length === 0 ? null : `多倍积分的品类：${categories.join('、')}`),
  ];
}

/** 积分兑换 */
export function rewardsPart({ points: { rewards }, tiers }: Programme): Part {
  return {
    key: 'rewards',
    title: '积分兑换',
    lines: [
      ...line('months', rewards.months.length === 0 ? null : `每年 ${monthsInWords(rewards.months)}可兑换`),
      ...line('tiers', rewards.tiers.length === 0 ? null : `${membersInWords(tiers, rewards.tiers)}可兑换`),
      ...numbered(
        'reward',
        rewards.suggested.map(
          ({ name, points, goodsFen }) => `${count(points)} 积分：${name}（价值 ${yuan(goodsFen)}）`,
        ),
      ),
    ],
  };
}

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
  const single = points.multipliers
    .filter((each) => Math.round(each.times * 100) === multiplier)
    .map(({ when }) => {
      if (when.kind === 'day_of_month') return when.day === Number(paidOn.slice(8)) ? '会员日' : null;
      return multiplierName(when, tiers);
    })
    .find((name) => name !== null);
  return `${single ?? '多项优惠合计'} ${timesInWords(multiplier / 100)}`;
}
