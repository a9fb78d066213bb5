// What an import has read and how far it has got: everything that a run cut short needs to go on.
import { Inject, Injectable } from '@nestjs/common';
import { type Clock, DomainError, type ErrorCode, type Fen, type StoreId } from '@guike/kernel';
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
}

/** An invoice of a known customer, with its lines in the order of the file. */
export interface ImportedInvoice {
  readonly position: number;
  readonly number: string;
  readonly customer: string;
  /** The shop's wall clock, 'YYYY-MM-DD HH:MM:SS'. */
  readonly soldAt: string;
  readonly lines: readonly { readonly sku: string; readonly name: string; readonly quantity: number; readonly unitPriceFen: Fen }[];
}

export interface ImportLane {
  readonly lane: number;
  /** The position up to which the lane's invoices are applied. */
  readonly appliedThrough: number;
  readonly invoicesLeft: number;
}

export interface ImportCounts {
  readonly lines: number;
  readonly rejectedLines: number;
  /** Lines of no known customer. */
  readonly skippedLines: number;
  readonly invoices: number;
  readonly refusedInvoices: number;
}

/** Customers are spread over this many lanes for good; as many can run at once. */
const LANES = 8;

@Injectable()
export class ImportsService {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** Opens the batch of a file, or the one it had when it was read before in the same way. */
  async open(
    tx: Tx,
    file: { readonly storeId: StoreId; readonly source: string; readonly format: ExportFormat; readonly sha256: Buffer; readonly name: string },
  ): Promise<ImportBatch> {
    const [row] = await rows<ImportBatch>(
      tx,
      `INSERT INTO import_batch (id, store_id, source, file_sha256, format, file_name, state, staged_through, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, 'staging', 0, $7)
       ON CONFLICT (store_id, source, file_sha256, format) DO UPDATE SET file_name = excluded.file_name
       RETURNING id, store_id AS "storeId", source, format, state, staged_through AS "stagedThrough", created_at AS "createdAt"`,
      [newId(), file.storeId, file.source, file.sha256, JSON.stringify(file.format), file.name, this.clock.now()],
    );
    if (!row) throw new Error('a batch that can neither be inserted nor read');
    return { ...row, format: exportFormatSchema.parse(row.format) };
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
    await copyLines(tx, batchId, lines.filter((line): line is StagedLine => !('reason' in line)));
    await copyRejections(tx, batchId, lines.filter((line) => 'reason' in line));
  }

  /** The file is read to its end: its lines become invoices, in the order in which they will run. */
  async group(tx: Tx, batchId: string): Promise<void> {
    const ended = await rows(tx, `UPDATE import_batch SET state = 'staged' WHERE id = $1 AND state = 'staging' RETURNING id`, [batchId]);
    if (ended.length === 0) throw new DomainError('REQUEST_IN_FLIGHT', { batchId });
    await rows(
      tx,
      `WITH buyer AS (
         SELECT DISTINCT ON (invoice) invoice, customer FROM import_row
         WHERE batch_id = $1 AND customer IS NOT NULL ORDER BY invoice, line_number
       ), others AS (
         DELETE FROM import_row r USING buyer
         WHERE r.batch_id = $1 AND r.invoice = buyer.invoice AND r.customer <> buyer.customer
         RETURNING r.line_number, r.raw
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
    await rows(tx, `INSERT INTO import_lane (batch_id, lane, applied_through) SELECT $1, n, 0 FROM generate_series(0, $2 - 1) AS n`, [batchId, LANES]);
  }

  async lanes(tx: Tx, batchId: string): Promise<ImportLane[]> {
    return rows<ImportLane>(
      tx,
      `SELECT l.lane, l.applied_through AS "appliedThrough", (SELECT count(*) FROM import_invoice i
         WHERE i.batch_id = l.batch_id AND i.lane = l.lane AND i.position > l.applied_through) AS "invoicesLeft"
       FROM import_lane l WHERE l.batch_id = $1 ORDER BY l.lane`,
      [batchId],
    );
  }

  /** The next invoices of a lane. Lines of no customer are left out. */
  async next(tx: Tx, batchId: string, lane: number, after: number, limit: number): Promise<ImportedInvoice[]> {
    return rows<ImportedInvoice>(
      tx,
      `SELECT i.position, i.invoice AS number, i.customer, to_char(i.sold_at, 'YYYY-MM-DD HH24:MI:SS') AS "soldAt", l.lines
       FROM (
         SELECT * FROM import_invoice WHERE batch_id = $1 AND lane = $2 AND position > $3 ORDER BY position LIMIT $4
       ) AS i CROSS JOIN LATERAL (
         SELECT json_agg(json_build_object('sku', r.sku, 'name', r.name, 'quantity', r.quantity, 'unitPriceFen', r.unit_price_fen)
           ORDER BY r.line_number) AS lines
         FROM import_row r WHERE r.batch_id = $1 AND r.invoice = i.invoice AND r.customer IS NOT NULL
       ) AS l ORDER BY i.position`,
      [batchId, lane, after, limit],
    );
  }

  /** Remembers that a lane is applied up to a position. */
  async advance(tx: Tx, batchId: string, lane: number, through: number): Promise<void> {
    await rows(tx, `UPDATE import_lane SET applied_through = $3 WHERE batch_id = $1 AND lane = $2`, [batchId, lane, through]);
  }

  /** Remembers an invoice that a flow refused, for the report. */
  async refuse(tx: Tx, batchId: string, invoice: string, code: ErrorCode): Promise<void> {
    await rows(
      tx,
      `INSERT INTO import_refusal (batch_id, invoice, code) VALUES ($1, $2, $3)
       ON CONFLICT (batch_id, invoice) DO UPDATE SET code = excluded.code`,
      [batchId, invoice, code],
    );
  }

  async finish(tx: Tx, batchId: string): Promise<void> {
    await rows(tx, `UPDATE import_batch SET state = 'applied' WHERE id = $1`, [batchId]);
  }

  async counts(tx: Tx, batchId: string): Promise<ImportCounts> {
    const [row] = await rows<ImportCounts>(
      tx,
      `SELECT taken.n + rejected.n AS lines, rejected.n AS "rejectedLines", taken.skipped AS "skippedLines",
         (SELECT count(*) FROM import_invoice WHERE batch_id = $1) AS invoices,
         (SELECT count(*) FROM import_refusal WHERE batch_id = $1) AS "refusedInvoices"
       FROM (SELECT count(*) AS n, count(*) FILTER (WHERE customer IS NULL) AS skipped FROM import_row WHERE batch_id = $1) AS taken,
         (SELECT count(*) AS n FROM import_rejection WHERE batch_id = $1) AS rejected`,
      [batchId],
    );
    if (!row) throw new Error('counting answered nothing');
    return row;
  }
}
