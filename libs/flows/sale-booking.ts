// How a sale is judged and booked once its receipt is claimed and its buyer locked: alone, or with others in company.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, tillEndpoints } from '@guike/contracts/http';
import { type BusinessDay, DomainError, type MemberId, type StaffId } from '@guike/kernel';
import { keepersOf } from '@guike/members';
import { type Tx, newId, together } from '@guike/platform';
import { ProgrammeService, type ProgrammeVersion, firstTier } from '@guike/programme';
import { type PricedSale, PurchasesService, type ReceiptKey, type Tender, priceSale } from '@guike/purchases';
import type { TierFacts } from '@guike/tiers';
import { type SaleCommand, receiptKeyOf, saleContent } from './commands';
import { type Credited, CreditingService } from './crediting';
import { Customers } from './customers';
import type { OpeningSale } from './joining/joining-right';
import { type Told, purchaseAnswer } from './purchase-answer';
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
import { type Standing, readStanding } from './standing';
import { visitPointsOf } from './visit-points';

export type PurchaseAnswer = AnswerOf<(typeof tillEndpoints)['recordPurchase']>;

/** A sale as it is understood before anybody is asked. */
export interface PreparedSale {
  readonly command: SaleCommand;
  readonly programme: ProgrammeOfDay;
  /** What some members are under that day instead. */
  readonly trial: ProgrammeVersion | null;
  readonly today: BusinessDay;
  readonly priced: PricedSale;
  readonly facts: TierFacts['purchase'];
  readonly purchaseId: string;
  readonly receipt: ReceiptKey;
  /** Stands for all of its content: the same receipt with another is refused. */
  readonly content: Buffer;
}

/** A sale whose receipt is claimed and whose buyer is locked; `standing` null: anonymous. */
export interface ClaimedSale extends PreparedSale {
  readonly memberId: MemberId;
  readonly standing: Standing | null;
  /** Refunds that came before the sale wait for it. */
  readonly awaited: boolean;
  readonly guides: { readonly serving: StaffId | null; readonly designated: StaffId | null };
  /** The request it came with, where that is not the running one. */
  readonly requestId?: string | undefined;
}

/** A sale with what follows from who the buyer is. */
export interface JudgedSale extends ClaimedSale {
  readonly joined: boolean;
  /** They may become a member by it, and have not been asked yet. */
  readonly mayJoin: boolean;
  readonly terms: ReturnType<typeof termsOf>;
  readonly counts: boolean;
  readonly tenders: readonly Tender[];
}

export const openingOf = ({ purchaseId, command, facts }: PreparedSale, memberId: MemberId): OpeningSale => ({
  memberId,
  purchaseId,
  storeId: command.storeId,
  paidAt: command.paidAt,
  facts,
  replayed: command.consent?.source === 'import',
});

@Injectable()
export class SaleBooking {
  constructor(
    private readonly programmes: ProgrammeService,
    private readonly customers: Customers,
    private readonly purchases: PurchasesService,
    private readonly receipts: SaleReceipts,
    private readonly crediting: CreditingService,
  ) {}

  /** Errors: AMOUNTS_DO_NOT_ADD_UP, INPUT_INVALID (paid in the future, or on a day far from its receipt's). */
  async prepare(tx: Tx, command: SaleCommand): Promise<PreparedSale> {
    const { day: today, now } = await this.programmes.present(tx);
    const programme = await this.programmes.at(tx, command.paidAt);
    refuseTheImpossible(command, programme.day, now);
    const priced = priceSale(command, programme.body.points.coupons);
    const receipt = receiptKeyOf(command.storeId, command.receipt);
    const facts = factsOf(priced, command);
    const trial = await this.programmes.trialOn(tx, programme.day);
    return {
      command,
      programme,
      trial,
      today,
      priced,
      facts,
      purchaseId: newId(),
      receipt,
      content: saleContent(command),
    };
  }

  /**
   * Somebody may have been found to be another while their sale waited for the lock: asked again, the look-up leads to
   * who they are now. Error: UNAVAILABLE.
   */
  async requireStillThemselves(tx: Tx, { standing, memberId }: ClaimedSale): Promise<void> {
    if (standing?.state !== 'exited') return;
    if ((await keepersOf(tx, memberId)).length > 0) throw new DomainError('UNAVAILABLE');
  }

  /** Whether the buyer may become a member by it. */
  async mayJoin(tx: Tx, sale: ClaimedSale): Promise<boolean> {
    if (sale.standing?.state !== 'known') return false;
    return this.customers.joiningRight.opens(tx, openingOf(sale, sale.memberId), sale.programme.body);
  }

  /** The terms that a sale earns under, and whether it counts. `joined`: the buyer has just become a member by it. */
  async judge(
    tx: Tx,
    claimed: ClaimedSale,
    { joined, mayJoin }: { joined: boolean; mayJoin: boolean },
  ): Promise<JudgedSale> {
    const sale = await this.underTrial(tx, claimed);
    const { standing, command, programme } = sale;
    const counts = joined || (standing !== null && wasMember(standing, command.paidAt));
    const terms = termsOf(sale.priced, programme, await this.earner(tx, sale, { joined, counts }));
    return { ...sale, joined, mayJoin, counts, terms, tenders: command.tenders ?? [] };
  }

