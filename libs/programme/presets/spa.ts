// 美容SPA: tiers by a year's spend, reviewed each quarter, with a service rhythm for each of them.
import { type ProgrammeText, programmeSchema } from '../schema';
import { spaBenefits, spaFixed } from './spa-benefits';
import { spaCare } from './spa-care';
import { yuan } from './yuan';

type TierText = ProgrammeText['tiers'][number];
type RuleText = NonNullable<TierText['enter']>;
type Group = RuleText['any'][number];

const yearSpend = (amount: number): Group => ({
  all: [{ fact: 'netSpendFen', window: 'rolling12Months', atLeast: yuan(amount) }],
});
const lifetimeSpend = (amount: number): Group => ({
  all: [{ fact: 'netSpendFen', window: 'lifetime', atLeast: yuan(amount) }],
});
/** Twelve percent off in the month of the birthday, for all. */
const discounts = { always: 0, birthdayMonth: 12, companion: 0, nextPurchase: 0, familySharing: false };

const tiers: TierText[] = [
  {
    code: 'gold',
    name: '黄金',
    enter: null,
    keep: 'enter',
    expectedMembers: 150,
    // The card is good in its own store, and so is what it brings.
    stores: 'own',
    benefits: { pick: 0, fixed: spaFixed.gold },
    discounts,
    welcome: [
      { task: '寄送会员卡', owner: 'manager' },
      { task: '送上迎新礼盒', owner: 'guide' },
      { task: '写一封欢迎信', owner: 'manager' },
      { task: '引见专属美容师', owner: 'guide' },
    ],
  },
  {
    code: 'platinum',
    name: '铂金',
    enter: { any: [yearSpend(50_000)] },
    keep: 'enter',
    expectedMembers: 40,
    benefits: { pick: 0, fixed: spaFixed.platinum },
    discounts: { ...discounts, companion: 12 },
    // Ours.
    welcome: [{ task: '致电祝贺，介绍新权益', owner: 'manager' }],
  },
  {
    code: 'diamond',
    name: '钻石',
    enter: { any: [yearSpend(100_000), lifetimeSpend(300_000)] },
    keep: 'enter',
    expectedMembers: 10,
    benefits: { pick: 0, fixed: spaFixed.diamond },
    discounts: { ...discounts, companion: 12, familySharing: true },
    welcome: [
      { task: '老板亲自致电', owner: 'head_office' },
      { task: '送上水晶会员卡', owner: 'manager' },
      { task: '举行授卡仪式', owner: 'manager' },
      { task: '首次护理安排在最好的房间', owner: 'guide' },
    ],
  },
];

export const spa = programmeSchema.parse({
  schema: 2,
  code: 'spa',
  name: '美容SPA',
  timeZone: 'Asia/Shanghai',
  // Who is brought by a friend comes by invitation.
  joining: { rule: { any: [yearSpend(20_000)] }, withinDays: 30, invitation: true },
  tiers,
  lifts: [
    {
      code: 'five_vips',
      name: '特殊贡献',
      when: { any: [{ all: [{ fact: 'referralsVip', window: 'now', atLeast: 5 }] }] },
      tiers: 1,
    },
  ],
  review: { everyMonths: 3, protectionMonths: 6, noticeDays: 30 },
  // Ours.
  points: {
    unitFen: yuan(10),
    pointsPerUnit: 1,
    multipliers: [{ when: { kind: 'birthday_month' }, times: 2 }],
    combine: 'highest',
    availableAfterDays: 1,
    expiresAfterMonths: 24,
    coupons: 'discount',
    tender: null,
    rewards: {
      suggested: [
        { name: '精油小样三支', points: 500, goodsFen: yuan(90) },
        { name: '面部基础护理一次', points: 2_000, goodsFen: yuan(380) },
      ],
      months: [],
      tiers: [],
    },
  },
  benefits: spaBenefits,
  skippedWelcome: 'give',
  referral: {
    sharePercent: 0,
    of: { kind: 'every' },
    withinDays: 30,
    ladder: [
      { friends: 1, counted: 'vip', gives: [{ kind: 'benefit', code: 'same_treatment' }] },
      { friends: 3, counted: 'vip', gives: [{ kind: 'lift', tiers: 1 }] },
      { friends: 5, counted: 'vip', gives: [{ kind: 'benefit', code: 'trip' }] },
    ],
    friend: [
      { kind: 'coupon', name: '首次到店', percentOff: 50, offFen: 0 },
      { kind: 'benefit', code: 'welcome_pack' },
      { kind: 'tier', code: 'gold' },
    ],
  },
  // Days, hour and gift are ours.
  birthday: { leadDays: 7, hour: 10, gift: [{ tiers: [], gift: '生日护理礼' }], party: false, anniversaries: true },
  care: spaCare,
} satisfies ProgrammeText);
