// Lets a till in by its signature.
import { Inject, Injectable } from '@nestjs/common';
import { type Clock, DomainError, type TillScope } from '@guike/kernel';
import { CLOCK, Database } from '@guike/platform';
import { StoresService, type TillKey } from '@guike/stores';
import type { FastifyRequest } from 'fastify';
import { BriefCache } from './brief-cache';
import type { TillCaller } from './callers';
import { IDEMPOTENCY_KEY, type SignedRequest, TILL_HEADERS, isSignedWith, isTimely } from './till-signature';

/** What a key's id looks like; anything else is nobody's, and not worth a query or a place in the memory. */
const KEY_ID = /^tk_[A-Za-z0-9_-]{1,40}$/;
/** A revoked key is refused after this at the latest. */
const KEY_LIFE_MS = 10_000;
const KEYS_REMEMBERED = 2_000;

@Injectable()
export class TillDoor {
  private readonly known: BriefCache<TillKey | null>;

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    stores: StoresService,
    database: Database,
  ) {
    this.known = new BriefCache(clock, KEY_LIFE_MS, KEYS_REMEMBERED, (keyId) =>
      stores.tillKey(database.reading, keyId),
    );
  }

  /** Errors: UNAUTHENTICATED (no headers, or no such key), TIMESTAMP_OUT_OF_RANGE, SIGNATURE_INVALID, FORBIDDEN (a scope is missing). */
  async admit(request: FastifyRequest, scopes: readonly TillScope[]): Promise<TillCaller> {
    const keyId = request.headers[TILL_HEADERS.key];
    const timestamp = request.headers[TILL_HEADERS.timestamp];
    const signature = request.headers[TILL_HEADERS.signature];
    if (typeof keyId !== 'string' || typeof timestamp !== 'string' || typeof signature !== 'string') {
      throw new DomainError('UNAUTHENTICATED', { headers: Object.values(TILL_HEADERS) });
    }
    if (!isTimely(timestamp, this.clock.now())) throw new DomainError('TIMESTAMP_OUT_OF_RANGE');
    const key = KEY_ID.test(keyId) ? await this.known.get(keyId) : null;
    if (!key) throw new DomainError('UNAUTHENTICATED', { key: 'unknown' });
    if (!isSignedWith(key.secret, signedPartOf(request, timestamp), signature))
      throw new DomainError('SIGNATURE_INVALID');
    const missing = scopes.filter((scope) => !key.scopes.includes(scope));
    if (missing.length > 0) throw new DomainError('FORBIDDEN', { scopes: missing });
    return { kind: 'till', keyId, tillId: key.tillId, storeId: key.storeId, storeCode: key.storeCode };
  }
}

function signedPartOf(
  { method, originalUrl: path, headers, rawBody: body }: FastifyRequest,
  timestamp: string,
): SignedRequest {
  // Node joins a header that came twice, so a second key cannot travel unsigned.
  const idempotencyKey = headers[IDEMPOTENCY_KEY]?.toString();
  return { timestamp, method, path, idempotencyKey, body };
}
