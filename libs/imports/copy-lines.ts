// Writes staged lines with COPY, the fastest way into Postgres.
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Tx } from '@guike/platform';
import type { ClientBase } from 'pg';
import { from } from 'pg-copy-streams';
import type { RejectedLine, StagedLine } from './staged-line';

/** Adds lines to a batch inside the transaction. */
export async function copyLines(tx: Tx, batchId: string, lines: readonly StagedLine[]): Promise<void> {
  const columns = 'batch_id, invoice, line_number, raw, sku, name, quantity, sold_at, unit_price_fen, customer';
  await copy(tx, `import_row (${columns})`, lines, (line) => [
    batchId,
    line.invoice,
    line.lineNumber,
    line.raw,
    line.sku,
    line.name,
    line.quantity,
    line.soldAt,
    line.unitPriceFen,
    line.customer,
  ]);
}

/** Adds refused lines to a batch inside the transaction. */
export async function copyRejections(tx: Tx, batchId: string, lines: readonly RejectedLine[]): Promise<void> {
  await copy(tx, 'import_rejection (batch_id, line_number, reason, raw)', lines, (line) => [
    batchId,
    line.lineNumber,
    line.reason,
    line.raw,
  ]);
}

type Value = string | number | null;

async function copy<T>(tx: Tx, target: string, lines: readonly T[], valuesOf: (line: T) => Value[]): Promise<void> {
  if (lines.length === 0) return;
  // COPY speaks over the connection itself, which TypeORM hands out untyped.
  const client = (await tx.queryRunner?.connect()) as ClientBase;
  const text = lines.map((line) => `${valuesOf(line).map(copyText).join('\t')}\n`);
  await pipeline(Readable.from([text.join('')]), client.query(from(`COPY ${target} FROM STDIN`)));
}

/** A value in COPY's text format. */
export function copyText(value: Value): string {
  if (value === null) return '\\N';
  return String(value).replace(/[\\\t\n\r]/g, (character) => ESCAPES[character] ?? character);
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
