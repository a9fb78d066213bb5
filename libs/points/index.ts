// Points: what a purchase earns, and the ledger that keeps it.
export { type Adjustment, AdjustmentsService } from './adjustments.service';
export { asksBirthday, entitledPoints, lotDays, multiplierOf, worthFen } from './earning';
export { ExpiriesService } from './expiries.service';
export { type CheckOutcome, type LedgerCheck, runChecks } from './ledger-check';
export { ledgerChecks } from './ledger-invariants';
export {
  type EntryFacts,
  type EntryWords,
  type HoldFacts,
  type LotPart,
  type LotTaken,
  type RefundFacts,
  entryInWords,
  lotInWords,
} from './ledger-words';
export { type Liability } from './liability';
export { type LiabilityScope, LiabilityService, type StatementLine, firstOfMonth } from './liability.service';
export { type Lots, lotsToday } from './lots-today';
export { PointsModule } from './points.module';
export { type Booked, type Earning, PointsService } from './points.service';
export { type Hold, type Operation, SpendingService, type Sweep } from './spending.service';
export { type HandedOver, SpentElsewhereService } from './spent-elsewhere';
