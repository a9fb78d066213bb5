// Links to photos: whoever has one may look, until it ends. They stay the same for half an hour, so that a phone keeps
// the picture, and end within an hour. A picture in a page cannot show a token.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type Clock, DomainError, type MemberId } from '@guike/kernel';
import type { AlbumPhoto, AlbumWidth, LookPhoto, LookRow } from '@guike/looks';
import { CLOCK, Keys } from '@guike/platform';

/** `all`: good while the look is published; `check`: also while it is looked at, by WeChat or by the shop. */
export type LinkUse = 'all' | 'check';

/** As it stands in the query of a link; `until` in seconds since 1970. */
export interface Seal {
  readonly until: number;
  readonly sign: string;
}

/** A picture as the contracts have it. */
export interface PictureLinks {
  readonly width: number;
  readonly height: number;
  readonly thumb: string;
  readonly small: string;
  readonly large: string;
}

/** For how long a link stays the same. */
const STEP_SECONDS = 1_800;

const albumPath = (memberId: MemberId, photoId: string, width: AlbumWidth): string =>
  `/album/${memberId}/photos/${photoId}/${width}`;
const lookPath = (lookId: string, nth: number, width: AlbumWidth): string => `/looks/${lookId}/photos/${nth}/${width}`;

@Injectable()
export class LookLinks {
  private readonly key: Buffer;

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    keys: Keys,
  ) {
    this.key = keys.derive('look-links');
  }

  /** A photo of an album, or one that waits for its member's word: for the member alone. */
  ofAlbum(memberId: MemberId, { id, width, height }: Pick<AlbumPhoto, 'id' | 'width' | 'height'>): PictureLinks {
    return linked({ width, height }, (wide) => this.sealed(albumPath(memberId, id, wide), 'album'));
  }

  /** A picture of a look, for whoever sees it now. */
  ofLook({ id }: Pick<LookRow, 'id'>, photo: Pick<LookPhoto, 'nth' | 'width' | 'height'>, use: LinkUse): PictureLinks {
    return linked(photo, (wide) => this.sealed(lookPath(id, photo.nth, wide), use, `for=${use}&`));
  }

  /** Error: NOT_FOUND for a seal that is not ours or has ended. */
  requireAlbum(memberId: MemberId, photoId: string, width: AlbumWidth, seal: Seal): void {
    this.require(albumPath(memberId, photoId, width), 'album', seal);
  }

  /** Error: NOT_FOUND, as above. */
  requireLook(lookId: string, nth: number, width: AlbumWidth, use: LinkUse, seal: Seal): void {
    this.require(lookPath(lookId, nth, width), use, seal);
  }

  private sealed(path: string, use: string, query = ''): string {
    const until = (Math.floor(this.seconds() / STEP_SECONDS) + 2) * STEP_SECONDS;
    return `${path}?${query}until=${until}&sign=${this.sign(path, use, until).toString('hex')}`;
  }

  private require(path: string, use: string, { until, sign }: Seal): void {
    const isOurs = timingSafeEqual(this.sign(path, use, until), Buffer.from(sign.padEnd(64, '0').slice(0, 64), 'hex'));
    if (!isOurs || until < this.seconds()) throw new DomainError('NOT_FOUND');
  }

  private sign(path: string, use: string, until: number): Buffer {
    return createHmac('sha256', this.key).update(`${path}\n${use}\n${until}`).digest();
  }

  private seconds(): number {
    return Math.floor(this.clock.now().getTime() / 1000);
  }
}

function linked(
  { width, height }: { readonly width: number; readonly height: number },
  link: (width: AlbumWidth) => string,
): PictureLinks {
  return { width, height, thumb: link(300), small: link(600), large: link(1200) };
}
