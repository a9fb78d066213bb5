// How every screen calls an endpoint: the request of a contract value, and its answer or problem read back. Pure.
import type { z } from 'zod';
import type { AnswerOf, Endpoint } from './endpoint';
import { type Problem, problem, problems } from './problems';

type Given<Name extends string, T> = [T] extends [undefined]
  ? { readonly [K in Name]?: undefined }
  : object extends T
    ? { readonly [K in Name]?: T }
    : { readonly [K in Name]: T };
type InputsOf<E> =
  E extends Endpoint<infer P, infer Q, infer B, z.ZodType>
    ? { params: z.infer<P>; query: z.input<Q>; body: z.input<B> }
    : never;

/** What an endpoint wants, as its schemas take it in; parts that may be left out may be missing. */
export type CallInput<E extends Endpoint> = Given<'params', InputsOf<E>['params']> &
  Given<'query', InputsOf<E>['query']> &
  Given<'body', InputsOf<E>['body']>;

export interface OutgoingRequest {
  readonly method: Endpoint['method'];
  /** With parameters and query filled in. */
  readonly path: string;
  readonly body: unknown;
}

type Loose = { params?: Record<string, string>; query?: Record<string, unknown>; body?: unknown };

/** Fills an endpoint's path and query. Query values that are undefined or empty are left out. */
export function requestOf<E extends Endpoint>(endpoint: E, input: CallInput<E>): OutgoingRequest {
  const { params = {}, query = {}, body } = input as Loose;
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const pairs = Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== null && value !== '')
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
  return { method: endpoint.method, path: pairs.length > 0 ? `${path}?${pairs.join('&')}` : path, body };
}

/** An answer as the contract says it. Throws a ZodError when the server speaks another version. */
export function answerFrom<E extends Endpoint>(endpoint: E, json: unknown): AnswerOf<E> {
  return endpoint.answer.parse(json) as AnswerOf<E>;
}

/** The problem of a refused request; whatever else came back becomes one that people can read. */
export function problemFrom(status: number, json: unknown): Problem {
  const read = problem.safeParse(json);
  if (read.success) return read.data;
  const code = status >= 500 ? 'UNAVAILABLE' : 'INTERNAL';
  return { type: 'about:blank', status, code, title: problems[code].title, requestId: '' };
}
