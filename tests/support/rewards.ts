// Rewards on offer and members with points to redeem them, in a shop that a test has opened.
import {
  FlowsModule,
  KeepRewardStock,
  KeepRewards,
  RedeemReward,
  RewardPictures,
  VerifyRedemption,
} from '@guike/flows';
import { newId } from '@guike/platform';
import type { RewardTerms } from '@guike/rewards';
import type { INestApplicationContext } from '@nestjs/common';
import type { Shop } from './shop';

let phones = 13_700_000_000;

/** What a reward is unless told: a scarf for 100 points, as many as are wanted, for everybody, always. */
export const scarf: RewardTerms = {
  name: '真丝丝巾',
  description: '桑蚕丝',
  picture: null,
  points: 100,
  valueFen: 1_000,
  stock: null,
  perMember: null,
  minTier: null,
  windows: [],
};

/** The flows of the rewards in a context that holds them. */
export function rewardFlows(context: INestApplicationContext) {
  const flows = context.select(FlowsModule);
  const [keeping, redeeming, verifying] = [
    flows.get(KeepRewards),
    flows.get(RedeemReward),
    flows.get(VerifyRedemption),
  ];
  const by = newId();
  return {
    /** Puts a reward on offer and answers its id. */
    async offer(terms: Partial<RewardTerms> = {}): Promise<string> {
      const id = newId();
      const { windows, ...rest } = { ...scarf, ...terms };
      await keeping.create({ id, ...rest, windows: [...windows] }, by);
      await keeping.switch(id, { version: 1, state: 'on' }, by);
      return id;
    },
    /** Takes what was put on offer off again. */
    takeOff: (id: string) => keeping.switch(id, { version: 2, state: 'off' }, by),
    /** Puts so many more into the stock. */
    restock: (id: string, change: number) =>
      flows.get(KeepRewardStock).change(id, { id: newId(), change, reason: 'restocked', note: '' }, by),
    /** Keeps a picture of a reward and answers its key. */
    picture: async (bytes: Buffer) => (await flows.get(RewardPictures).add(bytes, by)).key,
    redeem: (memberId: string, rewardId: string, id = newId()) => redeeming.redeem(memberId, { id, rewardId }),
    verify: (code: string, till = by) =>
      verifying.verify(code, { kind: 'till', by: till, actorId: till, storeId: null }),
  };
}

/** A new member whose points, 1,000 unless told, may be used on the clock's day. */
export async function memberWithPoints(shop: Shop, points = 1_000): Promise<string> {
  const phone = String((phones += 1));
  const now = shop.clock.now();
  shop.clock.advance({ days: -1 });
  const { memberId } = await shop.sell({ number: `rich-${phone}`, phone, goods: [{ yuan: points * 5, quantity: 2 }] });
  shop.clock.set(now);
  if (memberId === null) throw new Error('the sale made no member');
  return memberId;
}
