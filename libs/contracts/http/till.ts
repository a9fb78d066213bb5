// What a till sends and what it prints. The store is the key's own store and never part of a request.
import { z } from 'zod';
import { endpoint } from './endpoint';
import { code, day, fen, freeText, id, instant, pageAfter, personName, phone, receiptKey, shortText } from './fields';
import { cardCode, signed, till } from './till-fields';
import { tillCouponEndpoints } from './till-coupons';
import { tillPointsEndpoints } from './till-points';

const line = z.strictObject({
  sku: code,
  category: code.optional(),
  name: shortText,
  quantity: z.int().min(1).max(100_000),
  unitPriceFen: fen,
  amountFen: fen.meta({ description: 'what the line costs after its own discount, before the order discount' }),
  costFen: fen.optional().meta({ description: 'what the whole line cost the shop, where gross profit is to count' }),
});

const tender = z.discriminatedUnion('kind', [
  z
    .strictObject({ kind: z.literal('cash'), amountFen: fen })
    .meta({ description: 'any payment that is money: cash, card, WeChat Pay' }),
  z.strictObject({ kind: z.literal('stored_value'), amountFen: fen }),
  z.strictObject({ kind: z.literal('coupon'), amountFen: fen, code: code.optional() }),
  z.strictObject({ kind: z.literal('points'), amountFen: fen, holdId: id }),
]);

/** How the till says whose sale it is: one of these, or nothing for an anonymous sale. */
const memberRef = z
  .union([
    z.strictObject({
      card: cardCode,
      scannedAt: instant.optional().meta({ description: 'when the code was scanned, if the till was offline' }),
    }),
    z.strictObject({ phone, name: personName.optional() }),
    z.strictObject({ id }),
  ])
  .meta({ description: 'card code, phone, or member id' });

const purchaseRequest = z.strictObject({
  receipt: receiptKey,
  paidAt: instant,
  member: memberRef.optional(),
  lines: z.array(line).min(1).max(500),
  orderDiscountFen: fen.default(0),
  tenders: z.array(tender).max(20).optional(),
  topUpFen: fen
    .default(0)
    .meta({ description: 'stored value bought with this receipt; earns nothing, counts for tiers' }),
  servingGuide: code.optional().meta({ description: 'login of the guide who served' }),
  designatedGuide: code.optional().meta({ description: 'login of the guide the member asked for' }),
  joinConsent: z
    .strictObject({ version: code })
    .optional()
    .meta({ description: 'the customer agreed to join under this version of the agreement' }),
});

/** Kind and number of a receipt of the day, of one that waits also what it is: `parked/void/0042`. */
const dayCursor = freeText(200).regex(/^(sale|refund|void|parked)\/./);

const missing = z.object({
  tier: z.string(),
  name: z.string(),
  sentence: z.string().meta({ description: '再消费 ¥1,240，升级黄金' }),
  spendFen: fen.nullable(),
});

export const memberCard = z.object({
  memberId: id,
  state: z.enum(['known', 'applied', 'active', 'frozen', 'exited']),
  nameMasked: z.string().nullable(),
  phoneMasked: z.string().nullable(),
  tier: z.string().nullable(),
  tierName: z.string().nullable(),
  balance: z.int(),
  pending: z.int(),
  owed: z.int(),
  mayRedeem: z.boolean().meta({ description: 'false when found by two facts instead of the card' }),
  discounts: z
    .array(z.string())
    .meta({ description: 'what comes off today by the tier, for the cashier: 消费 9.5 折' }),
});

