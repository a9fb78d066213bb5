// Points for coming: once for each visit, to the first sale of it that earns. Source: product.md, Points.
import { type BusinessDay, type Points, addDays, instantOfLocal } from '@guike/kernel';
import type { Tx } from '@guike/platform';
import type { Programme } from '@guike/programme';
import type { PurchasesService } from '@guike/purchases';
import type { OpeningSale } from './joining/joining-right';

/**
 * Points that a sale earns for its visit (member, store, business day). Fixed with the sale: whether it comes back later
 * or not, no other sale of the visit gets them, so that the order of refunds cannot matter. The caller holds the member's
 * lock, and asks for sales that earn.
 */
export async function visitPointsOf(
  tx: Tx,
  purchases: PurchasesService,
  sale: Pick<OpeningSale, 'memberId' | 'storeId' | 'facts'> & { rules: Programme; paidOn: BusinessDay },
): Promise<Points> {
  const { memberId, storeId, facts, rules, paidOn } = sale;
  const { perVisit } = rules.points;
  if (perVisit === 0 || facts.items === 0 || facts.netSpendFen <= 0) return 0;
  const [from, before] = [paidOn, addDays(paidOn, 1)].map((day) => instantOfLocal(`${day} 00:00:00`, rules.timeZone));
  if (!from || !before) return 0;
  return (await purchases.visitHasPoints(tx, memberId, storeId, from, before)) ? 0 : perVisit;
}
