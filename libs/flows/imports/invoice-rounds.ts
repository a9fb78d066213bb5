// Which invoices of a page may be recorded side by side. Pure.

/**
 * Invoices in rounds, each with one of every customer at most and in the order of the page: different customers never
 * wait for each other, and nobody's invoices change places.
 */
export function roundsOf<I extends { readonly customer: string }>(invoices: readonly I[]): I[][] {
  const had = new Map<string, number>();
  const rounds: I[][] = [];
  for (const invoice of invoices) {
    const round = had.get(invoice.customer) ?? 0;
    had.set(invoice.customer, round + 1);
    (rounds[round] ??= []).push(invoice);
  }
  return rounds;
}
