// Lets a till in by its signature.
import { Inject, Injectable } from '@nestjs/common';
import { type Clock, DomainError, type TillScope } from '@guike/kernel';
import { CLOCK, Database } from '@guike/platform';
import { StoresService, type TillKey } from '@guike/stores';
import type { FastifyRequest } from 'fastify';
import { BriefCache } from './brief-cache';
import type { TillCaller } from './callers';
import { TILL_HEADERS, isSignedWith, isTimely } from './till-signature';

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

  /** Errors: UNAUTHENTICATED (no headers, or no such key), TIMESTAMP_OUT_OF_RANGE, SIGNATURE_INVALID, FORBIDDEN (scope). */
  async admit(request: FastifyRequest, scope: TillScope): Promise<TillCaller> {
    const keyId = request.headers[TILL_HEADERS.key];
    const timestamp = request.headers[TILL_HEADERS.timestamp];
    const signature = request.headers[TILL_HEADERS.signature];
    if (typeof keyId !== 'string' || typeof timestamp !== 'string' || typeof signature !== 'string') {
      throw new DomainError('UNAUTHENTICATED', { headers: Object.values(TILL_HEADERS) });
    }
    if (!isTimely(timestamp, this.clock.now())) throw new DomainError('TIMESTAMP_OUT_OF_RANGE');
    const key = await this.known.get(keyId);
    if (!key) throw new DomainError('UNAUTHENTICATED', { key: 'unknown' });
    const { method, originalUrl: path, rawBody: body } = request;
    if (!isSignedWith(key.secret, { timestamp, method, path, body }, signature))
      throw new DomainError('SIGNATURE_INVALID');
    if (!key.scopes.includes(scope)) throw new DomainError('FORBIDDEN', { scope });
    return { kind: 'till', keyId, tillId: key.tillId, storeId: key.storeId, storeCode: key.storeCode };
  }
}
