// How one becomes a member, and how members bring friends. Source: product.md, Joining and Referral.
import { z } from 'zod';
import { code, fen, name, percent, role } from './fields';
import { rule } from './rules';

export const joining = z.strictObject({
  /** What opens the card; null where nothing bought does (by invitation, application or fee alone). */
  rule: rule.nullable(),
  /** How many days after a sale its buyer may still join by it; 0 = on its business day only. */
  withinDays: z.int().min(0).max(365),
  invitation: z.boolean().default(false),
  /** Who files an application and who approves it; null where nobody applies. */
  application: z
    .strictObject({ filedBy: z.array(role).min(1), approvedBy: z.array(role).min(1), withReceipt: z.boolean() })
    .nullable()
    .default(null),
  /** What was bought before the card: months of it that count for tiers, and whether what opened the card earns. */
  before: z
    .strictObject({ countsForMonths: z.int().min(0).max(120), earns: z.enum(['nothing', 'opening']) })
    .default({ countsForMonths: 0, earns: 'nothing' }),
});

const gift = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('points'), points: z.int().min(1) }),
  z.strictObject({ kind: z.literal('benefit'), code }),
  z.strictObject({ kind: z.literal('coupon'), name, percentOff: percent, offFen: fen }),
  z.strictObject({ kind: z.literal('tier'), code }),
  z.strictObject({ kind: z.literal('lift'), tiers: z.int().min(1).max(9) }),
]);

export const referral = z.strictObject({
  /** The part of a friend's points that the referrer gets, in percent; 0: none. */
  sharePercent: percent,
  of: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('every') }),
    z.strictObject({ kind: z.literal('firstPurchases'), count: z.int().min(1).max(100) }),
    z.strictObject({ kind: z.literal('firstMonths'), months: z.int().min(1).max(60) }),
  ]),
  /** Days from the first touch to joining. */
  withinDays: z.int().min(1).max(365),
  ladder: z
    .array(
      z.strictObject({
        friends: z.int().min(1).max(1000),
        counted: z.enum(['joined', 'vip']),
        gives: z.array(gift).min(1),
      }),
    )
    .max(10),
  friend: z.array(gift).max(5),
});
