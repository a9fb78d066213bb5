// One published look, for whoever comes by: also for somebody who has never signed in, from a page in Moments.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, feedEndpoints } from '@guike/contracts/http';
import { DomainError, type MemberId } from '@guike/kernel';
import { LikesService } from '@guike/looks';
import { Database, rows } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { LookLinks } from '../looks/look-links';
import { type ShownLook, ownerOf, publishedOn, shownColumns, shownToAll } from './look-cards';
import type { Viewer } from './look-feed';

interface PageRow extends ShownLook {
  readonly keeper: MemberId;
  readonly storeCode: string | null;
  readonly storeName: string | null;
}

@Injectable()
export class LookPage {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly likes: LikesService,
    private readonly links: LookLinks,
  ) {}

  /** Error: LOOK_UNKNOWN, also for one that nobody may see any more. */
  async look(lookId: string, viewer: Viewer): Promise<AnswerOf<(typeof feedEndpoints)['look']>> {
    const tx = this.database.reading;
    const { body } = await this.programmes.present(tx);
    const [look] = await rows<PageRow>(
      tx,
      `SELECT ${shownColumns}, member_keeper(l.member_id) AS keeper, s.code AS "storeCode", s.name AS "storeName"
       FROM look_key k JOIN look l ON l.member_id = k.member_id AND l.id = k.look_id
         LEFT JOIN member_profile o ON o.member_id = l.member_id LEFT JOIN store s ON s.id = l.store_id
       WHERE k.look_id = $1 AND ${shownToAll}`,
      [lookId],
    );
    if (!look || look.photos.length === 0) throw new DomainError('LOOK_UNKNOWN');
    const { id, caption, items, storeCode, storeName } = look;
    return {
      ...{ id, caption, items: items.map(({ name, size }) => ({ name, size })) },
      pictures: look.photos.map((photo) => this.links.ofLook(look, photo, 'all')),
      owner: ownerOf(look),
      store: storeCode === null || storeName === null ? null : { code: storeCode, name: storeName },
      publishedOn: publishedOn(look, body.timeZone),
      mine: viewer.memberId !== null && look.keeper === viewer.memberId,
      ...(await this.likes.liking(tx, lookId, viewer.identityId)),
    };
  }
}
