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

export type Earning = Booking & { readonly points: Points };

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

/** The same arguments and answers; the first is for different members. */
const EARN_MANY = `SELECT replayed, points, seq, balance, owed, pending
  FROM point_earn_many($1::uuid[], $2::text[], $3::bytea[], $4::integer[], $5::uuid[], $6::uuid[], $7::date[], $8::date[], $9,
    $10::date[], $11::integer[]) ORDER BY nth`;
const EARN_EACH = `SELECT b.* FROM unnest($1::uuid[], $2::text[], $3::bytea[], $4::integer[], $5::uuid[], $6::uuid[], $7::date[],
    $8::date[], $10::date[], $11::integer[]) WITH ORDINALITY
    AS e(member, operation, hash, points, purchase, store, available, expires, today, version, nth),
  LATERAL point_earn(e.member, e.operation, e.hash, e.points, e.purchase, e.store, e.available, e.expires, $9,
    e.today, e.version) AS b
  ORDER BY e.nth`;

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

  /** Stops an account from earning and spending, or lets it again. Refunds, expiry and releases go on meanwhile. */
  async setFrozen(tx: Tx, memberId: MemberId, isFrozen: boolean): Promise<void> {
    const [from, to] = isFrozen ? ['active', 'frozen'] : ['frozen', 'active'];
    const text = `UPDATE point_account SET status = $3 WHERE member_id = $1 AND status = $2`;
    await rows(tx, text, [memberId, from, to]);
  }

  /** Adds points; what is owed is repaid first. Errors: ACCOUNT_FROZEN, OPERATION_CONFLICT. */
  async earn(tx: Tx, earning: Earning): Promise<Booked> {
    const [booked] = await this.earnAll(tx, [earning]);
    if (!booked) throw new Error('an earning that answers nothing');
    return booked;
  }

  /** Several earnings in one round trip, in their order; one member's may follow each other. Errors: as `earn`. */
  async earnAll(tx: Tx, earnings: readonly Earning[]): Promise<Booked[]> {
    if (earnings.length === 0) return [];
    const values = [
      earnings.map(({ memberId }) => memberId),
      earnings.map(({ operation }) => operation),
      earnings.map((each) => requestHash('point_earn', each, each.points)),
      earnings.map(({ points }) => points),
      earnings.map(({ purchaseId }) => purchaseId),
      earnings.map(({ storeId }) => storeId),
      earnings.map(({ availableOn }) => availableOn),
      earnings.map(({ expiresOn }) => expiresOn),
      this.clock.now(),
      earnings.map(({ today }) => today),
      earnings.map(({ programmeVersion }) => programmeVersion),
    ];
    const members = new Set(earnings.map(({ memberId }) => memberId));
    // Where one member's follow each other, each builds on the one before.
    const isMany = earnings.length > 1 && members.size === earnings.length;
    return rows<Booked>(tx, isMany ? EARN_MANY : EARN_EACH, values);
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
    const { memberId, purchaseId, storeId, availableOn, expiresOn, today, programmeVersion, entitled } = booking;
    const hash = requestHash('point_settle_purchase', booking, entitled);
    const [row] = await rows<Booked>(
      tx,
      `SELECT * FROM point_settle_purchase($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        ...[memberId, booking.operation, hash, purchaseId, entitled],
        ...[storeId, availableOn, expiresOn, this.clock.now(), today, programmeVersion],
      ],
    );
    if (!row) throw new Error('a settlement that answers nothing');
    return row;
  }
}

/** Stands for the whole request: the same operation with other content is refused. */
function requestHash(operation: string, { purchaseId, storeId, availableOn, expiresOn }: Booking, points: Points) {
  return sha256(JSON.stringify([operation, points, purchaseId, storeId, availableOn, expiresOn]));
}
