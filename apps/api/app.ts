// The API as a value, so that tests can run one inside their own process.
import cookie from '@fastify/cookie';
import type { DynamicModule, LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Clock } from '@guike/kernel';
import type { Config, Logger } from '@guike/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiModule } from './api.module';
import { FILE_MS, acceptFiles, endSlowBodies } from './edge/file-bodies';
import { addRequestHooks } from './edge/hooks';
import { TRUSTED_PROXIES } from './edge/private-network';
import { ProblemFilter, answerProblem } from './edge/problem.filter';
import { requestIdOf } from './edge/request-id';
import { watchRoutes } from './edge/routes';
import { serveHome } from './member/home.route';
import { serveDocs } from './openapi/serve-docs';
import { serveQueueBoard } from './queues/queue-board';
import { serveWechatCallback } from './wechat/callback.route';
import { serveUnsubscribe } from './web/unsubscribe.route';
import { servePartnerPage } from './partner/partner-page';
import { serveSale } from './till/sale.route';
import { serveScreens } from './web/serve-screens';

/** An exchange of five hundred lines each way fits with room to spare. */
const BODY_BYTES = 1_048_576;
const REQUEST_MS = 30_000;

/** Ready to listen. Throws when a route declares no audience or Postgres is away. */
export async function createApi(config: Config, logger: Logger, clock: Clock): Promise<NestFastifyApplication> {
  return createApp(ApiModule.register(config, logger, clock), logger);
}

/** The same for another root that contains the API's module. */
export async function createApp(root: DynamicModule, logger: Logger): Promise<NestFastifyApplication> {
  const options = { logger: nestLog(logger), rawBody: true, bodyParser: false, abortOnError: false };
  const app = await NestFactory.create<NestFastifyApplication>(root, fastifyAdapter(logger), options);
  try {
    const fastify = app.getHttpAdapter().getInstance();
    const routes = watchRoutes(fastify);
    fastify.removeContentTypeParser('text/plain');
    app.useBodyParser('application/json', { bodyLimit: BODY_BYTES });
    acceptFiles(fastify);
    endSlowBodies(fastify, REQUEST_MS);
    await app.register(cookie);
    addRequestHooks(fastify, app);
    serveHome(fastify, app);
    serveSale(fastify, app);
    servePartnerPage(fastify);
    await serveUnsubscribe(fastify, app);
    await serveWechatCallback(fastify, app);
    app.useGlobalFilters(app.get(ProblemFilter));
    serveDocs(app);
    serveQueueBoard(app);
    await serveScreens(app);
    await app.init();
    await fastify.ready();
    routes.refuseUndeclared();
    return app;
  } catch (error) {
    await app.close();
    throw error;
  }
}

function fastifyAdapter(logger: Logger): FastifyAdapter {
  return new FastifyAdapter({
    genReqId: requestIdOf,
    trustProxy: TRUSTED_PROXIES,
    bodyLimit: BODY_BYTES,
    requestTimeout: FILE_MS,
    http: { headersTimeout: REQUEST_MS },
    exposeHeadRoutes: false,
    // Neither middleware nor uploads here, and both would cost every request something.
    skipMiddie: true,
    multipart: false,
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      void answerProblem(error, request, reply, logger),
  });
}

/** Nest tells of every module and route at the start; only what goes wrong is worth a line. */
function nestLog(logger: Logger): LoggerService {
  return {
    log: () => undefined,
    warn: (message: unknown) => logger.warn({ from: 'nest' }, String(message)),
    error: (message: unknown, ...context: unknown[]) => logger.error({ from: 'nest', context }, String(message)),
  };
}
