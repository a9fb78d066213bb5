// When a store takes bookings for a benefit, as the office keeps it.
import { Inject, Injectable } from '@nestjs/common';
import type { BusinessDay, Clock, StaffId, StoreId } from '@guike/kernel';
import { CLOCK, type Tx, rows } from '@guike/platform';
import type { BookingHours, BookingPlan } from './booking-slots';

export interface StorePlan extends BookingPlan {
  readonly storeId: StoreId;
  readonly storeCode: string;
  readonly storeName: string;
  readonly code: string;
  readonly version: number;
}

const columns = `p.store_id AS "storeId", s.code AS "storeCode", s.name AS "storeName", p.benefit_code AS code,
  p.slot_minutes AS "slotMinutes", p.cancel_hours AS "cancelHours", p.hours, p.closed_days::text[] AS "closedDays",
  p.version`;

@Injectable()
export class BookingPlansService {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** Of a benefit, or of all; of a store, or of all: by store and benefit. */
  async list(
    tx: Tx,
    { storeId, code }: { readonly storeId: StoreId | null; readonly code: string | null },
  ): Promise<StorePlan[]> {
    return rows<StorePlan>(
      tx,
      `SELECT ${columns} FROM booking_plan p JOIN store s ON s.id = p.store_id
       WHERE ($1::uuid IS NULL OR p.store_id = $1) AND ($2::text IS NULL OR p.benefit_code = $2)
       ORDER BY s.code, p.benefit_code`,
      [storeId, code],
    );
  }

  async find(tx: Tx, storeId: StoreId, code: string): Promise<StorePlan | null> {
    return (await this.list(tx, { storeId, code }))[0] ?? null;
  }

  /** Writes a plan over the version that was seen; 0 where there was none. False: it has been changed since. */
  async put(
    tx: Tx,
    key: { readonly storeId: StoreId; readonly code: string },
    plan: {
      readonly slotMinutes: number;
      readonly cancelHours: number;
      readonly hours: readonly BookingHours[];
      readonly closedDays: readonly BusinessDay[];
    },
    { version, by }: { readonly version: number; readonly by: StaffId },
  ): Promise<boolean> {
    const { storeId, code } = key;
    const written = await rows(
      tx,
      `INSERT INTO booking_plan AS p (store_id, benefit_code, slot_minutes, cancel_hours, hours, closed_days, version,
         updated_at, updated_by) SELECT $1, $2, $3, $4, $5, $6, 1, $8, $9 WHERE $7 = 0
         OR EXISTS (SELECT FROM booking_plan WHERE store_id = $1 AND benefit_code = $2)
       ON CONFLICT (store_id, benefit_code) DO UPDATE SET slot_minutes = $3, cancel_hours = $4, hours = $5,
         closed_days = $6, version = p.version + 1, updated_at = $8, updated_by = $9 WHERE p.version = $7
       RETURNING version`,
      [
        ...[storeId, code, plan.slotMinutes, plan.cancelHours, JSON.stringify(plan.hours), plan.closedDays],
        ...[version, this.clock.now(), by],
      ],
    );
    return written.length === 1;
  }
}
