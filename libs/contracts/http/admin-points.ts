// Points by hand: adjustments with a second person, claims of forgotten sales decided, two members merged.
import { memberStates } from '@guike/kernel';
import { z } from 'zod';
import { claimStates } from './claims';
import { endpoint } from './endpoint';
import { day, fen, freeText, id, instant, pageAfter } from './fields';
import { decision, maskedMember, reasonGiven } from './office-fields';

const office = { kind: 'staff', roles: ['manager', 'finance', 'head_office', 'auditor'] } as const;
const askers = { kind: 'staff', roles: ['manager', 'finance', 'head_office'] } as const;
const secondPersons = { kind: 'staff', roles: ['finance', 'head_office'] } as const;
const claimJudges = { kind: 'staff', roles: ['manager', 'head_office'] } as const;
const headOffice = { kind: 'staff', roles: ['head_office'] } as const;
const readers = { kind: 'staff', roles: ['head_office', 'auditor'] } as const;
const refused = ['UNAUTHENTICATED', 'FORBIDDEN', 'INPUT_INVALID', 'MEMBER_UNKNOWN'] as const;

/** Why points are adjusted, in the words that the member reads. */
export const adjustmentReasons = {
  missed: '漏记补回',
  too_many: '多记扣回',
  recovery: '服务补偿',
  campaign: '活动赠送',
  other: '核对后更正',
} as const;
type Reason = keyof typeof adjustmentReasons;
const reason = z.enum(Object.keys(adjustmentReasons) as [Reason, ...Reason[]]);
const adjustmentStates = ['waiting', 'booked', 'refused'] as const;

const LARGEST = 1_000_000;

const adjustmentRow = maskedMember.extend({
  id,
  points: z.int(),
  reason: z.string().meta({ description: '服务补偿' }),
  note: z.string(),
  reference: z.string().nullable(),
  state: z.enum(adjustmentStates),
  askedBy: z.string(),
  askedAt: instant,
  storeName: z.string().nullable().meta({ description: 'of who asked; null for the brand' }),
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
  refusal: z.string().nullable(),
  mine: z.boolean().meta({ description: 'I asked for it, so somebody else decides' }),
});

const claimRow = maskedMember.extend({
  id,
  storeName: z.string(),
  businessDay: day,
  number: z.string(),
  state: z.enum(claimStates),
  filedBy: z.string().meta({ description: '会员本人, or who filed it for the member' }),
  filedAt: instant,
  sale: z
    .object({ paidAt: instant, netFen: fen, returnedFen: fen, items: z.int(), servedBy: z.string().nullable() })
    .nullable()
    .meta({ description: 'the sale of the receipt; null until the till has sent it, and when it is another one’s' }),
  obstacle: z.string().nullable().meta({ description: 'why it cannot be approved now' }),
  points: z.int().nullable().meta({ description: 'what it gave, once approved' }),
  decidedBy: z.string().nullable(),
  refusal: z.string().nullable(),
  mine: z.boolean(),
});

const side = maskedMember.extend({
  state: z.enum(memberStates),
  joinedOn: day.nullable(),
  tierName: z.string().nullable(),
  balance: z.int(),
  owed: z.int(),
  lifetimeFen: fen,
  purchases: z.int(),
  openRedemptions: z.int(),
  wechatBound: z.boolean(),
});

