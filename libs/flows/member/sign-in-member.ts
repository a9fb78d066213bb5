// Somebody opens the mini-program: WeChat says who it is, and whoever is bound comes in. Everybody else is a guest.
import { Inject, Injectable } from '@nestjs/common';
import type { AnswerOf, doorEndpoints } from '@guike/contracts/http';
import { DomainError } from '@guike/kernel';
import { WechatIdentities } from '@guike/members';
import { CONFIG, type Config, Database, Tokens } from '@guike/platform';
import { WechatClient } from '@guike/wechat';
import { MemberSessions } from './member-session';

type SignInAnswer = AnswerOf<(typeof doorEndpoints)['signIn']>;

@Injectable()
export class SignInMember {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly database: Database,
    private readonly wechat: WechatClient,
    private readonly identities: WechatIdentities,
    private readonly sessions: MemberSessions,
    private readonly tokens: Tokens,
  ) {}

  /**
   * A session, or for a guest a ticket to bind a phone with. Errors: WECHAT_CODE_INVALID, WECHAT_HIGH_RISK, WECHAT_BUSY,
   * WECHAT_OFF.
   */
  async signIn(code: string): Promise<SignInAnswer> {
    const account = await this.wechat.code2Session(code);
    const { wechatApp } = this.config;
    if (wechatApp === null) throw new DomainError('WECHAT_OFF');
    return this.database.inTransaction(async (tx) => {
      const identity = await this.identities.meet(tx, { appId: wechatApp.id, ...account });
      const session = identity.memberId && (await this.sessions.open(tx, identity.memberId));
      return session
        ? { status: 'bound', ...session }
        : {
            status: 'guest',
            ticket: this.tokens.signTicket(identity.id),
            token: this.tokens.signGuest(identity.id),
          };
    });
  }
}
