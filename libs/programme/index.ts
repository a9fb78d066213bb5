// The rules as data: their shape, their versions, the presets that ship.
export { type PaperName } from './papers/paper';
export { paperOf, paperVersions } from './papers/papers';
export { type PurposeName, purposes } from './papers/purposes';
export { ProgrammeModule } from './programme.module';
export { checkProgramme } from './issues';
export { programmeWarnings } from './warnings';
export { ProgrammeService, type ProgrammeVersion, type VersionOfDay } from './programme.service';
export { type Origin, type Segment, type StoredState, type StoredVersion, VersionsService } from './versions.service';
export {
  type Condition,
  type Lift,
  type Programme,
  type ProgrammeText,
  type Rule,
  type Tier,
  firstTier,
  keepRule,
  programmeSchema,
} from './schema';
export { conditionsOf, isStanding } from './rules';
export { presets } from './presets/presets';
export { count, dayInWords, discountInWords, rolesInWords } from './words/amounts';
export { type MetCondition, conditionsInWords } from './words/conditions';
export { joiningInWords } from './words/joining';
export { referralGiftInWords, referralShareInWords } from './words/referral';
export { earningInWords, multiplierInWords, pointsInWords, tenderInWords } from './words/points';
export { differences, programmeInWords } from './words/programme';
export { benefitsInWords, keepInWords, reviewInWords, tierWays } from './words/tiers';
