// Who gets which seats: an answer is accepted or waits, and a freed seat goes to who waits, in order. Pure.
// Source: product.md, Events; docs/adr/0025.

/** A party that waits, by its number. */
export interface Waiting {
  readonly number: number;
  readonly party: number;
}

export interface Room {
  readonly seats: number;
  /** Of accepted parties, and of those that are offered. */
  readonly taken: number;
  /** Persons who came without an answer: they sit, too. */
  readonly walked: number;
}

/** Seats that are free; never fewer than none, also where a manager let in more than there are. */
export const freeSeats = ({ seats, taken, walked }: Room): number => Math.max(0, seats - taken - walked);

/** Nobody overtakes: while anybody waits, the next to come waits behind, also where the seats would do. */
export function seatsNow(room: Room, party: number, isAnyWaiting: boolean): 'accepted' | 'waiting' {
  return !isAnyWaiting && party <= freeSeats(room) ? 'accepted' : 'waiting';
}

/**
 * Whom free seats are offered to, in order. Before the deadline the order is strict: a large party at the head keeps the
 * seats that come free until they do for it. After it a seat that nobody takes stays empty, so parties that do not fit
 * are passed over, and keep their place.
 */
export function promotions<T extends Waiting>(room: Room, waiting: readonly T[], afterDeadline: boolean): T[] {
  const chosen: T[] = [];
  let free = freeSeats(room);
  for (const each of [...waiting].sort((one, other) => one.number - other.number)) {
    if (each.party <= free) {
      chosen.push(each);
      free -= each.party;
    } else if (!afterDeadline) break;
    if (free === 0) break;
  }
  return chosen;
}

const MINUTE_MS = 60_000;
/** Offers end so long before the start: who comes later is let in at the door. */
const LAST_CALL_MINUTES = 30;

export interface OfferTerms {
  readonly confirmMinutes: number;
  readonly startsAt: Date;
  /** Hours of the shop's day in which nobody is written to; equal: none. */
  readonly quiet: { readonly from: number; readonly to: number };
  /** Hour and minute of the shop's day, as minutes, at an instant. */
  readonly minuteOfDay: (at: Date) => number;
}

/** Until when an offer of `now` is kept, or null where it is too late for one. Quiet hours do not count: people sleep. */
export function offeredUntil(now: Date, { confirmMinutes, startsAt, quiet, minuteOfDay }: OfferTerms): Date | null {
  const last = startsAt.getTime() - LAST_CALL_MINUTES * MINUTE_MS;
  if (now.getTime() >= last) return null;
  let left = confirmMinutes;
  let at = now.getTime();
  while (left > 0 && at < last) {
    const asleep = quietMinutes(minuteOfDay(new Date(at)), quiet);
    if (asleep > 0) at += asleep * MINUTE_MS;
    else {
      const step = Math.min(left, awakeMinutes(minuteOfDay(new Date(at)), quiet));
      at += step * MINUTE_MS;
      left -= step;
    }
  }
  return new Date(Math.min(at, last));
}

const DAY_MINUTES = 1440;

/** Minutes until the quiet hours end, 0 outside of them. */
function quietMinutes(minute: number, { from, to }: OfferTerms['quiet']): number {
  if (from === to) return 0;
  const [begins, ends] = [from * 60, to * 60];
  const isQuiet = begins < ends ? minute >= begins && minute < ends : minute >= begins || minute < ends;
  return isQuiet ? (ends - minute + DAY_MINUTES) % DAY_MINUTES : 0;
}

/** Minutes until the quiet hours begin. */
function awakeMinutes(minute: number, { from, to }: OfferTerms['quiet']): number {
  return from === to ? DAY_MINUTES : (from * 60 - minute + DAY_MINUTES) % DAY_MINUTES;
}
