// Picks against the changes that made them, and uses against their quota.
import type { LedgerCheck } from '@guike/points';

export const benefitChecks: readonly LedgerCheck[] = [
  {
    name: 'what is picked is what the last change chose, and no more than it allowed',
    sql: `SELECT member_id, format('picked %s, chosen %s of %s', p.codes, c.chosen, coalesce(c.allowed::text, 'all')) AS detail
      FROM (SELECT member_id, array_agg(benefit_code ORDER BY benefit_code) AS codes FROM benefit_pick
        WHERE until_day IS NULL GROUP BY member_id) p
      FULL JOIN (SELECT DISTINCT ON (member_id) member_id, allowed,
          (SELECT array_agg(code ORDER BY code) FROM unnest(chosen) AS code) AS chosen
        FROM benefit_pick_change ORDER BY member_id, nth DESC) c USING (member_id)
      WHERE p.codes IS DISTINCT FROM c.chosen OR cardinality(p.codes) > c.allowed`,
  },
  {
    name: 'a pick begins with a change that chose it, and ends with one that did not',
    sql: `SELECT p.member_id, format('pick %s of %s', p.id, p.benefit_code) AS detail FROM benefit_pick p
      LEFT JOIN benefit_pick_change b ON b.member_id = p.member_id AND b.id = p.change_id
      LEFT JOIN benefit_pick_change e ON e.member_id = p.member_id AND e.id = p.ended_by
      WHERE (p.benefit_code = ANY (b.chosen)) IS NOT TRUE
        OR (p.ended_by IS NOT NULL AND (p.benefit_code <> ALL (e.chosen) AND e.nth > b.nth) IS NOT TRUE)`,
  },
  {
    // The greatest quota of the period: a tier that was left may have allowed more.
    name: 'a benefit is used no more often than its quota says',
    sql: `SELECT member_id, format('%s used %s times in %s', benefit_code, count(*), period_key) AS detail FROM benefit_use
      WHERE state <> 'cancelled' AND missed_by IS DISTINCT FROM 'store'
      GROUP BY member_id, benefit_code, period_key
      HAVING count(*) > max(quota_times) AND bool_and(quota_times IS NOT NULL)`,
  },
];
