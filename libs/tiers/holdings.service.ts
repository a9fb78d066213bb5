// What members hold: the tier shown and the one earned, floor, protection, pause, and the facts they are judged by. Read
// and written for many at once; the caller holds the locks of those it writes.
import { Inject, Injectable } from '@nestjs/common';
import type { BusinessDay, Clock, MemberId } from '@guike/kernel';
import { CLOCK, type Tx, rows, together } from '@guike/platform';
import type { Programme } from '@guike/programme';
import { type DecidedBy, type NewDecision, addDecisions } from './decision-rows';
import type { TierFacts } from './facts';
import type { Protection } from './reviewing';
import { type TierRow, factsOf } from './tier-row';
import { asksSteadyYears, yearlySpend } from './write-decision';

export interface TierHolding {
  readonly memberId: MemberId;
  /** What everybody sees: the higher of the tier earned and a floor. */
  readonly shown: string;
  readonly since: Date;
  readonly earned: string;
  readonly floor: { readonly tier: string; readonly until: BusinessDay } | null;
  readonly protection: Protection | null;
  readonly pausedUntil: BusinessDay | null;
  readonly lifts: readonly string[];
  readonly paidUntil: BusinessDay | null;
  readonly facts: TierFacts;
}

/** What a member holds from now on. */
export type NewHolding = Pick<
  TierHolding,
  'memberId' | 'shown' | 'earned' | 'floor' | 'protection' | 'pausedUntil' | 'lifts'
>;

interface FullRow extends TierRow {
  readonly member_id: MemberId;
  readonly tier_since: Date;
}

/** A change, and the decision that says why. */
export interface DecidedHolding {
  readonly holding: NewHolding;
  readonly decision: NewDecision;
}

/** Of a row `t`: its windows are those of the day $2. */
const IS_CURRENT = `t.rolling_from >= ($2::date - interval '12 months')::date + 1
  AND t.year_from >= date_trunc('year', $2::date)::date`;

@Injectable()
export class HoldingsService {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /**
   * Locks what members hold, in order of their ids, and reads it. Who locks a member locks this too, after the account
   * (`member_lock`): so it is enough for whoever writes nothing else, and no account's page is touched for it. It says
   * nothing of the members themselves: who left may be among them.
   */
  async lock(tx: Tx, memberIds: readonly MemberId[], day: BusinessDay, programme: Programme): Promise<TierHolding[]> {
    const found = await rows<FullRow & { readonly is_current: boolean }>(
      tx,
      `SELECT t.*, ${IS_CURRENT} AS is_current FROM member_tier t WHERE t.member_id = ANY ($1)
       ORDER BY t.member_id FOR NO KEY UPDATE`,
      [memberIds, day],
    );
    if (asksSteadyYears(programme) || found.some(({ is_current }) => !is_current))
      return this.read(tx, memberIds, day, programme);
    return found.map((row) => holdingOf(row, factsOf(row, day)));
  }

  /** What active and frozen members hold, with their windows moved to a day. Others are left out. */
  async read(tx: Tx, memberIds: readonly MemberId[], day: BusinessDay, programme: Programme): Promise<TierHolding[]> {
    if (memberIds.length === 0) return [];
    const found = await rows<FullRow>(
      tx,
      // Rows whose windows stand where they belong already are most of what was sold to lately, and need no function.
      `SELECT r.* FROM member_tier t JOIN member m ON m.id = t.member_id, LATERAL (
         SELECT t.* WHERE ${IS_CURRENT} UNION ALL SELECT x.* FROM tier_rolled(t, $2) AS x WHERE NOT (${IS_CURRENT})) AS r
       WHERE t.member_id = ANY ($1) AND m.state IN ('active', 'frozen') ORDER BY t.member_id`,
      [memberIds, day],
    );
    const asksYears = asksSteadyYears(programme);
    const held: TierHolding[] = [];
    for (const row of found) {
      const yearlySpendFen = asksYears ? await yearlySpend(tx, row.member_id, row.joined_on, day) : [];
      held.push(holdingOf(row, factsOf(row, day, { yearlySpendFen })));
    }
    return held;
  }

  /** What one member holds; null for nobody and for those who left. */
  async one(tx: Tx, memberId: MemberId, day: BusinessDay, programme: Programme): Promise<TierHolding | null> {
    return (await this.read(tx, [memberId], day, programme))[0] ?? null;
  }

  /** Writes what members hold from now on, and why. */
  async decide(tx: Tx, changes: readonly DecidedHolding[], decided: DecidedBy): Promise<void> {
    const [holdings, decisions] = [changes.map(({ holding }) => holding), changes.map(({ decision }) => decision)];
    await together(tx, () => [this.write(tx, holdings), addDecisions(tx, decisions, decided, this.clock.now())]);
  }

  /** A tier that changes is held from this moment. */
  private async write(tx: Tx, changes: readonly NewHolding[]): Promise<void> {
    if (changes.length === 0) return;
    await rows(
      tx,
      `UPDATE member_tier t SET tier = c.tier, tier_since = CASE WHEN t.tier = c.tier THEN t.tier_since ELSE $10 END,
         earned_tier = c.earned, floor_tier = c.floor_tier, floor_until = c.floor_until,
         protected_since = c.protected_since, protected_until = c.protected_until, paused_until = c.paused_until,
         lifts = string_to_array(c.lifts, ',')
       FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::date[], $6::date[], $7::date[], $8::date[], $9::text[])
         AS c(member_id, tier, earned, floor_tier, floor_until, protected_since, protected_until, paused_until, lifts)
       WHERE t.member_id = c.member_id`,
      [
        changes.map(({ memberId }) => memberId),
        changes.map(({ shown }) => shown),
        // Kept apart only under a floor.
        changes.map(({ earned, floor }) => (floor === null ? null : earned)),
        changes.map(({ floor }) => floor?.tier ?? null),
        changes.map(({ floor }) => floor?.until ?? null),
        changes.map(({ protection }) => protection?.since ?? null),
        changes.map(({ protection }) => protection?.until ?? null),
        changes.map(({ pausedUntil }) => pausedUntil),
        changes.map(({ lifts }) => lifts.join(',')),
        this.clock.now(),
      ],
    );
  }
}

function holdingOf(row: FullRow, facts: TierFacts): TierHolding {
  return {
    memberId: row.member_id,
    shown: row.tier,
    since: row.tier_since,
    earned: row.earned_tier ?? row.tier,
    floor:
      row.floor_tier === null || row.floor_until === null ? null : { tier: row.floor_tier, until: row.floor_until },
    protection:
      row.protected_since === null || row.protected_until === null
        ? null
        : { since: row.protected_since, until: row.protected_until },
    pausedUntil: row.paused_until,
    lifts: row.lifts,
    paidUntil: row.paid_until,
    facts,
  };
}
