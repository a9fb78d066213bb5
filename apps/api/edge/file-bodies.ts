// Bodies that are files: handed on unread to the endpoint that takes one, refused everywhere else; and the time within
// which every other body has to be here.
import { Readable } from 'node:stream';
import { fileTypes, pictureTypes } from '@guike/contracts/http';
import { DomainError } from '@guike/kernel';
import { type FastifyInstance, type FastifyRequest, errorCodes } from 'fastify';

/** Sixty-four megabytes over a slow line of a shop. */
export const FILE_MS = 15 * 60_000;
const STRANGERS = new Set([401, 403]);

/** Lets files through to endpoints that say so; whoever may not call them is refused before a byte is read. */
export function acceptFiles(fastify: FastifyInstance): void {
  fastify.addContentTypeParser([...fileTypes, ...pictureTypes], (request, payload, done) => {
    const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';
    if (request.routeOptions.config?.endpoint?.file?.types.includes(type)) done(null, payload);
    else done(new errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE(request.headers['content-type'] ?? ''));
  });
}

/** Node's own limit has to leave files their time, so what sends any other body slowly is cut off here. */
export function endSlowBodies(fastify: FastifyInstance, withinMs: number): void {
  fastify.addHook('onRequest', (request, _reply, done) => {
    const { raw } = request;
    const hasBody = raw.headers['content-length'] !== undefined || raw.headers['transfer-encoding'] !== undefined;
    if (hasBody && !takesFile(request)) {
      const end = (): void => void raw.socket.end('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n');
      const timer = setTimeout(end, withinMs).unref();
      raw.once('close', () => clearTimeout(timer));
    }
    done();
  });
  // Who may send no file has no right to its time either: the answer is out, and what they go on sending is dropped.
  fastify.addHook('onResponse', ({ raw }, { statusCode }, done) => {
    if (STRANGERS.has(statusCode) && !raw.complete) {
      const timer = setTimeout(() => raw.socket.destroy(), withinMs).unref();
      raw.once('close', () => clearTimeout(timer));
    }
    done();
  });
}

/** The size that the request says its body has; 0 when it does not. */
export function declaredBytes({ headers }: FastifyRequest): number {
  return Number(headers['content-length'] ?? 0);
}

/**
 * A file that is small enough to be held whole. What is too much is read and dropped, up to a point: who is still sending
 * would not see the refusal. Errors: PICTURE_TOO_LARGE, INPUT_INVALID (nothing came, or not all of it).
 */
export async function smallFile(request: FastifyRequest, mostBytes: number): Promise<Buffer> {
  const tooLarge = (): DomainError => new DomainError('PICTURE_TOO_LARGE', { mostBytes });
  if (declaredBytes(request) > mostBytes) throw tooLarge();
  const pieces: Buffer[] = [];
  let received = 0;
  for await (const piece of piecesOf(request)) {
    received += piece.length;
    if (received > 2 * mostBytes) throw tooLarge();
    if (received <= mostBytes) pieces.push(piece);
  }
  if (received > mostBytes) throw tooLarge();
  if (received === 0) throw unusable('请附上图片');
  return Buffer.concat(pieces);
}

async function* piecesOf({ body }: FastifyRequest): AsyncGenerator<Buffer> {
  if (!(body instanceof Readable)) return;
  try {
    yield* body as AsyncIterable<Buffer>;
  } catch {
    throw unusable('图片没有传完，请重新上传'); // The line was cut.
  }
}

const unusable = (message: string): DomainError =>
  new DomainError('INPUT_INVALID', { issues: [{ path: 'body', message }] });

function takesFile({ routeOptions }: FastifyRequest): boolean {
  return routeOptions.config?.endpoint?.file !== undefined;
}
