// The WeChat sandbox in this process, and what a phone would do with it.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Clock } from '@guike/kernel';
import { type Config, systemClock } from '@guike/platform';
import type { z } from 'zod';
import type { Account, AccountInput } from '../../apps/wechat-sandbox/accounts';
import { createSandboxApp } from '../../apps/wechat-sandbox/app';
import type { Call } from '../../apps/wechat-sandbox/call-log';
import type { Answer } from '../../apps/wechat-sandbox/grants';
import type { mediaInput } from '../../apps/wechat-sandbox/media-answers';
import type { Letter } from '../../apps/wechat-sandbox/post';
import { Sandbox } from '../../apps/wechat-sandbox/sandbox';
import { templatesFile } from '../../apps/wechat-sandbox/templates';
import type { FaultInput } from '../../apps/wechat-sandbox/trouble';

export const LOGIN = '/sns/jscode2session';
export const PHONE = '/wxa/business/getuserphonenumber';
export const TOKEN = '/cgi-bin/stable_token';

export interface WechatSandbox {
  readonly url: string;
  /** For the configuration of what is under test. */
  readonly config: Pick<
    Config,
    'wechatBaseUrl' | 'wechatApp' | 'wechatOfficial' | 'wechatTemplates' | 'sms' | 'email'
  > & {
    readonly wechatApp: { id: string; secret: string };
  };
  /** Somebody new: nickname and phone are made up unless told. See AccountInput for the flags. */
  newAccount(input?: Partial<AccountInput>): Promise<Account>;
  /** What wx.login gives: good once, for five minutes. */
  loginCode(account: Account): Promise<string>;
  /** What the phone button gives: good once, for five minutes. */
  phoneCode(account: Account): Promise<string>;
  /** What somebody answers when asked for messages of a template of `demo/wechat-templates.json`, by its name. */
  grant(account: Account, template: string, answer?: Answer): Promise<void>;
  /** What somebody answers to a question about several templates, by their ids. */
  answer(account: Account, results: Readonly<Record<string, Answer>>): Promise<void>;
  /** Somebody turns a template off in WeChat's own settings. */
  refuse(account: Account, template: string): Promise<void>;
  /** Somebody follows the Official Account, or no more. */
  follow(account: Account, follows?: boolean): Promise<void>;
  /** What was sent, newest first: to one account and its phone, or to everybody. */
  post(account?: Account): Promise<Letter[]>;
  /** Where events are told from here on, and how. */
  tellTo(target: CallbackInput): Promise<void>;
  /** How the outcomes of pictures come. */
  media(input: MediaInput): Promise<void>;
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

type MediaInput = z.input<typeof mediaInput>;

export interface CallbackInput {
  readonly url: string;
  readonly token: string;
  /** WeChat's EncodingAESKey; null for the plain mode. */
  readonly aesKey: string | null;
  readonly format: 'json' | 'xml';
}

const FILE = join(__dirname, '../../demo/wechat-templates.json');
const templates = templatesFile.parse(JSON.parse(readFileSync(FILE, 'utf8')));
/** As the configuration has it where a shop names an id only. */
const TEMPLATE_WORDS = { thing1: 'title', thing2: 'body', time3: 'time' } as const;

/** The id of a template of the sandbox. Throws where there is none of this name. */
export function templateId(name: string): string {
  const found = templates.find((template) => template.name === name);
  if (!found) throw new Error(`no template ${name}`);
  return found.id;
}

const newApp = () => ({ id: `wx${randomBytes(8).toString('hex')}`, secret: randomBytes(16).toString('hex') });

let phones = 0;

/**
 * Starts a sandbox on a free port. Give it the clock of what is under test, so that both live at the same time. With
 * `mail` it is a mail server, too.
 */
export async function openSandbox({
  clock = systemClock,
  mail = false,
}: { readonly clock?: Clock; readonly mail?: boolean } = {}): Promise<WechatSandbox> {
  const [wechatApp, wechatOfficial] = [newApp(), newApp()];
  const smsKey = randomBytes(16).toString('hex');
  const sandbox = new Sandbox({ mini: wechatApp, account: wechatOfficial, smsKey, clock, templates });
  const app = createSandboxApp(sandbox);
  // What reads mails is loaded where it is needed only.
  const smtp = mail ? await (await import('../../apps/wechat-sandbox/smtp')).openSmtp(sandbox, 0) : null;
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
    config: {
      wechatBaseUrl: url,
      wechatApp,
      wechatOfficial,
      wechatTemplates: Object.fromEntries(templates.map(({ name, id }) => [name, { id, data: TEMPLATE_WORDS }])),
      sms: { url, key: smsKey },
      email: smtp && { url: `smtp://127.0.0.1:${smtp.port}`, from: { name: null, address: 'vip@shop.example' } },
    },
    newAccount: (input) =>
      ask('/sandbox/accounts', { nickname: '小满', phone: String(13_900_000_000 + ++phones), ...input }),
    loginCode: (account) => codeOf('/sandbox/login-code', account),
    phoneCode: (account) => codeOf('/sandbox/phone-code', account),
    grant: async ({ openid }, name, answer = 'accept') =>
      void (await ask('/sandbox/grants', { openid, results: { [templateId(name)]: answer } })),
    answer: async ({ openid }, results) => void (await ask('/sandbox/grants', { openid, results })),
    refuse: async ({ openid }, name) => void (await ask('/sandbox/refusals', { openid, template: templateId(name) })),
    follow: async ({ openid }, follows = true) => void (await ask('/sandbox/follows', { openid, follows })),
    post: async (account) => {
      const all = await ask<Letter[]>('/sandbox/post');
      const names = account && [account.openid, account.accountOpenid, account.phone];
      return all.filter((letter) => names?.includes(receiverOf(letter)) ?? true);
    },
    tellTo: async (target) => void (await ask('/sandbox/callbacks', target)),
    media: async (input) => void (await ask('/sandbox/media', input)),
    fault: (fault) => ask('/sandbox/faults', fault),
    advance: async (advanceMs) => void (await ask('/sandbox/clock', { advanceMs })),
    countCalls: async (path) => (await ask<Call[]>('/sandbox/calls')).filter((call) => call.path === path).length,
    send: (path, init) => fetch(`${url}${path}`, init),
    close: async () => {
      await smtp?.close();
      await app.close();
    },
  };
}

function receiverOf(letter: Letter): string {
  if (letter.channel === 'email') return letter.to;
  return letter.channel === 'sms' ? letter.phone : letter.openid;
}
