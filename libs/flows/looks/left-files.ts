// Files that no row shows any more: of looks that ended, photos that were deleted, and photos that nobody agreed to.
import { Injectable } from '@nestjs/common';
import { AlbumService, LooksService, PhotoOffersService } from '@guike/looks';
import { Database } from '@guike/platform';
import { LookEnds } from './look-ends';
import { LookFiles } from './look-files';

@Injectable()
export class LeftFiles {
  constructor(
    private readonly database: Database,
    private readonly album: AlbumService,
    private readonly offers: PhotoOffersService,
    private readonly looks: LooksService,
    private readonly ends: LookEnds,
    private readonly files: LookFiles,
  ) {}

  /** At most so many of each. Safe to stop and to run twice. */
  async remove(most: number): Promise<void> {
    const tx = this.database.reading;
    await this.ends.removeFiles(await this.looks.withFiles(tx, most));
    for (const photo of await this.album.withFiles(tx, most)) {
      await this.files.remove([photo.fileKey]);
      await this.database.inTransaction((writing) => this.album.filesGone(writing, photo));
    }
    for (const offer of await this.offers.withFiles(tx, most)) {
      await this.files.remove([offer.fileKey]);
      await this.database.inTransaction((writing) => this.offers.filesGone(writing, offer));
    }
  }
}
