// Segments and campaigns: whom a shop speaks to, when, with what, and what it brought.
export { type Segment, segment } from './segment';
export { type SegmentNames, segmentInWords } from './segment-words';
export {
  type AudienceLimits,
  type AudiencePage,
  BIRTHDAY_KEYS,
  type BirthdayKeys,
  SegmentsService,
} from './segments.service';
export { type SavedSegment, SavedSegmentsService } from './saved-segments.service';
export { type MemberTag, MemberTagsService, handOverTags } from './member-tags.service';
export { type Campaign, type CampaignState, CampaignsService } from './campaigns.service';
export {
  type CampaignRun,
  CampaignRunsService,
  type RunEnding,
  type RunPiece,
  type Target,
} from './campaign-runs.service';
export { CampaignsModule } from './campaigns.module';
export { type Allotment, type BudgetLeft, allot } from './allotting';
export { isHeldOut } from './holdout';
export { type LetterFacts, filled, unknownVariables, variables, variablesOf } from './letter';
export { type Occasion } from './occasions';
export { type Purpose } from './reach';
export { type ReadyCampaign, type ReadyCode, readyCampaign, readyCampaigns } from './ready';
export { type NextRun, isTooLate, memberDays, nextRun, occasionOf } from './schedule';
export { scheduleInWords } from './schedule-words';
export { type ArmFigures, type Uplift, percent, upliftOf } from './uplift';
