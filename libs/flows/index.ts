// What happens in the business, one file per event.
export { type RefundCommand, type ReturnCommand, type SaleCommand } from './commands';
export { type ExchangeCommand, ExchangePurchase } from './exchange-purchase';
export { FindMember, type MemberQuery } from './find-member';
export { FlowsModule } from './flows.module';
export { type ImportOptions, type ImportProgress, ImportSales } from './import-sales';
export { type JoinCommand, JoinMember } from './join-member';
export { JobHandlersModule } from './job-handlers';
export { CheckLedger, bookingChecks } from './ledger-check';
export { type Home, MemberHome } from './member-home';
export { type PurchaseAnswer, RecordPurchase } from './record-purchase';
export { type RefundAnswer } from './refund-answers';
export { type ReturnAnswer, ReturnGoods } from './return-goods';
export { ReversePurchase } from './reverse-purchase';
export { StageImport } from './stage-import';
export { TillLookups } from './till-lookups';
