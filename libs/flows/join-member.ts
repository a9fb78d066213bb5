// The customer agrees to join after a sale that gave the right to: that sale earns and counts from now on.
import { Injectable } from '@nestjs/common';
import { type BusinessDay, DomainError, type StoreId, businessDayOf } from '@guike/kernel';
import { type RepeatableRequest, type Tx } from '@guike/platform';
import { entitledPoints } from '@guike/points';
import { ProgrammeService, type ProgrammeVersion, firstTier } from '@guike/programme';
import { PurchasesService, ReceiptsService, type RecordedPurchase, remaining } from '@guike/purchases';
import { type ReceiptName, receiptKeyOf } from './commands';
import { CreditingService } from './crediting';
import { Customers } from './customers';
import { factsLeft, mayJoinBy } from './joining-right';
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

type Present = ProgrammeVersion & { readonly day: BusinessDay; readonly now: Date };

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
   * PURCHASE_VOID, MEMBER_NOT_ELIGIBLE (anonymous, too long ago, or what is left of the sale does not meet the rule),
   * GUIDE_UNKNOWN.
   */
  async join(command: JoinCommand, repeat?: RepeatableRequest): Promise<PurchaseAnswer> {
    return this.repeatable.inTransaction(repeat, async (tx) => {
      const sale = await this.receipts.lockSale(tx, receiptKeyOf(command.storeId, command.receipt));
      if (!sale) throw new DomainError('RECEIPT_UNKNOWN');
      if (sale.memberId === sale.purchaseId) throw new DomainError('MEMBER_NOT_ELIGIBLE');
      const current = await this.programmes.present(tx);
      const standing = await lockMember(tx, sale.memberId, current.day);
      const [purchase] = await this.purchases.load(tx, sale.memberId, [sale.purchaseId]);
      if (!purchase) throw new Error('a receipt without its purchase');
      if (standing.state === 'active') return purchaseAnswer(purchase, standing, current.body, { duplicate: true });
      if (purchase.status === 'void') throw new DomainError('PURCHASE_VOID');
      const terms = await this.programmes.version(tx, purchase.programmeVersion);
      if (standing.state !== 'known' || !mayJoinBy(purchase, terms.body, current.day))
        throw new DomainError('MEMBER_NOT_ELIGIBLE');
      const { upgradedFrom, entitled } = await this.enrol(tx, command, purchase, terms, current);
      const after = await readStanding(tx, sale.memberId, current.day);
      return purchaseAnswer({ ...purchase, counts: true, entitledPoints: entitled }, after, current.body, {
        joined: true,
        upgradedFrom,
      });
    });
  }

  /** Who joins by a sale is a member from that sale on; the consent is of today. */
  private async enrol(
    tx: Tx,
    command: JoinCommand,
    purchase: RecordedPurchase,
    terms: ProgrammeVersion,
    current: Present,
  ) {
    const { memberId, id: purchaseId, storeId, paidAt: joinedAt } = purchase;
    const [enrolledBy = null] = await this.customers.guides(tx, [command.enrolledBy]);
    const paidOn = businessDayOf(joinedAt, terms.body.timeZone);
    const consent = { version: command.consentVersion, source: 'till', givenAt: current.now };
    const joining = { memberId, purchaseId, storeId, joinedAt, joinedOn: paidOn, enrolledBy, consent, name: null };
    await this.customers.enrol(tx, joining, firstTier(current.body));
    const left = remaining(purchase.lines, purchase.refundAmountFen);
    const entitled = entitledPoints(left.groups, terms.body.points);
    await this.purchases.startCounting(tx, memberId, purchaseId, entitled);
    const { availableOn, expiresOn } = purchase;
    const { tier } = await this.crediting.credit(tx, {
      memberId,
      purchaseId,
      storeId,
      paidOn,
      today: current.day,
      availableOn,
      expiresOn,
      entitledPoints: entitled,
      facts: factsLeft(purchase),
      joined: true,
      programme: terms,
    });
    return { upgradedFrom: tier.upgradedFrom, entitled };
  }
}
