// Spending and correcting, as flows call it: one round trip an operation, each safe to repeat (ADR 0002).
import { Inject, Injectable } from '@nestjs/common';
import type { BusinessDay, Clock, Fen, MemberId, Points, PurchaseId, StoreId } from '@guike/kernel';
import { CLOCK, type Tx, rows, sha256 } from '@guike/platform';
import type { Booked } from './points.service';

/** What every operation needs. `operation` names it once for all time. */
export interface Operation {
  readonly memberId: MemberId;
  readonly operation: string;
  readonly today: BusinessDay;
  readonly programmeVersion: number;
}

/** Of a sweep. `firstExpiry`: the last day of points earned today. */
export interface Sweep extends Omit<Operation, 'memberId' | 'operation'> {
  readonly firstExpiry: BusinessDay;
}

export interface Hold {
  readonly memberId: MemberId;
  readonly points: Points;
  readonly amountFen: Fen | null;
  readonly storeId: StoreId | null;
  readonly state: 'open' | 'captured' | 'released';
  readonly overdueAt: Date;
  /** It was given back because somebody asked for it, not because its time was over. */
  readonly givenBackOnRequest: boolean;
}

@Injectable()
export class SpendingService {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /**
   * Spends points that may be used today: those that expire first, then the older. `purchaseId`: the sale they pay
   * for. Errors: POINTS_INSUFFICIENT, ACCOUNT_FROZEN, OPERATION_CONFLICT.
   */
  async spend(
    tx: Tx,
    wish: Operation & {
      readonly points: Points;
      readonly purchaseId: PurchaseId | null;
      readonly storeId: StoreId | null;
    },
  ): Promise<Booked> {
    const { points, purchaseId, storeId } = wish;
    const hash = hashOf('spend', points, purchaseId, storeId);
    return this.run(tx, 'point_spend', [...head(wish, hash), points, purchaseId, storeId, ...this.tail(wish)]);
  }

  /** Sets points aside until an instant. Errors: POINTS_INSUFFICIENT, ACCOUNT_FROZEN, OPERATION_CONFLICT. */
  async hold(
    tx: Tx,
    wish: Operation & {
      readonly holdId: string;
      readonly points: Points;
      /** What they are to pay. */
      readonly amountFen: Fen;
      readonly overdueAt: Date;
      readonly storeId: StoreId | null;
    },
  ): Promise<Booked> {
    const { holdId, points, amountFen, overdueAt, storeId } = wish;
    // Not the deadline: a repeat of the same request comes later and reckons another.
    const hash = hashOf('hold', holdId, points, amountFen, storeId);
    const middle = [holdId, points, overdueAt, amountFen, storeId];
    return this.run(tx, 'point_hold_open', [...head(wish, hash), ...middle, ...this.tail(wish)]);
  }

  /** Keeps the id of a hold from being used for two members at once, until the transaction ends. */
  async reserveHold(tx: Tx, holdId: string): Promise<void> {
    await rows(tx, `SELECT pg_advisory_xact_lock(hashtextextended('point-hold/' || $1, 0))`, [holdId]);
  }

  /** A hold as it stands, or null. Whose it is does not change; its state may, unless the member is locked. */
  async findHold(tx: Tx, holdId: string): Promise<Hold | null> {
    const [row] = await rows<Hold>(
      tx,
      `SELECT member_id AS "memberId", points, amount_fen AS "amountFen", store_id AS "storeId", state,
         overdue_at AS "overdueAt", state = 'released' AND NOT EXISTS (SELECT FROM point_operation o
           WHERE o.member_id = h.member_id AND o.operation = 'release/' || h.id) AS "givenBackOnRequest"
       FROM point_hold h WHERE id = $1`,
      [holdId],
    );
    return row ?? null;
  }

  /**
   * Makes a hold a spend. One given back meanwhile is spent anew if the points are still there. Errors: HOLD_UNKNOWN
   * (or captured by another operation), POINTS_INSUFFICIENT, ACCOUNT_FROZEN (too late), OPERATION_CONFLICT.
   */
  async capture(
    tx: Tx,
    wish: Operation & {
      readonly holdId: string;
      readonly purchaseId: PurchaseId | null;
      readonly storeId: StoreId | null;
    },
  ): Promise<Booked> {
    const { holdId, purchaseId, storeId } = wish;
    const hash = hashOf('capture', holdId, purchaseId, storeId);
    return this.run(tx, 'point_capture', [...head(wish, hash), holdId, purchaseId, storeId, ...this.tail(wish)]);
  }

  /** Gives a hold back; one that is back already answers as a repeat. Error: HOLD_UNKNOWN (or captured). */
  async release(tx: Tx, wish: Operation & { readonly holdId: string }): Promise<Booked> {
    return this.run(tx, 'point_release', [
      ...head(wish, hashOf('release', wish.holdId)),
      wish.holdId,
      ...this.tail(wish),
    ]);
  }

