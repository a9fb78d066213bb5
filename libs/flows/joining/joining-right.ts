// Whether a sale gives its buyer the right to join, and what was bought before the card is worth once they do.
// Source: product.md, Joining.
import { Injectable } from '@nestjs/common';
import {
  type BusinessDay,
  type MemberId,
  type PurchaseId,
  type StoreId,
  addDays,
  addMonths,
  businessDayOf,
  daysBetween,
  instantOfLocal,
} from '@guike/kernel';
import { InvitationsService } from '@guike/members';
import type { Tx } from '@guike/platform';
import { PointsService, lotDays } from '@guike/points';
import { type Programme, ProgrammeService, type ProgrammeVersion, conditionsOf } from '@guike/programme';
import { PurchasesService, type RecordedPurchase, remaining } from '@guike/purchases';
import { type Sums, type TierFacts, TiersService, meets, metGroup, noFacts, noSums } from '@guike/tiers';
import { entitledLeft, piecesByCategory } from '../sale-terms';

type PurchaseFacts = TierFacts['purchase'];

/** A sale that may open a card, whether it is recorded already or about to be. */
export interface OpeningSale {
  readonly memberId: MemberId;
  readonly purchaseId: PurchaseId;
  readonly storeId: StoreId;
  readonly paidAt: Date;
  readonly facts: PurchaseFacts;
  /** An old sale that is read in: who bought has agreed, and was approved, long ago. */
  readonly replayed?: boolean;
}

/** Rules that look back see one year; boutiques look at the sale alone. */
const LOOK_BACK_MONTHS = 12;

/** The facts of a sale less what came back of it. */
export function factsLeft(purchase: RecordedPurchase): PurchaseFacts {
  const left = remaining(purchase.lines, purchase.refundAmountFen);
  const orders = left.items > 0 ? 1 : 0;
  return {
    netSpendFen: left.netFen,
    grossProfitFen: left.profitFen,
    items: left.items,
    topUpFen: purchase.topUpFen,
    orders,
    visits: orders,
    itemsOf: piecesByCategory(purchase.lines),
  };
}

export const openingOfRecorded = (purchase: RecordedPurchase): OpeningSale => ({
  memberId: purchase.memberId,
  purchaseId: purchase.id,
  storeId: purchase.storeId,
  paidAt: purchase.paidAt,
  facts: factsLeft(purchase),
});

const startOf = (day: BusinessDay, zone: string): Date => instantOfLocal(`${day} 00:00:00`, zone);

const summed = (of: readonly OpeningSale[], zone: string): Sums => {
  const sums = of.reduce<Sums>(
    (sum, { facts }) => ({
      netSpendFen: sum.netSpendFen + facts.netSpendFen,
      grossProfitFen: sum.grossProfitFen + facts.grossProfitFen,
      items: sum.items + facts.items,
      orders: sum.orders + facts.orders,
      topUpFen: sum.topUpFen + facts.topUpFen,
      visits: 0,
    }),
    noSums,
  );
  const visits = of.filter(({ facts }) => facts.orders > 0).map((sale) => visitOf(sale, zone));
  return { ...sums, visits: new Set(visits).size };
};

const visitOf = ({ storeId, paidAt }: OpeningSale, zone: string): string => `${storeId}/${businessDayOf(paidAt, zone)}`;

@Injectable()
export class JoiningRight {
  constructor(
    private readonly programmes: ProgrammeService,
    private readonly purchases: PurchasesService,
    private readonly points: PointsService,
    private readonly tiers: TiersService,
    private readonly invitations: InvitationsService,
  ) {}

  /**
   * Whether a sale of a known customer opens the card: it meets the rule, or who buys is invited. Where people apply, it
   * opens an application alone; a replay of old sales takes the approval as given, as it takes the consent.
   */
  async opens(tx: Tx, sale: OpeningSale, terms: Programme): Promise<boolean> {
    const { application, invitation } = terms.joining;
    if ((application === null || sale.replayed === true) && (await this.meetsRule(tx, sale, terms))) return true;
    const { memberId, paidAt } = sale;
    const day = businessDayOf(paidAt, terms.timeZone);
    return invitation && (await this.invitations.good(tx, memberId, day, paidAt)) !== null;
  }

  /** Whether a sale meets the entry rule, with what the buyer bought before where the rule looks back. */
  async meetsRule(tx: Tx, sale: OpeningSale, terms: Programme): Promise<boolean> {
    const { rule } = terms.joining;
    return rule !== null && meets(rule, (await this.seen(tx, sale, terms)).facts);
  }

  /** Who joins has taken up an invitation, if there is one, whatever they join by. */
  async acceptInvitation(tx: Tx, memberId: MemberId): Promise<void> {
    await this.invitations.accept(tx, memberId);
  }

