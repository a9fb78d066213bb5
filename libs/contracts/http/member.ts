// What a signed-in member sees.
import { z } from 'zod';
import { endpoint } from './endpoint';
import { day, fen, instant } from './fields';

export const memberEndpoints = {
  home: endpoint({
    method: 'GET',
    path: '/member/home',
    summary: 'Who I am here, my points and their worth, what comes next',
    audience: { kind: 'member' },
    answer: z.object({
      state: z.enum(['known', 'applied', 'active', 'frozen', 'exited']),
      tier: z.object({ code: z.string(), name: z.string(), since: instant }).nullable(),
      points: z.object({
        balance: z.int(),
        available: z.int(),
        pending: z.int(),
        pendingUntil: day.nullable(),
        owed: z.int(),
        worthFen: fen,
      }),
      expiring: z.object({ points: z.int(), on: day }).nullable(),
      next: z.object({ tier: z.string(), name: z.string(), sentence: z.string(), spendFen: fen.nullable() }).nullable(),
      progress: z.number().min(0).max(1).nullable(),
      inbox: z.object({
        unread: z.int(),
        latest: z.array(
          z.object({
            id: z.string(),
            kind: z.string(),
            title: z.string(),
            body: z.string(),
            at: instant,
            read: z.boolean(),
          }),
        ),
      }),
    }),
    errors: ['UNAUTHENTICATED'],
  }),
} as const;
