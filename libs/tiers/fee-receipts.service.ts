// Receipts of paid fees: each pays once, for one member.
import { Inject, Injectable } from '@nestjs/common';
import type { BusinessDay, Clock, Fen, MemberId, StaffId } from '@guike/kernel';
import { CLOCK, type Tx, rows } from '@guike/platform';

export interface FeeReceipt {
  readonly number: string;
  readonly memberId: MemberId;
  readonly id: string;
  readonly level: number;
  readonly months: number;
  readonly amountFen: Fen;
  readonly paidOn: BusinessDay;
  /** The last day that is paid for. */
  readonly untilDay: BusinessDay;
}

const columns = `number, member_id AS "memberId", id, level, months, amount_fen AS "amountFen", paid_on AS "paidOn",
  until_day AS "untilDay"`;

@Injectable()
export class FeeReceiptsService {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** Writes a receipt down, or answers the one that has its number already. */
  async add(tx: Tx, receipt: FeeReceipt, by: StaffId): Promise<FeeReceipt | null> {
    const { number, memberId, id, level, months, amountFen, paidOn, untilDay } = receipt;
    const added = await rows(
      tx,
      `INSERT INTO fee_receipt (number, member_id, id, level, months, amount_fen, paid_on, until_day, recorded_at, recorded_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (number) DO NOTHING RETURNING number`,
      [number, memberId, id, level, months, amountFen, paidOn, untilDay, this.clock.now(), by],
    );
    if (added.length === 1) return null;
    const [before] = await rows<FeeReceipt>(tx, `SELECT ${columns} FROM fee_receipt WHERE number = $1`, [number]);
    return before ?? null;
  }
}
