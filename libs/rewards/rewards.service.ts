// The catalogue: what is on offer, what the office keeps, and the claim that comes before a redemption.
import { Inject, Injectable } from '@nestjs/common';
import type { BusinessDay, Clock, Fen, MemberId, Points, RewardId } from '@guike/kernel';
import { CLOCK, type Tx, rows } from '@guike/platform';
import type { RewardRules } from './redeeming';
import type { RewardWindow } from './windows';

/** What head office sets. `stock`: how many in all, those given out included; null: without limit. */
export interface RewardTerms {
  readonly name: string;
  readonly description: string;
  readonly picture: string | null;
  readonly points: Points;
  readonly valueFen: Fen;
  readonly stock: number | null;
  readonly perMember: number | null;
  readonly minTier: string | null;
  readonly windows: readonly RewardWindow[];
}

/** `taken`: redeemed and not lapsed. `version` counts what head office changed. */
export interface Reward extends RewardTerms, RewardRules {
  readonly id: RewardId;
  readonly windows: readonly RewardWindow[];
  readonly stock: number | null;
  readonly perMember: number | null;
  readonly minTier: string | null;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** `mine`: how many of it the member has fetched or may still fetch. */
export interface OfferedReward extends Reward {
  readonly mine: number;
}

const columns = `w.id, w.name, w.description, w.picture_key AS picture, w.points, w.value_fen AS "valueFen", w.stock,
  w.taken, w.per_member AS "perMember", w.min_tier AS "minTier", w.windows, w.state, w.version,
  w.created_at AS "createdAt", w.updated_at AS "updatedAt"`;

const valuesOf = (terms: RewardTerms): unknown[] => [
  terms.name,
  terms.description,
  terms.picture,
  terms.points,
  terms.valueFen,
  terms.stock,
  terms.perMember,
  terms.minTier,
  JSON.stringify(terms.windows),
];

@Injectable()
export class RewardsService {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** Everything on offer, and of each how many a member has. */
  async onOffer(tx: Tx, memberId: MemberId, today: BusinessDay): Promise<OfferedReward[]> {
    return rows<OfferedReward>(
      tx,
      `SELECT ${columns}, coalesce(r.n, 0) AS mine
       FROM reward w LEFT JOIN (SELECT reward_id, count(*) AS n FROM redemption
         WHERE member_id = $1 AND (state = 'verified' OR (state = 'open' AND expires_on >= $2)) GROUP BY reward_id) r
         ON r.reward_id = w.id
       WHERE w.state = 'on'`,
      [memberId, today],
    );
  }

  /** Claims a reward until the transaction ends: nobody else takes of it or changes it meanwhile. */
  async claim(tx: Tx, id: RewardId): Promise<Reward | null> {
    const [row] = await rows<Reward>(tx, `SELECT ${columns} FROM reward w WHERE w.id = $1 FOR NO KEY UPDATE`, [id]);
    return row ?? null;
  }

  /** One lapsed: there is one more. Claims the reward as well. */
  async giveBack(tx: Tx, id: RewardId): Promise<void> {
    await rows(tx, `UPDATE reward SET taken = taken - 1 WHERE id = $1`, [id]);
  }

  async find(tx: Tx, id: RewardId): Promise<Reward | null> {
    const [row] = await rows<Reward>(tx, `SELECT ${columns} FROM reward w WHERE w.id = $1`, [id]);
    return row ?? null;
  }

  /** Rewards older than the one of this id, the newest first. */
  async page(
    tx: Tx,
    page: { readonly after: RewardId | null; readonly state: Reward['state'] | null; readonly limit: number },
  ): Promise<Reward[]> {
    return rows<Reward>(
      tx,
      `SELECT ${columns} FROM reward w WHERE ($2::text IS NULL OR w.state = $2)
         AND ($1::uuid IS NULL OR (w.created_at, w.id) < (SELECT created_at, id FROM reward WHERE id = $1))
       ORDER BY w.created_at DESC, w.id DESC LIMIT $3`,
      [page.after, page.state, page.limit],
    );
  }

  /** Drafts a reward. False: there is one with this id already. */
  async draft(tx: Tx, id: RewardId, terms: RewardTerms): Promise<boolean> {
    const made = await rows(
      tx,
      `INSERT INTO reward (id, name, description, picture_key, points, value_fen, stock, per_member, min_tier, windows,
         state, version, created_at, updated_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'draft', 1, $11, $11) ON CONFLICT DO NOTHING RETURNING id`,
      [id, ...valuesOf(terms), this.clock.now()],
    );
    return made.length === 1;
  }

  /** Writes the terms of a claimed reward. */
  async change(tx: Tx, id: RewardId, terms: RewardTerms): Promise<void> {
    await rows(
      tx,
      `UPDATE reward SET name = $2, description = $3, picture_key = $4, points = $5, value_fen = $6, stock = $7,
         per_member = $8, min_tier = $9, windows = $10, version = version + 1, updated_at = $11 WHERE id = $1`,
      [id, ...valuesOf(terms), this.clock.now()],
    );
  }

  /** Offers a claimed reward or takes it off. */
  async switch(tx: Tx, id: RewardId, state: 'on' | 'off'): Promise<void> {
    await rows(tx, `UPDATE reward SET state = $2, version = version + 1, updated_at = $3 WHERE id = $1`, [
      id,
      state,
      this.clock.now(),
    ]);
  }

  /** Sets the stock of a claimed reward. Postgres refuses one below what is taken. */
  async setStock(tx: Tx, id: RewardId, stock: number): Promise<void> {
    await rows(tx, `UPDATE reward SET stock = $2, version = version + 1, updated_at = $3 WHERE id = $1`, [
      id,
      stock,
      this.clock.now(),
    ]);
  }
}
