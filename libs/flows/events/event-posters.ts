// The poster of an event: drawn once for what is in it, and kept; the mini-program code is laid on it for whoever shows it.
import { Inject, Injectable } from '@nestjs/common';
import { pictureFile } from '@guike/contracts/http';
import { type Here, type ShopEvent, isPublic, whenInWords } from '@guike/events';
import { DomainError, shortId } from '@guike/kernel';
import { CONFIG, type Config, Database, Storage, sha256 } from '@guike/platform';
import { InviteCodesService } from '@guike/referrals';
import { WechatCodes } from '@guike/wechat';
import type { LinkSeal } from '../birthday/replay-links';
import { storageKey } from '../rewards/reward-pictures';
import { EventFiles } from './event-files';
import { drawPoster, withCode } from './event-poster';

/** Changes whenever the poster is laid out otherwise. */
const LAYOUT = 2;
const PAGE = 'pages/event/index';

@Injectable()
export class EventPosters {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly database: Database,
    private readonly files: EventFiles,
    private readonly codes: WechatCodes,
    private readonly storage: Storage,
    private readonly invites: InviteCodesService,
  ) {}

  /**
   * JPEG. `invite`: of who shows it, and left out where it is nobody's. Errors: NOT_FOUND (also of one that is not for
   * everybody), WECHAT_OFF, WECHAT_BUSY.
   */
  async poster(id: string, seal: LinkSeal, invite: string | null): Promise<Buffer> {
    const { event, here } = await this.files.linked(id, 'poster.jpg', seal);
    if (!isPublic(event.audience)) throw new DomainError('NOT_FOUND');
    const by =
      invite !== null && (await this.invites.ownerOf(this.database.reading, invite)) !== null ? `.${invite}` : '';
    const code = await this.codes.unlimited({ scene: `${shortId(id)}${by}`, page: PAGE });
    return withCode(await this.ground(event, here), code);
  }

  private async ground(event: ShopEvent, here: Here): Promise<Buffer> {
    const { id, title, cover, place } = event;
    const wish = { title, when: whenInWords(event, here), place: place.name, shop: this.config.shopName };
    const name = sha256(JSON.stringify([LAYOUT, id, cover, wish])).toString('hex');
    const key = `event-posters/${name}.jpg`;
    const kept = await this.storage.get(key);
    if (kept) return kept;
    const file = cover === null ? null : pictureFile(cover, 1200);
    const made = await drawPoster({
      ...wish,
      cover: file === null ? null : await this.storage.get(storageKey(file)),
    });
    await this.storage.put(key, made);
    return made;
  }
}
