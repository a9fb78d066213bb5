// Points as money at the till: a hold becomes part of what a sale was paid with, and goes back as the goods come back.
import { Inject, Injectable } from '@nestjs/common';
import {
  type BusinessDay,
  type Clock,
  DomainError,
  type MemberId,
  type Points,
  type PurchaseId,
  type RefundId,
  type StoreId,
  addDays,
  proportion,
} from '@guike/kernel';
import { CLOCK, type Tx } from '@guike/platform';
import { type Hold, SpendingService } from '@guike/points';
import type { RecordedPurchase, Tender } from '@guike/purchases';

/** How long points live that come back after their own lot is over. Source: product.md, Points. */
const GRACE_DAYS = 30;
/** A till that was offline may bring its sales this late. A hold is no leave to take the points at any time after. */
const LATEST_CAPTURE_MS = 7 * 86_400_000;

export interface PaidSale {
  readonly memberId: MemberId;
  readonly purchaseId: PurchaseId;
  readonly storeId: StoreId;
  readonly anonymous: boolean;
  readonly tenders: readonly Tender[];
  readonly today: BusinessDay;
  readonly programmeVersion: number;
}

const captureOf = (purchaseId: PurchaseId, holdId: string) => `tender/${purchaseId}/${holdId}`;

@Injectable()
export class PointsTender {
  constructor(
    private readonly spending: SpendingService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Captures the holds that a sale is paid with, and answers its tenders with the points of each. The caller has
   * claimed the sale and holds the member's lock. Errors: HOLD_UNKNOWN (somebody else's, another store's, captured by
   * another sale or twice by this one, given back on request, over for a week), AMOUNTS_DO_NOT_ADD_UP (held for another amount), POINTS_INSUFFICIENT (given back meanwhile, and
   * spent on something else), ACCOUNT_FROZEN (given back meanwhile, and the card frozen since).
   */
  async capture(tx: Tx, sale: PaidSale): Promise<readonly Tender[]> {
    const { memberId, purchaseId, storeId, today, programmeVersion } = sale;
    const paid: Tender[] = [];
    const captured = new Set<string>();
    for (const tender of sale.tenders) {
      if (tender.kind !== 'points' || tender.holdId === undefined) {
        paid.push(tender);
        continue;
      }
      const { holdId, amountFen } = tender;
      // To the ledger a second tender by the same hold would be a repeat: it would pay twice and take once.
      const hold = sale.anonymous || captured.has(holdId) ? null : await this.spending.findHold(tx, holdId);
      if (!hold || hold.memberId !== memberId || hold.storeId !== storeId || this.isGone(hold))
        throw new DomainError('HOLD_UNKNOWN', { holdId });
      captured.add(holdId);
      if (hold.amountFen !== amountFen) throw new DomainError('AMOUNTS_DO_NOT_ADD_UP', { heldFen: hold.amountFen });
      const operation = captureOf(purchaseId, holdId);
      await this.spending.capture(tx, { memberId, operation, holdId, purchaseId, storeId, today, programmeVersion });
      paid.push({ ...tender, points: hold.points });
    }
    return paid;
  }

  private isGone({ givenBackOnRequest, overdueAt }: Hold): boolean {
    return givenBackOnRequest || overdueAt.getTime() + LATEST_CAPTURE_MS < this.clock.now().getTime();
  }

  /**
   * Gives back the points that paid for what has come back: of each tender its part by net spend, in total to the
   * nearest point, so that any order of refunds ends alike and a whole return gives back all. Answers how many went back now.
   */
  async giveBack(
    tx: Tx,
    purchase: RecordedPurchase,
    after: {
      readonly refundId: RefundId;
      readonly returnedFen: number;
      readonly today: BusinessDay;
      readonly programmeVersion: number;
    },
  ): Promise<Points> {
    let back = 0;
    for (const { holdId, points } of purchase.tenders) {
      if (holdId === undefined || points === undefined) continue;
      const booked = await this.spending.cancel(tx, {
        memberId: purchase.memberId,
        operation: `refund/${after.refundId}/${purchase.id}/${holdId}`,
        of: captureOf(purchase.id, holdId),
        total: purchase.netFen === 0 ? points : proportion(points, after.returnedFen, purchase.netFen),
        purchaseId: purchase.id,
        storeId: purchase.storeId,
        graceUntil: addDays(after.today, GRACE_DAYS),
        today: after.today,
        programmeVersion: after.programmeVersion,
      });
      back += booked.points;
    }
    return back;
  }

  /** What a refund has left with a member who was merged, points or debt, goes on to who they are now. */
  async passOn(
    tx: Tx,
    { memberId, id }: RecordedPurchase,
    keeper: MemberId,
    after: { readonly refundId: RefundId; readonly today: BusinessDay; readonly programmeVersion: number },
  ): Promise<void> {
    const { refundId, today, programmeVersion } = after;
    const operation = `merge/${memberId}/${refundId}/${id}`;
    await this.spending.transfer(tx, { memberId, to: keeper, operation, today, programmeVersion });
  }
}
