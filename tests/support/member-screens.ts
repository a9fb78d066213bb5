// A member's phone in a browser: the h5 build, the API, the worker and WeChat's sandbox, and the ways through them.
import { businessDayOf } from '@guike/kernel';
import type { Config } from '@guike/platform';
import type { Page } from 'playwright-core';
import type { Account } from '../../apps/wechat-sandbox/accounts';
import type { TestApiOptions } from './api';
import { builtScreens } from './browser';
import { MemberGround } from './member';
import { type TestWorker, outboxEmpty, startWorker } from './worker';

/** Where the box of a tick is: its words open the paper. */
const TICK_BOX = { x: 16, y: 20 };

export class MemberScreens {
  private constructor(
    readonly ground: MemberGround,
    private readonly worker: TestWorker,
  ) {}

  /** Opens everything at the browser's own time, with the boutique's programme unless told. The caller closes it. */
  static async open(
    more: Partial<Config> = {},
    options: Omit<TestApiOptions, 'config'> & { mail?: boolean } = {},
  ): Promise<MemberScreens> {
    const ground = await MemberGround.open({ ...options, config: { webDir: builtScreens(), ...more } });
    const { config: told, clock, db } = ground.api;
    clock.set(new Date());
    return new MemberScreens(ground, await startWorker({ module: { config: told }, clock, db }));
  }

  /** The business day by the shop's clock. */
  get today(): string {
    return businessDayOf(this.ground.api.clock.now(), 'Asia/Shanghai');
  }

  get url(): string {
    return `${this.ground.api.url}/app/`;
  }

  /** From the guest's home to the page after the tap of WeChat's account. */
  async signIn(page: Page, { nickname }: Pick<Account, 'nickname'>): Promise<void> {
    await page.tap('#sign-in');
    await page.tap('#wechat-login');
    await page.tap(`.person:has-text("${nickname}")`);
  }

  async tick(page: Page): Promise<void> {
    await page.tap('#tick-agreement', { position: TICK_BOX });
    await page.tap('#tick-privacy', { position: TICK_BOX });
  }

  /** Ticks the papers and lets WeChat tell the number. */
  async bind(page: Page): Promise<void> {
    await this.tick(page);
    await page.tap('#phone-button');
    await page.tap('button[value="allow"]');
  }

  /**
   * A new WeChat account, signed in and bound, at home. Through the api: what the pages of signing in do is their own
   * test, and every other test would pay six page loads for it.
   */
  async newcomer(page: Page, nickname: string): Promise<Account> {
    const account = await this.ground.wechat.newAccount({ nickname });
    const { status, body } = await this.ground.bind(account);
    if (status !== 200) throw new Error(`binding answered ${status}: ${JSON.stringify(body)}`);
    const { token, state, consentDue } = body;
    const stored = {
      session: { scope: account.user, token, state, consentDue },
      'wechat-user': { sandboxUrl: this.ground.wechat.url, user: account.user },
    };
    await page.addInitScript(putOnce(stored));
    await page.goto(this.url);
    await page.waitForSelector('#home');
    return account;
  }

  /** A sale of two pieces at the till, by somebody who agrees to join; until the worker has told everybody. */
  async sell(phone: string, yuan: number, more: Record<string, unknown> = {}): Promise<void> {
    const lines = [{ sku: 'A1', name: '真丝衬衫', quantity: 2, unitPriceFen: yuan * 50, amountFen: yuan * 100 }];
    await this.ground.sell(phone, { lines, joinConsent: { version: '1' }, ...more });
    await outboxEmpty(this.ground.api);
  }

  async close(): Promise<void> {
    await this.worker.close();
    await this.ground.close();
  }
}

/** Put into a tab's storage before its first page, as Taro puts it there; what the pages make of it stays. */
const putOnce = (stored: Readonly<Record<string, unknown>>): string => `
  if (window.top === window && sessionStorage.getItem('put') === null) {
    sessionStorage.setItem('put', 'yes');
    for (const [key, data] of Object.entries(${JSON.stringify(stored)}))
      localStorage.setItem(key, JSON.stringify({ data }));
  }`;
