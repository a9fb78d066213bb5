// Reads an export from disk in pieces of constant size, gzipped or not.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { PassThrough, type Readable, pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { DomainError } from '@guike/kernel';
import { type CsvRecord, CsvReader } from './csv';
import { type ColumnPlaces, type ExportFormat, placesIn } from './export-format';
import { type ReadLine, readLine } from './staged-line';

/** No till writes such a line: the file is not text. */
const LONGEST_LINE = 1_000_000;
/** What a piece may hold: a small gzip can be a gigabyte of long lines, and all of a piece is in memory. */
const PIECE_CHARACTERS = 16_000_000;

/** SHA-256 of the file as it lies on disk. */
export async function fileHash(path: string): Promise<Buffer> {
  const hash = createHash('sha256');
  for await (const bytes of createReadStream(path)) hash.update(bytes as Buffer);
  return hash.digest();
}

/**
 * Reads the lines behind the header in pieces of about `size`, fewer where they are long, each with the last line of the file that it covers.
 * Errors: INPUT_INVALID (a column is missing, or the file is not text), and those of the file system.
 */
export async function* readExport(path: string, format: ExportFormat, size: number): AsyncGenerator<ReadLine[]> {
  const reader = new CsvReader();
  let places: ColumnPlaces | undefined;
  let piece: ReadLine[] = [];
  let characters = 0;
  const take = (record: CsvRecord) => {
    if (places === undefined) places = placesIn(record.fields ?? [], format);
    else if (record.raw.trim() !== '') piece.push(readLine(record, places));
    characters += record.raw.length;
  };
  for await (const lines of physicalLines(path, format.encoding)) {
    for (const line of lines) for (const record of reader.read(line)) take(record);
    if (piece.length < size && characters < PIECE_CHARACTERS) continue;
    if (piece.length > 0) yield piece;
    piece = [];
    characters = 0;
  }
  for (const record of reader.end()) take(record);
  if (places === undefined) placesIn([], format);
  if (piece.length > 0) yield piece;
}

/** Lines without their ends, as many at a time as the disk gives. */
async function* physicalLines(path: string, encoding: ExportFormat['encoding']): AsyncGenerator<string[]> {
  const decoder = new TextDecoder(encoding); // Leaves a byte order mark out.
  let rest = '';
  for await (const bytes of await openText(path)) {
    const lines = (rest + decoder.decode(bytes as Buffer, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > LONGEST_LINE) throw notText();
    yield lines.map(withoutReturn);
  }
  rest += decoder.decode();
  if (rest !== '') yield [withoutReturn(rest)];
}

/** The file's bytes, unpacked if it is gzipped: which its first two bytes say, whatever its name is. */
export async function openText(path: string): Promise<Readable> {
  const text = (await isGzip(path)) ? createGunzip() : new PassThrough();
  // The reader learns of a failure because pipeline destroys what it reads from.
  return pipeline(createReadStream(path), text, () => undefined);
}

async function isGzip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await file.close();
  }
}

export function notText(): DomainError {
  const message = '这不是 CSV 文件，请在收银系统或表格软件里导出为 CSV';
  return new DomainError('INPUT_INVALID', { reason: 'not a text file', issues: [{ path: 'body', message }] });
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
