// 通用企业: business customers by a year's spend, by orders, or by years of loyalty.
import { type ProgrammeText, programmeSchema } from '../schema';
import { yuan } from './yuan';

type Group = NonNullable<ProgrammeText['joining']['rule']>['any'][number];

const spend = (fen: number): Group => ({ all: [{ fact: 'netSpendFen', window: 'rolling12Months', atLeast: fen }] });
const orders = (times: number): Group => ({ all: [{ fact: 'orders', window: 'rolling12Months', atLeast: times }] });

export const enterprise = programmeSchema.parse({
  schema: 2,
  code: 'enterprise',
  name: '通用企业',
  timeZone: 'Asia/Shanghai',
  // The days are ours.
  joining: { rule: { any: [orders(20)] }, withinDays: 30 },
  // All thresholds are a year's, so a year's review keeps them: ours.
  tiers: [
    { code: 'silver', name: '银卡', enter: null, benefits: { pick: 0 } },
    {
      code: 'gold',
      name: '金卡',
      enter: { any: [spend(yuan(100_000)), orders(50)] },
      keep: 'enter',
      benefits: { pick: 0 },
    },
    {
      code: 'platinum',
      name: '白金',
      enter: { any: [spend(yuan(200_000)), orders(100)] },
      keep: 'enter',
      benefits: { pick: 0 },
    },
    {
      code: 'diamond',
      name: '钻石',
      enter: {
        any: [
          // More than ¥500,000: platinum ends with it.
          spend(yuan(500_000) + 1),
          { all: [{ fact: 'yearsWithoutReturn', window: 'now', atLeast: 5 }] },
        ],
      },
      keep: 'enter',
      benefits: { pick: 0 },
    },
  ],
  lifts: [
    {
      code: 'steady',
      name: '长期稳定合作',
      // The band is ours.
      when: { any: [{ all: [{ fact: 'steadyYears', window: 'now', atLeast: 3, withinPercent: 20 }] }] },
      tiers: 1,
    },
  ],
  review: { everyMonths: 12, protectionMonths: 6, noticeDays: 30 },
  // Ours.
  points: {
    unitFen: yuan(100),
    pointsPerUnit: 1,
    multipliers: [],
    combine: 'highest',
    availableAfterDays: 7,
    expiresAfterMonths: 24,
    coupons: 'discount',
    tender: null,
  },
  benefits: [{ code: 'named_contact', name: '专属客户经理', delivery: 'service', everyone: true, pickable: false }],
  care: {
    rhythm: [{ code: 'conversations', name: '与客户深谈', every: 'year', kind: 'care', tiers: [], timesPerYear: 10 }],
    caseHours: 24,
    // What is measured is ours.
    kpis: [
      { name: '售后按时办结', atLeastPercent: 90 },
      { name: '回访按时完成', atLeastPercent: 90 },
      { name: '客户满意', atLeastPercent: 90 },
    ],
    // Ours: the thresholds of the tiers.
    classes: {
      fromFen: [yuan(200_000), yuan(100_000), yuan(20_000)],
      care: [
        '由专人常联系，引导定制与追加订单',
        '由熟悉的客户经理跟进，一年约订两次，往 A 类带',
        '由客服多了解需求',
        '回访，请回来合作',
      ],
    },
    lostAfterDays: 365,
    circles: [],
    tastes: [],
    path: [],
    bundles: [],
  },
} satisfies ProgrammeText);
