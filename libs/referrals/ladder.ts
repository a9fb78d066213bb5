// The rungs of the ladder and who counts for them. Pure. Source: product.md, Referral (each rung once).
import type { Programme } from '@guike/programme';
import type { ReferralTerms } from './friend-points';

export type Rung = ReferralTerms['ladder'][number];
export type ReferralGift = Rung['gives'][number];

/** Friends who count by now. */
export interface Friends {
  readonly joined: number;
  readonly vip: number;
}

/** How a rung is known once it was reached, whatever it gave: `vip/3`. */
export const rungKey = ({ counted, friends }: Pick<Rung, 'counted' | 'friends'>): string => `${counted}/${friends}`;

/** Rungs that are reached now and were not before, the lowest first. */
export function newRungs(ladder: readonly Rung[], friends: Friends, reached: ReadonlySet<string>): Rung[] {
  return [...ladder]
    .sort((one, other) => one.friends - other.friends)
    .filter((rung) => friends[rung.counted] >= rung.friends && !reached.has(rungKey(rung)));
}

/** The rung that asks for the fewest friends more; null at the end of the ladder. */
export function nextRung(
  ladder: readonly Rung[],
  friends: Friends,
  reached: ReadonlySet<string>,
): { readonly rung: Rung; readonly left: number } | null {
  const open = ladder
    .filter((rung) => !reached.has(rungKey(rung)) && friends[rung.counted] < rung.friends)
    .map((rung) => ({ rung, left: rung.friends - friends[rung.counted] }))
    .sort((one, other) => one.left - other.left || one.rung.friends - other.rung.friends);
  return open[0] ?? null;
}

/**
 * Whether a friend of this tier is a VIP. Above the lowest tier everybody is. Where friends are made members of the lowest
 * tier as a gift (the spa's gold), being one is what VIP means there, and a first purchase makes it more than a card.
 */
export function isVip(
  { tiers, referral }: Pick<Programme, 'tiers' | 'referral'>,
  friend: { readonly tier: string; readonly hasBought: boolean },
): boolean {
  const rank = tiers.findIndex(({ code }) => code === friend.tier);
  if (rank > 0) return true;
  const lowest = tiers[0]?.code;
  const startsAtLowest =
    tiers.length === 1 || (referral?.friend ?? []).some((gift) => gift.kind === 'tier' && gift.code === lowest);
  return rank === 0 && startsAtLowest && friend.hasBought;
}
