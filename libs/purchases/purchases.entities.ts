// The tables of sales and refunds, as migrated; private to this lib.
import type { BusinessDay, Fen, MemberId, Points, PurchaseId, RefundId, StaffId, StoreId } from '@guike/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('receipt')
export class ReceiptRow {
  @PrimaryColumn('uuid', { name: 'store_id' }) storeId: StoreId;
  @PrimaryColumn('date', { name: 'business_day' }) businessDay: BusinessDay;
  @PrimaryColumn('text') kind: 'sale' | 'refund' | 'void';
  @PrimaryColumn('text') number: string;
  @Column('uuid', { name: 'member_id', nullable: true }) memberId: MemberId | null;
  @Column('uuid', { name: 'event_id', nullable: true }) eventId: string | null;
  @Column('bytea', { name: 'content_hash', nullable: true }) contentHash: Buffer | null;
}

@Entity('purchase')
export class PurchaseRow {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @PrimaryColumn('uuid') id: PurchaseId;
  @Column('text') source: string;
  @Column('uuid', { name: 'store_id' }) storeId: StoreId;
  @Column('date', { name: 'business_day' }) businessDay: BusinessDay;
  @Column('text', { name: 'receipt_number' }) receiptNumber: string;
  @Column('timestamptz', { name: 'paid_at' }) paidAt: Date;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt: Date;
  @Column('bigint', { name: 'goods_fen' }) goodsFen: Fen;
  @Column('bigint', { name: 'discount_fen' }) discountFen: Fen;
  @Column('bigint', { name: 'net_fen' }) netFen: Fen;
  @Column('bigint', { name: 'eligible_fen' }) eligibleFen: Fen;
  @Column('bigint', { name: 'top_up_fen' }) topUpFen: Fen;
  @Column('integer') items: number;
  @Column('jsonb') tenders: unknown;
  @Column('uuid', { name: 'serving_guide_id', nullable: true }) servingGuideId: StaffId | null;
  @Column('uuid', { name: 'designated_guide_id', nullable: true }) designatedGuideId: StaffId | null;
  @Column('text') status: 'recorded' | 'void' | 'claimed';
  @Column('boolean') anonymous: boolean;
  @Column('boolean') counts: boolean;
  @Column('integer', { name: 'programme_version' }) programmeVersion: number;
  @Column('date', { name: 'available_on' }) availableOn: BusinessDay;
  @Column('date', { name: 'expires_on' }) expiresOn: BusinessDay;
  @Column('bigint', { name: 'entitled_points' }) entitledPoints: Points;
  @Column('bigint', { name: 'refund_amount_fen' }) refundAmountFen: Fen;
  @Column('bigint', { name: 'returned_fen' }) returnedFen: Fen;
  @Column('timestamptz', { name: 'counted_at', nullable: true }) countedAt: Date | null;
  @Column('bigint', { name: 'profit_fen' }) profitFen: Fen;
  @Column('integer', { name: 'visit_points' }) visitPoints: Points;
  /** The anonymous purchase that this one was claimed from. */
  @Column('uuid', { name: 'claimed_from', nullable: true }) claimedFrom: PurchaseId | null;
}

@Entity('purchase_line')
export class PurchaseLineRow {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @PrimaryColumn('uuid', { name: 'purchase_id' }) purchaseId: PurchaseId;
  @PrimaryColumn('integer', { name: 'line_number' }) lineNumber: number;
  @Column('text') sku: string;
  @Column('text', { nullable: true }) category: string | null;
  @Column('text') name: string;
  @Column('integer') quantity: number;
  @Column('bigint', { name: 'unit_price_fen' }) unitPriceFen: Fen;
  @Column('bigint', { name: 'amount_fen' }) amountFen: Fen;
  @Column('bigint', { name: 'net_fen' }) netFen: Fen;
  @Column('bigint', { name: 'eligible_fen' }) eligibleFen: Fen;
  @Column('integer') multiplier: number;
  @Column('boolean') goods: boolean;
  @Column('integer', { name: 'returned_quantity' }) returnedQuantity: number;
  @Column('bigint', { name: 'cost_fen', nullable: true }) costFen: Fen | null;
}

