// Files that no row shows any more: of looks that ended, photos that were deleted, and photos that nobody agreed to.
import { Injectable } from '@nestjs/common';
import { AlbumService, LooksService, type PhotoOffer, PhotoOffersService } from '@guike/looks';
import { Database } from '@guike/platform';
import { LookEnds } from './look-ends';
import { LookFiles } from './look-files';

/** The files of one look or photo. */
export interface Removal {
  readonly id: string;
  readonly remove: () => Promise<void>;
}

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

  /** What there is to remove, at most so many of each: each by itself, safe to stop and to run twice. */
  async due(most: number): Promise<Removal[]> {
    const tx = this.database.reading;
    const looks = await this.looks.withFiles(tx, most);
    const photos = await this.album.withFiles(tx, most);
    const offers = await this.offers.withFiles(tx, most);
    return [
      ...looks.map((look) => ({ id: look.id, remove: () => this.ends.removeFiles([look]) })),
      ...photos.map((photo) => ({ id: photo.id, remove: () => this.ofPhoto(photo) })),
      ...offers.map((offer) => ({ id: offer.id, remove: () => this.ofOffer(offer) })),
    ];
  }

  private async ofPhoto(photo: Awaited<ReturnType<AlbumService['withFiles']>>[number]): Promise<void> {
    await this.files.remove([photo.fileKey]);
    await this.database.inTransaction((tx) => this.album.filesGone(tx, photo));
  }

  private async ofOffer(offer: PhotoOffer): Promise<void> {
    await this.files.remove([offer.fileKey]);
    await this.database.inTransaction((tx) => this.offers.filesGone(tx, offer));
  }
}
