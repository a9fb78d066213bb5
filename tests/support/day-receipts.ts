// A store's day as its till compares it, in a shop that a test has opened.
import { DayReceipts } from '@guike/purchases';
import type { Shop } from './shop';

export class DayReceiptsReader {
  constructor(private readonly shop: Shop) {}

  totals() {
    return this.reader.totals(this.shop.db.reading, this.shop.storeId, this.shop.today());
  }

  /** Numbers of the day's sales. */
  async numbers(): Promise<string[]> {
    const page = { limit: 1_000 };
    const { receipts } = await this.reader.receipts(this.shop.db.reading, this.shop.storeId, this.shop.today(), page);
    return receipts.filter(({ kind }) => kind === 'sale').map(({ number }) => number);
  }

  private get reader(): DayReceipts {
    return this.shop.module.context.get(DayReceipts, { strict: false });
  }
}
