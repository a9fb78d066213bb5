// Rewards and redemptions in the words of the shop. Pure. Source: design.md, Copy.
import type { BusinessDay, Points } from '@guike/kernel';
import { type Programme, count, dayInWords } from '@guike/programme';
import type { Obstacle, Redeemer, RewardRules } from './redeeming';
import { nextWindow, windowInWords } from './windows';

type Tiers = Programme['tiers'];

/** What somebody has to know before redeeming, each a short line. */
export function termsInWords(reward: Pick<RewardRules, 'perMember' | 'minTier' | 'windows'>, tiers: Tiers): string[] {
  const { perMember, windows } = reward;
  // Everybody has the lowest tier.
  const isForAll = reward.minTier === null || tiers[0]?.code === reward.minTier;
  return [
    ...(isForAll ? [] : [tierNeeded(reward, tiers)]),
    ...(perMember === null ? [] : [`每人限兑 ${perMember} 件`]),
    ...(windows.length === 0 ? [] : [`${windows.map(windowInWords).join('、')}开放兑换`]),
  ];
}

/** Why not now. `points`: what is missing of them, where nothing else stands in the way. */
export function obstacleInWords(
  obstacle: Obstacle | { readonly missing: Points },
  reward: RewardRules,
  who: Pick<Redeemer, 'mine'>,
  today: BusinessDay,
  tiers: Tiers,
): string {
  if (typeof obstacle === 'object') return `还差 ${count(obstacle.missing)} 积分`;
  switch (obstacle) {
    case 'MEMBERS_ONLY':
      return '入会后可兑';
    case 'ACCOUNT_FROZEN':
      return '会员卡已冻结，暂不能兑换';
    case 'REWARD_SOLD_OUT':
      return '已兑完';
    case 'REWARD_CLOSED':
      return openingInWords(reward, today);
    case 'REWARD_TIER':
      return tierNeeded(reward, tiers);
    case 'REWARD_LIMIT':
      return `您已兑 ${who.mine} 件，每人限兑 ${reward.perMember} 件`;
  }
}

function openingInWords({ state, windows }: RewardRules, today: BusinessDay): string {
  const next = state === 'on' ? nextWindow(windows, today) : undefined;
  return next === undefined ? '暂不开放兑换' : `${windowInWords(next)}开放兑换`;
}

function tierNeeded({ minTier }: Pick<RewardRules, 'minTier'>, tiers: Tiers): string {
  const name = tiers.find(({ code }) => code === minTier)?.name;
  return name === undefined ? '暂不开放兑换' : `${name}会员起可兑`;
}

/** What there is to do with a redemption, or what became of it. `verifiedOn`: the business day, where there was one. */
export function redemptionInWords(
  redemption: {
    readonly state: 'open' | 'verified' | 'lapsed';
    readonly points: Points;
    readonly expiresOn: BusinessDay;
    readonly verifiedOn: BusinessDay | null;
  },
  today: BusinessDay,
): string {
  const { state, points, expiresOn, verifiedOn } = redemption;
  if (verifiedOn !== null) return `${dayInWords(verifiedOn, today)}已领取`;
  const last = dayInWords(expiresOn, today);
  return state === 'open' ? `${last}前（含当日）到店出示兑换码领取` : `${last}前没有领取，${count(points)} 积分已退回`;
}
