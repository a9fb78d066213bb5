// Applications as the office lists them, each beside the sale of its receipt, for whoever decides.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, QueryOf, adminMembershipEndpoints } from '@guike/contracts/http';
import { type Application, ApplicationsService, MemberSearch } from '@guike/members';
import { Database, type Tx } from '@guike/platform';
import { THEMSELVES, facesFor, namesFor } from './membership-rows';
import { storeNames } from '../office/office-faces';
import type { OfficeReader } from '../office/office-reader';
import { pageOf } from '../page';
import { ReceiptSales } from '../points/receipt-sales';

type Endpoint = (typeof adminMembershipEndpoints)['applications'];
type Row = AnswerOf<Endpoint>['items'][number];

@Injectable()
export class ApplicationList {
  constructor(
    private readonly database: Database,
    private readonly applications: ApplicationsService,
    private readonly members: MemberSearch,
    private readonly sales: ReceiptSales,
  ) {}

  /** Who belongs to a store sees what was filed there. */
  async list({ after, limit, open }: QueryOf<Endpoint>, by: OfficeReader): Promise<AnswerOf<Endpoint>> {
    const tx = this.database.reading;
    const wanted = { open: open === 'true', after: after ?? null, storeId: by.storeId, limit: limit + 1 };
    const { items, next } = pageOf(await this.applications.page(tx, wanted), limit, ({ id }) => id);
    return { items: await this.told(tx, items, by), next };
  }

  private async told(tx: Tx, items: readonly Application[], by: OfficeReader): Promise<Row[]> {
    const ids = items.map(({ memberId }) => memberId);
    const faceOf = await facesFor(tx, this.members, ids, by);
    const people = items.flatMap(({ filedBy, decidedBy }) => [filedBy, decidedBy]);
    const nameOf = await namesFor(tx, people);
    const storeIds = items.map(({ storeId }) => storeId);
    const stores = await storeNames(tx, storeIds);
    const told: Row[] = [];
    for (const each of items) {
      const { receiptDay, receiptNumber, decidedBy } = each;
      told.push({
        ...faceOf(each.memberId),
        id: each.id,
        storeName: stores.get(each.storeId) ?? '',
        receipt: receiptDay && receiptNumber ? { businessDay: receiptDay, number: receiptNumber } : null,
        sale: await this.sales.of(tx, each),
        note: each.note,
        consentVersion: each.consentVersion,
        state: each.state,
        filedBy: each.filedBy === null ? THEMSELVES : nameOf(each.filedBy),
        filedAt: each.filedAt.toISOString(),
        decidedBy: decidedBy && nameOf(decidedBy),
        decidedAt: each.decidedAt?.toISOString() ?? null,
        refusal: each.refusal,
        mine: each.filedBy === by.staffId,
      });
    }
    return told;
  }
}
