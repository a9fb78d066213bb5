// The staging of an export: batches, their lines, and the invoices that the lines make.
import { Inject, Injectable } from '@nestjs/common';
import { type Clock, DomainError, type StaffId, type StoreId } from '@guike/kernel';
import { CLOCK, type Tx, newId, rows } from '@guike/platform';
import { copyLines, copyRejections } from './copy-lines';
import { type ExportFormat, exportFormatSchema } from './export-format';
import type { ReadLine, StagedLine } from './staged-line';

/** One file of one till, read one way. */
export interface ImportBatch {
  readonly id: string;
  readonly storeId: StoreId;
  readonly source: string;
  readonly format: ExportFormat;
  readonly state: 'staging' | 'staged' | 'applied';
  /** The line of the file up to which everything is stored. */
  readonly stagedThrough: number;
  readonly createdAt: Date;
  /** The version of the agreement under which customers are taken to have agreed to join; null: nobody joins. */
  readonly consentVersion: string | null;
}

/** Who sent a file from the office, and under which version of the agreement its customers may join. */
export interface Upload {
  readonly staffId: StaffId;
  readonly consentVersion: string | null;
}

export interface ImportCounts {
  readonly lines: number;
  readonly rejectedLines: number;
  /** Lines of no known customer. */
  readonly skippedLines: number;
  readonly invoices: number;
  readonly refusedInvoices: number;
  /** The latest time of any line by the shop's wall clock; null when there is no line. */
  readonly lastSoldAt: string | null;
}

const BATCH = `id, store_id AS "storeId", source, format, state, staged_through AS "stagedThrough",
  created_at AS "createdAt", consent_version AS "consentVersion"`;

/** Customers are spread over this many lanes for good; as many can run at once. */
const LANES = 8;

@Injectable()
export class ImportsService {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /**
   * Opens the batch of a file, or the one it had when it was read before in the same way. The first upload is the one
   * that is shown; the consent of the latest holds for what is not recorded yet.
   */
  async open(
    tx: Tx,
    file: {
      readonly storeId: StoreId;
      readonly source: string;
      readonly format: ExportFormat;
      readonly sha256: Buffer;
      readonly name: string;
      readonly upload?: Upload | undefined;
    },
  ): Promise<ImportBatch> {
    const { storeId, source, format, sha256, name, upload } = file;
    const [row] = await rows<ImportBatch>(
      tx,
      `INSERT INTO import_batch AS b (id, store_id, source, file_sha256, format, file_name, state, staged_through, created_at,
         uploaded_by, consent_version)
       VALUES ($1, $2, $3, $4, $5, $6, 'staging', 0, $7, $8, $9)
       ON CONFLICT (store_id, source, file_sha256, format) DO UPDATE SET file_name = excluded.file_name,
         uploaded_by = coalesce(b.uploaded_by, excluded.uploaded_by),
         consent_version = CASE WHEN excluded.uploaded_by IS NULL THEN b.consent_version ELSE excluded.consent_version END
       RETURNING ${BATCH}`,
      [
        newId(),
        storeId,
        source,
        sha256,
        JSON.stringify(format),
        name,
        this.clock.now(),
        upload?.staffId ?? null,
        upload?.consentVersion ?? null,
      ],
    );
    if (!row) throw new Error('a batch that can neither be inserted nor read');
    return { ...row, format: exportFormatSchema.parse(row.format) };
  }

  async find(tx: Tx, batchId: string): Promise<ImportBatch | null> {
    const [row] = await rows<ImportBatch>(tx, `SELECT ${BATCH} FROM import_batch WHERE id = $1`, [batchId]);
    return row ? { ...row, format: exportFormatSchema.parse(row.format) } : null;
  }

