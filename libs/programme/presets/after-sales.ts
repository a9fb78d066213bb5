// 售后: who bought is served, by what they bought in the past twelve months.
import { type ProgrammeText, programmeSchema } from '../schema';
import { yuan } from './yuan';

type RuleText = NonNullable<ProgrammeText['joining']['rule']>;

const byTier = { pickable: false } as const;
const year = (total: number): RuleText => ({
  any: [{ all: [{ fact: 'netSpendFen', window: 'rolling12Months', atLeast: yuan(total) }] }],
});
/** Five percent off the purchase after the one that opened the tier. */
const discounts = { always: 0, birthdayMonth: 0, companion: 0, nextPurchase: 5, familySharing: false };
const silver = [{ code: 'named_service' }, { code: 'cases_first' }];
const gold = [...silver, { code: 'birthday_gift' }, { code: 'events' }];

export const afterSales = programmeSchema.parse({
  schema: 2,
  code: 'after_sales',
  name: '售后',
  timeZone: 'Asia/Shanghai',
  joining: {
    rule: { any: [{ all: [{ fact: 'orders', window: 'rolling12Months', atLeast: 1 }] }] },
    // Any purchase of the past twelve months opens the card, and counts.
    withinDays: 365,
    before: { countsForMonths: 12, earns: 'nothing' },
  },
  tiers: [
    { code: 'silver', name: '银卡', enter: null, benefits: { pick: 0, fixed: silver }, discounts },
    {
      code: 'gold',
      name: '金卡',
      enter: year(5_000),
      keep: 'enter',
      benefits: { pick: 0, fixed: gold },
      discounts,
    },
    {
      code: 'platinum',
      name: '白金',
      enter: year(10_000),
      keep: 'enter',
      benefits: {
        pick: 0,
        fixed: [
          ...gold,
          { code: 'free_repair', quota: { times: 1, per: 'once' }, firstMonths: 12 },
          { code: 'factory_visits' },
        ],
      },
      discounts,
    },
  ],
  // Ours.
  points: {
    unitFen: yuan(10),
    pointsPerUnit: 1,
    multipliers: [],
    combine: 'highest',
    availableAfterDays: 7,
    expiresAfterMonths: 24,
    coupons: 'discount',
    tender: { points: 10, fen: yuan(1) },
  },
  benefits: [
    { code: 'named_service', name: '专人服务', delivery: 'service', ...byTier },
    { code: 'cases_first', name: '售后优先处理', delivery: 'priority', ...byTier },
    { code: 'birthday_gift', name: '生日礼', delivery: 'custom', quota: { times: 1, per: 'year' }, ...byTier },
    { code: 'events', name: '会员活动', delivery: 'event', ...byTier },
    { code: 'free_repair', name: '免费维修', delivery: 'booking', ...byTier },
    { code: 'factory_visits', name: '工厂参观', delivery: 'event', ...byTier },
  ],
  // Days, hour and gift are ours.
  birthday: {
    leadDays: 7,
    hour: 10,
    gift: [{ tiers: ['gold', 'platinum'], gift: '生日礼' }],
    party: false,
    anniversaries: false,
  },
  // Ours.
  care: {
    rhythm: [{ code: 'after_repair', name: '维修后回访', every: 'quarter', kind: 'care', tiers: [] }],
    caseHours: 24,
    kpis: [{ name: '售后按时办结', atLeastPercent: 90 }],
    classes: null,
    lostAfterDays: null,
    circles: [],
    tastes: [],
    path: [],
    bundles: [],
  },
} satisfies ProgrammeText);
