// A forgotten sale becomes the member's who claimed it: written anew, credited as a late sale of theirs.
import { Injectable } from '@nestjs/common';
import { DomainError, type Points, type StaffId, businessDayOf } from '@guike/kernel';
import type { Tx } from '@guike/platform';
import { entitledPoints, lotDays, multiplierOf } from '@guike/points';
import { ProgrammeService, type ProgrammeVersion, firstTier } from '@guike/programme';
import {
  type Claim,
  ClaimsService,
  PurchasesService,
  ReceiptsService,
  type RecordedPurchase,
  remaining,
} from '@guike/purchases';
import { CreditingService } from '../crediting';
import { Customers } from '../customers';
import { factsLeft } from '../joining/joining-right';
import { cardDayOf, wasMember } from '../sale-terms';
import { lockMember } from '../standing';

@Injectable()
export class ClaimedSale {
  constructor(
    private readonly programmes: ProgrammeService,
    private readonly claims: ClaimsService,
    private readonly receipts: ReceiptsService,
    private readonly purchases: PurchasesService,
    private readonly crediting: CreditingService,
    private readonly customers: Customers,
  ) {}

  /**
   * Gives the claimed sale to its member. The caller has claimed the claim, which is open. Receipt first, then the
   * member. Answers the points. Errors: SALE_MISSING, CLAIM_IMPOSSIBLE (somebody's, void, or from before joining),
   * CLAIM_LIMIT (too many of one cashier's sales, or of a store's that name none), SECOND_PERSON (who approves served the sale).
   */
  async give(tx: Tx, claim: Claim, by: StaffId): Promise<Points> {
    const { memberId, storeId, businessDay, receiptNumber } = claim;
    const { body, day: today } = await this.programmes.present(tx);
    const owner = await this.receipts.lockSale(tx, { storeId, businessDay, number: receiptNumber });
    if (!owner) throw new DomainError('SALE_MISSING');
    if (owner.memberId !== owner.purchaseId) throw new DomainError('CLAIM_IMPOSSIBLE');
    const standing = await lockMember(tx, memberId, today);
    const [sale] = await this.purchases.load(tx, owner.memberId, [owner.purchaseId]);
    if (sale?.status !== 'recorded' || !wasMember(standing, sale.paidAt)) throw new DomainError('CLAIM_IMPOSSIBLE');
    const cashierId = await this.claims.cashierOf(tx, sale);
    if (cashierId === by) throw new DomainError('SECOND_PERSON');
    const most = body.points.claims?.perCashierPerDay ?? 0;
    // Where the till names nobody, whoever stood at it could claim every sale of the day: the store counts as one.
    const claimed =
      cashierId === null
        ? await this.claims.servedByNobody(tx, storeId, businessDay)
        : await this.claims.servedBy(tx, cashierId, businessDay);
    if (claimed >= most) throw new DomainError('CLAIM_LIMIT', { perDay: most });
    const terms = await this.programmes.version(tx, sale.programmeVersion);
    const paidOn = businessDayOf(sale.paidAt, terms.body.timeZone);
    const birthMonth = await this.customers.birthMonth(tx, memberId, terms.body, paidOn);
    const priced = pricedFor(sale, terms, { paidOn, tier: standing.tier ?? firstTier(terms.body), birthMonth });
    // Where points end with the card's cycle, it is the member's card now.
    const { expiresOn } = lotDays(terms.body.points, paidOn, cardDayOf(standing, terms.body.timeZone));
    const { groups } = remaining(priced.lines, priced.refundAmountFen);
    const entitled = entitledPoints(groups, terms.body.points);
    const multipliers = new Map(priced.lines.map((line) => [line.lineNumber, line.multiplier]));
    const purchaseId = await this.claims.succeed(tx, sale, {
      memberId,
      entitledPoints: entitled,
      expiresOn,
      multipliers,
    });
    const { booked } = await this.crediting.credit(tx, {
      memberId,
      purchaseId,
      storeId,
      paidOn,
      today,
      availableOn: sale.availableOn,
      expiresOn,
      entitledPoints: entitled,
      facts: factsLeft(sale),
      joined: false,
      countsLater: true,
      programme: terms,
    });
    await this.claims.approve(tx, claim, by, { purchaseId, cashierId });
    return booked.points;
  }
}

/** The sale as the member's: nobody's tier or birthday multiplied it when it was recorded. */
function pricedFor(
  sale: RecordedPurchase,
  { body }: ProgrammeVersion,
  buyer: Omit<Parameters<typeof multiplierOf>[1], 'category'>,
): RecordedPurchase {
  const lines = sale.lines.map((line) => ({
    ...line,
    multiplier: multiplierOf(body.points, { ...buyer, category: line.category }),
  }));
  return { ...sale, lines };
}
