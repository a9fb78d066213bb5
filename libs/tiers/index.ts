// Tiers: facts, decisions, what comes next.
export {
  type NextTier,
  type Sums,
  type TierDecision,
  type TierFacts,
  decideTier,
  meets,
  missingSpend,
  nextTier,
  progressOf,
} from './deciding';
export { TiersModule } from './tiers.module';
export { type FactChange, type StoredDecision, type TierCause, type TierOutcome, TiersService } from './tiers.service';
