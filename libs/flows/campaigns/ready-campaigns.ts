// The ready-made campaigns: what each does, whether it is on, what it did in thirty days, and its switch.
import { Injectable } from '@nestjs/common';
import { type Campaign, CampaignsService, type ReadyCampaign, readyCampaign, readyCampaigns } from '@guike/campaigns';
import type { AnswerOf, adminCampaignEndpoints } from '@guike/contracts/http';
import { DomainError, type StaffId } from '@guike/kernel';
import { Audit, Database, type Tx, newId, rows } from '@guike/platform';
import { type Programme, ProgrammeService } from '@guike/programme';
import { CampaignStanding } from './campaign-standing';

type Endpoints = typeof adminCampaignEndpoints;
type ReadyRow = AnswerOf<Endpoints['readyCampaigns']>['items'][number];

interface Figures {
  readonly sent: number;
  readonly read: number;
}

const DAYS = 30;
const DAY_MS = 86_400_000;
const none: Figures = { sent: 0, read: 0 };

@Injectable()
export class ReadyCampaigns {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly campaigns: CampaignsService,
    private readonly standing: CampaignStanding,
    private readonly audit: Audit,
  ) {}

  async list(tx: Tx = this.database.reading): Promise<ReadyRow[]> {
    const { body, now } = await this.programmes.present(tx);
    const [kept, off] = [await this.campaigns.ready(tx), await this.campaigns.off(tx)];
    const figures = await this.figures(tx, kept, new Date(now.getTime() - DAYS * DAY_MS));
    return readyCampaigns.map((ready) => {
      const campaign = kept.find((each) => each.ready === ready.code) ?? null;
      const by = byOf(ready, body);
      const isOn =
        by === 'programme' ? isInProgramme(ready, body) : by === 'service' ? !off.has(ready.code) : isRunning(campaign);
      const { sent, read } = figures.get(by === 'programme' ? ready.code : (campaign?.id ?? '')) ?? none;
      return {
        code: ready.code,
        name: ready.name,
        about: ready.about,
        on: isOn,
        by,
        campaignId: campaign?.id ?? null,
        sent,
        read,
      };
    });
  }

  /**
   * Switches one on or off; standing so already changes nothing. A campaign of its own is made from the shop's words at
   * the first time. Errors: CAMPAIGN_ELSEWHERE (the programme decides), INPUT_INVALID (its time is over).
   */
  async switch(code: string, isOn: boolean, by: StaffId): Promise<ReadyRow> {
    await this.database.inTransaction(async (tx) => {
      const ready = readyCampaign(code);
      const { body } = await this.programmes.present(tx);
      if (ready === null) throw new DomainError('CAMPAIGN_UNKNOWN');
      const kind = byOf(ready, body);
      if (kind === 'programme') throw new DomainError('CAMPAIGN_ELSEWHERE');
      if (kind === 'service') await this.switchService(tx, code, isOn, by);
      else await this.switchCampaign(tx, ready, isOn, { body, by });
    });
    return (await this.list()).find((row) => row.code === code) as ReadyRow;
  }

  private async switchService(tx: Tx, code: string, isOn: boolean, by: StaffId): Promise<void> {
    if (!(await this.campaigns.switch(tx, code, isOn, by))) return;
    const action = isOn ? 'campaign.service_on' : 'campaign.service_off';
    await this.audit.record(tx, { actorKind: 'staff', actorId: by, action, detail: { code } });
  }

  private async switchCampaign(
    tx: Tx,
    ready: ReadyCampaign,
    isOn: boolean,
    { body, by }: { readonly body: Programme; readonly by: StaffId },
  ): Promise<void> {
    const terms = ready.terms?.(body);
    if (terms && (await this.campaigns.draft(tx, terms, { id: newId(), ready: ready.code, by })))
      await this.audit.record(tx, {
        actorKind: 'staff',
        actorId: by,
        action: 'campaign.drafted',
        detail: { ready: ready.code },
      });
    const campaign = await this.campaigns.claimReady(tx, ready.code);
    if (campaign === null || isRunning(campaign) === isOn || (!isOn && campaign.state === 'draft')) return;
    await this.standing.switch(tx, campaign, isOn ? 'scheduled' : 'paused', by);
  }

  /** Since an instant: messages of the runs of these campaigns, by the campaign's id; whom the programme congratulated, by code. */
  private async figures(tx: Tx, campaigns: readonly Campaign[], since: Date): Promise<ReadonlyMap<string, Figures>> {
    const found = await rows<Figures & { id: string }>(
      tx,
      `SELECT r.campaign_id AS id, count(*) AS sent, count(i.read_at) AS read
       FROM campaign_run r JOIN inbox_message i ON i.campaign_run_id = r.id
       WHERE r.campaign_id = ANY ($1) AND r.started_at >= $2 GROUP BY r.campaign_id`,
      [campaigns.map(({ id }) => id), since],
    );
    const congratulated = await rows<{ code: string; sent: number }>(
      tx,
      `SELECT CASE occasion WHEN 'birthday' THEN 'birthday' ELSE 'anniversary' END AS code, sum(members) AS sent
       FROM birthday_day WHERE found_at >= $1 GROUP BY occasion`,
      [since],
    );
    return new Map([
      ...found.map(({ id, ...figures }): [string, Figures] => [id, figures]),
      ...congratulated.map(({ code, sent }): [string, Figures] => [code, { sent: Number(sent), read: 0 }]),
    ]);
  }
}

const isRunning = (campaign: Campaign | null): boolean => campaign?.state === 'scheduled';

/** Where the programme congratulates on the day of joining, a campaign of its own would do it twice. */
const byOf = ({ code, by }: ReadyCampaign, { birthday }: Programme): ReadyCampaign['by'] =>
  code === 'anniversary' && birthday?.anniversaries ? 'programme' : by;

const isInProgramme = ({ code }: ReadyCampaign, { birthday }: Programme): boolean =>
  code === 'birthday' ? birthday !== null : (birthday?.anniversaries ?? false);
