// The customer agrees to join after a sale that gave the right to: that sale earns and counts from now on.
import { Injectable } from '@nestjs/common';
import { DomainError, type StoreId, businessDayOf } from '@guike/kernel';
import { type RepeatableRequest, type Tx } from '@guike/platform';
import { entitledPoints } from '@guike/points';
import { ProgrammeService, type ProgrammeVersion, firstTier } from '@guike/programme';
import { PurchasesService, ReceiptsService, type RecordedPurchase, remaining } from '@guike/purchases';
import { meets } from '@guike/tiers';
import { type ReceiptName, receiptKeyOf } from './commands';
import { CreditingService } from './crediting';
import { Customers } from './customers';
import { purchaseAnswer } from './purchase-answer';
import type { PurchaseAnswer } from './record-purchase';
import { Repeatable } from './repeatable';
import { lockMember, readStanding } from './standing';

export interface JoinCommand {
  readonly storeId: StoreId;
  readonly receipt: ReceiptName;
  readonly consentVersion: string;
  readonly enrolledBy?: string | undefined;
}

@Injectable()
export class JoinMember {
  constructor(
    private readonly repeatable: Repeatable,
    private readonly programmes: ProgrammeService,
    private readonly customers: Customers,
    private readonly receipts: ReceiptsService,
    private readonly purchases: PurchasesService,
    private readonly crediting: CreditingService,
  ) {}

  /**
   * Joins by a recorded sale. Who is a member already gets the answer as it stands. Errors: RECEIPT_UNKNOWN,
   * PURCHASE_VOID, MEMBER_NOT_ELIGIBLE (anonymous, or the rule is not met by what is left of the sale), GUIDE_UNKNOWN.
   */
  async join(command: JoinCommand, repeat?: RepeatableRequest): Promise<PurchaseAnswer> {
    return this.repeatable.inTransaction(repeat, async (tx) => {
      const sale = await this.receipts.lockSale(tx, receiptKeyOf(command.storeId, command.receipt));
      if (!sale) throw new DomainError('RECEIPT_UNKNOWN');
      if (sale.memberId === sale.purchaseId) throw new DomainError('MEMBER_NOT_ELIGIBLE');
      const current = await this.programmes.present();
      const standing = await lockMember(tx, sale.memberId, current.day);
      const [purchase] = await this.purchases.load(tx, sale.memberId, [sale.purchaseId]);
      if (!purchase) throw new Error('a receipt without its purchase');
      if (standing.state === 'active') return purchaseAnswer(purchase, standing, current.body, { duplicate: true });
      if (purchase.status === 'void') throw new DomainError('PURCHASE_VOID');
      if (standing.state !== 'known') throw new DomainError('MEMBER_NOT_ELIGIBLE');
      const { upgradedFrom, entitled } = await this.enrol(tx, command, purchase, current);
      const after = await readStanding(tx, sale.memberId, current.day);
      return purchaseAnswer({ ...purchase, counts: true, entitledPoints: entitled }, after, current.body, {
        joined: true,
        upgradedFrom,
      });
    });
  }

  private async enrol(
    tx: Tx,
    command: JoinCommand,
    purchase: RecordedPurchase,
    current: ProgrammeVersion & { readonly now: Date },
  ) {
    const terms = await this.programmes.version(purchase.programmeVersion);
    const left = remaining(purchase.lines, purchase.refundAmountFen);
    const facts = {
      netSpendFen: left.netFen,
      items: left.items,
      topUpFen: purchase.topUpFen,
      orders: 1,
      itemsOf: piecesByCategory(purchase),
    };
    if (!meets(terms.body.joining.rule, { purchase: facts, visit: facts, lifetime: facts }))
      throw new DomainError('MEMBER_NOT_ELIGIBLE');
    const { memberId, id: purchaseId, storeId } = purchase;
    const [enrolledBy = null] = await this.customers.guides(tx, [command.enrolledBy]);
    const zone = terms.body.timeZone;
    const joinedAt = current.now;
    const today = businessDayOf(joinedAt, zone);
    const consent = { version: command.consentVersion, source: 'till' };
    await this.customers.enrol(
      tx,
      { memberId, purchaseId, storeId, joinedAt, joinedOn: today, enrolledBy, consent },
      firstTier(current.body),
    );
    const entitled = entitledPoints(left.lines, terms.body.points);
    await this.purchases.startCounting(tx, memberId, purchaseId, entitled);
    const { availableOn, expiresOn } = purchase;
    const paidOn = businessDayOf(purchase.paidAt, zone);
    const { tier } = await this.crediting.credit(tx, {
      memberId,
      purchaseId,
      storeId,
      paidOn,
      today,
      availableOn,
      expiresOn,
      entitledPoints: entitled,
      facts,
      joined: true,
      programme: terms,
    });
    return { upgradedFrom: tier.upgradedFrom, entitled };
  }
}

function piecesByCategory(purchase: RecordedPurchase): Record<string, number> {
  const pieces: Record<string, number> = {};
  for (const line of purchase.lines) {
    if (line.goods && line.category)
      pieces[line.category] = (pieces[line.category] ?? 0) + line.quantity - line.returnedQuantity;
  }
  return pieces;
}
