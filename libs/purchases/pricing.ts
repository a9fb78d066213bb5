// What a sale comes to: discounts spread over the lines to the fen, and what of it may earn. Pure.
import { DomainError, type Fen, spread } from '@guike/kernel';

/** A line as the till rang it up. `amountFen`: after the line's own discount. `goods` false: kept, counts for nothing. */
export interface RungLine {
  readonly sku: string;
  readonly category?: string | undefined;
  readonly name: string;
  readonly quantity: number;
  readonly unitPriceFen: Fen;
  readonly amountFen: Fen;
  /** What the whole line cost the shop, where the till tells it. */
  readonly costFen?: Fen | undefined;
  readonly goods: boolean;
}

export interface Tender {
  readonly kind: 'cash' | 'stored_value' | 'coupon' | 'points';
  readonly amountFen: Fen;
  readonly code?: string | undefined;
  readonly holdId?: string | undefined;
  /** Of a points tender, once captured. */
  readonly points?: number | undefined;
}

/** A line with its share of discounts taken off. `eligibleFen` leaves out the share paid with points. */
export interface PricedLine extends RungLine {
  readonly netFen: Fen;
  readonly eligibleFen: Fen;
}

export interface PricedSale {
  readonly lines: readonly PricedLine[];
  readonly goodsFen: Fen;
  readonly discountFen: Fen;
  readonly netFen: Fen;
  readonly eligibleFen: Fen;
  /** Net less cost of the goods whose cost is known; negative for goods sold below it. */
  readonly profitFen: Fen;
  /** Pieces of goods. */
  readonly items: number;
}

export interface SaleAmounts {
  readonly lines: readonly RungLine[];
  readonly orderDiscountFen: Fen;
  readonly tenders?: readonly Tender[] | undefined;
  readonly topUpFen: Fen;
}

/** Beyond any receipt, and far inside what sums, points and lots can hold. */
const LARGEST_SALE_FEN = 10_000_000_000;
const MOST_PIECES = 1_000_000;

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
const ofKind = (tenders: readonly Tender[], kind: Tender['kind']) =>
  sum(tenders.filter((tender) => tender.kind === kind).map((tender) => tender.amountFen));

/**
 * Prices a sale. Eligible = goods after discounts, less the part paid with points; a top-up is no goods.
 * Source: product.md, Points. `coupons` says whether a coupon is a discount or a payment.
 * Error: AMOUNTS_DO_NOT_ADD_UP when a line is dearer than its price, the discount exceeds the goods, the tenders are not
 * what was to be paid, or the sale is beyond ¥100 million or a million pieces.
 */
export function priceSale(sale: SaleAmounts, coupons: 'discount' | 'payment'): PricedSale {
  const goods = sale.lines.filter((line) => line.goods);
  const tenders = sale.tenders ?? [];
  const wrong = goods.find((line) => line.amountFen > line.unitPriceFen * line.quantity);
  if (wrong) throw new DomainError('AMOUNTS_DO_NOT_ADD_UP', { sku: wrong.sku, amountFen: wrong.amountFen });
  const goodsFen = sum(goods.map((line) => line.amountFen));
  const items = sum(goods.map((line) => line.quantity));
  const costFen = sum(goods.map((line) => line.costFen ?? 0));
  if (goodsFen > LARGEST_SALE_FEN || costFen > LARGEST_SALE_FEN || items > MOST_PIECES)
    throw new DomainError('AMOUNTS_DO_NOT_ADD_UP', { goodsFen, costFen, items });
  const couponFen = coupons === 'discount' ? ofKind(tenders, 'coupon') : 0;
  const discountFen = sale.orderDiscountFen + couponFen;
  const pointsFen = ofKind(tenders, 'points');
  const netFen = goodsFen - discountFen;
  const payableFen = goodsFen - sale.orderDiscountFen + sale.topUpFen;
  const paidFen = sum(tenders.map((tender) => tender.amountFen));
  if (netFen < 0 || pointsFen > netFen || (sale.tenders !== undefined && paidFen !== payableFen)) {
    throw new DomainError('AMOUNTS_DO_NOT_ADD_UP', { goodsFen, discountFen, payableFen, paidFen });
  }
  const discounts = spread(
    discountFen,
    goods.map((line) => line.amountFen),
  );
  const nets = goods.map((line, index) => line.amountFen - (discounts[index] as Fen));
  const byPoints = spread(pointsFen, nets);
  const profitFen = sum(goods.map((line, n) => (line.costFen === undefined ? 0 : (nets[n] as Fen) - line.costFen)));
  let next = 0;
  const lines = sale.lines.map((line): PricedLine => {
    if (!line.goods) return { ...line, netFen: 0, eligibleFen: 0 };
    const index = next++;
    const net = nets[index] as Fen;
    return { ...line, netFen: net, eligibleFen: net - (byPoints[index] as Fen) };
  });
  return {
    lines,
    goodsFen,
    discountFen,
    netFen,
    eligibleFen: netFen - pointsFen,
    profitFen,
    items,
  };
}