export const purchaseAnswer = z.object({
  purchaseId: id,
  memberId: id.nullable(),
  duplicate: z.boolean().meta({ description: 'true when this receipt was recorded before' }),
  memberState: z.enum(['known', 'applied', 'active', 'frozen', 'exited']).nullable(),
  joined: z.boolean().meta({ description: 'true when this purchase made the customer a member' }),
  mayJoin: z.boolean().meta({ description: 'the customer may join with this purchase: ask, then POST /till/joinings' }),
  netFen: fen,
  eligibleFen: fen,
  pointsEarned: z.int(),
  availableOn: day.nullable(),
  balance: z.int(),
  pending: z.int(),
  owed: z.int(),
  tier: z.string().nullable(),
  tierName: z.string().nullable(),
  upgradedFrom: z.string().nullable(),
  next: missing.nullable(),
  notice: z.string().nullable().meta({ description: 'a sentence for the cashier, e.g. that the card is frozen' }),
  printLines: z.array(z.string()),
});

const refundLine = z.strictObject({ lineNumber: z.int().min(1), quantity: z.int().min(1).max(100_000) });

const refundRequest = z.strictObject({
  receipt: receiptKey.meta({ description: "the refund's own receipt" }),
  original: receiptKey
    .extend({ store: code.optional().meta({ description: 'code of the store that sold it, if another' }) })
    .meta({ description: 'the receipt of the sale' }),
  refundedAt: instant,
  what: z.discriminatedUnion('mode', [
    z.strictObject({ mode: z.literal('lines'), lines: z.array(refundLine).min(1).max(500) }),
    z.strictObject({ mode: z.literal('amount'), amountFen: fen.min(1) }),
    z.strictObject({ mode: z.literal('whole') }),
  ]),
  reason: freeText(200).default(''),
});

const refundAnswer = z.object({
  refundId: id,
  duplicate: z.boolean(),
  parked: z.boolean().meta({ description: 'the sale has not arrived yet; the refund waits for it' }),
  matched: z.boolean().meta({ description: 'false when part of it found nothing left to take back' }),
  purchaseId: id.nullable(),
  memberId: id.nullable(),
  returnedFen: fen,
  pointsReversed: z.int(),
  pointsReturned: z.int().meta({ description: 'points that had paid for what came back' }),
  balance: z.int().nullable(),
  pending: z.int().nullable(),
  owed: z.int().nullable(),
  tierName: z.string().nullable(),
  printLines: z.array(z.string()),
});

const repeatable = ['REQUEST_KEY_REUSED', 'REQUEST_IN_FLIGHT', 'RECEIPT_CONFLICT'] as const;

const purchaseView = purchaseAnswer.extend({
  status: z.enum(['recorded', 'void']),
  receipt: receiptKey,
  paidAt: instant,
  returnedFen: fen,
  lines: z.array(line.extend({ lineNumber: z.int(), netFen: fen, returnedQuantity: z.int() })),
});

