// What a friend's purchases bring whoever brought the friend. Pure, and a function of what is known of the purchases now:
// whatever order they were told in, the end is the same. Source: product.md, Referral.
import { type BusinessDay, type Points, type PurchaseId, addMonths, businessDayOf } from '@guike/kernel';
import type { Programme } from '@guike/programme';

export type ReferralTerms = NonNullable<Programme['referral']>;

export interface FriendPurchase {
  readonly purchaseId: PurchaseId;
  readonly paidAt: Date;
  /** What the purchase has now. */
  readonly entitledPoints: Points;
  readonly isVoid: boolean;
  /** Of the version that the purchase was recorded under; null: it had no referral. */
  readonly terms: ReferralTerms | null;
  /** How many purchases of the friend that are not void come before it, by when they were paid. */
  readonly before: number;
  /** The referrer's card was frozen when it was paid. */
  readonly whileFrozen: boolean;
}

/** Points for the referrer, 0 for a purchase that brings none. `zone`: the programme's time zone. */
export function friendPoints(purchase: FriendPurchase, friendJoinedOn: BusinessDay, zone: string): Points {
  const { terms, entitledPoints, isVoid, whileFrozen } = purchase;
  if (terms === null || isVoid || whileFrozen || !isWithin(purchase, terms, friendJoinedOn, zone)) return 0;
  return Math.floor((entitledPoints * terms.sharePercent) / 100);
}

function isWithin(
  { paidAt, before }: FriendPurchase,
  { of }: ReferralTerms,
  joinedOn: BusinessDay,
  zone: string,
): boolean {
  switch (of.kind) {
    case 'every':
      return true;
    case 'firstPurchases':
      return before < of.count;
    case 'firstMonths':
      return businessDayOf(paidAt, zone) < addMonths(joinedOn, of.months);
  }
}
