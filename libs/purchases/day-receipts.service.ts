// A store's day as receipts, for comparing with the till's own books.
import { Injectable } from '@nestjs/common';
import type { BusinessDay, Fen, Points, StoreId } from '@guike/kernel';
import { type Tx, rows } from '@guike/platform';

export interface DayTotals {
  readonly purchases: number;
  readonly voids: number;
  readonly netFen: Fen;
  readonly topUpFen: Fen;
  readonly refunds: number;
  readonly returnedFen: Fen;
  readonly parkedRefunds: number;
  readonly pointsEarned: Points;
  readonly pointsReversed: Points;
}

export interface DayReceipt {
  readonly kind: 'sale' | 'refund' | 'void' | 'parked';
  readonly number: string;
  readonly at: string;
  readonly netFen: Fen;
  /** Earned by a sale; taken, and so negative, by a refund or void. */
  readonly points: Points;
  readonly status: string;
}

export interface DayReceiptPage {
  readonly receipts: DayReceipt[];
  readonly next: string | null;
}

interface Page {
  readonly after?: string | undefined;
  readonly limit: number;
}

/** What a sale earned when it was booked, whatever has come back of it since. */
const earned = `coalesce((SELECT e.points FROM point_entry e
  WHERE e.member_id = p.member_id AND e.purchase_id = p.id AND e.kind = 'earn' ORDER BY e.seq LIMIT 1), 0)`;

/** Receipts of refunds that wait for their sale, which may be another store's and day's: they have no member yet. */
const waiting = `receipt own JOIN parked_refund w ON w.id = own.event_id AND w.applied_at IS NULL
  WHERE own.store_id = $1 AND own.business_day = $2 AND own.kind <> 'sale' AND own.member_id IS NULL`;

const iso = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

@Injectable()
export class DayReceipts {
  /**
   * Totals of the receipts that bear the day, whenever they arrived. Net and points are as sold, voided sales included;
   * what came back is apart. A top-up goes with its sale when that is voided: nothing else gives it back.
   */
  async totals(tx: Tx, storeId: StoreId, day: BusinessDay): Promise<DayTotals> {
    const [row] = await rows<DayTotals>(
      tx,
      `SELECT sale.*, refund.*, waiting.* FROM
         (SELECT count(*) FILTER (WHERE status = 'recorded') AS purchases, count(*) FILTER (WHERE status = 'void') AS voids,
            coalesce(sum(net_fen), 0)::bigint AS "netFen",
            coalesce(sum(top_up_fen) FILTER (WHERE status = 'recorded'), 0)::bigint AS "topUpFen",
            coalesce(sum(${earned}), 0)::bigint AS "pointsEarned"
          FROM purchase p WHERE store_id = $1 AND business_day = $2 AND status <> 'claimed') AS sale,
         (SELECT count(*) AS refunds, coalesce(sum(returned_fen), 0)::bigint AS "returnedFen",
            coalesce(sum(points_reversed), 0)::bigint AS "pointsReversed"
          FROM refund WHERE store_id = $1 AND business_day = $2) AS refund,
         (SELECT count(*) AS "parkedRefunds" FROM ${waiting}) AS waiting`,
      [storeId, day],
    );
    if (!row) throw new Error('totals without a row');
    return row;
  }

  /**
   * The day's receipts by kind and number; their money and points add up to the totals. `next` goes on where this page
   * ends, null at the end. A refund and a void that wait may have one number, so for them the cursor says which.
   */
  async receipts(tx: Tx, storeId: StoreId, day: BusinessDay, page: Page): Promise<DayReceiptPage> {
    const found = await rows<DayReceipt & { readonly cursor: string }>(
      tx,
      `SELECT * FROM (
         SELECT 'sale/' || receipt_number AS cursor, 'sale' AS kind, receipt_number AS number, ${iso('paid_at')} AS at,
           net_fen AS "netFen", ${earned} AS points, status
         FROM purchase p WHERE store_id = $1 AND business_day = $2 AND status <> 'claimed'
         UNION ALL
         SELECT r.kind || '/' || receipt_number, r.kind, receipt_number, ${iso('refunded_at')}, -returned_fen,
           -points_reversed, CASE WHEN matched THEN 'matched' ELSE 'unmatched' END
         FROM refund, LATERAL (SELECT CASE mode WHEN 'void' THEN 'void' ELSE 'refund' END AS kind) AS r
         WHERE store_id = $1 AND business_day = $2
         UNION ALL
         SELECT 'parked/' || own.kind || '/' || own.number, 'parked', own.number, ${iso('w.received_at')}, 0, 0, 'waiting'
         FROM ${waiting}) AS day
       WHERE cursor COLLATE "C" > $3 ORDER BY cursor COLLATE "C" LIMIT $4`,
      [storeId, day, page.after ?? '', page.limit],
    );
    const next = found.length === page.limit ? (found.at(-1)?.cursor ?? null) : null;
    return { receipts: found.map(({ cursor: _cursor, ...receipt }) => receipt), next };
  }
}
