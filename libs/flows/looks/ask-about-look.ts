// Asks WeChat about the text and the pictures of a look, each once, and writes down at once what was asked and answered.
import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '@guike/kernel';
import { type LookDoubt, type LookRow, LookSafetyService, type Suggestion } from '@guike/looks';
import { WechatIdentities } from '@guike/members';
import { CONFIG, type Config, Database } from '@guike/platform';
import { WechatSafety } from '@guike/wechat';
import { LookLinks } from './look-links';

/** How WeChat is to judge it: what people show each other. */
const SCENE = 'social';

type Said = { readonly suggest: Suggestion } | { readonly doubt: LookDoubt };

@Injectable()
export class AskAboutLook {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly database: Database,
    private readonly identities: WechatIdentities,
    private readonly wechat: WechatSafety,
    private readonly safety: LookSafetyService,
    private readonly links: LookLinks,
  ) {}

  /**
   * What keeps WeChat from an answer, or null where one has come or will. `again`: about pictures that were asked about
   * before, too. Error: WECHAT_BUSY.
   */
  async ask(look: LookRow, { again } = { again: false }): Promise<LookDoubt | null> {
    const openid = await this.openidOf(look);
    if (openid === null) return 'wechat_off';
    if (look.textSuggest === null) {
      const said = await this.aboutText(look, openid);
      if ('doubt' in said) return said.doubt;
      await this.database.inTransaction((tx) => this.safety.noteText(tx, look, said.suggest));
      // It is refused whatever its pictures are.
      if (said.suggest === 'risky') return null;
    }
    return this.aboutPictures(look, openid, again);
  }

  private async aboutText(look: LookRow, openid: string): Promise<Said> {
    const text = [look.caption, ...look.items.map(({ name, size }) => `${name} ${size}`)].join('\n').trim();
    if (text === '') return { suggest: 'pass' };
    const outcome = await this.wechat.text({ openid, scene: SCENE, text });
    if (outcome.kind === 'checked') return { suggest: outcome.suggest };
    return { doubt: doubtOf(outcome.kind, 'text') };
  }

  private async aboutPictures(look: LookRow, openid: string, again: boolean): Promise<LookDoubt | null> {
    // WeChat fetches them: where nobody outside finds us, it cannot.
    const { publicUrl } = this.config;
    if (publicUrl === null) return 'wechat_off';
    for (const { nth, askedAt } of await this.safety.openPictures(this.database.reading, look)) {
      const photo = look.photos.find((each) => each.nth === nth);
      if (photo === undefined || (askedAt !== null && !again)) continue;
      const url = `${publicUrl}${this.links.ofLook(look, photo, 'check').large}`;
      const outcome = await this.wechat.picture({ openid, scene: SCENE, url });
      if (outcome.kind !== 'asked') return doubtOf(outcome.kind, 'picture');
      await this.database.inTransaction((tx) => this.safety.noteAsked(tx, look, nth, outcome.traceId));
    }
    return null;
  }

  /** By which WeChat the member is known; null for none, or where the shop has no mini-program. */
  private async openidOf({ memberId }: LookRow): Promise<string | null> {
    const appId = this.config.wechatApp?.id;
    if (appId === undefined) return null;
    const tx = this.database.reading;
    const identityId = await this.identities.ofMember(tx, memberId, appId);
    return identityId === null ? null : ((await this.identities.find(tx, identityId))?.openid ?? null);
  }
}

function doubtOf(kind: 'away' | 'refused' | 'later', about: 'text' | 'picture'): LookDoubt {
  if (kind === 'later') throw new DomainError('WECHAT_BUSY');
  return kind === 'away' ? 'away' : about;
}
