// The catalogue of rewards as the office keeps it: head office writes, the others read.
import { z } from 'zod';
import { endpoint, pictureTypes } from './endpoint';
import { day, fen, freeText, id, instant, pageAfter } from './fields';
import { largestPicture } from './pictures';
import { LARGEST_STOCK, rewardPreview, rewardRow, rewardStates, rewardTerms } from './reward-terms';
import { redemptionStates } from './rewards';

const office = { kind: 'staff', roles: ['manager', 'finance', 'head_office', 'auditor'] } as const;
const headOffice = { kind: 'staff', roles: ['head_office'] } as const;
const refused = ['UNAUTHENTICATED', 'FORBIDDEN', 'INPUT_INVALID'] as const;

/** Why the stock of a reward changed. `drafted` and `edited` come from the reward itself and cannot be asked for. */
export const stockReasons = ['restocked', 'counted', 'damaged', 'other'] as const;
export const stockOrigins = ['drafted', 'edited', ...stockReasons] as const;

const ofReward = z.strictObject({ id });
const version = z.int().meta({ description: 'the version that was changed; another one meanwhile is refused' });

const reading = {
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
  rewardRedemptions: endpoint({
    method: 'GET',
    path: '/admin/rewards/:id/redemptions',
    summary: 'Who redeemed a reward, the newest first; those of a store see their own members only',
    audience: office,
    params: ofReward,
    query: pageAfter(freeText(100)).extend({ state: z.enum(redemptionStates).optional() }),
    answer: z.object({
      items: z.array(
        z.object({
          id,
          memberId: id,
          nameMasked: z.string().nullable(),
          phoneMasked: z.string().nullable(),
          points: z.int().meta({ description: 'what it cost then' }),
          valueFen: fen,
          state: z.enum(redemptionStates),
          redeemedAt: instant,
          expiresOn: day.meta({ description: 'the last day on which the store hands it out' }),
          verifiedAt: instant.nullable(),
          verifiedBy: z.string().nullable().meta({ description: '新天地店 · 周敏, or the till' }),
        }),
      ),
      next: z.string().nullable(),
    }),
    errors: [...refused, 'REWARD_UNKNOWN'],
  }),
  stockChanges: endpoint({
    method: 'GET',
    path: '/admin/rewards/:id/stock',
    summary: 'How the stock of a reward changed, the newest first',
    audience: office,
    params: ofReward,
    query: pageAfter(id),
    answer: z.object({
      items: z.array(
        z.object({
          id,
          before: z.int().nullable().meta({ description: 'in all, those given out included; null: without limit' }),
          after: z.int().nullable(),
          origin: z.enum(stockOrigins),
          note: z.string(),
          by: z.string().nullable(),
          at: instant,
        }),
      ),
      next: z.string().nullable(),
    }),
    errors: [...refused, 'REWARD_UNKNOWN'],
  }),
} as const;

const writing = {
  previewReward: endpoint({
    method: 'POST',
    path: '/admin/rewards/preview',
    summary: 'What members would read of such a reward, and what it gives back; keeps nothing',
    audience: headOffice,
    body: z.strictObject(rewardTerms),
    answer: rewardPreview,
    errors: refused,
  }),
  createReward: endpoint({
    method: 'POST',
    path: '/admin/rewards',
    summary: 'Draft a reward; the same id with the same content again answers it as it is',
    audience: headOffice,
    body: z.strictObject({ id, ...rewardTerms }),
    answer: rewardRow,
    errors: [...refused, 'OPERATION_CONFLICT'],
  }),
  changeReward: endpoint({
    method: 'PUT',
    path: '/admin/rewards/:id',
    summary: 'Change a reward; what was redeemed before keeps its price',
    audience: headOffice,
    params: ofReward,
    body: z.strictObject({ version, ...rewardTerms }),
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
  changeStock: endpoint({
    method: 'POST',
    path: '/admin/rewards/:id/stock',
    summary: 'Add to the stock of a reward or take from it; the same id again is the same change',
    audience: headOffice,
    params: ofReward,
    body: z.strictObject({
      id,
      change: z
        .int()
        .min(-LARGEST_STOCK)
        .max(LARGEST_STOCK)
        .refine((pieces) => pieces !== 0, '请填加几件或减几件'),
      reason: z.enum(stockReasons),
      note: freeText(200).default(''),
    }),
    answer: rewardRow,
    errors: [...refused, 'REWARD_UNKNOWN', 'OPERATION_CONFLICT'],
  }),
  /** The body is the picture itself; one of `pictureTypes` says so. */
  addPicture: endpoint({
    method: 'POST',
    path: '/admin/reward-pictures',
    summary: 'Send a picture for a reward; it is made anew in three widths, and the same picture again is the same',
    audience: headOffice,
    file: { mostBytes: largestPicture, types: pictureTypes },
    answer: z.object({
      key: z.string().meta({ description: 'to be set as the picture of a reward' }),
      width: z.int(),
      height: z.int(),
    }),
    errors: [...refused, 'PICTURE_INVALID', 'PICTURE_TOO_LARGE', 'RATE_LIMITED'],
  }),
} as const;

export const adminRewardEndpoints = { ...reading, ...writing } as const;
