// Points: what a purchase earns, and the ledger that keeps it.
export { type Multiplier, entitledPoints, lotDays, multiplierOf, worthFen } from './earning';
export { type CheckOutcome, type LedgerCheck, ledgerChecks, runChecks } from './ledger-check';
export { PointsModule } from './points.module';
export { type Booked, type Booking, PointsService } from './points.service';
