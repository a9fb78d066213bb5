// Redemptions: one is made with its code, handed out once or lapsed, and never both.
import { Inject, Injectable } from '@nestjs/common';
import type { BusinessDay, Clock, Fen, MemberId, Points, RedemptionId, RewardId, StoreId } from '@guike/kernel';
import { CLOCK, type Tx, rows } from '@guike/platform';
import { newRedemptionCode } from './redemption-code';

export interface NewRedemption {
  readonly memberId: MemberId;
  readonly id: RedemptionId;
  readonly rewardId: RewardId;
  /** As the reward is called now, and what it costs and is worth. */
  readonly name: string;
  readonly points: Points;
  readonly valueFen: Fen;
  readonly redeemedAt: Date;
  /** The last day on which it is handed out. */
  readonly expiresOn: BusinessDay;
}

export interface Redemption extends NewRedemption {
  readonly state: 'open' | 'verified' | 'lapsed';
  readonly code: string;
  readonly picture: string | null;
  readonly verifiedAt: Date | null;
  readonly verifiedByKind: 'till' | 'staff' | null;
  readonly verifiedBy: string | null;
}

/** Who hands out: the till or the person, and in which store. */
export interface Verification {
  readonly kind: 'till' | 'staff';
  readonly by: string;
  readonly storeId: StoreId | null;
}

export interface DueRedemption {
  readonly memberId: MemberId;
  readonly id: RedemptionId;
}

/** A redemption as a line of its reward's list: in the words of the day, and by whom it was handed out. */
export interface ListedRedemption extends Omit<NewRedemption, 'name' | 'rewardId'> {
  readonly state: 'open' | 'verified' | 'lapsed';
  readonly verifiedAt: Date | null;
  readonly verifiedByKind: 'till' | 'staff' | null;
  readonly verifiedBy: string | null;
  readonly storeId: StoreId | null;
}

const selected = `r.member_id AS "memberId", r.id, r.reward_id AS "rewardId", r.name, r.points, r.value_fen AS "valueFen",
  r.state, r.redeemed_at AS "redeemedAt", r.expires_on AS "expiresOn", r.verified_at AS "verifiedAt",
  r.verified_by_kind AS "verifiedByKind", r.verified_by AS "verifiedBy", c.code, w.picture_key AS picture`;
const joined = `redemption r
  JOIN redemption_code c ON c.member_id = r.member_id AND c.redemption_id = r.id
  JOIN reward w ON w.id = r.reward_id`;

@Injectable()
export class RedemptionsService {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /**
   * What a member has of a reward (fetched, or still to be fetched), and for which reward this id stands already, if
   * for any. The caller holds the member's lock.
   */
  async before(
    tx: Tx,
    wish: Pick<NewRedemption, 'memberId' | 'id' | 'rewardId'>,
    today: BusinessDay,
  ): Promise<{ readonly mine: number; readonly rewardOfId: RewardId | null }> {
    const [row] = await rows<{ mine: number; rewardOfId: RewardId | null }>(
      tx,
      `SELECT count(*) FILTER (WHERE reward_id = $3 AND (state = 'verified' OR (state = 'open' AND expires_on >= $4)))
           AS mine, (array_agg(reward_id) FILTER (WHERE id = $2))[1] AS "rewardOfId"
       FROM redemption WHERE member_id = $1`,
      [wish.memberId, wish.id, wish.rewardId, today],
    );
    return row ?? { mine: 0, rewardOfId: null };
  }

  /** Takes one of a claimed reward and answers the code. Postgres refuses one beyond the stock. */
  async take(tx: Tx, made: NewRedemption): Promise<string> {
    for (;;) {
      const code = newRedemptionCode();
      const { memberId, id, rewardId, name, points, valueFen, redeemedAt, expiresOn } = made;
      const written = await rows(
        tx,
        `WITH new_code AS (INSERT INTO redemption_code (code, member_id, redemption_id) VALUES ($1, $2, $3)
           ON CONFLICT (code) DO NOTHING RETURNING code),
         taken AS (UPDATE reward SET taken = taken + 1 FROM new_code WHERE id = $4)
         INSERT INTO redemption (member_id, id, reward_id, name, points, value_fen, state, redeemed_at, expires_on)
           SELECT $2, $3, $4, $5, $6, $7, 'open', $8, $9 FROM new_code RETURNING id`,
        [code, memberId, id, rewardId, name, points, valueFen, redeemedAt, expiresOn],
      );
      if (written.length === 1) return code;
    }
  }

  async find(tx: Tx, memberId: MemberId, id: RedemptionId): Promise<Redemption | null> {
    const found = await rows<Redemption>(tx, `SELECT ${selected} FROM ${joined} WHERE r.member_id = $1 AND r.id = $2`, [
      memberId,
      id,
    ]);
    return found[0] ?? null;
  }

