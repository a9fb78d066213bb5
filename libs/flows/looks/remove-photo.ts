// A photo is deleted for good: its files, the looks that show it, and the picture of 美丽回放 that may hold it.
import { Injectable } from '@nestjs/common';
import type { MemberId } from '@guike/kernel';
import { AlbumService, type LookRow, LooksService } from '@guike/looks';
import { everyIdOf } from '@guike/members';
import { Database, type Tx } from '@guike/platform';
import { LookEnds } from './look-ends';
import { LookFiles } from './look-files';

@Injectable()
export class RemovePhoto {
  constructor(
    private readonly database: Database,
    private readonly album: AlbumService,
    private readonly looks: LooksService,
    private readonly ends: LookEnds,
    private readonly files: LookFiles,
  ) {}

  /** Answers the looks that were withdrawn with it. */
  async remove(memberId: MemberId, id: string): Promise<string[]> {
    const gone = await this.database.inTransaction((tx) => this.takeOut(tx, memberId, id));
    if (gone === null) return [];
    const { photo, looks, share } = gone;
    await this.ends.removeFiles(looks);
    await this.files.remove([photo.fileKey]);
    if (share !== null) await this.files.removeFile(share);
    await this.database.inTransaction((tx) => this.album.filesGone(tx, photo));
    return looks.map((look) => look.id);
  }

  private async takeOut(tx: Tx, memberId: MemberId, id: string) {
    const names = await everyIdOf(tx, memberId);
    // Whoever publishes a look of it holds it, too: their look is seen below.
    const [photo] = await this.album.lock(tx, names, [id]);
    if (!photo) return null;
    const looks: LookRow[] = [];
    for (const lookId of await this.looks.allShowing(tx, names, id)) {
      const owner = await this.looks.ownerOf(tx, lookId);
      const look = owner === null ? null : await this.looks.lock(tx, owner, lookId);
      if (look === null || look.endedAt !== null) continue;
      await this.ends.end(tx, look, { state: 'withdrawn', reason: '', by: null });
      looks.push(look);
    }
    await this.album.remove(tx, photo);
    return { photo, looks, share: await this.album.dropShare(tx, photo.memberId) };
  }
}
