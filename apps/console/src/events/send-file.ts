// Sends a picture as the body of a request; the server makes it anew.
import {
  type AnswerOf,
  type CallInput,
  type Endpoint,
  largestPicture,
  pictureTypes,
  requestOf,
} from '@guike/contracts/http';
import { settle } from '../api/call';
import { Refused, offline } from '../api/refused';

const PATIENCE_MS = 90_000;

/** Throws Refused. */
export async function sendFile<E extends Endpoint>(endpoint: E, input: CallInput<E>, file: Blob): Promise<AnswerOf<E>> {
  const { method, path } = requestOf(endpoint, input);
  let response: Response;
  let json: unknown;
  try {
    response = await fetch(path, {
      method,
      credentials: 'same-origin',
      headers: { 'content-type': file.type },
      body: file,
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    json = await response.json().catch(() => undefined);
  } catch (error) {
    throw new Refused(offline, { cause: error });
  }
  return settle(endpoint, response.status, json);
}

/** Why a file need not be sent at all; null when it may be. */
export function faultOf(file: File): string | null {
  if (!(pictureTypes as readonly string[]).includes(file.type)) return '请选 JPG、PNG 或 WebP 图片';
  return file.size > largestPicture ? '图片超过 10 MB，请压缩后再传' : null;
}
