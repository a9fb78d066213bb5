// What a till does with points that are spent: set aside as payment, given back, and a redemption handed out.
import { z } from 'zod';
import { endpoint } from './endpoint';
import { fen, id, instant } from './fields';
import { verifiedRedemption, verifying, verifyingErrors } from './rewards';
import { cardCode, signed, till } from './till-fields';

const holdAnswer = z.object({
  holdId: id,
  memberId: id,
  state: z.enum(['open', 'captured', 'released']),
  points: z.int(),
  amountFen: fen,
  expiresAt: instant.meta({ description: 'given back by itself from then on' }),
  balance: z.int().meta({ description: 'what the member has besides' }),
});

export const tillPointsEndpoints = {
  holdPoints: endpoint({
    method: 'POST',
    path: '/till/holds',
    summary: 'Set points aside as payment for ten minutes; the sale captures them by the hold',
    audience: till('purchases'),
    body: z.strictObject({
      id: id.meta({ description: "the till's own id of this hold; the same again is the same hold" }),
      card: cardCode,
      scannedAt: instant.optional().meta({ description: 'when the code was scanned, at most ten minutes ago' }),
      amountFen: fen.min(1),
    }),
    answer: holdAnswer,
    errors: [
      ...signed,
      'CARD_INVALID',
      'CARD_EXPIRED',
      'TENDER_OFF',
      'POINTS_INSUFFICIENT',
      'ACCOUNT_FROZEN',
      'OPERATION_CONFLICT',
      'RATE_LIMITED',
    ],
  }),
  releasePoints: endpoint({
    method: 'POST',
    path: '/till/holds/:id/release',
    summary: 'Give held points back at once',
    audience: till('purchases'),
    params: z.strictObject({ id }),
    answer: holdAnswer,
    errors: [...signed, 'HOLD_UNKNOWN'],
  }),
  verifyRedemption: endpoint({
    method: 'POST',
    path: '/till/redemptions/verify',
    summary: 'Hand a redeemed reward out by its code, once',
    audience: till('purchases'),
    body: verifying,
    answer: verifiedRedemption,
    errors: [...signed, ...verifyingErrors],
  }),
} as const;
