// 转介绍 in the office: who brought whom, what waits for a decision and why, what came of it. Head office decides,
// managers read what concerns their store.
import { z } from 'zod';
import { endpoint } from './endpoint';
import { day, id, instant, pageAfter } from './fields';
import { decision, maskedMember } from './office-fields';

const office = { kind: 'staff', roles: ['manager', 'finance', 'head_office', 'auditor'] } as const;
const headOffice = { kind: 'staff', roles: ['head_office'] } as const;
const refused = ['UNAUTHENTICATED', 'FORBIDDEN', 'INPUT_INVALID'] as const;

/** `waiting`: joined a moment ago and not judged yet. */
export const referralStates = ['waiting', 'accepted', 'held', 'refused'] as const;

const period = { from: day.optional(), through: day.optional() };

const referralRow = z.object({
  id,
  friend: maskedMember,
  /** One of both. */
  referrer: maskedMember.nullable(),
  staff: z.object({ staffId: id, name: z.string(), storeName: z.string().nullable() }).nullable(),
  state: z.enum(referralStates),
  reasons: z
    .array(z.object({ code: z.string(), sentence: z.string() }))
    .meta({ description: 'why it is held or refused' }),
  riskRank: z.int().nullable().meta({ description: 'WeChat’s, 0 to 4; null: not asked or not answered' }),
  touchedAt: instant.meta({ description: 'when the friend first opened' }),
  boundAt: instant.meta({ description: 'when the friend became a member, or was found to be one by then' }),
  storeName: z.string().nullable().meta({ description: 'where the friend joined' }),
  hasBought: z.boolean(),
  isVip: z.boolean(),
  points: z.int().meta({ description: 'what the friend’s purchases have brought so far, net' }),
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
  decisionReason: z.string().nullable(),
});

export const adminReferralEndpoints = {
  referrals: endpoint({
    method: 'GET',
    path: '/admin/referrals',
    summary: 'Who brought whom, the latest first; held ones the oldest first',
    audience: office,
    query: pageAfter(id).extend({
      state: z.enum(referralStates).optional(),
      by: z.enum(['member', 'staff']).optional(),
      memberId: id.optional().meta({ description: 'those that a member brought, or by whom they were brought' }),
    }),
    answer: z.object({ items: z.array(referralRow), next: z.string().nullable() }),
    errors: refused,
  }),
  referral: endpoint({
    method: 'GET',
    path: '/admin/referrals/:id',
    summary: 'One of them',
    audience: office,
    params: z.strictObject({ id }),
    answer: referralRow,
    errors: [...refused, 'REFERRAL_UNKNOWN'],
  }),
  decideReferral: endpoint({
    method: 'POST',
    path: '/admin/referrals/:id/decision',
    summary:
      'Accept what was held, which pays what has happened since, or refuse it, which takes back; the same again is the same',
    audience: headOffice,
    params: z.strictObject({ id }),
    body: decision,
    answer: referralRow,
    errors: [...refused, 'REFERRAL_UNKNOWN', 'ALREADY_DECIDED'],
  }),
  referralFigures: endpoint({
    method: 'GET',
    path: '/admin/referral-figures',
    summary:
      'How many opened, joined and bought, and what it cost, of a stretch of days; those of a store see their own',
    audience: office,
    query: z.object(period),
    answer: z.object({
      from: day,
      through: day,
      opened: z.int(),
      joined: z.int(),
      bought: z.int(),
      vip: z.int(),
      held: z.int().meta({ description: 'waiting for a decision now' }),
      refused: z.int(),
      points: z.int().meta({ description: 'given for purchases of these friends, net' }),
      newMembers: z.int().meta({ description: 'all who joined in these days' }),
      reasons: z.array(z.object({ code: z.string(), sentence: z.string(), referrals: z.int() })),
    }),
    errors: refused,
  }),
  referralGuides: endpoint({
    method: 'GET',
    path: '/admin/referral-guides',
    summary: 'What staff codes brought, each guide a row, by their ids',
    audience: office,
    query: pageAfter(id).extend(period),
    answer: z.object({
      items: z.array(
        z.object({
          staffId: id,
          name: z.string(),
          storeName: z.string().nullable(),
          opened: z.int(),
          joined: z.int(),
          bought: z.int(),
        }),
      ),
      next: z.string().nullable(),
    }),
    errors: refused,
  }),
} as const;
