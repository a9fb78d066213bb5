// A paid sale becomes points, a tier and messages. Start reading the product here.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, tillEndpoints } from '@guike/contracts/http';
import { type BusinessDay, DomainError, type MemberId, type StaffId } from '@guike/kernel';
import { type RepeatableRequest, type Tx, newId } from '@guike/platform';
import { lotDays } from '@guike/points';
import { ProgrammeService, firstTier } from '@guike/programme';
import { PurchasesService, type ReceiptKey, priceSale } from '@guike/purchases';
import { type SaleCommand, receiptKeyOf, saleContent } from './commands';
import { CreditingService } from './crediting';
import { Customers } from './customers';
import type { OpeningSale } from './joining-right';
import { type Told, purchaseAnswer } from './purchase-answer';
import { Repeatable } from './repeatable';
import { SaleReceipts } from './sale-receipts';
import {
  type Earner,
  type ProgrammeOfDay,
  cardDayOf,
  factsOf,
  refuseTheImpossible,
  standingAfter,
  termsOf,
  wasMember,
} from './sale-terms';
import { type Standing, lockMember, readStanding } from './standing';
import { visitPointsOf } from './visit-points';

export type PurchaseAnswer = AnswerOf<(typeof tillEndpoints)['recordPurchase']>;

interface Buying {
  readonly standing: Standing | null;
  readonly joined: boolean;
  readonly counts: boolean;
  readonly programme: ProgrammeOfDay;
}

@Injectable()
export class RecordPurchase {
  constructor(
    private readonly repeatable: Repeatable,
    private readonly programmes: ProgrammeService,
    private readonly customers: Customers,
    private readonly purchases: PurchasesService,
    private readonly receipts: SaleReceipts,
    private readonly crediting: CreditingService,
  ) {}

  /**
   * Records a sale, safe to repeat: the same receipt again answers what was recorded. Refunds that came before it are
   * applied in the same transaction. Errors: AMOUNTS_DO_NOT_ADD_UP, HOLD_UNKNOWN, POINTS_INSUFFICIENT, RECEIPT_CONFLICT, MEMBER_UNKNOWN,
   * CARD_INVALID, CARD_EXPIRED, GUIDE_UNKNOWN, INPUT_INVALID (paid in the future, or on a day far from its receipt's),
   * REQUEST_KEY_REUSED, REQUEST_IN_FLIGHT.
   */
  async record(command: SaleCommand, repeat?: RepeatableRequest): Promise<PurchaseAnswer> {
    return this.repeatable.inTransaction(repeat, (tx) => this.recordIn(tx, command));
  }

  /** The same inside a transaction that does more (an exchange). */
  async recordIn(tx: Tx, command: SaleCommand): Promise<PurchaseAnswer> {
    const { day: today, now } = await this.programmes.present(tx);
    const programme = await this.programmes.at(tx, command.paidAt);
    refuseTheImpossible(command, programme.day, now);
    const sale = priceSale(command, programme.body.points.coupons);
    const purchaseId = newId();
    const receipt = receiptKeyOf(command.storeId, command.receipt);
    const owner = { eventId: purchaseId, contentHash: saleContent(command) };
    // Before the customer: a card may be judged only by somebody who is otherwise in order.
    const guides = await this.customers.guides(tx, [command.servingGuide, command.designatedGuide]);
    const [servingGuideId = null, designatedGuideId = null] = guides;
    const { expiresOn } = lotDays(programme.body.points, programme.day, null);
    const memberId = await this.buyer(tx, command, purchaseId, expiresOn);
    if (memberId === null) return this.again(tx, receipt, owner.contentHash);
    const anonymous = command.customer === null;
    const claimed = await this.receipts.claim(tx, receipt, { ...owner, memberId }, anonymous);
    if (!claimed.isNew) return this.answer(tx, claimed.memberId, claimed.purchaseId, { duplicate: true });

    const standing = anonymous ? null : await lockMember(tx, memberId, today);
    const facts = factsOf(sale, command);
    const opening = { memberId, purchaseId, storeId: command.storeId, paidAt: command.paidAt, facts };
    const { joiningRight } = this.customers;
    const eligible = standing?.state === 'known' && (await joiningRight.opens(tx, opening, programme.body));
    const joined = eligible && command.consent !== null;
    const counts = joined || (standing !== null && wasMember(standing, command.paidAt));
    if (joined) await this.enrol(tx, command, opening, { enrolledBy: servingGuideId, programme, today });
    const terms = termsOf(sale, programme, await this.earner(tx, opening, { standing, joined, counts, programme }));
    const { source, storeId, paidAt, topUpFen } = command;
    const paying = { memberId, purchaseId, storeId, anonymous, tenders: command.tenders ?? [], today };
    const tenders = await this.crediting.takePayment(tx, { ...paying, programmeVersion: programme.version });
    const recorded = { ...sale, ...terms, id: purchaseId, memberId, anonymous, counts };
    const told = { source, receipt, paidAt, topUpFen, tenders, servingGuideId, designatedGuideId };
    await this.purchases.insert(tx, { ...recorded, ...told });
    const paidOn = programme.day;
    const crediting = { ...terms, memberId, purchaseId, storeId, paidOn, today, facts, joined, programme };
    const credited = counts ? await this.crediting.credit(tx, crediting) : null;
    const news = { joined, mayJoin: eligible && !joined, upgradedFrom: credited?.tier.upgradedFrom ?? null };
    const hadWaiting = claimed.awaited && (await this.receipts.applyWaiting(tx, receipt, memberId, purchaseId));
    if (hadWaiting) return this.answer(tx, memberId, purchaseId, news);
    const untold = credited === null && standing?.state === 'active';
    const after = untold ? await readStanding(tx, memberId, today) : null;
    return purchaseAnswer(
      recorded,
      standing && (after ?? standingAfter(standing, joined, credited)),
      programme.body,
      news,
    );
  }

