// Goods that come back without naming their sale: each goes to the latest earlier sale of the same code.
import { Injectable } from '@nestjs/common';
import type { MemberId, RefundId } from '@guike/kernel';
import { everyIdOf } from '@guike/members';
import { Database, type Tx, newId } from '@guike/platform';
import { lotDays } from '@guike/points';
import { ProgrammeService } from '@guike/programme';
import { type NewRefund, type Placement, PurchasesService, ReceiptsService, placeReturns } from '@guike/purchases';
import { type ReturnCommand, receiptKeyOf, returnContent } from './commands';
import { Customers } from './customers';
import { requireSamePerson } from './sale-receipts';
import { lockMember } from './standing';
import { TakeBack, type Taken } from './take-back';

export interface ReturnAnswer {
  readonly refundId: RefundId;
  readonly duplicate: boolean;
  /** Per returned goods line, numbered from 1 over all lines of the command. */
  readonly lines: readonly {
    readonly lineNumber: number;
    readonly matchedQuantity: number;
    readonly unmatchedQuantity: number;
  }[];
  readonly returnedFen: number;
  readonly pointsReversed: number;
}

type Numbered = ReturnCommand['lines'][number] & { readonly lineNumber: number };

@Injectable()
export class ReturnGoods {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly customers: Customers,
    private readonly receipts: ReceiptsService,
    private readonly purchases: PurchasesService,
    private readonly takeBack: TakeBack,
  ) {}

  /**
   * Places each goods line by code, latest earlier sale first, at that sale's price. Quantity that finds no sale
   * touches no points; it is recorded and shown. Error: RECEIPT_CONFLICT. Source: product.md, Points.
   */
  async returnGoods(command: ReturnCommand): Promise<ReturnAnswer> {
    return this.database.inTransaction(async (tx) => {
      const { body, day } = await this.programmes.at(tx, command.refundedAt);
      const { expiresOn } = lotDays(body.points, day, null);
      const memberId = await this.customers.identify(tx, command.customer, expiresOn);
      const own = receiptKeyOf(command.storeId, command.receipt);
      const refundId = newId();
      const claimed = await this.receipts.claim(tx, 'refund', own, {
        memberId,
        eventId: refundId,
        contentHash: returnContent(command),
      });
      // As with a sale: the same goods of somebody else are not the same return.
      const before = claimed.owner.memberId as MemberId;
      await requireSamePerson(tx, before, memberId);
      if (!claimed.isNew) return this.before(tx, before, claimed.owner.eventId);
      const others = (await everyIdOf(tx, memberId)).filter((id) => id !== memberId).sort();
      const buyers = [...others, memberId];
      for (const buyer of buyers) await lockMember(tx, buyer, (await this.programmes.present(tx)).day);
      const goods = command.lines
        .map((line, index) => ({ ...line, lineNumber: index + 1 }))
        .filter((line) => line.goods);
      const { buyer, placements } = await this.placed(tx, command, buyers.reverse(), goods);
      if (buyer !== memberId) await this.receipts.adopt(tx, 'refund', own, buyer);
      return this.take(tx, command, buyer, refundId, goods, placements);
    });
  }

  /**
   * Whose sales the goods are placed in. A refund belongs to one person's sales: of somebody who was merged into this
   * member only where more of the goods are found there than in the member's own.
   */
  private async placed(
    tx: Tx,
    { refundedAt }: ReturnCommand,
    buyers: readonly MemberId[],
    goods: readonly Numbered[],
  ): Promise<{ buyer: MemberId; placements: Placement[][] }> {
    const skus = [...new Set(goods.map((line) => line.sku))];
    let best: { buyer: MemberId; placements: Placement[][]; found: number } | null = null;
    for (const buyer of buyers) {
      const placements = placeReturns(goods, await this.purchases.returnable(tx, buyer, skus, refundedAt));
      const found = placements.flat().reduce((sum, each) => sum + (each.purchaseId === null ? 0 : each.quantity), 0);
      if (best === null || found > best.found) best = { buyer, placements, found };
    }
    if (best === null) throw new Error('goods that come back from nobody');
    return best;
  }

  private async take(
    tx: Tx,
    command: ReturnCommand,
    memberId: MemberId,
    refundId: RefundId,
    goods: readonly Numbered[],
    placements: readonly Placement[][],
  ): Promise<ReturnAnswer> {
    const taken = await this.takePlaced(tx, memberId, refundId, placements.flat(), command.refundedAt);
    const lines = goods.map((line, index) => {
      const unmatched = (placements[index] ?? [])
        .filter((each) => each.purchaseId === null)
        .reduce((total, each) => total + each.quantity, 0);
      return { lineNumber: line.lineNumber, matchedQuantity: line.quantity - unmatched, unmatchedQuantity: unmatched };
    });
    const recorded: NewRefund['lines'] = goods.flatMap((line, index) =>
      (placements[index] ?? []).map((placement, part) => ({
        ...placement,
        line: line.lineNumber,
        part: part + 1,
        sku: line.sku,
      })),
    );
    await this.takeBack.record(tx, false, {
      memberId,
      id: refundId,
      source: command.source,
      receipt: receiptKeyOf(command.storeId, command.receipt),
      mode: 'unnamed',
      purchaseId: null,
      requestedAmountFen: null,
      refundedAt: command.refundedAt,
      reason: command.reason,
      matched: lines.every((line) => line.unmatchedQuantity === 0),
      ...taken,
      lines: recorded,
    });
    const { returnedFen, pointsReversed } = taken;
    return { refundId, duplicate: false, lines, returnedFen, pointsReversed };
  }

  /** Takes what was placed back from each purchase, in the order of their ids. */
  private async takePlaced(
    tx: Tx,
    memberId: MemberId,
    refundId: RefundId,
    placements: readonly Placement[],
    returnedAt: Date,
  ): Promise<Taken> {
    const pieces = new Map<string, Map<number, number>>();
    for (const { purchaseId, lineNumber, quantity } of placements) {
      if (purchaseId === null || lineNumber === null) continue;
      const ofPurchase = pieces.get(purchaseId) ?? new Map<number, number>();
      pieces.set(purchaseId, ofPurchase.set(lineNumber, (ofPurchase.get(lineNumber) ?? 0) + quantity));
    }
    let returnedFen = 0;
    let pointsReversed = 0;
    let pointsReturned = 0;
    for (const purchase of await this.purchases.load(tx, memberId, [...pieces.keys()])) {
      const taking = {
        pieces: pieces.get(purchase.id) ?? new Map<number, number>(),
        amountFen: 0,
        void: false,
        returnedAt,
      };
      const taken = await this.takeBack.take(tx, purchase, taking, refundId);
      returnedFen += taken.returnedFen;
      pointsReversed += taken.pointsReversed;
      pointsReturned += taken.pointsReturned;
    }
    return { returnedFen, pointsReversed, pointsReturned };
  }

  private async before(tx: Tx, memberId: MemberId, refundId: RefundId): Promise<ReturnAnswer> {
    const refund = await this.purchases.findRefund(tx, memberId, refundId);
    if (!refund) throw new Error('a receipt without its refund');
    return {
      refundId,
      duplicate: true,
      returnedFen: refund.returnedFen,
      pointsReversed: refund.pointsReversed,
      lines: refund.lines,
    };
  }
}
