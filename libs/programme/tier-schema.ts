// A tier: how one comes in and stays, and what it brings. Source: product.md, Tiers, Benefits and Joining (welcome).
import { z } from 'zod';
import { code, fen, name, percent, quota, role, sentence } from './fields';
import { rule } from './rules';

export const tier = z.strictObject({
  code,
  name,
  /** How a member gets in; null for the first, which joining gives. */
  enter: rule.nullable(),
  /** What a review asks for; `enter`: the same as to get in; null: once reached it stays. */
  keep: z
    .union([rule, z.literal('enter')])
    .nullable()
    .default(null),
  /** How many members the shop means to have here. */
  expectedMembers: z.int().min(1).nullable().default(null),
  /** Above so many members the console proposes to raise the entry. */
  raiseEntryAbove: z.int().min(1).nullable().default(null),
  /** In which stores the card is good. */
  stores: z.enum(['own', 'all']).default('all'),
  /** What it brings rests while its fee is not paid, whatever the next review will say. */
  whilePaid: z.boolean().default(false),
  /** How guides greet. */
  greeting: z.string().trim().max(100).default(''),
  benefits: z.strictObject({
    /** So many of the programme's pickable benefits; what everyone has is not counted. */
    pick: z.union([z.int().min(0), z.literal('all')]),
    fixed: z
      .array(
        z.strictObject({
          code,
          /** Null: as often as the benefit itself says. */
          quota: quota.nullable().default(null),
          stores: z.enum(['own', 'all']).default('all'),
          /** Only so many months from the day the tier was come to; null: as long as it is held. */
          firstMonths: z.int().min(1).max(120).nullable().default(null),
        }),
      )
      .max(60)
      .default([]),
  }),
  discounts: z
    .strictObject({
      always: percent,
      birthdayMonth: percent,
      companion: percent,
      /** Off the purchase after the one that opened the tier. */
      nextPurchase: percent,
      familySharing: z.boolean(),
      /** With how many at most; where nothing is said, with three. */
      familyMost: z.int().min(1).max(10).nullish(),
    })
    .default({ always: 0, birthdayMonth: 0, companion: 0, nextPurchase: 0, familySharing: false }),
  /** Tasks on joining here and on rising to here, each with who owns it. */
  welcome: z
    .array(z.strictObject({ task: sentence, owner: role }))
    .max(10)
    .default([]),
});

/** Promotion from wherever one stands, once each. Source: product.md, Tiers (relative rules, 破格升级). */
export const lift = z.strictObject({ code, name, when: rule, tiers: z.int().min(1).max(9) });

export const review = z.strictObject({
  everyMonths: z.union([z.literal(1), z.literal(3), z.literal(6), z.literal(12)]),
  protectionMonths: z.int().min(0).max(24),
  noticeDays: z.int().min(0).max(90),
});

/** A paid level: the year is cheaper than twelve months. */
export const fee = z
  .strictObject({ level: z.int().min(1).max(10), name, monthlyFen: fen.nullable(), yearlyFen: fen.nullable() })
  .refine(({ monthlyFen, yearlyFen }) => monthlyFen !== null || yearlyFen !== null, '请填写月费或年费')
  .refine(
    ({ monthlyFen, yearlyFen }) => monthlyFen === null || yearlyFen === null || yearlyFen < 12 * monthlyFen,
    '年费应低于 12 个月的月费',
  );
