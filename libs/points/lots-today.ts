// What an account's lots say on a day: pure, the same sums as `point_due` and `point_pending` make in SQL.
import type { BusinessDay, Points } from '@guike/kernel';

/** Lots in order of their last day; the three lists are parallel. Days: the first and the last a lot may be used on. */
export interface Lots {
  readonly available: readonly BusinessDay[];
  readonly expires: readonly BusinessDay[];
  readonly left: readonly Points[];
}

export interface LotsToday {
  /** Of lots whose last day is over, though no operation has come by to expire them. */
  readonly due: Points;
  readonly pending: Points;
  /** The day on which the last of the pending points may be used. */
  readonly pendingUntil: BusinessDay | null;
  /** What expires next, together with all else that has the same last day. */
  readonly expiring: { readonly points: Points; readonly on: BusinessDay } | null;
}

/** Sums lots up as they stand on a day. */
export function lotsToday({ available, expires, left }: Lots, today: BusinessDay): LotsToday {
  let [due, pending, next] = [0, 0, 0];
  let pendingUntil: BusinessDay | null = null;
  let expiresOn: BusinessDay | null = null;
  for (const [place, points] of left.entries()) {
    const availableOn = available[place] as BusinessDay;
    const lastDay = expires[place] as BusinessDay;
    if (availableOn > today) {
      pending += points;
      if (pendingUntil === null || availableOn > pendingUntil) pendingUntil = availableOn;
    }
    if (lastDay < today) due += points;
    else if (expiresOn === null || lastDay === expiresOn) {
      expiresOn = lastDay;
      next += points;
    }
  }
  return { due, pending, pendingUntil, expiring: expiresOn === null ? null : { points: next, on: expiresOn } };
}
