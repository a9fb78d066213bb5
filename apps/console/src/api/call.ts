// Calls an endpoint of the contract on the same origin; the session travels in its cookie.
import {
  type AnswerOf,
  type CallInput,
  type Endpoint,
  answerFrom,
  problemFrom,
  requestOf,
} from '@guike/contracts/http';
import { Refused, offline, outdated } from './refused';

const PATIENCE_MS = 20_000;

/**
 * The endpoint's answer. Ends quietly when `signal` does. Throws Refused: as the server refused it, or OFFLINE, or
 * OUTDATED when the answer has another shape than this page knows.
 */
export async function call<E extends Endpoint>(
  endpoint: E,
  input: CallInput<E>,
  signal?: AbortSignal,
): Promise<AnswerOf<E>> {
  const { method, path, body } = requestOf(endpoint, input);
  const patience = AbortSignal.timeout(PATIENCE_MS);
  const init: RequestInit = {
    method,
    credentials: 'same-origin',
    signal: signal ? AbortSignal.any([signal, patience]) : patience,
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  };
  let response: Response;
  let json: unknown;
  try {
    response = await fetch(path, init);
    json = await jsonOf(response);
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Refused(offline, { cause: error });
  }
  return settle(endpoint, response.status, json);
}

/** Reads what came back for an endpoint, however it was sent. Throws Refused. */
export function settle<E extends Endpoint>(endpoint: E, status: number, json: unknown): AnswerOf<E> {
  if (status < 200 || status > 299) throw new Refused(problemFrom(status, json));
  try {
    return answerFrom(endpoint, json);
  } catch (error) {
    throw new Refused(outdated, { cause: error });
  }
}

/** What is not JSON (a proxy's page, nothing) is as good as nothing; a broken connection still throws. */
async function jsonOf(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
