// Points: what a purchase earns, and the ledger that keeps it.
export { type Adjustment, type AdjustmentPage, AdjustmentsService } from './adjustments.service';
export { type Multiplier, asksBirthday, entitledPoints, lotDays, multiplierOf, worthFen } from './earning';
export { ExpiriesService } from './expiries.service';
export { type CheckOutcome, type LedgerCheck, runChecks } from './ledger-check';
export { ledgerChecks } from './ledger-invariants';
export {
  type EntryFacts,
  type HoldFacts,
  type LotPart,
  type LotTaken,
  type RefundFacts,
  entryInWords,
  lotInWords,
} from './ledger-words';
export { type Liability, type MovementKind } from './liability';
export { type LiabilityScope, LiabilityService, type StatementLine, firstOfMonth } from './liability.service';
export { type Lots, type LotsToday, lotsToday } from './lots-today';
export { PointsModule } from './points.module';
export { type Booked, type Booking, type Earning, PointsService } from './points.service';
export { type Hold, type Operation, SpendingService } from './spending.service';
export { type SpentElsewhere, SpentElsewhereService } from './spent-elsewhere';
