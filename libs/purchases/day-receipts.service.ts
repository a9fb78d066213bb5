// A store's day as receipts, for comparing with the till's own books, and the refunds that wait for their sale.
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
  readonly points: Points;
  readonly status: string;
}

interface Page {
  readonly after?: string | undefined;
  readonly limit: number;
}

const iso = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

@Injectable()
export class DayReceipts {
  /** Totals of the receipts that bear the day, whenever they arrived. Net is as sold; what came back is apart. */
  async totals(tx: Tx, storeId: StoreId, day: BusinessDay): Promise<DayTotals> {
    const [row] = await rows<DayTotals>(
      tx,
      `SELECT sale.*, refund.*, waiting.* FROM
         (SELECT count(*) FILTER (WHERE status = 'recorded') AS purchases, count(*) FILTER (WHERE status = 'void') AS voids,
            coalesce(sum(net_fen), 0)::bigint AS "netFen", coalesce(sum(top_up_fen), 0)::bigint AS "topUpFen"
          FROM purchase WHERE store_id = $1 AND business_day = $2) AS sale,
         (SELECT count(*) AS refunds, coalesce(sum(returned_fen), 0)::bigint AS "returnedFen",
            coalesce(sum(points_reversed), 0)::bigint AS "pointsReversed"
          FROM refund WHERE store_id = $1 AND business_day = $2) AS refund,
         (SELECT count(*) AS "parkedRefunds" FROM parked_refund
          WHERE store_id = $1 AND request->'receipt'->>'businessDay' = $2::date::text AND applied_at IS NULL) AS waiting`,
      [storeId, day],
    );
    const [earned] = await rows<{ points: Points }>(
      tx,
      `SELECT coalesce(sum(e.points), 0)::bigint AS points FROM purchase p JOIN point_entry e
         ON e.member_id = p.member_id AND e.purchase_id = p.id AND e.kind = 'earn'
       WHERE p.store_id = $1 AND p.business_day = $2`,
      [storeId, day],
    );
    if (!row || !earned) throw new Error('totals without a row');
    return { ...row, pointsEarned: earned.points };
  }

  /** The day's receipts by kind and number; `after` is `kind/number` of the last one seen. */
  async receipts(tx: Tx, storeId: StoreId, day: BusinessDay, page: Page): Promise<DayReceipt[]> {
    const cut = page.after?.indexOf('/') ?? -1;
    const kind = cut < 0 ? '' : (page.after as string).slice(0, cut);
    const number = cut < 0 ? '' : (page.after as string).slice(cut + 1);
    return rows<DayReceipt>(
      tx,
      `SELECT * FROM (
         SELECT 'sale' AS kind, receipt_number AS number, ${iso('paid_at')} AS at, net_fen AS "netFen",
           entitled_points AS points, status
         FROM purchase WHERE store_id = $1 AND business_day = $2
         UNION ALL
         SELECT CASE mode WHEN 'void' THEN 'void' ELSE 'refund' END, receipt_number, ${iso('refunded_at')}, -returned_fen, -points_reversed,
           CASE WHEN matched THEN 'matched' ELSE 'unmatched' END
         FROM refund WHERE store_id = $1 AND business_day = $2
         UNION ALL
         SELECT 'parked', request->'receipt'->>'number', ${iso('received_at')}, 0, 0, 'waiting'
         FROM parked_refund
         WHERE store_id = $1 AND request->'receipt'->>'businessDay' = $2::date::text AND applied_at IS NULL) AS day
       WHERE (kind, number) > ($3, $4) ORDER BY kind, number LIMIT $5`,
      [storeId, day, kind, number, page.limit],
    );
  }

  /** Refunds that wait for their sale, oldest first. `after` is the last id seen; null store: all stores. */
  async parked(tx: Tx, page: Page, storeId: StoreId | null) {
    return rows<{ id: string; storeId: StoreId; businessDay: BusinessDay; number: string; receivedAt: Date }>(
      tx,
      `SELECT id, store_id AS "storeId", business_day AS "businessDay", number, received_at AS "receivedAt"
       FROM parked_refund
       WHERE applied_at IS NULL AND ($1::uuid IS NULL OR id > $1) AND ($2::uuid IS NULL OR store_id = $2)
       ORDER BY id LIMIT $3`,
      [page.after ?? null, storeId, page.limit],
    );
  }
}
