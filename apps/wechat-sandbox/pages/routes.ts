// The pages a browser goes through where a phone would ask WeChat: who signs in, and may the shop have the phone number.
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { type Account, accountInput, phoneText } from '../accounts';
import { NO_QUOTA } from '../device';
import { backTo, isLoopback } from '../redirects';
import type { Sandbox } from '../sandbox';
import { personOf, servePhones, strangersLetters } from './phone-routes';
import { style } from './style';
import { serveTrouble } from './trouble-page';
import { type Return, authorizePage, homePage, phonePage, refusedPage } from './views';

const back = z.object({
  redirect_uri: z.string().max(2_000).refine(isLoopback),
  state: z.string().max(500).default(''),
});
const choice = back.extend({ user: z.string() });
const newcomer = back.extend({ nickname: z.string(), phone: z.string() });
const decision = choice.extend({ decision: z.enum(['allow', 'deny']) });
/** What a person may type; a test may ask for stranger phones. */
const typed = accountInput.extend({ phone: phoneText(/^1[3-9]\d{9}$/, '手机号应为 11 位') });

const CALLS_SHOWN = 20;
const STRANGER = '只能从这台电脑上的会员小程序打开，请回到会员小程序再试。';
const UNKNOWN = '没有这个微信号，可能模拟微信重启过。请回到会员小程序重新登录。';

export function servePages(app: FastifyInstance, sandbox: Sandbox): void {
  app.get('/sandbox/style.css', async (_request, reply) => reply.type('text/css; charset=utf-8').send(style));
  app.get('/', async (_request, reply) =>
    page(
      reply,
      homePage({
        appId: sandbox.apps.mini.id,
        people: sandbox.accounts.all().map((account) => personOf(sandbox, account)),
        strangers: strangersLetters(sandbox).length,
        mails: sandbox.post.all().filter(({ channel }) => channel === 'email').length,
        calls: sandbox.calls.latest(CALLS_SHOWN),
      }),
    ),
  );
  servePhones(app, sandbox);
  serveTrouble(app, sandbox);
  serveAuthorize(app, sandbox);
  servePhone(app, sandbox);
}

function serveAuthorize(app: FastifyInstance, sandbox: Sandbox): void {
  const signedIn = (reply: FastifyReply, account: Account, to: z.output<typeof back>) =>
    reply.redirect(
      backTo(to.redirect_uri, {
        wx_code: sandbox.codes.issue('login', account),
        wx_user: account.user,
        state: to.state,
      }),
      303,
    );
  app.get('/sandbox/authorize', async ({ query }, reply) => {
    const to = back.safeParse(query);
    if (!to.success) return refused(reply, 400, STRANGER);
    return page(reply, authorizePage(sandbox.accounts.all(), returnOf(to.data)));
  });
  app.post('/sandbox/authorize', async ({ body }, reply) => {
    const chosen = choice.safeParse(body);
    if (!chosen.success) return refused(reply, 400, STRANGER);
    const account = sandbox.accounts.find({ user: chosen.data.user });
    return account ? signedIn(reply, account, chosen.data) : refused(reply, 404, UNKNOWN);
  });
  app.post('/sandbox/authorize/new', async ({ body }, reply) => {
    const asked = newcomer.safeParse(body);
    if (!asked.success) return refused(reply, 400, STRANGER);
    const { nickname, phone } = asked.data;
    const read = typed.safeParse({ nickname, phone });
    if (read.success) return signedIn(reply, sandbox.accounts.add(read.data), asked.data);
    const again = { nickname, phone, wrong: read.error.issues[0]?.message ?? '' };
    return page(reply.code(400), authorizePage(sandbox.accounts.all(), returnOf(asked.data), again));
  });
}

function servePhone(app: FastifyInstance, sandbox: Sandbox): void {
  app.get('/sandbox/phone', async ({ query }, reply) => {
    const asked = choice.safeParse(query);
    if (!asked.success) return refused(reply, 400, STRANGER);
    const { redirect_uri, state, user } = asked.data;
    const account = sandbox.accounts.find({ user });
    if (!account) return refused(reply, 404, UNKNOWN);
    // WeChat looks at the quota when the button is tapped, before it asks the person.
    if (account.flags.phoneQuotaGone)
      return reply.redirect(backTo(redirect_uri, { wx_errno: String(NO_QUOTA.errno), state }), 303);
    return page(reply, phonePage(account, returnOf(asked.data)));
  });
  app.post('/sandbox/phone', async ({ body }, reply) => {
    const decided = decision.safeParse(body);
    if (!decided.success) return refused(reply, 400, STRANGER);
    const { redirect_uri, state, user } = decided.data;
    const account = sandbox.accounts.find({ user });
    if (!account) return refused(reply, 404, UNKNOWN);
    const answer =
      decided.data.decision === 'allow' ? { wx_phone_code: sandbox.codes.issue('phone', account) } : { wx_denied: '1' };
    return reply.redirect(backTo(redirect_uri, { ...answer, state }), 303);
  });
}

function returnOf({ redirect_uri, state }: z.output<typeof back>): Return {
  return { redirectUri: redirect_uri, state };
}

function page(reply: FastifyReply, text: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(text);
}

function refused(reply: FastifyReply, status: number, sentence: string): FastifyReply {
  return page(reply.code(status), refusedPage(sentence));
}
