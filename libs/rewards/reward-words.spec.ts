// What members read of rewards: short, numbers first, nothing that looks like a code.
import { businessDay } from '@guike/kernel';
import { presets } from '@guike/programme';
import type { Obstacle, RewardRules } from './redeeming';
import { obstacleInWords, redemptionInWords, termsInWords } from './reward-words';

const { tiers } = presets.boutique;
const today = businessDay('2026-11-22');
const march = { fromMonth: 3, fromDay: 1, toMonth: 3, toDay: 31 };
const august = { fromMonth: 8, fromDay: 1, toMonth: 8, toDay: 31 };
const reward: RewardRules = {
  state: 'on',
  stock: 5,
  taken: 0,
  perMember: 2,
  minTier: 'gold',
  windows: [august, march],
};

it('gives the terms, and none where there are none', () => {
  expect(termsInWords(reward, tiers)).toEqual(['黄金会员起可兑', '每人限兑 2 件', '8月、3月开放兑换']);
  expect(termsInWords({ perMember: null, minTier: null, windows: [] }, tiers)).toEqual([]);
  expect(termsInWords({ perMember: null, minTier: 'regular', windows: [] }, tiers)).toEqual([]);
});

it.each<[Obstacle | { missing: number }, string]>([
  [{ missing: 1_120 }, '还差 1,120 积分'],
  ['MEMBERS_ONLY', '入会后可兑'],
  ['ACCOUNT_FROZEN', '会员卡已冻结，暂不能兑换'],
  ['REWARD_SOLD_OUT', '已兑完'],
  ['REWARD_CLOSED', '3月开放兑换'],
  ['REWARD_TIER', '黄金会员起可兑'],
  ['REWARD_LIMIT', '您已兑 2 件，每人限兑 2 件'],
])('says why not: %j', (obstacle, words) => {
  expect(obstacleInWords(obstacle, reward, { mine: 2 }, today, tiers)).toBe(words);
});

it('promises no opening where none is known', () => {
  expect(obstacleInWords('REWARD_CLOSED', { ...reward, state: 'off' }, { mine: 0 }, today, tiers)).toBe('暂不开放兑换');
  expect(obstacleInWords('REWARD_TIER', { ...reward, minTier: 'gone' }, { mine: 0 }, today, tiers)).toBe(
    '暂不开放兑换',
  );
});

it('says what to do with a redemption, and what became of it', () => {
  const of = (state: 'open' | 'verified' | 'lapsed', verifiedOn: string | null = null) =>
    redemptionInWords(
      {
        state,
        points: 1_500,
        expiresOn: businessDay('2026-12-22'),
        verifiedOn: verifiedOn === null ? null : businessDay(verifiedOn),
      },
      today,
    );
  expect(of('open')).toBe('12月22日前（含当日）到店出示兑换码领取');
  expect(of('lapsed')).toBe('12月22日前没有领取，1,500 积分已退回');
  expect(of('verified', '2026-11-30')).toBe('11月30日已领取');
});
