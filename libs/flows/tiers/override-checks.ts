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
    // A review is of everybody; what is wrong with its counts is nobody's in particular.
    name: 'a review has made as many decisions as it counts',
    sql: `SELECT NULL::uuid AS member_id, format('review %s counts %s and decided %s', id, r.n, coalesce(d.n, 0)) AS detail
      FROM (SELECT id, raised + kept + protected + dropped AS n FROM tier_review) r
      LEFT JOIN (SELECT cause_id AS id, count(*) AS n FROM tier_decision
        WHERE cause IN ('review', 'kept', 'protected', 'dropped') GROUP BY 1) d USING (id)
      WHERE r.n <> coalesce(d.n, 0)`,
  },
];
