// Codes by e-mail that prove an address is a member's: six digits, ten minutes, five tries. What is kept is a keyed hash
// of each, of the address, and of where it was asked for. Source: product.md, Campaigns (channels).
import { randomInt } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type Clock, type MemberId, networkOf } from '@guike/kernel';
import { CLOCK, Keys, type Tx, newId, rows } from '@guike/platform';
import { type CodeLimit, DAY_SECONDS, HOUR_SECONDS, lockNames, refuseBeyond, secondsAfter } from './code-limits';

export interface EmailCodeWish {
  readonly memberId: MemberId;
  /** As it is to be written to. */
  readonly email: string;
  /** Where the request came from. */
  readonly address: string;
}

export const EMAIL_CODE_SECONDS = 600;
const TRIES = 5;

/** A mail costs little, but it may reach somebody who never asked, and the shop's name stands on it. */
const limits: readonly CodeLimit<'member_id' | 'email_index' | 'caller_index'>[] = [
  { column: 'member_id', times: 1, seconds: 60 },
  { column: 'member_id', times: 5, seconds: HOUR_SECONDS },
  { column: 'member_id', times: 10, seconds: DAY_SECONDS },
  { column: 'email_index', times: 5, seconds: HOUR_SECONDS },
  { column: 'email_index', times: 10, seconds: DAY_SECONDS },
  // Wide: a whole shop may share one wireless.
  { column: 'caller_index', times: 60, seconds: HOUR_SECONDS },
  { column: null, times: 2_000, seconds: HOUR_SECONDS },
];

@Injectable()
export class EmailCodesService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly keys: Keys,
  ) {}

  /** A new code, which ends those before. It is told to nobody but the mailbox. Error: RATE_LIMITED. */
  async issue(tx: Tx, { memberId, email, address }: EmailCodeWish): Promise<{ id: string; code: string }> {
    const now = this.clock.now();
    const of = {
      member_id: memberId,
      email_index: this.emailIndex(email),
      caller_index: this.keys.blindIndex(`caller/${networkOf(address)}`),
    };
    const names = [of.email_index.toString('hex'), memberId, of.caller_index.toString('hex')];
    await lockNames(
      tx,
      names.map((name) => `email-code/${name}`),
    );
    await refuseBeyond(tx, 'email_code', limits, { of, now });
    const [id, code] = [newId(), String(randomInt(0, 1_000_000)).padStart(6, '0')];
    await this.end(tx, memberId);
    await rows(
      tx,
      `INSERT INTO email_code (id, member_id, email_index, caller_index, code_hash, sent_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [
        ...[id, memberId, of.email_index, of.caller_index, this.hash(id, code)],
        ...[now, secondsAfter(now, EMAIL_CODE_SECONDS)],
      ],
    );
    return { id, code };
  }

  /**
   * Counts a try and answers whether the code is right. The transaction has to commit either way, or wrong tries would
   * cost nothing. A right one stays good for its time: whoever sends it again proves the same again.
   */
  async check(
    tx: Tx,
    { memberId, email, code }: Pick<EmailCodeWish, 'memberId' | 'email'> & { readonly code: string },
  ): Promise<boolean> {
    const [tried] = await rows<{ id: string; code_hash: Buffer }>(
      tx,
      `UPDATE email_code SET tries = tries + 1 WHERE member_id = $1 AND email_index = $2 AND expires_at > $3 AND tries < $4
       RETURNING id, code_hash`,
      [memberId, this.emailIndex(email), this.clock.now(), TRIES],
    );
    return tried !== undefined && this.hash(tried.id, code).equals(tried.code_hash);
  }

  /** No code of this member proves anything any more. */
  async end(tx: Tx, memberId: MemberId): Promise<void> {
    await rows(tx, `UPDATE email_code SET expires_at = $2 WHERE member_id = $1 AND expires_at > $2`, [
      memberId,
      this.clock.now(),
    ]);
  }

  /** Forgets what is of no use any more. */
  async sweep(tx: Tx): Promise<void> {
    await rows(tx, `DELETE FROM email_code WHERE sent_at < $1`, [secondsAfter(this.clock.now(), -DAY_SECONDS)]);
  }

  private emailIndex(email: string): Buffer {
    return this.keys.blindIndex(`email-code/${email.toLowerCase()}`);
  }

  private hash(id: string, code: string): Buffer {
    return this.keys.blindIndex(`email-code/${id}/${code}`);
  }
}
