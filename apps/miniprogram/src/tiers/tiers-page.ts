// The tiers as the server tells them, in the order in which a person wants to read them. Pure.
import type { AnswerOf, memberEndpoints } from '@guike/contracts/http';
import { metalOf } from '../ui/metal';

export type TiersPage = AnswerOf<typeof memberEndpoints.tiers>;
type Tier = TiersPage['tiers'][number];
export type PlacedTier = Tier & { readonly metal: string };

export interface TiersInOrder {
  readonly current: PlacedTier | null;
  /** Nearest first. */
  readonly ahead: readonly PlacedTier[];
  /** Highest first. */
  readonly passed: readonly PlacedTier[];
}

/** Where I am, what comes next, what lies behind. `tiers` lowest first, as the programme has them. */
export function inOrder(tiers: readonly Tier[]): TiersInOrder {
  const placed = tiers.map((tier, place) => ({ ...tier, metal: metalOf(tier.code, place, tiers.length) }));
  return {
    current: placed.find((tier) => tier.place === 'current') ?? null,
    ahead: placed.filter((tier) => tier.place === 'next' || tier.place === 'beyond'),
    passed: placed.filter((tier) => tier.place === 'passed').reverse(),
  };
}