export const tillEndpoints = {
  recordPurchase: endpoint({
    method: 'POST',
    path: '/till/purchases',
    summary: 'Record a sale; answers what to print',
    audience: till('purchases'),
    body: purchaseRequest,
    answer: purchaseAnswer,
    errors: [
      ...signed,
      ...repeatable,
      'AMOUNTS_DO_NOT_ADD_UP',
      'HOLD_UNKNOWN',
      'POINTS_INSUFFICIENT',
      'ACCOUNT_FROZEN',
      'MEMBER_UNKNOWN',
      'CARD_INVALID',
      'CARD_EXPIRED',
      'GUIDE_UNKNOWN',
      'RATE_LIMITED',
    ],
  }),
  findPurchase: endpoint({
    method: 'GET',
    path: '/till/purchases/:businessDay/:number',
    summary: 'Look a sale up by its receipt',
    audience: till('purchases'),
    params: receiptKey,
    answer: purchaseView,
    errors: [...signed, 'RECEIPT_UNKNOWN'],
  }),
  join: endpoint({
    method: 'POST',
    path: '/till/joinings',
    summary: 'The customer agreed to join after a sale that gives the right to',
    audience: till('purchases'),
    body: z.strictObject({
      receipt: receiptKey,
      consent: z.strictObject({ version: code }),
      enrolledBy: code.optional(),
    }),
    answer: purchaseAnswer,
    errors: [...signed, ...repeatable, 'RECEIPT_UNKNOWN', 'MEMBER_NOT_ELIGIBLE', 'GUIDE_UNKNOWN', 'PURCHASE_VOID'],
  }),
  voidPurchase: endpoint({
    method: 'POST',
    path: '/till/purchases/void',
    summary: 'Undo a sale as if it had not been rung up',
    audience: till('refunds'),
    body: z.strictObject({ receipt: receiptKey, voidedAt: instant, reason: freeText(200).default('') }),
    answer: refundAnswer,
    errors: [...signed, ...repeatable, 'TOO_MANY_WAITING'],
  }),
  recordRefund: endpoint({
    method: 'POST',
    path: '/till/refunds',
    summary: 'Take goods or money back: by line, by amount, or the whole receipt',
    audience: till('refunds'),
    body: refundRequest,
    answer: refundAnswer,
    errors: [...signed, ...repeatable, 'STORE_UNKNOWN', 'TOO_MANY_WAITING'],
  }),
  findRefund: endpoint({
    method: 'GET',
    path: '/till/refunds/:businessDay/:number',
    summary: 'Look a refund up by its own receipt',
    audience: till('refunds'),
    params: receiptKey,
    answer: refundAnswer,
    errors: [...signed, 'RECEIPT_UNKNOWN'],
  }),
  exchange: endpoint({
    method: 'POST',
    path: '/till/exchanges',
    summary: 'Take back and sell in one step: both happen or neither',
    audience: till('refunds', 'purchases'),
    body: z.strictObject({ refund: refundRequest, purchase: purchaseRequest }),
    answer: z.object({ refund: refundAnswer, purchase: purchaseAnswer }),
    errors: [
      ...signed,
      ...repeatable,
      'EXCHANGE_MEMBER_DIFFERS',
      'STORE_UNKNOWN',
      'RECEIPT_UNKNOWN',
      'AMOUNTS_DO_NOT_ADD_UP',
      'HOLD_UNKNOWN',
      'POINTS_INSUFFICIENT',
      'ACCOUNT_FROZEN',
      'GUIDE_UNKNOWN',
      'MEMBER_UNKNOWN',
      'CARD_INVALID',
      'CARD_EXPIRED',
      'RATE_LIMITED',
    ],
  }),
  findMember: endpoint({
    method: 'GET',
    path: '/till/members',
    summary: 'Find a member by the card code, or by name and phone together',
    audience: till('members'),
    query: z.union([
      // A till that asks is online, so a code is judged by this very minute.
      z.strictObject({ card: cardCode }),
      z.strictObject({ phone, name: personName }),
    ]),
    answer: memberCard,
    errors: [...signed, 'MEMBER_UNKNOWN', 'CARD_INVALID', 'CARD_EXPIRED', 'RATE_LIMITED'],
  }),
  ...tillPointsEndpoints,
  ...tillCouponEndpoints,
  reconcile: endpoint({
    method: 'GET',
    path: '/till/reconciliation/:businessDay',
    summary: "A day's receipts of the store, with totals, to compare with the till's own",
    audience: till('reconciliation'),
    params: z.strictObject({ businessDay: day }),
    query: pageAfter(dayCursor),
    answer: z.object({
      businessDay: day,
      totals: z.object({
        purchases: z.int(),
        voids: z.int(),
        netFen: fen,
        topUpFen: fen,
        refunds: z.int(),
        returnedFen: fen,
        parkedRefunds: z.int(),
        pointsEarned: z.int(),
        pointsReversed: z.int(),
      }),
      receipts: z.array(
        z.object({
          kind: z.enum(['sale', 'refund', 'void', 'parked']),
          number: z.string(),
          at: instant,
          netFen: z.int().meta({ description: 'as sold; what a refund or void gave back is negative' }),
          points: z.int().meta({ description: 'as earned when recorded; what a refund or void took is negative' }),
          status: z.string(),
        }),
      ),
      next: z.string().nullable(),
    }),
    errors: [...signed],
  }),
} as const;
