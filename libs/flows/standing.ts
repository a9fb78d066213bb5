// Where a person stands: state, tier, points. Read with or without holding their lock.
import { type BusinessDay, DomainError, type MemberId, type MemberState } from '@guike/kernel';
import { keepersOf } from '@guike/members';
import { type Tx, rows } from '@guike/platform';
import { type TierFacts, type TierRow, factsOf } from '@guike/tiers';

/** Points less what is due to expire; `pending` is the part of the balance that may not be used yet. */
export interface Standing {
  readonly state: MemberState;
  readonly joinedAt: Date | null;
  readonly tier: string | null;
  /** What of the next tier is reached; null before joining, and where only the lock was looked at. */
  readonly facts: TierFacts | null;
  readonly balance: number;
  readonly owed: number;
  readonly pending: number;
}

interface StandingRow {
  state: MemberState;
  joined_at: Date | null;
  tier: string | null;
  /** The row with its windows moved to today. */
  facts?: TierRow | null;
  balance: number;
  owed: number;
  pending: number;
}

const asStanding = ({ state, joined_at, tier, balance, owed, pending, facts }: StandingRow, today: BusinessDay) => ({
  ...{ state, joinedAt: joined_at, tier, balance, owed, pending },
  facts: facts ? factsOf(facts, today) : null,
});

/** Takes the member's lock until the transaction ends, then looks. Every writing flow does this after claiming its source. */
export async function lockMember(tx: Tx, memberId: MemberId, today: BusinessDay): Promise<Standing> {
  const standing = (await lockMembers(tx, [memberId], today)).get(memberId);
  if (!standing) throw new Error('a lock that answers nothing');
  return standing;
}

/** Locks several members in one round trip, in the order of their ids, so that two batches cannot wait for each other. */
export async function lockMembers(
  tx: Tx,
  memberIds: readonly MemberId[],
  today: BusinessDay,
): Promise<Map<MemberId, Standing>> {
  const ids = [...new Set(memberIds)].sort();
  if (ids.length === 0) return new Map();
  const found = await rows<StandingRow & { id: MemberId }>(
    tx,
    ids.length === 1
      ? `SELECT m.id, l.* FROM unnest($1::uuid[]) AS m(id), LATERAL member_lock(m.id, $2) AS l`
      : `SELECT * FROM member_lock_many($1, $2)`,
    [ids, today],
  );
  if (found.length < ids.length) throw new Error('a lock that answers nothing');
  return new Map(found.map(({ id, ...row }) => [id, asStanding(row, today)]));
}

/**
 * Somebody may have been found to be another while it was waited for their lock: asked again, the look-up leads to who
 * they are now. Looked at under the lock only. Error: UNAVAILABLE.
 */
export async function requireNotMerged(tx: Tx, memberId: MemberId, { state }: Pick<Standing, 'state'>): Promise<void> {
  if (state === 'exited' && (await keepersOf(tx, memberId)).length > 0) throw new DomainError('UNAVAILABLE');
}

/** Who somebody is now, through every merge, under their lock. Error: UNAVAILABLE (merged at this very moment). */
export async function lockKeeper(
  tx: Tx,
  memberId: MemberId,
  today: BusinessDay,
): Promise<{ readonly id: MemberId; readonly standing: Standing }> {
  const id = (await keepersOf(tx, memberId)).at(-1) ?? memberId;
  const standing = await lockMember(tx, id, today);
  await requireNotMerged(tx, id, standing);
  return { id, standing };
}

/** Looks without locking; null for nobody. */
export async function readStanding(tx: Tx, memberId: MemberId, today: BusinessDay): Promise<Standing | null> {
  const [row] = await rows<StandingRow>(
    tx,
    `SELECT m.state, m.joined_at, t.tier, a.balance - point_due(a, $2) AS balance, a.owed,
       point_pending(a, $2) AS pending,
       CASE WHEN t.member_id IS NOT NULL THEN to_jsonb(tier_rolled(t, $2)) END AS facts
     FROM member m JOIN point_account a ON a.member_id = m.id LEFT JOIN member_tier t ON t.member_id = m.id
     WHERE m.id = $1`,
    [memberId, today],
  );
  return row ? asStanding(row, today) : null;
}
