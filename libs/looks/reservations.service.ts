// Looks that members want to try on: asked for by a member, hung up by a store, and whether they came.
import { Inject, Injectable } from '@nestjs/common';
import type { BusinessDay, Clock, MemberId, StaffId, StoreId } from '@guike/kernel';
import { CLOCK, type Tx, rows } from '@guike/platform';

export type ReservationState = 'asked' | 'prepared' | 'came' | 'absent' | 'cancelled';

export interface NewReservation {
  readonly memberId: MemberId;
  readonly id: string;
  readonly lookId: string;
  readonly storeId: StoreId;
  readonly day: BusinessDay;
  /** What to have ready, as it was asked for: the look may be gone by then. */
  readonly things: string;
  readonly note: string;
}

export interface Reservation extends NewReservation {
  readonly state: ReservationState;
  readonly askedAt: Date;
  readonly storeName: string;
  readonly storeCode: string;
}

interface DayCursor {
  readonly day: BusinessDay;
  readonly id: string;
}

const columns = `r.member_id AS "memberId", r.id, r.look_id AS "lookId", r.store_id AS "storeId", r.day, r.things, r.note,
  r.state, r.asked_at AS "askedAt", s.name AS "storeName", s.code AS "storeCode"`;
const tables = `look_reservation r JOIN store s ON s.id = r.store_id`;
const OPEN = `('asked', 'prepared')`;
const COMING_AT_MOST = 50;

@Injectable()
export class ReservationsService {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** The caller holds the member's lock and has seen that none of this look is open. */
  async insert(tx: Tx, { memberId, id, lookId, storeId, day, things, note }: NewReservation): Promise<void> {
    await rows(
      tx,
      `INSERT INTO look_reservation (member_id, id, look_id, store_id, day, things, note, state, asked_at, changed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, 'asked', $8, $8)`,
      [memberId, id, lookId, storeId, day, things, note, this.clock.now()],
    );
  }

  /** `names`: the member and whoever was merged into them. */
  async find(tx: Tx, names: readonly MemberId[], id: string): Promise<Reservation | null> {
    const text = `SELECT ${columns} FROM ${tables} WHERE r.member_id = ANY ($1) AND r.id = $2`;
    return (await rows<Reservation>(tx, text, [names, id]))[0] ?? null;
  }

  /** Locks one until the transaction ends; null for none. */
  async lock(tx: Tx, memberId: MemberId, id: string): Promise<Reservation | null> {
    const text = `SELECT ${columns} FROM ${tables} WHERE r.member_id = $1 AND r.id = $2 FOR UPDATE OF r`;
    return (await rows<Reservation>(tx, text, [memberId, id]))[0] ?? null;
  }

  /** What is still to come of a member, whatever day it was for, the next first. */
  async open(tx: Tx, names: readonly MemberId[]): Promise<Reservation[]> {
    return rows<Reservation>(
      tx,
      `SELECT ${columns} FROM ${tables} WHERE r.member_id = ANY ($1) AND r.state IN ${OPEN}
       ORDER BY r.day, r.id LIMIT ${COMING_AT_MOST}`,
      [names],
    );
  }

  /** Moves one that the caller has locked. `by`: null for the member on their own phone. */
  async move(
    tx: Tx,
    { memberId, id }: Pick<Reservation, 'memberId' | 'id'>,
    to: ReservationState,
    by: StaffId | null,
  ): Promise<void> {
    await rows(
      tx,
      `UPDATE look_reservation SET state = $3, changed_at = $4, changed_by = $5 WHERE member_id = $1 AND id = $2`,
      [memberId, id, to, this.clock.now(), by],
    );
  }

  /** What is open in a store (null: in all) and what was for a day, the earliest first, behind the one given. */
  async ofStore(
    tx: Tx,
    storeId: StoreId | null,
    today: BusinessDay,
    { after, limit }: { readonly after: DayCursor | null; readonly limit: number },
  ): Promise<Reservation[]> {
    return rows<Reservation>(
      tx,
      `SELECT ${columns} FROM ${tables} WHERE ($1::uuid IS NULL OR r.store_id = $1) AND r.state <> 'cancelled'
         AND (r.state IN ${OPEN} OR r.day = $2) AND ($3::date IS NULL OR (r.day, r.id) > ($3, $4::uuid))
       ORDER BY r.day, r.id LIMIT $5`,
      [storeId, today, after?.day ?? null, after?.id ?? null, limit],
    );
  }
}
