// Segments and campaigns: whom a shop speaks to, when, with what, and what it brought.
export { type Segment, segment } from './segment';
export { segmentInWords } from './segment-words';
export { type AudienceLimits, BIRTHDAY_KEYS, type BirthdayKeys, SegmentsService } from './segments.service';
export { type SavedSegment, SavedSegmentsService } from './saved-segments.service';
export { MemberTagsService, handOverTags } from './member-tags.service';
export { type Campaign, CampaignsService } from './campaigns.service';
export { type CampaignRun, CampaignRunsService, type Target } from './campaign-runs.service';
export { CampaignsModule } from './campaigns.module';
export { type BudgetLeft, allot } from './allotting';
export { type LetterFacts, filled, unknownVariables, variables, variablesOf } from './letter';
export { type Occasion } from './occasions';
export { type Purpose } from './reach';
export { type ReadyCampaign, readyCampaign, readyCampaigns } from './ready';
export { isTooLate, nextRun, occasionOf } from './schedule';
export { scheduleInWords } from './schedule-words';
export { percent, upliftOf } from './uplift';
