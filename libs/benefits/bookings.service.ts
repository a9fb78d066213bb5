// Bookings of benefits: a slot is locked before it is taken, so that never more come than there is room for. What became
// of a booking is told by the use of the same id.
import { Inject, Injectable } from '@nestjs/common';
import { type BusinessDay, type Clock, DomainError, type MemberId, type StaffId, type StoreId } from '@guike/kernel';
import { CLOCK, type Tx, rows } from '@guike/platform';
import type { UseState } from './uses';

export interface SlotKey {
  readonly storeId: StoreId;
  readonly code: string;
  readonly day: BusinessDay;
  readonly fromMinute: number;
}

export interface NewBooking extends SlotKey {
  readonly memberId: MemberId;
  /** Also that of the use. */
  readonly id: string;
  readonly name: string;
  readonly toMinute: number;
  readonly cancelHours: number;
  readonly note: string;
}

export interface Booking extends NewBooking {
  readonly bookedAt: Date;
  readonly cancelledAt: Date | null;
  /** Of its use. */
  readonly state: UseState;
  readonly missedBy: 'store' | 'member' | null;
  readonly storeName: string;
  readonly storeCode: string;
}

const columns = `b.member_id AS "memberId", b.id, b.store_id AS "storeId", b.benefit_code AS code,
  b.benefit_name AS name, b.day, b.from_minute AS "fromMinute", b.to_minute AS "toMinute",
  b.cancel_hours AS "cancelHours", b.note, b.booked_at AS "bookedAt", b.cancelled_at AS "cancelledAt", u.state,
  u.missed_by AS "missedBy", s.name AS "storeName", s.code AS "storeCode"`;
const tables = `booking b JOIN benefit_use u ON u.member_id = b.member_id AND u.id = b.id
  JOIN store s ON s.id = b.store_id`;

const keyOf = ({ storeId, code, day, fromMinute }: SlotKey): unknown[] => [storeId, code, day, fromMinute];

@Injectable()
export class BookingsService {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** Claims slots until the transaction ends, in one order, so that two who change places do not wait for each other. */
  async claimSlots(tx: Tx, slots: readonly SlotKey[]): Promise<void> {
    const ordered = [...slots].sort((one, other) => (keyOf(one).join() < keyOf(other).join() ? -1 : 1));
    for (const slot of ordered) {
      await rows(
        tx,
        `INSERT INTO booking_slot (store_id, benefit_code, day, from_minute, taken, capacity) VALUES ($1, $2, $3, $4, 0, 0)
         ON CONFLICT DO NOTHING`,
        keyOf(slot),
      );
      await rows(
        tx,
        `SELECT FROM booking_slot WHERE store_id = $1 AND benefit_code = $2 AND day = $3 AND from_minute = $4 FOR UPDATE`,
        keyOf(slot),
      );
    }
  }

  /** Takes a place of a claimed slot, which has so many now. Error: SLOT_FULL. */
  async take(tx: Tx, slot: SlotKey, capacity: number): Promise<void> {
    const taken = await rows(
      tx,
      `UPDATE booking_slot SET taken = taken + 1, capacity = $5
       WHERE store_id = $1 AND benefit_code = $2 AND day = $3 AND from_minute = $4 AND taken < $5 RETURNING taken`,
      [...keyOf(slot), capacity],
    );
    if (taken.length === 0) throw new DomainError('SLOT_FULL');
  }

  /** Gives a place of a claimed slot back. */
  async free(tx: Tx, slot: SlotKey): Promise<void> {
    await rows(
      tx,
      `UPDATE booking_slot SET taken = taken - 1
       WHERE store_id = $1 AND benefit_code = $2 AND day = $3 AND from_minute = $4`,
      keyOf(slot),
    );
  }

  /** How many places are taken, by day and minute: `2026-03-09 840`. */
  async taken(
    tx: Tx,
    storeId: StoreId,
    code: string,
    from: BusinessDay,
    through: BusinessDay,
  ): Promise<ReadonlyMap<string, number>> {
    const found = await rows<{ day: BusinessDay; minute: number; taken: number }>(
      tx,
      `SELECT day, from_minute AS minute, taken FROM booking_slot
       WHERE store_id = $1 AND benefit_code = $2 AND day BETWEEN $3 AND $4`,
      [storeId, code, from, through],
    );
    return new Map(found.map(({ day, minute, taken }) => [`${day} ${minute}`, taken]));
  }

  async insert(tx: Tx, booking: NewBooking): Promise<void> {
    const { memberId, id, storeId, code, name, day, fromMinute, toMinute, cancelHours, note } = booking;
    await rows(
      tx,
      `INSERT INTO booking (member_id, id, store_id, benefit_code, benefit_name, day, from_minute, to_minute,
         cancel_hours, note, booked_at, changed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)`,
      [memberId, id, storeId, code, name, day, fromMinute, toMinute, cancelHours, note, this.clock.now()],
    );
  }

