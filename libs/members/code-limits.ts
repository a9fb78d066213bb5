// How many codes may be sent within how long, counted by their own rows: each reaches somebody who may not have asked.
import { DomainError } from '@guike/kernel';
import { type Tx, rows } from '@guike/platform';

export interface CodeLimit<Column extends string> {
  /** Null: of everybody together. */
  readonly column: Column | null;
  readonly times: number;
  readonly seconds: number;
}

export const HOUR_SECONDS = 3_600;
export const DAY_SECONDS = 24 * HOUR_SECONDS;

export const secondsAfter = (at: Date, seconds: number): Date => new Date(at.getTime() + seconds * 1_000);

/** Those who ask at the same moment are counted one after the other: by each of these names, in this order. */
export async function lockNames(tx: Tx, names: readonly string[]): Promise<void> {
  for (const name of names) await rows(tx, `SELECT pg_advisory_xact_lock(hashtextextended($1, 26))`, [name]);
}

/** `of`: what each column is for who asks now. Error: RATE_LIMITED, with the seconds to wait. */
export async function refuseBeyond<Column extends string>(
  tx: Tx,
  table: 'phone_code' | 'email_code',
  limits: readonly CodeLimit<Column>[],
  { of, now }: { readonly of: Readonly<Record<Column, unknown>>; readonly now: Date },
): Promise<void> {
  for (const { column, times, seconds } of limits) {
    const found = await rows<{ sent_at: Date }>(
      tx,
      `SELECT sent_at FROM ${table} WHERE ${column === null ? '$1::text IS NULL' : `${column} = $1`} AND sent_at > $2
       ORDER BY sent_at DESC LIMIT $3`,
      [column && of[column], secondsAfter(now, -seconds), times],
    );
    const first = found[times - 1];
    if (first === undefined) continue;
    const leftMs = first.sent_at.getTime() + seconds * 1_000 - now.getTime();
    throw new DomainError('RATE_LIMITED', { retryAfterSeconds: Math.max(1, Math.ceil(leftMs / 1_000)) });
  }
}
