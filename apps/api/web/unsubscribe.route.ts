// Where e-mails are unsubscribed from, without a login: a page to look at, and one request that ends them. Mail programs
// send that request as a form of one field (RFC 8058), so the route reads forms and believes nothing in them.
import type { INestApplicationContext } from '@nestjs/common';
import { UNSUBSCRIBE_PATH, UnsubscribeEmail } from '@guike/flows';
import { CONFIG, type Config, LOGGER, type Logger } from '@guike/platform';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { answerProblem } from '../edge/problem.filter';
import { screenHeaders } from './content-policy';
import { type UnsubscribeState, unsubscribePage } from './unsubscribe-page';

const LARGEST_BODY = 4 * 1024;
const asked = z.object({ t: z.string().min(1).max(300) });
const tokenOf = (query: unknown): string => asked.safeParse(query).data?.t ?? '';

/** Registers the routes; to be called once the hooks are there that every request passes. */
export async function serveUnsubscribe(fastify: FastifyInstance, app: INestApplicationContext): Promise<void> {
  const unsubscribing = app.get(UnsubscribeEmail);
  const { shopName } = app.get<Config>(CONFIG);
  const logger = app.get<Logger>(LOGGER);
  const headers = { ...screenHeaders(null), 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' };
  const route = { url: UNSUBSCRIBE_PATH, config: { audience: { kind: 'public' } as const } };
  const show = (reply: FastifyReply, state: UnsubscribeState) =>
    reply
      .code(state === 'unknown' ? 404 : 200)
      .headers(headers)
      .type('text/html; charset=utf-8')
      .send(unsubscribePage(state, shopName));
  await fastify.register(async (own) => {
    own.setErrorHandler((error, request, reply) => answerProblem(error, request, reply, logger));
    own.removeAllContentTypeParsers();
    own.addContentTypeParser('*', { parseAs: 'string', bodyLimit: LARGEST_BODY }, (_request, _body, done) =>
      done(null),
    );
    own.route({
      ...route,
      method: 'GET',
      handler: async ({ query }, reply) => show(reply, await unsubscribing.state(tokenOf(query))),
    });
    own.route({
      ...route,
      method: 'POST',
      handler: async ({ query }, reply) => show(reply, await unsubscribing.end(tokenOf(query))),
    });
  });
}
