// Campaigns as they are kept: their terms, where they stand, when they run next, and the switches of what runs by itself.
import { Inject, Injectable } from '@nestjs/common';
import type { CampaignTerms } from '@guike/contracts/http';
import type { BusinessDay, Clock, Fen, StaffId } from '@guike/kernel';
import { CLOCK, type Tx, rows } from '@guike/platform';
import type { NextRun } from './schedule';

export type CampaignState = 'draft' | 'scheduled' | 'paused' | 'done';

/** A campaign. `sent…`: of all its runs so far. */
export interface Campaign extends CampaignTerms {
  readonly id: string;
  /** Code of the ready-made one that it is. */
  readonly ready: string | null;
  readonly state: CampaignState;
  readonly sentMessages: number;
  readonly sentCouponFen: Fen;
  readonly nextOn: BusinessDay | null;
  readonly nextAt: Date | null;
  readonly version: number;
  readonly updatedAt: Date;
}

const columns = `c.id, c.ready, c.name, c.state, c.rule, c.schedule, c.content, c.most_messages AS "mostMessages",
  c.most_coupon_fen AS "mostCouponFen", c.holdout_percent AS "holdoutPercent", c.outcome_days AS "outcomeDays",
  c.cooldown_days AS "cooldownDays", c.sent_messages AS "sentMessages", c.sent_coupon_fen AS "sentCouponFen",
  c.next_on AS "nextOn", c.next_at AS "nextAt", c.version, c.updated_at AS "updatedAt"`;
export const campaignColumns = columns;

const valuesOf = (terms: CampaignTerms): unknown[] => [
  terms.name,
  JSON.stringify(terms.rule),
  JSON.stringify(terms.schedule),
  JSON.stringify(terms.content),
  terms.mostMessages,
  terms.mostCouponFen,
  terms.holdoutPercent,
  terms.outcomeDays,
  terms.cooldownDays,
];

@Injectable()
export class CampaignsService {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** The shop's own below the one of this id, the newest first. */
  async page(tx: Tx, { after, limit }: { readonly after: string | null; readonly limit: number }): Promise<Campaign[]> {
    return rows<Campaign>(
      tx,
      `SELECT ${columns} FROM campaign c WHERE c.ready IS NULL
         AND ($1::uuid IS NULL OR (c.created_at, c.id) < (SELECT created_at, id FROM campaign WHERE id = $1))
       ORDER BY c.created_at DESC, c.id DESC LIMIT $2`,
      [after, limit],
    );
  }

  async find(tx: Tx, id: string): Promise<Campaign | null> {
    const [row] = await rows<Campaign>(tx, `SELECT ${columns} FROM campaign c WHERE c.id = $1`, [id]);
    return row ?? null;
  }

  /** Claims a campaign until the transaction ends: no run of it sends meanwhile. */
  async claim(tx: Tx, id: string): Promise<Campaign | null> {
    const [row] = await rows<Campaign>(tx, `SELECT ${columns} FROM campaign c WHERE c.id = $1 FOR NO KEY UPDATE`, [id]);
    return row ?? null;
  }

  /** Claims the ready-made campaign of a code; null where the shop has not touched it. */
  async claimReady(tx: Tx, code: string): Promise<Campaign | null> {
    const [row] = await rows<Campaign>(tx, `SELECT ${columns} FROM campaign c WHERE c.ready = $1 FOR NO KEY UPDATE`, [
      code,
    ]);
    return row ?? null;
  }

  /** Of ready-made ones, those that the shop has touched. */
  async ready(tx: Tx): Promise<Campaign[]> {
    return rows<Campaign>(tx, `SELECT ${columns} FROM campaign c WHERE c.ready IS NOT NULL`);
  }

  /** False: there is one with this id, or of this ready-made code, already. */
  async draft(
    tx: Tx,
    terms: CampaignTerms,
    { id, ready, by }: { readonly id: string; readonly ready: string | null; readonly by: StaffId },
  ): Promise<boolean> {
    const made = await rows(
      tx,
      `INSERT INTO campaign (id, ready, state, version, created_at, created_by, updated_at, name, rule, schedule, content,
         most_messages, most_coupon_fen, holdout_percent, outcome_days, cooldown_days)
       VALUES ($1, $2, 'draft', 1, $3, $4, $3, $5, $6, $7, $8, $9, $10, $11, $12, $13) ON CONFLICT DO NOTHING RETURNING id`,
      [id, ready, this.clock.now(), by, ...valuesOf(terms)],
    );
    return made.length === 1;
  }

  /** Writes the terms of a claimed campaign. */
  async change(tx: Tx, id: string, terms: CampaignTerms): Promise<void> {
    await rows(
      tx,
      `UPDATE campaign SET version = version + 1, updated_at = $2, name = $3, rule = $4, schedule = $5, content = $6,
         most_messages = $7, most_coupon_fen = $8, holdout_percent = $9, outcome_days = $10, cooldown_days = $11 WHERE id = $1`,
      [id, this.clock.now(), ...valuesOf(terms)],
    );
  }

  /** Puts a claimed campaign into a state, with its next run; null: none. */
  async stand(tx: Tx, id: string, state: CampaignState, next: NextRun | null): Promise<void> {
    await rows(
      tx,
      `UPDATE campaign SET state = $2, next_on = $3, next_at = $4, version = version + 1, updated_at = $5 WHERE id = $1`,
      [id, state, next?.on ?? null, next?.at ?? null, this.clock.now()],
    );
  }

  /** Moves a claimed campaign to its next run; nobody who edits it is disturbed. */
  async moveOn(tx: Tx, id: string, next: NextRun | null): Promise<void> {
    await rows(tx, `UPDATE campaign SET next_on = $2, next_at = $3 WHERE id = $1`, [
      id,
      next?.on ?? null,
      next?.at ?? null,
    ]);
  }

  /** Claims the campaign whose run is due longest; null when none is, or others have them. */
  async claimDue(tx: Tx): Promise<Campaign | null> {
    const [row] = await rows<Campaign>(
      tx,
      `SELECT ${columns} FROM campaign c WHERE c.next_at <= $1 ORDER BY c.next_at LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED`,
      [this.clock.now()],
    );
    return row ?? null;
  }

  /** Whether something that runs by itself is on; it is, until somebody switches it off. */
  async isOn(tx: Tx, code: string): Promise<boolean> {
    return !(await this.off(tx)).has(code);
  }

  /** Codes of what somebody has switched off. */
  async off(tx: Tx): Promise<ReadonlySet<string>> {
    const found = await rows<{ code: string }>(tx, `SELECT code FROM campaign_switch WHERE NOT is_on`);
    return new Set(found.map(({ code }) => code));
  }

  /** Switches what runs by itself; false where it stands so already. */
  async switch(tx: Tx, code: string, isOn: boolean, by: StaffId): Promise<boolean> {
    if ((await this.isOn(tx, code)) === isOn) return false;
    await rows(
      tx,
      `INSERT INTO campaign_switch (code, is_on, changed_at, changed_by) VALUES ($1, $2, $3, $4)
       ON CONFLICT (code) DO UPDATE SET is_on = excluded.is_on, changed_at = excluded.changed_at, changed_by = excluded.changed_by`,
      [code, isOn, this.clock.now(), by],
    );
    return true;
  }
}
