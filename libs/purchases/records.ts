// Sales and refunds as they are written and read back.
import type { BusinessDay, Fen, MemberId, Points, PurchaseId, RefundId, StaffId, StoreId } from '@guike/kernel';
import type { PricedLine, Tender } from './pricing';
import type { ReceiptKey } from './receipts.service';
import type { Placement, SoldLine } from './remaining';

export interface NewPurchase {
  readonly memberId: MemberId;
  readonly id: PurchaseId;
  readonly source: string;
  readonly receipt: ReceiptKey;
  readonly paidAt: Date;
  readonly goodsFen: Fen;
  readonly discountFen: Fen;
  readonly netFen: Fen;
  readonly eligibleFen: Fen;
  readonly topUpFen: Fen;
  readonly profitFen: Fen;
  readonly items: number;
  readonly tenders: readonly Tender[];
  readonly servingGuideId: StaffId | null;
  readonly designatedGuideId: StaffId | null;
  readonly anonymous: boolean;
  /** Whether it earns and counts for tiers: the buyer was an active member, or became one with it. */
  readonly counts: boolean;
  readonly programmeVersion: number;
  readonly availableOn: BusinessDay;
  readonly expiresOn: BusinessDay;
  readonly entitledPoints: Points;
  /** The part of them that is given for the visit: to one purchase of each. */
  readonly visitPoints: Points;
  readonly lines: readonly (PricedLine & { readonly multiplier: number })[];
}

/** A purchase as refunds and answers need it. */
export interface RecordedPurchase {
  readonly id: PurchaseId;
  readonly memberId: MemberId;
  readonly storeId: StoreId;
  readonly receiptDay: BusinessDay;
  readonly receiptNumber: string;
  readonly paidAt: Date;
  readonly netFen: Fen;
  readonly eligibleFen: Fen;
  readonly topUpFen: Fen;
  readonly items: number;
  readonly status: 'recorded' | 'void' | 'claimed';
  readonly anonymous: boolean;
  /** Whether it earns. */
  readonly counts: boolean;
  /** Since when it counts for tiers; null: not at all. */
  readonly countedAt: Date | null;
  readonly programmeVersion: number;
  readonly availableOn: BusinessDay;
  readonly expiresOn: BusinessDay;
  readonly entitledPoints: Points;
  readonly visitPoints: Points;
  /** The buyer was found to be somebody else, too, who bears what follows. */
  readonly buyerMerged: boolean;
  readonly tenders: readonly Tender[];
  readonly refundAmountFen: Fen;
  readonly returnedFen: Fen;
  readonly lines: readonly (SoldLine & {
    readonly category: string | null;
    readonly name: string;
    readonly unitPriceFen: Fen;
    readonly amountFen: Fen;
  })[];
}

export interface NewRefund {
  readonly memberId: MemberId;
  readonly id: RefundId;
  readonly source: string;
  readonly receipt: ReceiptKey;
  readonly mode: 'lines' | 'amount' | 'whole' | 'void' | 'unnamed';
  readonly purchaseId: PurchaseId | null;
  readonly requestedAmountFen: Fen | null;
  readonly refundedAt: Date;
  readonly returnedFen: Fen;
  readonly pointsReversed: Points;
  readonly pointsReturned: Points;
  readonly matched: boolean;
  readonly reason: string;
  readonly lines: readonly (Placement & {
    readonly line: number;
    readonly part: number;
    readonly sku: string;
  })[];
}

export interface PurchaseSummary {
  readonly points: Points;
  readonly availableOn: BusinessDay;
  readonly storeId: StoreId;
  readonly paidAt: Date;
}

export interface RecordedRefund {
  readonly purchaseId: PurchaseId | null;
  readonly returnedFen: Fen;
  readonly pointsReversed: Points;
  readonly pointsReturned: Points;
  readonly matched: boolean;
  readonly lines: readonly {
    readonly lineNumber: number;
    readonly matchedQuantity: number;
    readonly unmatchedQuantity: number;
  }[];
}
