// The letter of a campaign sent to one member, oneself, before everybody gets it.
import { Injectable } from '@nestjs/common';
import { CampaignsService } from '@guike/campaigns';
import type { AnswerOf, BodyOf, adminCampaignEndpoints } from '@guike/contracts/http';
import { DomainError, type StaffId } from '@guike/kernel';
import { Audit, Database } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { CampaignGifts } from './campaign-gifts';
import { CampaignLetters } from './campaign-letters';

type Endpoints = typeof adminCampaignEndpoints;

@Injectable()
export class TestCampaign {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly campaigns: CampaignsService,
    private readonly letters: CampaignLetters,
    private readonly gifts: CampaignGifts,
    private readonly audit: Audit,
  ) {}

  /** The same id again sends nothing more. Coupon and care task are not given. Errors: CAMPAIGN_UNKNOWN, MEMBER_UNKNOWN. */
  async send(
    campaignId: string,
    { id, phone }: BodyOf<Endpoints['testCampaign']>,
    by: StaffId,
  ): Promise<AnswerOf<Endpoints['testCampaign']>> {
    return this.database.inTransaction(async (tx) => {
      const campaign = await this.campaigns.find(tx, campaignId);
      if (!campaign) throw new DomainError('CAMPAIGN_UNKNOWN');
      const letter = await this.letters.toPhone(tx, campaign.content, phone, await this.programmes.present(tx));
      if (!letter) throw new DomainError('MEMBER_UNKNOWN');
      const { memberId, title, body } = letter;
      await this.gifts.tell(tx, campaign.content, [letter], { source: `campaign-test/${id}` });
      const detail = { campaignId };
      await this.audit.record(tx, { actorKind: 'staff', actorId: by, action: 'campaign.tested', memberId, detail });
      return { title, body };
    });
  }
}
