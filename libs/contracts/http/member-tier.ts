// What a member reads about keeping their tier: a protection with what is missing, and every decision so far.
import { z } from 'zod';
import { endpoint } from './endpoint';
import { day, id, pageAfter } from './fields';

const tierHistoryLine = z.object({
  id,
  day,
  title: z.string().meta({ description: '升级为黄金会员' }),
  why: z.array(z.string()).meta({ description: '累计消费 ¥20,350（满 ¥20,000）' }),
  change: z.enum(['up', 'down', 'same']),
});

export const memberTierEndpoints = {
  tierStanding: endpoint({
    method: 'GET',
    path: '/member/tier-standing',
    summary: 'Whether the tier is under protection and what keeps it, and the history of tiers, the newest first',
    audience: { kind: 'member' },
    query: pageAfter(id),
    answer: z.object({
      protection: z
        .object({
          tierName: z.string(),
          until: day,
          sentence: z.string().meta({ description: '保级期至2027年5月1日，再消费 ¥1,240 即可保级' }),
          progress: z.number().min(0).max(1).nullable(),
        })
        .nullable(),
      floor: z.object({ tierName: z.string(), until: day, sentence: z.string() }).nullable(),
      history: z.array(tierHistoryLine),
      next: z.string().nullable(),
    }),
    errors: ['UNAUTHENTICATED', 'INPUT_INVALID', 'MEMBER_UNKNOWN'],
  }),
} as const;
