// What was found last at the counter, for the page that shows it. In memory only: nothing of a member stays on a guide's phone.
import type { AnswerOf, staffDeskEndpoints } from '@guike/contracts/http';

export type Glance = AnswerOf<typeof staffDeskEndpoints.findMember>;
export type FoundRedemption = AnswerOf<typeof staffDeskEndpoints.findRedemption>;

let member: Glance | null = null;
let redemption: (FoundRedemption & { readonly code: string }) | null = null;

export const lastMember = (): typeof member => member;
export const lastRedemption = (): typeof redemption => redemption;

export function keepMember(found: Glance): void {
  member = found;
}

/** `code`: what it was found by, to hand it out with. */
export function keepRedemption(code: string, found: FoundRedemption): void {
  redemption = { ...found, code };
}

export function forgetFound(): void {
  member = null;
  redemption = null;
}
