// Receipts of paid fees: each pays once, for one member, and may be paid back once.
import { Inject, Injectable } from '@nestjs/common';
import type { BusinessDay, Clock, Fen, MemberId, StaffId, StoreId } from '@guike/kernel';
import { CLOCK, type Tx, rows } from '@guike/platform';
import type { PaidFee, PaidLevel } from './paid-fees';

export interface FeeReceipt {
  readonly number: string;
  readonly memberId: MemberId;
  readonly id: string;
  readonly level: number;
  readonly months: number;
  readonly amountFen: Fen;
  readonly paidOn: BusinessDay;
  /** The last day that was paid for when it was written down. */
  readonly untilDay: BusinessDay;
  /** Where it was paid; null: written down by somebody of the whole brand. */
  readonly storeId: StoreId | null;
}

/** A fee that was paid back, named as it was paid. `id` names the going back once for all time. */
export interface FeeReversal {
  readonly memberId: MemberId;
  readonly feeId: string;
  readonly id: string;
  readonly reason: string;
  readonly reversedBy: StaffId;
}

/** A receipt as finance lists it. `seq`: in the order they were written down. */
export interface ListedFee extends FeeReceipt {
  readonly seq: number;
  readonly recordedAt: Date;
  readonly recordedBy: StaffId;
  readonly reason: string | null;
  readonly reversedAt: Date | null;
  readonly reversedBy: StaffId | null;
}

export interface FeesWanted {
  readonly after: number | null;
  readonly limit: number;
  readonly storeId: StoreId | null;
  readonly state: 'paid' | 'reversed' | null;
  /** Of one receipt, as it was written down. */
  readonly number: string | null;
}

const columns = `r.number, r.member_id AS "memberId", r.id, r.level, r.months, r.amount_fen AS "amountFen",
  r.paid_on AS "paidOn", r.until_day AS "untilDay", r.store_id AS "storeId"`;
const ofReversal = `v.member_id = r.member_id AND v.fee_id = r.id`;

@Injectable()
export class FeeReceiptsService {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** Writes a receipt down, or answers the one that has its number already. */
  async add(tx: Tx, receipt: FeeReceipt, by: StaffId): Promise<FeeReceipt | null> {
    const { number, memberId, id, level, months, amountFen, paidOn, untilDay, storeId } = receipt;
    const added = await rows(
      tx,
      `INSERT INTO fee_receipt (number, member_id, id, level, months, amount_fen, paid_on, until_day, recorded_at, recorded_by,
         store_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (number) DO NOTHING RETURNING number`,
      [number, memberId, id, level, months, amountFen, paidOn, untilDay, this.clock.now(), by, storeId],
    );
    if (added.length === 1) return null;
    const [before] = await rows<FeeReceipt>(tx, `SELECT ${columns} FROM fee_receipt r WHERE number = $1`, [number]);
    return before ?? null;
  }

  /** A fee as it was paid by this member; null for none. */
  async find(tx: Tx, memberId: MemberId, id: string): Promise<FeeReceipt | null> {
    const text = `SELECT ${columns} FROM fee_receipt r WHERE member_id = $1 AND id = $2`;
    return (await rows<FeeReceipt>(tx, text, [memberId, id]))[0] ?? null;
  }

  /** Fees that a member paid under this id and that were not paid back, in the order they were written down. */
  async paidBy(tx: Tx, memberId: MemberId): Promise<PaidFee[]> {
    return rows<PaidFee>(
      tx,
      `SELECT r.level, r.months, r.paid_on AS "paidOn", r.recorded_at AS at FROM fee_receipt r
       WHERE r.member_id = $1 AND NOT EXISTS (SELECT FROM fee_reversal v WHERE ${ofReversal}) ORDER BY r.seq`,
      [memberId],
    );
  }

  /** Writes a reversal down, or answers the one that there is; two at once wait for each other here. */
  async claimReversal(tx: Tx, { memberId, feeId, id, reason, reversedBy }: FeeReversal): Promise<FeeReversal | null> {
    const added = await rows(
      tx,
      `INSERT INTO fee_reversal (member_id, fee_id, id, reason, reversed_at, reversed_by) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (member_id, fee_id) DO NOTHING RETURNING id`,
      [memberId, feeId, id, reason, this.clock.now(), reversedBy],
    );
    if (added.length === 1) return null;
    const [before] = await rows<FeeReversal>(
      tx,
      `SELECT member_id AS "memberId", fee_id AS "feeId", id, reason, reversed_by AS "reversedBy" FROM fee_reversal
       WHERE member_id = $1 AND fee_id = $2`,
      [memberId, feeId],
    );
    return before ?? null;
  }

  /**
   * What counts for a member from now on, because of a reversal: the tier is held until a review finds otherwise. The
   * caller holds the member's lock. False: something else has this id already.
   */
  async leave(
    tx: Tx,
    memberId: MemberId,
    left: PaidLevel | null,
    { id, feeId, today }: { readonly id: string; readonly feeId: string; readonly today: BusinessDay },
  ): Promise<boolean> {
    const found = await rows(
      tx,
      `WITH fact AS (
         INSERT INTO tier_fact (member_id, id, kind, business_day, recorded_at, cause_id, amount, until_day)
         VALUES ($1, $2, 'fee_reversed', $3, $4, $5, $6, $7) ON CONFLICT (member_id, id) DO NOTHING RETURNING id)
       UPDATE member_tier t SET paid_level = $6, paid_until = $7 FROM fact WHERE t.member_id = $1 RETURNING t.member_id`,
      [memberId, id, today, this.clock.now(), feeId, left?.level ?? 0, left?.until ?? null],
    );
    return found.length === 1;
  }

  /** What is paid for by this member now; null: nothing, today or any more. */
  async paid(tx: Tx, memberId: MemberId, today: BusinessDay): Promise<PaidLevel | null> {
    const [held] = await rows<PaidLevel>(
      tx,
      `SELECT paid_level AS level, paid_until AS until FROM member_tier WHERE member_id = $1 AND paid_until >= $2`,
      [memberId, today],
    );
    return held ?? null;
  }

  /** Fees as they were written down, the newest first. */
  async page(tx: Tx, { after, limit, storeId, state, number }: FeesWanted): Promise<ListedFee[]> {
    return rows<ListedFee>(
      tx,
      `SELECT ${columns}, r.seq, r.recorded_at AS "recordedAt", r.recorded_by AS "recordedBy", v.reason,
         v.reversed_at AS "reversedAt", v.reversed_by AS "reversedBy"
       FROM fee_receipt r LEFT JOIN fee_reversal v ON ${ofReversal}
       WHERE ($1::bigint IS NULL OR r.seq < $1) AND ($3::uuid IS NULL OR r.store_id = $3)
         AND ($4::text IS NULL OR ($4 = 'reversed') = (v.id IS NOT NULL)) AND ($5::text IS NULL OR r.number = $5)
       ORDER BY r.seq DESC LIMIT $2`,
      [after, limit, storeId, state, number],
    );
  }
}