@Entity('refund')
export class RefundRow {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @PrimaryColumn('uuid') id: RefundId;
  @Column('text') source: string;
  @Column('uuid', { name: 'store_id' }) storeId: StoreId;
  @Column('date', { name: 'business_day' }) businessDay: BusinessDay;
  @Column('text', { name: 'receipt_number' }) receiptNumber: string;
  @Column('text') mode: 'lines' | 'amount' | 'whole' | 'void' | 'unnamed';
  @Column('uuid', { name: 'purchase_id', nullable: true }) purchaseId: PurchaseId | null;
  @Column('bigint', { name: 'requested_amount_fen', nullable: true }) requestedAmountFen: Fen | null;
  @Column('timestamptz', { name: 'refunded_at' }) refundedAt: Date;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt: Date;
  @Column('bigint', { name: 'returned_fen' }) returnedFen: Fen;
  @Column('bigint', { name: 'points_reversed' }) pointsReversed: Points;
  /** Points that had paid for what came back. */
  @Column('bigint', { name: 'points_returned' }) pointsReturned: Points;
  @Column('boolean') matched: boolean;
  @Column('text') reason: string;
}

@Entity('refund_line')
export class RefundLineRow {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @PrimaryColumn('uuid', { name: 'refund_id' }) refundId: RefundId;
  @PrimaryColumn('integer', { name: 'line_number' }) lineNumber: number;
  @PrimaryColumn('integer') part: number;
  @Column('text') sku: string;
  @Column('integer') quantity: number;
  @Column('uuid', { name: 'purchase_id', nullable: true }) purchaseId: PurchaseId | null;
  @Column('integer', { name: 'purchase_line_number', nullable: true }) purchaseLineNumber: number | null;
}

@Entity('parked_refund')
export class ParkedRefundRow {
  @PrimaryColumn('uuid', { name: 'store_id' }) storeId: StoreId;
  @PrimaryColumn('date', { name: 'business_day' }) businessDay: BusinessDay;
  @PrimaryColumn('text') number: string;
  @PrimaryColumn('uuid') id: string;
  @Column('jsonb') request: unknown;
  @Column('timestamptz', { name: 'received_at' }) receivedAt: Date;
  @Column('timestamptz', { name: 'applied_at', nullable: true }) appliedAt: Date | null;
}

@Entity('purchase_claim')
export class PurchaseClaimRow {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'store_id' }) storeId: StoreId;
  @Column('date', { name: 'business_day' }) businessDay: BusinessDay;
  @Column('text', { name: 'receipt_number' }) receiptNumber: string;
  @Column('text') state: 'open' | 'approved' | 'refused';
  @Column('text', { name: 'filed_by_kind' }) filedByKind: 'member' | 'staff';
  @Column('uuid', { name: 'filed_by' }) filedBy: string;
  @Column('timestamptz', { name: 'filed_at' }) filedAt: Date;
  @Column('date', { name: 'filed_on' }) filedOn: BusinessDay;
  @Column('uuid', { name: 'decided_by', nullable: true }) decidedBy: StaffId | null;
  @Column('timestamptz', { name: 'decided_at', nullable: true }) decidedAt: Date | null;
  @Column('text', { nullable: true }) refusal: string | null;
  @Column('uuid', { name: 'purchase_id', nullable: true }) purchaseId: PurchaseId | null;
  /** Who served the sale. */
  @Column('uuid', { name: 'cashier_id', nullable: true }) cashierId: StaffId | null;
}

export const purchasesEntities = [
  ReceiptRow,
  PurchaseRow,
  PurchaseLineRow,
  RefundRow,
  RefundLineRow,
  ParkedRefundRow,
  PurchaseClaimRow,
];
