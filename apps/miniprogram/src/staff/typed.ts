// What was scanned or typed at the counter: a member's code, a redemption's, a coupon's, or none of them. Pure.

export type Typed =
  | { readonly kind: 'card'; readonly digits: string }
  | { readonly kind: 'redemption'; readonly digits: string }
  | { readonly kind: 'coupon'; readonly digits: string }
  | { readonly kind: 'neither'; readonly sentence: string };

const CARD_DIGITS = 20;
const REDEMPTION_DIGITS = 12;
const COUPON_DIGITS = 14;

/** Spaces and hyphens do not count. */
export function readTyped(text: string): Typed {
  const digits = text.replace(/[\s-]/g, '');
  if (digits === '') return { kind: 'neither', sentence: '请输入会员码、兑换码或券码' };
  if (!/^\d+$/.test(digits)) return { kind: 'neither', sentence: '这不是会员码、兑换码或券码，请会员打开会员码再试' };
  if (digits.length === CARD_DIGITS) return { kind: 'card', digits };
  if (digits.length === REDEMPTION_DIGITS) return { kind: 'redemption', digits };
  if (digits.length === COUPON_DIGITS) return { kind: 'coupon', digits };
  return {
    kind: 'neither',
    sentence: `会员码 ${CARD_DIGITS} 位，兑换码 ${REDEMPTION_DIGITS} 位，券码 ${COUPON_DIGITS} 位，现在是 ${digits.length} 位，请核对`,
  };
}

/** In groups of four, as the member's phone shows them. */
export const inFours = (text: string): string => text.replace(/\D/g, '').replace(/(\d{4})(?=\d)/g, '$1 ');
