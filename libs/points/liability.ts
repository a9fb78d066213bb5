// The liability of a day from what entries moved: a movement that adds up, and what it leaves. Pure. Source: product.md,
// Points ("Finance sees the liability as of any day"; "a late sweep changes nothing").
import { movementKinds } from '@guike/contracts/http';
import type { BusinessDay, Points, StoreId } from '@guike/kernel';

export type MovementKind = (typeof movementKinds)[number];
export type Movement = Readonly<Record<'opening' | MovementKind | 'closing', Points>>;

/**
 * Points that entries of one kind moved, summed. `held` moves points between lots and holds and changes nothing that is
 * owed to members; `captured` spends what a hold had taken from its lots before.
 */
export interface MovedPart {
  readonly kind: MovementKind | 'held' | 'captured';
  /** The store that gave the points: their lot's; of a debt, the store of the entry. */
  readonly storeId: StoreId | null;
  /** On or after the first of the month. */
  readonly since: boolean;
  /** The month of the lot's last day, YYYY-MM; null for what is owed. */
  readonly expires: string | null;
  /** That last day is the day asked for, or before it. */
  readonly over: boolean;
  readonly points: Points;
}

export interface HeldPart {
  readonly storeId: StoreId | null;
  readonly points: Points;
}

export interface Liability {
  readonly balance: Points;
  readonly held: Points;
  readonly owed: Points;
  readonly liability: Points;
  readonly movement: Movement;
  /** What had run out before it was booked as expired. */
  readonly unbooked: { readonly opening: Points; readonly closing: Points };
  readonly stores: readonly { readonly storeId: StoreId | null; readonly balance: Points; readonly held: Points }[];
  /** By the month of the last day, the first to end first. */
  readonly expiries: readonly { readonly month: string; readonly balance: Points }[];
}

/** `parts` and `holds` are those of one day, and of one store where only that is asked for. */
export function liabilityOf(day: BusinessDay, parts: readonly MovedPart[], holds: readonly HeldPart[]): Liability {
  const inLots = parts.filter(({ kind, expires }) => kind !== 'captured' && expires !== null);
  const left = inLots.filter(({ over }) => !over);
  const unbooked = {
    opening: sum(inLots.filter(({ since, expires }) => !since && (expires ?? '') < day.slice(0, 7))),
    closing: sum(inLots.filter(({ over }) => over)),
  };
  const movement = movementOf(parts, unbooked);
  const [balance, held] = [sum(left), sum(holds)];
  return {
    ...{ balance, held, movement, unbooked },
    // Whatever is in lots and holds beyond what entries brought was taken from nobody's lot: it is owed.
    owed: balance + held - movement.closing,
    liability: movement.closing,
    stores: storesOf(left, holds),
    expiries: expiriesOf(left),
  };
}

function movementOf(parts: readonly MovedPart[], unbooked: Liability['unbooked']): Movement {
  const moving = parts.filter(({ kind }) => kind !== 'held');
  const booked = (kind: MovementKind): Points => sum(moving.filter((part) => part.since && lineOf(part) === kind));
  const moved = Object.fromEntries(movementKinds.map((kind) => [kind, booked(kind)])) as Record<MovementKind, Points>;
  return {
    opening: sum(moving.filter(({ since }) => !since)) - unbooked.opening,
    ...moved,
    // Points end with their last day, whenever somebody writes it down.
    expired: moved.expired - (unbooked.closing - unbooked.opening),
    closing: sum(moving) - unbooked.closing,
  };
}

const lineOf = ({ kind }: MovedPart): MovedPart['kind'] => (kind === 'captured' ? 'spent' : kind);

function storesOf(left: readonly MovedPart[], holds: readonly HeldPart[]): Liability['stores'] {
  const ids = new Set([...left, ...holds].map(({ storeId }) => storeId));
  return [...ids]
    .map((storeId) => ({
      storeId,
      balance: sum(left.filter((part) => part.storeId === storeId)),
      held: sum(holds.filter((part) => part.storeId === storeId)),
    }))
    .filter(({ balance, held }) => balance !== 0 || held !== 0);
}

function expiriesOf(left: readonly MovedPart[]): Liability['expiries'] {
  const months = [...new Set(left.map(({ expires }) => expires ?? ''))].sort();
  return months
    .map((month) => ({ month, balance: sum(left.filter(({ expires }) => expires === month)) }))
    .filter(({ balance }) => balance !== 0);
}

const sum = (parts: readonly { readonly points: Points }[]): Points =>
  parts.reduce((total, { points }) => total + points, 0);
