// The poster of an event with its mini-program code: drawn once for what is in it, and kept.
import { Inject, Injectable } from '@nestjs/common';
import { pictureFile } from '@guike/contracts/http';
import { isPublic, whenInWords } from '@guike/events';
import { DomainError, shortId } from '@guike/kernel';
import { CONFIG, type Config, Database, Storage, sha256 } from '@guike/platform';
import { WechatCodes } from '@guike/wechat';
import type { LinkSeal } from '../birthday/replay-links';
import { storageKey } from '../rewards/reward-pictures';
import { EventFiles } from './event-files';
import { EventPages } from './event-pages';
import { drawPoster } from './event-poster';

/** Changes whenever the poster is laid out otherwise. */
const LAYOUT = 1;
const PAGE = 'pages/event/index';

@Injectable()
export class EventPosters {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly database: Database,
    private readonly files: EventFiles,
    private readonly pages: EventPages,
    private readonly codes: WechatCodes,
    private readonly storage: Storage,
  ) {}

  /** JPEG. Errors: NOT_FOUND (also of one that is not for everybody), WECHAT_OFF, WECHAT_BUSY. */
  async poster(id: string, seal: LinkSeal): Promise<Buffer> {
    const event = await this.files.linked(id, 'poster.jpg', seal);
    if (!isPublic(event.audience)) throw new DomainError('NOT_FOUND');
    const { here } = await this.pages.moment(this.database.reading);
    const { title, cover, place } = event;
    const wish = { title, when: whenInWords(event, here), place: place.name, shop: this.config.shopName };
    const name = sha256(JSON.stringify([LAYOUT, id, cover, wish])).toString('hex');
    const key = `event-posters/${name}.jpg`;
    const kept = await this.storage.get(key);
    if (kept) return kept;
    const file = cover === null ? null : pictureFile(cover, 1200);
    const made = await drawPoster({
      ...wish,
      cover: file === null ? null : await this.storage.get(storageKey(file)),
      code: await this.codes.unlimited({ scene: shortId(id), page: PAGE }),
    });
    await this.storage.put(key, made);
    return made;
  }
}
