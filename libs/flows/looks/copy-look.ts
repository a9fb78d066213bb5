// The copies of photos that a look shows: files of their own, gone with the look, while the album keeps its photos.
import { Injectable } from '@nestjs/common';
import { AlbumService, type LookRow, LooksService } from '@guike/looks';
import { everyIdOf } from '@guike/members';
import { Database } from '@guike/platform';
import { LookEnds } from './look-ends';
import { LookFiles } from './look-files';

@Injectable()
export class CopyLook {
  constructor(
    private readonly database: Database,
    private readonly looks: LooksService,
    private readonly album: AlbumService,
    private readonly files: LookFiles,
    private readonly ends: LookEnds,
  ) {}

  /** Makes the public copies, and notes what they look like. False where the look has ended: then they are removed again. */
  async make(look: LookRow): Promise<boolean> {
    const tx = this.database.reading;
    const names = await everyIdOf(tx, look.memberId);
    // Ended, it is copied no more; but whoever copied it before and was stopped may have left files behind.
    for (const { nth, photoId, fileKey } of look.endedAt === null ? look.photos : []) {
      const original = (await this.album.photosOf(tx, names, [photoId]))[0];
      if (original === undefined) continue;
      await this.files.copy(original.fileKey, fileKey);
      const hash = await this.files.hashOf(fileKey);
      if (hash !== null) await this.database.inTransaction((inTx) => this.looks.notePicture(inTx, look, nth, hash));
    }
    const now = await this.looks.find(tx, look.memberId, look.id);
    if (now === null || now.endedAt === null) return now !== null;
    await this.ends.removeFiles([now]);
    return false;
  }
}
