// Which tier somebody has earned, and what is missing for the next: pure, over facts that were summed elsewhere.
import type { Fen } from '@guike/kernel';
import { yuan } from '@guike/kernel';
import type { Condition, Rule, Tier } from '@guike/programme';

/** Sums of one window. Money in integer fen. */
export interface Sums {
  readonly netSpendFen: Fen;
  readonly items: number;
  readonly topUpFen: Fen;
  readonly orders: number;
}

/** Sums by window, as a decision sees and keeps them. */
export interface TierFacts {
  /** `itemsOf`: pieces by category, for rules that leave some categories out. */
  readonly purchase: Sums & { readonly itemsOf?: Readonly<Record<string, number>> };
  readonly visit: Sums;
  readonly lifetime: Sums;
}

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

export interface TierDecision {
  readonly tier: string;
  /** Why, when the tier is not simply the one held before. */
  readonly because: MetGroup | null;
}

export interface NextTier {
  readonly tier: string;
  readonly name: string;
  /** In words for the member, numbers first. */
  readonly sentence: string;
  /** Lifetime net spend still missing, where spending alone leads there. */
  readonly spendFen: Fen | null;
}

function valueOf(condition: Condition, facts: TierFacts): number {
  const value = facts[condition.window][condition.fact];
  const itemsOf = facts.purchase.itemsOf ?? {};
  return (condition.exceptCategories ?? []).reduce((rest, category) => rest - (itemsOf[category] ?? 0), value);
}

function metGroup(rule: Rule, facts: TierFacts): Rule['any'][number] | undefined {
  return rule.any.find((group) => group.all.every((condition) => valueOf(condition, facts) >= condition.atLeast));
}

/** Whether a joining rule is met by a purchase or visit. Source: product.md, Joining. */
export function meets(rule: Rule, facts: TierFacts): boolean {
  return metGroup(rule, facts) !== undefined;
}

/**
 * The highest tier whose rule is met, never below the one held: upgrades act at once, downgrades only at a review.
 * Source: product.md, Tiers.
 */
export function decideTier(tiers: readonly Tier[], held: string | null, facts: TierFacts): TierDecision {
  const heldRank = tiers.findIndex((tier) => tier.code === held);
  for (let rank = tiers.length - 1; rank > heldRank; rank--) {
    const tier = tiers[rank] as Tier;
    if (tier.enter === null) return { tier: tier.code, because: null };
    const group = metGroup(tier.enter, facts);
    if (group) {
      const conditions = group.all.map((condition) => {
        const { fact, window, atLeast } = condition;
        return { fact, window, atLeast, was: valueOf(condition, facts) };
      });
      return { tier: tier.code, because: { tier: tier.code, conditions } };
    }
  }
  return { tier: held ?? (tiers[0] as Tier).code, because: null };
}

/** What lifetime spend is still missing for a tier, told in words; null where spending alone does not lead there. */
export function missingSpend(
  tier: Tier,
  lifetimeNetFen: Fen,
): { readonly spendFen: Fen; readonly sentence: string } | null {
  const bySpend = (tier.enter?.any ?? [])
    .filter((group) =>
      group.all.every((condition) => condition.window === 'lifetime' && condition.fact === 'netSpendFen'),
    )
    .map((group) => Math.max(...group.all.map((condition) => condition.atLeast)));
  if (bySpend.length === 0) return null;
  const spendFen = Math.max(0, Math.min(...bySpend) - lifetimeNetFen);
  // Rounded up to a yuan, so that who spends what the sentence says is there.
  const words = yuan(Math.ceil(spendFen / 100) * 100);
  return { spendFen, sentence: `再消费 ${words}，升级${tier.name}` };
}

/** The tier after the one held and what lifetime spend is missing for it; null at the top. */
export function nextTier(tiers: readonly Tier[], held: string | null, lifetimeNetFen: Fen): NextTier | null {
  const next = tiers[tiers.findIndex((tier) => tier.code === held) + 1];
  if (!next?.enter) return null;
  const missing = missingSpend(next, lifetimeNetFen);
  const sentence = missing?.sentence ?? `下一等级：${next.name}，详情请问门店`;
  return { tier: next.code, name: next.name, sentence, spendFen: missing?.spendFen ?? null };
}

/** How far the way by spending is gone, 0 to 1; null where spending alone does not lead there. */
export function progressOf(lifetimeNetFen: Fen, missingFen: Fen | null): number | null {
  if (missingFen === null) return null;
  const whole = lifetimeNetFen + missingFen;
  return whole <= 0 ? 0 : Math.min(1, Math.max(0, lifetimeNetFen / whole));
}
