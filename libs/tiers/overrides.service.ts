// What people decide about a tier: a floor beneath it until a day, or a pause of reviews. One asks, another approves. The
// caller holds the member's lock in everything that changes.
import { Inject, Injectable } from '@nestjs/common';
import type { BusinessDay, Clock, MemberId, StaffId, StoreId } from '@guike/kernel';
import { CLOCK, type Tx, rows } from '@guike/platform';

export type OverrideKind = 'floor' | 'pause';
export type OverrideState = 'asked' | 'refused' | 'withdrawn' | 'in_force' | 'ended';

export interface TierOverride {
  readonly memberId: MemberId;
  readonly id: string;
  readonly kind: OverrideKind;
  /** Of a floor. */
  readonly tier: string | null;
  /** The last day it holds. */
  readonly untilDay: BusinessDay;
  readonly reason: string;
  readonly state: OverrideState;
  readonly askedAt: Date;
  readonly askedBy: StaffId;
  readonly askedByName: string;
  readonly decidedAt: Date | null;
  readonly decidedBy: StaffId | null;
  readonly decidedByName: string | null;
  /** What the second person said. */
  readonly answer: string | null;
  readonly startedOn: BusinessDay | null;
  readonly endedOn: BusinessDay | null;
}

export type AskedOverride = Pick<TierOverride, 'memberId' | 'id' | 'kind' | 'tier' | 'untilDay' | 'reason'>;

const selected = `SELECT o.member_id AS "memberId", o.id, o.kind, o.tier, o.until_day AS "untilDay", o.reason, o.state,
    o.asked_at AS "askedAt", o.asked_by AS "askedBy", a.name AS "askedByName", o.decided_at AS "decidedAt",
    o.decided_by AS "decidedBy", d.name AS "decidedByName", o.answer, o.started_on AS "startedOn", o.ended_on AS "endedOn"
  FROM tier_override o JOIN staff a ON a.id = o.asked_by LEFT JOIN staff d ON d.id = o.decided_by`;

@Injectable()
export class OverridesService {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** Writes down what somebody asks for; false when this id is there already. */
  async ask(tx: Tx, asked: AskedOverride, by: StaffId): Promise<boolean> {
    const added = await rows(
      tx,
      `INSERT INTO tier_override (member_id, id, kind, tier, until_day, reason, state, asked_at, asked_by)
       VALUES ($1, $2, $3, $4, $5, $6, 'asked', $7, $8) ON CONFLICT (member_id, id) DO NOTHING RETURNING id`,
      [asked.memberId, asked.id, asked.kind, asked.tier, asked.untilDay, asked.reason, this.clock.now(), by],
    );
    return added.length === 1;
  }

  async find(tx: Tx, memberId: MemberId, id: string): Promise<TierOverride | null> {
    const [found] = await rows<TierOverride>(tx, `${selected} WHERE o.member_id = $1 AND o.id = $2`, [memberId, id]);
    return found ?? null;
  }

  /** What waits and what is in force for a member, the oldest first. */
  async open(tx: Tx, memberId: MemberId): Promise<TierOverride[]> {
    return rows<TierOverride>(
      tx,
      `${selected} WHERE o.member_id = $1 AND o.state IN ('asked', 'in_force') ORDER BY o.id`,
      [memberId],
    );
  }

  /** What waits for a second person, the oldest first; `storeId`: of members of that store. */
  async waiting(
    tx: Tx,
    {
      storeId,
      after,
      limit,
    }: { readonly storeId: StoreId | null; readonly after: string | null; readonly limit: number },
  ): Promise<TierOverride[]> {
    return rows<TierOverride>(
      tx,
      `${selected}
       WHERE o.state = 'asked' AND ($2::uuid IS NULL OR o.id > $2) AND ($1::uuid IS NULL OR EXISTS (
         SELECT FROM member m WHERE m.id = o.member_id AND (m.joined_store_id = $1
           OR EXISTS (SELECT FROM purchase p WHERE p.member_id = m.id AND p.store_id = $1))))
       ORDER BY o.id LIMIT $3`,
      [storeId, after, limit],
    );
  }

  /** Puts what was asked for in force. An older one of its kind has ended before. */
  async approve(tx: Tx, { memberId, id }: TierOverride, by: StaffId, day: BusinessDay): Promise<void> {
    await rows(
      tx,
      `UPDATE tier_override SET state = 'in_force', decided_at = $3, decided_by = $4, started_on = $5
       WHERE member_id = $1 AND id = $2 AND state = 'asked'`,
      [memberId, id, this.clock.now(), by, day],
    );
  }

  async refuse(tx: Tx, { memberId, id }: TierOverride, by: StaffId, answer: string): Promise<void> {
    await rows(
      tx,
      `UPDATE tier_override SET state = 'refused', decided_at = $3, decided_by = $4, answer = $5
       WHERE member_id = $1 AND id = $2 AND state = 'asked'`,
      [memberId, id, this.clock.now(), by, answer],
    );
  }

  /** Takes back what was asked for, or ends what is in force. `by` null: its last day is over. */
  async end(tx: Tx, { memberId, id }: TierOverride, by: StaffId | null, day: BusinessDay): Promise<void> {
    await rows(
      tx,
      `UPDATE tier_override SET state = CASE state WHEN 'asked' THEN 'withdrawn' ELSE 'ended' END, ended_on = $3, ended_by = $4
       WHERE member_id = $1 AND id = $2 AND state IN ('asked', 'in_force')`,
      [memberId, id, day, by],
    );
  }

  /** Those in force whose last day lies before a day. */
  async due(tx: Tx, day: BusinessDay, limit: number): Promise<{ readonly memberId: MemberId; readonly id: string }[]> {
    return rows(
      tx,
      `SELECT member_id AS "memberId", id FROM tier_override WHERE state = 'in_force' AND until_day < $1
       ORDER BY until_day, member_id LIMIT $2`,
      [day, limit],
    );
  }
}
