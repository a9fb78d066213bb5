// Tiers: facts, decisions, what comes next.
export { absorbFacts } from './absorbing';
export { higherOf, meets, rankOf } from './deciding';
export { type Sums, type TierFacts, metGroup, noFacts, noSums } from './facts';
export {
  type Missing,
  type NextTier,
  asksMoreThanSpend,
  missingToEnter,
  missingToKeep,
  nextTier,
  progressToNext,
} from './missing';
export { type Deed, TierDeeds } from './deeds.service';
export { type TierRow, factsOf } from './tier-row';
export { type FeeReceipt, FeeReceiptsService, type FeesWanted } from './fee-receipts.service';
export { type FeesOfMember, type PaidLevel, paidBehind, paidLevelOf } from './paid-fees';
export { type DecidedHolding, HoldingsService, type NewHolding, type TierHolding } from './holdings.service';
export { type AskedOverride, OverridesService, type TierOverride } from './overrides.service';
export { raiseTier } from './raising';
export { reviewFilter } from './review-filter';
export {
  type Protection,
  type ReviewChange,
  type ReviewKind,
  type ReviewOutcome,
  decideReview,
  reviewDue,
} from './reviewing';
export { type Counts, type NewReview, type Piece, type ReviewRun, ReviewsService } from './reviews.service';
export { TiersModule } from './tiers.module';
export { type DatedDecision, type RecordedChange, TiersService } from './tiers.service';
export { type DecisionInputs, type TierOutcome, asksSteadyYears, fullYearsBefore } from './write-decision';
