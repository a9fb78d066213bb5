// One request for one endpoint of the contract, with whatever token it is given.
import Taro from '@tarojs/taro';
import {
  type AnswerOf,
  type CallInput,
  type Endpoint,
  answerFrom,
  problemFrom,
  requestOf,
} from '@guike/contracts/http';
import { apiBase } from '../settings';
import { Refused, ownProblem } from './refused';

const TIMEOUT_MS = 10_000;

/** Asks the API. Throws Refused: the server's problem, OFFLINE when it was not reached, OTHER_VERSION when it is not understood. */
export async function ask<E extends Endpoint>(endpoint: E, input: CallInput<E>, token?: string): Promise<AnswerOf<E>> {
  const { method, path, body } = requestOf(endpoint, input);
  const { status, json } = await send(`${apiBase}${path}`, method, body, token);
  if (status >= 300) throw new Refused(problemFrom(status, json));
  return read(() => answerFrom(endpoint, json));
}

/** Sends JSON and reads JSON. Throws Refused OFFLINE when nothing came back within ten seconds. */
export async function send(
  url: string,
  method: Endpoint['method'],
  body: unknown,
  token?: string,
): Promise<{ status: number; json: unknown }> {
  try {
    const { statusCode, data } = await Taro.request<unknown>({
      url,
      method,
      ...(body === undefined ? {} : { data: body }),
      header: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      timeout: TIMEOUT_MS,
    });
    return { status: statusCode, json: data };
  } catch {
    throw new Refused(ownProblem('OFFLINE'));
  }
}

function read<T>(answer: () => T): T {
  try {
    return answer();
  } catch {
    throw new Refused(ownProblem('OTHER_VERSION'));
  }
}
