// What WeChat thinks of a name that everybody would see. Where it cannot say, the shop looks.
import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type MemberId } from '@guike/kernel';
import type { Suggestion } from '@guike/looks';
import { WechatIdentities } from '@guike/members';
import { CONFIG, type Config, Database } from '@guike/platform';
import { WechatSafety } from '@guike/wechat';

@Injectable()
export class NameSafety {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly database: Database,
    private readonly identities: WechatIdentities,
    private readonly wechat: WechatSafety,
  ) {}

  /** `review` also where there is no mini-program, or WeChat does not look. Error: WECHAT_BUSY. */
  async ask(memberId: MemberId, name: string): Promise<Suggestion> {
    const appId = this.config.wechatApp?.id;
    if (appId === undefined) return 'review';
    const tx = this.database.reading;
    const identityId = await this.identities.ofMember(tx, memberId, appId);
    const identity = identityId === null ? null : await this.identities.find(tx, identityId);
    if (identity === null) return 'review';
    const outcome = await this.wechat.text({ openid: identity.openid, scene: 'profile', text: name, nickname: name });
    if (outcome.kind === 'later') throw new DomainError('WECHAT_BUSY');
    return outcome.kind === 'checked' ? outcome.suggest : 'review';
  }
}
