// Tiers: facts, decisions, what comes next.
export { type Absorbing, absorbFacts } from './absorbing';
export {
  type HeldTier,
  type MetGroup,
  type TierDecision,
  type TierRules,
  decideTier,
  higherOf,
  meets,
  rankOf,
} from './deciding';
export {
  type MemberStanding,
  type Sums,
  type TierFacts,
  metGroup,
  noFacts,
  noStanding,
  noSums,
  steadyYears,
  valueOf,
} from './facts';
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
export { type TierRow, factsOf, heldOf, standingOf } from './tier-row';
export { type DecidedBy, type NewDecision } from './decision-rows';
export { type FeeReceipt, FeeReceiptsService } from './fee-receipts.service';
export { type DecidedHolding, HoldingsService, type NewHolding, type TierHolding } from './holdings.service';
export {
  type AskedOverride,
  type OverrideKind,
  type OverrideState,
  OverridesService,
  type TierOverride,
} from './overrides.service';
export { type ReviewFilter, reviewFilter } from './review-filter';
export {
  type Protection,
  type ReviewChange,
  type ReviewKind,
  type ReviewOutcome,
  decideReview,
  keeps,
  reviewDue,
} from './reviewing';
export { type Counts, type NewReview, type ReviewRun, ReviewsService } from './reviews.service';
export { TiersModule } from './tiers.module';
export {
  type DatedDecision,
  type FactChange,
  type LoggedChange,
  type RecordedChange,
  type StoredDecision,
  TiersService,
} from './tiers.service';
export {
  type DecisionInputs,
  type TierCause,
  type TierOutcome,
  asksSteadyYears,
  fullYearsBefore,
  yearlySpend,
} from './write-decision';
