// A run is stopped between two pieces, or goes on where it was.
import { Injectable } from '@nestjs/common';
import { CampaignRunsService, CampaignsService } from '@guike/campaigns';
import type { AnswerOf, adminCampaignEndpoints } from '@guike/contracts/http';
import { DomainError, type StaffId } from '@guike/kernel';
import { Audit, Database, Outbox } from '@guike/platform';
import { CampaignOutcomes } from './campaign-outcomes';

@Injectable()
export class SwitchRun {
  constructor(
    private readonly database: Database,
    private readonly campaigns: CampaignsService,
    private readonly runs: CampaignRunsService,
    private readonly outcomes: CampaignOutcomes,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /** Standing so already changes nothing. Errors: CAMPAIGN_UNKNOWN, CAMPAIGN_RUN_DONE, CAMPAIGN_RUNNING (the campaign rests or is over). */
  async switch(
    id: string,
    to: 'running' | 'stopped',
    by: StaffId,
  ): Promise<AnswerOf<(typeof adminCampaignEndpoints)['switchRun']>> {
    return this.database.inTransaction(async (tx) => {
      const found = await this.runs.find(tx, id);
      const campaign = found && (await this.campaigns.claim(tx, found.campaignId));
      if (!campaign) throw new DomainError('CAMPAIGN_UNKNOWN');
      if (to === 'running' && campaign.state !== 'scheduled' && found.state === 'stopped')
        throw new DomainError('CAMPAIGN_RUNNING', { state: campaign.state });
      if (await this.runs.switch(tx, id, to, by)) {
        if (to === 'running') await this.outbox.add(tx, 'campaign.started', { v: 1, runId: id });
        const action = to === 'running' ? 'campaign_run.resumed' : 'campaign_run.stopped';
        await this.audit.record(tx, { actorKind: 'staff', actorId: by, action, detail: { runId: id } });
      }
      const view = await this.outcomes.run(id, tx);
      if (view.state === 'done') throw new DomainError('CAMPAIGN_RUN_DONE');
      return view;
    });
  }
}
