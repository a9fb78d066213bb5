// Things that members borrow: lent at the counter, back by a day, and what is out or overdue.
import { z } from 'zod';
import { endpoint } from './endpoint';
import { code, day, freeText, id, instant, pageAfter } from './fields';

const served = { kind: 'staff', roles: ['guide', 'manager'] } as const;
const readers = { kind: 'staff', roles: ['guide', 'manager', 'finance', 'head_office', 'auditor'] } as const;
const refused = ['UNAUTHENTICATED', 'FORBIDDEN', 'INPUT_INVALID'] as const;

export const loan = z.object({
  memberId: id,
  id,
  code,
  name: z.string(),
  item: z.string().meta({ description: 'what is written on the thing: 伞 12' }),
  storeName: z.string(),
  nameMasked: z.string().nullable(),
  phoneMasked: z.string().nullable(),
  state: z.enum(['out', 'returned', 'lost']),
  lentAt: instant,
  dueOn: day,
  overdueDays: z.int().meta({ description: '0 while it is in time' }),
});

export const loanEndpoints = {
  lend: endpoint({
    method: 'POST',
    path: '/staff/loans',
    summary: 'Lend something to the member whom I looked up today; the same id again is the same loan',
    audience: served,
    body: z.strictObject({
      memberId: id,
      id,
      code,
      item: freeText(20).min(1, '请填写编号'),
      days: z.int().min(1).max(60).default(7),
    }),
    answer: loan,
    errors: [
      ...refused,
      'MEMBER_UNKNOWN',
      'BENEFIT_UNKNOWN',
      'BENEFIT_RESTS',
      'BENEFIT_STORE',
      'BENEFIT_QUOTA',
      'BENEFIT_NOT_ASKED',
      'LOAN_OPEN',
      'LOAN_ITEM_OUT',
      'OPERATION_CONFLICT',
    ],
  }),
  endLoan: endpoint({
    method: 'POST',
    path: '/staff/loans/:memberId/:id/end',
    summary: 'It is back, in any store, or it is lost; said twice, it is said once',
    audience: served,
    params: z.strictObject({ memberId: id, id }),
    body: z.strictObject({ as: z.enum(['returned', 'lost']) }),
    answer: loan,
    errors: [...refused, 'LOAN_UNKNOWN', 'ALREADY_DECIDED'],
  }),
  loans: endpoint({
    method: 'GET',
    path: '/staff/loans',
    summary: 'What is out, what was due first in front; those of a store see what it lent',
    audience: readers,
    query: pageAfter(z.string().max(60)).extend({
      overdue: z.enum(['yes', 'no']).default('no'),
      store: code.optional(),
    }),
    answer: z.object({ items: z.array(loan), next: z.string().nullable() }),
    errors: [...refused, 'STORE_UNKNOWN'],
  }),
} as const;
