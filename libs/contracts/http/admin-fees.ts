// Fees that a tier may ask for: written down by the receipt of the cash desk, listed for finance, and paid back.
import { z } from 'zod';
import { endpoint } from './endpoint';
import { code, day, fen, id, instant, pageAfter } from './fields';
import { maskedMember, reasonGiven } from './office-fields';

const office = { kind: 'staff', roles: ['manager', 'finance', 'head_office', 'auditor'] } as const;
const cashiers = { kind: 'staff', roles: ['manager', 'finance', 'head_office'] } as const;
const bookkeepers = { kind: 'staff', roles: ['finance', 'head_office'] } as const;
const refused = ['UNAUTHENTICATED', 'FORBIDDEN', 'INPUT_INVALID'] as const;
const ofMember = [...refused, 'MEMBER_UNKNOWN'] as const;

export const feeEndpoints = {
  fees: endpoint({
    method: 'GET',
    path: '/admin/fees',
    summary: 'Paid fees, the newest first, with those that were paid back; those of a store see their own',
    audience: office,
    query: pageAfter(z.string().regex(/^\d{1,15}$/, '翻页位置不对，请回到第一页')).extend({
      store: code.optional(),
      state: z.enum(['paid', 'reversed']).optional(),
      receipt: code.optional().meta({ description: 'of one receipt' }),
    }),
    answer: z.object({
      items: z.array(
        maskedMember.extend({
          id,
          receiptNumber: z.string(),
          levelName: z.string(),
          months: z.int(),
          amountFen: fen,
          paidOn: day,
          until: day.meta({ description: 'the last day that was paid for when it was written down' }),
          storeName: z.string().nullable().meta({ description: 'null: written down by head office or finance' }),
          recordedBy: z.string(),
          recordedAt: instant,
          reversal: z
            .object({ reason: z.string(), by: z.string(), at: instant })
            .nullable()
            .meta({ description: 'null: it was not paid back' }),
        }),
      ),
      next: z.string().nullable(),
    }),
    errors: [...refused, 'STORE_UNKNOWN'],
  }),
  payFee: endpoint({
    method: 'POST',
    path: '/admin/members/:id/fees',
    summary: 'Write down a paid fee; a receipt counts once, and the same again changes nothing',
    audience: cashiers,
    params: z.strictObject({ id }),
    body: z.strictObject({
      id,
      level: z.int().min(1).max(10),
      months: z.int().min(1).max(36),
      amountFen: fen,
      receiptNumber: code,
      paidOn: day,
      consentVersion: code
        .optional()
        .meta({ description: 'of the agreement that was signed, where the fee opens the card' }),
    }),
    answer: z.object({ level: z.int(), until: day, tierName: z.string() }),
    errors: [...ofMember, 'NOT_A_MEMBER', 'FEE_RECEIPT_USED', 'CONSENT_OUTDATED'],
  }),
  reverseFee: endpoint({
    method: 'POST',
    path: '/admin/members/:id/fees/:fee/reversal',
    summary: 'A fee was paid back: it counts no more, the tier falls at a review; the same again changes nothing',
    audience: bookkeepers,
    params: z.strictObject({ id, fee: id }),
    body: z.strictObject({ id, reason: reasonGiven }),
    answer: z.object({
      id,
      paid: z
        .object({ level: z.int(), until: day })
        .nullable()
        .meta({ description: 'what other fees still pay for; null: nothing' }),
    }),
    errors: [...ofMember, 'FEE_UNKNOWN', 'FEE_REVERSED', 'OPERATION_CONFLICT', 'UNAVAILABLE'],
  }),
} as const;
