// The poster and the share card of a code: made when they are first asked for, and kept.
import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '@guike/kernel';
import { CONFIG, type Config, Database, Storage, sha256 } from '@guike/platform';
import { InviteCodesService } from '@guike/referrals';
import { WechatCodes } from '@guike/wechat';
import { invitationCard, invitationPoster } from './invitation-art';
import { INVITE_PAGE } from './invite-friends';

/** Changes whenever a picture is laid out otherwise. */
const LAYOUT = 1;

@Injectable()
export class InvitationPictures {
  constructor(
    private readonly database: Database,
    private readonly codes: InviteCodesService,
    private readonly wechat: WechatCodes,
    private readonly storage: Storage,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** JPEG with the mini-program code; with the eight characters alone where WeChat is off. Errors: INVITE_UNKNOWN, WECHAT_BUSY. */
  async poster(code: string): Promise<Buffer> {
    await this.require(code);
    const { shopName } = this.config;
    const picture = await this.codePicture(code);
    const made = picture === null ? 'plain' : sha256(picture).toString('hex');
    return this.kept(`poster\n${code}\n${made}`, () => invitationPoster({ shopName, code, picture }));
  }

  /** JPEG, 5:4, the same for every code. Error: INVITE_UNKNOWN. */
  async card(code: string): Promise<Buffer> {
    await this.require(code);
    const { shopName } = this.config;
    return this.kept('card', () => invitationCard({ shopName }));
  }

  private async require(code: string): Promise<void> {
    if ((await this.codes.ownerOf(this.database.reading, code)) === null) throw new DomainError('INVITE_UNKNOWN');
  }

  private async codePicture(code: string): Promise<Buffer | null> {
    try {
      return await this.wechat.unlimited({ scene: code, page: INVITE_PAGE });
    } catch (error) {
      if (error instanceof DomainError && error.code === 'WECHAT_OFF') return null;
      throw error;
    }
  }

  private async kept(what: string, make: () => Promise<Buffer>): Promise<Buffer> {
    const key = `invitations/${sha256(JSON.stringify([LAYOUT, this.config.shopName, what])).toString('hex')}.jpg`;
    const before = await this.storage.get(key);
    if (before) return before;
    const made = await make();
    await this.storage.put(key, made);
    return made;
  }
}
