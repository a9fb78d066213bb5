// How a till signs a request: HMAC-SHA256 with its secret over the time, the method, the path, the
// Idempotency-Key and the exact bytes sent: everything that decides what a request does.
import { createHmac, timingSafeEqual } from 'node:crypto';

/** The headers a till sends, in lower case as they arrive. */
export const TILL_HEADERS = {
  key: 'x-guike-key',
  timestamp: 'x-guike-timestamp',
  signature: 'x-guike-signature',
} as const;
export const IDEMPOTENCY_KEY = 'idempotency-key';
/** How far the till's clock may be off. Source: docs for till makers. */
export const TOLERANCE_SECONDS = 300;

export interface SignedRequest {
  /** Unix seconds, as written in the header. */
  readonly timestamp: string;
  readonly method: string;
  /** With the query, as sent. */
  readonly path: string;
  /** The header as sent; none and an empty one are signed alike. */
  readonly idempotencyKey: string | undefined;
  readonly body: Buffer | undefined;
}

/** The signature in lower-case hex. */
export function signRequest(secret: string, request: SignedRequest): string {
  return digest(secret, request).toString('hex');
}

/** Whether the signature is right; takes the same time wherever it differs. */
export function isSignedWith(secret: string, request: SignedRequest, signature: string): boolean {
  if (!/^[0-9a-f]{64}$/i.test(signature)) return false;
  return timingSafeEqual(digest(secret, request), Buffer.from(signature, 'hex'));
}

/** Whether a timestamp is near enough to now; anything that is no number of seconds is not. */
export function isTimely(timestamp: string, now: Date): boolean {
  return /^\d{1,12}$/.test(timestamp) && Math.abs(now.getTime() - Number(timestamp) * 1000) <= TOLERANCE_SECONDS * 1000;
}

function digest(secret: string, { timestamp, method, path, idempotencyKey = '', body }: SignedRequest): Buffer {
  const hmac = createHmac('sha256', secret).update(`${timestamp}\n${method}\n${path}\n${idempotencyKey}\n`);
  if (body) hmac.update(body);
  return hmac.digest();
}