  /**
   * Stores the next piece of the file. `after` is the line up to which the caller has stored it.
   * Error: REQUEST_IN_FLIGHT when another process is reading the same file.
   */
  async append(tx: Tx, batchId: string, after: number, lines: readonly ReadLine[]): Promise<void> {
    const through = lines.at(-1)?.lineNumber ?? after;
    const moved = await rows(
      tx,
      `UPDATE import_batch SET staged_through = $3 WHERE id = $1 AND staged_through = $2 AND state = 'staging' RETURNING id`,
      [batchId, after, through],
    );
    if (moved.length === 0) throw new DomainError('REQUEST_IN_FLIGHT', { batchId });
    await copyLines(
      tx,
      batchId,
      lines.filter((line): line is StagedLine => !('reason' in line)),
    );
    await copyRejections(
      tx,
      batchId,
      lines.filter((line) => 'reason' in line),
    );
  }

  /** The file is read to its end: its lines become invoices, in the order in which they will run. */
  async group(tx: Tx, batchId: string): Promise<void> {
    const ended = await rows(
      tx,
      `UPDATE import_batch SET state = 'staged' WHERE id = $1 AND state = 'staging' RETURNING id`,
      [batchId],
    );
    if (ended.length === 0) throw new DomainError('REQUEST_IN_FLIGHT', { batchId });
    await rows(
      tx,
      // By place, not by a join: what Postgres does not know of a batch yet, it takes to be a row or two.
      `WITH others AS (
         DELETE FROM import_row WHERE ctid = ANY (ARRAY (
           SELECT place FROM (
             SELECT ctid AS place, customer, first_value(customer) OVER (PARTITION BY invoice ORDER BY line_number) AS buyer
             FROM import_row WHERE batch_id = $1 AND customer IS NOT NULL) AS line
           WHERE customer <> buyer))
         RETURNING line_number, raw
       )
       INSERT INTO import_rejection (batch_id, line_number, reason, raw)
       SELECT $1, line_number, 'other_customer', raw FROM others`,
      [batchId],
    );
    await rows(
      tx,
      `INSERT INTO import_invoice (batch_id, lane, position, invoice, customer, sold_at)
       SELECT $1, (hashtext(customer) & 2147483647) % $2, row_number() OVER (ORDER BY sold_at, first_line), invoice, customer, sold_at
       FROM (
         SELECT invoice, min(customer) AS customer, min(line_number) AS first_line,
           (array_agg(sold_at ORDER BY line_number))[1] AS sold_at
         FROM import_row WHERE batch_id = $1 GROUP BY invoice HAVING min(customer) IS NOT NULL
       ) AS invoice`,
      [batchId, LANES],
    );
    await rows(
      tx,
      `INSERT INTO import_lane (batch_id, lane, applied_through) SELECT $1, n, 0 FROM generate_series(0, $2 - 1) AS n`,
      [batchId, LANES],
    );
    const { lines, rejectedLines, skippedLines, invoices } = await this.counts(tx, batchId);
    await rows(
      tx,
      `UPDATE import_batch SET lines = $2, rejected_lines = $3, skipped_lines = $4, invoices = $5 WHERE id = $1`,
      [batchId, lines, rejectedLines, skippedLines, invoices],
    );
  }

  /** What became of a file's lines, counted anew: reads all of them. */
  async counts(tx: Tx, batchId: string): Promise<ImportCounts> {
    const [row] = await rows<ImportCounts>(
      tx,
      `SELECT taken.n + rejected.n AS lines, rejected.n AS "rejectedLines", taken.skipped AS "skippedLines",
         to_char(taken.last, 'YYYY-MM-DD HH24:MI:SS') AS "lastSoldAt",
         (SELECT count(*) FROM import_invoice WHERE batch_id = $1) AS invoices,
         (SELECT count(*) FROM import_refusal WHERE batch_id = $1) AS "refusedInvoices"
       FROM (SELECT count(*) AS n, count(*) FILTER (WHERE customer IS NULL) AS skipped, max(sold_at) AS last FROM import_row WHERE batch_id = $1) AS taken,
         (SELECT count(*) AS n FROM import_rejection WHERE batch_id = $1) AS rejected`,
      [batchId],
    );
    if (!row) throw new Error('counting answered nothing');
    return row;
  }
}
