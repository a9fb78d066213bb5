// WeChat's own paths, as a shop's server calls them: same parameters, same answers, same error codes.
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Errcode, refusal } from './errcodes';
import type { Sandbox } from './sandbox';

interface ServerCall {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** WeChat calls some of its JSON plain text. */
  readonly type: string;
  answer(sandbox: Sandbox, request: FastifyRequest): object | Errcode;
}

const text = z.string().catch('');
const sessionQuery = z.object({ appid: text, secret: text, js_code: text, grant_type: text });
const tokenBody = z.object({
  appid: text,
  secret: text,
  grant_type: text,
  force_refresh: z.boolean().default(false),
});
const phoneBody = z.object({ code: text, openid: z.string().optional() });

const code2Session: ServerCall = {
  method: 'GET',
  path: '/sns/jscode2session',
  type: 'text/plain; charset=utf-8',
  answer(sandbox, { query }) {
    const { appid, secret, js_code, grant_type } = sessionQuery.parse(query);
    const wrong = refuseApp(sandbox, appid, secret);
    if (wrong !== null) return wrong;
    if (js_code === '') return 41008;
    if (grant_type !== 'authorization_code') return 40002;
    const account = sandbox.codes.redeem('login', js_code);
    if (typeof account === 'number') return account;
    if (!sandbox.logins.allows(account.openid)) return 45011;
    if (account.flags.highRisk) return 40226;
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
    const wrong = refuseApp(sandbox, appid, secret);
    if (wrong !== null) return wrong;
    if (grant_type !== 'client_credential') return 40002;
    return sandbox.tokens.answer(force_refresh);
  },
};

const phoneNumber: ServerCall = {
  method: 'POST',
  path: '/wxa/business/getuserphonenumber',
  type: 'application/json; charset=utf-8',
  answer(sandbox, { query, body }) {
    const { access_token } = z.object({ access_token: text }).parse(query);
    if (access_token === '') return 41001;
    const bad = sandbox.tokens.refuse(access_token);
    if (bad !== null) return bad;
    const read = phoneBody.safeParse(body);
    if (!read.success) return 47001;
    const account = sandbox.codes.redeem('phone', read.data.code, read.data.openid);
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
        watermark: { timestamp, appid: sandbox.appId },
      },
    };
  },
};

function refuseApp(sandbox: Sandbox, appid: string, secret: string): Errcode | null {
  if (appid === '') return 41002;
  if (appid !== sandbox.appId) return 40013;
  if (secret === '') return 41004;
  return secret === sandbox.appSecret ? null : 40125;
}

/** Serves WeChat's paths. Refusals are answered with status 200, as WeChat does. */
export function serveServerCalls(app: FastifyInstance, sandbox: Sandbox): void {
  for (const call of [code2Session, stableToken, phoneNumber]) {
    const { method, path, type } = call;
    app.route({
      method: ['GET', 'POST'],
      url: path,
      async handler(request, reply) {
        const fault = sandbox.trouble.take(path);
        if (fault?.delayMs) await sleep(fault.delayMs, undefined, { ref: false });
        const outcome =
          fault?.status ??
          fault?.errcode ??
          (request.method === method ? call.answer(sandbox, request) : onlyBy(method));
        const errcode = typeof outcome === 'number' ? outcome : 0;
        sandbox.calls.add({ at: sandbox.clock.now(), path, errcode });
        if (fault?.status) return reply.code(fault.status).send();
        const answer = typeof outcome === 'number' ? refusal(outcome) : outcome;
        return reply.type(type).send(JSON.stringify(answer));
      },
    });
  }
}

function onlyBy(method: 'GET' | 'POST'): Errcode {
  return method === 'GET' ? 43001 : 43002;
}
