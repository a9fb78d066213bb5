// 数据导出: a member asks for a file of everything once a day, and fetches it for a day by a link that only they are given.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, profileEndpoints } from '@guike/contracts/http';
import { DomainError, type MemberId } from '@guike/kernel';
import { DataExportsService } from '@guike/members';
import { Database, Outbox, Storage } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { ExportLinks } from './export-links';
import { requireHere } from './leave-programme';
import { exportFile } from './make-export';
import { lockMember } from '../standing';

type Privacy = AnswerOf<(typeof profileEndpoints)['privacy']>;
type Asked = AnswerOf<(typeof profileEndpoints)['askExport']>;

const BATCH = 200;

@Injectable()
export class DataExports {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly exports: DataExportsService,
    private readonly links: ExportLinks,
    private readonly outbox: Outbox,
    private readonly storage: Storage,
  ) {}

  /** The latest file, and whether another may be asked for today. */
  async latest(memberId: MemberId): Promise<Pick<Privacy, 'export' | 'mayExport'>> {
    const tx = this.database.reading;
    const { day } = await this.programmes.present(tx);
    const latest = await this.exports.latest(tx, memberId);
    return { export: latest && this.links.told(latest), mayExport: latest?.askedOn !== day };
  }

  /** Errors: EXPORT_LIMIT (one a business day; the file of today is the same), MEMBER_UNKNOWN. */
  async ask(memberId: MemberId): Promise<Asked> {
    return this.database.inTransaction(async (tx) => {
      const { day } = await this.programmes.present(tx);
      requireHere(await lockMember(tx, memberId, day));
      const latest = await this.exports.latest(tx, memberId);
      // Sent twice is asked once.
      if (latest?.state === 'waiting') return this.links.told(latest);
      if (latest?.askedOn === day) throw new DomainError('EXPORT_LIMIT');
      const asked = await this.exports.ask(tx, memberId, day);
      await this.outbox.add(tx, 'export.asked', { v: 1, memberId, exportId: asked.id });
      return this.links.told(asked);
    });
  }

  /** The workbook behind a link. Error: LINK_EXPIRED, also of a link that is none. */
  async file(link: string): Promise<Buffer> {
    const { memberId, id } = this.links.read(link);
    const found = await this.exports.find(this.database.reading, memberId, id);
    const sealed = found?.fileKey ? await this.storage.get(found.fileKey) : null;
    if (sealed === null) throw new DomainError('LINK_EXPIRED');
    return this.links.open(sealed, id);
  }

  /** Removes files that have had their day. Safe to stop and to run twice. */
  async sweep(): Promise<void> {
    for (;;) {
      const old = await this.exports.old(this.database.reading, this.links.before(), BATCH);
      for (const each of old) {
        await this.storage.delete(exportFile(each));
        await this.database.inTransaction((tx) => this.exports.gone(tx, each));
      }
      if (old.length < BATCH) return;
    }
  }
}
