// What sales of a year are worth, summed anew from what is left of each.
import { type BusinessDay, addMonths } from '@guike/kernel';
import type { FactOf } from './preset-year-facts';
import type { PlainRules } from './preset-year-rules';

export interface Sale extends FactOf<'sale'> {
  counts: boolean;
  pieces: number;
  backFen: number;
  visitPoints: number;
  times: number;
}

export const noSums = { netSpendFen: 0, items: 0, orders: 0, visits: 0 };
export const netOf = (sale: Sale) => Math.max(0, sale.price * 100 * sale.pieces - sale.backFen);

export function sums(sales: readonly Sale[]) {
  const orders = sales.filter(({ pieces }) => pieces > 0);
  const add = (of: (sale: Sale) => number) => sales.reduce((total, sale) => total + of(sale), 0);
  const visits = new Set(orders.map(({ paidOn }) => paidOn)).size;
  return { netSpendFen: add(netOf), items: add(({ pieces }) => pieces), orders: orders.length, visits };
}

export function fullYears(from: BusinessDay, to: BusinessDay): number {
  let years = 0;
  while (addMonths(from, 12 * (years + 1)) <= to) years += 1;
  return years;
}

/** Net of full calendar years as a member, the latest first. */
export function yearsBefore(day: BusinessDay, joinedOn: BusinessDay | null, counted: readonly Sale[]): number[] {
  if (joinedOn === null) return [];
  const years: number[] = [];
  for (let year = Number(day.slice(0, 4)) - 1; `${year}-01-01` >= joinedOn; year--)
    years.push(sums(counted.filter(({ paidOn }) => paidOn.startsWith(`${year}-`))).netSpendFen);
  return years;
}

/** The last day of what a sale earns. */
export function expiryOf(
  { paidOn }: Sale,
  { cardCycle, months }: PlainRules,
  { joinedOn, available }: { readonly joinedOn: BusinessDay | null; readonly available: BusinessDay },
): BusinessDay {
  if (!cardCycle || joinedOn === null) return addMonths(paidOn, months);
  let cycle = 1;
  while (addMonths(joinedOn, cycle * months) < available) cycle += 1;
  return addMonths(joinedOn, cycle * months);
}

/** Points that a sale is entitled to for what is left of it. */
export function entitled(sale: Sale, { unitFen }: PlainRules): number {
  const left = netOf(sale);
  const forVisit = sale.pieces > 0 && left > 0 ? sale.visitPoints : 0;
  return Math.floor((Math.floor(left / unitFen) * sale.times) / 100) + forVisit;
}
