// A member's coupons: what each is worth, until when, and its code.
import { z } from 'zod';
import { endpoint } from './endpoint';
import { day, fen, id, instant, pageAfter } from './fields';

const member = { kind: 'member' } as const;

/** Where coupons are kept for their member: to be used, used, and those that are over. */
export const couponShelves = ['open', 'used', 'ended'] as const;
export const couponKinds = ['percent', 'amount', 'gift'] as const;
/** A stored state with what the calendar makes of it. */
const couponStandings = ['usable', 'early', 'used', 'ended', 'void'] as const;

/** What of a coupon everybody reads who may. */
export const couponFace = {
  name: z.string(),
  kind: z.enum(couponKinds),
  percentOff: z.int().nullable().meta({ description: 'percent that come off' }),
  amountFen: fen.nullable(),
  value: z.string().meta({ description: '9 折, 减 ¥50, 到店领取' }),
  validFrom: day,
  validThrough: day.meta({ description: 'the last day on which it is good' }),
  standing: z.enum(couponStandings),
};

const coupon = z.object({
  id,
  ...couponFace,
  code: z.string().meta({ description: '14 digits, to be shown where it is used, as digits and as QR' }),
  usedAt: instant.nullable(),
  usedIn: z.string().nullable().meta({ description: 'the store' }),
  sentence: z.string().meta({ description: '12月22日前（含当日）付款时出示券码' }),
});

/** The digits as scanned or typed. */
export const couponCode = z
  .string()
  .max(28)
  .transform((text) => text.replace(/[\s-]/g, ''))
  .pipe(z.string().regex(/^\d{14}$/, '券码应为 14 位数字'))
  .meta({ description: 'the code of the coupon, 14 digits', example: '20491836205719' });

export const couponEndpoints = {
  coupons: endpoint({
    method: 'GET',
    path: '/member/coupons',
    summary: 'My coupons of a shelf: to be used (what ends first in front), used, or over (the newest first)',
    audience: member,
    query: pageAfter(id).extend({ shelf: z.enum(couponShelves).default('open') }),
    answer: z.object({ coupons: z.array(coupon), next: z.string().nullable() }),
    errors: ['UNAUTHENTICATED', 'INPUT_INVALID'],
  }),
  coupon: endpoint({
    method: 'GET',
    path: '/member/coupons/:id',
    summary: 'One of my coupons, with its code',
    audience: member,
    params: z.strictObject({ id }),
    answer: coupon,
    errors: ['UNAUTHENTICATED', 'INPUT_INVALID', 'COUPON_UNKNOWN'],
  }),
} as const;
