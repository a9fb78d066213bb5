// The member code as this phone works it out: from the card's secret and the time, with no network.
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { CARD_STEP_MS, cardCode } from '@guike/kernel';

export interface Card {
  readonly number: string;
  /** 64 hexadecimal digits. */
  readonly secret: string;
}

/** The code of 20 digits at a moment of the server's time, in milliseconds. */
export function phoneCode(card: Card, serverTime: number): string {
  const secret = Uint8Array.from(card.secret.match(/../g) ?? [], (byte) => parseInt(byte, 16));
  return cardCode(card.number, (message) => hmac(sha256, secret, message), new Date(serverTime));
}

/** Whole seconds until the code changes: 60 down to 1. */
export function secondsLeft(serverTime: number): number {
  return Math.ceil((CARD_STEP_MS - (serverTime % CARD_STEP_MS)) / 1000);
}
