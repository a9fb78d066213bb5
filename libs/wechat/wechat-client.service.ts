// Who somebody is to WeChat, and which phone they have. The answers stay on the server; nothing personal is logged.
import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '@guike/kernel';
import { CONFIG, type Config } from '@guike/platform';
import { z } from 'zod';
import { AppCalls } from './app-calls.service';
import { WechatHttp } from './wechat-http';

/** Who somebody is to this mini-program, and to all apps of the same owner, if WeChat says it. */
export interface WechatUser {
  readonly openid: string;
  readonly unionid: string | null;
}

export interface PhoneNumber {
  /** Eleven digits. */
  readonly phone: string;
  readonly countryCode: string;
}

const MAINLAND = '86';

// The session key is left out: nothing here needs it, and what is not read cannot leak.
const session = z.object({ openid: z.string().min(1), unionid: z.string().min(1).nullish() });
const phoneInfo = z.object({
  phone_info: z.object({ purePhoneNumber: z.string().regex(/^\d{4,20}$/), countryCode: z.coerce.string() }),
});

@Injectable()
export class WechatClient {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly http: WechatHttp,
    private readonly calls: AppCalls,
  ) {}

  /**
   * Whose login code this is. A code is good once and for five minutes.
   * Errors: WECHAT_CODE_INVALID, WECHAT_HIGH_RISK, WECHAT_BUSY, WECHAT_OFF.
   */
  async code2Session(code: string): Promise<WechatUser> {
    const { wechatApp: app } = this.config;
    if (app === null) throw new DomainError('WECHAT_OFF');
    const { openid, unionid } = await this.http.call({
      path: '/sns/jscode2session',
      query: { appid: app.id, secret: app.secret, js_code: code, grant_type: 'authorization_code' },
      answer: session,
    });
    return { openid, unionid: unionid ?? null };
  }

  /**
   * The mainland phone that a phone code stands for. With `openid`, WeChat also makes sure that the code is that
   * person's. A code is good once and for five minutes, and costs money: only for joining.
   * Errors: WECHAT_CODE_INVALID, PHONE_FOREIGN, PHONE_QUOTA_GONE, WECHAT_BUSY, WECHAT_OFF.
   */
  async phoneNumber(code: string, openid?: string): Promise<PhoneNumber> {
    const body = { code, ...(openid !== undefined && { openid }) };
    const { phone_info: found } = await this.calls.ask('mini_program', {
      path: '/wxa/business/getuserphonenumber',
      body,
      answer: phoneInfo,
    });
    // Cards, tills and receipts know people by eleven digits: a number of another country could be taken for one of them.
    if (found.countryCode !== MAINLAND || found.purePhoneNumber.length !== 11) throw new DomainError('PHONE_FOREIGN');
    return { phone: found.purePhoneNumber, countryCode: found.countryCode };
  }

  /** The token for calls on the shop's behalf, shared by all processes. Errors: WECHAT_BUSY, WECHAT_OFF. */
  async accessToken(): Promise<string> {
    return this.calls.token('mini_program');
  }
}
