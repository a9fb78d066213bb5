// What a tier shares with family and with one companion.
import { FAMILY_AT_MOST } from '@guike/benefits';
import type { Tier } from '@guike/programme';
import type { Rights } from './benefit-rights';

interface SharedTerms extends Pick<Tier['discounts'], 'familySharing' | 'companion' | 'always'> {
  /** With how many of the family. */
  readonly most: number;
}

/** Percents off; nothing while the rights rest, or the card is not in use. Source: product.md, Benefits (discounts). */
export function sharedOf({ body, holder, entitlements }: Rights): SharedTerms {
  const tier = body.tiers.find(({ code }) => code === holder.tier);
  if (!tier || holder.state !== 'active' || entitlements.resting !== null)
    return { familySharing: false, companion: 0, always: 0, most: FAMILY_AT_MOST };
  return { ...tier.discounts, most: tier.discounts.familyMost ?? FAMILY_AT_MOST };
}
