// 补登积分: a sale at which the member was forgotten, claimed by its receipt, by the member or by who serves them.
import { z } from 'zod';
import { endpoint } from './endpoint';
import { code, day, id, instant, pageAfter } from './fields';

/** `waiting_sale`: the till has not sent the receipt yet. */
export const claimStates = ['waiting_sale', 'waiting', 'approved', 'refused'] as const;

const refused = ['UNAUTHENTICATED', 'INPUT_INVALID', 'MEMBER_UNKNOWN'] as const;
const filing = [
  'STORE_UNKNOWN',
  'NOT_A_MEMBER',
  'CLAIMS_OFF',
  'CLAIM_TOO_LATE',
  'CLAIM_LIMIT',
  'CLAIM_EXISTS',
  'CLAIM_IMPOSSIBLE',
  'OPERATION_CONFLICT',
  'RATE_LIMITED',
  'PROGRAMME_MISSING',
] as const;

const receipt = {
  id: id.meta({ description: 'of this claim; the same again is the same claim' }),
  businessDay: day.meta({ description: 'the day on the receipt' }),
  number: code.meta({ description: 'number on the receipt', example: '0042' }),
};

const claim = z.object({
  id,
  storeName: z.string(),
  businessDay: day,
  number: z.string(),
  state: z.enum(claimStates),
  points: z.int().nullable().meta({ description: 'what it gave, once approved' }),
  filedAt: instant,
  sentence: z.string().meta({ description: '已补登 128 积分 · 未通过：小票不在这家店' }),
});

export const claimEndpoints = {
  claims: endpoint({
    method: 'GET',
    path: '/member/claims',
    summary: 'My claims, the newest first, with what may be claimed now and where',
    audience: { kind: 'member' },
    query: pageAfter(id),
    answer: z.object({
      rules: z
        .object({
          from: day.meta({ description: 'the first day whose receipts may be claimed' }),
          today: day,
          left: z.int().min(0).meta({ description: 'how many more this month' }),
        })
        .nullable()
        .meta({ description: 'null where nothing may be claimed' }),
      closed: z.string().nullable().meta({ description: 'why not, for people: 入会后可以补登' }),
      stores: z.array(z.object({ code: z.string(), name: z.string() })),
      claims: z.array(claim),
      next: z.string().nullable(),
    }),
    errors: refused,
  }),
  file: endpoint({
    method: 'POST',
    path: '/member/claims',
    summary: 'Claim a sale by its receipt; the store checks it',
    audience: { kind: 'member' },
    body: z.strictObject({ ...receipt, store: code.meta({ description: 'code of the store' }) }),
    answer: claim,
    errors: [...refused, ...filing],
  }),
  fileFor: endpoint({
    method: 'POST',
    path: '/staff/claims',
    summary: 'Claim a sale of my store for the member before me; a manager checks it',
    audience: { kind: 'staff', roles: ['guide', 'manager'] },
    body: z.strictObject({ ...receipt, memberId: id }),
    answer: claim,
    errors: [...refused, 'FORBIDDEN', ...filing],
  }),
} as const;
