// How a sale is judged and booked once its receipt is claimed and its buyer locked: alone, or with others in company.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, tillEndpoints } from '@guike/contracts/http';
import { type BusinessDay, type MemberId, type StaffId } from '@guike/kernel';
import { type Tx, newId, together } from '@guike/platform';
import { ProgrammeService, type ProgrammeVersion, firstTier } from '@guike/programme';
import {
  type NewPurchase,
  type PricedSale,
  PurchasesService,
  type ReceiptKey,
  type Tender,
  priceSale,
} from '@guike/purchases';
import type { TierFacts } from '@guike/tiers';
import { type SaleCommand, receiptKeyOf, saleContent } from './commands';
import { type Credited, type Crediting, CreditingService } from './crediting';
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
    const purchases = sales.map(purchaseOf);
    const [, credited] = await together(tx, () => [
      this.purchases.insertAll(tx, purchases),
      this.crediting.creditAll(tx, counting.map(creditingOf)),
    ]);
    const byId = new Map(counting.map(({ purchaseId }, index) => [purchaseId, credited[index] ?? null]));
    const answers: PurchaseAnswer[] = [];
    for (const [index, sale] of sales.entries()) {
      const recorded = { sale, purchase: purchases[index] as NewPurchase };
      answers.push(await this.answerOf(tx, recorded, byId.get(sale.purchaseId) ?? null));
    }
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

  private async answerOf(
    tx: Tx,
    { sale, purchase }: { readonly sale: JudgedSale; readonly purchase: NewPurchase },
    credited: Credited | null,
  ): Promise<PurchaseAnswer> {
    const { memberId, purchaseId, standing, joined, mayJoin, programme, today } = sale;
    const news = { joined, mayJoin, upgradedFrom: credited?.tier.upgradedFrom ?? null };
    const hadWaiting = sale.awaited && (await this.receipts.applyWaiting(tx, sale.receipt, memberId, purchaseId));
    if (hadWaiting) return this.answer(tx, memberId, purchaseId, news);
    const untold = credited === null && standing?.state === 'active';
    const after = untold ? await readStanding(tx, memberId, today) : null;
    const stands = standing && (after ?? standingAfter(standing, joined, credited));
    return purchaseAnswer(purchase, stands, programme.body, news);
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

/** Name by name, as below: objects spread over each other would cost a sale more than all the rest that is done for it. */
function purchaseOf(sale: JudgedSale): NewPurchase {
  const { command, priced, terms, guides } = sale;
  return {
    memberId: sale.memberId,
    id: sale.purchaseId,
    source: command.source,
    receipt: sale.receipt,
    paidAt: command.paidAt,
    goodsFen: priced.goodsFen,
    discountFen: priced.discountFen,
    netFen: priced.netFen,
    eligibleFen: priced.eligibleFen,
    topUpFen: command.topUpFen,
    profitFen: priced.profitFen,
    items: priced.items,
    tenders: sale.tenders,
    servingGuideId: guides.serving,
    designatedGuideId: guides.designated,
    anonymous: sale.standing === null,
    counts: sale.counts,
    programmeVersion: terms.programmeVersion,
    availableOn: terms.availableOn,
    expiresOn: terms.expiresOn,
    entitledPoints: terms.entitledPoints,
    visitPoints: terms.visitPoints,
    lines: terms.lines,
  };
}

function creditingOf(sale: JudgedSale): Crediting {
  const { terms, programme } = sale;
  return {
    memberId: sale.memberId,
    purchaseId: sale.purchaseId,
    storeId: sale.command.storeId,
    paidOn: programme.day,
    today: sale.today,
    availableOn: terms.availableOn,
    expiresOn: terms.expiresOn,
    entitledPoints: terms.entitledPoints,
    facts: sale.facts,
    joined: sale.joined,
    programme,
    requestId: sale.requestId,
  };
}
