// What WeChat's app on a phone would do for a page: hand out codes, and ask whether the shop may send messages.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Account } from './accounts';
import { templateEvent } from './events';
import { type Answer, answers } from './grants';
import { isLoopback } from './redirects';
import type { Sandbox } from './sandbox';

const who = z.union([z.strictObject({ openid: z.string() }), z.strictObject({ user: z.string() })]);
/** WeChat asks for three at once. */
const question = z.strictObject({ templates: z.array(z.string()).min(1).max(3) });
const decided = z.record(z.string(), z.enum(answers)).refine((all) => Object.keys(all).length <= 3, 'at most three');
const decisions = z.union([
  z.strictObject({ user: z.string(), results: decided }),
  z.strictObject({ openid: z.string(), results: decided }),
]);

/** The phone button's failure, as a page gets it; the server is never asked then. */
export const NO_QUOTA = { errno: 1400001, errMsg: 'getPhoneNumber:fail no quota left' } as const;

export function serveDevice(app: FastifyInstance, sandbox: Sandbox): void {
  const accountOf = (body: unknown) => {
    const named = who.safeParse(body);
    return named.success ? sandbox.accounts.find(named.data) : null;
  };
  serveToPages(app, '/sandbox/login-code', async ({ body }, reply) => {
    const account = accountOf(body);
    if (!account) return refuse(reply, 404, 'no such account');
    return { code: sandbox.codes.issue('login', account) };
  });
  serveToPages(app, '/sandbox/phone-code', async ({ body }, reply) => {
    const account = accountOf(body);
    if (!account) return refuse(reply, 404, 'no such account');
    if (account.flags.phoneQuotaGone) return NO_QUOTA;
    return { code: sandbox.codes.issue('phone', account) };
  });
  serveToPages(app, '/sandbox/templates', async ({ body }, reply) => {
    const asked = question.safeParse(body);
    if (!asked.success) return refuse(reply, 400, 'at most three templates');
    return asked.data.templates.flatMap((id) => sandbox.templateOf(id) ?? []).map(({ id, title }) => ({ id, title }));
  });
  serveToPages(app, '/sandbox/grants', async ({ body }, reply) => {
    const decided = decisions.safeParse(body);
    if (!decided.success) return refuse(reply, 400, z.prettifyError(decided.error));
    const { results, ...named } = decided.data;
    const account = sandbox.accounts.find(named);
    return account ? answer(sandbox, account, results) : refuse(reply, 404, 'no such account');
  });
}

/** Notes what somebody has answered, and tells the shop as WeChat does. A template that is not there is filtered. */
export function answer(
  sandbox: Sandbox,
  { openid }: Account,
  results: Readonly<Record<string, Answer>>,
): Record<string, Answer> {
  const known = Object.entries(results).filter(([id]) => sandbox.templateOf(id) !== null);
  for (const [id, result] of known) if (result === 'accept') sandbox.grants.add(openid, id);
  const shown = known.filter(([, result]) => result === 'accept' || result === 'reject');
  if (shown.length > 0) {
    const list = shown.map(([TemplateId, SubscribeStatusString]) => ({
      TemplateId,
      SubscribeStatusString,
      PopupScene: '0',
    }));
    const [name, wrapper] = ['subscribe_msg_popup_event', 'SubscribeMsgPopupEvent'];
    sandbox.callbacks.tell('mini', templateEvent(sandbox.clock, openid, name, wrapper, list));
  }
  const told = new Map(known);
  return Object.fromEntries(Object.keys(results).map((id) => [id, told.get(id) ?? 'filter']));
}

type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;

/** Pages of this machine may call these from the browser; what tells openids, they may not. */
function serveToPages(app: FastifyInstance, path: string, handler: Handler): void {
  const allow = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    reply.header('vary', 'origin');
    const { origin } = request.headers;
    return origin !== undefined && isLoopback(origin) ? reply.header('access-control-allow-origin', origin) : reply;
  };
  app.options(path, async (request, reply) =>
    allow(request, reply)
      .header('access-control-allow-methods', 'POST')
      .header('access-control-allow-headers', 'content-type')
      .code(204)
      .send(),
  );
  app.post(path, async (request, reply) => handler(request, allow(request, reply)));
}

export function refuse(reply: FastifyReply, status: number, error: string): FastifyReply {
  return reply.code(status).send({ error });
}
