// Head office keeps campaigns: drafts one, changes it, starts it, lets it rest, ends it. Every change is written down.
import { Injectable } from '@nestjs/common';
import { type Campaign, CampaignsService } from '@guike/campaigns';
import { type BodyOf, type CampaignTerms, type adminCampaignEndpoints, termsOf } from '@guike/contracts/http';
import { DomainError, type StaffId } from '@guike/kernel';
import { Audit, Database, type Tx } from '@guike/platform';
import { sameJson } from '../same-json';
import { AudienceWords } from './audience-words';
import { requireBudget, requireTerms } from './campaign-issues';
import { CampaignStanding } from './campaign-standing';

type Endpoints = typeof adminCampaignEndpoints;

@Injectable()
export class KeepCampaigns {
  constructor(
    private readonly database: Database,
    private readonly campaigns: CampaignsService,
    private readonly words: AudienceWords,
    private readonly standing: CampaignStanding,
    private readonly audit: Audit,
  ) {}

  /** Drafts a campaign. The very same again answers it. Errors: OPERATION_CONFLICT (the id stands for another), INPUT_INVALID. */
  async create({ id, ...terms }: BodyOf<Endpoints['createCampaign']>, by: StaffId): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      await this.require(tx, terms);
      if (await this.campaigns.draft(tx, terms, { id, ready: null, by }))
        await this.record(tx, by, 'campaign.drafted', { campaignId: id, ...terms });
      const kept = await this.campaigns.claim(tx, id);
      if (!kept || !sameJson(termsOf(kept), terms)) throw new DomainError('OPERATION_CONFLICT');
    });
  }

  /**
   * Makes the terms what they shall be; a run that has begun keeps its own. The very same again changes nothing. Errors:
   * CAMPAIGN_UNKNOWN, CAMPAIGN_CHANGED (by somebody else meanwhile), CAMPAIGN_RUNNING (it is over), INPUT_INVALID (also a
   * budget below what is spent).
   */
  async change(id: string, { version, ...terms }: BodyOf<Endpoints['changeCampaign']>, by: StaffId): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const was = await this.claimed(tx, id);
      if (sameJson(termsOf(was), terms)) return;
      if (was.version !== version) throw new DomainError('CAMPAIGN_CHANGED', { version: was.version });
      if (was.state === 'done') throw new DomainError('CAMPAIGN_RUNNING', { state: was.state });
      await this.require(tx, terms);
      requireBudget(terms, was);
      await this.campaigns.change(tx, id, terms);
      if (was.state === 'scheduled' && !sameJson(was.schedule, terms.schedule))
        await this.standing.schedule(tx, { ...was, ...terms });
      await this.record(tx, by, 'campaign.changed', { campaignId: id, ...terms });
    });
  }

  /** Errors: CAMPAIGN_UNKNOWN, CAMPAIGN_CHANGED, CAMPAIGN_RUNNING (not from where it stands), INPUT_INVALID (its time is over). */
  async switch(id: string, { version, state }: BodyOf<Endpoints['switchCampaign']>, by: StaffId): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const was = await this.claimed(tx, id);
      if (was.state === state) return;
      if (was.version !== version) throw new DomainError('CAMPAIGN_CHANGED', { version: was.version });
      await this.standing.switch(tx, was, state, by);
    });
  }

  private async require(tx: Tx, terms: CampaignTerms): Promise<void> {
    requireTerms(terms);
    await this.words.require(tx, terms.rule);
  }

  private async claimed(tx: Tx, id: string): Promise<Campaign> {
    const campaign = await this.campaigns.claim(tx, id);
    if (!campaign) throw new DomainError('CAMPAIGN_UNKNOWN');
    return campaign;
  }

  private record(tx: Tx, by: StaffId, action: string, detail: Readonly<Record<string, unknown>>): Promise<void> {
    return this.audit.record(tx, { actorKind: 'staff', actorId: by, action, detail });
  }
}
