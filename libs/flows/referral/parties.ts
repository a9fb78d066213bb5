// Who both sides of a referral are by now, through every merge, under their locks.
import type { BusinessDay, MemberId } from '@guike/kernel';
import { everyIdOf, keepersOf } from '@guike/members';
import type { Tx } from '@guike/platform';
import type { Referral } from '@guike/referrals';
import { type Standing, lockMembers, requireNotMerged } from '../standing';

/** One person: who they are now, and everybody whom they have ever been, the present one first. */
export interface Party {
  readonly id: MemberId;
  readonly names: readonly MemberId[];
}

export interface Parties {
  readonly friend: Party;
  /** Null for one of the staff. */
  readonly referrer: Party | null;
  readonly isOnePerson: boolean;
}

/** Both sides as they are known now. */
export async function partiesOf(tx: Tx, { friendId, referrerId }: Pick<Referral, 'friendId' | 'referrerId'>) {
  const friend = await partyOf(tx, friendId);
  const referrer = referrerId === null ? null : await partyOf(tx, referrerId);
  return { friend, referrer, isOnePerson: referrer?.id === friend.id } satisfies Parties;
}

/**
 * Locks both, and other accounts that something was booked to, in the order of their ids. Error: UNAVAILABLE (one of both
 * was merged at this very moment).
 */
export async function lockParties(
  tx: Tx,
  { friend, referrer }: Parties,
  others: readonly MemberId[],
  today: BusinessDay,
): Promise<{ readonly friend: Standing; readonly referrer: Standing | null }> {
  const ids = [friend.id, ...(referrer === null ? [] : [referrer.id]), ...others];
  const standings = await lockMembers(tx, ids, today);
  const friendStanding = standings.get(friend.id);
  if (!friendStanding) throw new Error('a lock that answers nothing');
  for (const [id, standing] of standings)
    if (id === friend.id || id === referrer?.id) await requireNotMerged(tx, id, standing);
  return { friend: friendStanding, referrer: referrer === null ? null : (standings.get(referrer.id) ?? null) };
}

/** Who somebody is now, and whom they have been. */
export async function partyOf(tx: Tx, memberId: MemberId): Promise<Party> {
  const id = (await keepersOf(tx, memberId)).at(-1) ?? memberId;
  return { id, names: await everyIdOf(tx, id) };
}
