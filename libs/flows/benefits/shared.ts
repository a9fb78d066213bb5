// What a tier shares with family and with one companion.
import type { Tier } from '@guike/programme';
import type { Rights } from './benefit-rights';

/** Percents off; nothing while the rights rest, or the card is not in use. Source: product.md, Benefits (discounts). */
export function sharedOf({
  body,
  holder,
  entitlements,
}: Rights): Pick<Tier['discounts'], 'familySharing' | 'companion' | 'always'> {
  const tier = body.tiers.find(({ code }) => code === holder.tier);
  if (!tier || holder.state !== 'active' || entitlements.resting !== null)
    return { familySharing: false, companion: 0, always: 0 };
  return tier.discounts;
}
