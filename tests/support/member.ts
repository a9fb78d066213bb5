// A member's phone: signs in with WeChat, binds its number, and asks with the token it was given.
import type { AnswerOf, doorEndpoints } from '@guike/contracts/http';
import { paperVersions } from '@guike/programme';
import type { Account } from '../../apps/wechat-sandbox/accounts';
import { type Answer, TestApi, type TestApiOptions } from './api';
import { type WechatSandbox, openSandbox } from './wechat';

type SignedIn = AnswerOf<typeof doorEndpoints.signIn>;
type Bound = AnswerOf<typeof doorEndpoints.bind>;

/** The API with a WeChat behind it. */
export class MemberGround {
  private constructor(
    readonly api: TestApi,
    readonly wechat: WechatSandbox,
  ) {}

  /** The caller closes it. */
  static async open({ mail = false, ...options }: TestApiOptions & { mail?: boolean } = {}): Promise<MemberGround> {
    const wechat = await openSandbox({ mail });
    try {
      return new MemberGround(
        await TestApi.open({
          ...options,
          config: { ...wechat.config, wechatSandboxUrl: wechat.url, ...options.config },
        }),
        wechat,
      );
    } catch (error) {
      await wechat.close();
      throw error;
    }
  }

  /** What signing in answers. */
  async signIn(account: Account): Promise<Answer<SignedIn>> {
    const code = await this.wechat.loginCode(account);
    return this.api.send({ method: 'POST', path: '/member/session', body: { code } });
  }

  /** A ticket for somebody who is nobody yet. */
  async ticketOf(account: Account): Promise<string> {
    const { body } = await this.signIn(account);
    if (body.status !== 'guest') throw new Error(`signing in answered ${JSON.stringify(body)}`);
    return body.ticket;
  }

  /** Sends a binding; what is not given is as a phone would send it. */
  async bind<T = Bound>(account: Account, more: Record<string, unknown> = {}): Promise<Answer<T>> {
    const body = {
      ticket: more['ticket'] ?? (await this.ticketOf(account)),
      phoneCode: more['phoneCode'] ?? (await this.wechat.phoneCode(account)),
      consents: paperVersions,
      ...more,
    };
    return this.api.send({ method: 'POST', path: '/member/binding', body });
  }

  /** Signs somebody in from nothing, and answers their token. */
  async tokenOf(account: Account): Promise<string> {
    const { status, body } = await this.bind(account);
    if (status !== 200) throw new Error(`binding answered ${status}: ${JSON.stringify(body)}`);
    return body.token;
  }

  async ask<T = Record<string, unknown>>(
    token: string,
    path: string,
    { method, body }: { method?: string; body?: unknown } = {},
  ): Promise<Answer<T>> {
    return this.api.send<T>({ path, ...(method && { method }), body, headers: { authorization: `Bearer ${token}` } });
  }

  /** A sale to a phone number at the till, one of two pieces of ¥300 unless told. */
  async sell<T = { memberId: string; joined: boolean; mayJoin: boolean; pointsEarned: number }>(
    phone: string,
    more: Record<string, unknown> = {},
  ): Promise<T> {
    const number = String((receipts += 1));
    const { status, body } = await this.api.till<T>({
      path: '/till/purchases',
      body: {
        receipt: { businessDay: businessDayAt(this.api.clock.now()), number },
        paidAt: this.api.clock.now().toISOString(),
        member: { phone, name: '王小姐' },
        lines: [{ sku: 'A1', name: '衬衫', quantity: 2, unitPriceFen: 30_000, amountFen: 60_000 }],
        ...more,
      },
    });
    if (status !== 200) throw new Error(`the sale answered ${status}: ${JSON.stringify(body)}`);
    return body;
  }

  async close(): Promise<void> {
    await this.api.close();
    await this.wechat.close();
  }
}

let receipts = 0;

const SHANGHAI_MS = 8 * 3_600_000;
const businessDayAt = (instant: Date) => new Date(instant.getTime() + SHANGHAI_MS).toISOString().slice(0, 10);