  /**
   * Gives points of a spend or capture back to their lots until `total` of them are back, however many were before.
   * What is owed is repaid first; a lot that is over comes back as one until `graceUntil`. Errors: HOLD_UNKNOWN
   * (nothing was spent by `of`), ACCOUNT_FROZEN (more than was spent), OPERATION_CONFLICT.
   */
  async cancel(
    tx: Tx,
    wish: Operation & {
      readonly of: string;
      readonly total: Points;
      readonly purchaseId: PurchaseId | null;
      readonly storeId: StoreId | null;
      readonly graceUntil: BusinessDay;
    },
  ): Promise<Booked> {
    const { of, total, purchaseId, storeId, graceUntil } = wish;
    const hash = hashOf('cancel', of, total, purchaseId, storeId);
    const middle = [of, total, purchaseId, storeId, graceUntil];
    return this.run(tx, 'point_cancel', [...head(wish, hash), ...middle, ...this.tail(wish)]);
  }

  /** Adds or takes points by hand. Errors: POINTS_INSUFFICIENT, ACCOUNT_FROZEN (closed), OPERATION_CONFLICT. */
  async adjust(
    tx: Tx,
    wish: Operation & {
      readonly points: Points;
      readonly storeId: StoreId | null;
      readonly availableOn: BusinessDay;
      readonly expiresOn: BusinessDay;
    },
  ): Promise<Booked> {
    const { points, storeId, availableOn, expiresOn } = wish;
    const hash = hashOf('adjust', points, storeId, availableOn, expiresOn);
    const middle = [points, storeId, availableOn, expiresOn];
    return this.run(tx, 'point_adjust', [...head(wish, hash), ...middle, ...this.tail(wish)]);
  }

  /** Ends open holds, forfeits what is left, closes the account. Error: OPERATION_CONFLICT. */
  async forfeit(tx: Tx, wish: Operation): Promise<Booked> {
    return this.run(tx, 'point_forfeit', [...head(wish, hashOf('forfeit')), ...this.tail(wish)]);
  }

  /**
   * Moves every lot with its days, and the debt, to another member; the first account is closed. Errors:
   * ACCOUNT_FROZEN (one of them is closed, or both are one), OPERATION_CONFLICT.
   */
  async transfer(tx: Tx, wish: Operation & { readonly to: MemberId }): Promise<Booked> {
    const { memberId, to, operation } = wish;
    const values = [memberId, to, operation, hashOf('transfer', to), ...this.tail(wish)];
    return this.run(tx, 'point_transfer', values);
  }

  /** Members with lots whose last day is over or holds overdue, the longest due first. An index holds each. */
  async due(tx: Tx, today: BusinessDay, now: Date, most: number): Promise<MemberId[]> {
    const found = await rows<{ member_id: MemberId }>(
      tx,
      `(SELECT member_id FROM point_account WHERE next_expiry < $1 ORDER BY next_expiry LIMIT $3)
       UNION (SELECT member_id FROM point_hold WHERE state = 'open' AND overdue_at <= $2 ORDER BY overdue_at LIMIT $3)`,
      [today, now, most],
    );
    return found.map((row) => row.member_id);
  }

  /**
   * Expires what is due of one member, gives overdue holds back, and moves the lower bound of the next expiry up: to
   * `firstExpiry` where no lot is left. Answers how many points expired.
   */
  async sweep(tx: Tx, wish: Sweep & { readonly memberId: MemberId }): Promise<Points> {
    const { memberId, firstExpiry, today, programmeVersion } = wish;
    const values = [memberId, firstExpiry, this.clock.now(), today, programmeVersion];
    const [row] = await rows<{ expired: Points }>(tx, `SELECT point_sweep($1, $2, $3, $4, $5) AS expired`, values);
    return row?.expired ?? 0;
  }

  /** The same for different members in one pass; what is unlike the others costs as much as alone. */
  async sweepAll(tx: Tx, wish: Sweep & { readonly memberIds: readonly MemberId[] }): Promise<Points> {
    const { memberIds, firstExpiry, today, programmeVersion } = wish;
    const values = [memberIds, firstExpiry, this.clock.now(), today, programmeVersion];
    const [row] = await rows<{ expired: Points }>(tx, `SELECT point_sweep_many($1, $2, $3, $4, $5) AS expired`, values);
    return row?.expired ?? 0;
  }

  private tail({ today, programmeVersion }: Operation): unknown[] {
    return [this.clock.now(), today, programmeVersion];
  }

  private async run(tx: Tx, name: string, values: readonly unknown[]): Promise<Booked> {
    const places = values.map((_, index) => `$${index + 1}`).join(', ');
    const [row] = await rows<Booked>(tx, `SELECT * FROM ${name}(${places})`, [...values]);
    if (!row) throw new Error(`${name} answered nothing`);
    return row;
  }
}

function head({ memberId, operation }: Operation, hash: Buffer): unknown[] {
  return [memberId, operation, hash];
}

function hashOf(...parts: readonly unknown[]): Buffer {
  return sha256(JSON.stringify(parts));
}
