// The report of an import: every line that was not taken, with the reason in both languages, as CSV.
import { problems } from '@guike/contracts/http';
import type { ErrorCode } from '@guike/kernel';
import { type Tx, rows } from '@guike/platform';
import { type RejectionReason, rejectionReasons } from './rejections';

interface RefusedLine {
  line_number: number;
  rejection: RejectionReason | null;
  refusal: ErrorCode | null;
  raw: string;
}

const PAGE = 1_000;

/** The report piece by piece, header first; a line whose invoice a flow refused has the refusal's code. */
export async function* importReport(tx: Tx, batchId: string): AsyncGenerator<string> {
  yield csvLine(['line', 'code', '原因', 'reason', 'raw']);
  for (let after = 0; ;) {
    const page = await rows<RefusedLine>(
      tx,
      `SELECT line_number, reason AS rejection, NULL AS refusal, raw FROM import_rejection WHERE batch_id = $1 AND line_number > $2
       UNION ALL
       SELECT r.line_number, NULL, f.code, r.raw FROM import_refusal f
         JOIN import_row r ON r.batch_id = f.batch_id AND r.invoice = f.invoice
         WHERE f.batch_id = $1 AND r.line_number > $2
       ORDER BY line_number LIMIT $3`,
      [batchId, after, PAGE],
    );
    for (const line of page) yield csvLine([String(line.line_number), ...reasonOf(line), line.raw]);
    if (page.length < PAGE) return;
    after = page.at(-1)?.line_number ?? after;
  }
}

function reasonOf({ rejection, refusal }: RefusedLine): string[] {
  if (rejection) return [rejection, rejectionReasons[rejection].zh, rejectionReasons[rejection].en];
  if (refusal) return [refusal, problems[refusal].title, `the invoice was refused: ${refusal}`];
  return [];
}

/** One line of CSV with its end. What a spreadsheet would take for a formula gets an apostrophe before it. */
export function csvLine(fields: readonly string[]): string {
  const plain = fields.map((field) =>
    /^[=+\-@\t\r\n＝＋－＠]/.test(field) && !/^-?\d+$/.test(field) ? `'${field}` : field,
  );
  return `${plain.map((field) => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(',')}\r\n`;
}
