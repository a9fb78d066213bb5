// A look as its own member sees it: how it stands in a sentence, with links to the photos of their album.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, lookEndpoints } from '@guike/contracts/http';
import type { MemberId } from '@guike/kernel';
import { AlbumService, type LookRow } from '@guike/looks';
import type { Tx } from '@guike/platform';
import { StoreDirectory } from '@guike/stores';
import { LookLinks } from './look-links';
import { lookInWords } from './look-words';

export type LookAnswer = AnswerOf<(typeof lookEndpoints)['look']>;

@Injectable()
export class LookViews {
  constructor(
    private readonly album: AlbumService,
    private readonly stores: StoreDirectory,
    private readonly links: LookLinks,
  ) {}

  /** `names`: every id that the member has ever had, the present one first. */
  async own(tx: Tx, names: readonly MemberId[], looks: readonly LookRow[]): Promise<LookAnswer[]> {
    const [memberId] = names;
    if (memberId === undefined) throw new Error('a member without an id');
    const ids = looks.flatMap(({ photos }) => photos.map(({ photoId }) => photoId));
    const there = new Set((await this.album.photosOf(tx, names, ids)).map(({ id }) => id));
    const stores = new Map((await this.stores.stores(tx, null)).map((store) => [store.id, store]));
    return looks.map((look) => {
      const { code = '', name = '' } = stores.get(look.storeId) ?? {};
      return {
        id: look.id,
        state: look.state,
        sentence: lookInWords(look),
        hidden: look.hiddenAt !== null,
        caption: look.caption,
        items: [...look.items],
        store: { code, name },
        photos: look.photos
          .filter(({ photoId }) => there.has(photoId))
          .map(({ photoId, width, height }) => ({
            photoId,
            ...this.links.ofAlbum(memberId, { id: photoId, width, height }),
          })),
        submittedAt: look.submittedAt.toISOString(),
        publishedAt: look.publishedAt?.toISOString() ?? null,
        closesAt: look.closesAt?.toISOString() ?? null,
      };
    });
  }
}
