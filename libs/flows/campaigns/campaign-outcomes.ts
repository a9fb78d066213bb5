// What a run brought: who was told, who read it, who bought within the days, against those who were left out.
// Source: product.md, Birthdays and other campaigns.
import { Inject, Injectable } from '@nestjs/common';
import {
  type CampaignRun,
  CampaignRunsService,
  CampaignsService,
  SegmentsService,
  percent,
  upliftOf,
} from '@guike/campaigns';
import type { AnswerOf, QueryOf, adminCampaignEndpoints } from '@guike/contracts/http';
import { type BusinessDay, type Clock, DomainError, addDays } from '@guike/kernel';
import { CLOCK, Database, type Tx, rows, workbook } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { staffNames } from '../office/office-faces';
import { pageOf } from '../page';
import type { StatementFile } from '../points/points-statement';
import { outcomeInWords } from './outcome-words';
import { outcomeSheets } from './outcome-sheets';
import { limitsOf } from './run-audience';

type Endpoints = typeof adminCampaignEndpoints;
export type Outcome = AnswerOf<Endpoints['campaignRun']>;
type RunView = AnswerOf<Endpoints['switchRun']>;
type Arm = Outcome['send'];

interface ArmRow {
  readonly arm: 'send' | 'holdout';
  readonly members: number;
  readonly buyers: number;
  readonly purchases: number;
  readonly spendFen: number;
}

const nobody: Omit<ArmRow, 'arm'> = { members: 0, buyers: 0, purchases: 0, spendFen: 0 };

/** One pass over the targets, and one look at the purchases of each; anonymous and void sales are nobody's. */
const armsStatement = `
  SELECT x.arm, count(*) AS members, count(*) FILTER (WHERE b.purchases > 0) AS buyers,
    coalesce(sum(b.purchases), 0)::bigint AS purchases, coalesce(sum(b.fen), 0)::bigint AS "spendFen"
  FROM campaign_target x LEFT JOIN LATERAL (
    SELECT count(*) AS purchases, sum(p.net_fen - p.returned_fen) AS fen FROM purchase p
    WHERE p.member_id = x.member_id AND p.paid_at >= x.at AND p.business_day <= $2 AND p.status = 'recorded'
      AND NOT p.anonymous AND p.net_fen > p.returned_fen) AS b ON true
  WHERE x.run_id = $1 GROUP BY x.arm`;

@Injectable()
export class CampaignOutcomes {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly campaigns: CampaignsService,
    private readonly runs: CampaignRunsService,
    private readonly segments: SegmentsService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Error: CAMPAIGN_UNKNOWN. */
  async list(
    campaignId: string,
    { after, limit }: QueryOf<Endpoints['campaignRuns']>,
  ): Promise<AnswerOf<Endpoints['campaignRuns']>> {
    const tx = this.database.reading;
    if (!(await this.campaigns.find(tx, campaignId))) throw new DomainError('CAMPAIGN_UNKNOWN');
    const found = await this.runs.page(tx, campaignId, { after: after ?? null, limit: limit + 1 });
    const { items, next } = pageOf(found, limit, ({ id }) => id);
    return { items: await this.views(tx, items), next };
  }

  /** Error: CAMPAIGN_UNKNOWN. */
  async run(id: string, tx: Tx = this.database.reading): Promise<RunView> {
    const run = await this.runs.find(tx, id);
    if (!run) throw new DomainError('CAMPAIGN_UNKNOWN');
    return (await this.views(tx, [run]))[0] as RunView;
  }

  /** Error: CAMPAIGN_UNKNOWN. */
  async outcome(id: string): Promise<Outcome> {
    const tx = this.database.reading;
    const run = await this.runs.find(tx, id);
    if (!run) throw new DomainError('CAMPAIGN_UNKNOWN');
    const { day: today } = await this.programmes.present(tx);
    const { outcomeDays: days } = run.terms;
    const through = addDays(run.day, days);
    const [arms, read, channels, view, expected] = await Promise.all([
      rows<ArmRow>(tx, armsStatement, [id, through]),
      readers(tx, id),
      channelsOf(tx, id),
      this.run(id),
      this.expected(tx, run, today),
    ]);
    const find = (arm: ArmRow['arm']) => arms.find((each) => each.arm === arm) ?? nobody;
    const [send, holdout] = [find('send'), find('holdout')];
    const uplift = upliftOf(send, holdout);
    const found = {
      run: { ...view, expected },
      days,
      through,
      isOver: through < today,
      read,
      channels,
      send: armOf(send),
      holdout: holdout.members === 0 ? null : armOf(holdout),
      uplift,
    };
    return { ...found, words: outcomeInWords(found, today) };
  }

  /** The same as a workbook. Error: CAMPAIGN_UNKNOWN. */
  async file(id: string): Promise<StatementFile> {
    const found = await this.outcome(id);
    const { campaignName, day } = found.run;
    return { name: `${campaignName} ${day} 效果.xlsx`, content: workbook(outcomeSheets(found), this.clock.now()) };
  }

  /** Who is still to come; null when the run is over. */
  private async expected(tx: Tx, run: CampaignRun, today: BusinessDay): Promise<number | null> {
    if (run.state === 'done') return null;
    const limits = run.throughId === null ? limitsOf(run) : { ...limitsOf(run), after: run.throughId };
    return this.segments.count(tx, run.terms.rule, today, 'marketing', limits);
  }

  private async views(tx: Tx, runs: readonly CampaignRun[]): Promise<RunView[]> {
    const names = await staffNames(
      tx,
      runs.map(({ stoppedBy }) => stoppedBy),
    );
    return runs.map(({ id, campaignId, terms, day, state, sent, heldOut, couponFen, endedBy, ...run }) => ({
      id,
      campaignId,
      campaignName: terms.name,
      day,
      state,
      sent,
      heldOut,
      couponFen,
      endedBy,
      startedAt: run.startedAt.toISOString(),
      stoppedBy: run.stoppedBy && (names.get(run.stoppedBy) ?? null),
      finishedAt: run.finishedAt?.toISOString() ?? null,
    }));
  }
}

function armOf({ members, buyers, purchases, spendFen }: Omit<ArmRow, 'arm'>): Arm {
  const share = members === 0 ? 0 : buyers / members;
  const perMemberFen = members === 0 ? 0 : Math.round(spendFen / members);
  return { members, buyers, purchases, spendFen, buyersPercent: percent(share), perMemberFen };
}

async function readers(tx: Tx, runId: string): Promise<number> {
  const [row] = await rows<{ n: number }>(
    tx,
    `SELECT count(read_at) AS n FROM inbox_message WHERE campaign_run_id = $1`,
    [runId],
  );
  return row?.n ?? 0;
}

/** What went out beside the inbox. */
async function channelsOf(tx: Tx, runId: string): Promise<Outcome['channels']> {
  return rows(
    tx,
    `SELECT s.channel, s.state, count(*) AS messages FROM inbox_message i
     JOIN message_send s ON s.member_id = i.member_id AND s.message_id = i.id
     WHERE i.campaign_run_id = $1 GROUP BY s.channel, s.state ORDER BY s.channel, s.state`,
    [runId],
  );
}
