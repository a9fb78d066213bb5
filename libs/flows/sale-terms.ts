// What a sale is judged by when it is recorded: what cannot be, the terms it earns under, its facts. Pure.
import { type BusinessDay, DomainError, type Points, businessDayOf, daysBetween } from '@guike/kernel';
import { entitledPoints, lotDays, multiplierOf } from '@guike/points';
import type { Programme, ProgrammeVersion } from '@guike/programme';
import type { PricedSale, Remaining } from '@guike/purchases';
import type { TierFacts } from '@guike/tiers';
import type { SaleCommand } from './commands';
import type { Credited } from './crediting';
import type { Standing } from './standing';

/** A programme with the business day of the sale that it judges. */
export type ProgrammeOfDay = ProgrammeVersion & { readonly day: BusinessDay };

/** A till's clock may run ahead this much; a sale further in the future is a mistake. */
const CLOCK_SKEW_MS = 5 * 60_000;

/** Error: INPUT_INVALID. A receipt's day is its store's own, so it may differ from the calendar's by one. */
export function refuseTheImpossible(command: SaleCommand, paidOn: BusinessDay, now: Date): void {
  if (command.paidAt.getTime() > now.getTime() + CLOCK_SKEW_MS) {
    throw new DomainError('INPUT_INVALID', { issues: [{ path: 'paidAt', message: '付款时间在将来' }] });
  }
  if (Math.abs(daysBetween(paidOn, command.receipt.businessDay)) > 1) {
    throw new DomainError('INPUT_INVALID', {
      issues: [{ path: 'receipt.businessDay', message: '小票日期与付款时间相差超过一天' }],
    });
  }
}

/** Whether a sale that arrives now was paid by a member: what was bought before joining earns nothing, however late it comes. */
export function wasMember({ state, joinedAt }: Standing, paidAt: Date): boolean {
  return state === 'active' && joinedAt !== null && paidAt >= joinedAt;
}

/** What the terms of a sale depend on besides the sale. `cardDay`: of the buyer's card; null without one. */
export interface Earner {
  readonly tier: string;
  readonly counts: boolean;
  readonly cardDay: BusinessDay | null;
  readonly birthMonth: number | null;
  /** Given once for a visit. */
  readonly visitPoints: Points;
}

/** The terms a sale earns under, fixed when it is recorded: refunds are judged by them later. */
export function termsOf(sale: PricedSale, { version, body, day }: ProgrammeOfDay, earner: Earner) {
  const { tier, counts, cardDay, birthMonth, visitPoints } = earner;
  const lines = sale.lines.map((line) => {
    const multiplier = multiplierOf(body.points, { paidOn: day, tier, category: line.category ?? null, birthMonth });
    return { ...line, multiplier };
  });
  const points = counts ? entitledPoints(lines, body.points) + visitPoints : 0;
  return {
    lines,
    entitledPoints: points,
    visitPoints,
    programmeVersion: version,
    ...lotDays(body.points, day, cardDay),
  };
}

/** What is left of the points of a purchase: those for the visit are gone when nothing of it is left. */
export function entitledLeft(left: Remaining, rules: Programme['points'], visitPoints: Points): Points {
  return entitledPoints(left.groups, rules) + (left.items > 0 && left.netFen > 0 ? visitPoints : 0);
}

/** The day of a member's card; null for who has none yet. */
export const cardDayOf = ({ joinedAt }: Pick<Standing, 'joinedAt'>, zone: string): BusinessDay | null =>
  joinedAt && businessDayOf(joinedAt, zone);

/** Pieces of goods by category, less what came back of them. */
export function piecesByCategory(
  lines: readonly {
    readonly goods: boolean;
    readonly category?: string | null | undefined;
    readonly quantity: number;
    readonly returnedQuantity?: number;
  }[],
): Record<string, number> {
  const pieces: Record<string, number> = {};
  for (const { goods, category, quantity, returnedQuantity = 0 } of lines) {
    if (goods && category) pieces[category] = (pieces[category] ?? 0) + quantity - returnedQuantity;
  }
  return pieces;
}

/** What a sale adds to the facts of tiers. One without goods is no order. */
export function factsOf(sale: PricedSale, command: SaleCommand): TierFacts['purchase'] {
  const itemsOf = piecesByCategory(sale.lines);
  const orders = sale.items > 0 ? 1 : 0;
  const { netFen: netSpendFen, profitFen: grossProfitFen, items } = sale;
  return { netSpendFen, grossProfitFen, items, topUpFen: command.topUpFen, orders, visits: orders, itemsOf };
}

/** Where the buyer stands once the sale is credited. */
export function standingAfter(before: Standing, joined: boolean, credited: Credited | null): Standing {
  const state = joined ? 'active' : before.state;
  if (!credited) return { ...before, state };
  const { balance, owed, pending } = credited.booked;
  const { tier, facts } = credited.tier;
  return { state, joinedAt: before.joinedAt, balance, owed, pending, tier, facts };
}
