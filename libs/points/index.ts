// Points: what a purchase earns, and the ledger that keeps it.
export { type Multiplier, entitledPoints, lotDays, multiplierOf, worthFen } from './earning';
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
export { PointsModule } from './points.module';
export { type Booked, type Booking, PointsService } from './points.service';
export { type Hold, type Operation, SpendingService } from './spending.service';
