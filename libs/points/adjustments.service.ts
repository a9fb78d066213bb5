// 手工调整 as it is asked for and decided. What is booked of it is the ledger's own entry, under the adjustment's id.
import { Inject, Injectable } from '@nestjs/common';
import type { BusinessDay, Clock, MemberId, Points, StaffId, StoreId } from '@guike/kernel';
import { CLOCK, type Tx, rows } from '@guike/platform';

/** `points` are signed. `askedOn` is a business day; `storeId` the store of who asked, null for the brand. */
export interface Adjustment {
  readonly memberId: MemberId;
  readonly id: string;
  readonly points: Points;
  readonly reason: string;
  readonly note: string;
  readonly reference: string | null;
  readonly state: 'waiting' | 'booked' | 'refused';
  readonly askedBy: StaffId;
  readonly askedAt: Date;
  readonly askedOn: BusinessDay;
  readonly storeId: StoreId | null;
  readonly decidedBy: StaffId | null;
  readonly decidedAt: Date | null;
  readonly refusal: string | null;
}

export type NewAdjustment = Omit<Adjustment, 'askedAt' | 'decidedBy' | 'decidedAt' | 'refusal'>;

/** `after` is the last id seen. Null state: all of them; null store: all stores. */
export interface AdjustmentPage {
  readonly after: string | null;
  readonly limit: number;
  readonly state: Adjustment['state'] | null;
  readonly storeId: StoreId | null;
}

const columns = `member_id AS "memberId", id, points, reason, note, reference, state, asked_by AS "askedBy",
  asked_at AS "askedAt", asked_on AS "askedOn", store_id AS "storeId", decided_by AS "decidedBy",
  decided_at AS "decidedAt", refusal`;

@Injectable()
export class AdjustmentsService {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** Writes down what was asked. The caller holds the member's lock and has seen that the id is new. */
  async insert(tx: Tx, adjustment: NewAdjustment): Promise<void> {
    const { memberId, id, points, reason, note, reference, state, askedBy, askedOn, storeId } = adjustment;
    await rows(
      tx,
      `INSERT INTO point_adjustment (member_id, id, points, reason, note, reference, state, asked_by, asked_at, asked_on,
         store_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [memberId, id, points, reason, note, reference, state, askedBy, this.clock.now(), askedOn, storeId],
    );
  }

  async find(tx: Tx, memberId: MemberId, id: string): Promise<Adjustment | null> {
    const found = await rows<Adjustment>(
      tx,
      `SELECT ${columns} FROM point_adjustment WHERE member_id = $1 AND id = $2`,
      [memberId, id],
    );
    return found[0] ?? null;
  }

  /** The same, claimed until the transaction ends: the source row, taken before the member's lock. */
  async claim(tx: Tx, memberId: MemberId, id: string): Promise<Adjustment | null> {
    const found = await rows<Adjustment>(
      tx,
      `SELECT ${columns} FROM point_adjustment WHERE member_id = $1 AND id = $2 FOR UPDATE`,
      [memberId, id],
    );
    return found[0] ?? null;
  }

  /** Writes the second person's decision. The caller has claimed the row, which waits. */
  async decide(
    tx: Tx,
    { memberId, id }: Pick<Adjustment, 'memberId' | 'id'>,
    decision: { readonly by: StaffId; readonly refusal: string | null },
  ): Promise<void> {
    await rows(
      tx,
      `UPDATE point_adjustment SET state = CASE WHEN $4::text IS NULL THEN 'booked' ELSE 'refused' END, decided_by = $3,
         decided_at = $5, refusal = $4 WHERE member_id = $1 AND id = $2`,
      [memberId, id, decision.by, decision.refusal, this.clock.now()],
    );
  }

  /** How many points one person alone has moved for a member that day, up and down added up. */
  async movedAlone(tx: Tx, memberId: MemberId, day: BusinessDay): Promise<Points> {
    const [row] = await rows<{ points: Points }>(
      tx,
      `SELECT coalesce(sum(abs(points)), 0)::bigint AS points FROM point_adjustment
       WHERE member_id = $1 AND asked_on = $2 AND state = 'booked' AND decided_by IS NULL`,
      [memberId, day],
    );
    return row?.points ?? 0;
  }

  /** What was asked, the newest first; what waits, the oldest first. */
  async page(tx: Tx, { after, limit, state, storeId }: AdjustmentPage): Promise<Adjustment[]> {
    const [than, order] = state === 'waiting' ? ['>', 'ASC'] : ['<', 'DESC'];
    const ofState = state === null ? '' : `AND state = '${state}'`;
    return rows<Adjustment>(
      tx,
      `SELECT ${columns} FROM point_adjustment
       WHERE ($1::uuid IS NULL OR (asked_at, id) ${than} (SELECT c.asked_at, c.id FROM point_adjustment c WHERE c.id = $1 LIMIT 1))
         AND ($2::uuid IS NULL OR store_id = $2) ${ofState}
       ORDER BY asked_at ${order}, id ${order} LIMIT $3`,
      [after, storeId, limit],
    );
  }
}
