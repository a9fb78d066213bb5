// The sale of an application's receipt as whoever decides sees it, and whether it meets the entry rule by its own terms.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, adminMembershipEndpoints } from '@guike/contracts/http';
import type { PurchaseId } from '@guike/kernel';
import type { Application } from '@guike/members';
import type { Tx } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { PurchasesService, ReceiptsService, type RecordedPurchase } from '@guike/purchases';
import { JoiningRight, openingOfRecorded } from '../joining/joining-right';

type Answer = AnswerOf<(typeof adminMembershipEndpoints)['applications']>;
type ReceiptSale = NonNullable<Answer['items'][number]['sale']>;

@Injectable()
export class ReceiptSales {
  constructor(
    private readonly programmes: ProgrammeService,
    private readonly receipts: ReceiptsService,
    private readonly purchases: PurchasesService,
    private readonly right: JoiningRight,
  ) {}

  /** Null where the application names no receipt, or its sale went to somebody else since. */
  async of(tx: Tx, application: Application): Promise<ReceiptSale | null> {
    const sale = await this.find(tx, application);
    if (sale === null) return null;
    const { body } = await this.programmes.version(tx, sale.programmeVersion);
    return {
      paidAt: sale.paidAt.toISOString(),
      netFen: sale.netFen,
      returnedFen: sale.returnedFen,
      isTheirs: !sale.anonymous,
      meetsRule: await this.right.meetsRule(tx, openingOfRecorded(sale), body),
    };
  }

  private async find(
    tx: Tx,
    { memberId, storeId, receiptDay, receiptNumber }: Application,
  ): Promise<RecordedPurchase | null> {
    if (receiptDay === null || receiptNumber === null) return null;
    const owner = await this.receipts.find(tx, 'sale', { storeId, businessDay: receiptDay, number: receiptNumber });
    if (!owner?.memberId || (owner.memberId !== memberId && owner.memberId !== owner.eventId)) return null;
    const id: PurchaseId = owner.eventId;
    return (await this.purchases.load(tx, owner.memberId, [id]))[0] ?? null;
  }
}
