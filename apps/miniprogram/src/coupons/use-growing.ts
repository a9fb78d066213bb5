// The coupons of a shelf on the screen: the first page, and the later ones after it.
import { type AnswerOf, couponEndpoints } from '@guike/contracts/http';
import { call } from '../api/call';
import { type Growing, useOlder } from '../remote/use-older';
import type { Coupon, Shelf } from './coupons';

export type CouponPage = AnswerOf<typeof couponEndpoints.coupons>;

const asItems = ({ coupons, next }: CouponPage) => ({ items: coupons, next });

export function useGrowing(shelf: Shelf, first: CouponPage): Growing<Coupon> {
  return useOlder(asItems(first), async (after) =>
    asItems(await call(couponEndpoints.coupons, { query: { shelf, after } })),
  );
}
