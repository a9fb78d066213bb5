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

interface ClaimRow {
  state: 'new' | 'in_flight' | 'done' | 'mismatch';
  status: number | null;
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
    const [row] = await rows<ClaimRow>(tx, `SELECT * FROM request_claim($1, $2, $3)`, [
      request.owner,
      request.key,
      request.bodyHash,
    ]);
    if (row?.state === 'in_flight') throw new DomainError('REQUEST_IN_FLIGHT');
    if (row?.state === 'mismatch') throw new DomainError('REQUEST_KEY_REUSED');
    return row?.state === 'done' ? (row.answer as T) : undefined;
  }

  /** Keeps the answer in the same transaction as the work it answers for. */
  async keep(tx: Tx, request: RepeatableRequest, answer: unknown): Promise<void> {
    await rows(
      tx,
      `INSERT INTO request_key (owner, key, body_hash, status, answer, created_at) VALUES ($1, $2, $3, 200, $4, $5)`,
      [request.owner, request.key, request.bodyHash, JSON.stringify(answer), this.clock.now()],
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
