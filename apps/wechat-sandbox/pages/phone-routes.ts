// The phones: what was sent to whom, and what their owners may do about it.
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Account } from '../accounts';
import type { Sandbox } from '../sandbox';
import { fresh } from './fresh';
import { type Person, mailsView, phoneView, strangersView } from './phone-views';
import { refusedPage } from './views';

const UNKNOWN = '没有这个微信号，可能模拟微信重启过。';
const named = z.object({ user: z.string() });
const follow = z.object({ follows: z.string() });
const refusal = z.object({ title: z.string() });

export function personOf(sandbox: Sandbox, account: Account): Person {
  const openids = [account.openid, account.accountOpenid];
  return { account, letters: sandbox.post.of({ openids, phone: account.phone }) };
}

/** Short messages that no WeChat account's phone has got, newest first. */
export function strangersLetters(sandbox: Sandbox) {
  return sandbox.post
    .all()
    .filter((letter) => letter.channel === 'sms' && sandbox.accounts.find({ phone: letter.phone }) === null);
}

export function servePhones(app: FastifyInstance, sandbox: Sandbox): void {
  const accountOf = (params: unknown) => sandbox.accounts.find({ user: named.parse(params).user });
  app.get('/sandbox/fresh.js', async (_request, reply) => reply.type('text/javascript; charset=utf-8').send(fresh));
  app.get('/mails', async (_request, reply) => page(reply, mailsView(sandbox.post.all())));
  app.get('/phone', async (_request, reply) => page(reply, strangersView(strangersLetters(sandbox))));
  app.get('/phone/:user', async ({ params }, reply) => {
    const account = accountOf(params);
    if (!account) return page(reply.code(404), refusedPage(UNKNOWN));
    return page(reply, phoneView(personOf(sandbox, account), sandbox.followers.has(account.accountOpenid)));
  });
  app.post('/phone/:user/follow', async ({ params, body }, reply) => {
    const [account, read] = [accountOf(params), follow.safeParse(body)];
    if (!account || !read.success) return page(reply.code(404), refusedPage(UNKNOWN));
    sandbox.follow(account, read.data.follows === '1');
    return reply.redirect(`/phone/${account.user}`, 303);
  });
  app.post('/phone/:user/refuse', async ({ params, body }, reply) => {
    const [account, read] = [accountOf(params), refusal.safeParse(body)];
    if (!account || !read.success) return page(reply.code(404), refusedPage(UNKNOWN));
    const template = sandbox.templates.find(({ title }) => title === read.data.title);
    if (template) sandbox.refuse(account, template);
    return reply.redirect(`/phone/${account.user}`, 303);
  });
}

function page(reply: FastifyReply, text: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(text);
}