  /** What the terms depend on besides the sale: who the buyer is by now, and what else they bought that day. */
  private async earner(tx: Tx, sale: OpeningSale, { standing, joined, counts, programme }: Buying): Promise<Earner> {
    const { body, day: paidOn } = programme;
    const birthMonth = await this.customers.birthMonth(tx, standing && sale.memberId, body);
    const visitPoints = counts ? await visitPointsOf(tx, this.purchases, { ...sale, rules: body, paidOn }) : 0;
    const cardDay = joined ? paidOn : standing && cardDayOf(standing, body.timeZone);
    return { tier: standing?.tier ?? firstTier(body), counts, cardDay, birthMonth, visitPoints };
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
  private async again(tx: Tx, receipt: ReceiptKey, content: Buffer): Promise<PurchaseAnswer> {
    const before = await this.receipts.recorded(tx, receipt, content);
    if (!before) throw new DomainError('CARD_EXPIRED');
    return this.answer(tx, before.memberId, before.purchaseId, { duplicate: true });
  }

  private async enrol(
    tx: Tx,
    { consent, customer }: SaleCommand,
    sale: OpeningSale,
    { enrolledBy, programme, today }: { enrolledBy: StaffId | null; programme: ProgrammeOfDay; today: BusinessDay },
  ): Promise<void> {
    if (!consent) return;
    const { memberId, purchaseId, storeId, paidAt } = sale;
    const name = (customer?.kind === 'phone' && customer.name) || null;
    const given = { consent: { ...consent, givenAt: paidAt }, joinedAt: paidAt, joinedOn: programme.day };
    const joining = { memberId, purchaseId, enrolledBy, storeId, name, ...given };
    await this.customers.enrol(tx, joining, { sale, terms: programme, tier: firstTier(programme.body), today });
  }

  /** The answer for a recorded purchase as things stand now. */
  private async answer(tx: Tx, memberId: MemberId, purchaseId: string, told: Told): Promise<PurchaseAnswer> {
    const { body, day } = await this.programmes.present(tx);
    const [purchase] = await this.purchases.load(tx, memberId, [purchaseId]);
    if (!purchase) throw new Error('a receipt without its purchase');
    const standing = purchase.anonymous ? null : await readStanding(tx, memberId, day);
    const terms = await this.programmes.version(tx, purchase.programmeVersion);
    const { joiningRight } = this.customers;
    const mayJoin = standing?.state === 'known' && (await joiningRight.mayJoinBy(tx, purchase, terms.body, day));
    return purchaseAnswer(purchase, standing, body, { mayJoin, ...told });
  }
}
