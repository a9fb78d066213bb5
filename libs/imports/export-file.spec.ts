// Reading an export in pieces: however long its lines are, a piece fits into memory.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readExport } from './export-file';
import { defaultFormat } from './export-format';
import type { ReadLine } from './staged-line';

const HEADER = 'invoice,stock_code,description,quantity,sold_at,unit_price,customer_id';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'guike-export-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function piecesOf(text: string, size: number): Promise<ReadLine[][]> {
  const path = join(folder, 'export');
  writeFileSync(path, gzipSync(text, { level: 1 }));
  const pieces: ReadLine[][] = [];
  for await (const piece of readExport(path, defaultFormat, size)) pieces.push(piece);
  return pieces;
}

it('gives short lines in pieces of about the size asked for', async () => {
  const pieces = await piecesOf([HEADER, ...Array.from({ length: 3_000 }, (_, n) => `${n},x`)].join('\n'), 5_000);
  expect(pieces.map((piece) => piece.length)).toEqual([3_000]);
});

it('gives fewer of the lines that a small archive makes long, and loses none', async () => {
  const long = `${'x'.repeat(900_000)}\n`;
  const pieces = await piecesOf(`${HEADER}\n${long.repeat(60)}`, 5_000);
  expect(pieces.flat()).toHaveLength(60);
  for (const piece of pieces) {
    const characters = piece.reduce((sum, line) => sum + line.raw.length, 0);
    expect(characters).toBeLessThan(18_000_000);
  }
});
