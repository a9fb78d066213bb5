// The sale behind an application: the applicant's own, which opens the card, or nobody's, as evidence alone.
import { Injectable } from '@nestjs/common';
import { type BusinessDay, DomainError, type MemberId } from '@guike/kernel';
import { ApplicationsService, type NewApplication } from '@guike/members';
import type { Tx } from '@guike/platform';
import { PurchasesService, ReceiptsService } from '@guike/purchases';

type SaleOwner = { readonly memberId: MemberId; readonly purchaseId: string };

@Injectable()
export class ApplicationSales {
  constructor(
    private readonly receipts: ReceiptsService,
    private readonly purchases: PurchasesService,
    private readonly applications: ApplicationsService,
  ) {}

  /** Locks the receipt. Null: the till has not sent it; undefined: the application names none. */
  async lock(
    tx: Tx,
    { storeId, receiptDay, receiptNumber }: Pick<NewApplication, 'storeId' | 'receiptDay' | 'receiptNumber'>,
  ): Promise<SaleOwner | null | undefined> {
    if (receiptDay === null || receiptNumber === null) return undefined;
    return this.receipts.lockSale(tx, { storeId, businessDay: receiptDay, number: receiptNumber });
  }

  /** Errors: RECEIPT_UNKNOWN, APPLICATION_RECEIPT (another customer's, or behind another application), PURCHASE_VOID. */
  async require(tx: Tx, application: NewApplication, owner: SaleOwner | null): Promise<void> {
    if (owner === null) throw new DomainError('RECEIPT_UNKNOWN');
    const isNobodys = owner.memberId === owner.purchaseId;
    if (!isNobodys && owner.memberId !== application.memberId) throw new DomainError('APPLICATION_RECEIPT');
    const { storeId, receiptDay, receiptNumber } = application;
    const receipt = { storeId, businessDay: receiptDay as BusinessDay, number: receiptNumber as string };
    if (await this.applications.isUsed(tx, receipt)) throw new DomainError('APPLICATION_RECEIPT');
    const sale = await this.load(tx, owner);
    if (sale?.status !== 'recorded') throw new DomainError('PURCHASE_VOID');
  }

  /** The applicant's own sale, or null where there is none. Error: PURCHASE_VOID. */
  async own(tx: Tx, memberId: MemberId, owner: SaleOwner | null | undefined) {
    if (!owner || owner.memberId !== memberId) return null;
    const sale = await this.load(tx, owner);
    if (sale?.status !== 'recorded') throw new DomainError('PURCHASE_VOID');
    return sale;
  }

  private async load(tx: Tx, { memberId, purchaseId }: SaleOwner) {
    const [sale] = await this.purchases.load(tx, memberId, [purchaseId]);
    return sale;
  }
}
