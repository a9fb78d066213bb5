// What 美丽回放 is made of: the photos and the figures of a member's last twelve months, and whether they agree to photos.
import { Injectable } from '@nestjs/common';
import type { BusinessDay, MemberId } from '@guike/kernel';
import { type AlbumPhoto, AlbumService } from '@guike/looks';
import { ConsentsService, MembersService, ProfilesService } from '@guike/members';
import { type Tx, rows } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { givenName } from './given-name';
import { sinceOf } from './replay-days';

export interface YearOfPhotos {
  /** Agrees to photos now; without it there are none to show. */
  readonly agrees: boolean;
  readonly name: string | null;
  /** Business days, both included. */
  readonly from: BusinessDay;
  readonly through: BusinessDay;
  /** In order of the days. */
  readonly photos: readonly AlbumPhoto[];
}

export interface Figure {
  readonly figure: string;
  readonly words: string;
}

/** More pages than that nobody turns over. */
const MOST = 24;

@Injectable()
export class ReplayYear {
  constructor(
    private readonly programmes: ProgrammeService,
    private readonly members: MembersService,
    private readonly profiles: ProfilesService,
    private readonly consents: ConsentsService,
    private readonly album: AlbumService,
  ) {}

  /** Error: MEMBER_UNKNOWN. */
  async of(tx: Tx, memberId: MemberId): Promise<YearOfPhotos> {
    const { day: through } = await this.programmes.present(tx);
    const { name } = await this.members.face(tx, memberId);
    const agrees = await this.consents.holds(tx, memberId, 'photo');
    const from = sinceOf(through);
    const photos = agrees ? await this.album.between(tx, memberId, { from, through, most: MOST }) : [];
    return { agrees, name: givenName(name), from, through, photos };
  }

  /** How often they came, what they like: nothing about money. */
  async figures(tx: Tx, memberId: MemberId, { from, through, photos }: YearOfPhotos): Promise<Figure[]> {
    const [came] = await rows<{ days: number }>(
      tx,
      `SELECT count(DISTINCT business_day) AS days FROM member_visit
       WHERE member_id = $1 AND business_day BETWEEN $2 AND $3`,
      [memberId, from, through],
    );
    const { details } = await this.profiles.profile(tx, memberId);
    return [
      ...(came && came.days > 0 ? [{ figure: String(came.days), words: '次到店' }] : []),
      { figure: String(photos.length), words: '张留影' },
      ...(details.colours === '' ? [] : [{ figure: details.colours, words: '您偏爱的颜色' }]),
    ];
  }
}