  /** Whether the buyer may still join by this recorded sale today. How long is the programme's. */
  async mayJoinBy(tx: Tx, purchase: RecordedPurchase, terms: Programme, today: BusinessDay): Promise<boolean> {
    const age = daysBetween(businessDayOf(purchase.paidAt, terms.timeZone), today);
    if (purchase.status !== 'recorded' || age > terms.joining.withinDays) return false;
    return this.opens(tx, openingOfRecorded(purchase), terms);
  }

  /**
   * Counts what was bought before the card, as far as the programme says: for tiers, and what opened the card also for
   * points, with its own days. The caller holds the member's lock; the account earns and the tier is open.
   */
  async countBefore(tx: Tx, sale: OpeningSale, terms: ProgrammeVersion, today: BusinessDay): Promise<void> {
    const { memberId, purchaseId, paidAt } = sale;
    const { joining, timeZone: zone } = terms.body;
    const { countsForMonths, earns } = joining.before;
    const opened = earns === 'opening' ? await this.openedBy(tx, sale, terms.body) : [];
    const from = startOf(addMonths(businessDayOf(paidAt, zone), -countsForMonths), zone);
    const all = countsForMonths === 0 ? [] : await this.purchases.uncounted(tx, memberId, from);
    const others = all.filter(({ id }) => id !== purchaseId && !opened.some((each) => each.id === id));
    for (const purchase of [...opened, ...others]) {
      const { purchaseId: id, storeId, paidAt: at, facts } = openingOfRecorded(purchase);
      await this.tiers.countEarlier(
        tx,
        { memberId, storeId, day: businessDayOf(at, zone), ...facts },
        { kind: 'earlier', purchaseId: id, causeId: purchaseId, today, returnedOn: null },
      );
    }
    if (others.length > 0)
      await this.purchases.countForTiers(
        tx,
        memberId,
        others.map(({ id }) => id),
      );
    const cardDay = businessDayOf(paidAt, zone);
    for (const purchase of opened) await this.earn(tx, purchase, { cardDay, today });
  }

  /** Where points end with the card's cycle, those of before the card end with it too. */
  private async earn(
    tx: Tx,
    purchase: RecordedPurchase,
    { cardDay, today }: { readonly cardDay: BusinessDay; readonly today: BusinessDay },
  ): Promise<void> {
    const { memberId, id: purchaseId, storeId, availableOn, visitPoints } = purchase;
    const { body, version } = await this.programmes.version(tx, purchase.programmeVersion);
    const { expiresOn } = lotDays(body.points, businessDayOf(purchase.paidAt, body.timeZone), cardDay);
    const left = remaining(purchase.lines, purchase.refundAmountFen);
    const points = entitledLeft(left, body.points, visitPoints);
    await this.purchases.startCounting(tx, memberId, purchaseId, { entitledPoints: points, visitPoints, expiresOn });
    const operation = `purchase/${purchaseId}`;
    const lot = { storeId, points, availableOn, expiresOn, today, programmeVersion: version };
    await this.points.earn(tx, { memberId, operation, purchaseId, ...lot });
  }

  /** Earlier purchases that the rule needed, oldest first. */
  private async openedBy(tx: Tx, sale: OpeningSale, terms: Programme): Promise<RecordedPurchase[]> {
    const { facts, before } = await this.seen(tx, sale, terms);
    const group = terms.joining.rule && metGroup(terms.joining.rule, facts);
    const windows = new Set(group?.all.map(({ window }) => window));
    if (windows.has('rolling12Months')) return before;
    const own = visitOf(sale, terms.timeZone);
    return windows.has('visit')
      ? before.filter((each) => visitOf(openingOfRecorded(each), terms.timeZone) === own)
      : [];
  }

  /** A year of what they bought up to the sale, read only where the rule looks at more than the sale. */
  private async seen(
    tx: Tx,
    sale: OpeningSale,
    { joining: { rule }, timeZone: zone }: Programme,
  ): Promise<{ facts: TierFacts; before: RecordedPurchase[] }> {
    const { facts: purchase, memberId, purchaseId, paidAt } = sale;
    const looksBack = rule !== null && conditionsOf(rule).some(({ window }) => window !== 'purchase');
    if (!looksBack) return { facts: { ...noFacts, purchase, visit: purchase, rolling12Months: purchase }, before: [] };
    const since = addDays(addMonths(businessDayOf(paidAt, zone), -LOOK_BACK_MONTHS), 1);
    const before = (await this.purchases.uncounted(tx, memberId, startOf(since, zone))).filter(
      (each) => each.id !== purchaseId && each.paidAt <= paidAt,
    );
    const all = [...before.map(openingOfRecorded), sale];
    const visit = all.filter((each) => visitOf(each, zone) === visitOf(sale, zone));
    const facts = { ...noFacts, purchase, visit: summed(visit, zone), rolling12Months: summed(all, zone) };
    return { facts, before };
  }
}
