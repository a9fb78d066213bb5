// What a review makes of one member: raised, kept, put under protection, or one tier lower after it. Pure. Source:
// product.md, Tiers (downgrades happen only at a review).
import { type BusinessDay, addMonths } from '@guike/kernel';
import { type Programme, keepRule } from '@guike/programme';
import { type MetGroup, decideTier, meets, rankOf } from './deciding';
import type { TierFacts } from './facts';

export const reviewKinds = ['quarterly', 'programme', 'manual'] as const;
/** `programme`: a new version came into force; it raises and never lowers. */
export type ReviewKind = (typeof reviewKinds)[number];

/** How long somebody may stay in a tier whose keep rule they failed; the last day counts. */
export interface Protection {
  readonly since: BusinessDay;
  readonly until: BusinessDay;
}

/** What a member holds when they are reviewed. `earned` is the tier without any floor. */
export interface ReviewHeld {
  readonly earned: string;
  readonly protection: Protection | null;
  /** The last day of a pause. */
  readonly pausedUntil: BusinessDay | null;
  readonly lifts: readonly string[];
}

export type ReviewChange = 'raised' | 'kept' | 'protected' | 'dropped';

export interface ReviewOutcome {
  /** Null: nothing changes, and nothing else here is new. */
  readonly change: ReviewChange | null;
  readonly earned: string;
  readonly protection: Protection | null;
  readonly lifts: readonly string[];
  readonly because: MetGroup | null;
}

/** Judges one member on a business day by facts as of that day. */
export function decideReview(
  programme: Programme,
  kind: ReviewKind,
  held: ReviewHeld,
  facts: TierFacts,
  day: BusinessDay,
): ReviewOutcome {
  const same = { earned: held.earned, lifts: held.lifts, because: null };
  const untouched = { ...same, change: null, protection: held.protection };
  if (held.pausedUntil !== null && held.pausedUntil >= day) return untouched;
  const raise = decideTier(
    programme,
    { tier: held.earned, earnedTier: null, floorTier: null, lifts: held.lifts, isProtected: held.protection !== null },
    facts,
  );
  // Lifetime sums that once led here still do after a drop: who would not keep a tier is not raised to it without buying.
  if (raise.lifts.length > 0 || (raise.earned !== held.earned && keeps(programme, raise.earned, facts))) {
    const lifts = [...held.lifts, ...raise.lifts];
    return { change: 'raised', earned: raise.earned, protection: null, lifts, because: raise.because };
  }
  if (kind === 'programme') return untouched;
  if (keeps(programme, held.earned, facts))
    return held.protection === null ? untouched : { ...same, change: 'kept', protection: null };
  const { protectionMonths } = programme.review;
  if (held.protection === null && protectionMonths > 0)
    return { ...same, change: 'protected', protection: { since: day, until: addMonths(day, protectionMonths) } };
  if (held.protection !== null && held.protection.until > day) return untouched;
  return { ...same, change: 'dropped', earned: tierBelow(programme, held.earned), protection: null };
}

/** Whether a tier's keep rule is met; a tier without one, and the lowest, are kept for good. */
export function keeps(programme: Programme, code: string, facts: TierFacts): boolean {
  const rank = rankOf(programme.tiers, code);
  const tier = programme.tiers[rank];
  if (tier === undefined || rank === 0) return true;
  const rule = keepRule(tier);
  return rule === null || meets(rule, facts);
}

function tierBelow({ tiers }: Programme, code: string): string {
  const below = tiers[rankOf(tiers, code) - 1];
  if (!below) throw new Error('nobody drops out of the lowest tier');
  return below.code;
}

/** The first day of the period of a regular review that a day lies in. `everyMonths` divides a year. */
export function reviewDue(day: BusinessDay, everyMonths: number): BusinessDay {
  const month = Number(day.slice(5, 7));
  const first = month - ((month - 1) % everyMonths);
  return `${day.slice(0, 4)}-${String(first).padStart(2, '0')}-01` as BusinessDay;
}
