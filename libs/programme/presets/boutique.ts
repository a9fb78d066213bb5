// 服装门店: the default programme, in the shop's own numbers.
import type { Programme } from '../schema';

const yuan = 100;

export const boutique: Programme = {
  schema: 1,
  code: 'boutique',
  name: '服装门店',
  timeZone: 'Asia/Shanghai',
  joining: {
    rule: { any: [{ all: [{ fact: 'items', window: 'purchase', atLeast: 2, exceptCategories: ['other_brand'] }] }] },
    withinDays: 0,
  },
  tiers: [
    { code: 'regular', name: '普通', enter: null, benefits: { pick: 3 } },
    {
      code: 'silver',
      name: '白银',
      enter: {
        any: [
          {
            all: [
              { fact: 'topUpFen', window: 'visit', atLeast: 2_000 * yuan },
              { fact: 'netSpendFen', window: 'visit', atLeast: 1_500 * yuan },
            ],
          },
          { all: [{ fact: 'netSpendFen', window: 'lifetime', atLeast: 5_000 * yuan }] },
        ],
      },
      benefits: { pick: 6 },
    },
    {
      code: 'gold',
      name: '黄金',
      enter: {
        any: [
          {
            all: [
              { fact: 'topUpFen', window: 'visit', atLeast: 3_000 * yuan },
              { fact: 'items', window: 'visit', atLeast: 3 },
              { fact: 'netSpendFen', window: 'visit', atLeast: 2_000 * yuan },
            ],
          },
          { all: [{ fact: 'netSpendFen', window: 'lifetime', atLeast: 20_000 * yuan }] },
        ],
      },
      benefits: { pick: 12 },
    },
    {
      code: 'platinum',
      name: '铂金',
      enter: {
        any: [
          {
            all: [
              { fact: 'topUpFen', window: 'visit', atLeast: 5_000 * yuan },
              { fact: 'items', window: 'visit', atLeast: 5 },
              { fact: 'netSpendFen', window: 'visit', atLeast: 3_000 * yuan },
            ],
          },
          { all: [{ fact: 'netSpendFen', window: 'lifetime', atLeast: 50_000 * yuan }] },
        ],
      },
      benefits: { pick: 'all' },
    },
  ],
  points: {
    unitFen: 10 * yuan,
    pointsPerUnit: 1,
    multipliers: [{ when: { kind: 'day_of_month', day: 8 }, times: 2 }],
    combine: 'highest',
    availableAfterDays: 1,
    expiresAfterMonths: 24,
    coupons: 'discount',
    tender: { points: 10, fen: 1 * yuan },
  },
};
