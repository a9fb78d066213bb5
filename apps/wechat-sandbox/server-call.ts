// How a path of WeChat's is described here: who may call it, and what it answers.
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Errcode } from './errcodes';
import type { AppKind, Sandbox } from './sandbox';

export interface ServerCall {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** WeChat calls some of its JSON plain text. */
  readonly type: string;
  /** A file, an object as JSON, or an error code, which is answered with status 200 too. */
  answer(sandbox: Sandbox, request: FastifyRequest): ServerAnswer | Promise<ServerAnswer>;
}

export type ServerAnswer = Buffer | object | Errcode;

interface TokenCall<Body> {
  readonly path: string;
  readonly app: AppKind;
  readonly body: z.ZodType<Body>;
  readonly answer: (sandbox: Sandbox, body: Body) => ServerAnswer | Promise<ServerAnswer>;
}

/** What a field that is missing or of another type is taken for. */
export const text = z.string().catch('');

/** A POST with the token of an app and a body in JSON, within the day's quota. */
export function tokenCall<Body>({ path, app, body: shape, answer }: TokenCall<Body>): ServerCall {
  return {
    method: 'POST',
    path,
    type: 'application/json; charset=utf-8',
    answer(sandbox, { query, body }) {
      const bad = refuseToken(sandbox, app, query);
      if (bad !== null) return bad;
      if (!sandbox.quotas.allows(path)) return 45009;
      const read = shape.safeParse(body);
      return read.success ? answer(sandbox, read.data) : 47001;
    },
  };
}

/** Null when the query holds a good token of the app. */
export function refuseToken(sandbox: Sandbox, app: AppKind, query: unknown): Errcode | null {
  const { access_token } = z.object({ access_token: text }).parse(query);
  return access_token === '' ? 41001 : sandbox.tokens[app].refuse(access_token);
}
