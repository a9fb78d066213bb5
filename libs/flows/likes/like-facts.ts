// What is known of those who like a look, and of whom they give their likes to: what the counting judges by.
import type { MemberId } from '@guike/kernel';
import {
  type CountingRules,
  type LikeFacts,
  type LikesGiven,
  type LookRow,
  RING_DAYS,
  RING_PEOPLE,
  ringAround,
} from '@guike/looks';
import { everyIdOf, keepersOf } from '@guike/members';
import { type Tx, rows } from '@guike/platform';
import type { Programme } from '@guike/programme';

type LookRules = NonNullable<Programme['looks']>;

interface LikeRow {
  readonly identityId: string;
  readonly keeper: MemberId | null;
  readonly likedAt: Date;
  readonly isStaff: boolean;
  readonly isMember: boolean;
  readonly knownSince: Date | null;
  readonly risk: number | null;
  readonly network: string | null;
}

/** A look with its window as the counting needs it. */
export type CountedLook = Pick<LookRow, 'memberId' | 'id' | 'state' | 'endedAt'> & { readonly closesAt: Date };

export interface CountingInput {
  readonly likes: readonly LikeFacts[];
  readonly rules: CountingRules;
}

/** Likes before it count: the end of the window, or when the look was withdrawn. */
const untilOf = ({ endedAt, closesAt }: CountedLook): Date => (endedAt && endedAt < closesAt ? endedAt : closesAt);

/**
 * The likes of a look as they stand at the end of its window, whenever this is asked after it: what was taken back later
 * still stands, and what came later is not among them.
 */
export async function countingInput(
  tx: Tx,
  look: CountedLook,
  { youngestAccountDays, ringPercent }: Pick<LookRules, 'youngestAccountDays' | 'ringPercent'>,
): Promise<CountingInput> {
  const owner = (await keepersOf(tx, look.memberId)).at(-1) ?? look.memberId;
  const until = untilOf(look);
  const likes = (await readLikes(tx, look, until)).map((row) => factsOf(row, owner));
  const ring = ringAround(owner, await readGiven(tx, owner, until), ringPercent);
  return { likes, rules: { youngestAccountDays, until, takenDown: look.state === 'taken_down', ring } };
}

function factsOf(row: LikeRow, owner: MemberId): LikeFacts {
  const { identityId, keeper, likedAt, isStaff, isMember, knownSince, risk, network } = row;
  // Whoever is gone from the records is taken as met at the like.
  const since = knownSince ?? likedAt;
  const personId = keeper ?? identityId;
  return { personId, likedAt, isOwner: keeper === owner, isStaff, isMember, knownSince: since, risk, network };
}

/** Somebody works here when an account of the shop's names the phone of their card. */
async function readLikes(tx: Tx, { memberId, id }: CountedLook, until: Date): Promise<LikeRow[]> {
  return rows<LikeRow>(
    tx,
    `SELECT l.identity_id AS "identityId", k.id AS keeper, l.liked_at AS "likedAt", r.rank AS risk,
       encode(l.address_index, 'hex') AS network, least(i.created_at, k.created_at) AS "knownSince",
       coalesce(k.state IN ('active', 'frozen'), false) AS "isMember",
       EXISTS (SELECT FROM member_phone p JOIN staff s ON s.phone_index = p.phone_index
         WHERE p.member_id = k.id AND s.active) AS "isStaff"
     FROM look_like l LEFT JOIN wechat_identity i ON i.id = l.identity_id
       LEFT JOIN member k ON k.id = member_keeper(i.member_id)
       LEFT JOIN person_risk r ON r.identity_id = l.identity_id
     WHERE l.member_id = $1 AND l.look_id = $2 AND l.liked_at < $3 AND (l.taken_back_at IS NULL OR l.taken_back_at >= $3)`,
    [memberId, id, until],
  );
}

/**
 * Likes given by the owner, by those who like the owner, and by those whom the owner likes; of people who show looks
 * themselves, since nobody else can be in a ring. And by those whom one after the other likes most: a circle is found by them.
 */
async function readGiven(tx: Tx, owner: MemberId, until: Date): Promise<LikesGiven[]> {
  const since = new Date(until.getTime() - RING_DAYS * 86_400_000);
  return rows<LikesGiven>(
    tx,
    `WITH RECURSIVE favourite AS (
       SELECT unnest($1::uuid[]) AS member_id, 1 AS step
       UNION ALL SELECT most.member_id, step + 1 FROM favourite f, LATERAL (
         SELECT l.member_id FROM wechat_identity i JOIN look_like l ON l.identity_id = i.id
         WHERE i.member_id = f.member_id AND l.liked_at >= $2 AND l.liked_at < $3
         GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1) most
       WHERE step < ${RING_PEOPLE}),
     around AS (
       SELECT i.member_id FROM look_like l JOIN wechat_identity i ON i.id = l.identity_id
       WHERE l.member_id = ANY ($1::uuid[]) AND l.liked_at >= $2 AND l.liked_at < $3
         AND EXISTS (SELECT FROM look k WHERE k.member_id = i.member_id)
       UNION SELECT l.member_id FROM wechat_identity i JOIN look_like l ON l.identity_id = i.id
       WHERE i.member_id = ANY ($1::uuid[]) AND l.liked_at >= $2 AND l.liked_at < $3
       UNION SELECT member_id FROM favourite)
     SELECT member_keeper(i.member_id) AS "from", member_keeper(l.member_id) AS "to", count(*) AS likes
     FROM wechat_identity i JOIN look_like l ON l.identity_id = i.id
     WHERE i.member_id IN (SELECT member_id FROM around) AND l.liked_at >= $2 AND l.liked_at < $3
     GROUP BY 1, 2`,
    [await everyIdOf(tx, owner), since, until],
  );
}
