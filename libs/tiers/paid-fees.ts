// How long fees that were paid one after the other let a level count, and what is left when one was paid back. Pure.
import { type BusinessDay, addDays, addMonths } from '@guike/kernel';

/** A level and the last day that is paid for. */
export interface PaidLevel {
  readonly level: number;
  readonly until: BusinessDay;
}

/** A fee that was not paid back. `paidOn`: the day of payment; `at`: when it was written down. */
export interface PaidFee {
  readonly level: number;
  readonly months: number;
  readonly paidOn: BusinessDay;
  readonly at: Date;
}

/** Fees of one member in the order they were written down, and those who were found to be the same person. */
export interface FeesOfMember {
  readonly fees: readonly PaidFee[];
  readonly merged: readonly (FeesOfMember & { readonly at: Date; readonly on: BusinessDay })[];
}

/** What is paid for once a fee is: its months from the day of payment, or behind what is paid already for this level. */
export function paidBehind(held: PaidLevel | null, { level, months, paidOn }: Omit<PaidFee, 'at'>): PaidLevel {
  const goesOn = held !== null && held.level === level && held.until >= paidOn;
  const from = goesOn ? addDays(held.until, 1) : paidOn;
  return { level, until: addDays(addMonths(from, months), -1) };
}

/**
 * What is paid for as if nothing else had ever been paid; null: nothing. The fee written down last holds. A merge takes
 * the other's level along where it is the higher one that day, or the same for longer.
 */
export function paidLevelOf({ fees, merged }: FeesOfMember): PaidLevel | null {
  const steps = [
    ...fees.map((fee) => ({ at: fee.at, after: (held: PaidLevel | null) => paidBehind(held, fee) })),
    ...merged.map((other) => ({
      at: other.at,
      after: (held: PaidLevel | null) => higherOn(other.on, held, paidLevelOf(other)),
    })),
  ];
  // A stable sort: fees of the same instant keep their order.
  steps.sort((a, b) => a.at.getTime() - b.at.getTime());
  return steps.reduce<PaidLevel | null>((held, { after }) => after(held), null);
}

function higherOn(day: BusinessDay, held: PaidLevel | null, other: PaidLevel | null): PaidLevel | null {
  if (other === null || other.until < day) return held;
  if (held === null || held.until < day || other.level > held.level) return other;
  return other.level === held.level && other.until > held.until ? other : held;
}
