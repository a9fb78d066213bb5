// 首页, the page that is asked for most: its text goes from the flow to Fastify as it is. Through Nest's router a request
// of so little work would cost a fifth more. See docs/adr/0011.
import type { INestApplicationContext } from '@nestjs/common';
import { memberEndpoints } from '@guike/contracts/http';
import { MemberHome } from '@guike/flows';
import { LOGGER, type Logger } from '@guike/platform';
import type { FastifyInstance } from 'fastify';
import type { MemberCaller } from '../edge/callers';
import { answerProblem } from '../edge/problem.filter';

const { home: endpoint } = memberEndpoints;

/** Registers the route; to be called once the hooks are there that every request passes. */
export function serveHome(fastify: FastifyInstance, app: INestApplicationContext): void {
  const home = app.get(MemberHome);
  const logger = app.get<Logger>(LOGGER);
  fastify.route({
    method: endpoint.method,
    url: endpoint.path,
    config: { audience: endpoint.audience, endpoint, handsOnRequestId: true },
    errorHandler: (error, request, reply) => void answerProblem(error, request, reply, logger),
    handler: async ({ caller }, reply) => {
      const page = await home.page((caller as MemberCaller).memberId);
      return reply.type('application/json; charset=utf-8').send(page);
    },
  });
}
