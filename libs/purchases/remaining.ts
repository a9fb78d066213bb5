// What is left of a purchase after everything that was taken back: a function of totals, so the order of refunds
// cannot matter. Pure.
import { type Fen, proportion, spread } from '@guike/kernel';

/** A recorded line with what has come back of it. */
export interface SoldLine {
  readonly lineNumber: number;
  readonly sku: string;
  readonly quantity: number;
  readonly netFen: Fen;
  readonly eligibleFen: Fen;
  /** Hundredths, fixed when it was sold. */
  readonly multiplier: number;
  readonly goods: boolean;
  readonly returnedQuantity: number;
}

export interface Remaining {
  /** Per line: what may still earn, with the multiplier it was sold under. */
  readonly lines: readonly { readonly eligibleFen: Fen; readonly multiplier: number }[];
  readonly netFen: Fen;
  readonly items: number;
}

/**
 * What remains when `refundAmountFen` was given back besides the goods that came back. An amount larger than what is
 * left takes what is left. Returning a part of a line takes its part of the line's net, to the fen in total.
 */
export function remaining(lines: readonly SoldLine[], refundAmountFen: Fen): Remaining {
  const kept = lines.filter((line) => line.goods);
  const nets = kept.map((line) => proportion(line.netFen, line.quantity - line.returnedQuantity, line.quantity));
  const netLeft = nets.reduce((a, b) => a + b, 0);
  const amounts = spread(Math.min(refundAmountFen, netLeft), nets);
  const rest = kept.map((line, index) => {
    const net = nets[index] as Fen;
    const eligible = proportion(line.eligibleFen, line.quantity - line.returnedQuantity, line.quantity);
    return { eligibleFen: proportion(eligible, net - (amounts[index] as Fen), net), multiplier: line.multiplier };
  });
  return {
    lines: rest,
    netFen: netLeft - Math.min(refundAmountFen, netLeft),
    items: kept.reduce((total, line) => total + line.quantity - line.returnedQuantity, 0),
  };
}

/** One sale line that a returned quantity was given to; `purchaseId` null: nothing was left that it could belong to. */
export interface Placement {
  readonly purchaseId: string | null;
  readonly lineNumber: number | null;
  readonly quantity: number;
}

/** A sale line that still has quantity to return, as a candidate for goods that name no sale. */
export interface ReturnableLine {
  readonly purchaseId: string;
  readonly lineNumber: number;
  readonly sku: string;
  readonly left: number;
}

/**
 * Gives each returned line to the latest earlier sale line of the same code with quantity left, then the one before.
 * `candidates` come latest first. What finds no sale is a placement with no purchase. Source: product.md, Points.
 */
export function placeReturns(
  returned: readonly { readonly sku: string; readonly quantity: number }[],
  candidates: readonly ReturnableLine[],
): Placement[][] {
  const left = candidates.map((candidate) => candidate.left);
  return returned.map((line) => {
    const placements: Placement[] = [];
    let open = line.quantity;
    candidates.forEach((candidate, index) => {
      const take = candidate.sku === line.sku ? Math.min(open, left[index] as number) : 0;
      if (take === 0) return;
      left[index] = (left[index] as number) - take;
      open -= take;
      placements.push({ purchaseId: candidate.purchaseId, lineNumber: candidate.lineNumber, quantity: take });
    });
    if (open > 0) placements.push({ purchaseId: null, lineNumber: null, quantity: open });
    return placements;
  });
}
