// Who opened a code: the first one counts until it lapses. Bound in the transaction that makes a member of whoever opened it.
import { Inject, Injectable } from '@nestjs/common';
import type { Clock, MemberId, StaffId } from '@guike/kernel';
import { CLOCK, Keys, type Tx, inetOf, newId, rows } from '@guike/platform';
import { type CodeOwner, type Whereabouts, phoneIndex } from './invite-codes.service';

export interface NewTouch {
  readonly identityId: string;
  readonly code: string;
  readonly owner: CodeOwner;
  readonly withinDays: number;
  readonly from: Whereabouts;
}

const DAY_MS = 86_400_000;

@Injectable()
export class TouchesService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly keys: Keys,
  ) {}

  /** Writes it down unless another code came first and has not lapsed; answers what counts, and whether it is new. */
  async touch(tx: Tx, touch: NewTouch): Promise<{ readonly code: string; readonly newId: string | null }> {
    const { identityId, code } = touch;
    await rows(
      tx,
      `UPDATE referral_touch SET state = 'lapsed', address_enc = NULL
       WHERE identity_id = $1 AND state = 'open' AND expires_at <= $2`,
      [identityId, this.clock.now()],
    );
    const made = await this.insert(tx, touch);
    if (made !== null) return { code, newId: made };
    const [open] = await rows<{ code: string }>(
      tx,
      `SELECT code FROM referral_touch WHERE identity_id = $1 AND state = 'open'`,
      [identityId],
    );
    return { code: open?.code ?? code, newId: null };
  }

  /** What WeChat has said of a touch, and the address that it came from as long as there is something to ask with it. */
  async risk(
    tx: Tx,
    touchId: string,
    identityId: string,
  ): Promise<{ readonly rank: number | null; readonly address: string | null }> {
    const [found] = await rows<{ rank: number | null; sealed: Buffer | null }>(
      tx,
      `SELECT risk_rank AS rank, address_enc AS sealed FROM referral_touch WHERE identity_id = $1 AND id = $2`,
      [identityId, touchId],
    );
    const address = found?.sealed ? this.keys.open(found.sealed, touchId) : null;
    return { rank: found?.rank ?? null, address };
  }

  /** WeChat has answered: the address is of no more use. */
  async rank(tx: Tx, touchId: string, identityId: string, rank: number | null): Promise<void> {
    await rows(
      tx,
      `UPDATE referral_touch SET risk_rank = coalesce($3, risk_rank), address_enc = NULL
       WHERE identity_id = $1 AND id = $2`,
      [identityId, touchId, rank],
    );
  }

  /** Ends what has lapsed, so many at a time. Answers how many. */
  async lapse(tx: Tx, most: number): Promise<number> {
    const ended = await rows(
      tx,
      `UPDATE referral_touch t SET state = 'lapsed', address_enc = NULL FROM (
         SELECT identity_id, id FROM referral_touch WHERE state = 'open' AND expires_at <= $1
         ORDER BY expires_at LIMIT $2 FOR UPDATE SKIP LOCKED) AS due
       WHERE t.identity_id = due.identity_id AND t.id = due.id RETURNING t.id`,
      [this.clock.now(), most],
    );
    return ended.length;
  }

  /** The id of the touch; null where another is open. From a store's own line many come at once: that tells nothing. */
  private async insert(tx: Tx, { identityId, code, owner, withinDays, from }: NewTouch): Promise<string | null> {
    const [id, now] = [newId(), this.clock.now()];
    const { address } = from;
    const [referrer, staff] = owner.kind === 'member' ? [owner.memberId, null] : [null, owner.staffId];
    const made = await rows(
      tx,
      `INSERT INTO referral_touch (identity_id, id, code, referrer_id, staff_id, touched_at, expires_at, state,
         address_enc, address_index, phone_index)
       VALUES ($1, $2, $3, $4, $5, $6, $7, 'open', $8, CASE WHEN NOT EXISTS (
         SELECT FROM store_network n WHERE n.network >>= $11::inet) THEN $9::bytea END, $10) ON CONFLICT (identity_id) WHERE state = 'open' DO NOTHING
       RETURNING id`,
      [
        ...[identityId, id, code, referrer, staff, now, new Date(now.getTime() + withinDays * DAY_MS)],
        address === null ? null : this.keys.seal(address, id),
        address === null ? null : this.keys.blindIndex(`invite-address\n${address}`),
        phoneIndex(this.keys, from),
        address === null ? null : inetOf(address),
      ],
    );
    return made.length === 1 ? id : null;
  }
}

export interface Joined {
  readonly memberId: MemberId;
  /** When they became a member: a code that was opened later does not count. */
  readonly joinedAt: Date;
  readonly now: Date;
  readonly programmeVersion: number;
}

/**
 * Binds the open touch of somebody who has become a member, in the transaction of whatever makes them one; later, when
 * their WeChat is bound only then. False: nobody brought them, it came too late, or it was bound before. The caller
 * holds the member's lock.
 */
export async function bindTouch(tx: Tx, { memberId, joinedAt, now, programmeVersion }: Joined): Promise<boolean> {
  const bound = await rows<{ id: string; staffId: StaffId | null }>(
    tx,
    `WITH first AS (
       SELECT t.identity_id, t.id FROM wechat_identity w JOIN referral_touch t ON t.identity_id = w.id
       WHERE w.member_id = $1 AND t.state = 'open' AND t.expires_at > $3 AND t.touched_at <= $2
         AND NOT EXISTS (SELECT FROM referral r WHERE r.member_id = $1)
       ORDER BY t.touched_at LIMIT 1),
     touch AS (
       UPDATE referral_touch t SET state = 'bound' FROM first
       WHERE t.identity_id = first.identity_id AND t.id = first.id AND t.state = 'open' RETURNING t.*)
     INSERT INTO referral (member_id, id, identity_id, touch_id, referrer_id, staff_id, touched_at, bound_at,
       programme_version, state)
     SELECT $1, $4, identity_id, id, referrer_id, staff_id, touched_at, $3, $5, 'waiting' FROM touch
     ON CONFLICT (member_id) DO NOTHING RETURNING id`,
    [memberId, joinedAt, now, newId(), programmeVersion],
  );
  return bound.length === 1;
}
