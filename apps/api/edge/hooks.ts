// What happens to every request around its handler: an id, the door, one log line, one measurement.
import type { INestApplicationContext } from '@nestjs/common';
import { LOGGER, type Logger, startWithRequestId, withoutRedaction } from '@guike/platform';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Door } from './door';
import { Metrics } from './metrics';
import { answerProblem } from './problem.filter';
import { REQUEST_ID_HEADER } from './request-id';

/** Adds the hooks; to be called before Nest registers its routes. */
export function addRequestHooks(fastify: FastifyInstance, app: INestApplicationContext): void {
  const logger = app.get<Logger>(LOGGER);
  fastify.addHook('onRequest', (request, reply, done) => {
    reply.headers({
      [REQUEST_ID_HEADER]: request.id,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      // The board of the jobs has buttons, and pages of its own library.
      'x-frame-options': 'DENY',
    });
    done();
  });
  // Not earlier: reading the body loses the asynchronous context.
  fastify.addHook('preValidation', ({ id, routeOptions: { config } }, { raw }, done) => {
    if (config?.handsOnRequestId) return done();
    const end = startWithRequestId(id, done);
    if (raw.closed) end();
    else raw.once('close', end);
  });
  addDoor(fastify, app.get(Door), logger);
  addRecords(fastify, app.get(Metrics), withoutRedaction(logger));
}

function addDoor(fastify: FastifyInstance, door: Door, logger: Logger): void {
  fastify.decorateRequest('caller');
  fastify.addHook('preValidation', async (request, reply) => {
    if (request.is404) return;
    try {
      request.caller = await door.admit(request);
    } catch (error) {
      // Answered here, since the routes of a library may have an error handler of their own.
      return answerProblem(error, request, reply, logger);
    }
  });
}

function addRecords(fastify: FastifyInstance, metrics: Metrics, logger: Logger): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    const { method, id: requestId } = request;
    const { statusCode: status, elapsedTime } = reply;
    const { url, config } = request.routeOptions;
    const route = routeName(request, url);
    metrics.observeRequest(method, route, status, elapsedTime);
    // Probes come every few seconds and say nothing.
    logger[config?.privateNetworkOnly ? 'debug' : 'info'](
      { method, route, status, ms: Math.round(elapsedTime * 10) / 10, requestId },
      'request',
    );
    done();
  });
}

function routeName({ is404 }: FastifyRequest, url: string | undefined): string {
  return is404 || url === undefined ? 'unmatched' : url;
}
