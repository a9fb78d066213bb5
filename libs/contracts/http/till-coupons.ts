// What a till, or somebody at the counter, does with a coupon: looks what it is worth, uses it once, gives it back.
import { z } from 'zod';
import { couponCode, couponFace } from './coupons';
import { endpoint } from './endpoint';
import { fen, id, instant, receiptKey } from './fields';
import { signed, till } from './till-fields';

const staff = { kind: 'staff', roles: ['guide', 'manager'] } as const;

const saleFen = fen.meta({ description: 'what the sale comes to before the coupon; a percentage is taken of it' });

const looked = z.object({
  couponId: id,
  ...couponFace,
  worthFen: fen.nullable().meta({ description: 'what comes off; null for a gift, or where no sum was named' }),
  alone: z.boolean().meta({ description: 'not together with another such coupon on one receipt' }),
  memberId: id,
  nameMasked: z.string().nullable(),
  phoneMasked: z.string().nullable(),
  frozen: z.boolean().meta({ description: "the member's card is frozen: nothing is used" }),
  sentence: z.string(),
  usedAt: instant.nullable(),
  usedBy: z.string().nullable().meta({ description: '一店 · 一号机' }),
});

const used = z.object({
  couponId: id,
  duplicate: z.boolean().meta({ description: 'true when it was used on this receipt, or by this person, before' }),
  name: z.string(),
  value: z.string(),
  worthFen: fen.nullable(),
  usedAt: instant,
  memberId: id,
  nameMasked: z.string().nullable(),
  phoneMasked: z.string().nullable(),
});

const looking = z.strictObject({ code: couponCode, amountFen: saleFen.optional() });

const usingErrors = [
  'COUPON_UNKNOWN',
  'COUPON_USED',
  'COUPON_ENDED',
  'COUPON_EARLY',
  'COUPON_VOID',
  'COUPON_TOGETHER',
  'COUPON_STORE',
  'ACCOUNT_FROZEN',
  'RATE_LIMITED',
] as const;

export const tillCouponEndpoints = {
  verifyCoupon: endpoint({
    method: 'POST',
    path: '/till/coupons/verify',
    summary: 'What a coupon is worth and whose it is; changes nothing',
    audience: till('purchases'),
    body: looking,
    answer: looked,
    errors: [...signed, 'COUPON_UNKNOWN', 'COUPON_STORE', 'RATE_LIMITED'],
  }),
  useCoupon: endpoint({
    method: 'POST',
    path: '/till/coupons/use',
    summary: 'Use a coupon on a receipt, once; the same receipt again is the same use',
    audience: till('purchases'),
    body: z.strictObject({ code: couponCode, receipt: receiptKey, amountFen: saleFen }),
    answer: used,
    errors: [...signed, ...usingErrors],
  }),
  releaseCoupon: endpoint({
    method: 'POST',
    path: '/till/coupons/release',
    summary: 'Give a coupon back that was used on a receipt which came to nothing',
    audience: till('purchases'),
    body: z.strictObject({ code: couponCode, receipt: receiptKey }),
    answer: looked,
    errors: [...signed, 'COUPON_UNKNOWN', 'COUPON_NOT_USED', 'RATE_LIMITED'],
  }),
} as const;

export const staffCouponEndpoints = {
  findCoupon: endpoint({
    method: 'POST',
    path: '/staff/coupons/find',
    summary: 'What a coupon is worth and whose it is; changes nothing but the log',
    audience: staff,
    body: looking,
    answer: looked,
    errors: ['UNAUTHENTICATED', 'FORBIDDEN', 'INPUT_INVALID', 'COUPON_UNKNOWN', 'COUPON_STORE', 'RATE_LIMITED'],
  }),
  useCoupon: endpoint({
    method: 'POST',
    path: '/staff/coupons/use',
    summary: 'Use a coupon by hand, once: hand its gift out, or take it off a sale that the till knows nothing of',
    audience: staff,
    body: z.strictObject({ code: couponCode, receipt: receiptKey.optional(), amountFen: saleFen.optional() }),
    answer: used,
    errors: ['UNAUTHENTICATED', 'FORBIDDEN', 'INPUT_INVALID', ...usingErrors],
  }),
} as const;