  /** Claims the redemption of a code until the transaction ends. */
  async claimByCode(tx: Tx, code: string): Promise<Redemption | null> {
    const found = await rows<Redemption>(tx, `SELECT ${selected} FROM ${joined} WHERE c.code = $1 FOR UPDATE OF r`, [
      code,
    ]);
    return found[0] ?? null;
  }

  /** Claims a redemption until the transaction ends. */
  async claim(tx: Tx, { memberId, id }: DueRedemption): Promise<Redemption | null> {
    const found = await rows<Redemption>(
      tx,
      `SELECT ${selected} FROM ${joined} WHERE r.member_id = $1 AND r.id = $2 FOR UPDATE OF r`,
      [memberId, id],
    );
    return found[0] ?? null;
  }

  /** A claimed, open redemption was handed out. Answers when. */
  async verify(tx: Tx, { memberId, id }: DueRedemption, { kind, by, storeId }: Verification): Promise<Date> {
    const now = this.clock.now();
    await rows(
      tx,
      `UPDATE redemption SET state = 'verified', verified_at = $3, verified_by_kind = $4, verified_by = $5, store_id = $6
       WHERE member_id = $1 AND id = $2 AND state = 'open'`,
      [memberId, id, now, kind, by, storeId],
    );
    return now;
  }

  /** A claimed, open redemption was not fetched in time. */
  async lapse(tx: Tx, { memberId, id }: DueRedemption): Promise<void> {
    await rows(tx, `UPDATE redemption SET state = 'lapsed' WHERE member_id = $1 AND id = $2 AND state = 'open'`, [
      memberId,
      id,
    ]);
  }

  /** Open redemptions whose last day is over, the longest first. An index holds just the open ones. */
  async due(tx: Tx, today: BusinessDay, most: number): Promise<DueRedemption[]> {
    return rows<DueRedemption>(
      tx,
      `SELECT member_id AS "memberId", id FROM redemption WHERE state = 'open' AND expires_on < $1
       ORDER BY expires_on, member_id, id LIMIT $2`,
      [today, most],
    );
  }

  /** A member's redemptions below the one of this id: those that may still be fetched first, then the newest. */
  async page(
    tx: Tx,
    memberId: MemberId,
    today: BusinessDay,
    { after, limit }: { readonly after: RedemptionId | null; readonly limit: number },
  ): Promise<Redemption[]> {
    const order = `(state = 'open' AND expires_on >= $2), redeemed_at, id`;
    const ofRow = `(r.state = 'open' AND r.expires_on >= $2)`;
    return rows<Redemption>(
      tx,
      `SELECT ${selected} FROM ${joined} WHERE r.member_id = $1 AND ($3::uuid IS NULL
         OR (${ofRow}, r.redeemed_at, r.id) < (SELECT ${order} FROM redemption WHERE member_id = $1 AND id = $3))
       ORDER BY ${ofRow} DESC, r.redeemed_at DESC, r.id DESC LIMIT $4`,
      [memberId, today, after, limit],
    );
  }

  /**
   * Redemptions of a reward that come after the one given, the newest first; `state` as it is today, though nothing has
   * come by to let what is due lapse. `of`: a statement whose rows are the ids of the members that count, `$7` its value.
   */
  async ofReward(
    tx: Tx,
    rewardId: RewardId,
    today: BusinessDay,
    page: {
      readonly after: { readonly redeemedAt: Date; readonly id: RedemptionId } | null;
      readonly state: Redemption['state'] | null;
      readonly limit: number;
      readonly of: { readonly members: (place: string) => string; readonly storeId: StoreId } | null;
    },
  ): Promise<ListedRedemption[]> {
    const { after, state, limit, of } = page;
    const now = `CASE WHEN r.state = 'open' AND r.expires_on < $2 THEN 'lapsed' ELSE r.state END`;
    return rows<ListedRedemption>(
      tx,
      `SELECT r.member_id AS "memberId", r.id, r.points, r.value_fen AS "valueFen", ${now} AS state,
         r.redeemed_at AS "redeemedAt", r.expires_on AS "expiresOn", r.verified_at AS "verifiedAt",
         r.verified_by_kind AS "verifiedByKind", r.verified_by AS "verifiedBy", r.store_id AS "storeId"
       FROM redemption r
       WHERE r.reward_id = $1 AND ($3::text IS NULL OR ${now} = $3)
         AND ($4::timestamptz IS NULL OR (r.redeemed_at, r.id) < ($4, $5::uuid))
         ${of === null ? '' : `AND r.member_id IN (${of.members('$7')})`}
       ORDER BY r.redeemed_at DESC, r.id DESC LIMIT $6`,
      [rewardId, today, state, after?.redeemedAt ?? null, after?.id ?? null, limit, ...(of ? [of.storeId] : [])],
    );
  }
}
