// The rotating member code: 11 digits of the card, 8 that change every minute, 1 check digit. The shop's server and the
// member's phone make it alike, each with the HMAC of its own platform.

/** HMAC-SHA256 of a message under the card's secret: 32 bytes. */
export type CardMac = (message: Uint8Array) => Uint8Array;

export const CARD_STEP_MS = 60_000;
const CARD_DIGITS = 11;
const CODE_DIGITS = 8;

/** The digit (Luhn) that shows one misread digit, and most swapped pairs, of the digits before it. */
export function checkDigit(digits: string): string {
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    let digit = Number(digits[digits.length - 1 - place]);
    if (place % 2 === 0) digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
    sum += digit;
  }
  return String((10 - (sum % 10)) % 10);
}

function codeOfStep(mac: CardMac, step: number): string {
  const counter = new DataView(new ArrayBuffer(8));
  counter.setUint32(0, Math.floor(step / 2 ** 32));
  counter.setUint32(4, step % 2 ** 32);
  const digest = mac(new Uint8Array(counter.buffer));
  const view = new DataView(digest.buffer, digest.byteOffset, digest.byteLength);
  const offset = view.getUint8(31) & 0x0f;
  const number = (view.getUint32(offset) & 0x7fffffff) % 10 ** CODE_DIGITS;
  return String(number).padStart(CODE_DIGITS, '0');
}

/** The 20-digit code to show at an instant; good for its minute and one either side. Source: product.md, Joining. */
export function cardCode(cardNumber: string, mac: CardMac, at: Date): string {
  const body = cardNumber + codeOfStep(mac, Math.floor(at.getTime() / CARD_STEP_MS));
  return body + checkDigit(body);
}

/** Takes a code apart, or null when it was misread (wrong length or check digit). */
export function readCardCode(code: string): { readonly cardNumber: string; readonly rotating: string } | null {
  if (!/^\d{20}$/.test(code) || checkDigit(code.slice(0, -1)) !== code.slice(-1)) return null;
  return { cardNumber: code.slice(0, CARD_DIGITS), rotating: code.slice(CARD_DIGITS, CARD_DIGITS + CODE_DIGITS) };
}

/** Whether the rotating part was shown within a minute of the scan, one step either side. */
export function isCurrent(rotating: string, mac: CardMac, scannedAt: Date): boolean {
  const step = Math.floor(scannedAt.getTime() / CARD_STEP_MS);
  return [step, step - 1, step + 1].some((each) => codeOfStep(mac, each) === rotating);
}
