// Who somebody is: the login, the token and the phone, as WeChat answers them.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Errcode } from './errcodes';
import type { AppKind, Sandbox } from './sandbox';
import { type ServerCall, text, tokenCall } from './server-call';

const sessionQuery = z.object({ appid: text, secret: text, js_code: text, grant_type: text });
const tokenBody = z.object({
  appid: text,
  secret: text,
  grant_type: text,
  force_refresh: z.boolean().default(false),
});

const code2Session: ServerCall = {
  method: 'GET',
  path: '/sns/jscode2session',
  type: 'text/plain; charset=utf-8',
  answer(sandbox, { query }) {
    const { appid, secret, js_code, grant_type } = sessionQuery.parse(query);
    const app = appOf(sandbox, appid, secret);
    if (typeof app === 'number') return app;
    if (app !== 'mini') return 40013;
    if (js_code === '') return 41008;
    if (grant_type !== 'authorization_code') return 40002;
    const account = sandbox.codes.redeem('login', js_code);
    if (typeof account === 'number') return account;
    if (!sandbox.logins.allows(account.openid)) return 45011;
    if (account.flags.highRisk) return 40226;
    sandbox.visits.note(account.openid);
    const session_key = createHash('sha256').update(js_code).digest().subarray(0, 16).toString('base64');
    return { session_key, openid: account.openid, ...(account.flags.linked && { unionid: account.unionid }) };
  },
};

const stableToken: ServerCall = {
  method: 'POST',
  path: '/cgi-bin/stable_token',
  type: 'application/json; charset=utf-8',
  answer(sandbox, { body }) {
    const read = tokenBody.safeParse(body);
    if (!read.success) return 47001;
    const { appid, secret, grant_type, force_refresh } = read.data;
    const app = appOf(sandbox, appid, secret);
    if (typeof app === 'number') return app;
    if (grant_type !== 'client_credential') return 40002;
    return sandbox.tokens[app].answer(force_refresh);
  },
};

const phoneNumber = tokenCall({
  path: '/wxa/business/getuserphonenumber',
  app: 'mini',
  body: z.object({ code: text, openid: z.string().optional() }),
  answer(sandbox, { code, openid }) {
    const account = sandbox.codes.redeem('phone', code, openid);
    if (typeof account === 'number') return account;
    const { phone, countryCode } = account;
    const timestamp = Math.floor(sandbox.clock.milliseconds() / 1000);
    return {
      errcode: 0,
      errmsg: 'ok',
      phone_info: {
        phoneNumber: countryCode === '86' ? phone : `+${countryCode}${phone}`,
        purePhoneNumber: phone,
        countryCode,
        watermark: { timestamp, appid: sandbox.apps.mini.id },
      },
    };
  },
});

function appOf(sandbox: Sandbox, appid: string, secret: string): AppKind | Errcode {
  if (appid === '') return 41002;
  const app = (['mini', 'account'] as const).find((kind) => sandbox.apps[kind].id === appid);
  if (app === undefined) return 40013;
  if (secret === '') return 41004;
  return secret === sandbox.apps[app].secret ? app : 40125;
}

export const loginCalls: readonly ServerCall[] = [code2Session, stableToken, phoneNumber];
