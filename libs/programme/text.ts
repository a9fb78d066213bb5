// A programme as text that one reads and edits: the part of this lib that runs in a browser as well.
export { type ProgrammeIssue, checkProgramme, programmeIssues } from './issues';
export { type PresetCode, presetGallery, presets } from './presets/presets';
export { type FactName, type WindowName, isStanding } from './rules';
export { type Programme, type Tier } from './schema';
export { discountInWords } from './words/amounts';
export { smsKindNames } from './words/messages';
export { programmeInWords } from './words/programme';
export { programmeWarnings } from './warnings';
export { benefitsInWords, keepInWords, tierWays } from './words/tiers';
