// Sums of facts and the tier a member holds. Every change is a decision that stores the inputs it was made on.
import { Inject, Injectable } from '@nestjs/common';
import type { BusinessDay, Clock, MemberId, PurchaseId, StoreId } from '@guike/kernel';
import { CLOCK, type Tx, newId, rows } from '@guike/platform';
import type { Sums, TierFacts } from './facts';
import { type TierRow, factsOf } from './tier-row';
import { type DecisionInputs, type TierCause, type TierOutcome, decideAndWrite } from './write-decision';

/** One purchase or refund as it changes the sums; a refund is negative and belongs to the day of the sale it refunds. */
export interface FactChange extends Omit<Sums, 'visits'>, Pick<TierFacts['purchase'], 'itemsOf'> {
  readonly memberId: MemberId;
  readonly day: BusinessDay;
  readonly storeId: StoreId;
}

/** A change that the log keeps, because its purchase does not tell it. */
export interface LoggedChange {
  readonly kind: 'refund' | 'earlier';
  readonly purchaseId: PurchaseId;
  /** The refund, or the purchase that opened the card. */
  readonly causeId: string;
  readonly today: BusinessDay;
  /** The day on which goods or money came back; null where nothing was returned (a sale from before, a void). */
  readonly returnedOn: BusinessDay | null;
}

export interface StoredDecision {
  readonly fromTier: string | null;
  readonly toTier: string;
  readonly cause: string;
  readonly programmeVersion: number;
  readonly inputs: DecisionInputs;
}

export interface DatedDecision extends StoredDecision {
  /** What `cause` is about: the sale, the review, the floor. */
  readonly causeId: string | null;
  readonly decidedOn: BusinessDay;
}

interface VisitRow {
  readonly visit_net_fen: number;
  readonly visit_profit_fen: number;
  readonly visit_items: number;
  readonly visit_top_up_fen: number;
  readonly visit_orders: number;
}

const decisionColumns = `from_tier AS "fromTier", to_tier AS "toTier", cause, programme_version AS "programmeVersion",
  inputs, business_day AS "decidedOn", cause_id AS "causeId"`;

@Injectable()
export class TiersService {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** Gives a new member the first tier with empty sums, whose windows are those of `today`. */
  async open(
    tx: Tx,
    memberId: MemberId,
    first: { readonly tier: string; readonly joinedOn: BusinessDay; readonly today: BusinessDay },
  ): Promise<void> {
    await rows(
      tx,
      `INSERT INTO member_tier (member_id, tier, tier_since, lifetime_net_fen, lifetime_items, lifetime_orders,
         joined_on, rolling_from, year_from)
       VALUES ($1, $2, $3, 0, 0, 0, $4, ($5::date - interval '12 months')::date + 1, date_trunc('year', $5::date)::date)`,
      [memberId, first.tier, this.clock.now(), first.joinedOn, first.today],
    );
  }

  /**
   * Adds a purchase to the sums and upgrades at once when they reach a higher tier. A purchase from before the card is
   * logged (`from`): it has been told apart from those that counted when they were recorded. The caller holds the
   * member's lock.
   */
  async record(tx: Tx, change: FactChange, cause: TierCause, from?: LoggedChange): Promise<TierOutcome> {
    const row = await this.add(tx, change, from ?? cause.today);
    const { netSpendFen, grossProfitFen, items, orders, topUpFen, itemsOf } = change;
    const purchase = { netSpendFen, grossProfitFen, items, orders, topUpFen, visits: orders, itemsOf };
    const visit = {
      netSpendFen: row.visit_net_fen,
      grossProfitFen: row.visit_profit_fen,
      items: row.visit_items,
      orders: row.visit_orders,
      visits: row.visit_orders > 0 ? 1 : 0,
      topUpFen: row.visit_top_up_fen,
    };
    return decideAndWrite(tx, change.memberId, row, { purchase, visit }, cause, this.clock.now());
  }

  /** Adds a purchase from before the card to the sums, without a decision: the joining decides on all of them. */
  async countEarlier(tx: Tx, change: FactChange, from: LoggedChange): Promise<void> {
    await this.add(tx, change, from);
  }

  /** Takes a refund out of the sums of the day of its sale. Never lowers a tier: that is a review's work. */
  async takeBack(tx: Tx, change: FactChange, refund: LoggedChange): Promise<void> {
    await this.add(tx, change, refund);
  }

  /** The row of a member with its windows moved to the day, and the facts it stands for; null before joining. */
  async read(tx: Tx, memberId: MemberId, day: BusinessDay): Promise<{ row: TierRow; facts: TierFacts } | null> {
    const [row] = await rows<TierRow>(
      tx,
      `SELECT r.* FROM member_tier t, tier_rolled(t, $2) r WHERE t.member_id = $1`,
      [memberId, day],
    );
    return row ? { row, facts: factsOf(row, day) } : null;
  }

  /** A decision as it was stored, or null. */
  async decision(tx: Tx, memberId: MemberId, decisionId: string): Promise<StoredDecision | null> {
    const [row] = await rows<StoredDecision>(
      tx,
      `SELECT ${decisionColumns} FROM tier_decision WHERE member_id = $1 AND id = $2`,
      [memberId, decisionId],
    );
    return row ?? null;
  }

  /** The decision that gave a member the present tier, or null before joining. */
  async latestDecision(tx: Tx, memberId: MemberId): Promise<DatedDecision | null> {
    const [row] = await rows<DatedDecision>(
      tx,
      `SELECT ${decisionColumns} FROM tier_decision WHERE member_id = $1 AND from_tier IS DISTINCT FROM to_tier
       ORDER BY id DESC LIMIT 1`,
      [memberId],
    );
    return row ?? null;
  }

  /** The last decision before an instant, whether it changed the tier or kept it; null before joining. */
  async decisionBefore(tx: Tx, memberId: MemberId, instant: Date): Promise<DatedDecision | null> {
    const [row] = await rows<DatedDecision>(
      tx,
      `SELECT ${decisionColumns} FROM tier_decision WHERE member_id = $1 AND decided_at < $2
       ORDER BY decided_at DESC, id DESC LIMIT 1`,
      [memberId, instant],
    );
    return row ?? null;
  }

  private async add(tx: Tx, change: FactChange, log: LoggedChange | BusinessDay): Promise<TierRow & VisitRow> {
    const logged = typeof log === 'string' ? null : log;
    const [row] = await rows<TierRow & VisitRow>(
      tx,
      `SELECT (r.held).*, (r.visit).net_fen AS visit_net_fen, (r.visit).profit_fen AS visit_profit_fen,
         (r.visit).items AS visit_items, (r.visit).top_up_fen AS visit_top_up_fen, (r.visit).orders AS visit_orders
       FROM tier_record($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) r`,
      [
        change.memberId,
        logged?.today ?? log,
        change.day,
        change.storeId,
        change.netSpendFen,
        change.grossProfitFen,
        change.items,
        change.topUpFen,
        change.orders,
        logged?.returnedOn ?? null,
        logged?.kind ?? null,
        logged && newId(),
        logged?.purchaseId ?? null,
        logged?.causeId ?? null,
        logged && this.clock.now(),
      ],
    );
    if (!row) throw new Error('a member without a tier');
    return row;
  }
}
