// What bringing a friend brings, in words. Pure. Source: product.md, Referral.
import { yuan } from '@guike/kernel';
import type { Programme } from '../schema';
import { count, discountInWords, tierNamed } from './amounts';
import { type Part, line, numbered } from './line';
import { liftedInWords } from './tiers';

type Referral = NonNullable<Programme['referral']>;
type Gift = Referral['friend'][number];

/** The words of one gift: 3 位好友 brings 升一级. */
export { giftInWords as referralGiftInWords, shareInWords as referralShareInWords };

/** 推荐好友 */
export function referralPart(programme: Programme): Part {
  const { referral } = programme;
  return { key: 'referral', title: '推荐好友', lines: referral === null ? [] : linesOf(referral, programme) };
}

function linesOf(referral: Referral, programme: Programme) {
  const gifts = (all: readonly Gift[]) => all.map((gift) => giftInWords(gift, programme)).join('，');
  return [
    ...line('within', `好友打开邀请后 ${referral.withinDays} 天内入会，算您推荐`),
    ...line('share', shareInWords(referral)),
    ...referral.ladder.map(({ friends, counted, gives }, index) => ({
      key: `rung/${index}`,
      sentence: `推荐 ${count(friends)} 位好友${counted === 'vip' ? '成为贵宾' : '入会'}：${gifts(gives)}`,
    })),
    ...numbered(
      'friend',
      referral.friend.map((gift) => `好友得到：${giftInWords(gift, programme)}`),
    ),
  ];
}

/** 好友入会第一年，每次消费记多少积分，您得一半 */
function shareInWords({ sharePercent, of }: Referral): string | null {
  if (sharePercent === 0) return null;
  const part = sharePercent === 50 ? '一半' : ` ${sharePercent}%`;
  switch (of.kind) {
    case 'every':
      return `好友每次消费记多少积分，您得${part}`;
    case 'firstPurchases':
      return `好友头 ${count(of.count)} 次消费，每次记多少积分，您得${part}`;
    case 'firstMonths':
      return `好友入会${of.months === 12 ? '第一年' : ` ${of.months} 个月内`}，每次消费记多少积分，您得${part}`;
  }
}

function giftInWords(gift: Gift, { tiers, benefits }: Programme): string {
  switch (gift.kind) {
    case 'points':
      return `${count(gift.points)} 积分`;
    case 'benefit':
      return benefits.find(({ code }) => code === gift.code)?.name ?? '一项权益';
    case 'coupon':
      return couponInWords(gift);
    case 'tier':
      return `直接成为${tierNamed(tiers, gift.code)}会员`;
    case 'lift':
      return liftedInWords(gift.tiers);
  }
}

function couponInWords({ name, percentOff, offFen }: Extract<Gift, { kind: 'coupon' }>): string {
  const off = [
    ...(percentOff === 0 ? [] : [discountInWords(percentOff)]),
    ...(offFen === 0 ? [] : [`立减 ${yuan(offFen)}`]),
  ];
  return `${name} ${off.join('再')}`.trim();
}
