// 品牌专柜: a card by application with the receipt, and rewards twice a year instead of points at the till.
import { type ProgrammeText, programmeSchema } from '../schema';
import { yuan } from './yuan';

type RuleText = NonNullable<ProgrammeText['joining']['rule']>;

/** In by one purchase, or by what was spent in twelve months. */
const enter = (once: number, year: number): RuleText => ({
  any: [
    { all: [{ fact: 'netSpendFen', window: 'purchase', atLeast: yuan(once) }] },
    { all: [{ fact: 'netSpendFen', window: 'rolling12Months', atLeast: yuan(year) }] },
  ],
});

export const counter = programmeSchema.parse({
  schema: 2,
  code: 'counter',
  name: '品牌专柜',
  timeZone: 'Asia/Shanghai',
  joining: {
    rule: enter(5_000, 10_000),
    // Ours: how long a receipt may open the card.
    withinDays: 30,
    application: { filedBy: ['manager'], approvedBy: ['head_office'], withReceipt: true },
    before: { countsForMonths: 12, earns: 'opening' },
  },
  tiers: [
    { code: 'silver', name: '银卡', enter: null, benefits: { pick: 0 } },
    { code: 'gold', name: '金卡', enter: enter(10_000, 20_000), benefits: { pick: 0 } },
  ],
  points: {
    unitFen: yuan(10),
    pointsPerUnit: 1,
    multipliers: [],
    combine: 'highest',
    // Never with points earned the same day.
    availableAfterDays: 1,
    expiresAfterMonths: 24,
    expiry: 'perLot',
    coupons: 'discount',
    tender: null,
    rewards: {
      suggested: [
        { name: '¥300 专柜商品', points: 500, goodsFen: yuan(300) },
        { name: '¥800 专柜商品', points: 1_000, goodsFen: yuan(800) },
        { name: '¥1,800 专柜商品', points: 2_000, goodsFen: yuan(1_800) },
        { name: '¥3,000 专柜商品', points: 3_000, goodsFen: yuan(3_000) },
      ],
      months: [3, 8],
      tiers: [],
    },
  },
  benefits: [{ code: 'birthday_gift', name: '生日礼', delivery: 'custom', everyone: true, pickable: false }],
  // When and what is ours.
  birthday: { leadDays: 7, hour: 10, gift: [{ tiers: [], gift: '生日礼' }], party: false, anniversaries: false },
  care: {
    rhythm: [
      { code: 'figures', name: '会员月度数据', every: 'month', kind: 'report', tiers: [], to: 'head_office' },
      { code: 'void_cards', name: '作废的会员卡', every: 'month', kind: 'report', tiers: [], to: 'head_office' },
    ],
    caseHours: null,
    kpis: [],
    classes: null,
    lostAfterDays: null,
    circles: [],
    tastes: [],
    path: [],
    bundles: [],
  },
} satisfies ProgrammeText);
