// A sale from the till, which is sent more often than all else: it goes from Fastify to the flow. Nest's router and an id
// that is carried along would cost it a tenth more. See docs/adr/0011.
import type { INestApplicationContext } from '@nestjs/common';
import { type BodyOf, tillEndpoints } from '@guike/contracts/http';
import { RecordPurchase } from '@guike/flows';
import { LOGGER, type Logger } from '@guike/platform';
import type { FastifyInstance } from 'fastify';
import type { TillCaller } from '../edge/callers';
import { parseInput } from '../edge/input';
import { answerProblem } from '../edge/problem.filter';
import { saleCommand } from './commands';
import { IdentificationLimit } from './identification-limit';
import { repeatableRequest } from './repeatable';

const { recordPurchase: endpoint } = tillEndpoints;

/** Registers the route; to be called once the hooks are there that every request passes. */
export function serveSale(fastify: FastifyInstance, app: INestApplicationContext): void {
  const recordPurchase = app.get(RecordPurchase);
  const identification = app.get(IdentificationLimit);
  const logger = app.get<Logger>(LOGGER);
  fastify.route({
    method: endpoint.method,
    url: endpoint.path,
    config: { audience: endpoint.audience, endpoint, handsOnRequestId: true },
    errorHandler: (error, request, reply) => void answerProblem(error, request, reply, logger),
    handler: async (request) => {
      const caller = request.caller as TillCaller;
      const body = parseInput(endpoint, request).body as BodyOf<typeof endpoint>;
      const sale = saleCommand(caller.storeId, body);
      const repeat = repeatableRequest(request, caller);
      return identification.watch(caller, body.member, () => recordPurchase.record(sale, repeat, request.id));
    },
  });
}