export const adminPointsEndpoints = {
  adjustments: endpoint({
    method: 'GET',
    path: '/admin/adjustments',
    summary: 'Adjustments of points: those that wait the oldest first, all the newest first',
    audience: office,
    query: pageAfter(id).extend({ state: z.enum(adjustmentStates).optional() }),
    answer: z.object({ items: z.array(adjustmentRow), next: z.string().nullable() }),
    errors: ['UNAUTHENTICATED', 'FORBIDDEN', 'INPUT_INVALID'],
  }),
  askAdjustment: endpoint({
    method: 'POST',
    path: '/admin/members/:id/adjustments',
    summary: 'Ask for an adjustment; up to the limit it is booked at once, above it a second person decides',
    audience: askers,
    params: z.strictObject({ id }),
    body: z.strictObject({
      id: id.meta({ description: 'of this wish; the same again is the same adjustment' }),
      points: z
        .int('积分应为整数')
        .min(-LARGEST)
        .max(LARGEST)
        .refine((points) => points !== 0, '积分不能为 0'),
      reason,
      note: reasonGiven,
      reference: freeText(64).nullable().default(null),
    }),
    answer: z.object({ id, state: z.enum(adjustmentStates), points: z.int(), balance: z.int() }),
    errors: [...refused, 'NOT_A_MEMBER', 'POINTS_INSUFFICIENT', 'OPERATION_CONFLICT', 'PROGRAMME_MISSING'],
  }),
  decideAdjustment: endpoint({
    method: 'POST',
    path: '/admin/members/:id/adjustments/:adjustment/decision',
    summary: 'The second person approves, which books it, or refuses',
    audience: secondPersons,
    params: z.strictObject({ id, adjustment: id }),
    body: decision,
    answer: z.object({ id, state: z.enum(adjustmentStates) }),
    errors: [
      ...refused,
      'ADJUSTMENT_UNKNOWN',
      'SECOND_PERSON',
      'ALREADY_DECIDED',
      'NOT_A_MEMBER',
      'POINTS_INSUFFICIENT',
    ],
  }),
  claims: endpoint({
    method: 'GET',
    path: '/admin/claims',
    summary: 'Claims of forgotten sales: open ones the oldest first, all the newest first',
    audience: office,
    query: pageAfter(id).extend({ open: z.enum(['true', 'false']).optional() }),
    answer: z.object({ items: z.array(claimRow), next: z.string().nullable() }),
    errors: ['UNAUTHENTICATED', 'FORBIDDEN', 'INPUT_INVALID'],
  }),
  decideClaim: endpoint({
    method: 'POST',
    path: '/admin/members/:id/claims/:claim/decision',
    summary: 'Approve a claim, which writes the sale anew for the member with its points, or refuse it',
    audience: claimJudges,
    params: z.strictObject({ id, claim: id }),
    body: decision,
    answer: z.object({ id, state: z.enum(claimStates), points: z.int().nullable() }),
    errors: [
      ...refused,
      'CLAIM_UNKNOWN',
      'SECOND_PERSON',
      'ALREADY_DECIDED',
      'SALE_MISSING',
      'CLAIM_IMPOSSIBLE',
      'CLAIM_LIMIT',
    ],
  }),
  mergePreview: endpoint({
    method: 'GET',
    path: '/admin/members/:id/merge/:other',
    summary: 'Two members side by side, and what merging moves from the other to the first; the reading is logged',
    audience: headOffice,
    params: z.strictObject({ id, other: id }),
    answer: z.object({
      keep: side,
      gone: side,
      moves: z.array(z.string()).meta({ description: 'what will be moved and what ends, in sentences' }),
      obstacle: z.string().nullable().meta({ description: 'why they cannot be merged now' }),
    }),
    errors: refused,
  }),
  merge: endpoint({
    method: 'POST',
    path: '/admin/members/:id/merge/:other',
    summary: 'Make the other member this one, for good; the same again changes nothing',
    audience: headOffice,
    params: z.strictObject({ id, other: id }),
    body: z.strictObject({
      reason: reasonGiven,
      confirm: z.literal('合并', { error: '请输入“合并”两个字' }),
    }),
    answer: z.object({ memberId: id, points: z.int().meta({ description: 'moved, less what was owed' }) }),
    errors: [...refused, 'MERGE_REFUSED', 'UNAVAILABLE'],
  }),
  merges: endpoint({
    method: 'GET',
    path: '/admin/members/:id/merges',
    summary: 'Whom this member was merged into, and who was merged into this member',
    audience: readers,
    params: z.strictObject({ id }),
    answer: z.object({
      into: z.object({ memberId: id, on: day }).nullable(),
      from: z.array(
        maskedMember.extend({
          on: day,
          by: z.string(),
          reason: z.string(),
        }),
      ),
    }),
    errors: refused,
  }),
} as const;
