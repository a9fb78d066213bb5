// A naive model of tier facts: every sale with what is left of it, summed anew whenever somebody asks.
import { type BusinessDay, addDays, addMonths } from '@guike/kernel';

/** A sale of one line. Money in fen. */
export interface ModelSale {
  readonly number: string;
  readonly storeId: string;
  /** The business day of payment. */
  readonly day: BusinessDay;
  readonly quantity: number;
  readonly costFen: number | null;
  readonly netFen: number;
  returnedFen: number;
  pieces: number;
  counts: boolean;
  isVoid: boolean;
}

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

/** Net less cost of what is left, as the money and pieces left say; the cost of the pieces is rounded as lines are. */
const profitOf = (sale: ModelSale): number =>
  sale.costFen === null ? 0 : leftOf(sale) - Math.round((sale.costFen * sale.pieces) / sale.quantity);
const leftOf = (sale: ModelSale): number => sale.netFen - sale.returnedFen;

export function sumsSince(sales: readonly ModelSale[], from: BusinessDay) {
  const counted = sales.filter((sale) => sale.counts && sale.day >= from);
  const orders = counted.filter((sale) => sale.pieces > 0);
  return {
    netSpendFen: sum(counted.map(leftOf)),
    grossProfitFen: sum(counted.map(profitOf)),
    items: sum(counted.map((sale) => sale.pieces)),
    orders: orders.length,
    visits: new Set(orders.map((sale) => `${sale.day}/${sale.storeId}`)).size,
    topUpFen: 0,
  };
}

/** What the windows hold on a day. */
export const windowsOn = (sales: readonly ModelSale[], today: BusinessDay) => ({
  rolling12Months: sumsSince(sales, addDays(addMonths(today, -12), 1)),
  calendarYear: sumsSince(sales, `${today.slice(0, 4)}-01-01` as BusinessDay),
  lifetime: sumsSince(sales, '0001-01-01' as BusinessDay),
});
