// Makes the workbook that a member asked for, seals it into the storage, and tells them. The work may run again; only its
// ending is done once. Source: docs/adr/0010 and 0016.
import { Injectable } from '@nestjs/common';
import { type DataExport, DataExportsService } from '@guike/members';
import { NotificationsService, exportReadyMessage } from '@guike/notifications';
import { Database, type JobEnding, Keys, type LongJob, Storage } from '@guike/platform';
import { ExportContents } from './export-contents';

const nothing: JobEnding = async () => undefined;

@Injectable()
export class MakeExport implements LongJob<'export.asked'> {
  constructor(
    private readonly database: Database,
    private readonly exports: DataExportsService,
    private readonly contents: ExportContents,
    private readonly storage: Storage,
    private readonly keys: Keys,
    private readonly notifications: NotificationsService,
  ) {}

  readonly work: LongJob<'export.asked'>['work'] = async ({ memberId, exportId }) => {
    const asked = await this.exports.find(this.database.reading, memberId, exportId);
    if (asked?.state !== 'waiting') return nothing;
    const bytes = await this.contents.workbook(memberId);
    const key = exportFile(asked);
    await this.storage.put(key, this.keys.seal(bytes.toString('base64'), exportId));
    // Whoever was erased meanwhile leaves no file behind.
    const now = await this.exports.find(this.database.reading, memberId, exportId);
    if (now?.state === 'gone') await this.storage.delete(key);
    return async (tx) => {
      if (!(await this.exports.ready(tx, asked, { key, bytes: bytes.length }))) return;
      await this.notifications.deliver(tx, { ...exportReadyMessage(), memberId, source: `export/${exportId}` });
    };
  };
}

/** The same for every run of one export. */
export const exportFile = ({ memberId, id }: Pick<DataExport, 'memberId' | 'id'>): string =>
  `exports/${memberId}/${id}.sealed`;
