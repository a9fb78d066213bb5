// Calls on the shop's behalf: with the token of one of its apps, and once more with a newer one when WeChat refuses it.
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { type Clock, DomainError } from '@guike/kernel';
import { CLOCK, CONFIG, type Config, Keys, LOGGER, type Logger } from '@guike/platform';
import { AccessTokens } from './access-tokens';
import { refusesToken } from './refusals';
import { TokenStore, type WechatApp } from './token-store';
import { type WechatBytes, type WechatCall, WechatHttp } from './wechat-http';

/** The mini-program, or the Official Account that the shop may have besides. */
export type AppKind = 'mini_program' | 'official_account';

/** A call without its token. */
export type AppCall<Answer> = Omit<WechatCall<Answer>, 'query'> & {
  readonly query?: Readonly<Record<string, string>>;
};

@Injectable()
export class AppCalls implements OnApplicationShutdown {
  private readonly known = new Map<AppKind, { readonly tokens: AccessTokens; readonly store: TokenStore }>();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly keys: Keys,
    private readonly http: WechatHttp,
  ) {}

  /** Whether the shop has this app. */
  has(kind: AppKind): boolean {
    return this.appOf(kind) !== null;
  }

  /** The app's id. Error: WECHAT_OFF where the shop has none. */
  idOf(kind: AppKind): string {
    return (this.appOf(kind) ?? off()).id;
  }

  /** Errors: WechatRefusal, WechatSilence, WECHAT_OFF, WECHAT_BUSY (no token to be had: nothing was sent). */
  async ask<Answer>(kind: AppKind, call: AppCall<Answer>): Promise<Answer> {
    return this.withToken(kind, (access_token) => this.http.call({ ...call, query: { ...call.query, access_token } }));
  }

  /** As `ask`, where the answer is a file. */
  async askBytes(kind: AppKind, call: WechatBytes): Promise<Buffer> {
    return this.withToken(kind, (access_token) => this.http.bytes({ ...call, query: { access_token } }));
  }

  /** The app's token. Errors: WECHAT_BUSY, WECHAT_OFF. */
  async token(kind: AppKind): Promise<string> {
    return this.tokensOf(kind).current();
  }

  onApplicationShutdown(): void {
    for (const { store } of this.known.values()) store.close();
  }

  private async withToken<T>(kind: AppKind, call: (token: string) => Promise<T>): Promise<T> {
    const tokens = this.tokensOf(kind);
    const token = await tokens.current();
    try {
      return await call(token);
    } catch (error) {
      if (!refusesToken(error)) throw error;
      return call(await tokens.insteadOf(token));
    }
  }

  /** Made with the first use: a shop without WeChat connects to nothing for it. */
  private tokensOf(kind: AppKind): AccessTokens {
    const known = this.known.get(kind);
    if (known) return known.tokens;
    const app = this.appOf(kind) ?? off();
    const store = new TokenStore(app, this.config, this.logger, this.keys);
    const tokens = new AccessTokens(app, this.clock, this.logger, this.http, store);
    this.known.set(kind, { tokens, store });
    return tokens;
  }

  private appOf(kind: AppKind): WechatApp | null {
    return kind === 'mini_program' ? this.config.wechatApp : this.config.wechatOfficial;
  }
}

function off(): never {
  throw new DomainError('WECHAT_OFF');
}
