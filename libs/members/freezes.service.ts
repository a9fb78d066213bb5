// Cards that were frozen, by whom and why, until somebody lifts it. The caller holds the member's lock in everything that
// changes, and switches the account.
import { Inject, Injectable } from '@nestjs/common';
import type { Clock, MemberId, StaffId, StoreId } from '@guike/kernel';
import { CLOCK, type Tx, rows } from '@guike/platform';

export interface NewFreeze {
  readonly memberId: MemberId;
  readonly id: string;
  /** A code whose words the member reads. */
  readonly reason: string;
  /** For the office alone. */
  readonly note: string;
  /** Of who froze it; null: head office, which alone may lift it then. */
  readonly storeId: StoreId | null;
  readonly frozenBy: StaffId;
}

export interface CardFreeze extends NewFreeze {
  readonly frozenAt: Date;
  readonly liftedBy: StaffId | null;
  readonly liftedAt: Date | null;
  readonly liftNote: string | null;
}

const selected = `SELECT f.member_id AS "memberId", f.id, f.reason, f.note, f.store_id AS "storeId",
    f.frozen_by AS "frozenBy", f.frozen_at AS "frozenAt", f.lifted_by AS "liftedBy", f.lifted_at AS "liftedAt",
    f.lift_note AS "liftNote" FROM card_freeze f`;

@Injectable()
export class FreezesService {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** The card of an active member stops. */
  async freeze(tx: Tx, { memberId, id, reason, note, storeId, frozenBy }: NewFreeze): Promise<void> {
    await rows(
      tx,
      `WITH stopped AS (UPDATE member SET state = 'frozen' WHERE id = $1 AND state = 'active')
       INSERT INTO card_freeze (member_id, id, reason, note, store_id, frozen_by, frozen_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [memberId, id, reason, note, storeId, frozenBy, this.clock.now()],
    );
  }

  /** It is good again. */
  async lift(tx: Tx, { memberId, id }: CardFreeze, by: StaffId, note: string): Promise<void> {
    await rows(
      tx,
      `WITH good AS (UPDATE member SET state = 'active' WHERE id = $1 AND state = 'frozen')
       UPDATE card_freeze SET lifted_by = $3, lifted_at = $4, lift_note = $5
       WHERE member_id = $1 AND id = $2 AND lifted_at IS NULL`,
      [memberId, id, by, this.clock.now(), note],
    );
  }

  async find(tx: Tx, memberId: MemberId, id: string): Promise<CardFreeze | null> {
    const text = `${selected} WHERE f.member_id = $1 AND f.id = $2`;
    return (await rows<CardFreeze>(tx, text, [memberId, id]))[0] ?? null;
  }

  /** All of one member's, the oldest first. */
  async of(tx: Tx, memberId: MemberId): Promise<CardFreeze[]> {
    return rows<CardFreeze>(tx, `${selected} WHERE f.member_id = $1 ORDER BY f.frozen_at, f.id`, [memberId]);
  }

  /** Cards that are frozen now, the latest first. Every store sees them all: a member may turn up in any. */
  async page(tx: Tx, wanted: { readonly after: string | null; readonly limit: number }): Promise<CardFreeze[]> {
    return rows<CardFreeze>(
      tx,
      `${selected} WHERE f.lifted_at IS NULL AND ($1::uuid IS NULL
         OR (f.frozen_at, f.id) < (SELECT x.frozen_at, x.id FROM card_freeze x WHERE x.id = $1 LIMIT 1))
       ORDER BY f.frozen_at DESC, f.id DESC LIMIT $2`,
      [wanted.after, wanted.limit],
    );
  }
}
