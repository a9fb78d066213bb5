// 美丽回放: a member's last twelve months as photos by season and a few harmless figures, for them alone, with links to
// the files. Source: product.md, Birthdays.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, replayEndpoints } from '@guike/contracts/http';
import type { MemberId } from '@guike/kernel';
import type { AlbumPhoto, AlbumWidth } from '@guike/looks';
import { Database } from '@guike/platform';
import { inSeasons } from './replay-days';
import { ReplayLinks } from './replay-links';
import { ReplayYear, type YearOfPhotos } from './replay-year';

type Replay = AnswerOf<(typeof replayEndpoints)['replay']>;

/** Where a photo is served; what its link is sealed over. */
export const photoPath = (memberId: MemberId, photoId: string, width: AlbumWidth): string =>
  `/replays/${memberId}/photos/${photoId}/${width}`;
/** Where the picture to show is served. */
export const sharePath = (memberId: MemberId): string => `/replays/${memberId}/share.jpg`;
/** What stands on it, and beside it in the chat. */
export const shareTitle = (name: string | null): string => (name === null ? '我的美丽回放' : `${name}的美丽回放`);

@Injectable()
export class MemberReplay {
  constructor(
    private readonly database: Database,
    private readonly years: ReplayYear,
    private readonly links: ReplayLinks,
  ) {}

  /** Error: MEMBER_UNKNOWN. */
  async replay(memberId: MemberId): Promise<Replay> {
    const tx = this.database.reading;
    const year = await this.years.of(tx, memberId);
    const { name, from, through, photos } = year;
    if (photos.length === 0)
      return { state: stateOf(year), name, from, through, seasons: [], figures: [], share: null };
    return {
      state: stateOf(year),
      name,
      from,
      through,
      seasons: inSeasons(photos).map(({ season, title, photos: taken }) => ({
        season,
        title,
        photos: taken.map((photo) => this.shown(memberId, photo)),
      })),
      figures: await this.years.figures(tx, memberId, year),
      share: { title: shareTitle(name), picture: this.links.sealed(sharePath(memberId)) },
    };
  }

  private shown(memberId: MemberId, { id, takenOn, width, height }: AlbumPhoto) {
    const link = (wide: AlbumWidth) => this.links.sealed(photoPath(memberId, id, wide));
    return { id, takenOn, width, height, small: link(600), large: link(1200) };
  }
}

function stateOf({ agrees, photos }: YearOfPhotos): Replay['state'] {
  if (!agrees) return 'consent';
  return photos.length === 0 ? 'empty' : 'ready';
}
