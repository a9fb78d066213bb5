// Routes come from the contract: a handler names the endpoint it serves and gets its input parsed.
import {
  HttpCode,
  RequestMapping,
  RequestMethod,
  applyDecorators,
  createParamDecorator,
  type ExecutionContext,
} from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { AnswerOf, BodyOf, Endpoint, ParamsOf, QueryOf } from '@guike/contracts/http';
import type { FastifyRequest } from 'fastify';
import type { CallerOf } from './callers';
import { parseInput } from './input';

/** What a handler is given: the parsed request and who sent it. */
export interface Call<E extends Endpoint> {
  readonly params: ParamsOf<E>;
  readonly query: QueryOf<E>;
  readonly body: BodyOf<E>;
  readonly caller: CallerOf<E['audience']>;
  readonly request: FastifyRequest;
}

type Handler<E extends Endpoint> = (call: Call<E>, ...others: never[]) => Promise<AnswerOf<E>>;

/**
 * Serves an endpoint with this method, which takes `@Asked() call: Call<typeof endpoint>` first and answers what the
 * endpoint says: anything else does not compile.
 */
export function Serves<E extends Endpoint>(endpoint: E) {
  const { method, path, audience } = endpoint;
  const decorate = applyDecorators(
    RequestMapping({ method: RequestMethod[method], path }),
    HttpCode(200),
    RouteConfig({ audience, endpoint }),
  );
  return <H extends Handler<E>>(target: object, name: string | symbol, handler: TypedPropertyDescriptor<H>): void =>
    decorate(target, name, handler);
}

/** Gives a handler its Call. Error: INPUT_INVALID with what is wrong, field by field. */
export const Asked = createParamDecorator((_: undefined, context: ExecutionContext): Call<Endpoint> => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const { endpoint } = request.routeOptions.config;
  if (!endpoint) throw new Error(`no endpoint is declared for ${request.routeOptions.url}`);
  return { ...parseInput(endpoint, request), caller: request.caller, request };
});
