// Takes a file in from the network: onto the disk piece by piece, within its limit, and gone again whatever happens.
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DomainError } from '@guike/kernel';

/** What a connection that ends too early leaves behind. */
const CUT = new Set(['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE', 'ABORT_ERR']);

/**
 * Runs work on the file that the bytes make, which nobody else on the machine can read, and removes it afterwards.
 * Errors: FILE_TOO_LARGE, INPUT_INVALID (nothing came, or not all of it), and what the work throws.
 */
export async function withReceivedFile<T>(
  bytes: Readable,
  mostBytes: number,
  work: (path: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'guike-upload-'));
  try {
    const path = join(folder, 'export');
    await receive(bytes, mostBytes, path);
    return await work(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function receive(bytes: Readable, mostBytes: number, path: string): Promise<void> {
  let received = 0;
  /** What is too much is read and dropped: who is still sending would not see the refusal. Up to a point. */
  async function* withinLimit(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const piece of pieces) {
      received += piece.length;
      if (received > 2 * mostBytes) throw tooLarge(mostBytes);
      if (received <= mostBytes) yield piece;
    }
  }
  try {
    await pipeline(bytes, withinLimit, createWriteStream(path, { mode: 0o600 }));
  } catch (error) {
    if (!CUT.has(String((error as { code?: unknown }).code))) throw error;
    throw new DomainError('INPUT_INVALID', { issues: [{ path: 'body', message: '文件没有传完，请重新上传' }] });
  }
  if (received > mostBytes) throw tooLarge(mostBytes);
  if (received === 0) throw new DomainError('INPUT_INVALID', { issues: [{ path: 'body', message: '文件是空的' }] });
}

export function tooLarge(mostBytes: number): DomainError {
  return new DomainError('FILE_TOO_LARGE', { mostBytes });
}
