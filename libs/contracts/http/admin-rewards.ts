// The catalogue of rewards as the office keeps it: head office writes, the others read.
import { z } from 'zod';
import { endpoint } from './endpoint';
import { code, fen, freeText, id, instant, pageAfter } from './fields';

const office = { kind: 'staff', roles: ['manager', 'finance', 'head_office', 'auditor'] } as const;
const headOffice = { kind: 'staff', roles: ['head_office'] } as const;
const refused = ['UNAUTHENTICATED', 'FORBIDDEN', 'INPUT_INVALID'] as const;

export const rewardStates = ['draft', 'on', 'off'] as const;

const LARGEST_POINTS = 10_000_000;
const LARGEST_STOCK = 1_000_000;
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

const terms = {
  name: freeText(60).min(1),
  description: freeText(1000).default(''),
  picture: z
    .string()
    .max(200)
    .regex(/^(drawn\/[a-z-]+|[\w-]+(\/[\w-]+)*\.(jpg|png|webp))$/, '图片名称不对')
    .nullable()
    .default(null)
    .meta({
      description: 'key of a picture in the store of pictures, or drawn/tea for one that the mini-program draws',
    }),
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

const rewardRow = z.object({
  ...terms,
  id,
  description: z.string(),
  picture: z.string().nullable(),
  minTier: z.string().nullable(),
  minTierName: z.string().nullable(),
  windows: z.array(redemptionWindow),
  taken: z.int().meta({ description: 'redeemed and not lapsed' }),
  left: z.int().nullable(),
  terms: z.array(z.string()).meta({ description: 'the terms as members read them' }),
  tenderFen: fen.meta({ description: 'what these points pay at the till; 0 where points pay nothing' }),
  returnShare: z
    .number()
    .meta({ description: 'the value of the goods as a part of the spend that earns these points' }),
  state: z.enum(rewardStates),
  version: z.int(),
  createdAt: instant,
  updatedAt: instant,
});

const ofReward = z.strictObject({ id });
const version = z.int().meta({ description: 'the version that was changed; another one meanwhile is refused' });

export const adminRewardEndpoints = {
  rewards: endpoint({
    method: 'GET',
    path: '/admin/rewards',
    summary: 'All rewards, the newest first',
    audience: office,
    query: pageAfter(id).extend({ state: z.enum(rewardStates).optional() }),
    answer: z.object({ items: z.array(rewardRow), next: z.string().nullable() }),
    errors: refused,
  }),
  reward: endpoint({
    method: 'GET',
    path: '/admin/rewards/:id',
    summary: 'One reward',
    audience: office,
    params: ofReward,
    answer: rewardRow,
    errors: [...refused, 'REWARD_UNKNOWN'],
  }),
  createReward: endpoint({
    method: 'POST',
    path: '/admin/rewards',
    summary: 'Draft a reward; the same id with the same content again answers it as it is',
    audience: headOffice,
    body: z.strictObject({ id, ...terms }),
    answer: rewardRow,
    errors: [...refused, 'OPERATION_CONFLICT'],
  }),
  changeReward: endpoint({
    method: 'PUT',
    path: '/admin/rewards/:id',
    summary: 'Change a reward; what was redeemed before keeps its price',
    audience: headOffice,
    params: ofReward,
    body: z.strictObject({ version, ...terms }),
    answer: rewardRow,
    errors: [...refused, 'REWARD_UNKNOWN', 'REWARD_CHANGED'],
  }),
  switchReward: endpoint({
    method: 'PUT',
    path: '/admin/rewards/:id/state',
    summary: 'Offer a reward or take it off; open redemptions of it are still handed out',
    audience: headOffice,
    params: ofReward,
    body: z.strictObject({ version, state: z.enum(['on', 'off']) }),
    answer: rewardRow,
    errors: [...refused, 'REWARD_UNKNOWN', 'REWARD_CHANGED'],
  }),
} as const;
