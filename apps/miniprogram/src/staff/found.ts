// What was found last at the counter, for the page that shows it. In memory only: nothing of a member stays on a guide's phone.
import type { AnswerOf, staffCouponEndpoints, staffDeskEndpoints } from '@guike/contracts/http';

export type Glance = AnswerOf<typeof staffDeskEndpoints.findMember>;
export type FoundRedemption = AnswerOf<typeof staffDeskEndpoints.findRedemption>;

export type FoundCoupon = AnswerOf<typeof staffCouponEndpoints.findCoupon>;

let member: Glance | null = null;
let redemption: (FoundRedemption & { readonly code: string }) | null = null;
let coupon: (FoundCoupon & { readonly code: string }) | null = null;

export const lastMember = (): typeof member => member;
export const lastRedemption = (): typeof redemption => redemption;
export const lastCoupon = (): typeof coupon => coupon;

export function keepMember(found: Glance): void {
  member = found;
}

/** `code`: what it was found by, to hand it out with. */
export function keepRedemption(code: string, found: FoundRedemption): void {
  redemption = { ...found, code };
}

/** `code`: what it was found by, to use it with. */
export function keepCoupon(code: string, found: FoundCoupon): void {
  coupon = { ...found, code };
}

export function forgetFound(): void {
  member = null;
  redemption = null;
  coupon = null;
}
