// Runs that are due begin: one for each campaign and day, however often and on how many workers this runs.
import { Injectable } from '@nestjs/common';
import { type Campaign, CampaignRunsService, CampaignsService, isTooLate, nextRun } from '@guike/campaigns';
import { termsOf } from '@guike/contracts/http';
import { Database, Outbox, type Tx, newId } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';

@Injectable()
export class StartCampaigns {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly campaigns: CampaignsService,
    private readonly runs: CampaignRunsService,
    private readonly outbox: Outbox,
  ) {}

  /** Begins what is due. Answers how many runs began. Safe to run twice, also at once. */
  async startDue(signal?: AbortSignal): Promise<number> {
    let started = 0;
    while (!signal?.aborted) {
      const one = await this.database.inTransaction((tx) => this.startOne(tx));
      if (one === null) break;
      if (one) started += 1;
    }
    return started;
  }

  /** Null when nothing is due; false for a run that is left out or was begun before. */
  private async startOne(tx: Tx): Promise<boolean | null> {
    const campaign = await this.campaigns.claimDue(tx);
    if (campaign === null) return null;
    const { body, now } = await this.programmes.present(tx);
    const { nextOn, nextAt, schedule } = campaign;
    if (nextOn === null || nextAt === null) throw new Error('a campaign that is due without a day');
    const started = !isTooLate(schedule, nextAt, now) && (await this.begin(tx, campaign, nextOn));
    await this.campaigns.moveOn(tx, campaign.id, nextRun(schedule, body, now, nextOn));
    return started;
  }

  private async begin(tx: Tx, campaign: Campaign, day: NonNullable<Campaign['nextOn']>): Promise<boolean> {
    const id = newId();
    const started = await this.runs.start(tx, { id, campaignId: campaign.id, day, terms: termsOf(campaign) });
    if (started) await this.outbox.add(tx, 'campaign.started', { v: 1, runId: id });
    return started;
  }
}
