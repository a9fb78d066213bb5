// What a till may look up: a sale, a refund, a day's receipts.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, tillEndpoints } from '@guike/contracts/http';
import { type BusinessDay, DomainError, type StoreId } from '@guike/kernel';
import { Database } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { DayReceipts, PurchasesService, ReceiptsService } from '@guike/purchases';
import { type ReceiptName, receiptKeyOf } from '../commands';
import { purchaseAnswer } from '../purchase-answer';
import { RefundAnswers } from '../refund-answers';
import { readStanding } from '../standing';

type Answer<N extends keyof typeof tillEndpoints> = AnswerOf<(typeof tillEndpoints)[N]>;

@Injectable()
export class TillLookups {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly purchases: PurchasesService,
    private readonly receipts: ReceiptsService,
    private readonly ledger: DayReceipts,
    private readonly refunds: RefundAnswers,
  ) {}

  /** A sale of the store by its receipt, as things stand now. Error: RECEIPT_UNKNOWN. */
  async purchase(storeId: StoreId, receipt: ReceiptName): Promise<Answer<'findPurchase'>> {
    const tx = this.database.reading;
    const owner = await this.receipts.find(tx, 'sale', receiptKeyOf(storeId, receipt));
    const [purchase] = owner?.memberId ? await this.purchases.load(tx, owner.memberId, [owner.eventId]) : [];
    if (!purchase) throw new DomainError('RECEIPT_UNKNOWN');
    const { body, day } = await this.programmes.present(tx);
    const standing = purchase.anonymous ? null : await readStanding(tx, purchase.memberId, day);
    return {
      ...purchaseAnswer(purchase, standing, body, {}),
      // What was claimed is found under its new owner.
      status: purchase.status === 'void' ? 'void' : 'recorded',
      receipt,
      paidAt: purchase.paidAt.toISOString(),
      returnedFen: purchase.returnedFen,
      lines: purchase.lines.map((line) => ({
        lineNumber: line.lineNumber,
        sku: line.sku,
        ...(line.category === null ? {} : { category: line.category }),
        name: line.name,
        quantity: line.quantity,
        unitPriceFen: line.unitPriceFen,
        amountFen: line.amountFen,
        netFen: line.netFen,
        returnedQuantity: line.returnedQuantity,
      })),
    };
  }

  /** A refund of the store by its own receipt, or else the void of a sale by the sale's. Error: RECEIPT_UNKNOWN. */
  async refund(storeId: StoreId, receipt: ReceiptName): Promise<Answer<'findRefund'>> {
    const [tx, key] = [this.database.reading, receiptKeyOf(storeId, receipt)];
    const found =
      (await this.refunds.find(tx, 'refund', key, false)) ?? (await this.refunds.find(tx, 'void', key, false));
    if (!found) throw new DomainError('RECEIPT_UNKNOWN');
    return found;
  }

  /** A day's receipts of a store with totals over the whole day. */
  async reconcile(
    storeId: StoreId,
    businessDay: BusinessDay,
    page: { after?: string | undefined; limit: number },
  ): Promise<Answer<'reconcile'>> {
    const tx = this.database.reading;
    const [totals, list] = await Promise.all([
      this.ledger.totals(tx, storeId, businessDay),
      this.ledger.receipts(tx, storeId, businessDay, page),
    ]);
    return { businessDay, totals, ...list };
  }
}
