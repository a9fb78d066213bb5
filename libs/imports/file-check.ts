// Looks a file through before anything of it is stored, so that what cannot be read leaves nothing behind.
import { TextDecoder } from 'node:util';
import { DomainError } from '@guike/kernel';
import { notText, openText, readExport } from './export-file';
import type { ExportFormat } from './export-format';

/** How large a file may be once it is unpacked: a small gzip can hold any amount. */
export interface FileLimits {
  readonly bytes: number;
  readonly lines: number;
}

export const uploadLimits: FileLimits = { bytes: 1_073_741_824, lines: 5_000_000 };

const NEWLINE = 0x0a;

/**
 * The format to read the file with: the given one, in the encoding that the file is really written in. Tills in China
 * write GB 18030 as often as UTF-8; bytes that are whole in one of them only can be told apart.
 * Errors: FILE_TOO_LARGE (unpacked), INPUT_INVALID (no text, a broken archive, a column is missing), with `issues`.
 */
export async function checkedFormat(path: string, format: ExportFormat, limits: FileLimits): Promise<ExportFormat> {
  const encoding = await checkedEncoding(path, limits).catch((error: unknown) => {
    if (!String((error as { code?: unknown }).code).startsWith('Z_')) throw error;
    throw new DomainError('INPUT_INVALID', { issues: [{ path: 'body', message: '压缩文件已损坏，请重新导出' }] });
  });
  const checked = { ...format, encoding };
  // The header is read as staging will read it.
  for await (const _lines of readExport(path, checked, 1)) break;
  return checked;
}

async function checkedEncoding(path: string, limits: FileLimits): Promise<ExportFormat['encoding']> {
  const [utf8, gb18030] = [new Whole('utf-8'), new Whole('gb18030')];
  let bytes = 0;
  let lines = 0;
  for await (const piece of await openText(path)) {
    const buffer = piece as Buffer;
    bytes += buffer.length;
    for (let at = buffer.indexOf(NEWLINE); at !== -1; at = buffer.indexOf(NEWLINE, at + 1)) lines += 1;
    if (bytes > limits.bytes) throw new DomainError('FILE_TOO_LARGE', { mostBytesUnpacked: limits.bytes });
    if (lines > limits.lines) throw new DomainError('FILE_TOO_LARGE', { mostLines: limits.lines });
    if (buffer.includes(0)) throw notText();
    utf8.read(buffer);
    gb18030.read(buffer);
  }
  // A file that is whole in neither has broken lines, which are refused one by one.
  return !utf8.end() && gb18030.end() ? 'gb18030' : 'utf-8';
}

/** Whether bytes make whole characters of an encoding. */
class Whole {
  private readonly decoder: TextDecoder;
  private broken = false;

  constructor(encoding: ExportFormat['encoding']) {
    this.decoder = new TextDecoder(encoding, { fatal: true });
  }

  read(bytes: Buffer): void {
    this.decode(bytes, true);
  }

  end(): boolean {
    this.decode(undefined, false);
    return !this.broken;
  }

  private decode(bytes: Buffer | undefined, stream: boolean): void {
    if (this.broken) return;
    try {
      this.decoder.decode(bytes, { stream });
    } catch {
      this.broken = true;
    }
  }
}
