// The ledger as flows call it: one round trip an operation, each safe to repeat. The rules live in SQL (ADR 0002).
import { Inject, Injectable } from '@nestjs/common';
import type { BusinessDay, Clock, MemberId, Points, PurchaseId, StoreId } from '@guike/kernel';
import { CLOCK, type Tx, rows, sha256 } from '@guike/platform';

/** What every booking needs. Days: when the lot may be used first and last. `operation` names it once for all time. */
export interface Booking {
  readonly memberId: MemberId;
  readonly operation: string;
  readonly purchaseId: PurchaseId | null;
  readonly storeId: StoreId | null;
  readonly availableOn: BusinessDay;
  readonly expiresOn: BusinessDay;
  readonly today: BusinessDay;
  readonly programmeVersion: number;
}

export interface Booked {
  /** True when the operation had been booked before and nothing was changed now. */
  readonly replayed: boolean;
  /** The change of balance less debt, in points. */
  readonly points: Points;
  readonly seq: number;
  readonly balance: Points;
  readonly owed: Points;
  readonly pending: Points;
}

@Injectable()
export class PointsService {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /**
   * Opens the account that is also the member's lock. `firstExpiry`: when points earned today would expire. Written
   * with the row, that lower bound need not be touched by the first earning, which then updates the row in place.
   */
  async open(tx: Tx, memberId: MemberId, status: 'known' | 'active', firstExpiry: BusinessDay): Promise<void> {
    await rows(tx, `INSERT INTO point_account (member_id, status, next_expiry) VALUES ($1, $2, $3)`, [
      memberId,
      status,
      firstExpiry,
    ]);
  }

  /** Lets an account earn from now on. */
  async activate(tx: Tx, memberId: MemberId): Promise<void> {
    await rows(tx, `UPDATE point_account SET status = 'active' WHERE member_id = $1 AND status = 'known'`, [memberId]);
  }

  /** Adds points; what is owed is repaid first. Errors: ACCOUNT_FROZEN, OPERATION_CONFLICT. */
  async earn(tx: Tx, booking: Booking & { readonly points: Points }): Promise<Booked> {
    return this.book(tx, 'point_earn', booking, booking.points);
  }

  /**
   * Books the difference between what a purchase was settled to and `entitled`, what it is entitled to now.
   * A reduction takes the purchase's own lot first, then the others; what cannot be taken is owed. Points of it that
   * have expired are not taken again. Error: OPERATION_CONFLICT.
   */
  async settlePurchase(
    tx: Tx,
    booking: Booking & { readonly purchaseId: PurchaseId; readonly entitled: Points },
  ): Promise<Booked> {
    return this.book(tx, 'point_settle_purchase', booking, booking.entitled);
  }

  private async book(
    tx: Tx,
    operation: 'point_earn' | 'point_settle_purchase',
    booking: Booking,
    points: Points,
  ): Promise<Booked> {
    const { memberId, purchaseId, storeId, availableOn, expiresOn, today, programmeVersion } = booking;
    const hash = sha256(JSON.stringify([operation, points, purchaseId, storeId, availableOn, expiresOn]));
    const head = [memberId, booking.operation, hash];
    const tail = [storeId, availableOn, expiresOn, this.clock.now(), today, programmeVersion];
    const middle = operation === 'point_earn' ? [points, purchaseId] : [purchaseId, points];
    const [row] = await rows<Booked>(tx, `SELECT * FROM ${operation}($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`, [
      ...head,
      ...middle,
      ...tail,
    ]);
    if (!row) throw new Error(`${operation} answered nothing`);
    return row;
  }
}
