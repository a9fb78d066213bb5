// What people and reviews decided about tiers, against what members hold.
import type { LedgerCheck } from '@guike/points';

export const overrideChecks: readonly LedgerCheck[] = [
  {
    name: 'floors and pauses that members hold are those in force',
    sql: `SELECT member_id, format('holds %s %s until %s, in force %s until %s', kind, h.tier, h.until_day, o.tier, o.until_day) AS detail
      FROM (SELECT member_id, 'floor' AS kind, floor_tier AS tier, floor_until AS until_day FROM member_tier
          WHERE floor_until IS NOT NULL
        UNION ALL SELECT member_id, 'pause', NULL, paused_until FROM member_tier WHERE paused_until IS NOT NULL) h
      FULL JOIN (SELECT member_id, kind, tier, until_day FROM tier_override WHERE state = 'in_force') o USING (member_id, kind)
      WHERE (h.tier, h.until_day) IS DISTINCT FROM (o.tier, o.until_day)`,
  },
  {
    // What a merge took along is proven by what the one who is gone had paid for.
    name: 'a fee that counts has its receipt, for its level and as long',
    sql: `SELECT member_id, format('fee %s: counts for %s until %s, receipt for %s until %s', id, f.level, f.until_day, r.level, r.until_day) AS detail
      FROM (SELECT member_id, id, amount AS level, until_day FROM tier_fact WHERE kind = 'fee') f
      FULL JOIN (SELECT member_id, id, level::bigint AS level, until_day FROM fee_receipt
        UNION ALL SELECT c.member_id, c.id, t.paid_level, t.paid_until FROM tier_fact c
          JOIN member_alias x ON x.member_id = c.cause_id AND x.to_id = c.member_id
          JOIN member_tier t ON t.member_id = x.member_id WHERE c.kind = 'fee') r USING (member_id, id)
      WHERE (f.level, f.until_day) IS DISTINCT FROM (r.level, r.until_day)`,
  },
  {
    name: 'a fee that was paid back is told to the facts, once',
    sql: `SELECT coalesce(v.member_id, f.member_id) AS member_id, format('reversal %s: told %s times', id, coalesce(f.n, 0)) AS detail
      FROM fee_reversal v FULL JOIN (SELECT id, min(member_id::text)::uuid AS member_id, min(cause_id::text)::uuid AS cause_id,
        count(*) AS n FROM tier_fact WHERE kind = 'fee_reversed' GROUP BY id) f USING (id)
      WHERE (f.cause_id, f.n) IS DISTINCT FROM (v.fee_id, 1)`,
  },
  {
    // Told at the very same instant, either may be the last. Who was merged into another proves what was taken along.
    name: 'the fee that counts is the one told last',
    sql: `SELECT t.member_id, format('counts for %s until %s', t.paid_level, t.paid_until) AS detail
      FROM member_tier t LEFT JOIN LATERAL (SELECT max(f.recorded_at) AS at FROM tier_fact f
        WHERE f.member_id = t.member_id AND f.kind IN ('fee', 'fee_reversed')) l ON true
      WHERE NOT EXISTS (SELECT FROM member_alias x WHERE x.member_id = t.member_id)
        AND CASE WHEN l.at IS NULL THEN t.paid_level <> 0 OR t.paid_until IS NOT NULL
        ELSE NOT EXISTS (SELECT FROM tier_fact f WHERE f.member_id = t.member_id AND f.recorded_at = l.at
          AND f.kind IN ('fee', 'fee_reversed')
          AND (f.amount, f.until_day) IS NOT DISTINCT FROM (t.paid_level::bigint, t.paid_until)) END`,
  },
  {
    // A review is of everybody; what is wrong with its counts is nobody's in particular.
    name: 'a review has made as many decisions as it counts',
    sql: `SELECT NULL::uuid AS member_id, format('review %s counts %s and decided %s', id, r.n, coalesce(d.n, 0)) AS detail
      FROM (SELECT id, raised + kept + protected + dropped AS n FROM tier_review) r
      LEFT JOIN (SELECT cause_id AS id, count(*) AS n FROM tier_decision
        WHERE cause IN ('review', 'kept', 'protected', 'dropped') GROUP BY 1) d USING (id)
      WHERE r.n <> coalesce(d.n, 0)`,
  },
];
