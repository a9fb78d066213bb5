// The rules as data: their shape, their versions, the presets that ship.
import { boutique } from './presets/boutique';

export { type PaperName } from './papers/paper';
export { paperOf, paperVersions } from './papers/papers';
export { ProgrammeModule } from './programme.module';
export { ProgrammeService, type ProgrammeVersion } from './programme.service';
export {
  type Condition,
  type FactName,
  type Programme,
  type Rule,
  type Tier,
  type WindowName,
  firstTier,
  programmeSchema,
} from './schema';
export {
  type MetCondition,
  benefitsInWords,
  conditionsInWords,
  count,
  dayInWords,
  earningInWords,
  joiningInWords,
  multiplierInWords,
  pointsInWords,
  tenderInWords,
  tierWays,
} from './words';
/** Programmes that ship, by code. */
export const presets = { boutique } as const;
