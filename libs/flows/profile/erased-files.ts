// Removes the files of members whose rows are erased: their pictures, and workbooks that they asked for. The rows say that
// there are some until they are gone.
import { Injectable } from '@nestjs/common';
import type { MemberId } from '@guike/kernel';
import { albumWidths, photoFile } from '@guike/looks';
import { ExitsService, everyIdOf } from '@guike/members';
import { Database, Storage, rows } from '@guike/platform';
import { shareFiles } from '../looks-sharing/look-shares';
import { lookClaimFile } from '../likes/look-claim-view';
import { EachAlone } from '../each-alone';
import { avatarFile } from './avatar-path';
import { exportFile } from './make-export';

/** `album`: a photo in its widths, of an album, an offer or a look; `look`: what a look was shown by elsewhere. */
type FileKind = 'avatar' | 'album' | 'look' | 'share' | 'claim' | 'export';

const PAGE = 100;

@Injectable()
export class ErasedFiles {
  constructor(
    private readonly database: Database,
    private readonly exits: ExitsService,
    private readonly storage: Storage,
    private readonly alone: EachAlone,
  ) {}

  /** Of one member after the other, whatever fails of somebody else's. Safe to stop and to run twice. */
  async remove(): Promise<void> {
    for (;;) {
      const due = await this.exits.withFiles(this.database.reading, PAGE);
      const done = await this.alone.of('erased files', due, String, (memberId) => this.removeOf(memberId));
      if (due.length < PAGE || done === 0) return;
    }
  }

  private async removeOf(memberId: MemberId): Promise<void> {
    const ids = await everyIdOf(this.database.reading, memberId);
    for (const key of await this.keysOf(ids)) await this.storage.delete(key);
    await this.database.inTransaction(async (tx) => {
      await rows(tx, `UPDATE member_profile SET stale_files = '{}' WHERE member_id = ANY($1)`, [ids]);
      await rows(tx, `DELETE FROM replay_share WHERE member_id = ANY($1)`, [ids]);
      await this.exits.filesGone(tx, memberId);
    });
  }

  private async keysOf(ids: readonly MemberId[]): Promise<string[]> {
    const found = await rows<{ kind: FileKind; key: string; member_id: MemberId }>(
      this.database.reading,
      `SELECT 'avatar' AS kind, unnest(stale_files) AS key, member_id FROM member_profile WHERE member_id = ANY($1)
       UNION ALL SELECT 'album', file_key, member_id FROM album_photo WHERE member_id = ANY($1)
       UNION ALL SELECT 'album', file_key, member_id FROM photo_offer WHERE member_id = ANY($1)
       UNION ALL SELECT 'album', file_key, member_id FROM look_photo WHERE member_id = ANY($1)
       UNION ALL SELECT 'look', look_id::text, member_id FROM look_key WHERE member_id = ANY($1)
       UNION ALL SELECT 'share', file_key, member_id FROM replay_share WHERE member_id = ANY($1)
       UNION ALL SELECT 'claim', file_key, member_id FROM look_claim WHERE member_id = ANY($1) AND file_key IS NOT NULL
       UNION ALL SELECT 'export', id::text, member_id FROM data_export WHERE member_id = ANY($1)`,
      [ids],
    );
    return found.flatMap(({ kind, key, member_id: memberId }) => {
      if (kind === 'avatar') return [avatarFile(key)];
      if (kind === 'look') return shareFiles(key);
      if (kind === 'claim') return [lookClaimFile(key)];
      if (kind === 'album') return albumWidths.map((width) => photoFile(key, width));
      return [kind === 'export' ? exportFile({ memberId, id: key }) : key];
    });
  }
}
