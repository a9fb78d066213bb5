// The one error answer: whatever is thrown leaves as application/problem+json, and what is our fault is logged.
import { type ArgumentsHost, Catch, type ExceptionFilter, Inject } from '@nestjs/common';
import { LOGGER, type Logger } from '@guike/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problemOf, refusalOf } from './refusal';
import { REQUEST_ID_HEADER } from './request-id';

@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    answerProblem(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>(), this.logger);
  }
}

/** Answers an error wherever in the request's life it was thrown. */
export function answerProblem(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  logger: Logger,
): FastifyReply {
  const refusal = refusalOf(error);
  const facts = { err: error, requestId: request.id, code: refusal.code };
  if (refusal.status >= 500) logger.error(facts, 'request failed');
  else if (refusal.slippedThrough) logger.warn(facts, 'the database refused what our checks let through');
  if (refusal.retryAfterSeconds !== undefined) reply.header('retry-after', refusal.retryAfterSeconds);
  reply.header(REQUEST_ID_HEADER, request.id); // A malformed URL is refused before any hook.
  return reply
    .status(refusal.status)
    .type('application/problem+json; charset=utf-8')
    .send(problemOf(refusal, request.id));
}
