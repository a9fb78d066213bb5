// Segments and campaigns: whom, when, how much, and what it brought. The flows of this folder, for the module.
import type { Provider } from '@nestjs/common';
import { BIRTHDAY_KEYS, SegmentsService } from '@guike/campaigns';
import { AudienceWords } from './audience-words';
import { birthdayKeysOf } from './birthday-keys';
import { CampaignGifts } from './campaign-gifts';
import { CampaignLetters } from './campaign-letters';
import { CampaignOutcomes } from './campaign-outcomes';
import { CampaignStanding } from './campaign-standing';
import { CampaignViews } from './campaign-views';
import { KeepCampaigns } from './keep-campaigns';
import { KeepSegments } from './keep-segments';
import { LookAtSegment } from './look-at-segment';
import { OnCampaignStarted } from './on-campaign-started';
import { PreviewCampaign } from './preview-campaign';
import { ReadyCampaigns } from './ready-campaigns';
import { RunCampaign } from './run-campaign';
import { StartCampaigns } from './start-campaigns';
import { SwitchRun } from './switch-run';
import { TagMembers } from './tag-members';
import { TestCampaign } from './test-campaign';

/** What apps call. */
export const campaignFlows: Provider[] = [
  CampaignOutcomes,
  CampaignViews,
  KeepCampaigns,
  KeepSegments,
  LookAtSegment,
  OnCampaignStarted,
  PreviewCampaign,
  ReadyCampaigns,
  RunCampaign,
  StartCampaigns,
  SwitchRun,
  TagMembers,
  TestCampaign,
];

/** What only flows call. */
export const campaignParts: Provider[] = [
  AudienceWords,
  CampaignGifts,
  CampaignLetters,
  CampaignStanding,
  { provide: BIRTHDAY_KEYS, useValue: birthdayKeysOf },
  SegmentsService,
];
