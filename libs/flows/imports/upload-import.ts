// A till's export sent from the office: taken in, looked through, read into the database, and left to the worker.
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { AnswerOf, adminImportEndpoints } from '@guike/contracts/http';
import { DomainError, type StaffId, type StoreId } from '@guike/kernel';
import { checkedFormat, defaultFormat, uploadLimits, withReceivedFile } from '@guike/imports';
import { Database } from '@guike/platform';
import { StoresService } from '@guike/stores';
import { ImportLists } from './import-lists';
import { StageImport } from './stage-import';

export interface UploadCommand {
  /** Code of the store whose sales these are. */
  readonly store: string;
  /** Names the till's system; customer numbers belong to it. */
  readonly source: string;
  readonly fileName: string;
  /** Customers agreed to join under this version of the agreement. */
  readonly consent?: string | undefined;
  /** Who sends it; those of a store may send their own store's only. */
  readonly by: { readonly staffId: StaffId; readonly storeId: StoreId | null };
}

@Injectable()
export class UploadImport {
  constructor(
    private readonly database: Database,
    private readonly stores: StoresService,
    private readonly staging: StageImport,
    private readonly lists: ImportLists,
  ) {}

  /**
   * Takes the file in and answers its import. Nothing is stored of a file that cannot be read; what was cut short goes on
   * when the same file comes again. Errors: STORE_UNKNOWN (somebody else's store, too), FILE_TOO_LARGE, INPUT_INVALID
   * (with `issues` about the file), REQUEST_IN_FLIGHT (the same file is being read at this moment).
   */
  async upload(
    command: UploadCommand,
    bytes: Readable,
    mostBytes: number,
  ): Promise<AnswerOf<(typeof adminImportEndpoints)['upload']>> {
    const { source, fileName, consent, by } = command;
    const store = await this.stores.storeByCode(this.database.reading, command.store);
    if (!store || (by.storeId !== null && by.storeId !== store.id)) throw new DomainError('STORE_UNKNOWN');
    const batch = await withReceivedFile(bytes, mostBytes, async (path) =>
      this.staging.stage({
        path,
        storeId: store.id,
        source,
        name: fileName,
        format: await checkedFormat(path, defaultFormat, uploadLimits),
        upload: { staffId: by.staffId, consentVersion: consent ?? null },
      }),
    );
    return this.lists.import(batch.id, by.storeId);
  }
}
