// An exchange: a refund and a sale of one member, both or neither.
import { Injectable } from '@nestjs/common';
import { DomainError } from '@guike/kernel';
import type { RepeatableRequest } from '@guike/platform';
import { ReceiptsService } from '@guike/purchases';
import { type RefundCommand, type SaleCommand, receiptKeyOf } from './commands';
import { type PurchaseAnswer, RecordPurchase } from './record-purchase';
import type { RefundAnswer } from './refund-answers';
import { Repeatable } from './repeatable';
import { ReversePurchase } from './reverse-purchase';

export interface ExchangeCommand {
  readonly refund: RefundCommand;
  readonly purchase: SaleCommand;
}

@Injectable()
export class ExchangePurchase {
  constructor(
    private readonly repeatable: Repeatable,
    private readonly reversing: ReversePurchase,
    private readonly recording: RecordPurchase,
    private readonly receipts: ReceiptsService,
  ) {}

  /**
   * Takes back, then sells. Errors: RECEIPT_UNKNOWN (an exchange cannot wait for its sale), EXCHANGE_MEMBER_DIFFERS,
   * and those of the two flows.
   */
  async exchange(
    command: ExchangeCommand,
    repeat?: RepeatableRequest,
  ): Promise<{ refund: RefundAnswer; purchase: PurchaseAnswer }> {
    return this.repeatable.inTransaction(repeat, async (tx) => {
      // Both receipts before the member, as every flow does; else an exchange and its sale could wait for each other.
      await this.receipts.lockSale(tx, receiptKeyOf(command.purchase.storeId, command.purchase.receipt));
      const refund = await this.reversing.reverseIn(tx, command.refund);
      if (refund.parked) throw new DomainError('RECEIPT_UNKNOWN');
      const purchase = await this.recording.recordIn(tx, command.purchase);
      if (purchase.memberId !== refund.memberId) throw new DomainError('EXCHANGE_MEMBER_DIFFERS');
      return { refund, purchase };
    });
  }
}
