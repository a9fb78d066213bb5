// Whether somebody may redeem a reward, and what it gives back of the spend that earned its points. Pure. Source:
// product.md, Points (reward catalogue).
import type { obstacles } from '@guike/contracts/http';
import type { BusinessDay, Fen, MemberState, Points } from '@guike/kernel';
import type { Programme } from '@guike/programme';
import { type RewardWindow, isOpenOn } from './windows';

/** What stands in the way besides the points, which the ledger alone can tell. */
export type Obstacle = Exclude<(typeof obstacles)[number], 'POINTS_INSUFFICIENT'>;

/** What of a reward decides. */
export interface RewardRules {
  readonly state: 'draft' | 'on' | 'off';
  readonly stock: number | null;
  readonly taken: number;
  readonly perMember: number | null;
  readonly minTier: string | null;
  readonly windows: readonly RewardWindow[];
}

/** What of a person decides. `mine`: how many of this reward they have fetched or may still fetch. */
export interface Redeemer {
  readonly state: MemberState;
  readonly tier: string | null;
  readonly mine: number;
}

/** The first thing that stands in the way on a business day; null for nothing. `tiers`: from the lowest up. */
export function obstacleTo(
  reward: RewardRules,
  who: Redeemer,
  today: BusinessDay,
  tiers: Programme['tiers'],
): Obstacle | null {
  if (who.state === 'frozen') return 'ACCOUNT_FROZEN';
  if (who.state !== 'active') return 'MEMBERS_ONLY';
  if (reward.state !== 'on' || !isOpenOn(reward.windows, today)) return 'REWARD_CLOSED';
  if (reward.stock !== null && reward.taken >= reward.stock) return 'REWARD_SOLD_OUT';
  if (!reaches(who.tier, reward.minTier, tiers)) return 'REWARD_TIER';
  if (reward.perMember !== null && who.mine >= reward.perMember) return 'REWARD_LIMIT';
  return null;
}

/** A tier that the programme no longer has is reached by nobody. */
function reaches(tier: string | null, minimum: string | null, tiers: Programme['tiers']): boolean {
  if (minimum === null) return true;
  const rankOf = (code: string | null) => tiers.findIndex((each) => each.code === code);
  return rankOf(minimum) >= 0 && rankOf(tier) >= rankOf(minimum);
}

type Earning = Pick<Programme['points'], 'unitFen' | 'pointsPerUnit'>;

/** The least ordinary spend that earns these points, in fen. Source: programmes.md, counter. */
export function spendFor(points: Points, { unitFen, pointsPerUnit }: Earning): Fen {
  return Math.ceil(points / pointsPerUnit) * unitFen;
}

/** The value of the goods as a part of the ordinary spend that earns their points. Source: programmes.md, counter. */
export function returnShare(
  { points, valueFen }: { readonly points: Points; readonly valueFen: Fen },
  { unitFen, pointsPerUnit }: Earning,
): number {
  return (valueFen * pointsPerUnit) / (points * unitFen);
}
