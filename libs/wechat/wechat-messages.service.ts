// Messages that WeChat carries: one of the mini-program for each grant of its reader, and the Official Account's to who
// follows it. Source: WeChat's documentation of subscribeMessage.send and template/send.
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '@guike/platform';
import { z } from 'zod';
import { AppCalls, type AppKind } from './app-calls.service';
import { type NotDone, notDone } from './not-done';
import { WechatRefusal } from './refusals';

/** How a message went. */
export type SendOutcome =
  | { readonly kind: 'sent'; readonly msgid: string }
  /** 43101: its reader has granted none, or no more. */
  | { readonly kind: 'no_grant' }
  /** For good: no such template (40037), data that do not fit it (47003), a right taken away (43107). Or not now. */
  | NotDone;

export interface WechatMessage {
  readonly templateId: string;
  /** Where a tap leads, with its query: `pages/rewards/redemption?id=…`. */
  readonly page: string;
  /** By the template's own keywords: `{ thing1: '桂花乌龙', time2: '2026-11-22 10:00' }`. */
  readonly data: Readonly<Record<string, string>>;
}

export interface AccountMessage extends WechatMessage {
  /** WeChat sends one of a name within ten minutes; at most 32 characters. */
  readonly once?: string;
}

const NO_GRANT = 43101;
/** A large number in JSON, which is only kept to be told to WeChat's support. */
const answered = z.object({ msgid: z.union([z.string(), z.number()]).transform(String).default('') });
const follower = z.object({ subscribe: z.literal([0, 1]), unionid: z.string().min(1).nullish() });
const STATES = { release: 'formal', trial: 'trial', develop: 'developer' } as const;

@Injectable()
export class WechatMessages {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly calls: AppCalls,
  ) {}

  /** Whether the shop has a mini-program, whose subscription messages can be sent. */
  get isOn(): boolean {
    return this.calls.has('mini_program');
  }

  /** Whether the shop has an Official Account. */
  get hasAccount(): boolean {
    return this.calls.has('official_account');
  }

  /** Sends one subscription message, which uses up one grant. Error: WECHAT_OFF where the shop has no mini-program. */
  async subscribe(openid: string, { templateId, page, data }: WechatMessage): Promise<SendOutcome> {
    return this.send('mini_program', '/cgi-bin/message/subscribe/send', {
      touser: openid,
      template_id: templateId,
      page,
      data: wrapped(data),
      miniprogram_state: STATES[this.config.wechatVersion],
      lang: 'zh_CN',
    });
  }

  /**
   * Sends a template message of the Official Account to a follower, by the openid that the account knows (not the
   * mini-program's); a tap opens the mini-program. Error: WECHAT_OFF where the shop has no account.
   */
  async officialAccount(openid: string, { templateId, page, data, once }: AccountMessage): Promise<SendOutcome> {
    return this.send('official_account', '/cgi-bin/message/template/send', {
      touser: openid,
      template_id: templateId,
      ...(this.isOn && { miniprogram: { appid: this.calls.idOf('mini_program'), pagepath: page } }),
      data: wrapped(data),
      ...(once !== undefined && { client_msg_id: once }),
    });
  }

  /**
   * Whether somebody follows the Official Account, and who they are to all apps of the owner, where WeChat says it.
   * Errors: WECHAT_BUSY, WECHAT_OFF.
   */
  async follower(openid: string): Promise<{ readonly follows: boolean; readonly unionid: string | null }> {
    const { subscribe, unionid } = await this.calls.ask('official_account', {
      path: '/cgi-bin/user/info',
      query: { openid },
      answer: follower,
    });
    return { follows: subscribe === 1, unionid: unionid ?? null };
  }

  private async send(kind: AppKind, path: string, body: Readonly<Record<string, unknown>>): Promise<SendOutcome> {
    this.calls.idOf(kind);
    try {
      const { msgid } = await this.calls.ask(kind, { path, body, answer: answered });
      return { kind: 'sent', msgid };
    } catch (error) {
      return error instanceof WechatRefusal && error.errcode === NO_GRANT ? { kind: 'no_grant' } : notDone(error);
    }
  }
}

function wrapped(data: Readonly<Record<string, string>>): Record<string, { value: string }> {
  return Object.fromEntries(Object.entries(data).map(([keyword, value]) => [keyword, { value }]));
}
