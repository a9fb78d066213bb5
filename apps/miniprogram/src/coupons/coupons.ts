// A member's coupons as pages show them. Pure.
import type { AnswerOf, couponEndpoints } from '@guike/contracts/http';

export type Coupon = AnswerOf<(typeof couponEndpoints)['coupon']>;
export type Shelf = 'open' | 'used' | 'ended';

export const shelves: readonly { readonly shelf: Shelf; readonly name: string; readonly nothing: string }[] = [
  { shelf: 'open', name: '可用', nothing: '还没有可用的券' },
  { shelf: 'used', name: '已用', nothing: '还没有用过券' },
  { shelf: 'ended', name: '已过期', nothing: '没有过期的券' },
];
