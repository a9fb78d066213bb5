// What WeChat's app on a phone would do for a page: hand out codes. Also what only a test needs: accounts, time, trouble.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { accountInput } from './accounts';
import { isLoopback } from './redirects';
import type { Sandbox } from './sandbox';
import { faultInput } from './trouble';

const who = z.union([z.strictObject({ openid: z.string() }), z.strictObject({ user: z.string() })]);
const clockInput = z.strictObject({ advanceMs: z.int().min(1) });

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
  app.get('/sandbox/accounts', async () => sandbox.accounts.all());
  app.post('/sandbox/accounts', async ({ body }, reply) => {
    const read = accountInput.safeParse(body);
    if (!read.success) return refuse(reply, 400, z.prettifyError(read.error));
    return reply.code(201).send(sandbox.accounts.add(read.data));
  });
  app.get('/sandbox/calls', async () => sandbox.calls.latest());
  app.post('/sandbox/clock', async ({ body }, reply) => {
    const read = clockInput.safeParse(body);
    if (!read.success) return refuse(reply, 400, z.prettifyError(read.error));
    sandbox.clock.advance(read.data.advanceMs);
    return { now: sandbox.clock.now().toISOString() };
  });
  app.post('/sandbox/faults', async ({ body }, reply) => {
    const read = faultInput.safeParse(body);
    if (!read.success) return refuse(reply, 400, z.prettifyError(read.error));
    sandbox.trouble.ask(read.data);
    return reply.code(201).send({});
  });
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

function refuse(reply: FastifyReply, status: number, error: string): FastifyReply {
  return reply.code(status).send({ error });
}
