// What was given for friends: points of each purchase of theirs, and the rungs of the ladder.
import { Inject, Injectable } from '@nestjs/common';
import type { Clock, MemberId, Points, PurchaseId } from '@guike/kernel';
import { CLOCK, type Tx, newId, rows } from '@guike/platform';
import { type Friends, type Rung, rungKey } from './ladder';

export interface Bonus {
  /** To whose account it was booked. */
  readonly memberId: MemberId;
  readonly purchaseId: PurchaseId;
  /** By which the ledger knows it. */
  readonly id: string;
  readonly points: Points;
  readonly settlements: number;
}

const columns = `member_id AS "memberId", purchase_id AS "purchaseId", id, points, settlements`;

@Injectable()
export class FriendRewards {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** What the purchases of a friend have brought so far, to whomever. */
  async bonuses(tx: Tx, friendIds: readonly MemberId[]): Promise<Bonus[]> {
    return rows<Bonus>(tx, `SELECT ${columns} FROM referral_bonus WHERE friend_id = ANY ($1)`, [friendIds]);
  }

  /** Writes what a purchase is worth now; answers it with the number of this settlement. */
  async settle(
    tx: Tx,
    bonus: {
      readonly memberId: MemberId;
      readonly purchaseId: PurchaseId;
      readonly friendId: MemberId;
      readonly points: Points;
    },
  ): Promise<Bonus> {
    const { memberId, purchaseId, friendId, points } = bonus;
    const [settled] = await rows<Bonus>(
      tx,
      `INSERT INTO referral_bonus AS b (member_id, purchase_id, id, friend_id, points, settlements, settled_at)
       VALUES ($1, $2, $3, $4, $5, 1, $6)
       ON CONFLICT (member_id, purchase_id) DO UPDATE SET points = excluded.points, settlements = b.settlements + 1,
         settled_at = excluded.settled_at
       RETURNING ${columns}`,
      [memberId, purchaseId, newId(), friendId, points, this.clock.now()],
    );
    if (!settled) throw new Error('a bonus that was not written');
    return settled;
  }

  /** Friends of a member who count by now. `names`: whoever was merged into them too. */
  async friends(tx: Tx, names: readonly MemberId[]): Promise<Friends> {
    const [counted] = await rows<Friends>(
      tx,
      `SELECT count(*)::integer AS joined, count(vip_at)::integer AS vip FROM referral
       WHERE referrer_id = ANY ($1) AND state = 'accepted'`,
      [names],
    );
    return counted ?? { joined: 0, vip: 0 };
  }

  /** Rungs that a member was given, by their keys. */
  async rungs(tx: Tx, names: readonly MemberId[]): Promise<ReadonlySet<string>> {
    const text = `SELECT rung FROM referral_rung WHERE member_id = ANY ($1)`;
    return new Set((await rows<{ rung: string }>(tx, text, [names])).map(({ rung }) => rung));
  }

  /** Writes a rung down; answers its id, once. The caller holds the member's lock and has seen that it is new. */
  async reach(tx: Tx, memberId: MemberId, rung: Rung, programmeVersion: number): Promise<string | null> {
    const id = newId();
    const made = await rows(
      tx,
      `INSERT INTO referral_rung (member_id, rung, id, gives, programme_version, reached_at)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (member_id, rung) DO NOTHING RETURNING rung`,
      [memberId, rungKey(rung), id, JSON.stringify(rung.gives), programmeVersion, this.clock.now()],
    );
    return made.length === 1 ? id : null;
  }
}
