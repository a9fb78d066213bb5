// Likes: one row for each person and look, which no other like touches. What is shown is counted from the rows.
import { Inject, Injectable } from '@nestjs/common';
import { type Clock, type MemberId, networkOf } from '@guike/kernel';
import { CLOCK, Keys, type Tx, inetOf, rows } from '@guike/platform';
import { isShown } from './looks.service';

export interface Liker {
  /** The WeChat identity that likes. */
  readonly identityId: string;
  /** Where the request came from. */
  readonly address: string;
}

/** How a look's likes stand for somebody. */
export interface Liking {
  readonly likes: number;
  readonly liked: boolean;
}

/** Somebody of whom WeChat is to be asked. */
export interface RiskWish {
  readonly identityId: string;
  readonly clientIp: string;
  readonly wantedAt: Date;
}

/** What WeChat thought is good for so long. */
const RISK_DAYS = 7;

@Injectable()
export class LikesService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly keys: Keys,
  ) {}

  /**
   * Somebody likes a look that everybody may see; again changes nothing, and after it was taken back it is a new like.
   * False where there is no such look. One statement, and no row of anybody else's is locked by it. After the window the
   * network is nobody's business: nothing would forget it; and a store's own line, which the store has told us, says nothing.
   */
  async like(tx: Tx, lookId: string, { identityId, address }: Liker): Promise<boolean> {
    const [found] = await rows(
      tx,
      `WITH shown AS (
         SELECT l.member_id, l.id, l.closes_at > $3 AS counts FROM look_key k JOIN look l ON l.member_id = k.member_id AND l.id = k.look_id
         WHERE k.look_id = $1 AND ${isShown}),
       liked AS (
         INSERT INTO look_like AS o (member_id, look_id, identity_id, liked_at, address_index)
         SELECT member_id, id, $2, $3, CASE WHEN counts AND NOT EXISTS (
           SELECT FROM store_network n WHERE n.network >>= $6::inet) THEN $4::bytea END FROM shown
         ON CONFLICT (member_id, look_id, identity_id) DO UPDATE
           SET liked_at = excluded.liked_at, address_index = excluded.address_index, taken_back_at = NULL
           WHERE o.taken_back_at IS NOT NULL),
       wanted AS (
         INSERT INTO person_risk AS r (identity_id, client_ip, wanted_at) SELECT $2, $5, $3 FROM shown
         ON CONFLICT (identity_id) DO UPDATE SET client_ip = excluded.client_ip, wanted_at = excluded.wanted_at
           WHERE r.wanted_at IS NULL AND r.asked_at < $3::timestamptz - make_interval(days => ${RISK_DAYS}))
       SELECT member_id FROM shown`,
      [lookId, identityId, this.clock.now(), this.addressIndex(address), address, inetOf(address)],
    );
    return found !== undefined;
  }

  /** Takes a like back; again changes nothing. Its row stays: what somebody has liked is looked at for rings. */
  async takeBack(tx: Tx, lookId: string, identityId: string): Promise<void> {
    await rows(
      tx,
      `UPDATE look_like SET taken_back_at = $3 FROM look_key k WHERE k.look_id = $1 AND look_like.member_id = k.member_id
         AND look_like.look_id = $1 AND look_like.identity_id = $2 AND look_like.taken_back_at IS NULL`,
      [lookId, identityId, this.clock.now()],
    );
  }

  /** How a look's likes stand now; `identityId` is null for whom nothing is known of. */
  async liking(tx: Tx, lookId: string, identityId: string | null): Promise<Liking> {
    const found = (await this.likings(tx, [lookId], identityId)).get(lookId);
    return found ?? { likes: 0, liked: false };
  }

  /** The same of several looks; those that nobody likes are missing. */
  async likings(tx: Tx, lookIds: readonly string[], identityId: string | null): Promise<ReadonlyMap<string, Liking>> {
    const found = await rows<Liking & { id: string }>(
      tx,
      `SELECT look_id AS id, count(*) AS likes, coalesce(bool_or(identity_id = $2), false) AS liked FROM look_like
       WHERE look_id = ANY ($1::uuid[]) AND taken_back_at IS NULL GROUP BY look_id`,
      [lookIds, identityId],
    );
    return new Map(found.map(({ id, ...liking }) => [id, liking]));
  }

  /** Of whom WeChat is to be asked, the longest waiting first. */
  async risksWanted(tx: Tx, limit: number): Promise<RiskWish[]> {
    return rows<RiskWish>(
      tx,
      `SELECT identity_id AS "identityId", client_ip AS "clientIp", wanted_at AS "wantedAt" FROM person_risk
       WHERE wanted_at IS NOT NULL ORDER BY greatest(wanted_at, asked_at) LIMIT $1`,
      [limit],
    );
  }

  /** There was no answer this time: others come first now. */
  async putOffRisk(tx: Tx, identityId: string): Promise<void> {
    await rows(tx, `UPDATE person_risk SET asked_at = $2 WHERE identity_id = $1`, [identityId, this.clock.now()]);
  }

  /** Keeps what WeChat thinks, null for no answer, and forgets the address. */
  async keepRisk(tx: Tx, identityId: string, rank: number | null): Promise<void> {
    await rows(
      tx,
      `UPDATE person_risk SET rank = $2, client_ip = NULL, wanted_at = NULL, asked_at = $3 WHERE identity_id = $1`,
      [identityId, rank, this.clock.now()],
    );
  }

  /** The networks that a look's likes came from: nobody needs them once they are counted. */
  async forgetNetworks(tx: Tx, memberId: MemberId, lookId: string): Promise<void> {
    await rows(
      tx,
      `UPDATE look_like SET address_index = NULL WHERE member_id = $1 AND look_id = $2 AND address_index IS NOT NULL`,
      [memberId, lookId],
    );
  }

  private addressIndex(address: string): Buffer {
    return this.keys.blindIndex(`like-network/${networkOf(address)}`);
  }
}
