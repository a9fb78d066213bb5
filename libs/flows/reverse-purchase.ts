// A refund or void that names its sale. It may come twice, late, or before the sale: the end is the same.
import { Injectable } from '@nestjs/common';
import { type BusinessDay, DomainError, type StoreId, addDays } from '@guike/kernel';
import { type RepeatableRequest, type Tx, newId } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { ReceiptsService } from '@guike/purchases';
import { StoresService } from '@guike/stores';
import { type RefundCommand, receiptKeyOf, receiptKindOf, refundContent } from './commands';
import { type RefundAnswer, RefundAnswers } from './refund-answers';
import { Repeatable } from './repeatable';
import { lockMember } from './standing';
import { TakeBack } from './take-back';

@Injectable()
export class ReversePurchase {
  constructor(
    private readonly repeatable: Repeatable,
    private readonly programmes: ProgrammeService,
    private readonly receipts: ReceiptsService,
    private readonly takeBack: TakeBack,
    private readonly answers: RefundAnswers,
    private readonly stores: StoresService,
  ) {}

  /**
   * Takes back what the refund names. Errors: RECEIPT_CONFLICT, STORE_UNKNOWN, TOO_MANY_WAITING, INPUT_INVALID (a sale
   * of the day after tomorrow), REQUEST_KEY_REUSED, REQUEST_IN_FLIGHT.
   */
  async reverse(command: RefundCommand, repeat?: RepeatableRequest): Promise<RefundAnswer> {
    return this.repeatable.inTransaction(repeat, (tx) => this.reverseIn(tx, command));
  }

  /** The same inside a transaction that does more (an exchange). */
  async reverseIn(tx: Tx, command: RefundCommand): Promise<RefundAnswer> {
    const { day: today } = await this.programmes.present(tx);
    const original = receiptKeyOf(await this.soldBy(tx, command, today), command.original);
    const own = receiptKeyOf(command.storeId, command.receipt);
    const kind = receiptKindOf(command);
    const refundId = newId();
    const sale = await this.receipts.lockSale(tx, original);
    const owner = { memberId: sale?.memberId ?? null, eventId: refundId, contentHash: refundContent(command) };
    const claimed = await this.receipts.claim(tx, kind, own, owner);
    if (!claimed.isNew) {
      const before = await this.answers.find(tx, kind, own, true);
      if (!before) throw new Error('a claimed receipt that cannot be found');
      return before;
    }
    if (!sale) {
      await this.receipts.park(tx, original, refundId, command);
      return this.answers.parked(refundId, false);
    }
    const anonymous = sale.memberId === sale.purchaseId;
    if (!anonymous) await lockMember(tx, sale.memberId, today);
    const taken = await this.takeBack.named(tx, command, { refundId, ...sale });
    return this.answers.applied(tx, {
      refundId,
      duplicate: false,
      purchaseId: sale.purchaseId,
      memberId: anonymous ? null : sale.memberId,
      ...taken,
    });
  }

  /** The store that sold: numbers restart daily in each, so a return elsewhere has to name it. */
  private async soldBy(tx: Tx, { storeId, original }: RefundCommand, today: BusinessDay): Promise<StoreId> {
    if (original.businessDay > addDays(today, 1)) {
      throw new DomainError('INPUT_INVALID', {
        issues: [{ path: 'original.businessDay', message: '原小票日期在将来' }],
      });
    }
    if (original.store === undefined) return storeId;
    const store = await this.stores.storeByCode(tx, original.store);
    if (!store) throw new DomainError('STORE_UNKNOWN', { store: original.store });
    return store.id;
  }
}
