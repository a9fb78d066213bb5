// What becomes of a look by what the checks say, and until when likes of it count. Pure. Source: product.md, Looks.
import { addDays, businessDayOf, instantOfLocal } from '@guike/kernel';

export type Suggestion = 'pass' | 'review' | 'risky';
/** Why the shop's people have to look. */
export type LookDoubt = 'text' | 'picture' | 'late' | 'wechat_off' | 'away';

export type LookVerdict =
  | { readonly kind: 'publish' }
  | { readonly kind: 'wait' }
  | { readonly kind: 'ask_shop'; readonly doubt: LookDoubt }
  | { readonly kind: 'refuse'; readonly about: 'text' | 'picture' };

export interface LookFindings {
  /** Null: nothing was said yet. */
  readonly text: Suggestion | null;
  readonly photos: readonly (Suggestion | null)[];
  /** What it waits for already, or what keeps the checks from an answer; null: they are under way. */
  readonly doubt: LookDoubt | null;
}

/**
 * Risky is refused, whatever else is open; a doubt goes to the shop; and only what has passed whole is published by
 * itself. A doubt about what was merely late is gone once everything has passed.
 */
export function verdictOf({ text, photos, doubt }: LookFindings): LookVerdict {
  if (text === 'risky') return { kind: 'refuse', about: 'text' };
  if (photos.includes('risky')) return { kind: 'refuse', about: 'picture' };
  const passed = text === 'pass' && photos.every((suggest) => suggest === 'pass');
  if (passed && (doubt === null || doubt === 'late')) return { kind: 'publish' };
  if (doubt !== null) return { kind: 'ask_shop', doubt };
  if (text === 'review') return { kind: 'ask_shop', doubt: 'text' };
  if (photos.includes('review')) return { kind: 'ask_shop', doubt: 'picture' };
  return { kind: 'wait' };
}

/** The end of the business day so many days after a look was published: likes count before it. */
export function closingOf(publishedAt: Date, windowDays: number, timeZone: string): Date {
  return instantOfLocal(`${addDays(businessDayOf(publishedAt, timeZone), windowDays + 1)} 00:00:00`, timeZone);
}

/** So many people report a look that it is hidden until somebody of the shop has looked. */
export const HIDING_REPORTS = 3;
