// Which tier somebody has earned, pure over facts that were summed elsewhere. Source: product.md, Tiers.
import { type Programme, type Rule, type Tier, keepRule } from '@guike/programme';
import { type TierFacts, metGroup, valueOf } from './facts';

/** A group of conditions that was met in full, with what each asked for and found. */
export interface MetGroup {
  readonly tier: string;
  readonly conditions: readonly {
    readonly fact: string;
    readonly window: string;
    readonly atLeast: number;
    readonly was: number;
  }[];
}

/** What of a member's row a decision looks at. `earnedTier` is told only under a floor, and then `tier` is what is shown. */
export interface HeldTier {
  readonly tier: string | null;
  readonly earnedTier: string | null;
  readonly floorTier: string | null;
  /** Codes of the lifts that were given. */
  readonly lifts: readonly string[];
  readonly isProtected: boolean;
}

export interface TierDecision {
  /** What is shown: the higher of what is earned and the floor. */
  readonly tier: string;
  readonly earned: string;
  /** Why, when what is earned is not simply what was earned before. */
  readonly because: MetGroup | null;
  /** Codes of lifts that acted now. */
  readonly lifts: readonly string[];
  /** A protection ends: what keeping asks for is met again, or a higher tier was earned. */
  readonly kept: boolean;
}

export type TierRules = Pick<Programme, 'tiers' | 'lifts'>;

/** Whether a rule is met. */
export const meets = (rule: Rule, facts: TierFacts): boolean => metGroup(rule, facts) !== undefined;

/** 0 is the lowest tier; -1 one that the programme does not have (any more). */
export const rankOf = (tiers: readonly Tier[], code: string | null): number =>
  tiers.findIndex((tier) => tier.code === code);

/** The higher of two tiers; one that the programme does not have is below all. */
export const higherOf = (tiers: readonly Tier[], one: string, other: string | null): string =>
  other !== null && rankOf(tiers, other) > rankOf(tiers, one) ? other : one;

function found(tier: string, group: Rule['any'][number], facts: TierFacts): MetGroup {
  const conditions = group.all.map((condition) => {
    const { fact, window, atLeast } = condition;
    return { fact, window, atLeast, was: valueOf(condition, facts) };
  });
  return { tier, conditions };
}

/** The highest tier whose entry is met, if it is higher than the rank held. */
function entered(
  tiers: readonly Tier[],
  heldRank: number,
  facts: TierFacts,
): { rank: number; because: MetGroup | null } {
  for (let rank = tiers.length - 1; rank > heldRank; rank--) {
    const { code, enter } = tiers[rank] as Tier;
    const group = enter && metGroup(enter, facts);
    if (group) return { rank, because: found(code, group, facts) };
  }
  return { rank: Math.max(heldRank, 0), because: null };
}

/**
 * The highest tier whose rule is met, never below the one held: upgrades act at once, downgrades only at a review. Then
 * each lift whose rule is met, once for good, goes up from there; at the top it is saved for another time.
 */
export function decideTier({ tiers, lifts }: TierRules, held: HeldTier, facts: TierFacts): TierDecision {
  const heldRank = rankOf(tiers, held.earnedTier ?? held.tier);
  let { rank, because } = entered(tiers, heldRank, facts);
  const acted: string[] = [];
  for (const lift of lifts) {
    const group = held.lifts.includes(lift.code) || rank === tiers.length - 1 ? undefined : metGroup(lift.when, facts);
    if (!group) continue;
    rank = Math.min(rank + lift.tiers, tiers.length - 1);
    acted.push(lift.code);
    because = found((tiers[rank] as Tier).code, group, facts);
  }
  const earned = tiers[rank] as Tier;
  const keep = keepRule(earned);
  return {
    tier: higherOf(tiers, earned.code, held.floorTier),
    earned: earned.code,
    because,
    lifts: acted,
    kept: held.isProtected && (rank > heldRank || keep === null || meets(keep, facts)),
  };
}
