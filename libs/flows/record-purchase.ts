// A paid sale becomes points, a tier and messages. Start reading the product here.
import { Inject, Injectable } from '@nestjs/common';
import type { AnswerOf, tillEndpoints } from '@guike/contracts/http';
import { type Clock, DomainError, type MemberId, businessDayOf } from '@guike/kernel';
import { CLOCK, type RepeatableRequest, type Tx, newId } from '@guike/platform';
import { entitledPoints, lotDays, multiplierOf } from '@guike/points';
import { ProgrammeService } from '@guike/programme';
import { type PricedSale, PurchasesService, priceSale } from '@guike/purchases';
import { meets } from '@guike/tiers';
import { type SaleCommand, receiptKeyOf, saleContent } from './commands';
import { CreditingService } from './crediting';
import { Customers } from './customers';
import { purchaseAnswer } from './purchase-answer';
import { Repeatable } from './repeatable';
import { SaleReceipts } from './sale-receipts';
import { type Standing, lockMember, readStanding } from './standing';

export type PurchaseAnswer = AnswerOf<(typeof tillEndpoints)['recordPurchase']>;

/** A till's clock may run ahead this much; a sale further in the future is a mistake. */
const CLOCK_SKEW_MS = 5 * 60_000;

@Injectable()
export class RecordPurchase {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
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
    this.refuseTheImpossible(command);
    const programme = await this.programmes.at(command.paidAt);
    const sale = priceSale(command, programme.body.points.coupons);
    const purchaseId = newId();
    const anonymous = command.customer === null;
    const memberId = command.customer ? await this.customers.identify(tx, command.customer) : purchaseId;
    const receipt = receiptKeyOf(command.storeId, command.receipt);
    const content = saleContent(command);
    const claimed = await this.receipts.claim(tx, receipt, { memberId, eventId: purchaseId, contentHash: content }, anonymous);
    if (!claimed.isNew) return this.answer(tx, claimed.memberId, claimed.purchaseId, { duplicate: true });

    const today = businessDayOf(this.clock.now(), programme.body.timeZone);
    const standing = anonymous ? null : await lockMember(tx, memberId, today);
    const facts = factsOf(sale, command);
    const mayJoin = standing?.state === 'known' && meets(programme.body.joining.rule, { purchase: facts, visit: facts, lifetime: facts });
    const joined = mayJoin && command.consent !== null;
    const counts = joined || standing?.state === 'active';
    const [servingGuideId = null, designatedGuideId = null] = await this.customers.guides(tx, [
      command.servingGuide,
      command.designatedGuide,
    ]);
    if (joined && command.consent) {
      const { storeId, paidAt: joinedAt, consent } = command;
      await this.customers.enrol(
        tx,
        { memberId, purchaseId, storeId, joinedAt, joinedOn: programme.day, enrolledBy: servingGuideId, consent },
        programme.body.tiers[0]?.code ?? '',
      );
    }
    const tier = standing?.tier ?? programme.body.tiers[0]?.code ?? null;
    const lines = sale.lines.map((line) => {
      const situation = { paidOn: programme.day, tier, category: line.category ?? null };
      return { ...line, multiplier: multiplierOf(programme.body.points, situation) };
    });
    const entitled = counts ? entitledPoints(lines, programme.body.points) : 0;
    const days = lotDays(programme.body.points, programme.day);
    await this.purchases.insert(tx, {
      ...sale,
      ...days,
      memberId,
      id: purchaseId,
      source: command.source,
      receipt,
      paidAt: command.paidAt,
      topUpFen: command.topUpFen,
      tenders: command.tenders ?? [],
      servingGuideId,
      designatedGuideId,
      anonymous,
      counts,
      programmeVersion: programme.version,
      entitledPoints: entitled,
      lines,
    });
    const credited = counts
      ? await this.crediting.credit(tx, {
          ...days, memberId, purchaseId, storeId: command.storeId, paidOn: programme.day, today, entitled, facts, joined, programme,
        })
      : null;
    if (claimed.awaited && (await this.receipts.applyWaiting(tx, receipt, memberId, purchaseId))) {
      return this.answer(tx, memberId, purchaseId, { joined, upgradedFrom: credited?.tier.upgradedFrom ?? null });
    }
    const after: Standing | null = standing && {
      state: joined ? 'active' : standing.state,
      tier: credited?.tier.tier ?? standing.tier,
      lifetimeNetFen: credited?.tier.lifetimeNetFen ?? standing.lifetimeNetFen,
      balance: credited?.booked.balance ?? standing.balance,
      owed: credited?.booked.owed ?? standing.owed,
      pending: credited?.booked.pending ?? standing.pending,
    };
    const recorded = { id: purchaseId, memberId, anonymous, counts, netFen: sale.netFen, eligibleFen: sale.eligibleFen, entitledPoints: entitled, ...days };
    return purchaseAnswer(recorded, after, programme.body, { joined, mayJoin: mayJoin && !joined, upgradedFrom: credited?.tier.upgradedFrom ?? null });
  }

  /** The answer for a recorded purchase as things stand now. */
  private async answer(tx: Tx, memberId: MemberId, purchaseId: string, told: Parameters<typeof purchaseAnswer>[3]): Promise<PurchaseAnswer> {
    const { body, day } = await this.programmes.at(this.clock.now());
    const [purchase] = await this.purchases.load(tx, memberId, [purchaseId]);
    if (!purchase) throw new Error('a receipt without its purchase');
    const standing = purchase.anonymous ? null : await readStanding(tx, memberId, day);
    return purchaseAnswer(purchase, standing, body, told);
  }

  private refuseTheImpossible(command: SaleCommand): void {
    if (command.paidAt.getTime() > this.clock.now().getTime() + CLOCK_SKEW_MS) {
      throw new DomainError('INPUT_INVALID', { issues: [{ path: 'paidAt', message: '付款时间在将来' }] });
    }
    // A points tender captures a hold; until holds can be made there is none to capture.
    const points = command.tenders?.find((tender) => tender.kind === 'points');
    if (points) throw new DomainError('HOLD_UNKNOWN', { holdId: points.holdId });
  }
}

function factsOf(sale: PricedSale, command: SaleCommand) {
  const itemsOf: Record<string, number> = {};
  for (const line of sale.lines) {
    if (line.goods && line.category) itemsOf[line.category] = (itemsOf[line.category] ?? 0) + line.quantity;
  }
  return { netSpendFen: sale.netFen, items: sale.items, topUpFen: command.topUpFen, orders: 1, itemsOf };
}
