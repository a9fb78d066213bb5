// What the shop owes its members in points, as of any business day, and a month of it as a file.
import { z } from 'zod';
import { endpoint } from './endpoint';
import { code, day, id } from './fields';

const finance = { kind: 'staff', roles: ['manager', 'finance', 'head_office', 'auditor'] } as const;
const refused = ['UNAUTHENTICATED', 'FORBIDDEN', 'INPUT_INVALID', 'PROGRAMME_MISSING'] as const;

const points = z.int();
const month = z
  .string()
  .regex(/^(19\d\d|20\d\d)-(0[1-9]|1[0-2])$/, '月份写作 2026-03')
  .meta({ description: 'calendar month of business days, YYYY-MM' });
const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What moves points between the day before the month and the day asked for, in the order that finance reads it. */
export const movementKinds = [
  'earned',
  'reversed',
  'spent',
  'returned',
  'expired',
  'adjusted',
  'forfeited',
  'transferred',
] as const;

const movement = z
  .object({
    opening: points,
    ...(Object.fromEntries(movementKinds.map((kind) => [kind, points])) as Moves),
    closing: points,
  })
  .meta({ description: 'signed: opening and all between add up to closing' });
type Moves = Record<(typeof movementKinds)[number], typeof points>;

/** Who bears points that are used in another store than the one that gave them. */
const bearers = ['earning_store', 'spending_store', 'head_office'] as const;

export const adminFinanceEndpoints = {
  liability: endpoint({
    method: 'GET',
    path: '/admin/liability',
    summary:
      'Points owed to members at the end of a business day, and how they came about since the first of its month',
    audience: finance,
    query: z.object({
      day: day.optional().meta({ description: 'business day; yesterday when left out' }),
      store: code.optional().meta({ description: 'only points that this store gave; managers have theirs' }),
    }),
    answer: z.object({
      day,
      from: day.meta({ description: 'the first of the month: where the movement begins' }),
      today: day,
      storeName: z.string().nullable().meta({ description: 'null for the whole brand' }),
      balance: points.meta({ description: 'what members have, pending included, what has run out that day excluded' }),
      held: points.meta({ description: 'set aside for payments under way' }),
      owed: points.meta({
        description:
          "what refunds took beyond what members had; of a store: less what its points repaid of others' debts",
      }),
      liability: points.meta({ description: 'balance + held - owed: the closing of the movement' }),
      worthFen: z.int().min(0).nullable().meta({
        description: 'of balance and held, by the programme of that day; null where it takes no points as money',
      }),
      movement,
      unbooked: z
        .object({ opening: points, closing: points })
        .meta({ description: 'run out by then, but booked on a later day; the movement counts it as expired already' }),
      stores: z
        .array(
          z.object({
            code: z.string().nullable().meta({ description: 'null: given by no store' }),
            name: z.string().nullable(),
            balance: points,
            held: points,
          }),
        )
        .meta({ description: 'by the store that gave the points' }),
      expiries: z
        .array(z.object({ month, balance: points }))
        .meta({ description: 'by the month of the last day; adds up to the balance' }),
      elsewhere: z
        .array(
          z.object({
            gave: z.string().meta({ description: 'name of the store that gave the points' }),
            used: z.string().meta({ description: 'name of the store that took them' }),
            points: points.meta({ description: 'used there this month, less what came back' }),
            worthFen: z.int().nullable().meta({ description: 'null where points are no money' }),
          }),
        )
        .meta({ description: 'between stores, since the first of the month' }),
      bornBy: z.enum(bearers).meta({ description: 'who bears points spent elsewhere, by the programme of that day' }),
    }),
    errors: [...refused, 'STORE_UNKNOWN'],
  }),
  statement: endpoint({
    method: 'GET',
    path: '/admin/statements/:month.xlsx',
    summary: 'The month as a workbook: its movement, stores, expiries and every line; the month under way up to today',
    audience: finance,
    params: z.strictObject({ month }),
    query: z.object({ store: code.optional() }),
    download: workbook,
    answer: z.unknown(),
    errors: [...refused, 'STORE_UNKNOWN'],
  }),
  memberStatement: endpoint({
    method: 'GET',
    path: '/admin/members/:id/statement/:month.xlsx',
    summary: "One member's month as a workbook",
    audience: finance,
    params: z.strictObject({ id, month }),
    download: workbook,
    answer: z.unknown(),
    errors: [...refused, 'MEMBER_UNKNOWN'],
  }),
} as const;
