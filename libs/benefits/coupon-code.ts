// The code of a coupon: thirteen random digits, which nobody can guess, and one that shows a misreading. Longer than a
// redemption's, so that a counter tells the two apart.
import { randomInt } from 'node:crypto';
import { checkDigit } from '@guike/kernel';

const RANDOM_DIGITS = 13;

/** A new code of 14 digits. */
export function newCouponCode(): string {
  const digits = String(randomInt(10 ** RANDOM_DIGITS)).padStart(RANDOM_DIGITS, '0');
  return digits + checkDigit(digits);
}

/** Whether this can be a code at all; one that was misread is not. */
export function isCouponCode(code: string): boolean {
  return /^\d{14}$/.test(code) && checkDigit(code.slice(0, -1)) === code.slice(-1);
}
