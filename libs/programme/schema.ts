// The shape of a programme: every rule that differs between shops, as data. See product.md and programmes.md.
import { z } from 'zod';
import { code, name, percent, tierCodes } from './fields';
import { joining, referral } from './joining-schema';
import { points } from './points-schema';
import { inconsistencies } from './schema-checks';
import { benefit, birthday, care, commission, looks, skippedWelcome } from './service-schema';
import { fee, lift, review, tier } from './tier-schema';

export type { Condition, FactName, Rule, StandingFact, SummedFact, WindowName } from './rules';

/** Who is meant to try this programme before everyone: so many percent of these tiers (none: all), for so many days. */
const trial = z.strictObject({ tiers: tierCodes, percent: percent.min(1), days: z.int().min(1).max(365) });

const shape = z.strictObject({
  schema: z.literal(2),
  code,
  name,
  timeZone: z.string().refine(isTimeZone, { message: '没有这个时区' }),
  joining,
  tiers: z.array(tier).min(1).max(10),
  lifts: z.array(lift).max(10).default([]),
  review: review.default({ everyMonths: 3, protectionMonths: 6, noticeDays: 30 }),
  fees: z.array(fee).max(10).default([]),
  points,
  benefits: z.array(benefit).max(100).default([]),
  skippedWelcome: skippedWelcome.default('leave'),
  referral: referral.nullable().default(null),
  looks: looks.nullable().default(null),
  birthday: birthday.nullable().default(null),
  care: care.nullable().default(null),
  commission: commission.nullable().default(null),
  trial: trial.nullable().default(null),
});

function isTimeZone(text: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone: text }) !== null;
  } catch {
    return false;
  }
}

/** Versions published before schema 2 lack what it added; the defaults say what they meant. */
const current = (body: unknown): unknown =>
  typeof body === 'object' && body !== null && 'schema' in body && body.schema === 1 ? { ...body, schema: 2 } : body;

export const programmeSchema = z.preprocess(
  current,
  shape.superRefine((programme, context) => {
    for (const { path, message } of inconsistencies(programme)) context.addIssue({ code: 'custom', path, message });
  }),
);

export type Programme = z.infer<typeof shape>;
/** A programme as somebody writes it: what has a default may be left out. */
export type ProgrammeText = z.input<typeof shape>;
export type Tier = Programme['tiers'][number];
export type Lift = Programme['lifts'][number];

/** The tier that joining gives. */
export function firstTier(programme: Programme): string {
  const [first] = programme.tiers;
  if (!first) throw new Error('a programme without tiers');
  return first.code;
}

/** The rule that keeps a tier at a review; null: once reached it stays. */
export const keepRule = ({ keep, enter }: Tier) => (keep === 'enter' ? enter : keep);
