// A paid sale becomes points, a tier and messages. Start reading the product here.
import { Injectable } from '@nestjs/common';
import { type BusinessDay, DomainError, type MemberId } from '@guike/kernel';
import { type MicroBatch, type Outcome, type RepeatableRequest, type Tx, currentRequestId } from '@guike/platform';
import { lotDays } from '@guike/points';
import { firstTier } from '@guike/programme';
import type { SaleCommand } from './commands';
import { Customers } from './customers';
import { Repeatable } from './repeatable';
import { type ClaimedSale, type PreparedSale, type PurchaseAnswer, SaleBooking, openingOf } from './sale-booking';
import { SaleReceipts } from './sale-receipts';
import { type SaleRequest, SalesTogether, inItsRequest, raisesNoQuestion } from './sales-together';
import { lockMember, requireNotMerged } from './standing';

export type { PurchaseAnswer } from './sale-booking';

@Injectable()
export class RecordPurchase {
  private readonly together: MicroBatch<SaleRequest, PurchaseAnswer>;

  constructor(
    private readonly repeatable: Repeatable,
    private readonly customers: Customers,
    private readonly receipts: SaleReceipts,
    private readonly booking: SaleBooking,
    private readonly inCompany: SalesTogether,
  ) {
    this.together = inCompany.queue((sale) => this.recordAlone(sale));
  }

  /**
   * Records a sale, safe to repeat: the same receipt again answers what was recorded. Refunds that came before it are
   * applied in the same transaction, which sales that come at the same time may share. Errors: AMOUNTS_DO_NOT_ADD_UP,
   * HOLD_UNKNOWN, POINTS_INSUFFICIENT, RECEIPT_CONFLICT, MEMBER_UNKNOWN, CARD_INVALID, CARD_EXPIRED, GUIDE_UNKNOWN,
   * UNAVAILABLE (the buyer is being merged with another), INPUT_INVALID (paid in the future, or on a day far from its receipt's), REQUEST_KEY_REUSED, REQUEST_IN_FLIGHT.
   * `requestId`: the request it came with, where that is not carried along.
   */
  record(
    command: SaleCommand,
    repeat?: RepeatableRequest,
    requestId: string | undefined = currentRequestId(),
  ): Promise<PurchaseAnswer> {
    const sale = { command, repeat, requestId };
    return raisesNoQuestion(command) ? this.together.add(sale) : inItsRequest(sale, (each) => this.recordAlone(each));
  }

  /**
   * Records sales of different customers, each under a receipt of its own, in as few transactions as they allow. Answers
   * in their order, with the error of each that is refused; throws only what is about none of them, when any number of
   * them may be recorded.
   */
  async recordAll(commands: readonly SaleCommand[]): Promise<Outcome<PurchaseAnswer>[]> {
    return this.inCompany.recordAll(
      commands.map((command) => ({ command })),
      (sale) => this.recordAlone(sale),
    );
  }

  private recordAlone({ command, repeat }: SaleRequest): Promise<PurchaseAnswer> {
    return this.repeatable.inTransaction(repeat, (tx) => this.recordIn(tx, command));
  }

  /** The same inside a transaction that does more (an exchange). */
  async recordIn(tx: Tx, command: SaleCommand): Promise<PurchaseAnswer> {
    const prepared = await this.booking.prepare(tx, command);
    const { programme, purchaseId, receipt, content, today } = prepared;
    // Before the customer: a card may be judged only by somebody who is otherwise in order.
    const guides = await this.customers.guides(tx, [command.servingGuide, command.designatedGuide]);
    const [serving = null, designated = null] = guides;
    const { expiresOn } = lotDays(programme.body.points, programme.day, null);
    const memberId = await this.buyer(tx, command, purchaseId, expiresOn);
    if (memberId === null) return this.again(tx, prepared);
    const anonymous = command.customer === null;
    const owner = { memberId, eventId: purchaseId, contentHash: content };
    const claimed = await this.receipts.claim(tx, receipt, owner, anonymous);
    if (!claimed.isNew) return this.booking.answer(tx, claimed.memberId, claimed.purchaseId, { duplicate: true });

    const standing = anonymous ? null : await lockMember(tx, memberId, today);
    const { awaited } = claimed;
    const sale: ClaimedSale = { ...prepared, memberId, standing, awaited, guides: { serving, designated } };
    if (standing !== null) await requireNotMerged(tx, memberId, standing);
    const mayJoin = await this.booking.mayJoin(tx, sale);
    const joined = mayJoin && command.consent !== null;
    if (joined) await this.enrol(tx, sale);
    const judged = await this.booking.judge(tx, sale, { joined, mayJoin: mayJoin && !joined });
    const [answer] = await this.booking.book(tx, [await this.booking.takePayment(tx, judged)]);
    if (!answer) throw new Error('a sale without an answer');
    return answer;
  }

  /** Who bought; the sale itself stands for an anonymous buyer. Null: only a card that ran out in the meantime names them. */
  private async buyer(
    tx: Tx,
    { customer }: SaleCommand,
    purchaseId: string,
    firstExpiry: BusinessDay,
  ): Promise<MemberId | null> {
    if (customer === null) return purchaseId;
    try {
      return await this.customers.identify(tx, customer, firstExpiry);
    } catch (error) {
      if (error instanceof DomainError && error.code === 'CARD_EXPIRED') return null;
      throw error;
    }
  }

  /** A sale by a card that ran out is answered only if it was recorded while the card was good. Error: CARD_EXPIRED. */
  private async again(tx: Tx, { receipt, content }: PreparedSale): Promise<PurchaseAnswer> {
    const before = await this.receipts.recorded(tx, receipt, content);
    if (!before) throw new DomainError('CARD_EXPIRED');
    return this.booking.answer(tx, before.memberId, before.purchaseId, { duplicate: true });
  }

  private async enrol(tx: Tx, sale: ClaimedSale): Promise<void> {
    const { command, memberId, purchaseId, programme, today, guides } = sale;
    const { consent, customer, storeId, paidAt } = command;
    if (!consent) return;
    const name = (customer?.kind === 'phone' && customer.name) || null;
    const given = { consent: { ...consent, givenAt: paidAt }, joinedAt: paidAt, joinedOn: programme.day };
    const joining = { memberId, purchaseId, enrolledBy: guides.serving, storeId, name, ...given };
    const opening = openingOf(sale, memberId);
    await this.customers.enrol(tx, joining, {
      sale: opening,
      terms: programme,
      tier: firstTier(programme.body),
      today,
    });
  }
}
