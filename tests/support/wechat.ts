// The WeChat sandbox in this process, and what a phone would do with it.
import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { Clock } from '@guike/kernel';
import { type Config, systemClock } from '@guike/platform';
import type { Account, AccountInput } from '../../apps/wechat-sandbox/accounts';
import { createSandboxApp } from '../../apps/wechat-sandbox/app';
import type { Call } from '../../apps/wechat-sandbox/call-log';
import { Sandbox } from '../../apps/wechat-sandbox/sandbox';
import type { FaultInput } from '../../apps/wechat-sandbox/trouble';

export const LOGIN = '/sns/jscode2session';
export const PHONE = '/wxa/business/getuserphonenumber';
export const TOKEN = '/cgi-bin/stable_token';

export interface WechatSandbox {
  readonly url: string;
  /** For the configuration of what is under test. */
  readonly config: Pick<Config, 'wechatBaseUrl' | 'wechatApp'> & { readonly wechatApp: { id: string; secret: string } };
  /** Somebody new: nickname and phone are made up unless told. See AccountInput for the flags. */
  newAccount(input?: Partial<AccountInput>): Promise<Account>;
  /** What wx.login gives: good once, for five minutes. */
  loginCode(account: Account): Promise<string>;
  /** What the phone button gives: good once, for five minutes. */
  phoneCode(account: Account): Promise<string>;
  /** Trouble with the next calls of a path, such as `{ path: PHONE, errcode: 1400001 }`. */
  fault(fault: FaultInput): Promise<void>;
  /** Moves the sandbox's own time ahead. */
  advance(milliseconds: number): Promise<void>;
  /** How often our side called a path. */
  countCalls(path: string): Promise<number>;
  /** Sends to any path, as WeChat's servers or a browser would be asked. */
  send(path: string, init?: RequestInit): Promise<Response>;
  close(): Promise<void>;
}

let phones = 0;

/** Starts a sandbox on a free port. Give it the clock of what is under test, so that both live at the same time. */
export async function openSandbox({ clock = systemClock }: { readonly clock?: Clock } = {}): Promise<WechatSandbox> {
  const wechatApp = { id: `wx${randomBytes(8).toString('hex')}`, secret: randomBytes(16).toString('hex') };
  const app = createSandboxApp(new Sandbox({ appId: wechatApp.id, appSecret: wechatApp.secret, clock }));
  await app.listen({ port: 0, host: '127.0.0.1' });
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  const ask = async <T>(path: string, body?: unknown): Promise<T> => {
    const answer = await fetch(`${url}${path}`, {
      ...(body !== undefined && {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    if (!answer.ok) throw new Error(`the sandbox answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  const codeOf = async (path: string, { openid }: Account) => (await ask<{ code: string }>(path, { openid })).code;
  return {
    url,
    config: { wechatBaseUrl: url, wechatApp },
    newAccount: (input) =>
      ask('/sandbox/accounts', { nickname: '小满', phone: String(13_900_000_000 + ++phones), ...input }),
    loginCode: (account) => codeOf('/sandbox/login-code', account),
    phoneCode: (account) => codeOf('/sandbox/phone-code', account),
    fault: (fault) => ask('/sandbox/faults', fault),
    advance: async (advanceMs) => void (await ask('/sandbox/clock', { advanceMs })),
    countCalls: async (path) => (await ask<Call[]>('/sandbox/calls')).filter((call) => call.path === path).length,
    send: (path, init) => fetch(`${url}${path}`, init),
    close: () => app.close(),
  };
}
