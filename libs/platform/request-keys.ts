// Idempotency keys: the same key and body get the same answer, whatever crashed in between.
import { Inject, Injectable } from '@nestjs/common';
import { type Clock, DomainError } from '@guike/kernel';
import { type Tx, rows } from './database';
import { CLOCK } from './system-clock';

/** A request that may be repeated. `owner` is who sent it (a till's key); `bodyHash` is SHA-256 of method, path and raw body. */
export interface RepeatableRequest {
  readonly owner: string;
  readonly key: string;
  readonly bodyHash: Buffer;
}

/** A claimed key: nothing for a new request, what was answered before, or why it may not run. */
export interface Claimed<T> {
  readonly before?: T;
  readonly error?: DomainError;
}

interface ClaimRow {
  state: 'new' | 'in_flight' | 'done' | 'mismatch';
  answer: unknown;
}

@Injectable()
export class RequestKeys {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /**
   * Claims the key until the transaction ends. Answers what was answered before, or undefined for a new request.
   * Errors: REQUEST_IN_FLIGHT (the same key is running now), REQUEST_KEY_REUSED (the key came with another body).
   */
  async claim<T>(tx: Tx, request: RepeatableRequest): Promise<T | undefined> {
    const [claimed] = await this.claimAll<T>(tx, [request]);
    if (claimed?.error) throw claimed.error;
    return claimed?.before;
  }

  /** Claims several in one round trip, each as `claim` does; a refusal is answered, not thrown. No key comes twice. */
  async claimAll<T>(tx: Tx, requests: readonly RepeatableRequest[]): Promise<Claimed<T>[]> {
    if (requests.length === 0) return [];
    const found = await rows<ClaimRow>(
      tx,
      `SELECT c.state, c.answer
       FROM unnest($1::text[], $2::text[], $3::bytea[]) WITH ORDINALITY AS k(owner, key, hash, nth),
         LATERAL request_claim(k.owner, k.key, k.hash) AS c ORDER BY k.nth`,
      [requests.map(({ owner }) => owner), requests.map(({ key }) => key), requests.map(({ bodyHash }) => bodyHash)],
    );
    return found.map(({ state, answer }) => {
      if (state === 'in_flight') return { error: new DomainError('REQUEST_IN_FLIGHT') };
      if (state === 'mismatch') return { error: new DomainError('REQUEST_KEY_REUSED') };
      return state === 'done' ? { before: answer as T } : {};
    });
  }

  /** Keeps the answer in the same transaction as the work it answers for. */
  async keep(tx: Tx, request: RepeatableRequest, answer: unknown): Promise<void> {
    await this.keepAll(tx, [{ request, answer }]);
  }

  /** Keeps several answers in one round trip. */
  async keepAll(
    tx: Tx,
    kept: readonly { readonly request: RepeatableRequest; readonly answer: unknown }[],
  ): Promise<void> {
    if (kept.length === 0) return;
    await rows(
      tx,
      `INSERT INTO request_key (owner, key, body_hash, status, answer, created_at)
       SELECT k.owner, k.key, k.hash, 200, k.answer::jsonb, $5
       FROM unnest($1::text[], $2::text[], $3::bytea[], $4::text[]) AS k(owner, key, hash, answer)`,
      [
        kept.map(({ request }) => request.owner),
        kept.map(({ request }) => request.key),
        kept.map(({ request }) => request.bodyHash),
        kept.map(({ answer }) => JSON.stringify(answer)),
        this.clock.now(),
      ],
    );
  }

  /** Forgets up to `limit` keys from before an instant and answers how many. */
  async sweep(tx: Tx, before: Date, limit: number): Promise<number> {
    const swept = await rows(
      tx,
      `DELETE FROM request_key WHERE ctid = ANY (ARRAY (
         SELECT ctid FROM request_key WHERE created_at < $1 LIMIT $2 FOR UPDATE SKIP LOCKED))
       RETURNING owner`,
      [before, limit],
    );
    return swept.length;
  }
}
