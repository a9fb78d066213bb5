// A picture that is sent as it is; the server makes it anew.
import Taro from '@tarojs/taro';
import {
  type AnswerOf,
  type CallInput,
  type Endpoint,
  answerFrom,
  problemFrom,
  profileEndpoints,
  requestOf,
} from '@guike/contracts/http';
import type { ChosenPicture } from '../device/picture-file';
import { currentSession } from '../session/session';
import { apiBase } from '../settings';
import { Refused, ownProblem } from './refused';

const TIMEOUT_MS = 60_000;

/** Throws Refused: the server's problem, or OFFLINE. */
export const sendAvatar = (picture: ChosenPicture): Promise<AnswerOf<typeof profileEndpoints.setAvatar>> =>
  sendPicture(profileEndpoints.setAvatar, {}, picture);

/** Sends it to an endpoint that takes a file, as the member, or with another token. Throws Refused, as above. */
export async function sendPicture<E extends Endpoint>(
  endpoint: E,
  input: CallInput<E>,
  { bytes, type }: ChosenPicture,
  token = currentSession()?.token ?? '',
): Promise<AnswerOf<E>> {
  const { method, path } = requestOf(endpoint, input);
  const { statusCode, data } = await sent({ url: `${apiBase}${path}`, method, bytes, type, token });
  if (statusCode >= 300) throw new Refused(problemFrom(statusCode, data));
  return answerFrom(endpoint, data);
}

interface Sending {
  readonly url: string;
  readonly method: Endpoint['method'];
  readonly bytes: ArrayBuffer;
  readonly type: string;
  readonly token: string;
}

async function sent({ url, method, bytes, type, token }: Sending): Promise<{ statusCode: number; data: unknown }> {
  try {
    return await Taro.request<unknown>({
      url,
      method,
      data: bytes,
      header: { 'content-type': type, authorization: `Bearer ${token}` },
      timeout: TIMEOUT_MS,
    });
  } catch {
    throw new Refused(ownProblem('OFFLINE'));
  }
}
