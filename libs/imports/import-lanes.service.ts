// How far the invoices of an import are applied, lane by lane: what a run cut short needs to go on.
import { Injectable } from '@nestjs/common';
import type { ErrorCode, Fen } from '@guike/kernel';
import { type Tx, rows } from '@guike/platform';

/** An invoice of a known customer, with its lines in the order of the file. */
export interface ImportedInvoice {
  readonly position: number;
  readonly number: string;
  readonly customer: string;
  /** The shop's wall clock, 'YYYY-MM-DD HH:MM:SS'. */
  readonly soldAt: string;
  readonly lines: readonly {
    readonly sku: string;
    readonly name: string;
    readonly quantity: number;
    readonly unitPriceFen: Fen;
  }[];
}

export interface ImportLane {
  readonly lane: number;
  /** The position up to which the lane's invoices are applied. */
  readonly appliedThrough: number;
  readonly invoicesLeft: number;
}

@Injectable()
export class ImportLanes {
  /** Every lane of a staged batch; none while the file is still being read. */
  async all(tx: Tx, batchId: string): Promise<ImportLane[]> {
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

  /** Remembers that a lane is applied up to a position. A slower run at the same lane never sets it back. */
  async advance(tx: Tx, batchId: string, lane: number, through: number): Promise<void> {
    await rows(
      tx,
      `UPDATE import_lane SET applied_through = $3 WHERE batch_id = $1 AND lane = $2 AND applied_through < $3`,
      [batchId, lane, through],
    );
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
}