  /** `names`: the member and whoever was merged into them. */
  async find(tx: Tx, names: readonly MemberId[], id: string): Promise<Booking | null> {
    const [found] = await rows<Booking>(
      tx,
      `SELECT ${columns} FROM ${tables} WHERE b.member_id = ANY ($1) AND b.id = $2`,
      [names, id],
    );
    return found ?? null;
  }

  /** Moves a booking to another slot of its store; its member is reminded anew. */
  async move(
    tx: Tx,
    { memberId, id }: Pick<Booking, 'memberId' | 'id'>,
    to: {
      readonly day: BusinessDay;
      readonly fromMinute: number;
      readonly toMinute: number;
      readonly cancelHours: number;
    },
  ): Promise<void> {
    await rows(
      tx,
      `UPDATE booking SET day = $3, from_minute = $4, to_minute = $5, cancel_hours = $6, changed_at = $7,
         reminded_at = NULL WHERE member_id = $1 AND id = $2`,
      [memberId, id, to.day, to.fromMinute, to.toMinute, to.cancelHours, this.clock.now()],
    );
  }

  /** `by`: null for the member on their own phone. */
  async cancel(tx: Tx, { memberId, id }: Pick<Booking, 'memberId' | 'id'>, by: StaffId | null): Promise<void> {
    const now = this.clock.now();
    await rows(
      tx,
      `UPDATE booking SET cancelled_at = $3, changed_at = $3, changed_by = $4
       WHERE member_id = $1 AND id = $2 AND cancelled_at IS NULL`,
      [memberId, id, now, by],
    );
  }

  /** A member's bookings from a day on that still stand, the next first. */
  async coming(tx: Tx, names: readonly MemberId[], from: BusinessDay): Promise<Booking[]> {
    return rows<Booking>(
      tx,
      `SELECT ${columns} FROM ${tables} WHERE b.member_id = ANY ($1) AND b.day >= $2 AND b.cancelled_at IS NULL
       ORDER BY b.day, b.from_minute, b.id LIMIT 50`,
      [names, from],
    );
  }

  /** How many of a benefit are to come from a day on. */
  async comingOf(tx: Tx, names: readonly MemberId[], code: string, from: BusinessDay): Promise<number> {
    const [row] = await rows<{ n: number }>(
      tx,
      `SELECT count(*) AS n FROM booking b JOIN benefit_use u ON u.member_id = b.member_id AND u.id = b.id
       WHERE b.member_id = ANY ($1) AND b.benefit_code = $2 AND b.day >= $3 AND b.cancelled_at IS NULL
         AND u.state IN ('booked', 'prepared')`,
      [names, code, from],
    );
    return row?.n ?? 0;
  }

  /** What is booked in a store (null: in all) on a day, the earliest first, behind the one given. */
  async ofDay(
    tx: Tx,
    storeId: StoreId | null,
    day: BusinessDay,
    {
      after,
      limit,
    }: { readonly after: { readonly minute: number; readonly id: string } | null; readonly limit: number },
  ): Promise<Booking[]> {
    return rows<Booking>(
      tx,
      `SELECT ${columns} FROM ${tables} WHERE ($1::uuid IS NULL OR b.store_id = $1) AND b.day = $2
         AND ($3::integer IS NULL OR (b.from_minute, b.id) > ($3, $4::uuid))
       ORDER BY b.from_minute, b.id LIMIT $5`,
      [storeId, day, after?.minute ?? null, after?.id ?? null, limit],
    );
  }

  /** How many bookings that were not cancelled each day has, within a stretch of days. */
  async perDay(
    tx: Tx,
    storeId: StoreId | null,
    from: BusinessDay,
    through: BusinessDay,
  ): Promise<{ day: BusinessDay; count: number }[]> {
    return rows(
      tx,
      `SELECT day, count(*) AS count FROM booking
       WHERE ($1::uuid IS NULL OR store_id = $1) AND day BETWEEN $2 AND $3 AND cancelled_at IS NULL GROUP BY day ORDER BY day`,
      [storeId, from, through],
    );
  }

  /** Bookings of a day whose member has not been reminded, claimed; what another worker holds is left to it. */
  async dueReminders(tx: Tx, day: BusinessDay, limit: number): Promise<Booking[]> {
    return rows<Booking>(
      tx,
      `SELECT ${columns} FROM ${tables}
       WHERE b.day = $1 AND b.cancelled_at IS NULL AND b.reminded_at IS NULL AND u.state IN ('booked', 'prepared')
       ORDER BY b.member_id, b.id LIMIT $2 FOR UPDATE OF b SKIP LOCKED`,
      [day, limit],
    );
  }

  async reminded(tx: Tx, bookings: readonly Pick<Booking, 'memberId' | 'id'>[]): Promise<void> {
    await rows(
      tx,
      `UPDATE booking b SET reminded_at = $3 FROM unnest($1::uuid[], $2::uuid[]) AS d(member_id, id)
       WHERE b.member_id = d.member_id AND b.id = d.id`,
      [bookings.map(({ memberId }) => memberId), bookings.map(({ id }) => id), this.clock.now()],
    );
  }
}
