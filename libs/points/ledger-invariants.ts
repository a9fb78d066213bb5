// Proves the ledger from its own rows: entries, balances and lots tell one story, without a gap and without a rest.
import type { LedgerCheck } from './ledger-check';

/** Each (member, lot, n) of every entry's allocation. */
const pieces = `SELECT e.member_id, e.seq, e.kind, e.allocation[i] AS lot, e.allocation[i + 1] AS n
  FROM point_entry e, generate_series(1, cardinality(e.allocation), 2) AS i`;

/** Every lot that is left, in the row (place > 0) or beyond it (place null). */
const lots = `SELECT a.member_id, l.lot, l.available_on, l.expires_on, l.n, l.place
    FROM point_account a, unnest(a.lot_seq, a.lot_available, a.lot_expires, a.lot_left)
      WITH ORDINALITY AS l(lot, available_on, expires_on, n, place)
  UNION ALL SELECT member_id, lot_seq, available_on, expires_on, points_left, NULL FROM point_lot`;

const ofKinds = (...kinds: string[]) =>
  `coalesce(sum(points) FILTER (WHERE kind IN (${kinds.map((kind) => `'${kind}'`).join()})), 0)`;

export const ledgerChecks: readonly LedgerCheck[] = [
  {
    name: 'entries add up to balance less debt',
    sql: `SELECT member_id, format('entries %s, balance %s, owed %s', coalesce(e.points, 0), a.balance, a.owed) AS detail
      FROM point_account a FULL JOIN (SELECT member_id, sum(points) AS points FROM point_entry GROUP BY member_id) e USING (member_id)
      WHERE coalesce(e.points, 0) IS DISTINCT FROM a.balance - a.owed`,
  },
  {
    name: 'entries are numbered without a gap up to the account',
    sql: `SELECT member_id, format('%s entries, %s to %s, account at %s', coalesce(e.n, 0), e.first, e.last, a.seq) AS detail
      FROM point_account a
      FULL JOIN (SELECT member_id, count(*) AS n, min(seq) AS first, max(seq) AS last FROM point_entry GROUP BY member_id) e USING (member_id)
      WHERE coalesce(e.n, 0) IS DISTINCT FROM a.seq OR coalesce(e.first, 1) <> 1 OR coalesce(e.last, 0) IS DISTINCT FROM a.seq`,
  },
  {
    name: 'each entry carries the balance and debt that follow from those before',
    sql: `SELECT member_id, format('entry %s: %s less %s, but %s so far', seq, balance_after, owed_after, running) AS detail
      FROM (SELECT *, sum(points) OVER (PARTITION BY member_id ORDER BY seq) AS running FROM point_entry) e
      WHERE balance_after - owed_after <> running OR balance_after < 0 OR owed_after < 0 OR (balance_after > 0 AND owed_after > 0)`,
  },
  {
    name: "an entry's allocation adds up to its points",
    sql: `SELECT e.member_id, format('entry %s of %s points allocates %s', e.seq, e.points, coalesce(p.n, 0)) AS detail
      FROM point_entry e LEFT JOIN (SELECT member_id, seq, sum(n) AS n FROM (${pieces}) x GROUP BY member_id, seq) p USING (member_id, seq)
      WHERE (coalesce(p.n, 0) <> e.points OR cardinality(e.allocation) % 2 = 1)`,
  },
  {
    name: 'what was allocated to a lot is what is left of it',
    sql: `SELECT member_id, format('lot %s: allocated %s, left %s', lot, coalesce(p.n, 0), coalesce(l.n, 0)) AS detail
      FROM (SELECT member_id, lot, sum(n) AS n FROM (${pieces}) x WHERE lot <> 0 GROUP BY member_id, lot) p
      FULL JOIN (SELECT member_id, lot, sum(n) AS n FROM (${lots}) x GROUP BY member_id, lot) l USING (member_id, lot)
      WHERE coalesce(p.n, 0) <> coalesce(l.n, 0)`,
  },
  {
    name: 'what was allocated to lot 0 is what is owed',
    sql: `SELECT member_id, format('lot 0 at %s, owed %s', coalesce(p.n, 0), a.owed) AS detail
      FROM point_account a
      FULL JOIN (SELECT member_id, sum(n) AS n FROM (${pieces}) x WHERE lot = 0 GROUP BY member_id) p USING (member_id)
      WHERE coalesce(p.n, 0) IS DISTINCT FROM -a.owed`,
  },
  {
    name: 'lots left add up to the balance',
    sql: `SELECT member_id, format('lots %s, balance %s', coalesce(l.n, 0), a.balance) AS detail
      FROM point_account a FULL JOIN (SELECT member_id, sum(n) AS n FROM (${lots}) x GROUP BY member_id) l USING (member_id)
      WHERE coalesce(l.n, 0) IS DISTINCT FROM a.balance`,
  },
  {
    name: 'a lot is available and expires as the entry that made it says',
    sql: `SELECT l.member_id, format('lot %s: %s to %s, its entry %s to %s', l.lot, l.available_on, l.expires_on, e.available_on, e.expires_on) AS detail
      FROM (${lots}) l LEFT JOIN point_entry e ON e.member_id = l.member_id AND e.seq = l.lot
      WHERE (l.available_on, l.expires_on) IS DISTINCT FROM (e.available_on, e.expires_on) OR l.n <= 0`,
  },
  {
    name: 'lots stand in order of expiry, then age, the furthest beyond the row',
    sql: `SELECT member_id, format('lot %s of %s comes after %s of %s', lot, expires_on, before_lot, before_on) AS detail
      FROM (SELECT *, lag(lot) OVER w AS before_lot, lag(expires_on) OVER w AS before_on
        FROM (${lots}) x WINDOW w AS (PARTITION BY member_id ORDER BY place NULLS LAST, expires_on, lot)) l
      WHERE (before_on, before_lot) > (expires_on, lot)`,
  },
  {
    name: 'the account knows how many lots lie beyond its row, and the first day that any expires',
    sql: `SELECT a.member_id, format('counts %s of %s, first expiry %s of %s', a.tail_count, l.tail, a.next_expiry, l.first) AS detail
      FROM point_account a
      LEFT JOIN (SELECT member_id, count(*) FILTER (WHERE place IS NULL) AS tail, min(expires_on) AS first FROM (${lots}) x GROUP BY member_id) l USING (member_id)
      WHERE a.tail_count <> coalesce(l.tail, 0) OR (l.first IS NOT NULL AND (a.next_expiry IS NULL OR a.next_expiry > l.first))`,
  },
  {
    name: "the account's totals are the sums of their kinds of entry",
    sql: `SELECT member_id, format('account %s, entries %s', a.totals, coalesce(e.totals, none)) AS detail
      FROM (SELECT member_id, ARRAY[earned, reversed, expired, forfeited, adjusted, transferred, spent + held] AS totals,
          array_fill(0::bigint, ARRAY[7]) AS none FROM point_account) a
      LEFT JOIN (SELECT member_id, ARRAY[
          coalesce(sum(points) FILTER (WHERE kind = 'earn' OR (kind = 'settle' AND points > 0)), 0),
          -coalesce(sum(points) FILTER (WHERE kind = 'settle' AND points < 0), 0), -${ofKinds('expire')}, -${ofKinds('forfeit')},
          ${ofKinds('adjust')}, ${ofKinds('transfer')}, -${ofKinds('spend', 'cancel', 'hold', 'release', 'capture')}]::bigint[] AS totals
        FROM point_entry GROUP BY member_id) e USING (member_id)
      WHERE a.totals <> coalesce(e.totals, none)`,
  },
  {
    name: 'a purchase has the points it is settled to, and at most what expired of its own besides',
    sql: `SELECT member_id, format('purchase %s: booked %s, settled to %s, %s expired', purchase_id, b.booked, b.settled, coalesce(x.expired, 0)) AS detail
      FROM (SELECT member_id, purchase_id, sum(points) AS booked, (array_agg(entitled ORDER BY seq DESC))[1] AS settled
        FROM point_entry WHERE purchase_id IS NOT NULL AND kind IN ('earn', 'settle') GROUP BY member_id, purchase_id) b
      LEFT JOIN (SELECT e.member_id, e.purchase_id, -sum(p.n) AS expired
        FROM (${pieces}) p JOIN point_entry e ON e.member_id = p.member_id AND e.seq = p.lot
        WHERE p.kind = 'expire' AND e.purchase_id IS NOT NULL AND e.kind IN ('earn', 'settle') GROUP BY e.member_id, e.purchase_id) x USING (member_id, purchase_id)
      WHERE b.booked - coalesce(b.settled, 0) NOT BETWEEN 0 AND coalesce(x.expired, 0)`,
  },
  {
    name: 'what is held is the sum of the open holds',
    sql: `SELECT member_id, format('held %s, holds %s', a.held, coalesce(h.n, 0)) AS detail
      FROM point_account a
      FULL JOIN (SELECT member_id, sum(points) AS n FROM point_hold WHERE state = 'open' GROUP BY member_id) h USING (member_id)
      WHERE coalesce(h.n, 0) IS DISTINCT FROM a.held`,
  },
  {
    name: 'operations and entries are one to one',
    sql: `SELECT member_id, format('entry %s %s, operation %s %s', e.seq, e.operation, o.seq, o.operation) AS detail
      FROM point_entry e FULL JOIN point_operation o USING (member_id, operation)
      WHERE o.seq IS DISTINCT FROM e.seq
      UNION ALL SELECT member_id, format('%s entries of operation %s', count(*), operation) FROM point_entry
      GROUP BY member_id, operation HAVING count(*) > 1`,
  },
];
