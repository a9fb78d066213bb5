// What is left of a purchase after everything that was taken back: a function of totals, so the order of refunds
// cannot matter. Pure.
import { type Fen, proportion } from '@guike/kernel';

/** A recorded line with what has come back of it. */
export interface SoldLine {
  readonly lineNumber: number;
  readonly sku: string;
  readonly quantity: number;
  readonly netFen: Fen;
  readonly eligibleFen: Fen;
  /** What the whole line cost the shop; null where the till did not tell. */
  readonly costFen: Fen | null;
  /** Hundredths, fixed when it was sold. */
  readonly multiplier: number;
  readonly goods: boolean;
  readonly returnedQuantity: number;
}

export interface Remaining {
  /** What may still earn, summed by the multiplier it was sold under. */
  readonly groups: readonly { readonly eligibleFen: Fen; readonly multiplier: number }[];
  readonly netFen: Fen;
  /** Net less cost of the goods that are left and whose cost is known. */
  readonly profitFen: Fen;
  readonly items: number;
}

/**
 * What remains when `refundAmountFen` was given back besides the goods that came back. An amount larger than what is
 * left takes what is left. Returning a part of a line takes its part of the line's net, to the fen in total. The
 * amount is taken from each group of one multiplier in its proportion, rounded down: so more given back never leaves more.
 */
export function remaining(lines: readonly SoldLine[], refundAmountFen: Fen): Remaining {
  const eligible = new Map<number, Fen>();
  let netLeft = 0;
  let items = 0;
  let costedFen = 0;
  let costFen = 0;
  for (const line of lines.filter((each) => each.goods)) {
    const left = line.quantity - line.returnedQuantity;
    netLeft += proportion(line.netFen, left, line.quantity);
    items += left;
    if (line.costFen !== null) {
      costedFen += proportion(line.netFen, left, line.quantity);
      costFen += proportion(line.costFen, left, line.quantity);
    }
    const share = proportion(line.eligibleFen, left, line.quantity);
    eligible.set(line.multiplier, (eligible.get(line.multiplier) ?? 0) + share);
  }
  const amount = Math.min(refundAmountFen, netLeft);
  const groups = [...eligible].map(([multiplier, eligibleFen]) => ({
    multiplier,
    eligibleFen: eligibleFen - partOf(amount, eligibleFen, netLeft),
  }));
  const profitFen = costedFen - partOf(amount, costedFen, netLeft) - costFen;
  return { groups, netFen: netLeft - amount, profitFen, items };
}

const partOf = (amount: Fen, part: Fen, whole: Fen): Fen =>
  whole === 0 ? 0 : Number((BigInt(amount) * BigInt(part)) / BigInt(whole));

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
