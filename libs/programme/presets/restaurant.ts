// 餐饮: tiers by spend or by visits. The benefits are the trade's, every number is ours.
import { type ProgrammeText, programmeSchema } from '../schema';
import { yuan } from './yuan';

type BenefitText = NonNullable<ProgrammeText['benefits']>[number];
type RuleText = NonNullable<ProgrammeText['joining']['rule']>;

const byTier = { pickable: false } as const;
const bronze: BenefitText[] = [
  { code: 'private_room', name: '包间优先', delivery: 'booking', bookAheadDays: 7, ...byTier },
  { code: 'dessert', name: '餐前甜品', delivery: 'arrival', quota: { times: 1, per: 'visit' }, ...byTier },
  { code: 'drinks', name: '迎客饮品', delivery: 'arrival', quota: { times: 1, per: 'visit' }, ...byTier },
];
const silver: BenefitText[] = [
  { code: 'table_first', name: '优先入座', delivery: 'priority', ...byTier },
  { code: 'birthday_gift', name: '生日礼', delivery: 'custom', quota: { times: 1, per: 'year' }, ...byTier },
];
const gold: BenefitText[] = [
  { code: 'own_waiter', name: '专属服务员', delivery: 'service', ...byTier },
  { code: 'delivery', name: '专人送餐', delivery: 'service', ...byTier },
  { code: 'custom_menu', name: '定制菜单', delivery: 'custom', ...byTier },
];
const codes = (benefits: readonly BenefitText[]) => benefits.map(({ code }) => ({ code }));

/** In by a year's spend or a year's visits. */
const year = (spend: number, visits: number): RuleText => ({
  any: [
    { all: [{ fact: 'netSpendFen', window: 'rolling12Months', atLeast: yuan(spend) }] },
    { all: [{ fact: 'visits', window: 'rolling12Months', atLeast: visits }] },
  ],
});
const discounts = { always: 0, birthdayMonth: 0, companion: 0, nextPurchase: 0, familySharing: false };

const care: ProgrammeText['care'] = {
  rhythm: [
    { code: 'tasting', name: '新菜品鉴', every: 'quarter', kind: 'event', tiers: ['silver', 'gold'] },
    { code: 'kitchen_day', name: '后厨开放日', every: 'quarter', kind: 'event', tiers: [] },
  ],
  caseHours: 24,
  kpis: [],
  classes: null,
  lostAfterDays: 180,
  circles: [{ name: '金牌食客', tiers: ['gold'] }],
  tastes: ['嗜辣', '清淡', '素食', '海鲜', '甜口', '不吃香菜'],
  path: [],
  bundles: [],
};

export const restaurant = programmeSchema.parse({
  schema: 2,
  code: 'restaurant',
  name: '餐饮',
  timeZone: 'Asia/Shanghai',
  joining: { rule: year(500, 3), withinDays: 7 },
  tiers: [
    { code: 'bronze', name: '铜牌', enter: null, benefits: { pick: 0, fixed: codes(bronze) } },
    {
      code: 'silver',
      name: '银牌',
      enter: year(3_000, 10),
      keep: 'enter',
      benefits: { pick: 0, fixed: codes([...bronze, ...silver]) },
      discounts: { ...discounts, always: 5 },
    },
    {
      code: 'gold',
      name: '金牌',
      enter: year(10_000, 24),
      keep: 'enter',
      benefits: { pick: 0, fixed: codes([...bronze, ...silver, ...gold]) },
      discounts: { ...discounts, always: 8 },
    },
  ],
  points: {
    unitFen: yuan(10),
    pointsPerUnit: 1,
    perVisit: 5,
    multipliers: [],
    combine: 'highest',
    availableAfterDays: 1,
    expiresAfterMonths: 12,
    coupons: 'discount',
    tender: null,
    rewards: {
      suggested: [
        { name: '¥20 代金券', points: 200, goodsFen: yuan(20) },
        { name: '招牌菜一份', points: 800, goodsFen: yuan(88) },
      ],
      months: [],
      tiers: [],
    },
  },
  benefits: [
    { code: 'parking', name: '免费停车', delivery: 'arrival', everyone: true, pickable: false },
    ...bronze,
    ...silver,
    ...gold,
  ],
  birthday: {
    leadDays: 7,
    hour: 10,
    gift: [
      { tiers: [], gift: '纪念日蛋糕' },
      { tiers: ['silver', 'gold'], gift: '生日礼' },
    ],
    party: false,
    anniversaries: true,
  },
  care,
} satisfies ProgrammeText);
