// Messages: a subscription message uses up a grant, a template message needs a follower. Source: WeChat's documentation
// of subscribeMessage.send and template/send.
import { z } from 'zod';
import type { Account } from './accounts';
import { templateEvent } from './events';
import type { Sandbox } from './sandbox';
import { type ServerCall, refuseToken, text, tokenCall } from './server-call';
import { type Template, linesOf } from './templates';

/** A page of the mini-program, a query after it. */
const PAGE = /^[\w-]+(\/[\w-]+)*(\?[^\s]*)?$/;
const STATES = ['developer', 'trial', 'formal'];

const subscribe = tokenCall({
  path: '/cgi-bin/message/subscribe/send',
  app: 'mini',
  body: z.object({
    touser: text,
    template_id: text,
    page: z.string().default(''),
    data: z.unknown(),
    miniprogram_state: z.string().default('formal'),
  }),
  answer(sandbox, { touser, template_id, page, data, miniprogram_state }) {
    const account = sandbox.accounts.find({ openid: touser });
    if (!account) return 40003;
    const template = sandbox.templateOf(template_id);
    if (!template) return 40037;
    if (page !== '' && !PAGE.test(page)) return 41030;
    const lines = linesOf(template, data);
    if (lines === null || !STATES.includes(miniprogram_state)) return 47003;
    if (sandbox.bans.has(template_id)) return 43107;
    if (!sandbox.grants.take(touser, template_id)) return 43101;
    const id = sandbox.nextMessageId();
    sandbox.post.deliver({
      id,
      at: sandbox.clock.now(),
      channel: 'service',
      openid: touser,
      ...shown(template),
      lines,
      page,
    });
    sandbox.callbacks.tell('mini', told(sandbox, account, template, id));
    return { errcode: 0, errmsg: 'ok', msgid: Number(id) };
  },
});

const account = tokenCall({
  path: '/cgi-bin/message/template/send',
  app: 'account',
  body: z.object({
    touser: text,
    template_id: text,
    miniprogram: z.object({ appid: text, pagepath: text }).optional(),
    data: z.unknown(),
    client_msg_id: z.string().max(32).optional(),
  }),
  answer(sandbox, { touser, template_id, miniprogram, data, client_msg_id }) {
    const found = sandbox.accounts.find({ accountOpenid: touser });
    if (!found) return 40003;
    if (!sandbox.followers.has(touser)) return 43004;
    const template = sandbox.templateOf(template_id);
    if (!template) return 40037;
    if (miniprogram && miniprogram.appid !== sandbox.apps.mini.id) return 40013;
    const lines = linesOf(template, data);
    if (lines === null) return 47003;
    const id = client_msg_id === undefined ? sandbox.nextMessageId() : `${touser} ${client_msg_id}`;
    const page = miniprogram?.pagepath ?? '';
    sandbox.post.deliver({
      id,
      at: sandbox.clock.now(),
      channel: 'account',
      openid: touser,
      ...shown(template),
      lines,
      page,
    });
    return { errcode: 0, errmsg: 'ok', msgid: Number(sandbox.nextMessageId()) };
  },
});

const follower: ServerCall = {
  method: 'GET',
  path: '/cgi-bin/user/info',
  type: 'application/json; charset=utf-8',
  answer(sandbox, { query }) {
    const bad = refuseToken(sandbox, 'account', query);
    if (bad !== null) return bad;
    const { openid } = z.object({ openid: text }).parse(query);
    const found = sandbox.accounts.find({ accountOpenid: openid });
    if (!found) return 40003;
    const linked = found.flags.linked && { unionid: found.unionid };
    return sandbox.followers.has(openid) ? { subscribe: 1, openid, ...linked } : { subscribe: 0, openid, ...linked };
  },
};

function shown({ title }: Template): { readonly title: string } {
  return { title };
}

function told(sandbox: Sandbox, { openid }: Account, { id: TemplateId }: Template, MsgID: string) {
  return templateEvent(sandbox.clock, openid, 'subscribe_msg_sent_event', 'SubscribeMsgSentEvent', [
    { TemplateId, MsgID, ErrorCode: '0', ErrorStatus: 'success' },
  ]);
}

export const messageCalls: readonly ServerCall[] = [subscribe, account, follower];
