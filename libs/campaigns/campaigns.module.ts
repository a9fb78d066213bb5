// Wires the campaigns. SegmentsService is wired where birthdays are known: in the flows.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CampaignRunsService } from './campaign-runs.service';
import { campaignsEntities } from './campaigns.entities';
import { CampaignsService } from './campaigns.service';
import { MemberTagsService } from './member-tags.service';
import { SavedSegmentsService } from './saved-segments.service';

@Module({
  imports: [TypeOrmModule.forFeature(campaignsEntities)],
  providers: [CampaignsService, CampaignRunsService, SavedSegmentsService, MemberTagsService],
  exports: [CampaignsService, CampaignRunsService, SavedSegmentsService, MemberTagsService],
})
export class CampaignsModule {}
