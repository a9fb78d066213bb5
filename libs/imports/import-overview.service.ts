// Imports as the office sees them: how far each is, and what was not taken and why.
import { Injectable } from '@nestjs/common';
import { problems } from '@guike/contracts/http';
import type { ErrorCode, StaffId, StoreId } from '@guike/kernel';
import { type Tx, rows } from '@guike/platform';
import type { ImportBatch } from './imports.service';
import { type RejectionReason, rejectionReasons } from './rejections';

export interface ImportStatus {
  readonly id: string;
  readonly fileName: string;
  readonly storeId: StoreId;
  readonly source: string;
  readonly uploadedBy: StaffId | null;
  readonly createdAt: Date;
  readonly state: ImportBatch['state'];
  readonly lines: number;
  readonly rejectedLines: number;
  readonly skippedLines: number;
  readonly invoices: number;
  readonly doneInvoices: number;
  readonly refusedInvoices: number;
}

/** A line that was not understood, or a receipt that a flow refused, with the line it begins at. */
export interface Untaken {
  readonly lineNumber: number;
  readonly invoice: string | null;
  /** In Chinese. */
  readonly reason: string;
  readonly raw: string | null;
}

/** Enough to find the place in the file; two hundred lines of a page could hold a gigabyte. */
const RAW_SHOWN = 2_000;

/** What reading came to stands on the batch; it is counted only while reading, and for batches of an older version. */
const count = (table: string, where = 'true') => `(SELECT count(*) FROM ${table} WHERE batch_id = b.id AND ${where})`;

const STATUS = `b.id, b.file_name AS "fileName", b.store_id AS "storeId", b.source, b.uploaded_by AS "uploadedBy",
  b.created_at AS "createdAt", b.state,
  coalesce(b.lines, ${count('import_row')} + ${count('import_rejection')}) AS lines,
  coalesce(b.rejected_lines, ${count('import_rejection')}) AS "rejectedLines",
  coalesce(b.skipped_lines, ${count('import_row', 'customer IS NULL')}) AS "skippedLines",
  coalesce(b.invoices, ${count('import_invoice')}) AS invoices,
  CASE b.state WHEN 'applied' THEN coalesce(b.invoices, ${count('import_invoice')})
    ELSE (SELECT count(*) FROM import_lane l JOIN import_invoice i USING (batch_id, lane)
      WHERE l.batch_id = b.id AND i.position <= l.applied_through) END AS "doneInvoices",
  ${count('import_refusal')} AS "refusedInvoices"`;

@Injectable()
export class ImportOverview {
  /** Newest first; `after` is the last id seen. Null store: all stores. */
  async page(
    tx: Tx,
    { after, limit, storeId }: { after: string | null; limit: number; storeId: StoreId | null },
  ): Promise<ImportStatus[]> {
    return rows<ImportStatus>(
      tx,
      `SELECT ${STATUS} FROM import_batch b
       WHERE ($1::uuid IS NULL OR b.id < $1) AND ($2::uuid IS NULL OR b.store_id = $2) ORDER BY b.id DESC LIMIT $3`,
      [after, storeId, limit],
    );
  }

  async one(tx: Tx, batchId: string): Promise<ImportStatus | null> {
    return (await rows<ImportStatus>(tx, `SELECT ${STATUS} FROM import_batch b WHERE b.id = $1`, [batchId]))[0] ?? null;
  }

  /** What was not taken, in the order of the file; `after` is the last line seen. */
  async untaken(tx: Tx, batchId: string, after: number, limit: number): Promise<Untaken[]> {
    const found = await rows<Omit<Untaken, 'reason'> & { rejection: string | null; refusal: string | null }>(
      tx,
      `SELECT * FROM (
         SELECT line_number AS "lineNumber", NULL AS invoice, reason AS rejection, NULL AS refusal,
           left(raw, ${RAW_SHOWN}) AS raw
         FROM import_rejection WHERE batch_id = $1 AND line_number > $2
         UNION ALL
         SELECT first.line, f.invoice, NULL, f.code, NULL
         FROM import_refusal f, LATERAL (
           SELECT min(r.line_number) AS line FROM import_row r WHERE r.batch_id = f.batch_id AND r.invoice = f.invoice
         ) AS first WHERE f.batch_id = $1 AND first.line > $2) AS untaken
       ORDER BY "lineNumber" LIMIT $3`,
      [batchId, after, limit],
    );
    return found.map(({ rejection, refusal, ...each }) => ({ ...each, reason: reasonOf(rejection, refusal) }));
  }
}

/** Codes of another version of this table are said as they are. */
function reasonOf(rejection: string | null, refusal: string | null): string {
  if (rejection !== null) return rejectionReasons[rejection as RejectionReason]?.zh ?? rejection;
  return problems[refusal as ErrorCode]?.title ?? String(refusal);
}
