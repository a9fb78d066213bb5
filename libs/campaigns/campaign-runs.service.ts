// Runs of campaigns: one for each day of a campaign, how far it is, who was in it.
import { Inject, Injectable } from '@nestjs/common';
import type { CampaignTerms } from '@guike/contracts/http';
import type { BusinessDay, Clock, Fen, MemberId, StaffId } from '@guike/kernel';
import { CLOCK, type Tx, rows } from '@guike/platform';
import { type Campaign, campaignColumns } from './campaigns.service';

/** Why a run ended: everybody was looked at, or the budget was used up. */
export type RunEnding = 'all' | 'message_budget' | 'coupon_budget';

export interface CampaignRun {
  readonly id: string;
  readonly campaignId: string;
  readonly day: BusinessDay;
  readonly state: 'running' | 'stopped' | 'done';
  /** As the campaign was when the run began. */
  readonly terms: CampaignTerms;
  readonly throughId: MemberId | null;
  readonly sent: number;
  readonly heldOut: number;
  readonly couponFen: Fen;
  readonly endedBy: RunEnding | null;
  readonly startedAt: Date;
  readonly stoppedBy: StaffId | null;
  readonly finishedAt: Date | null;
}

/** A piece as it was worked off. `through`: the last member looked at. */
export interface RunPiece {
  readonly through: MemberId | null;
  readonly sent: number;
  readonly heldOut: number;
  readonly couponFen: Fen;
  readonly ended: RunEnding | null;
}

export interface Target {
  readonly memberId: MemberId;
  readonly arm: 'send' | 'holdout';
}

const columns = `r.id, r.campaign_id AS "campaignId", r.business_day AS day, r.state, r.terms, r.through_id AS "throughId", r.sent,
  r.held_out AS "heldOut", r.coupon_fen AS "couponFen", r.ended_by AS "endedBy", r.started_at AS "startedAt",
  r.stopped_by AS "stoppedBy", r.finished_at AS "finishedAt"`;

@Injectable()
export class CampaignRunsService {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** Begins the run of a day; false when the campaign has one. */
  async start(
    tx: Tx,
    run: { readonly id: string; readonly campaignId: string; readonly day: BusinessDay; readonly terms: CampaignTerms },
  ): Promise<boolean> {
    const started = await rows(
      tx,
      `INSERT INTO campaign_run (id, campaign_id, business_day, state, terms, started_at)
       VALUES ($1, $2, $3, 'running', $4, $5) ON CONFLICT (campaign_id, business_day) DO NOTHING RETURNING id`,
      [run.id, run.campaignId, run.day, JSON.stringify(run.terms), this.clock.now()],
    );
    return started.length === 1;
  }

  async find(tx: Tx, id: string): Promise<CampaignRun | null> {
    const [run] = await rows<CampaignRun>(tx, `SELECT ${columns} FROM campaign_run r WHERE r.id = $1`, [id]);
    return run ?? null;
  }

  /** Runs of a campaign below the one of this id, the newest first. */
  async page(
    tx: Tx,
    campaignId: string,
    { after, limit }: { readonly after: string | null; readonly limit: number },
  ): Promise<CampaignRun[]> {
    return rows<CampaignRun>(
      tx,
      `SELECT ${columns} FROM campaign_run r WHERE r.campaign_id = $1
         AND ($2::uuid IS NULL OR r.business_day < (SELECT business_day FROM campaign_run WHERE id = $2))
       ORDER BY r.business_day DESC LIMIT $3`,
      [campaignId, after, limit],
    );
  }

  /**
   * Locks a running run with its campaign for one piece; null while somebody else has either, or when it does not run.
   * What the campaign has sent so far cannot change meanwhile.
   */
  async claim(tx: Tx, id: string): Promise<{ readonly run: CampaignRun; readonly campaign: Campaign } | null> {
    const [locked] = await rows(
      tx,
      `SELECT FROM campaign_run r JOIN campaign c ON c.id = r.campaign_id
       WHERE r.id = $1 AND r.state = 'running' FOR NO KEY UPDATE SKIP LOCKED`,
      [id],
    );
    if (!locked) return null;
    const run = (await this.find(tx, id)) as CampaignRun;
    const [campaign] = await rows<Campaign>(tx, `SELECT ${campaignColumns} FROM campaign c WHERE c.id = $1`, [
      run.campaignId,
    ]);
    return { run, campaign: campaign as Campaign };
  }

