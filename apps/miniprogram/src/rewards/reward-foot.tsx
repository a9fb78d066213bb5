// What the thumb does with a reward: redeem it, or where to go when that is not possible now.
import { Text } from '@tarojs/components';
import { Button } from '../ui/button';
import { go, goTab } from '../ui/go';
import { grouped } from '../words/numbers';
import type { Offer } from './offers';

type Obstacle = Exclude<Offer['can'], 'yes'>;

/** What helps against each obstacle; nothing on the phone helps a frozen card. */
const ways: Readonly<Record<Obstacle, { readonly words: string; readonly onTap: () => void } | null>> = {
  POINTS_INSUFFICIENT: { words: '看积分明细', onTap: () => go('points') },
  REWARD_TIER: { words: '看会员等级', onTap: () => go('tiers') },
  REWARD_LIMIT: { words: '看我的兑换', onTap: () => go('redemptions') },
  REWARD_SOLD_OUT: { words: '看其他商品', onTap: () => go('rewards') },
  REWARD_CLOSED: { words: '看其他商品', onTap: () => go('rewards') },
  MEMBERS_ONLY: { words: '怎样入会', onTap: () => goTab('home') },
  ACCOUNT_FROZEN: null,
};

export function RewardFoot({ offer, onRedeem }: { readonly offer: Offer; readonly onRedeem: () => void }) {
  const { can, points, sentence } = offer;
  if (can === 'yes')
    return (
      <Button id="redeem" onTap={onRedeem}>
        {`用 ${grouped(points)} 积分兑换`}
      </Button>
    );
  const way = ways[can];
  return (
    <>
      <Text id="why-not" className="line why-not number">
        {sentence ?? ''}
      </Text>
      {way !== null && (
        <Button id="way" kind="quiet" onTap={way.onTap}>
          {way.words}
        </Button>
      )}
    </>
  );
}
