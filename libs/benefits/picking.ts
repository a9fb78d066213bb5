// A change of picks: what it ends and begins, whether it is free, and what stands in its way. Pure.
// Source: product.md, Benefits (picked in the mini-program, changed once a quarter).
import type { Entitlements } from './entitlements';

/** `first`: none before; `added`: places that were free; `kept`: which of too many stay; `swap`: one is given up. */
export type PickKind = 'first' | 'added' | 'kept' | 'swap';

export interface PickChange {
  readonly kind: PickKind;
  readonly added: readonly string[];
  /** Given up, rested and chosen away, or no longer offered. */
  readonly ended: readonly string[];
}

export type PickObstacle = 'PICK_TOO_MANY' | 'PICK_UNKNOWN' | 'PICK_NONE' | 'PICK_CHANGED';

/**
 * What choosing these codes would change: the whole set that shall be in force, not the difference. `open`: every pick
 * that has not ended, with those that rest or are no longer offered. Null: nothing changes.
 */
export function pickChange(
  wanted: readonly string[],
  { allowed, pickable, picked, surplus }: Entitlements,
  open: readonly string[],
  before: { readonly hasPicked: boolean; readonly hasSwapped: boolean },
): PickChange | PickObstacle | null {
  const offered = new Set(pickable.map(({ code }) => code));
  if (allowed === null || allowed === 0) return 'PICK_NONE';
  if (wanted.some((code) => !offered.has(code)) || new Set(wanted).size < wanted.length) return 'PICK_UNKNOWN';
  if (wanted.length > allowed) return 'PICK_TOO_MANY';
  const held = [...picked, ...surplus];
  const added = wanted.filter((code) => !held.includes(code));
  const ended = open.filter((code) => !wanted.includes(code));
  const givenUp = held.filter((code) => !wanted.includes(code));
  if (added.length === 0 && ended.length === 0) return null;
  const kind = kindOf({ added: added.length, givenUp: givenUp.length, surplus: surplus.length }, before.hasPicked);
  if (kind === 'swap' && before.hasSwapped) return 'PICK_CHANGED';
  return { kind, added, ended };
}

function kindOf(n: { added: number; givenUp: number; surplus: number }, hasPicked: boolean): PickKind {
  // Exactly as many go as there are too many: fewer would leave a place, to be filled for nothing later.
  if (n.surplus > 0 && n.added === 0 && n.givenUp === n.surplus) return 'kept';
  if (n.givenUp > 0) return 'swap';
  return hasPicked ? 'added' : 'first';
}
