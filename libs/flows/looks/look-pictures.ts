// The files of albums and looks, to whoever has a link. What was deleted or withdrawn is gone at once, whatever links are
// about.
import { Injectable } from '@nestjs/common';
import { DomainError, type MemberId } from '@guike/kernel';
import { AlbumService, type AlbumWidth, LooksService, PhotoOffersService } from '@guike/looks';
import { everyIdOf } from '@guike/members';
import { Database } from '@guike/platform';
import { LookFiles } from './look-files';
import { type LinkUse, LookLinks, type Seal } from './look-links';

@Injectable()
export class LookPictures {
  constructor(
    private readonly database: Database,
    private readonly album: AlbumService,
    private readonly offers: PhotoOffersService,
    private readonly looks: LooksService,
    private readonly files: LookFiles,
    private readonly links: LookLinks,
  ) {}

  /** WebP: a photo of an album, or one that waits for its member's word. Error: NOT_FOUND. */
  async ofAlbum(memberId: MemberId, id: string, width: AlbumWidth, seal: Seal): Promise<Buffer> {
    this.links.requireAlbum(memberId, id, width, seal);
    const tx = this.database.reading;
    const names = await everyIdOf(tx, memberId);
    const [photo] = await this.album.photosOf(tx, names, [id]);
    if (photo) return this.files.read(photo.fileKey, width);
    const offer = await this.offers.find(tx, names, id);
    if (offer?.state !== 'waiting') throw new DomainError('NOT_FOUND');
    return this.files.read(offer.fileKey, width);
  }

  /** WebP: a picture that a look shows. Error: NOT_FOUND. */
  async ofLook(
    { lookId, nth, width }: { readonly lookId: string; readonly nth: number; readonly width: AlbumWidth },
    use: LinkUse,
    seal: Seal,
  ): Promise<Buffer> {
    this.links.requireLook(lookId, nth, width, use, seal);
    const tx = this.database.reading;
    const owner = await this.looks.ownerOf(tx, lookId);
    const look = owner === null ? null : await this.looks.find(tx, owner, lookId);
    const isShown = look?.state === 'published' && look.hiddenAt === null;
    const isThere = isShown || (use === 'check' && look !== null && look.endedAt === null);
    const photo = isThere ? look?.photos.find((each) => each.nth === nth) : undefined;
    if (photo === undefined) throw new DomainError('NOT_FOUND');
    return this.files.read(photo.fileKey, width);
  }
}
