// What head office sets of a reward, and how the office reads it.
import { z } from 'zod';
import { code, fen, freeText, id, instant } from './fields';

export const rewardStates = ['draft', 'on', 'off'] as const;

const LARGEST_POINTS = 10_000_000;
export const LARGEST_STOCK = 1_000_000;
const MONTH_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const month = z.int().min(1).max(12);
const dayOfMonth = z.int().min(1).max(31);
const redemptionWindow = z
  .strictObject({ fromMonth: month, fromDay: dayOfMonth, toMonth: month, toDay: dayOfMonth })
  .refine(
    ({ fromMonth, fromDay, toMonth, toDay }) =>
      fromDay <= (MONTH_DAYS[fromMonth - 1] ?? 0) && toDay <= (MONTH_DAYS[toMonth - 1] ?? 0),
    '这个月没有这一天',
  )
  .meta({ description: 'days of every year, both inclusive; from after to spans the new year' });

export const rewardTerms = {
  name: freeText(60).min(1),
  description: freeText(1000).default(''),
  picture: z
    .string()
    .max(200)
    .regex(/^(drawn\/[a-z-]+|[0-9a-f]{64})$/, '图片不对，请重新上传')
    .nullable()
    .default(null)
    .meta({ description: 'key of a picture that was sent, or drawn/tea for one that the mini-program draws' }),
  points: z.int().min(1).max(LARGEST_POINTS),
  valueFen: fen,
  stock: z
    .int()
    .min(0)
    .max(LARGEST_STOCK)
    .nullable()
    .meta({ description: 'how many there are in all, those given out included; null: without limit' }),
  perMember: z.int().min(1).max(1000).nullable(),
  minTier: code.nullable().meta({ description: 'code of a tier of the programme' }),
  windows: z.array(redemptionWindow).max(12).default([]).meta({ description: 'empty: always open' }),
};

/** What follows from the terms under the programme of today. */
const following = {
  minTierName: z.string().nullable(),
  terms: z.array(z.string()).meta({ description: 'the terms as members read them' }),
  tenderFen: fen.meta({ description: 'what these points pay at the till; 0 where points pay nothing' }),
  spendFen: z.int().meta({ description: 'the ordinary spend that earns these points, in fen' }),
  returnShare: z.number().meta({ description: 'the value of the goods as a part of that spend' }),
};

export const rewardPreview = z.object(following);

export const rewardRow = z.object({
  ...rewardTerms,
  ...following,
  id,
  description: z.string(),
  picture: z.string().nullable(),
  minTier: z.string().nullable(),
  windows: z.array(redemptionWindow),
  taken: z.int().meta({ description: 'redeemed and not lapsed' }),
  left: z.int().nullable(),
  state: z.enum(rewardStates),
  version: z.int(),
  createdAt: instant,
  updatedAt: instant,
});
