// Programmes that ask for other things than the boutique's, for tests of one rule at a time.
import { type ProgrammeText, presets, programmeSchema } from '@guike/programme';

const { boutique } = presets;
export type ProgrammeWish = Partial<Omit<ProgrammeText, 'points' | 'joining'>> & {
  points?: Partial<ProgrammeText['points']>;
  joining?: Partial<ProgrammeText['joining']>;
};
/** The boutique's, with other rules; nothing multiplies points. */
export const programmeOf = ({ points, joining, ...rest }: ProgrammeWish) =>
  programmeSchema.parse({
    ...boutique,
    // Other tiers than the boutique's: nothing else may name those.
    ...{ care: null, birthday: null, referral: null },
    ...rest,
    points: { ...boutique.points, multipliers: [], ...points },
    joining: { ...boutique.joining, ...joining },
  });
export type RuleCondition = {
  fact: 'netSpendFen' | 'visits' | 'grossProfitFen';
  window: 'visit' | 'rolling12Months' | 'purchase';
  atLeast: number;
};
export const all = (...conditions: RuleCondition[]) => ({ any: [{ all: conditions }] });

/** Joining by any purchase. */
export const anything = { rule: all({ fact: 'netSpendFen', window: 'purchase', atLeast: 1 }) };
