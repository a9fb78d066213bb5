// What a programme says about service: benefits, looks, birthdays, care, commission. Source: product.md, Benefits to Staff.
import { benefitDeliveries } from '@guike/kernel';
import { z } from 'zod';
import { calendarMonth, code, fen, name, percent, quota, sentence, tierCodes } from './fields';

export const benefit = z.strictObject({
  code,
  name,
  delivery: z.enum(benefitDeliveries),
  /** Everybody has it; it is never counted among what is picked. */
  everyone: z.boolean().default(false),
  /** May be among the picked. */
  pickable: z.boolean().default(true),
  /** Promised answer in minutes, for lines and butlers. */
  answerWithinMinutes: z.int().min(1).nullable().default(null),
  /** How many days ahead somebody may book. */
  bookAheadDays: z.int().min(0).max(365).nullable().default(null),
  /** How often, unless a tier says otherwise; null: without limit. */
  quota: quota.nullable().default(null),
  /** Day and night. */
  aroundTheClock: z.boolean().default(false),
  /** What comes off where the benefit is a reduction. */
  percentOff: percent.nullable().default(null),
});

/** Welcome gifts of tiers that somebody skips. */
export const skippedWelcome = z.enum(['give', 'leave']);

export const looks = z.strictObject({
  mode: z.enum(['per_like', 'approved_photo', 'off']),
  pointsPerLike: z.int().min(0).max(100),
  pointsPerPhoto: z.int().min(0).max(10_000),
  windowDays: z.int().min(1).max(60),
  mostPerLook: z.int().min(1),
  mostPerMonth: z.int().min(1),
  /** Likes by accounts younger than so many days earn nothing. */
  youngestAccountDays: z.int().min(0).max(365).default(7),
  /** From which share of likes that two give only each other none of them counts. */
  ringPercent: z.int().min(1).max(100).default(50),
  /** Screenshots of posts shown for points; WeChat forbids paying for them, so a shop turns it on itself. */
  claims: z.boolean(),
});

export const birthday = z.strictObject({
  leadDays: z.int().min(0).max(60),
  hour: z.int().min(9).max(20),
  gift: z.array(z.strictObject({ tiers: tierCodes, gift: sentence })).max(20),
  party: z.boolean(),
  /** Also on wedding and other days that a member has told. */
  anniversaries: z.boolean(),
});

/** What is done by the calendar or an occasion: for members, or told to head office. */
export const rhythm = z.strictObject({
  code,
  name: sentence,
  every: z.enum(['visit', 'day', 'month', 'quarter', 'year', 'spring', 'summer', 'autumn', 'winter', 'life_event']),
  kind: z.enum(['care', 'event', 'report']),
  tiers: tierCodes,
  to: z.enum(['member', 'head_office']).default('member'),
  /** At least so many in a year, where the shop wants to be held to a number. */
  timesPerYear: z.int().min(1).max(366).nullable().default(null),
  month: calendarMonth.nullable().default(null),
});

/** What is sold as one: a card of sessions, a plan. */
const bundle = z.strictObject({
  name,
  holds: sentence,
  /** Sessions paid for, and those on top for nothing; null where it is no card of sessions. */
  sessions: z
    .strictObject({ paid: z.int().min(1).max(1000), free: z.int().min(0).max(1000) })
    .nullable()
    .default(null),
  validMonths: z.int().min(1).max(120).nullable().default(null),
});

export const care = z.strictObject({
  rhythm: z.array(rhythm).max(60),
  /** Hours until an after-sale case is handled. */
  caseHours: z.int().min(1).max(720).nullable(),
  kpis: z.array(z.strictObject({ name, atLeastPercent: percent })).max(20),
  /** ABCD by average yearly spend: A from the first, B from the second, C from the third (fen). */
  classes: z
    .strictObject({ fromFen: z.tuple([fen, fen, fen]), care: z.tuple([sentence, sentence, sentence, sentence]) })
    .refine(({ fromFen: [a, b, c] }) => a > b && b > c, 'A、B、C 的门槛应逐级降低')
    .nullable(),
  /** Days without a purchase after which somebody counts as lost. */
  lostAfterDays: z.int().min(30).max(3650).nullable(),
  circles: z.array(z.strictObject({ name, tiers: tierCodes })).max(20),
  tastes: z.array(name).max(100),
  path: z.array(name).max(12),
  bundles: z.array(bundle).max(20),
});

/** Percentage points of the sale. */
const rate = z.number().min(0).max(50).multipleOf(0.1);
export const commission = z.strictObject({
  ordinary: rate,
  enrolledPlus: rate,
  designatedPlus: rate,
  /** Of the award when the designated guide is off: theirs and that of who served. */
  split: z.tuple([percent, percent]).refine(([a, b]) => a + b === 100, '两份之和应为 100%'),
  pairPool: rate,
  praiseFen: fen,
  /** A matter for the shop's lawyer; 0: off. */
  lostFen: fen,
});
