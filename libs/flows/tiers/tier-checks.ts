// Tier facts against the purchases and the log they were summed from: visit by visit, purchase by purchase, window by window.
import type { LedgerCheck } from '@guike/points';

/** Every purchase with its buyer, and again with everybody whom the buyer was merged into. */
const purchasesOfAll = `(SELECT w.to_id AS member_id, x.member_id AS buyer_id, x.id, x.store_id, x.paid_at, x.net_fen,
    x.returned_fen, x.items, x.top_up_fen, x.status, x.counts, x.counted_at, x.profit_fen, x.programme_version
  FROM purchase x JOIN (WITH RECURSIVE way AS (SELECT member_id, to_id FROM member_alias
      UNION SELECT w.member_id, a.to_id FROM way w JOIN member_alias a ON a.member_id = w.to_id)
    SELECT member_id, to_id FROM way UNION ALL SELECT id, id FROM member) w ON w.member_id = x.member_id)`;

/** Purchases that count for tiers, with their business day and the pieces that came back. */
const counted = (
  from: string,
) => `(SELECT p.*, (p.paid_at AT TIME ZONE z.zone)::date AS day, coalesce(l.returned, 0) AS returned,
    EXISTS (SELECT FROM tier_fact f WHERE f.member_id = p.member_id AND f.purchase_id = p.id AND f.kind = 'earlier') AS is_logged
  FROM ${from} p
  JOIN (SELECT version, body->>'timeZone' AS zone FROM programme_version OFFSET 0) z ON z.version = p.programme_version
  LEFT JOIN (SELECT member_id, purchase_id, sum(returned_quantity) AS returned FROM purchase_line
    WHERE returned_quantity > 0 GROUP BY member_id, purchase_id) l ON l.member_id = p.buyer_id AND l.purchase_id = p.id
  WHERE p.counts OR p.counted_at IS NOT NULL)`;
const own = counted('(SELECT *, member_id AS buyer_id FROM purchase)');

const sumsOf = (window: string) =>
  `t.${window}_net_fen, t.${window}_profit_fen, t.${window}_items, t.${window}_orders, t.${window}_visits`;
const sumsSince = (condition: string) =>
  ['sum(v.net_fen)', 'sum(v.profit_fen)', 'sum(v.items)', 'sum(v.orders)']
    .map((sum) => `coalesce(${sum} FILTER (WHERE ${condition}), 0)`)
    .join(', ') + `, count(*) FILTER (WHERE v.orders > 0 AND ${condition})`;

export const tierChecks: readonly LedgerCheck[] = [
  {
    name: 'visits are what is left of the purchases that count',
    sql: `SELECT member_id, format('%s at %s: net, pieces, top-up %s, purchases %s', business_day, store_id, v.sums, p.sums) AS detail
      FROM (SELECT member_id, store_id, business_day, ARRAY[net_fen, items, top_up_fen] AS sums FROM member_visit) v
      FULL JOIN (SELECT member_id, store_id, business_day, ARRAY[sum(net_fen), sum(items), sum(top_up_fen)]::bigint[] AS sums
        FROM (SELECT p.member_id, p.day AS business_day, p.store_id, p.net_fen - p.returned_fen AS net_fen,
            p.items - p.returned AS items, CASE WHEN p.status = 'recorded' THEN p.top_up_fen ELSE 0 END AS top_up_fen
          FROM ${counted(purchasesOfAll)} p) x GROUP BY 1, 2, 3) p USING (member_id, store_id, business_day)
      WHERE v.sums IS DISTINCT FROM p.sums`,
  },
  {
    name: 'visits are what counted when it was recorded, and what the log tells since',
    sql: `SELECT member_id, format('%s at %s: net, profit, pieces, orders, top-up %s, told %s', business_day, store_id, v.sums, f.sums) AS detail
      FROM (SELECT member_id, store_id, business_day, ARRAY[net_fen, profit_fen, items, orders, top_up_fen] AS sums FROM member_visit) v
      FULL JOIN (SELECT member_id, store_id, business_day,
          ARRAY[sum(net_fen), sum(profit_fen), sum(items), sum(orders), sum(top_up_fen)]::bigint[] AS sums
        FROM (SELECT p.member_id, p.day AS business_day, p.store_id, p.net_fen, p.profit_fen, p.items, (p.items > 0)::integer AS orders,
            p.top_up_fen FROM ${own} p WHERE NOT p.is_logged
          UNION ALL SELECT member_id, business_day, store_id, net_fen, profit_fen, items, orders, top_up_fen
          FROM tier_fact WHERE store_id IS NOT NULL AND kind IN ('refund', 'earlier', 'merged')) x GROUP BY 1, 2, 3) f
        USING (member_id, store_id, business_day)
      WHERE v.sums IS DISTINCT FROM f.sums`,
  },
  {
    // A process of before this version logs refunds without their purchase: such days are checked as a whole only.
    name: 'the log of a purchase tells what came back of it',
    sql: `SELECT p.member_id, format('purchase %s: net, pieces left %s, told %s', p.id, p.sums, f.sums) AS detail
      FROM (SELECT member_id, id, day, store_id, ARRAY[net_fen - returned_fen, items - returned]::bigint[] AS sums,
          CASE WHEN is_logged THEN '{0,0}' ELSE ARRAY[net_fen, items] END::bigint[] AS sold FROM ${own} c) p
      CROSS JOIN LATERAL (SELECT ARRAY[p.sold[1] + coalesce(sum(f.net_fen), 0), p.sold[2] + coalesce(sum(f.items), 0)]::bigint[] AS sums
        FROM tier_fact f WHERE f.member_id = p.member_id AND f.purchase_id = p.id) f
      WHERE p.sums <> f.sums AND NOT EXISTS (SELECT FROM tier_fact f WHERE f.member_id = p.member_id
        AND f.business_day = p.day AND f.store_id = p.store_id AND f.kind = 'refund' AND f.purchase_id IS NULL)`,
  },
  {
    name: 'tier facts are the sums of the visits',
    sql: `SELECT member_id, format('lifetime, twelve months, year: net, profit, pieces, orders, visits %s, visits %s', t.sums, v.sums) AS detail
      FROM (SELECT member_id, ARRAY[${['lifetime', 'rolling', 'year'].map(sumsOf).join(', ')}]::bigint[] AS sums FROM member_tier t) t
      FULL JOIN (SELECT v.member_id, ARRAY[${[
        'true',
        'v.business_day >= t.rolling_from',
        'v.business_day >= t.year_from',
      ]
        .map(sumsSince)
        .join(', ')}]::bigint[] AS sums
        FROM member_visit v LEFT JOIN member_tier t ON t.member_id = v.member_id GROUP BY v.member_id) v USING (member_id)
      WHERE t.sums IS DISTINCT FROM coalesce(v.sums, array_fill(0::bigint, ARRAY[15]))`,
  },
];
