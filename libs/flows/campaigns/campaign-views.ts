// Campaigns as the office reads them: in words, with where they stand and what they have sent.
import { Injectable } from '@nestjs/common';
import { type Campaign, CampaignRunsService, CampaignsService, scheduleInWords } from '@guike/campaigns';
import { type AnswerOf, type QueryOf, type adminCampaignEndpoints, termsOf } from '@guike/contracts/http';
import { DomainError } from '@guike/kernel';
import { Database, type Tx } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { pageOf } from '../page';
import { AudienceWords } from './audience-words';

type Endpoints = typeof adminCampaignEndpoints;
export type CampaignView = AnswerOf<Endpoints['campaign']>;

@Injectable()
export class CampaignViews {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly campaigns: CampaignsService,
    private readonly runs: CampaignRunsService,
    private readonly words: AudienceWords,
  ) {}

  async list({ after, limit }: QueryOf<Endpoints['campaigns']>): Promise<AnswerOf<Endpoints['campaigns']>> {
    const tx = this.database.reading;
    const found = await this.campaigns.page(tx, { after: after ?? null, limit: limit + 1 });
    const { items, next } = pageOf(found, limit, ({ id }) => id);
    return { items: await this.views(tx, items), next };
  }

  /** Error: CAMPAIGN_UNKNOWN. */
  async view(id: string, tx: Tx = this.database.reading): Promise<CampaignView> {
    const campaign = await this.campaigns.find(tx, id);
    const [view] = await this.views(tx, campaign === null ? [] : [campaign]);
    if (!view) throw new DomainError('CAMPAIGN_UNKNOWN');
    return view;
  }

  private async views(tx: Tx, campaigns: readonly Campaign[]): Promise<CampaignView[]> {
    if (campaigns.length === 0) return [];
    const { body, now } = await this.programmes.present(tx);
    const say = await this.words.sayer(tx);
    const standing = await this.runs.standing(
      tx,
      campaigns.map(({ id }) => id),
    );
    return campaigns.map((campaign) => {
      const { runs = 0, lastRunId = null, isRunning = false } = standing.get(campaign.id) ?? {};
      return {
        id: campaign.id,
        ready: campaign.ready as CampaignView['ready'],
        ...termsOf(campaign),
        state: isRunning && campaign.state !== 'paused' ? 'running' : campaign.state,
        whom: say(campaign.rule),
        when: scheduleInWords(campaign.schedule, body, now),
        nextOn: campaign.nextOn,
        nextAt: campaign.nextAt?.toISOString() ?? null,
        sentMessages: campaign.sentMessages,
        sentCouponFen: campaign.sentCouponFen,
        runs,
        lastRunId,
        version: campaign.version,
        updatedAt: campaign.updatedAt.toISOString(),
      };
    });
  }
}
