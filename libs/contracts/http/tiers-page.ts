// The tiers in words: every tier and how one comes to it, where a person stands and why.
import { z } from 'zod';
import { day, fen, instant } from './fields';

/** A tier as anybody may read it. */
export const tierInWords = z.object({
  code: z.string(),
  name: z.string(),
  ways: z.array(z.string()).meta({ description: 'each a way of its own: 累计消费满 ¥5,000' }),
  benefits: z.string().meta({ description: '6 项权益任选' }),
});

export const tiersPage = z.object({
  mine: z
    .object({
      code: z.string(),
      name: z.string(),
      since: instant,
      why: z.string().meta({ description: '累计消费 ¥20,350，满 ¥20,000' }),
      decidedOn: day,
    })
    .nullable(),
  lifetimeFen: fen.meta({ description: 'net spend since joining, less returns' }),
  counted: z
    .array(z.object({ purchaseId: z.string(), day, storeName: z.string(), netFen: fen }))
    .meta({ description: 'the latest purchases that count, net of returns; at most ten' }),
  tiers: z.array(
    tierInWords.extend({
      place: z.enum(['passed', 'current', 'next', 'beyond']),
      missing: z.string().nullable().meta({ description: '再消费 ¥1,240，升级黄金' }),
      progress: z.number().min(0).max(1).nullable(),
    }),
  ),
  notes: z.array(z.string()).meta({ description: 'how upgrades and reviews work, in sentences' }),
});
