// A paid sale becomes points, a tier and messages. Start reading the product here.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, tillEndpoints } from '@guike/contracts/http';
import { type BusinessDay, DomainError, type MemberId } from '@guike/kernel';
import type { Joining } from '@guike/members';
import { type RepeatableRequest, type Tx, newId } from '@guike/platform';
import { lotDays, multiplierOf, entitledPoints as pointsOf } from '@guike/points';
import { ProgrammeService, type ProgrammeVersion, firstTier } from '@guike/programme';
import { type PricedSale, PurchasesService, priceSale } from '@guike/purchases';
import { meets } from '@guike/tiers';
import { type SaleCommand, receiptKeyOf, saleContent } from './commands';
import { type Credited, CreditingService } from './crediting';
import { Customers } from './customers';
import { type Told, purchaseAnswer } from './purchase-answer';
import { Repeatable } from './repeatable';
import { SaleReceipts } from './sale-receipts';
import { type Standing, lockMember, readStanding } from './standing';

export type PurchaseAnswer = AnswerOf<(typeof tillEndpoints)['recordPurchase']>;

type ProgrammeOfDay = ProgrammeVersion & { readonly day: BusinessDay };
type Who = Pick<Joining, 'memberId' | 'purchaseId' | 'enrolledBy'>;

/** A till's clock may run ahead this much; a sale further in the future is a mistake. */
const CLOCK_SKEW_MS = 5 * 60_000;

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
   * applied in the same transaction. Errors: AMOUNTS_DO_NOT_ADD_UP, HOLD_UNKNOWN, RECEIPT_CONFLICT, MEMBER_UNKNOWN,
   * CARD_INVALID, CARD_EXPIRED, GUIDE_UNKNOWN, INPUT_INVALID (paid in the future), REQUEST_KEY_REUSED, REQUEST_IN_FLIGHT.
   */
  async record(command: SaleCommand, repeat?: RepeatableRequest): Promise<PurchaseAnswer> {
    return this.repeatable.inTransaction(repeat, (tx) => this.recordIn(tx, command));
  }

  /** The same inside a transaction that does more (an exchange). */
  async recordIn(tx: Tx, command: SaleCommand): Promise<PurchaseAnswer> {
    const { day: today, now } = await this.programmes.present();
    refuseTheImpossible(command, now);
    const programme = await this.programmes.at(command.paidAt);
    const sale = priceSale(command, programme.body.points.coupons);
    const purchaseId = newId();
    const anonymous = command.customer === null;
    const { expiresOn } = lotDays(programme.body.points, programme.day);
    const memberId = command.customer ? await this.customers.identify(tx, command.customer, expiresOn) : purchaseId;
    const receipt = receiptKeyOf(command.storeId, command.receipt);
    const owner = { memberId, eventId: purchaseId, contentHash: saleContent(command) };
    const claimed = await this.receipts.claim(tx, receipt, owner, anonymous);
    if (!claimed.isNew) return this.answer(tx, claimed.memberId, claimed.purchaseId, { duplicate: true });

    const standing = anonymous ? null : await lockMember(tx, memberId, today);
    const facts = factsOf(sale, command);
    const eligible =
      standing?.state === 'known' &&
      meets(programme.body.joining.rule, { purchase: facts, visit: facts, lifetime: facts });
    const joined = eligible && command.consent !== null;
    const counts = joined || standing?.state === 'active';
    const [servingGuideId = null, designatedGuideId = null] = await this.customers.guides(tx, [
      command.servingGuide,
      command.designatedGuide,
    ]);
    if (joined) await this.enrol(tx, command, { memberId, purchaseId, enrolledBy: servingGuideId }, programme);
    const terms = termsOf(sale, programme, standing?.tier ?? firstTier(programme.body), counts);
    const { source, storeId, paidAt, topUpFen, tenders = [] } = command;
    const recorded = { ...sale, ...terms, id: purchaseId, memberId, anonymous, counts };
    await this.purchases.insert(tx, {
      ...recorded,
      source,
      receipt,
      paidAt,
      topUpFen,
      tenders,
      servingGuideId,
      designatedGuideId,
    });
    const credited = counts
      ? await this.crediting.credit(tx, {
          ...terms,
          memberId,
          purchaseId,
          storeId,
          paidOn: programme.day,
          today,
          facts,
          joined,
          programme,
        })
      : null;
    const told = { joined, mayJoin: eligible && !joined, upgradedFrom: credited?.tier.upgradedFrom ?? null };
    if (claimed.awaited && (await this.receipts.applyWaiting(tx, receipt, memberId, purchaseId)))
      return this.answer(tx, memberId, purchaseId, told);
    return purchaseAnswer(recorded, standing && standingAfter(standing, joined, credited), programme.body, told);
  }

  private async enrol(tx: Tx, command: SaleCommand, who: Who, { body, day }: ProgrammeOfDay): Promise<void> {
    const { storeId, paidAt, consent } = command;
    if (consent)
      await this.customers.enrol(tx, { ...who, storeId, consent, joinedAt: paidAt, joinedOn: day }, firstTier(body));
  }

  /** The answer for a recorded purchase as things stand now. */
  private async answer(tx: Tx, memberId: MemberId, purchaseId: string, told: Told): Promise<PurchaseAnswer> {
    const { body, day } = await this.programmes.present();
    const [purchase] = await this.purchases.load(tx, memberId, [purchaseId]);
    if (!purchase) throw new Error('a receipt without its purchase');
    const standing = purchase.anonymous ? null : await readStanding(tx, memberId, day);
    return purchaseAnswer(purchase, standing, body, told);
  }
}

function refuseTheImpossible(command: SaleCommand, now: Date): void {
  if (command.paidAt.getTime() > now.getTime() + CLOCK_SKEW_MS) {
    throw new DomainError('INPUT_INVALID', { issues: [{ path: 'paidAt', message: '付款时间在将来' }] });
  }
  // A points tender captures a hold; until holds can be made there is none to capture.
  const points = command.tenders?.find((tender) => tender.kind === 'points');
  if (points) throw new DomainError('HOLD_UNKNOWN', { holdId: points.holdId });
}

/** The terms a sale earns under, fixed when it is recorded: refunds are judged by them later. */
function termsOf(sale: PricedSale, { version, body, day }: ProgrammeOfDay, tier: string, counts: boolean) {
  const lines = sale.lines.map((line) => {
    const multiplier = multiplierOf(body.points, { paidOn: day, tier, category: line.category ?? null });
    return { ...line, multiplier };
  });
  const entitledPoints = counts ? pointsOf(lines, body.points) : 0;
  return { lines, entitledPoints, programmeVersion: version, ...lotDays(body.points, day) };
}

function factsOf(sale: PricedSale, command: SaleCommand) {
  const itemsOf: Record<string, number> = {};
  for (const line of sale.lines) {
    if (line.goods && line.category) itemsOf[line.category] = (itemsOf[line.category] ?? 0) + line.quantity;
  }
  return { netSpendFen: sale.netFen, items: sale.items, topUpFen: command.topUpFen, orders: 1, itemsOf };
}

function standingAfter(before: Standing, joined: boolean, credited: Credited | null): Standing {
  const state = joined ? 'active' : before.state;
  if (!credited) return { ...before, state };
  const { balance, owed, pending } = credited.booked;
  return { state, balance, owed, pending, tier: credited.tier.tier, lifetimeNetFen: credited.tier.lifetimeNetFen };
}
