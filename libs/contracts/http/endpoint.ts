// What an endpoint is: one value that the API validates with, OpenAPI is made from, and typed clients call.
import type { ErrorCode, StaffRole, TillScope } from '@guike/kernel';
import type { z } from 'zod';

/** Who may call. A route without an audience does not start. */
export type AudienceRule =
  | { readonly kind: 'public' }
  | { readonly kind: 'member' }
  | { readonly kind: 'person' } // Whoever WeChat vouches for: a member, or a guest who has signed in and is bound to nobody.
  | { readonly kind: 'visitor' } // Everybody; a person is recognised where a token comes along.
  | { readonly kind: 'till'; readonly scopes: readonly TillScope[] } // The key needs all of them.
  | { readonly kind: 'staff'; readonly roles: readonly StaffRole[] };

export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
  Audience extends AudienceRule = AudienceRule,
> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** With Nest's `:name` for parameters. */
  readonly path: string;
  readonly summary: string;
  readonly audience: Audience;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  /** Set where the body is a file instead, and of which types: `fileTypes` or `pictureTypes`. */
  readonly file?: { readonly mostBytes: number; readonly types: readonly string[] };
  /** Set where the answer is a file: its media type. `answer` then says nothing about it. */
  readonly download?: string;
  readonly answer: Answer;
  readonly errors: readonly ErrorCode[];
}

/** What browsers call a CSV or a gzip; some know neither, and Windows calls a CSV Excel's. */
export const fileTypes = [
  'text/csv',
  'application/gzip',
  'application/x-gzip',
  'application/vnd.ms-excel',
  'application/octet-stream',
] as const;

/** The pictures that are taken. */
export const pictureTypes = ['image/jpeg', 'image/png', 'image/webp'] as const;

/** Keeps the exact types of an endpoint's schemas and audience. */
export function endpoint<
  P extends z.ZodType = z.ZodUndefined,
  Q extends z.ZodType = z.ZodUndefined,
  B extends z.ZodType = z.ZodUndefined,
  A extends z.ZodType = z.ZodVoid,
  const R extends AudienceRule = AudienceRule,
>(definition: Endpoint<P, Q, B, A, R>): Endpoint<P, Q, B, A, R> {
  return definition;
}

export type ParamsOf<E> = E extends Endpoint<infer P, z.ZodType, z.ZodType, z.ZodType> ? z.infer<P> : never;
export type QueryOf<E> = E extends Endpoint<z.ZodType, infer Q, z.ZodType, z.ZodType> ? z.infer<Q> : never;
export type BodyOf<E> = E extends Endpoint<z.ZodType, z.ZodType, infer B, z.ZodType> ? z.infer<B> : never;
export type AnswerOf<E> = E extends Endpoint<z.ZodType, z.ZodType, z.ZodType, infer A> ? z.infer<A> : never;
