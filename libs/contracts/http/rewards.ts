// 积分商城: what points buy, as members see it, and how a redemption is handed out in the store.
import { z } from 'zod';
import { endpoint } from './endpoint';
import { day, fen, id, instant, pageAfter } from './fields';

/** Why somebody may not redeem a reward now; the code that trying it would be refused with. */
export const obstacles = [
  'MEMBERS_ONLY',
  'ACCOUNT_FROZEN',
  'REWARD_CLOSED',
  'REWARD_SOLD_OUT',
  'REWARD_TIER',
  'REWARD_LIMIT',
  'POINTS_INSUFFICIENT',
] as const;
export const redemptionStates = ['open', 'verified', 'lapsed'] as const;

const member = { kind: 'member' } as const;
const refused = ['UNAUTHENTICATED', 'INPUT_INVALID', 'MEMBER_UNKNOWN'] as const;

const offer = z.object({
  id,
  name: z.string(),
  description: z.string(),
  picture: z.string().nullable().meta({ description: 'key of a picture under /pictures, or drawn/tea for a drawing' }),
  points: z.int(),
  valueFen: fen.meta({ description: 'what the goods cost in the store' }),
  left: z.int().nullable().meta({ description: 'how many there still are; null: as many as are wanted' }),
  terms: z.array(z.string()).meta({ description: '黄金会员起可兑 · 每人限兑 1 件 · 3月、8月开放兑换' }),
  can: z.enum(['yes', ...obstacles]),
  sentence: z.string().nullable().meta({ description: 'why not, for people: 还差 120 积分' }),
});

const redemption = z.object({
  id,
  rewardId: id,
  name: z.string(),
  picture: z.string().nullable(),
  points: z.int(),
  state: z.enum(redemptionStates),
  code: z
    .string()
    .regex(/^\d{12}$/)
    .meta({ description: 'to be shown in the store, as digits and as QR' }),
  redeemedAt: instant,
  expiresOn: day.meta({ description: 'the last day on which the store hands it out' }),
  verifiedAt: instant.nullable(),
  sentence: z.string().meta({ description: '12月22日前（含当日）到店出示兑换码领取' }),
});

/** What both who may hand out send: the digits as scanned or typed. */
export const verifying = z.strictObject({
  code: z
    .string()
    .max(24)
    .transform((text) => text.replace(/[\s-]/g, ''))
    .pipe(z.string().regex(/^\d{12}$/, '兑换码应为 12 位数字'))
    .meta({ description: 'the code of the redemption, 12 digits', example: '834903201885' }),
});

export const verifiedRedemption = z.object({
  redemptionId: id,
  duplicate: z.boolean().meta({ description: 'true when the same till or person had verified it before' }),
  name: z.string().meta({ description: 'what to hand out' }),
  points: z.int(),
  valueFen: fen,
  redeemedOn: day,
  verifiedAt: instant,
  memberId: id,
  nameMasked: z.string().nullable(),
  phoneMasked: z.string().nullable(),
});

export const verifyingErrors = [
  'REDEMPTION_UNKNOWN',
  'REDEMPTION_USED',
  'REDEMPTION_LAPSED',
  'ACCOUNT_FROZEN',
  'RATE_LIMITED',
] as const;

export const rewardEndpoints = {
  catalogue: endpoint({
    method: 'GET',
    path: '/member/rewards',
    summary: 'What my points buy, what I can have now first',
    audience: member,
    answer: z.object({ available: z.int().meta({ description: 'points I may use now' }), rewards: z.array(offer) }),
    errors: refused,
  }),
  redeem: endpoint({
    method: 'POST',
    path: '/member/redemptions',
    summary: 'Redeem a reward; the same id again is the same redemption',
    audience: member,
    body: z.strictObject({
      id: id.meta({ description: "the phone's own id of this redemption" }),
      rewardId: id,
      points: z.int().min(1).optional().meta({ description: 'the price that was shown; another one is refused' }),
    }),
    answer: redemption.extend({
      duplicate: z.boolean(),
      balance: z.int().meta({ description: 'points left, pending included' }),
    }),
    errors: [...refused, ...obstacles, 'REWARD_UNKNOWN', 'REWARD_CHANGED', 'OPERATION_CONFLICT', 'RATE_LIMITED'],
  }),
  redemptions: endpoint({
    method: 'GET',
    path: '/member/redemptions',
    summary: 'My redemptions: those to be fetched first, then the newest',
    audience: member,
    query: pageAfter(id),
    answer: z.object({ redemptions: z.array(redemption), next: z.string().nullable() }),
    errors: refused,
  }),
  verify: endpoint({
    method: 'POST',
    path: '/staff/redemptions/verify',
    summary: 'Hand a redeemed reward out by its code, once',
    audience: { kind: 'staff', roles: ['guide', 'manager'] },
    body: verifying,
    answer: verifiedRedemption,
    errors: ['UNAUTHENTICATED', 'FORBIDDEN', 'INPUT_INVALID', ...verifyingErrors],
  }),
} as const;
