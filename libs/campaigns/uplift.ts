// What a campaign brought against those who were left out, and how sure that is. Pure.
import type { Fen } from '@guike/kernel';

/** One side of the comparison. Spend is net, in fen. */
export interface ArmFigures {
  readonly members: number;
  readonly buyers: number;
  readonly spendFen: Fen;
}

/** `too_few`: too small to say anything. `unclear`: may well be chance. */
export type Verdict = 'more' | 'fewer' | 'unclear' | 'too_few';

export interface Uplift {
  /** Percentage points of buyers, more among those who were reached; with the bounds of 95 in 100. */
  readonly points: number;
  readonly low: number;
  readonly high: number;
  readonly verdict: Verdict;
  /** Spend of all who were reached, more than the others spent in proportion, in fen. */
  readonly extraFen: Fen;
}

/** Below this on either side the normal approximation says nothing. */
const LEAST_MEMBERS = 100;
const LEAST_BUYERS = 5;
const Z_95 = 1.96;

/** Null where nobody was left out, or nobody reached. */
export function upliftOf(send: ArmFigures, holdout: ArmFigures): Uplift | null {
  if (send.members === 0 || holdout.members === 0) return null;
  const [with_, without] = [send.buyers / send.members, holdout.buyers / holdout.members];
  const error = Math.sqrt((with_ * (1 - with_)) / send.members + (without * (1 - without)) / holdout.members);
  const difference = with_ - without;
  const [low, high] = [difference - Z_95 * error, difference + Z_95 * error];
  return {
    points: percent(difference),
    low: percent(low),
    high: percent(high),
    verdict: verdictOf(send, holdout, low, high),
    extraFen: Math.round(send.spendFen - (holdout.spendFen / holdout.members) * send.members),
  };
}

function verdictOf(send: ArmFigures, holdout: ArmFigures, low: number, high: number): Verdict {
  if (Math.min(send.members, holdout.members) < LEAST_MEMBERS) return 'too_few';
  if (Math.min(send.buyers, holdout.buyers) < LEAST_BUYERS) return 'too_few';
  if (low > 0) return 'more';
  return high < 0 ? 'fewer' : 'unclear';
}

/** One decimal. */
export const percent = (share: number): number => Math.round(share * 1000) / 10;
