// 服装门店: the default programme, in the shop's own numbers.
import { type ProgrammeText, programmeSchema } from '../schema';
import { boutiqueBenefits } from './boutique-benefits';
import { yuan } from './yuan';

type TierText = ProgrammeText['tiers'][number];

/** In by one visit (a top-up, pieces, spend), or by what was spent since joining. */
const enter = (visit: { topUp: number; items?: number; spend: number }, lifetime: number): TierText['enter'] => ({
  any: [
    {
      all: [
        { fact: 'topUpFen', window: 'visit', atLeast: yuan(visit.topUp) },
        ...(visit.items === undefined
          ? []
          : [{ fact: 'items' as const, window: 'visit' as const, atLeast: visit.items }]),
        { fact: 'netSpendFen', window: 'visit', atLeast: yuan(visit.spend) },
      ],
    },
    { all: [{ fact: 'netSpendFen', window: 'lifetime', atLeast: yuan(lifetime) }] },
  ],
});

const tiers: TierText[] = [
  { code: 'regular', name: '普通', enter: null, benefits: { pick: 3 } },
  { code: 'silver', name: '白银', enter: enter({ topUp: 2_000, spend: 1_500 }, 5_000), benefits: { pick: 6 } },
  {
    code: 'gold',
    name: '黄金',
    enter: enter({ topUp: 3_000, items: 3, spend: 2_000 }, 20_000),
    benefits: { pick: 12 },
  },
  {
    code: 'platinum',
    name: '铂金',
    enter: enter({ topUp: 5_000, items: 5, spend: 3_000 }, 50_000),
    greeting: '全店一起问好',
    benefits: { pick: 'all' },
    // Ours.
    welcome: [{ task: '送上店长亲笔信', owner: 'manager' }],
  },
];

/** Ours, but for the ten conversations a year. */
const care: ProgrammeText['care'] = {
  rhythm: [
    { code: 'monthly_call', name: '电话问候', every: 'month', kind: 'care', tiers: ['gold', 'platinum'] },
    {
      code: 'conversations',
      name: '与会员深谈',
      every: 'year',
      kind: 'care',
      tiers: ['gold', 'platinum'],
      timesPerYear: 10,
    },
    { code: 'new_season', name: '新款到店，按尺码和喜好相告', every: 'quarter', kind: 'care', tiers: [] },
  ],
  caseHours: 24,
  kpis: [{ name: '售后按时办结', atLeastPercent: 90 }],
  classes: {
    fromFen: [yuan(20_000), yuan(5_000), yuan(1_000)],
    care: [
      '专属导购常联系，引导定制与连带购买',
      '由熟悉的导购跟进，一年约买两次，往 A 类带',
      '在柜台多了解需求',
      '请回店里坐坐',
    ],
  },
  lostAfterDays: 365,
  circles: [],
  tastes: [],
  path: [],
  bundles: [],
};

export const boutique = programmeSchema.parse({
  schema: 2,
  code: 'boutique',
  name: '服装门店',
  timeZone: 'Asia/Shanghai',
  joining: {
    rule: { any: [{ all: [{ fact: 'items', window: 'purchase', atLeast: 2, exceptCategories: ['other_brand'] }] }] },
    withinDays: 0,
  },
  tiers,
  points: {
    unitFen: yuan(10),
    pointsPerUnit: 1,
    multipliers: [{ when: { kind: 'day_of_month', day: 8 }, times: 2 }],
    combine: 'highest',
    availableAfterDays: 1,
    // Ours.
    expiresAfterMonths: 24,
    coupons: 'discount',
    tender: { points: 10, fen: yuan(1) },
    // What they are is ours; what they cost is the tender's worth.
    rewards: {
      suggested: [
        { name: '真丝小方巾', points: 980, goodsFen: yuan(98) },
        { name: '羊毛围巾', points: 2_980, goodsFen: yuan(298) },
      ],
      months: [],
      tiers: [],
    },
  },
  benefits: boutiqueBenefits,
  // The year is ours.
  referral: { sharePercent: 50, of: { kind: 'firstMonths', months: 12 }, withinDays: 30, ladder: [], friend: [] },
  // One like, one point; the limits are ours.
  looks: {
    mode: 'per_like',
    pointsPerLike: 1,
    pointsPerPhoto: 20,
    windowDays: 7,
    mostPerLook: 50,
    mostPerMonth: 200,
    claims: false,
  },
  // Ours, but for the party of the month.
  birthday: {
    leadDays: 7,
    hour: 10,
    gift: [
      { tiers: ['regular', 'silver'], gift: '生日惊喜礼' },
      { tiers: ['gold', 'platinum'], gift: '生日惊喜礼与鲜花' },
    ],
    party: true,
    anniversaries: false,
  },
  care,
  commission: {
    ordinary: 3,
    enrolledPlus: 2,
    designatedPlus: 2,
    split: [20, 80],
    pairPool: 1,
    praiseFen: yuan(20),
    lostFen: 0,
  },
} satisfies ProgrammeText);
