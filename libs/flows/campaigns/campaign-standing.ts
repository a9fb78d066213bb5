// Where a campaign stands, and its runs with it: started, resting, over.
import { Injectable } from '@nestjs/common';
import { type Campaign, CampaignRunsService, CampaignsService, nextRun } from '@guike/campaigns';
import { DomainError, type StaffId } from '@guike/kernel';
import { Audit, Outbox, type Tx } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';

export type WantedState = 'scheduled' | 'paused' | 'done';

const from: Readonly<Record<WantedState, readonly Campaign['state'][]>> = {
  scheduled: ['draft', 'paused'],
  paused: ['scheduled'],
  done: ['scheduled', 'paused'],
};

@Injectable()
export class CampaignStanding {
  constructor(
    private readonly programmes: ProgrammeService,
    private readonly campaigns: CampaignsService,
    private readonly runs: CampaignRunsService,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /** Of a claimed campaign. Errors: CAMPAIGN_RUNNING (not from where it stands), INPUT_INVALID (its time is over). */
  async switch(tx: Tx, was: Campaign, state: WantedState, by: StaffId): Promise<void> {
    if (!from[state].includes(was.state)) throw new DomainError('CAMPAIGN_RUNNING', { state: was.state });
    if (state === 'scheduled') await this.start(tx, was, by);
    else {
      await this.campaigns.stand(tx, was.id, state, null);
      await this.runs.switchAllOf(tx, was.id, 'stopped', by);
    }
    await this.audit.record(tx, {
      actorKind: 'staff',
      actorId: by,
      action: `campaign.${state}`,
      detail: { campaignId: was.id, from: was.state },
    });
  }

  /** Sets the next run of a claimed campaign by its terms. Error: INPUT_INVALID when there is none any more. */
  async schedule(tx: Tx, campaign: Campaign, resumed = 0): Promise<void> {
    const { body, now } = await this.programmes.present(tx);
    const { id, schedule } = campaign;
    const had = (await this.runs.page(tx, id, { after: null, limit: 1 }))[0]?.day ?? null;
    const next = nextRun(schedule, body, now);
    // What is over does not come again, nor does a day that has had its run.
    const isOver = next === null || (schedule.kind === 'once' && (next.at < now || next.on === had));
    if (isOver && resumed === 0)
      throw new DomainError('INPUT_INVALID', { issues: [{ path: 'schedule', message: '时间已经过了，请改到以后' }] });
    await this.campaigns.stand(tx, id, 'scheduled', isOver ? null : next);
  }

  /** Runs that rested go on where they were. */
  private async start(tx: Tx, campaign: Campaign, by: StaffId): Promise<void> {
    const resumed = await this.runs.switchAllOf(tx, campaign.id, 'running', by);
    await this.schedule(tx, campaign, resumed.length);
    for (const runId of resumed) await this.outbox.add(tx, 'campaign.started', { v: 1, runId });
  }
}
