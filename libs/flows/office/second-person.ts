// The rule of two: what one person asks for, another decides; and the same word of the same person again is no new one.
import { DomainError, type StaffId } from '@guike/kernel';

interface Asked {
  readonly state: string;
  /** Null: somebody who is none of the staff. */
  readonly askedBy: StaffId | null;
  readonly decidedBy: StaffId | null;
}

/**
 * Whether this person has decided it so already; false where it is theirs to decide now. `open`: the state of what waits,
 * `wanted`: the one that their word leads to. Errors: ALREADY_DECIDED, SECOND_PERSON (who asked may not).
 */
export function isSaidAlready(
  { state, askedBy, decidedBy }: Asked,
  { open, wanted }: { readonly open: string; readonly wanted: string },
  by: StaffId,
): boolean {
  if (state !== open) {
    if (state === wanted && decidedBy === by) return true;
    throw new DomainError('ALREADY_DECIDED');
  }
  if (askedBy === by) throw new DomainError('SECOND_PERSON');
  return false;
}