  /** Writes down who is in a run; answers those who were not yet, in the order given. */
  async target(tx: Tx, run: CampaignRun, targets: readonly Target[], on: BusinessDay): Promise<Target[]> {
    const written = await rows<{ id: MemberId }>(
      tx,
      `INSERT INTO campaign_target (member_id, run_id, campaign_id, business_day, arm, at)
       SELECT t.member_id, $3, $4, $5, t.arm, $6 FROM unnest($1::uuid[], $2::text[]) AS t(member_id, arm)
       ON CONFLICT DO NOTHING RETURNING member_id AS id`,
      [
        targets.map(({ memberId }) => memberId),
        targets.map(({ arm }) => arm),
        run.id,
        run.campaignId,
        on,
        this.clock.now(),
      ],
    );
    const fresh = new Set(written.map(({ id }) => id));
    return targets.filter(({ memberId }) => fresh.has(memberId));
  }

  /** Moves a claimed run's mark behind a piece, and the campaign's sums with it. */
  async advance(tx: Tx, { id, campaignId }: CampaignRun, piece: RunPiece): Promise<void> {
    await rows(
      tx,
      `UPDATE campaign_run SET through_id = coalesce($2, through_id), sent = sent + $3, held_out = held_out + $4,
         coupon_fen = coupon_fen + $5, state = CASE WHEN $6::text IS NULL THEN state ELSE 'done' END, ended_by = $6,
         finished_at = CASE WHEN $6::text IS NULL THEN NULL ELSE $7::timestamptz END
       WHERE id = $1`,
      [id, piece.through, piece.sent, piece.heldOut, piece.couponFen, piece.ended, this.clock.now()],
    );
    await rows(
      tx,
      `UPDATE campaign c SET sent_messages = sent_messages + $2, sent_coupon_fen = sent_coupon_fen + $3,
         state = CASE WHEN state = 'scheduled' AND next_at IS NULL AND NOT EXISTS (
           SELECT FROM campaign_run r WHERE r.campaign_id = c.id AND r.state <> 'done') THEN 'done' ELSE state END
       WHERE c.id = $1`,
      [campaignId, piece.sent, piece.couponFen],
    );
  }

  /** Stops a run or lets it go on; false when it is done or stands so already. The caller has claimed the campaign. */
  async switch(tx: Tx, id: string, to: 'running' | 'stopped', by: StaffId): Promise<boolean> {
    return (await this.switchAll(tx, { runId: id }, to, by)).length === 1;
  }

  /** The same for all runs of a claimed campaign; answers which. */
  async switchAllOf(tx: Tx, campaignId: string, to: 'running' | 'stopped', by: StaffId): Promise<string[]> {
    return this.switchAll(tx, { campaignId }, to, by);
  }

  private async switchAll(
    tx: Tx,
    which: { readonly runId?: string; readonly campaignId?: string },
    to: 'running' | 'stopped',
    by: StaffId,
  ): Promise<string[]> {
    const switched = await rows<{ id: string }>(
      tx,
      `UPDATE campaign_run SET state = $3::text, stopped_at = CASE WHEN $3::text = 'stopped' THEN $4::timestamptz END,
         stopped_by = CASE WHEN $3::text = 'stopped' THEN $5::uuid END
       WHERE (id = $1 OR campaign_id = $2) AND state = CASE WHEN $3::text = 'stopped' THEN 'running' ELSE 'stopped' END
       RETURNING id`,
      [which.runId ?? null, which.campaignId ?? null, to, this.clock.now(), by],
    );
    return switched.map(({ id }) => id);
  }

  /** Of these campaigns: how many runs, the newest, and whether one is under way. */
  async standing(
    tx: Tx,
    campaignIds: readonly string[],
  ): Promise<ReadonlyMap<string, { readonly runs: number; readonly lastRunId: string; readonly isRunning: boolean }>> {
    const found = await rows<{ id: string; runs: number; lastRunId: string; isRunning: boolean }>(
      tx,
      `SELECT campaign_id AS id, count(*) AS runs, (array_agg(id ORDER BY business_day DESC))[1] AS "lastRunId",
         bool_or(state = 'running') AS "isRunning"
       FROM campaign_run WHERE campaign_id = ANY ($1) GROUP BY campaign_id`,
      [campaignIds],
    );
    return new Map(found.map(({ id, ...rest }) => [id, rest]));
  }
}
