// The access token of one of the shop's apps: one for all processes, one renewal at a time, renewed before it ends.
import { setTimeout as sleep } from 'node:timers/promises';
import { type Clock, DomainError } from '@guike/kernel';
import type { Logger } from '@guike/platform';
import { z } from 'zod';
import { STABLE_TOKEN } from './refusals';
import { type AccessToken, accessToken, isAlive, isFresh, postponed } from './token-life';
import type { TokenStore, WechatApp } from './token-store';
import type { WechatHttp } from './wechat-http';

const answer = z.object({ access_token: z.string().min(1), expires_in: z.number().int().positive() });

/** How long to wait for another process's renewal. */
const WAIT_MS = 6_000;
const LOOK_EVERY_MS = 50;

export class AccessTokens {
  /** What this process saw last; all there is while Redis is away. */
  private known: AccessToken | null = null;
  private readonly renewals = new Map<string | null, Promise<string>>();

  constructor(
    private readonly app: WechatApp,
    private readonly clock: Clock,
    private readonly logger: Logger,
    private readonly http: WechatHttp,
    private readonly store: TokenStore,
  ) {}

  /** A token that WeChat takes. Errors: WECHAT_OFF, WECHAT_BUSY. */
  async current(): Promise<string> {
    const usable = this.fresh(await this.store.read()) ?? this.fresh(this.known);
    return usable?.value ?? this.renew(null);
  }

  /** Another token than the one that WeChat has just refused. Errors: WECHAT_OFF, WECHAT_BUSY. */
  async insteadOf(refused: string): Promise<string> {
    return this.renew(refused);
  }

  /** Whoever needs the same in this process waits for the same renewal. */
  private renew(refused: string | null): Promise<string> {
    const running = this.renewals.get(refused);
    if (running) return running;
    const renewal = this.renewInTurn(refused).finally(() => this.renewals.delete(refused));
    this.renewals.set(refused, renewal);
    return renewal;
  }

  private async renewInTurn(refused: string | null): Promise<string> {
    const deadline = performance.now() + WAIT_MS;
    for (;;) {
      const unlock = await this.store.lock();
      try {
        const shared = this.fresh(await this.store.read());
        if (shared && shared.value !== refused) return this.remember(shared); // Another process was first.
        if (unlock) return await this.fetch(refused);
      } finally {
        await unlock?.();
      }
      if (performance.now() > deadline) throw new DomainError('WECHAT_BUSY');
      await sleep(LOOK_EVERY_MS);
    }
  }

  private async fetch(refused: string | null): Promise<string> {
    const old = (await this.store.read()) ?? this.known;
    try {
      let token = await this.ask(false);
      if (token.value === refused) {
        if (!(await this.store.mayForce())) throw new DomainError('WECHAT_BUSY');
        token = await this.ask(true);
      }
      await this.store.write(token, this.now());
      return this.remember(token);
    } catch (error) {
      if (!old || old.value === refused || !isAlive(old, this.now())) throw error;
      this.logger.warn('the WeChat token was not renewed; the old one still serves');
      const kept = postponed(old, this.now());
      await this.store.write(kept, this.now());
      return this.remember(kept);
    }
  }

  private async ask(force: boolean): Promise<AccessToken> {
    const { app } = this;
    const askedAt = this.now();
    const { access_token, expires_in } = await this.http.call({
      path: STABLE_TOKEN,
      body: { grant_type: 'client_credential', appid: app.id, secret: app.secret, force_refresh: force },
      answer,
    });
    this.logger.info({ livesSeconds: expires_in, forced: force }, 'a new WeChat token');
    return accessToken(access_token, expires_in, askedAt);
  }

  private remember(token: AccessToken): string {
    this.known = token;
    return token.value;
  }

  private fresh(token: AccessToken | null): AccessToken | null {
    return token && isFresh(token, this.now()) ? token : null;
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}
