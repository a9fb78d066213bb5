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

/** A purchase to record, why, and how the log tells it where its purchase does not. */
export interface RecordedChange {
  readonly change: FactChange;
  readonly cause: TierCause;
  readonly from?: LoggedChange | undefined;
}

/** The part of a row that a decision changes. */
type HeldNow = Pick<TierRow, 'tier' | 'earned_tier' | 'lifts' | 'protected_since' | 'protected_until'>;

interface VisitRow {
  readonly visit_net_fen: number;
  readonly visit_profit_fen: number;
  readonly visit_items: number;
  readonly visit_top_up_fen: number;
  readonly visit_orders: number;
}

const decisionColumns = `from_tier AS "fromTier", to_tier AS "toTier", cause, programme_version AS "programmeVersion",
  inputs, business_day AS "decidedOn", cause_id AS "causeId"`;

const ADDED = `(r.held).*, (r.visit).net_fen AS visit_net_fen, (r.visit).profit_fen AS visit_profit_fen,
  (r.visit).items AS visit_items, (r.visit).top_up_fen AS visit_top_up_fen, (r.visit).orders AS visit_orders`;
/** For different members, of whose purchases their own rows tell. */
const ADD_MANY = `SELECT ${ADDED} FROM tier_record_many($1::uuid[], $2::date[], $3::date[], $4::uuid[], $5::bigint[],
  $6::bigint[], $7::bigint[], $8::bigint[], $9::integer[]) AS r ORDER BY r.nth`;
const ADD_EACH = `SELECT ${ADDED}
  FROM unnest($1::uuid[], $2::date[], $3::date[], $4::uuid[], $5::bigint[], $6::bigint[], $7::bigint[], $8::bigint[],
    $9::integer[], $10::date[], $11::text[], $12::uuid[], $13::uuid[], $14::uuid[], $15::timestamptz[]) WITH ORDINALITY
    AS c(member, today, day, store, net, profit, items, topup, orders, returned, kind, log, purchase, cause, recorded, nth),
  LATERAL tier_record(c.member, c.today, c.day, c.store, c.net, c.profit, c.items, c.topup, c.orders, c.returned, c.kind,
    c.log, c.purchase, c.cause, c.recorded) AS r
  ORDER BY c.nth`;

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
   * Decides the tier of a card that no sale opened, on what was counted of the time before. The caller holds the
   * member's lock and has opened the tier.
   */
  async decideJoining(tx: Tx, memberId: MemberId, cause: Omit<TierCause, 'cause'>): Promise<TierOutcome> {
    const held = await this.read(tx, memberId, cause.today);
    if (!held) throw new Error('a card without a tier');
    return decideAndWrite(tx, memberId, held.row, {}, { ...cause, cause: 'joined' }, this.clock.now());
  }

  /**
   * Adds a purchase to the sums and upgrades at once when they reach a higher tier. A purchase from before the card is
   * logged (`from`): it has been told apart from those that counted when they were recorded. The caller holds the
   * member's lock.
   */
  async record(tx: Tx, change: FactChange, cause: TierCause, from?: LoggedChange): Promise<TierOutcome> {
    const [outcome] = await this.recordAll(tx, [{ change, cause, from }]);
    if (!outcome) throw new Error('a change without an outcome');
    return outcome;
  }

  /** Records several purchases, their sums in one round trip, as `record` does one after the other. */
  async recordAll(tx: Tx, changes: readonly RecordedChange[]): Promise<TierOutcome[]> {
    const added = await this.add(
      tx,
      changes.map(({ change, cause, from }) => ({ change, log: from ?? cause.today })),
    );
    const outcomes: TierOutcome[] = [];
    const decided = new Set<MemberId>();
    for (const [index, { change, cause }] of changes.entries()) {
      const row = added[index];
      if (!row) throw new Error('a member without a tier');
      // What an earlier purchase of theirs led to came after the sums were read.
      const held = decided.has(change.memberId) ? await this.heldNow(tx, change.memberId) : {};
      const moment = { purchase: purchaseOf(change), visit: visitOf(row) };
      const outcome = await decideAndWrite(tx, change.memberId, { ...row, ...held }, moment, cause, this.clock.now());
      if (outcome.decisionId !== null) decided.add(change.memberId);
      outcomes.push(outcome);
    }
    return outcomes;
  }

  /** Adds a purchase from before the card to the sums, without a decision: the joining decides on all of them. */
  async countEarlier(tx: Tx, change: FactChange, from: LoggedChange): Promise<void> {
    await this.add(tx, [{ change, log: from }]);
  }

  /** Takes a refund out of the sums of the day of its sale. Never lowers a tier: that is a review's work. */
  async takeBack(tx: Tx, change: FactChange, refund: LoggedChange): Promise<void> {
    await this.add(tx, [{ change, log: refund }]);
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

  /** Adds changes to the sums in their order. `log`: how the log tells one, or the present day of one it does not keep. */
  private async add(
    tx: Tx,
    changes: readonly { readonly change: FactChange; readonly log: LoggedChange | BusinessDay }[],
  ): Promise<(TierRow & VisitRow)[]> {
    if (changes.length === 0) return [];
    const members = new Set(changes.map(({ change }) => change.memberId));
    const isMany = changes.length > 1 && members.size === changes.length;
    const values = [
      changes.map(({ change }) => change.memberId),
      changes.map(({ log }) => (typeof log === 'string' ? log : log.today)),
      changes.map(({ change }) => change.day),
      changes.map(({ change }) => change.storeId),
      changes.map(({ change }) => change.netSpendFen),
      changes.map(({ change }) => change.grossProfitFen),
      changes.map(({ change }) => change.items),
      changes.map(({ change }) => change.topUpFen),
      changes.map(({ change }) => change.orders),
    ];
    if (isMany && changes.every(({ log }) => typeof log === 'string')) return rows(tx, ADD_MANY, values);
    const logs = changes.map(({ log }) => (typeof log === 'string' ? null : log));
    return rows(tx, ADD_EACH, [
      ...values,
      logs.map((log) => log?.returnedOn ?? null),
      logs.map((log) => log?.kind ?? null),
      logs.map((log) => log && newId()),
      logs.map((log) => log?.purchaseId ?? null),
      logs.map((log) => log?.causeId ?? null),
      logs.map((log) => log && this.clock.now()),
    ]);
  }

  private async heldNow(tx: Tx, memberId: MemberId): Promise<HeldNow> {
    const [row] = await rows<HeldNow>(
      tx,
      `SELECT tier, earned_tier, lifts, protected_since, protected_until FROM member_tier WHERE member_id = $1`,
      [memberId],
    );
    if (!row) throw new Error('a member without a tier');
    return row;
  }
}

function purchaseOf({
  netSpendFen,
  grossProfitFen,
  items,
  orders,
  topUpFen,
  itemsOf,
}: FactChange): TierFacts['purchase'] {
  return { netSpendFen, grossProfitFen, items, orders, topUpFen, visits: orders, itemsOf };
}

function visitOf(row: VisitRow): Sums {
  return {
    netSpendFen: row.visit_net_fen,
    grossProfitFen: row.visit_profit_fen,
    items: row.visit_items,
    orders: row.visit_orders,
    visits: row.visit_orders > 0 ? 1 : 0,
    topUpFen: row.visit_top_up_fen,
  };
}
