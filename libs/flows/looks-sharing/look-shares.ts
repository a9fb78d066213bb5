// What a published look is shown by elsewhere: a card for a chat, a square for Moments, a poster with a mini-program code.
// Made when first asked for and kept; gone with the look, whatever links are about. Source: product.md, Looks.
import { Inject, Injectable } from '@nestjs/common';
import type { AnswerOf, lookSharingEndpoints } from '@guike/contracts/http';
import { DomainError, shortId } from '@guike/kernel';
import { LooksService, type PublishedLook, namesBesideLooks, photoFile } from '@guike/looks';
import { CONFIG, type Config, Database, Storage } from '@guike/platform';
import { InviteCodesService } from '@guike/referrals';
import { WechatCodes } from '@guike/wechat';
import { type LookOnPaper, friendCard, momentsSquare, posterGround, withCode, withName } from './share-layout';

type Sharing = AnswerOf<(typeof lookSharingEndpoints)['sharing']>;
export type ShareName = 'card' | 'square' | 'poster';

const LOOK_PAGE = 'pages/looks/look';
/** Changes whenever the pictures are laid out otherwise. */
const LAYOUT = 1;
const TITLE_LENGTH = 24;
const layouts = { card: friendCard, square: momentsSquare, poster: posterGround };

const fileOf = (lookId: string, name: ShareName): string => `look-shares/${lookId}-${name}-${LAYOUT}.jpg`;

/** Every file that may have been made of a look. */
export const shareFiles = (lookId: string): string[] =>
  (['card', 'square', 'poster'] as const).map((name) => fileOf(lookId, name));

@Injectable()
export class LookShares {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly database: Database,
    private readonly looks: LooksService,
    private readonly storage: Storage,
    private readonly codes: WechatCodes,
    private readonly invites: InviteCodesService,
  ) {}

  /** Error: LOOK_UNKNOWN, of one that is not published too. */
  async sharing(lookId: string): Promise<Sharing> {
    const { caption } = await this.require(lookId);
    const letters = [...caption];
    const short = letters.length > TITLE_LENGTH ? `${letters.slice(0, TITLE_LENGTH).join('')}…` : caption;
    const picture = (name: ShareName): string => `/look-shares/${lookId}/${name}`;
    return {
      title: short === '' ? `${this.config.shopName}的一身穿搭` : `${short} · ${this.config.shopName}`,
      path: `/${LOOK_PAGE}?id=${shortId(lookId)}`,
      card: picture('card'),
      square: picture('square'),
      poster: this.config.wechatApp === null ? null : picture('poster'),
    };
  }

  /**
   * JPEG. `invite`: of who shows it, and left out where it is nobody's; only a poster carries it. Errors: LOOK_UNKNOWN; of a poster
   * WECHAT_OFF, WECHAT_BUSY.
   */
  async picture(lookId: string, name: ShareName, invite: string | null): Promise<Buffer> {
    const look = await this.require(lookId);
    const ground = await this.made(look, name);
    if (name === 'square') return ground;
    // Never kept with the picture: a name that is taken back is gone from the next one on.
    const called = (await namesBesideLooks(this.database.reading, [look.memberId])).get(look.memberId);
    const picture = called === undefined ? ground : await withName(ground, name, called);
    if (name === 'card') return picture;
    const by =
      invite !== null && (await this.invites.ownerOf(this.database.reading, invite)) !== null ? `.${invite}` : '';
    const scene = `${shortId(lookId)}${by}`;
    return withCode(picture, await this.codes.unlimited({ scene, page: LOOK_PAGE }));
  }

  /** Removes what was made of a look that is no longer shown. Safe to run twice. */
  async forget(lookId: string): Promise<void> {
    for (const file of shareFiles(lookId)) await this.storage.delete(file);
  }

  private async made(look: PublishedLook, name: ShareName): Promise<Buffer> {
    const key = fileOf(look.id, name);
    const kept = await this.storage.get(key);
    if (kept !== null) return kept;
    const made = await layouts[name](await this.onPaper(look));
    await this.storage.put(key, made);
    // Taken away while it was being drawn: then nobody else would remove it.
    if ((await this.looks.published(this.database.reading, look.id)) !== null) return made;
    await this.storage.delete(key);
    throw new DomainError('LOOK_UNKNOWN');
  }

  private async onPaper({ photos, caption, items }: PublishedLook): Promise<LookOnPaper> {
    const [first] = photos;
    const photo = first === undefined ? null : await this.storage.get(photoFile(first.fileKey, 1200));
    if (photo === null) throw new DomainError('LOOK_UNKNOWN');
    return { photo, caption, shopName: this.config.shopName, things: items.map(({ name }) => name) };
  }

  private async require(lookId: string): Promise<PublishedLook> {
    const look = await this.looks.published(this.database.reading, lookId);
    if (look === null) throw new DomainError('LOOK_UNKNOWN');
    return look;
  }
}
