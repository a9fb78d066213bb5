// The ledger as people read it, the member and those who serve them alike: every line says where it came from.
import { z } from 'zod';
import { day, fen, instant } from './fields';

export const entryKinds = [
  'earn',
  'settle',
  'spend',
  'cancel',
  'hold',
  'release',
  'capture',
  'adjust',
  'expire',
  'forfeit',
  'transfer',
] as const;

/** What became of the points of a line that gave some. */
export const lotStates = ['pending', 'usable', 'used', 'expired', 'reversed'] as const;

const pointsLine = z.object({
  seq: z.int().meta({ description: 'number of the entry, without gaps among all entries' }),
  kind: z.enum(entryKinds),
  title: z.string().meta({ description: '消费 · 新天地店' }),
  points: z.int().meta({ description: 'change of what the member has; negative takes away' }),
  day,
  at: instant,
  why: z.array(z.string()).meta({ description: 'sentences: 实付 ¥1,280，每 ¥10 记 1 分 · 会员日 2 倍' }),
  lot: z
    .object({
      state: z.enum(lotStates),
      left: z.int(),
      availableOn: day,
      expiresOn: day,
      sentence: z.string().meta({ description: '11月23日起可用，2028年11月22日到期' }),
    })
    .nullable()
    .meta({ description: 'for lines that gave points' }),
  receipt: z
    .object({
      purchaseId: z.string(),
      storeName: z.string(),
      businessDay: day,
      number: z.string(),
      netFen: fen,
      returnedFen: fen,
    })
    .nullable(),
});

export const pointsPage = z.object({
  points: z.object({
    balance: z.int(),
    available: z.int(),
    pending: z.int(),
    owed: z.int(),
    worthFen: fen,
    expiring: z
      .array(z.object({ points: z.int(), on: day }))
      .meta({ description: 'the next days of expiry, at most three' }),
  }),
  months: z
    .array(z.object({ month: z.string().regex(/^\d{4}-\d{2}$/), gained: z.int(), given: z.int() }))
    .meta({ description: 'whole sums of each month that has a line on this page, newest first' }),
  lines: z.array(pointsLine),
  next: z.string().nullable(),
});
