// Claims by screenshot: what a member showed, what it looks like, and what the store said of it.
import { Inject, Injectable } from '@nestjs/common';
import type { BusinessDay, Clock, MemberId, Points, StaffId, StoreId } from '@guike/kernel';
import { CLOCK, type Tx, rows } from '@guike/platform';

export type LookClaimState = 'waiting' | 'second' | 'approved' | 'refused';

export interface LookClaim {
  readonly memberId: MemberId;
  readonly id: string;
  /** Names the post: one claim for each that is not refused. */
  readonly post: string;
  readonly lookId: string | null;
  readonly activity: string | null;
  readonly storeId: StoreId;
  /** As the member counted. */
  readonly likes: number;
  /** See `pictureHash`. */
  readonly pictureHash: string;
  /** Names its file in the storage; null once that is deleted. */
  readonly fileKey: string | null;
  readonly filedOn: BusinessDay;
  readonly filedAt: Date;
  readonly state: LookClaimState;
  /** As the store counted; null while nobody has. */
  readonly approvedLikes: number | null;
  /** Who was the first of the two where two have to look. */
  readonly firstBy: StaffId | null;
  readonly decidedBy: StaffId | null;
  readonly decidedAt: Date | null;
  readonly refusal: string | null;
  readonly points: Points | null;
}

export type NewLookClaim = Pick<
  LookClaim,
  'memberId' | 'id' | 'post' | 'lookId' | 'activity' | 'storeId' | 'likes' | 'pictureHash' | 'filedOn'
> & { readonly fileKey: string };

export interface ClaimFilter {
  readonly memberIds: readonly MemberId[] | null;
  readonly storeId: StoreId | null;
  /** Those that are to be decided, the oldest first; else all, the newest first. */
  readonly open: boolean;
  readonly after: string | null;
  readonly limit: number;
}

/** A claim whose picture looks like another's. */
export type SimilarClaim = Pick<LookClaim, 'memberId' | 'id' | 'state' | 'filedOn'> & { readonly of: string };

/** So many of 64 bits may differ in what is still the same picture. */
export const SAME_PICTURE = 5;
/** And in what a person should look at. */
export const ALIKE = 12;

const columns = `c.member_id AS "memberId", c.id, c.post, c.look_id AS "lookId", c.activity, c.store_id AS "storeId",
  c.likes, c.picture_hash AS "pictureHash", c.file_key AS "fileKey", c.filed_on AS "filedOn", c.filed_at AS "filedAt",
  c.state, c.approved_likes AS "approvedLikes", c.first_by AS "firstBy", c.decided_by AS "decidedBy",
  c.decided_at AS "decidedAt", c.refusal, c.points`;
export const distance = (a: string, b: string): string => `bit_count(${a}::bit(64) # ${b}::bit(64))`;

@Injectable()
export class LookClaimsService {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** Keeps two members from filing the same picture at once, until the transaction ends. Taken before a member's lock. */
  async queue(tx: Tx): Promise<void> {
    await rows(tx, `SELECT pg_advisory_xact_lock(hashtextextended('look-claims', 0))`);
  }

  /**
   * False where the id is another's: ids are the phone's own, and cursors, the ledger and what looks alike go by them. The
   * caller is alone, see `queue`.
   */
  async insert(tx: Tx, claim: NewLookClaim): Promise<boolean> {
    const { memberId, id, post, lookId, activity, storeId, likes, pictureHash, fileKey, filedOn } = claim;
    const made = await rows(
      tx,
      `INSERT INTO look_claim (member_id, id, post, look_id, activity, store_id, likes, picture_hash, file_key, filed_on,
         filed_at, state)
       SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'waiting'
       WHERE NOT EXISTS (SELECT FROM look_claim WHERE id = $2) RETURNING id`,
      [memberId, id, post, lookId, activity, storeId, likes, pictureHash, fileKey, filedOn, this.clock.now()],
    );
    return made.length === 1;
  }

  async find(tx: Tx, memberIds: readonly MemberId[], id: string): Promise<LookClaim | null> {
    const text = `SELECT ${columns} FROM look_claim c WHERE c.member_id = ANY ($1) AND c.id = $2`;
    return (await rows<LookClaim>(tx, text, [memberIds, id]))[0] ?? null;
  }

  /** Locks one until the transaction ends; null for none. */
  async claim(tx: Tx, memberId: MemberId, id: string): Promise<LookClaim | null> {
    const text = `SELECT ${columns} FROM look_claim c WHERE c.member_id = $1 AND c.id = $2 FOR UPDATE`;
    return (await rows<LookClaim>(tx, text, [memberId, id]))[0] ?? null;
  }

