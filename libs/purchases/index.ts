// Purchases: what a sale comes to, what remains of it, and its receipt.
export { type Claim, ClaimsService } from './claims.service';
export { DayReceipts } from './day-receipts.service';
export { type PricedSale, type RungLine, type SaleAmounts, type Tender, priceSale } from './pricing';
export { PurchasesModule } from './purchases.module';
export { PurchasesService } from './purchases.service';
export { type NewPurchase, type NewRefund, type RecordedPurchase } from './records';
export { type ReceiptKey, type ReceiptKind, type ReceiptOwner, ReceiptsService } from './receipts.service';
export { RefundTroubles } from './refund-troubles.service';
export { type Placement, type Remaining, type SoldLine, placeReturns, remaining } from './remaining';
