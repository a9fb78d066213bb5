// A picture of the person's own, sent as it is; the server makes it anew.
import Taro from '@tarojs/taro';
import { type AnswerOf, answerFrom, problemFrom, profileEndpoints } from '@guike/contracts/http';
import type { ChosenPicture } from '../device/picture-file';
import { currentSession } from '../session/session';
import { apiBase } from '../settings';
import { Refused, ownProblem } from './refused';

const TIMEOUT_MS = 60_000;
const { setAvatar } = profileEndpoints;

/** Throws Refused: the server's problem, or OFFLINE. */
export async function sendAvatar({ bytes, type }: ChosenPicture): Promise<AnswerOf<typeof setAvatar>> {
  const { statusCode, data } = await sent(bytes, type);
  if (statusCode >= 300) throw new Refused(problemFrom(statusCode, data));
  return answerFrom(setAvatar, data);
}

async function sent(bytes: ArrayBuffer, type: string): Promise<{ statusCode: number; data: unknown }> {
  try {
    return await Taro.request<unknown>({
      url: `${apiBase}${setAvatar.path}`,
      method: setAvatar.method,
      data: bytes,
      header: { 'content-type': type, authorization: `Bearer ${currentSession()?.token ?? ''}` },
      timeout: TIMEOUT_MS,
    });
  } catch {
    throw new Refused(ownProblem('OFFLINE'));
  }
}
