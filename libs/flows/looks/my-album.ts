// 试衣留底: a member's own album. They add photos to it, see what waits for their word, and delete photos for good.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, QueryOf, lookEndpoints } from '@guike/contracts/http';
import { DomainError, type MemberId } from '@guike/kernel';
import { AlbumService, type ListedPhoto, LooksService, PhotoOffersService } from '@guike/looks';
import { ConsentsService, everyIdOf } from '@guike/members';
import { Database, type Tx } from '@guike/platform';
import { purposes } from '@guike/programme';
import { storeNames } from '../office/office-faces';
import { pageOf } from '../page';
import { LookLinks } from './look-links';
import { cursorOf, placeOf } from './look-places';

type Endpoints = typeof lookEndpoints;
type Album = AnswerOf<Endpoints['album']>;
type Photo = Album['items'][number];

const MOST_WAITING = 20;

@Injectable()
export class MyAlbum {
  constructor(
    private readonly database: Database,
    private readonly album: AlbumService,
    private readonly offers: PhotoOffersService,
    private readonly looks: LooksService,
    private readonly consents: ConsentsService,
    private readonly links: LookLinks,
  ) {}

  /** The newest first. Error: INPUT_INVALID for a cursor that no page answered. */
  async list(memberId: MemberId, { after, limit }: QueryOf<Endpoints['album']>): Promise<Album> {
    const tx = this.database.reading;
    const names = await everyIdOf(tx, memberId);
    const found = await this.album.page(tx, names, { after: placeOf(after), limit: limit + 1 });
    const { items, next } = pageOf(found, limit, ({ createdAt, id }) => cursorOf(createdAt, id));
    const { version, title, text } = purposes.photo;
    const given = (await this.consents.list(tx, memberId)).some(
      (consent) => consent.purpose === 'photo' && consent.version === version,
    );
    return {
      consent: { version, title, text, given },
      waiting: after === undefined ? await this.waiting(tx, names) : [],
      items: await this.shown(tx, names, items),
      next,
    };
  }

  /** A photo as the list has it. Error: PHOTO_UNKNOWN for one that was deleted. */
  async photo(memberId: MemberId, id: string): Promise<Photo> {
    const tx = this.database.reading;
    const names = await everyIdOf(tx, memberId);
    const [photo] = await this.shown(tx, names, await this.album.photosOf(tx, names, [id]));
    if (!photo) throw new DomainError('PHOTO_UNKNOWN');
    return photo;
  }

  private async waiting(tx: Tx, names: readonly MemberId[]): Promise<Album['waiting']> {
    const offers = await this.offers.waiting(tx, names, MOST_WAITING);
    const stores = await storeNames(
      tx,
      offers.map(({ storeId }) => storeId),
    );
    return offers.map((offer) => ({
      id: offer.id,
      takenOn: offer.takenOn,
      storeName: stores.get(offer.storeId) ?? '',
      endsAt: offer.endsAt.toISOString(),
      ...this.links.ofAlbum(offer.memberId, offer),
    }));
  }

  private async shown(tx: Tx, names: readonly MemberId[], photos: readonly ListedPhoto[]): Promise<Photo[]> {
    const looks = await this.looks.showing(
      tx,
      names,
      photos.map(({ id }) => id),
    );
    const stores = await storeNames(
      tx,
      photos.map(({ storeId }) => storeId),
    );
    return photos.map((photo) => ({
      id: photo.id,
      takenOn: photo.takenOn,
      storeName: photo.storeId && (stores.get(photo.storeId) ?? null),
      lookId: looks.get(photo.id) ?? null,
      ...this.links.ofAlbum(photo.memberId, photo),
    }));
  }
}
