// What becomes of a care task by what came of it, and who has it next. Pure. Source: product.md, Staff (care tasks).

export const careOwners = ['guide', 'manager', 'head_office'] as const;
export type CareOwner = (typeof careOwners)[number];

/** What somebody taps: 已联系, 没联系上, 稍后, 不需要. */
export const careOutcomes = ['reached', 'not_reached', 'later', 'not_needed'] as const;
export type CareOutcome = (typeof careOutcomes)[number];

export interface AfterContact {
  readonly status: 'open' | 'done' | 'missed' | 'dropped';
  /** How often nobody was reached, this time included. */
  readonly contacts: number;
  /** For an open task: after so many days it is in the list again. */
  readonly shownInDays: number | null;
}

/** After so many vain tries a task is over. */
const MOST_CONTACTS = 3;

/** Putting it off does not move the last day: what is put off too long goes up a level all the same. */
export function afterContact(outcome: CareOutcome, before: number): AfterContact {
  if (outcome === 'reached') return { status: 'done', contacts: before, shownInDays: null };
  if (outcome === 'not_needed') return { status: 'dropped', contacts: before, shownInDays: null };
  if (outcome === 'later') return { status: 'open', contacts: before, shownInDays: 1 };
  const contacts = before + 1;
  return contacts < MOST_CONTACTS
    ? { status: 'open', contacts, shownInDays: 1 }
    : { status: 'missed', contacts, shownInDays: null };
}

export function levelAbove(owner: CareOwner): CareOwner {
  return owner === 'guide' ? 'manager' : 'head_office';
}