  /** Whether a post is claimed, and how many claims were filed from that day on; of a member under all their names. */
  async before(
    tx: Tx,
    memberIds: readonly MemberId[],
    { post, since }: { readonly post: string; readonly since: BusinessDay },
  ): Promise<{ filed: number; claimed: boolean }> {
    const [found] = await rows<{ filed: number; claimed: boolean }>(
      tx,
      `SELECT count(*) FILTER (WHERE filed_on >= $3) AS filed,
         coalesce(bool_or(post = $2 AND state <> 'refused'), false) AS claimed
       FROM look_claim WHERE member_id = ANY ($1)`,
      [memberIds, post, since],
    );
    return found ?? { filed: 0, claimed: false };
  }

  /** Whether a picture was shown already, by anybody. What was refused to the member may be shown by them again. */
  async isUsed(tx: Tx, memberIds: readonly MemberId[], pictureHash: string): Promise<boolean> {
    const text = `SELECT FROM look_claim c WHERE ${distance('c.picture_hash', '$2')} <= ${SAME_PICTURE}
      AND NOT (c.state = 'refused' AND c.member_id = ANY ($1)) LIMIT 1`;
    return (await rows(tx, text, [memberIds, pictureHash])).length > 0;
  }

  /** The claims whose pictures look like one of these, which `of` names. */
  async alike(tx: Tx, claims: readonly Pick<LookClaim, 'id' | 'pictureHash'>[]): Promise<SimilarClaim[]> {
    if (claims.length === 0) return [];
    return rows<SimilarClaim>(
      tx,
      `SELECT n.id AS "of", c.member_id AS "memberId", c.id, c.state, c.filed_on AS "filedOn"
       FROM unnest($1::uuid[], $2::text[]) AS n(id, hash)
         JOIN look_claim c ON c.id <> n.id AND ${distance('c.picture_hash', 'n.hash')} <= ${ALIKE}
       ORDER BY c.id LIMIT 200`,
      [claims.map(({ id }) => id), claims.map(({ pictureHash }) => pictureHash)],
    );
  }

  async page(tx: Tx, { memberIds, storeId, open, after, limit }: ClaimFilter): Promise<LookClaim[]> {
    const order = open ? ['>', 'ASC'] : ['<', 'DESC'];
    return rows<LookClaim>(
      tx,
      `SELECT ${columns} FROM look_claim c WHERE ($1::uuid[] IS NULL OR c.member_id = ANY ($1))
         AND ($2::uuid IS NULL OR c.store_id = $2) ${open ? 'AND c.decided_at IS NULL' : ''}
         AND ($3::uuid IS NULL OR (c.filed_at, c.id) ${order[0]} (SELECT a.filed_at, a.id FROM look_claim a WHERE a.id = $3))
       ORDER BY c.filed_at ${order[1]}, c.id ${order[1]} LIMIT $4`,
      [memberIds, storeId, after, limit],
    );
  }

  /** The first of two has counted. */
  async passOn(tx: Tx, { memberId, id }: LookClaim, by: StaffId, likes: number): Promise<void> {
    await rows(
      tx,
      `UPDATE look_claim SET state = 'second', approved_likes = $3, first_by = $4 WHERE member_id = $1 AND id = $2`,
      [memberId, id, likes, by],
    );
  }

  async approve(
    tx: Tx,
    { memberId, id }: LookClaim,
    {
      by,
      likes,
      given,
    }: { by: StaffId; likes: number; given: { earnerId: MemberId; points: Points; month: BusinessDay } },
  ): Promise<void> {
    await rows(
      tx,
      `UPDATE look_claim SET state = 'approved', approved_likes = $3, decided_by = $4, decided_at = $5, earner_id = $6,
         points = $7, month = $8 WHERE member_id = $1 AND id = $2`,
      [memberId, id, likes, by, this.clock.now(), given.earnerId, given.points, given.month],
    );
  }

  async refuse(tx: Tx, { memberId, id }: LookClaim, by: StaffId, refusal: string): Promise<void> {
    await rows(
      tx,
      `UPDATE look_claim SET state = 'refused', refusal = $3, decided_by = $4, decided_at = $5
       WHERE member_id = $1 AND id = $2`,
      [memberId, id, refusal, by, this.clock.now()],
    );
  }

  /** Claims decided before then whose pictures are still there. */
  async withFiles(tx: Tx, decidedBefore: Date, limit: number): Promise<LookClaim[]> {
    const text = `SELECT ${columns} FROM look_claim c WHERE c.file_key IS NOT NULL AND c.decided_at < $1
      ORDER BY c.decided_at LIMIT $2`;
    return rows<LookClaim>(tx, text, [decidedBefore, limit]);
  }

  /** Its file is deleted. */
  async fileGone(tx: Tx, { memberId, id }: Pick<LookClaim, 'memberId' | 'id'>): Promise<void> {
    await rows(tx, `UPDATE look_claim SET file_key = NULL WHERE member_id = $1 AND id = $2`, [memberId, id]);
  }
}
