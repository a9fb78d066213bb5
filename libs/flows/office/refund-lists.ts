// Refunds that wait for their sale or found none, for those who look after the books.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, adminDeskEndpoints } from '@guike/contracts/http';
import { type StoreId, yuan } from '@guike/kernel';
import { Database } from '@guike/platform';
import { RefundTroubles } from '@guike/purchases';
import { StoreDirectory } from '@guike/stores';
import { type RefundCommand, refundCommand } from '../commands';
import { type Page, pageOf } from '../page';

type Answer<N extends keyof typeof adminDeskEndpoints> = AnswerOf<(typeof adminDeskEndpoints)[N]>;

@Injectable()
export class RefundLists {
  constructor(
    private readonly database: Database,
    private readonly troubles: RefundTroubles,
    private readonly stores: StoreDirectory,
  ) {}

  /** Newest first; of the sales of one store, or of all. */
  async parked({ after, limit }: Page, storeId: StoreId | null): Promise<Answer<'parkedRefunds'>> {
    const tx = this.database.reading;
    const found = await this.troubles.waiting(tx, { after: after ?? null, limit: limit + 1, storeId });
    const { items, next } = pageOf(found, limit, ({ id }) => id);
    const names = await this.namesOf(items);
    return {
      items: items.map(({ request, receivedAt, ...rest }) => ({
        ...rest,
        storeName: names.get(rest.storeId) ?? '',
        receivedAt: receivedAt.toISOString(),
        what: inWords(refundCommand.parse(request).what),
      })),
      next,
    };
  }

  /** Newest first; refunds of one store, or of all. */
  async unmatched({ after, limit }: Page, storeId: StoreId | null): Promise<Answer<'unmatchedRefunds'>> {
    const tx = this.database.reading;
    const found = await this.troubles.unmatched(tx, { after: after ?? null, limit: limit + 1, storeId });
    const { items, next } = pageOf(found, limit, ({ id }) => id);
    const names = await this.namesOf(items);
    return {
      items: items.map(({ storeId: soldIn, refundedAt, ...rest }) => ({
        ...rest,
        storeName: names.get(soldIn) ?? '',
        refundedAt: refundedAt.toISOString(),
      })),
      next,
    };
  }

  private namesOf(items: readonly { readonly storeId: StoreId }[]): Promise<ReadonlyMap<StoreId, string>> {
    return this.stores.names(this.database.reading, [...new Set(items.map(({ storeId }) => storeId))]);
  }
}

/** What a refund takes back, in few words. */
export function inWords(what: RefundCommand['what']): string {
  switch (what.mode) {
    case 'whole':
      return '整单';
    case 'void':
      return '整单作废';
    case 'amount':
      return `金额 ${yuan(what.amountFen)}`;
    case 'lines': {
      const pieces = what.lines.reduce((sum, line) => sum + line.quantity, 0);
      return `${what.lines.length} 行，共 ${pieces} 件`;
    }
  }
}
