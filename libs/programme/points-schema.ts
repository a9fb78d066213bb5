// How points are earned, kept and used. Source: product.md, Points.
import { z } from 'zod';
import { calendarMonth, code, fen, name, tierCodes } from './fields';

const multiplier = z.strictObject({
  when: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('day_of_month'), day: z.int().min(1).max(31) }),
    z.strictObject({ kind: z.literal('tier'), tier: code }),
    z.strictObject({ kind: z.literal('category'), category: z.string().min(1) }),
    /** The whole month of the member's birthday, by the solar calendar. */
    z.strictObject({ kind: z.literal('birthday_month') }),
  ]),
  times: z.number().min(1).max(100).multipleOf(0.01, '倍数最多两位小数'),
});

const claims = z.strictObject({
  withinDays: z.int().min(1).max(365),
  perMemberPerMonth: z.int().min(1).max(100),
  perCashierPerDay: z.int().min(1).max(1000),
});

/** Rewards as the shop prices them, to fill its catalogue from. */
const rewards = z.strictObject({
  suggested: z.array(z.strictObject({ name, points: z.int().min(1), goodsFen: fen })).max(50),
  /** Months of the year in which rewards are redeemed; empty: always. */
  months: z.array(calendarMonth).max(12),
  /** Who may redeem; empty: every tier. */
  tiers: tierCodes,
});

export const points = z.strictObject({
  /** Each full unit of eligible spend (fen) earns `pointsPerUnit`. */
  unitFen: z.int().min(1),
  pointsPerUnit: z.int().min(1),
  /** Besides, once for each visit. */
  perVisit: z.int().min(0).max(10_000).default(0),
  multipliers: z.array(multiplier).max(20),
  combine: z.enum(['highest', 'sum', 'product']),
  /** Business days until points may be used; 1 = the next day. */
  availableAfterDays: z.int().min(0).max(365),
  expiresAfterMonths: z.int().min(1).max(120),
  /** `perLot`: each earning after its own months. `cardCycle`: all at once, every so many months after the card. */
  expiry: z.enum(['perLot', 'cardCycle']).default('perLot'),
  /** How many days ahead a member is told, each once. */
  expiryNoticeDays: z.array(z.int().min(1).max(180)).max(4).default([30, 7]),
  /** A shop's own coupon lowers what is spent; a bought voucher pays for it. */
  coupons: z.enum(['discount', 'payment']),
  tender: z.strictObject({ points: z.int().min(1), fen: z.int().min(1) }).nullable(),
  /** 补登: null where forgotten sales are not claimed. */
  claims: claims.nullable().default({ withinDays: 30, perMemberPerMonth: 3, perCashierPerDay: 10 }),
  /** A manual adjustment of more than this, either way, needs a second person. */
  adjustments: z.strictObject({ secondPersonAbove: z.int().min(0) }).default({ secondPersonAbove: 500 }),
  /** Which store bears points that are spent in another than the one that gave them. */
  spentElsewhere: z.enum(['earning_store', 'spending_store', 'head_office']).default('earning_store'),
  rewards: rewards.default({ suggested: [], months: [], tiers: [] }),
});
