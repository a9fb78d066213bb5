// Whether a recorded sale gives its buyer the right to join, judged by what is left of it. Pure.
import { type BusinessDay, businessDayOf, daysBetween } from '@guike/kernel';
import type { Programme } from '@guike/programme';
import { type RecordedPurchase, remaining } from '@guike/purchases';
import { type TierFacts, meets } from '@guike/tiers';
import { piecesByCategory } from './sale-terms';

type PurchaseFacts = TierFacts['purchase'];

/** The facts of a sale less what came back of it. */
export function factsLeft(purchase: RecordedPurchase): PurchaseFacts {
  const left = remaining(purchase.lines, purchase.refundAmountFen);
  const itemsOf = piecesByCategory(purchase.lines);
  const orders = left.items > 0 ? 1 : 0;
  return { netSpendFen: left.netFen, items: left.items, topUpFen: purchase.topUpFen, orders, itemsOf };
}

/** Whether facts of one purchase meet the joining rule. Before joining a visit is this purchase alone. */
export function meetsJoining(programme: Programme, facts: PurchaseFacts): boolean {
  return meets(programme.joining.rule, { purchase: facts, visit: facts, lifetime: facts });
}

/** Whether the buyer may still join by this sale today. Source: product.md, Joining; how long is the programme's. */
export function mayJoinBy(purchase: RecordedPurchase, terms: Programme, today: BusinessDay): boolean {
  const age = daysBetween(businessDayOf(purchase.paidAt, terms.timeZone), today);
  if (purchase.status === 'void' || age > terms.joining.withinDays) return false;
  return meetsJoining(terms, factsLeft(purchase));
}
