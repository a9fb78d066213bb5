// Sums of facts and the tier a member holds. Every change is a decision that stores the inputs it was made on.
import { Inject, Injectable } from '@nestjs/common';
import type { BusinessDay, Clock, MemberId, StoreId } from '@guike/kernel';
import type { Tier } from '@guike/programme';
import { CLOCK, type Tx, newId, rows } from '@guike/platform';
import { type MetGroup, type Sums, type TierFacts, decideTier } from './deciding';

/** One purchase or refund as it changes the sums; a refund is negative and belongs to the day of the sale it refunds. */
export interface FactChange extends Sums {
  readonly memberId: MemberId;
  readonly day: BusinessDay;
  readonly storeId: StoreId;
}

export interface TierCause {
  readonly cause: 'joined' | 'purchase';
  readonly causeId: string;
  readonly programmeVersion: number;
  readonly tiers: readonly Tier[];
}

export interface TierOutcome {
  readonly tier: string;
  readonly upgradedFrom: string | null;
  readonly decisionId: string | null;
  readonly lifetimeNetFen: number;
}

export interface StoredDecision {
  readonly fromTier: string | null;
  readonly toTier: string;
  readonly cause: string;
  readonly programmeVersion: number;
  readonly inputs: { readonly facts: TierFacts; readonly because: MetGroup | null };
}

interface FactRow {
  tier: string;
  lifetime_net_fen: number;
  lifetime_items: number;
  lifetime_orders: number;
  visit_net_fen: number;
  visit_items: number;
  visit_top_up_fen: number;
  visit_orders: number;
}

@Injectable()
export class TiersService {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** Gives a new member the first tier with empty sums. */
  async open(tx: Tx, memberId: MemberId, tier: string): Promise<void> {
    await rows(
      tx,
      `INSERT INTO member_tier (member_id, tier, tier_since, lifetime_net_fen, lifetime_items, lifetime_orders)
       VALUES ($1, $2, $3, 0, 0, 0)`,
      [memberId, tier, this.clock.now()],
    );
  }

  /**
   * Adds a purchase to the sums and upgrades at once when they reach a higher tier. A joining is always recorded as a
   * decision, whichever tier it leads to. The caller holds the member's lock.
   */
  async record(tx: Tx, change: FactChange, cause: TierCause): Promise<TierOutcome> {
    const row = await this.addFacts(tx, change);
    const facts: TierFacts = {
      purchase: {
        netSpendFen: change.netSpendFen,
        items: change.items,
        topUpFen: change.topUpFen,
        orders: change.orders,
      },
      visit: {
        netSpendFen: row.visit_net_fen,
        items: row.visit_items,
        topUpFen: row.visit_top_up_fen,
        orders: row.visit_orders,
      },
      // Top-ups are not summed over a lifetime: no rule asks for it, and the wallet has its own statement.
      lifetime: {
        netSpendFen: row.lifetime_net_fen,
        items: row.lifetime_items,
        topUpFen: 0,
        orders: row.lifetime_orders,
      },
    };
    const decision = decideTier(cause.tiers, row.tier, facts);
    const joined = cause.cause === 'joined';
    const changed = decision.tier !== row.tier;
    const outcome = { tier: decision.tier, lifetimeNetFen: row.lifetime_net_fen };
    if (!changed && !joined) return { ...outcome, upgradedFrom: null, decisionId: null };
    const decisionId = newId();
    const from = joined ? null : row.tier;
    await rows(
      tx,
      `WITH held AS (UPDATE member_tier SET tier = $5, tier_since = $3 WHERE member_id = $1 AND tier <> $5)
       INSERT INTO tier_decision (member_id, id, decided_at, business_day, from_tier, to_tier, cause, cause_id,
         programme_version, inputs)
       VALUES ($1, $2, $3, $4, $6, $5, $7, $8, $9, $10)`,
      [
        change.memberId,
        decisionId,
        this.clock.now(),
        change.day,
        decision.tier,
        from,
        cause.cause,
        cause.causeId,
        cause.programmeVersion,
        JSON.stringify({ facts, because: decision.because }),
      ],
    );
    return { ...outcome, upgradedFrom: changed ? row.tier : null, decisionId };
  }

  /** Takes a refund out of the sums of the day of its sale. Never lowers a tier: that is a review's work. */
  async takeBack(tx: Tx, change: FactChange): Promise<void> {
    await this.addFacts(tx, change);
  }

  /** A decision as it was stored, or null. */
  async decision(tx: Tx, memberId: MemberId, decisionId: string): Promise<StoredDecision | null> {
    const [row] = await rows<StoredDecision>(
      tx,
      `SELECT from_tier AS "fromTier", to_tier AS "toTier", cause, programme_version AS "programmeVersion", inputs
       FROM tier_decision WHERE member_id = $1 AND id = $2`,
      [memberId, decisionId],
    );
    return row ?? null;
  }

  /** The decision that gave a member the present tier, or null before joining. */
  async latestDecision(
    tx: Tx,
    memberId: MemberId,
  ): Promise<(StoredDecision & { readonly decidedOn: BusinessDay }) | null> {
    const [row] = await rows<StoredDecision & { decidedOn: BusinessDay }>(
      tx,
      `SELECT from_tier AS "fromTier", to_tier AS "toTier", cause, programme_version AS "programmeVersion", inputs,
         business_day AS "decidedOn"
       FROM tier_decision WHERE member_id = $1 ORDER BY id DESC LIMIT 1`,
      [memberId],
    );
    return row ?? null;
  }

  private async addFacts(tx: Tx, change: FactChange): Promise<FactRow> {
    const [row] = await rows<FactRow>(tx, `SELECT * FROM tier_add_facts($1, $2, $3, $4, $5, $6, $7)`, [
      change.memberId,
      change.day,
      change.storeId,
      change.netSpendFen,
      change.items,
      change.topUpFen,
      change.orders,
    ]);
    if (!row) throw new Error('a member without a tier');
    return row;
  }
}
