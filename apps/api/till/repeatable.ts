// Idempotency-Key: a till may send one besides the receipt, and then it is honoured.
import { DomainError } from '@guike/kernel';
import { type RepeatableRequest, sha256 } from '@guike/platform';
import type { TillCaller } from '../edge/callers';
import { IDEMPOTENCY_KEY } from '../edge/till-signature';

interface Sent {
  readonly method: string;
  /** With the query. */
  readonly originalUrl: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly rawBody?: Buffer;
}

const VISIBLE = /^[\x21-\x7e]{1,128}$/;
const NOTHING = Buffer.alloc(0);

/** The repeatable request, or undefined when the till sent no key. Error: INPUT_INVALID for a key that is not 1–128 visible characters. */
export function repeatableRequest(
  { method, originalUrl, headers, rawBody = NOTHING }: Sent,
  { tillId }: TillCaller,
): RepeatableRequest | undefined {
  const key = headers[IDEMPOTENCY_KEY];
  if (key === undefined) return undefined;
  if (typeof key !== 'string' || !VISIBLE.test(key)) {
    throw new DomainError('INPUT_INVALID', {
      issues: [{ path: 'Idempotency-Key', message: '应为 1 到 128 个可见字符' }],
    });
  }
  return {
    owner: `till/${tillId}`,
    key,
    bodyHash: sha256(Buffer.concat([Buffer.from(`${method} ${originalUrl}\n`), rawBody])),
  };
}
