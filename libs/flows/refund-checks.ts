// Sales and refunds against their receipts, and what refunds say they took against what purchases and the ledger lost.
import type { LedgerCheck } from '@guike/points';

/** Refunds by the purchase that stands for their sale now: of a claimed sale that is the member's. */
const refundsNow = `(SELECT f.id, f.mode, f.returned_fen, coalesce(s.member_id, f.member_id) AS member_id,
    coalesce(s.id, f.purchase_id) AS purchase_id FROM refund f LEFT JOIN purchase s ON s.claimed_from = f.purchase_id)`;
/** Purchases without those that are claimed: who claimed it has it now. */
const purchasesNow = `(SELECT * FROM purchase WHERE status <> 'claimed')`;

export const refundChecks: readonly LedgerCheck[] = [
  {
    name: 'sales and their receipts are one to one',
    sql: `SELECT coalesce(p.member_id, r.member_id) AS member_id,
        format('purchase %s, receipt %s/%s of %s', p.id, r.business_day, r.number, r.event_id) AS detail
      FROM ${purchasesNow} p FULL JOIN (SELECT * FROM receipt WHERE kind = 'sale' AND event_id IS NOT NULL) r
        ON (r.store_id, r.business_day, r.number, r.event_id) = (p.store_id, p.business_day, p.receipt_number, p.id)
      WHERE p.member_id IS DISTINCT FROM r.member_id`,
  },
  {
    name: 'refunds and their receipts are one to one, unless they wait for their sale',
    sql: `SELECT coalesce(f.member_id, r.member_id) AS member_id,
        format('refund %s, receipt %s/%s of %s', f.id, r.business_day, r.number, r.event_id) AS detail
      FROM refund f FULL JOIN (SELECT * FROM receipt WHERE kind <> 'sale') r
        ON (r.store_id, r.business_day, r.number, r.event_id) = (f.store_id, f.business_day, f.receipt_number, f.id)
      WHERE (f.id IS NULL OR r.event_id IS NULL OR f.member_id IS DISTINCT FROM r.member_id)
        AND NOT EXISTS (SELECT FROM parked_refund w WHERE w.id = r.event_id AND w.applied_at IS NULL)`,
  },
  {
    // The empty receipt of the sale is what tells the sale, when it comes, that a refund waits.
    name: 'a refund waits for its sale as long as there is none, and is applied once there is',
    sql: `SELECT r.member_id, format('refund %s of sale %s/%s applied %s, sale %s', w.id, w.business_day, w.number, w.applied_at, r.event_id) AS detail
      FROM parked_refund w
      LEFT JOIN receipt r ON (r.store_id, r.business_day, r.kind, r.number) = (w.store_id, w.business_day, 'sale', w.number)
      LEFT JOIN ${refundsNow} f ON f.id = w.id
      WHERE r.number IS NULL OR CASE WHEN w.applied_at IS NULL THEN r.event_id IS NOT NULL OR f.id IS NOT NULL
        ELSE f.id IS NULL OR (f.member_id, f.purchase_id) IS DISTINCT FROM (r.member_id, r.event_id) END`,
  },
  {
    name: 'a refund took and gave back the points that its entries did',
    sql: `SELECT member_id, format('refund %s: %s reversed and returned, entries %s', refund, f.points, e.points) AS detail
      FROM (SELECT member_id, id::text AS refund, ARRAY[points_reversed, points_returned] AS points FROM refund) f
      FULL JOIN (SELECT member_id, split_part(operation, '/', 2) AS refund,
          ARRAY[coalesce(-sum(points) FILTER (WHERE kind = 'settle'), 0),
            coalesce(sum(points) FILTER (WHERE kind = 'cancel'), 0)]::bigint[] AS points
        FROM point_entry WHERE operation LIKE 'refund/%' GROUP BY 1, 2) e USING (member_id, refund)
      WHERE f.points IS DISTINCT FROM coalesce(e.points, '{0,0}')`,
  },
  {
    // A refund that names no sale may take from several, so there only the member's sums can be compared.
    name: 'money that came back of purchases is what refunds gave back',
    sql: `SELECT member_id, format('purchases %s, refunds %s', p.fen, f.fen) AS detail
      FROM (SELECT member_id, sum(returned_fen) AS fen FROM ${purchasesNow} x GROUP BY member_id) p
      FULL JOIN (SELECT member_id, sum(returned_fen) AS fen FROM ${refundsNow} x GROUP BY member_id) f USING (member_id)
      WHERE coalesce(p.fen, 0) <> coalesce(f.fen, 0)
      UNION ALL SELECT p.member_id, format('purchase %s: %s came back, refunds of it gave back %s', p.id, p.returned_fen, coalesce(f.fen, 0))
      FROM ${purchasesNow} p
      LEFT JOIN (SELECT member_id, purchase_id, sum(returned_fen) AS fen FROM ${refundsNow} x
        WHERE purchase_id IS NOT NULL GROUP BY member_id, purchase_id) f ON f.member_id = p.member_id AND f.purchase_id = p.id
      LEFT JOIN (SELECT DISTINCT l.member_id, l.purchase_id FROM refund r
        JOIN refund_line l ON l.member_id = r.member_id AND l.refund_id = r.id WHERE r.mode = 'unnamed') u
        ON u.member_id = p.member_id AND u.purchase_id = p.id
      WHERE p.returned_fen < coalesce(f.fen, 0) OR (p.returned_fen > coalesce(f.fen, 0) AND u.purchase_id IS NULL)`,
  },
  {
    name: 'pieces that came back of a line are what refunds list',
    sql: `SELECT member_id, format('purchase %s line %s: %s came back, refunds list %s', purchase_id, line, coalesce(p.n, 0), coalesce(f.n, 0)) AS detail
      FROM (SELECT l.member_id, l.purchase_id, l.line_number AS line, l.returned_quantity AS n FROM purchase_line l
        JOIN ${purchasesNow} x ON x.member_id = l.member_id AND x.id = l.purchase_id WHERE l.returned_quantity <> 0) p
      FULL JOIN (SELECT coalesce(s.member_id, l.member_id) AS member_id, coalesce(s.id, l.purchase_id) AS purchase_id,
          l.purchase_line_number AS line, sum(l.quantity) AS n
        FROM refund_line l JOIN refund r ON r.member_id = l.member_id AND r.id = l.refund_id
        LEFT JOIN purchase s ON s.claimed_from = l.purchase_id
        WHERE l.purchase_id IS NOT NULL GROUP BY 1, 2, 3) f USING (member_id, purchase_id, line)
      WHERE coalesce(p.n, 0) <> coalesce(f.n, 0)`,
  },
];
