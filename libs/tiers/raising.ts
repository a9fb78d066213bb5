// A tier that is given rather than earned by the rules: for friends brought, or for having come by one. It stays until a
// review finds that it is not kept. Source: product.md, Referral; Tiers (relative rules).
import type { BusinessDay, MemberId } from '@guike/kernel';
import { type Tx, rows } from '@guike/platform';
import type { ProgrammeVersion } from '@guike/programme';
import { rankOf } from './deciding';
import type { TierRow } from './tier-row';
import { type TierOutcome, decideAndWrite } from './write-decision';

export interface Raising {
  readonly memberId: MemberId;
  /** A tier by its code, or so many above what is earned, at most the highest. */
  readonly to: { readonly tier: string } | { readonly up: number };
  /** What it is given for: the friend, or the rung. */
  readonly causeId: string;
  readonly programme: ProgrammeVersion;
  readonly today: BusinessDay;
  readonly now: Date;
}

/** Null where it is no higher than what is earned already, or the member has no tier. The caller holds the member's lock. */
export async function raiseTier(tx: Tx, raising: Raising): Promise<TierOutcome | null> {
  const { memberId, to, causeId, programme, today, now } = raising;
  const [row] = await rows<TierRow>(tx, `SELECT r.* FROM member_tier t, tier_rolled(t, $2) r WHERE t.member_id = $1`, [
    memberId,
    today,
  ]);
  if (!row) return null;
  const { tiers } = programme.body;
  const held = rankOf(tiers, row.earned_tier ?? row.tier);
  const rank = 'tier' in to ? rankOf(tiers, to.tier) : Math.min(held + to.up, tiers.length - 1);
  const least = tiers[rank]?.code;
  if (rank <= held || least === undefined) return null;
  const cause = { cause: 'referral', causeId, programme, today, day: today } as const;
  return decideAndWrite(tx, memberId, row, { least }, cause, now);
}
