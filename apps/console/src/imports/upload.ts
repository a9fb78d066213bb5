// Sends a file as it is, and tells how much of it has gone; fetch cannot do that.
import { type AnswerOf, type CallInput, adminImportEndpoints, requestOf } from '@guike/contracts/http';
import { settle } from '../api/call';
import { Refused, offline } from '../api/refused';

/** The server takes no more. */
export const MOST_BYTES = 64 * 1024 * 1024;

type Answer = AnswerOf<typeof adminImportEndpoints.upload>;

interface Upload {
  readonly file: File;
  readonly query: NonNullable<CallInput<typeof adminImportEndpoints.upload>['query']>;
  readonly signal: AbortSignal;
  /** Share of the file that has gone, 0 to 1. */
  readonly onProgress: (share: number) => void;
}

/** The import that came of it. Throws Refused, or the signal's reason when it was broken off. */
export async function uploadFile(upload: Upload): Promise<Answer> {
  const { status, text } = await send(upload);
  return settle(adminImportEndpoints.upload, status, jsonOf(text));
}

function send({ file, query, signal, onProgress }: Upload): Promise<{ status: number; text: string }> {
  const { method, path } = requestOf(adminImportEndpoints.upload, { query });
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, path);
    request.setRequestHeader('content-type', /\.gz$/i.test(file.name) ? 'application/gzip' : 'text/csv');
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 1 : loaded / total);
    request.onload = () => resolve({ status: request.status, text: request.responseText });
    request.onerror = () => reject(new Refused(offline));
    request.onabort = () => reject(signal.reason as Error);
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
