// The parts of a programme put together, before they are held against each other.
import { z } from 'zod';
import { code, name, percent, tierCodes } from './fields';
import { joining, referral } from './joining-schema';
import { messages } from './messages-schema';
import { points } from './points-schema';
import { benefit, birthday, care, commission, looks, skippedWelcome } from './service-schema';
import { fee, lift, review, tier } from './tier-schema';

/** Who is meant to try this programme before everyone: so many percent of these tiers (none: all), for so many days. */
const trial = z.strictObject({ tiers: tierCodes, percent: percent.min(1), days: z.int().min(1).max(365) });

export const shape = z.strictObject({
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
  messages: messages.default({ quietFrom: 21, quietTo: 9, mostPerWeek: 3, smsFor: [] }),
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

export type Programme = z.infer<typeof shape>;
