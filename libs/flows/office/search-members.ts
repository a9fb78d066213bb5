// The office looks for members: by what somebody says on the phone, or through the list.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, QueryOf, adminMemberEndpoints } from '@guike/contracts/http';
import { DomainError, type StoreId } from '@guike/kernel';
import { MemberSearch } from '@guike/members';
import { Audit, Database, rows } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { StoresService } from '@guike/stores';
import { memberRows } from './member-rows';
import type { OfficeReader } from './office-reader';
import { pageOf } from '../page';
import { type MemberCursor, type MemberSort, NEVER, readCursor, writeCursor } from './search-members-cursor';
import {
  type MemberFilters,
  type Statement,
  countStatement,
  neverVisitedStatement,
  pageStatement,
} from './search-members-statement';

type MembersQuery = QueryOf<(typeof adminMemberEndpoints)['members']>;
type MemberList = AnswerOf<(typeof adminMemberEndpoints)['members']>;

@Injectable()
export class SearchMembers {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly members: MemberSearch,
    private readonly stores: StoresService,
    private readonly audit: Audit,
  ) {}

  /**
   * A page of the members that the reader may see, masked. A search is logged by its kind, never by its text; the list
   * without one is not. Errors: INPUT_INVALID (a cursor of another order or none), STORE_UNKNOWN.
   */
  async search(query: MembersQuery, reader: OfficeReader): Promise<MemberList> {
    const { sort, limit } = query;
    const after = query.after ? readCursor(sort, query.after) : null;
    const filters = await this.filtersOf(query, reader);
    const { body, day } = await this.programmes.present(this.database.reading);
    const [found, [counted]] = await Promise.all([
      this.page(filters, sort, after, limit + 1),
      this.run<{ total: number }>(countStatement(filters)),
    ]);
    const { items, next } = pageOf(found, limit, (last) => writeCursor(sort, last));
    const ids = items.map(({ id }) => id);
    const [byId, faces] = await Promise.all([
      memberRows(this.database.reading, ids, body, day),
      this.members.maskedFaces(this.database.reading, ids),
    ]);
    return {
      items: ids.flatMap((id) => {
        const [row, face] = [byId.get(id), faces.get(id)];
        return row && face ? [{ ...row, ...face }] : [];
      }),
      total: counted?.total ?? 0,
      next,
    };
  }

  private async page(
    filters: MemberFilters,
    sort: MemberSort,
    after: MemberCursor | null,
    limit: number,
  ): Promise<MemberCursor[]> {
    if (sort !== 'last_visit') return this.run(pageStatement(filters, sort, after, limit));
    const visitors =
      after?.key === NEVER ? [] : await this.run<MemberCursor>(pageStatement(filters, sort, after, limit));
    const left = limit - visitors.length;
    return left === 0
      ? visitors
      : [...visitors, ...(await this.run<MemberCursor>(neverVisitedStatement(filters, after, left)))];
  }

  private async filtersOf(query: MembersQuery, reader: OfficeReader): Promise<MemberFilters> {
    const { tier, state, joinedFrom, joinedTo } = query;
    const storeId = await this.storeOf(query, reader);
    const memberIds = query.search ? await this.found(query.search, reader) : null;
    return { storeId, memberIds, tier, state, joinedFrom, joinedTo };
  }

  /** Those of a store always see their own, whichever they ask for. */
  private async storeOf({ store }: MembersQuery, reader: OfficeReader): Promise<StoreId | null> {
    if (reader.storeId !== null || !store) return reader.storeId;
    const found = await this.stores.storeByCode(this.database.reading, store);
    if (!found) throw new DomainError('STORE_UNKNOWN');
    return found.id;
  }

  private async found(text: string, { staffId }: OfficeReader): Promise<readonly string[]> {
    return this.database.inTransaction(async (tx) => {
      const { kind, memberIds } = await this.members.find(tx, text);
      const record = { actorKind: 'staff', actorId: staffId, action: 'members.listed', detail: { by: kind } } as const;
      await this.audit.record(tx, record);
      return memberIds;
    });
  }

  private run<T>({ text, values }: Statement): Promise<T[]> {
    return rows<T>(this.database.reading, text, values);
  }
}
