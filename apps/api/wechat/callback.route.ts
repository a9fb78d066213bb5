// Where WeChat tells us of things: a route of its own, since WeChat speaks XML as well as JSON, in small bodies, and
// wants a word for an answer.
import type { INestApplicationContext } from '@nestjs/common';
import { ReceiveWechatEvent } from '@guike/flows';
import { LOGGER, type Logger } from '@guike/platform';
import type { FastifyInstance } from 'fastify';
import { answerProblem } from '../edge/problem.filter';

const URL = '/wechat/callback';
/** An event of ours is some hundreds of bytes. */
const LARGEST_BODY = 32 * 1024;
/** Anything else makes WeChat tell it again. */
const HEARD = 'success';

/** Registers the route; to be called once the hooks are there that every request passes. Everybody may call it: whom it
 * believes is decided by WeChat's signature. */
export async function serveWechatCallback(fastify: FastifyInstance, app: INestApplicationContext): Promise<void> {
  const events = app.get(ReceiveWechatEvent);
  const logger = app.get<Logger>(LOGGER);
  const route = { url: URL, config: { audience: { kind: 'public' } as const } };
  await fastify.register(async (own) => {
    own.setErrorHandler((error, request, reply) => answerProblem(error, request, reply, logger));
    own.removeAllContentTypeParsers();
    own.addContentTypeParser(
      ['application/json', 'text/xml', 'application/xml', 'text/plain'],
      { parseAs: 'string', bodyLimit: LARGEST_BODY },
      (_request, body, done) => done(null, body),
    );
    own.route({
      ...route,
      method: 'GET',
      handler: async ({ query }, reply) => reply.type('text/plain; charset=utf-8').send(events.greet(query)),
    });
    own.route({
      ...route,
      method: 'POST',
      handler: async ({ query, body }, reply) => {
        await events.receive({ query, body: typeof body === 'string' ? body : '' });
        return reply.type('text/plain; charset=utf-8').send(HEARD);
      },
    });
  });
}
