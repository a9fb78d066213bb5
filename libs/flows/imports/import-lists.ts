// Imports as the office reads them: which there are, how far each is, what was not taken.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, adminImportEndpoints } from '@guike/contracts/http';
import { DomainError, type StoreId } from '@guike/kernel';
import { ImportOverview, type ImportStatus } from '@guike/imports';
import { Database } from '@guike/platform';
import { StaffAccounts, StoreDirectory } from '@guike/stores';
import { type Page, pageOf } from '../page';

type Answer<N extends keyof typeof adminImportEndpoints> = AnswerOf<(typeof adminImportEndpoints)[N]>;

const states = { staging: 'reading', staged: 'recording', applied: 'done' } as const;
const wholeNumber = new Intl.NumberFormat('en-US');

@Injectable()
export class ImportLists {
  constructor(
    private readonly database: Database,
    private readonly overview: ImportOverview,
    private readonly stores: StoreDirectory,
    private readonly staff: StaffAccounts,
  ) {}

  /** Newest first; of one store, or of all. */
  async imports({ after, limit }: Page, storeId: StoreId | null): Promise<Answer<'imports'>> {
    const tx = this.database.reading;
    const found = await this.overview.page(tx, { after: after ?? null, limit: limit + 1, storeId });
    const { items, next } = pageOf(found, limit, ({ id }) => id);
    return { imports: await this.described(items), next };
  }

  /** Error: IMPORT_UNKNOWN, also for another store's where the caller has one. */
  async import(id: string, storeId: StoreId | null): Promise<Answer<'import'>> {
    const [described] = await this.described([await this.visible(id, storeId)]);
    if (!described) throw new DomainError('IMPORT_UNKNOWN');
    return described;
  }

  /** What was not taken, in the order of the file. Errors: IMPORT_UNKNOWN, INPUT_INVALID (no cursor of ours). */
  async rejections(id: string, { after, limit }: Page, storeId: StoreId | null): Promise<Answer<'rejections'>> {
    await this.visible(id, storeId);
    const found = await this.overview.untaken(this.database.reading, id, lineOf(after), limit + 1);
    const { items, next } = pageOf(found, limit, ({ lineNumber }) => String(lineNumber));
    const rejections = items.map(({ lineNumber, invoice, reason, raw }) => {
      const line = `第 ${wholeNumber.format(lineNumber)} 行`;
      const place = invoice === null ? line : `${line} · 小票 ${invoice}`;
      return { what: invoice === null ? ('line' as const) : ('receipt' as const), place, reason, raw };
    });
    return { rejections, next };
  }

  private async visible(id: string, storeId: StoreId | null): Promise<ImportStatus> {
    const found = await this.overview.one(this.database.reading, id);
    if (!found || (storeId !== null && found.storeId !== storeId)) throw new DomainError('IMPORT_UNKNOWN');
    return found;
  }

  private async described(found: readonly ImportStatus[]): Promise<Answer<'imports'>['imports']> {
    const tx = this.database.reading;
    const [storeNames, staffNames] = await Promise.all([
      this.stores.names(tx, [...new Set(found.map(({ storeId }) => storeId))]),
      this.staff.names(tx, [...new Set(found.flatMap(({ uploadedBy }) => uploadedBy ?? []))]),
    ]);
    return found.map(({ storeId, uploadedBy, createdAt, state, ...rest }) => ({
      ...rest,
      storeName: storeNames.get(storeId) ?? '',
      by: uploadedBy === null ? null : (staffNames.get(uploadedBy) ?? ''),
      at: createdAt.toISOString(),
      state: states[state],
    }));
  }
}

/** A cursor is the number of a line. */
function lineOf(after: string | undefined): number {
  if (after === undefined) return 0;
  if (!/^\d{1,9}$/.test(after))
    throw new DomainError('INPUT_INVALID', { issues: [{ path: 'after', message: '格式不对' }] });
  return Number(after);
}
