// Codes by short message that prove a phone is somebody's: six digits, five minutes, five tries, used once. What is kept
// is a keyed hash of each, and of whom it was for. Source: wechat.md, phone.
import { randomInt } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type Clock, networkOf } from '@guike/kernel';
import { CLOCK, Keys, type Tx, newId, rows } from '@guike/platform';
import { type CodeLimit, DAY_SECONDS, HOUR_SECONDS, lockNames, refuseBeyond, secondsAfter } from './code-limits';

export interface CodeWish {
  /** Eleven digits. */
  readonly phone: string;
  /** The WeChat identity that asks; a code is good for nobody else. */
  readonly identityId: string;
  /** Where the request came from. */
  readonly address: string;
}

export const CODE_SECONDS = 300;
const TRIES = 5;
/** A code an hour old is of no use but for counting, which looks a day back. */
const KEPT_SECONDS = DAY_SECONDS;

/** How many sendings within how long: each costs the shop money, and reaches a phone that may not have asked. */
const limits: readonly CodeLimit<'phone_index' | 'identity_id' | 'caller_index'>[] = [
  { column: 'phone_index', times: 1, seconds: 60 },
  { column: 'phone_index', times: 5, seconds: HOUR_SECONDS },
  { column: 'phone_index', times: 10, seconds: DAY_SECONDS },
  { column: 'identity_id', times: 10, seconds: HOUR_SECONDS },
  { column: 'identity_id', times: 20, seconds: DAY_SECONDS },
  // Wide: a whole shop may share one wireless.
  { column: 'caller_index', times: 60, seconds: HOUR_SECONDS },
  // Whoever has many phones, WeChats and addresses: nearly everybody who joins uses WeChat's button.
  { column: null, times: 1_000, seconds: HOUR_SECONDS },
];

@Injectable()
export class PhoneCodesService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly keys: Keys,
  ) {}

  /** A new code, which ends the one before. It is told to nobody but the phone. Error: RATE_LIMITED. */
  async issue(tx: Tx, { phone, identityId, address }: CodeWish): Promise<{ id: string; code: string }> {
    const now = this.clock.now();
    const of = {
      phone_index: this.phoneIndex(phone),
      identity_id: identityId,
      caller_index: this.keys.blindIndex(`caller/${networkOf(address)}`),
    };
    // Those who ask at the same moment are counted one after the other: first by phone, then by where they are.
    const names = [of.phone_index.toString('hex'), `i${identityId}`, of.caller_index.toString('hex')];
    await lockNames(
      tx,
      names.map((name) => `phone-code/${name}`),
    );
    await refuseBeyond(tx, 'phone_code', limits, { of, now });
    const [id, code] = [newId(), String(randomInt(0, 1_000_000)).padStart(6, '0')];
    await rows(
      tx,
      `WITH ended AS (UPDATE phone_code SET expires_at = $6 WHERE phone_index = $2 AND identity_id = $3 AND expires_at > $6)
       INSERT INTO phone_code (id, phone_index, identity_id, caller_index, code_hash, sent_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [id, of.phone_index, identityId, of.caller_index, this.hash(id, code), now, secondsAfter(now, CODE_SECONDS)],
    );
    return { id, code };
  }

  /**
   * Counts a try and answers the code's id where it is right. The transaction has to commit either way, or wrong tries
   * would cost nothing. Null: wrong, too old, used, or tried too often.
   */
  async check(
    tx: Tx,
    { phone, identityId, code }: Pick<CodeWish, 'phone' | 'identityId'> & { readonly code: string },
  ): Promise<string | null> {
    const [tried] = await rows<{ id: string; code_hash: Buffer }>(
      tx,
      `UPDATE phone_code SET tries = tries + 1
       WHERE phone_index = $1 AND identity_id = $2 AND expires_at > $3 AND used_at IS NULL AND tries < $4
       RETURNING id, code_hash`,
      [this.phoneIndex(phone), identityId, this.clock.now(), TRIES],
    );
    return tried && this.hash(tried.id, code).equals(tried.code_hash) ? tried.id : null;
  }

  /** Uses a code that was found right, in the transaction of what it proves. False when another has used it meanwhile. */
  async use(tx: Tx, id: string): Promise<boolean> {
    const used = await rows(tx, `UPDATE phone_code SET used_at = $2 WHERE id = $1 AND used_at IS NULL RETURNING 1`, [
      id,
      this.clock.now(),
    ]);
    return used.length === 1;
  }

  /** Forgets what is of no use any more. */
  async sweep(tx: Tx): Promise<void> {
    await rows(tx, `DELETE FROM phone_code WHERE sent_at < $1`, [secondsAfter(this.clock.now(), -KEPT_SECONDS)]);
  }

  private phoneIndex(phone: string): Buffer {
    return this.keys.blindIndex(`phone-code/${phone}`);
  }

  private hash(id: string, code: string): Buffer {
    return this.keys.blindIndex(`code/${id}/${code}`);
  }
}
