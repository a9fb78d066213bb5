// What the office does by hand against the ledger: adjustments, claims and what became of the sale, merged members.
import type { LedgerCheck } from '@guike/points';

const adjustments: LedgerCheck = {
  name: 'an adjustment that is booked has its entry, and no other has one',
  sql: `SELECT member_id, format('adjustment %s is %s over %s, its entry %s', id, j.state, j.points, e.points) AS detail
    FROM (SELECT member_id, id::text AS id, state, points FROM point_adjustment) j
    FULL JOIN (SELECT member_id, split_part(operation, '/', 2) AS id, points FROM point_entry
      WHERE kind = 'adjust' AND operation LIKE 'adjustment/%') e USING (member_id, id)
    WHERE CASE WHEN j.state = 'booked' THEN j.points END IS DISTINCT FROM e.points`,
};

const claims: LedgerCheck = {
  name: 'an approved claim and the purchase that was written for it are one to one',
  sql: `SELECT member_id, format('claim %s of %s, purchase %s of %s', c.id, c.receipt, p.id, p.receipt) AS detail
    FROM (SELECT member_id, purchase_id, id, ROW(store_id, business_day, receipt_number)::text AS receipt FROM purchase_claim
      WHERE state = 'approved') c
    FULL JOIN (SELECT member_id, id AS purchase_id, id, ROW(store_id, business_day, receipt_number)::text AS receipt FROM purchase
      WHERE claimed_from IS NOT NULL) p USING (member_id, purchase_id)
    WHERE c.receipt IS DISTINCT FROM p.receipt`,
};

const successors: LedgerCheck = {
  name: 'a claimed sale has one successor, of the same receipt and money, of which no less came back',
  sql: `SELECT s.member_id, format('sale %s %s, successor %s', p.id, p.sums, s.id) AS detail
    FROM (SELECT id, ARRAY[net_fen, goods_fen, items, top_up_fen]::bigint[] AS sums, returned_fen, paid_at,
        ROW(store_id, business_day, receipt_number)::text AS receipt FROM purchase WHERE status = 'claimed') p
    FULL JOIN (SELECT member_id, id, claimed_from, ARRAY[net_fen, goods_fen, items, top_up_fen]::bigint[] AS sums,
        returned_fen, paid_at, count(*) OVER (PARTITION BY claimed_from) AS n,
        ROW(store_id, business_day, receipt_number)::text AS receipt
      FROM purchase WHERE claimed_from IS NOT NULL) s ON s.claimed_from = p.id
    WHERE p.id IS NULL OR s.id IS NULL OR s.n > 1 OR (p.sums, p.paid_at, p.receipt) IS DISTINCT FROM (s.sums, s.paid_at, s.receipt)
      OR s.returned_fen < p.returned_fen`,
};

/** A debt that came after the keeper had left too stays where it is. */
const merged: LedgerCheck = {
  name: 'who was merged is gone: no points, no way to find them, and who they are now is there',
  sql: `SELECT x.member_id, format('merged into %s: state %s, %s less %s, phones %s, numbers %s, cards %s', x.to_id, m.state, a.balance,
      a.owed, n.phones, n.numbers, n.cards) AS detail
    FROM member_alias x LEFT JOIN member m ON m.id = x.member_id LEFT JOIN member k ON k.id = x.to_id
    LEFT JOIN point_account a ON a.member_id = x.member_id
    CROSS JOIN LATERAL (SELECT (SELECT count(*) FROM member_phone WHERE member_id = x.member_id) AS phones,
      (SELECT count(*) FROM member_external WHERE member_id = x.member_id) AS numbers,
      (SELECT count(*) FROM member_card WHERE member_id = x.member_id AND void_at IS NULL) AS cards) n
    WHERE m.state IS DISTINCT FROM 'exited' OR k.id IS NULL OR n.phones + n.numbers + n.cards > 0
      OR (k.state <> 'exited' AND (a.balance, a.owed) IS DISTINCT FROM (0::bigint, 0::bigint))`,
};

export const pointsOfficeChecks: readonly LedgerCheck[] = [adjustments, claims, successors, merged];
