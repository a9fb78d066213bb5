// The files of 美丽回放, to whoever has a link: each photo, and the picture to show a friend, which is made once and kept.
// What is taken away, or no longer agreed to, is gone at once, whatever links are about.
import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type BusinessDay, DomainError, type MemberId } from '@guike/kernel';
import { type AlbumPhoto, AlbumService, type AlbumWidth, photoFile } from '@guike/looks';
import { Database, Storage, rows, sha256 } from '@guike/platform';
import { photoPath, sharePath, shareTitle } from './member-replay';
import { type LinkSeal, ReplayLinks } from './replay-links';
import { ReplayYear } from './replay-year';
import { sharePicture } from './share-picture';

/** Changes whenever the picture is laid out otherwise. */
const LAYOUT = 1;
const MOST_SHOWN = 3;

@Injectable()
export class ReplayPictures {
  constructor(
    private readonly database: Database,
    private readonly years: ReplayYear,
    private readonly album: AlbumService,
    private readonly storage: Storage,
    private readonly links: ReplayLinks,
  ) {}

  /** WebP. Error: NOT_FOUND. */
  async photo(memberId: MemberId, photoId: string, width: AlbumWidth, seal: LinkSeal): Promise<Buffer> {
    this.links.require(photoPath(memberId, photoId, width), seal);
    const { photos } = await this.years.of(this.database.reading, memberId);
    const photo = photos.find(({ id }) => id === photoId);
    return this.file(photo === undefined ? null : photoFile(photo.fileKey, width));
  }

  /** JPEG, 5:4. Error: NOT_FOUND. */
  async share(memberId: MemberId, seal: LinkSeal): Promise<Buffer> {
    this.links.require(sharePath(memberId), seal);
    const year = await this.years.of(this.database.reading, memberId);
    const shown = shownOf(year.photos);
    if (shown.length === 0) throw new DomainError('NOT_FOUND');
    const wish = { title: shareTitle(year.name), line: `${monthOf(year.from)} – ${monthOf(year.through)}` };
    const madeOf = sha256(JSON.stringify([LAYOUT, wish, shown.map(({ id }) => id)])).toString('hex');
    const before = await this.album.share(this.database.reading, memberId);
    if (before?.madeOf === madeOf) return this.file(before.fileKey);
    const photos = await Promise.all(shown.map(({ fileKey }) => this.file(photoFile(fileKey, 1200))));
    const made = await sharePicture({ ...wish, photos });
    await this.keep(memberId, made, madeOf);
    return made;
  }

  /** The file before the row, and the old one only when nothing names it any more. */
  private async keep(memberId: MemberId, made: Buffer, madeOf: string): Promise<void> {
    const fileKey = `replays/${randomUUID()}.jpg`;
    await this.storage.put(fileKey, made);
    const stale = await this.database.inTransaction(async (tx) => {
      // Who is being erased this very moment is waited for, and then there is nobody to keep it for.
      const here = await rows(tx, `SELECT FROM member WHERE id = $1 AND state <> 'exited' FOR KEY SHARE`, [memberId]);
      return here.length === 0 ? fileKey : this.album.keepShare(tx, memberId, { fileKey, madeOf });
    });
    if (stale !== null) await this.storage.delete(stale);
  }

  private async file(key: string | null): Promise<Buffer> {
    const bytes = key === null ? null : await this.storage.get(key);
    if (bytes === null) throw new DomainError('NOT_FOUND');
    return bytes;
  }
}

/** The newest, one in the middle and the first: three of the year, not of one afternoon. */
function shownOf(photos: readonly AlbumPhoto[]): AlbumPhoto[] {
  if (photos.length <= MOST_SHOWN) return [...photos];
  const places = [photos.length - 1, Math.floor((photos.length - 1) / 2), 0];
  return places.flatMap((place) => photos[place] ?? []);
}

const monthOf = (day: BusinessDay): string => day.slice(0, 7).replace('-', '.');
