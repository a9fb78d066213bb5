// What a purchase says of itself against its lines and its points, and people against their accounts and tiers.
import type { LedgerCheck } from '@guike/points';

export const purchaseChecks: readonly LedgerCheck[] = [
  {
    name: 'a purchase is the sum of its lines',
    sql: `SELECT member_id, format('purchase %s: goods, net, undiscounted less discount, eligible, pieces %s, lines %s', id, p.sums, l.sums) AS detail
      FROM (SELECT member_id, id, ARRAY[goods_fen, net_fen, goods_fen - discount_fen, eligible_fen, items] AS sums FROM purchase) p
      FULL JOIN (SELECT member_id, purchase_id AS id, ARRAY[coalesce(sum(amount_fen) FILTER (WHERE goods), 0), sum(net_fen), sum(net_fen),
          sum(eligible_fen), coalesce(sum(quantity) FILTER (WHERE goods), 0)]::bigint[] AS sums
        FROM purchase_line GROUP BY member_id, purchase_id) l USING (member_id, id)
      WHERE p.sums IS DISTINCT FROM l.sums`,
  },
  {
    name: 'a purchase is settled to what it is entitled to',
    sql: `SELECT member_id, format('purchase %s entitled to %s, settled to %s', purchase_id, p.entitled_points, e.entitled) AS detail
      FROM (SELECT member_id, id AS purchase_id, entitled_points, counts FROM purchase) p
      FULL JOIN (SELECT DISTINCT ON (member_id, purchase_id) member_id, purchase_id, entitled FROM point_entry
        WHERE purchase_id IS NOT NULL AND kind IN ('earn', 'settle') AND operation NOT LIKE 'referral/%'
        ORDER BY member_id, purchase_id, seq DESC) e USING (member_id, purchase_id)
      WHERE p.entitled_points IS DISTINCT FROM coalesce(e.entitled, 0) OR (p.counts AND e.entitled IS NULL)`,
  },
  {
    name: "a purchase's points are its store's and live as long as it says",
    sql: `SELECT e.member_id, format('entry %s: %s to %s of %s, purchase %s: %s to %s of %s', e.seq, e.available_on, e.expires_on, e.store_id,
        p.id, p.available_on, p.expires_on, p.store_id) AS detail
      FROM point_entry e JOIN purchase p ON p.member_id = e.member_id AND p.id = e.purchase_id
      WHERE e.kind IN ('earn', 'settle') AND (e.store_id IS DISTINCT FROM p.store_id
        OR (e.expires_on IS NOT NULL AND (e.available_on, e.expires_on) IS DISTINCT FROM (p.available_on, p.expires_on)))`,
  },
  {
    name: 'everybody has the account, and every member the tier, that their state asks for',
    sql: `SELECT coalesce(m.id, a.member_id, t.member_id) AS member_id, format('state %s, account %s, tier %s', m.state, a.status, t.tier) AS detail
      FROM member m FULL JOIN point_account a ON a.member_id = m.id FULL JOIN member_tier t ON t.member_id = m.id
      WHERE a.status IS DISTINCT FROM CASE m.state WHEN 'applied' THEN 'known' WHEN 'exited' THEN 'closed' ELSE m.state END
        OR CASE WHEN m.state IN ('active', 'frozen') THEN t.tier IS NULL ELSE t.tier IS NOT NULL AND m.state <> 'exited' END`,
  },
];
