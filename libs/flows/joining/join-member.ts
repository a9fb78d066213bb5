// The customer agrees to join after a sale that gave the right to: that sale earns and counts from now on.
import { Injectable } from '@nestjs/common';
import { DomainError, type StoreId } from '@guike/kernel';
import type { RepeatableRequest } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { PurchasesService, ReceiptsService } from '@guike/purchases';
import { type ReceiptName, receiptKeyOf } from '../commands';
import { Customers } from '../customers';
import { Enrolment } from './enrolment';
import { purchaseAnswer } from '../purchase-answer';
import type { PurchaseAnswer } from '../record-purchase';
import { Repeatable } from '../repeatable';
import { lockMember, readStanding } from '../standing';

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
    private readonly enrolment: Enrolment,
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
      if (standing.state === 'active') {
        const now = await readStanding(tx, sale.memberId, current.day);
        return purchaseAnswer(purchase, now, current.body, { duplicate: true });
      }
      if (purchase.status === 'void') throw new DomainError('PURCHASE_VOID');
      const terms = await this.programmes.version(tx, purchase.programmeVersion);
      if (
        standing.state !== 'known' ||
        !(await this.customers.joiningRight.mayJoinBy(tx, purchase, terms.body, current.day))
      )
        throw new DomainError('MEMBER_NOT_ELIGIBLE');
      const [enrolledBy = null] = await this.customers.guides(tx, [command.enrolledBy]);
      const consent = { version: command.consentVersion, source: 'till' };
      const enrolment = { terms, current, enrolledBy, consent, name: null };
      const { upgradedFrom, entitled } = await this.enrolment.joinBy(tx, purchase, enrolment);
      const after = await readStanding(tx, sale.memberId, current.day);
      return purchaseAnswer({ ...purchase, counts: true, entitledPoints: entitled }, after, current.body, {
        joined: true,
        upgradedFrom,
      });
    });
  }
}
