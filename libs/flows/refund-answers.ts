// The answer for a refund, new or found again by its own receipt.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, tillEndpoints } from '@guike/contracts/http';
import type { MemberId, PurchaseId, RefundId } from '@guike/kernel';
import type { Tx } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { PurchasesService, type ReceiptKey, ReceiptsService } from '@guike/purchases';
import { refundPrintLines, tierNameOf } from './purchase-answer';
import { readStanding } from './standing';

export type RefundAnswer = AnswerOf<(typeof tillEndpoints)['recordRefund']>;

/** What a refund did. `memberId` is null for an anonymous sale. */
export interface RefundOutcome {
  readonly refundId: RefundId;
  readonly duplicate: boolean;
  readonly purchaseId: PurchaseId | null;
  readonly memberId: MemberId | null;
  readonly matched: boolean;
  readonly returnedFen: number;
  readonly pointsReversed: number;
  readonly pointsReturned: number;
}

@Injectable()
export class RefundAnswers {
  constructor(
    private readonly programmes: ProgrammeService,
    private readonly receipts: ReceiptsService,
    private readonly purchases: PurchasesService,
  ) {}

  /** A refund that waits for its sale. */
  parked(refundId: RefundId, duplicate: boolean): RefundAnswer {
    const nothing = { purchaseId: null, memberId: null, balance: null, pending: null, owed: null, tierName: null };
    return {
      ...nothing,
      refundId,
      duplicate,
      parked: true,
      matched: false,
      returnedFen: 0,
      pointsReversed: 0,
      pointsReturned: 0,
      printLines: ['退货已登记，等待原小票'],
    };
  }

  async applied(tx: Tx, outcome: RefundOutcome): Promise<RefundAnswer> {
    const { body, day } = await this.programmes.present(tx);
    const standing = outcome.memberId ? await readStanding(tx, outcome.memberId, day) : null;
    return {
      ...outcome,
      parked: false,
      balance: standing?.balance ?? null,
      pending: standing?.pending ?? null,
      owed: standing?.owed ?? null,
      tierName: standing && tierNameOf(body, standing.tier),
      printLines: refundPrintLines(outcome, standing),
    };
  }

  /** A refund by its own receipt, or a void by its sale's; null for none. */
  async find(tx: Tx, kind: 'refund' | 'void', key: ReceiptKey, duplicate: boolean): Promise<RefundAnswer | null> {
    const owner = await this.receipts.find(tx, kind, key);
    if (!owner) return null;
    if (owner.memberId === null) return this.parked(owner.eventId, duplicate);
    const refund = await this.purchases.findRefund(tx, owner.memberId, owner.eventId);
    if (!refund) throw new Error('a receipt without its refund');
    const memberId = refund.purchaseId === owner.memberId ? null : owner.memberId;
    const { purchaseId, matched, returnedFen, pointsReversed, pointsReturned } = refund;
    return this.applied(tx, {
      refundId: owner.eventId,
      duplicate,
      memberId,
      purchaseId,
      matched,
      returnedFen,
      pointsReversed,
      pointsReturned,
    });
  }
}
