// What is wrong with a form: found by the contract's schema before sending, by the server after.
import type { Endpoint } from '@guike/contracts/http';
import { useState } from 'react';
import { fieldErrorsOf, problemOf, sentenceOf } from '../api/refused';

type Errors = Readonly<Record<string, string>>;

interface FieldErrors {
  readonly errors: Errors;
  /** The refusal when no field is to blame. */
  readonly rest: unknown;
  /** Whether the body may be sent; else the fields say why. */
  readonly check: (body: Readonly<Record<string, unknown>>) => boolean;
}

/** `blamed` names the field that a refusal by code is about. */
export function useFieldErrors(endpoint: Endpoint, error: unknown, blamed: Errors = {}): FieldErrors {
  const [found, setFound] = useState<Errors>({});
  const told = fromServer(error, blamed);
  return {
    errors: { ...told, ...found },
    rest: Object.keys(told).length > 0 ? null : error,
    check: (body) => {
      const wrong = endpoint.body ? issuesOf(endpoint.body, body) : {};
      setFound(wrong);
      return Object.keys(wrong).length === 0;
    },
  };
}

function fromServer(error: unknown, blamed: Errors): Errors {
  if (error === null || error === undefined) return {};
  const field = blamed[problemOf(error).code];
  return field === undefined ? fieldErrorsOf(error) : { [field]: sentenceOf(error) };
}

/** A schema's own message is in Chinese; zod's are not for people. */
function issuesOf(schema: NonNullable<Endpoint['body']>, body: Readonly<Record<string, unknown>>): Errors {
  const parsed = schema.safeParse(body);
  if (parsed.success) return {};
  return Object.fromEntries(
    parsed.error.issues.map(({ path, message }) => {
      const field = String(path[0]);
      if (body[field] === '' || body[field] === null) return [field, '请填写'];
      return [field, /\p{Script=Han}/u.test(message) ? message : '太长，或有不能用的字符'];
    }),
  );
}
