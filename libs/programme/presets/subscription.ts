// 付费会员: a fee by the month or the year, and benefits while it is paid. All numbers are ours.
import { type ProgrammeText, programmeSchema } from '../schema';
import { yuan } from './yuan';

type RuleText = NonNullable<ProgrammeText['joining']['rule']>;

const paid = (level: number): RuleText => ({
  any: [{ all: [{ fact: 'paidLevel', window: 'now', atLeast: level }] }],
});
const forEveryone = { everyone: true, pickable: false } as const;
const discounts = { always: 0, birthdayMonth: 10, companion: 0, nextPurchase: 0, familySharing: false };

export const subscription = programmeSchema.parse({
  schema: 2,
  code: 'subscription',
  name: '付费会员',
  timeZone: 'Asia/Shanghai',
  joining: { rule: paid(1), withinDays: 0 },
  tiers: [
    {
      code: 'silver',
      name: '银卡',
      enter: null,
      whilePaid: true,
      benefits: { pick: 0 },
      discounts: { ...discounts, always: 2 },
    },
    {
      code: 'gold',
      name: '金卡',
      enter: paid(2),
      keep: 'enter',
      whilePaid: true,
      benefits: { pick: 0 },
      discounts: { ...discounts, always: 5 },
    },
    {
      code: 'black',
      name: '黑卡',
      enter: paid(3),
      keep: 'enter',
      whilePaid: true,
      benefits: { pick: 0 },
      discounts: { ...discounts, always: 10, familySharing: true },
    },
  ],
  // Who stops paying has nothing to be protected.
  review: { everyMonths: 1, protectionMonths: 0, noticeDays: 7 },
  fees: [
    { level: 1, name: '银卡', monthlyFen: yuan(18), yearlyFen: yuan(180) },
    { level: 2, name: '金卡', monthlyFen: yuan(38), yearlyFen: yuan(380) },
    { level: 3, name: '黑卡', monthlyFen: yuan(98), yearlyFen: yuan(980) },
  ],
  points: {
    unitFen: yuan(10),
    pointsPerUnit: 1,
    multipliers: [{ when: { kind: 'tier', tier: 'black' }, times: 1.5 }],
    combine: 'highest',
    availableAfterDays: 1,
    expiresAfterMonths: 12,
    coupons: 'discount',
    tender: { points: 10, fen: yuan(1) },
  },
  benefits: [
    { code: 'badge', name: '会员标识', delivery: 'service', ...forEveryone },
    { code: 'events', name: '会员活动', delivery: 'event', ...forEveryone },
    { code: 'support_first', name: '客服优先', delivery: 'priority', ...forEveryone },
  ],
  trial: { tiers: ['silver'], percent: 10, days: 60 },
} satisfies ProgrammeText);
