// A boutique whose programme has a ladder and a welcome for friends besides, with WeChat's sandbox and an office behind it.
import { JobHandlersModule } from '@guike/flows';
import { presets, programmeSchema } from '@guike/programme';
import { MembershipOffice } from './membership-office';
import { PointsOffice } from './points-office';
import { Referring } from './referrals';
import { type Shop, openShop } from './shop';
import { type WechatSandbox, openSandbox } from './wechat';

const programme = programmeSchema.parse({
  ...presets.boutique,
  referral: {
    ...presets.boutique.referral,
    ladder: [
      { friends: 2, counted: 'joined', gives: [{ kind: 'coupon', name: '好友礼', percentOff: 0, offFen: 5_000 }] },
      {
        friends: 1,
        counted: 'vip',
        gives: [
          { kind: 'benefit', code: 'tea' },
          { kind: 'points', points: 30 },
        ],
      },
      { friends: 3, counted: 'joined', gives: [{ kind: 'lift', tiers: 1 }] },
    ],
    friend: [{ kind: 'coupon', name: '见面礼', percentOff: 10, offFen: 0 }],
  },
});

export interface ReferralShop {
  readonly shop: Shop;
  readonly wechat: WechatSandbox;
  readonly office: PointsOffice;
  readonly hands: MembershipOffice;
  readonly referring: Referring;
  get<T>(flow: new (...args: never[]) => T): T;
  close(): Promise<void>;
}

/** The caller closes it. */
export async function openReferralShop(): Promise<ReferralShop> {
  const wechat = await openSandbox();
  const config = { ...wechat.config, databasePool: 8 };
  const shop = await openShop({ config, programme, modules: [JobHandlersModule] });
  const office = await PointsOffice.of(shop);
  return {
    shop,
    wechat,
    office,
    hands: new MembershipOffice(office),
    referring: new Referring(shop, wechat.config.wechatApp.id),
    get: (flow) => shop.module.context.get(flow, { strict: false }),
    async close() {
      await shop.close();
      await wechat.close();
    },
  };
}

/** The code of the error that some work is refused with; null where it is done. */
export const refusalOf = (work: Promise<unknown>): Promise<string | null | undefined> =>
  work.then(
    () => null,
    (error: { code?: string }) => error.code,
  );
