// The code of a redemption: eleven random digits, which nobody can guess, and one that shows a misreading.
import { randomInt } from 'node:crypto';
import { checkDigit } from '@guike/kernel';

const RANDOM_DIGITS = 11;

/** A new code of 12 digits. */
export function newRedemptionCode(): string {
  const digits = String(randomInt(10 ** RANDOM_DIGITS)).padStart(RANDOM_DIGITS, '0');
  return digits + checkDigit(digits);
}

/** Whether this can be a code at all; one that was misread is not. */
export function isRedemptionCode(code: string): boolean {
  return /^\d{12}$/.test(code) && checkDigit(code.slice(0, -1)) === code.slice(-1);
}