  /** Takes the points that the sale is paid with. Its errors are PointsTender's. */
  async takePayment(tx: Tx, sale: JudgedSale): Promise<JudgedSale> {
    const { memberId, purchaseId, standing, today, tenders, programme, command } = sale;
    const who = { memberId, purchaseId, storeId: command.storeId, anonymous: standing === null };
    const paid = await this.crediting.takePayment(tx, { ...who, tenders, today, programmeVersion: programme.version });
    return { ...sale, tenders: paid };
  }

  /** Writes, credits, and applies what waited; a round trip for each kind of row, however many sales. */
  async book(tx: Tx, sales: readonly JudgedSale[]): Promise<PurchaseAnswer[]> {
    const counting = sales.filter(({ counts }) => counts);
    const [, credited] = await together(tx, () => [
      this.purchases.insertAll(tx, sales.map(purchaseOf)),
      this.crediting.creditAll(tx, counting.map(creditingOf)),
    ]);
    const byId = new Map(counting.map(({ purchaseId }, index) => [purchaseId, credited[index] ?? null]));
    const answers: PurchaseAnswer[] = [];
    for (const sale of sales) answers.push(await this.answerOf(tx, sale, byId.get(sale.purchaseId) ?? null));
    return answers;
  }

  /** The answer for a recorded purchase as things stand now. */
  async answer(tx: Tx, memberId: MemberId, purchaseId: string, told: Told): Promise<PurchaseAnswer> {
    const { body, day } = await this.programmes.presentFor(tx, memberId);
    const [purchase] = await this.purchases.load(tx, memberId, [purchaseId]);
    if (!purchase) throw new Error('a receipt without its purchase');
    const standing = purchase.anonymous ? null : await readStanding(tx, memberId, day);
    const terms = await this.programmes.version(tx, purchase.programmeVersion);
    const { joiningRight } = this.customers;
    const mayJoin = standing?.state === 'known' && (await joiningRight.mayJoinBy(tx, purchase, terms.body, day));
    return purchaseAnswer(purchase, standing, body, { mayJoin, ...told });
  }

  private async answerOf(tx: Tx, sale: JudgedSale, credited: Credited | null): Promise<PurchaseAnswer> {
    const { memberId, purchaseId, standing, joined, mayJoin, programme, today } = sale;
    const news = { joined, mayJoin, upgradedFrom: credited?.tier.upgradedFrom ?? null };
    const hadWaiting = sale.awaited && (await this.receipts.applyWaiting(tx, sale.receipt, memberId, purchaseId));
    if (hadWaiting) return this.answer(tx, memberId, purchaseId, news);
    const untold = credited === null && standing?.state === 'active';
    const after = untold ? await readStanding(tx, memberId, today) : null;
    const stands = standing && (after ?? standingAfter(standing, joined, credited));
    return purchaseAnswer(purchaseOf(sale), stands, programme.body, news);
  }

  /** Who is on a trial that day is judged by its version. */
  private async underTrial(tx: Tx, sale: ClaimedSale): Promise<ClaimedSale> {
    const { standing, command, memberId } = sale;
    const { day, version } = sale.programme;
    const own = standing && (await this.programmes.forMember(tx, day, memberId));
    if (!own || own.version === version) return sale;
    const priced = priceSale(command, own.body.points.coupons);
    return { ...sale, programme: { ...own, day }, priced, facts: factsOf(priced, command) };
  }

  /** What the terms depend on besides the sale: who the buyer is by now, and what else they bought that day. */
  private async earner(
    tx: Tx,
    sale: ClaimedSale,
    { joined, counts }: { joined: boolean; counts: boolean },
  ): Promise<Earner> {
    const { standing, memberId, programme } = sale;
    const { body, day: paidOn } = programme;
    const birthMonth = await this.customers.birthMonth(tx, standing && memberId, body, paidOn);
    const opening = openingOf(sale, memberId);
    const visitPoints = counts ? await visitPointsOf(tx, this.purchases, { ...opening, rules: body, paidOn }) : 0;
    const cardDay = joined ? paidOn : standing && cardDayOf(standing, body.timeZone);
    return { tier: standing?.tier ?? firstTier(body), counts, cardDay, birthMonth, visitPoints };
  }
}

function purchaseOf({
  command,
  priced,
  terms,
  purchaseId: id,
  memberId,
  standing,
  counts,
  tenders,
  ...sale
}: JudgedSale) {
  const { source, paidAt, topUpFen } = command;
  const { serving: servingGuideId, designated: designatedGuideId } = sale.guides;
  const told = { source, receipt: sale.receipt, paidAt, topUpFen, tenders, servingGuideId, designatedGuideId };
  return { ...priced, ...terms, id, memberId, anonymous: standing === null, counts, ...told };
}

function creditingOf(sale: JudgedSale) {
  const { terms, memberId, purchaseId, command, programme, today, facts, joined, requestId } = sale;
  const { storeId } = command;
  return { ...terms, memberId, purchaseId, storeId, paidOn: programme.day, today, facts, joined, programme, requestId };
}
