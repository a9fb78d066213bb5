// The code of a ticket: eleven random digits, which nobody can guess, and one that shows a misreading.
import { randomInt } from 'node:crypto';
import { checkDigit } from '@guike/kernel';

const RANDOM_DIGITS = 11;

/** A new code of 12 digits, one for a whole party. */
export function newTicketCode(): string {
  const digits = String(randomInt(10 ** RANDOM_DIGITS)).padStart(RANDOM_DIGITS, '0');
  return digits + checkDigit(digits);
}
