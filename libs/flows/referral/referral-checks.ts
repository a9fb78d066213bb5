// What friends have brought, against the ledger and the friends themselves.
import type { LedgerCheck } from '@guike/points';

export const referralChecks: readonly LedgerCheck[] = [
  {
    name: 'what friends bring is booked as it was settled, and for friends alone',
    sql: `SELECT member_id, format('friend points %s: settled to %s, booked %s', id, b.points, e.entitled) AS detail
      FROM (SELECT member_id, id, points FROM referral_bonus) b
      FULL JOIN (SELECT DISTINCT ON (member_id, purchase_id) member_id, purchase_id AS id, entitled FROM point_entry
        WHERE operation LIKE 'referral/%' ORDER BY member_id, purchase_id, seq DESC) e USING (member_id, id)
      WHERE b.points IS DISTINCT FROM e.entitled`,
  },
  {
    name: 'points for a friend are no more than their share, and none for one who does not count',
    sql: `SELECT b.member_id, format('purchase %s of friend %s, who is %s: %s points of %s', b.purchase_id, b.friend_id, r.state,
        b.points, p.entitled_points) AS detail
      FROM referral_bonus b LEFT JOIN referral r ON r.member_id = b.friend_id
        LEFT JOIN purchase p ON p.id = b.purchase_id AND member_keeper(p.member_id) = member_keeper(b.friend_id)
      WHERE b.points > 0 AND EXISTS (SELECT FROM member m WHERE m.id = member_keeper(b.member_id) AND m.state <> 'exited') AND (r.state IS DISTINCT FROM 'accepted' OR p.id IS NULL
        OR b.points > (SELECT (max((v.body -> 'referral' ->> 'sharePercent')::integer) * greatest(p.entitled_points,
            (SELECT max(e.entitled) FROM point_entry e WHERE e.member_id = p.member_id AND e.purchase_id = p.id))) / 100
          FROM programme_version v WHERE v.version = p.programme_version))`,
  },
  {
    name: 'friends who count are the facts of whose friends they are',
    sql: `SELECT member_id, format('%s: joined, VIP %s, told %s', t.member_id, ARRAY[t.referrals_joined, t.referrals_vip], f.facts) AS detail
      FROM member_tier t CROSS JOIN LATERAL (SELECT ARRAY[coalesce(sum(f.amount) FILTER (WHERE f.kind = 'referral_joined'), 0),
          coalesce(sum(f.amount) FILTER (WHERE f.kind = 'referral_vip'), 0)]::integer[] AS facts
        FROM tier_fact f WHERE f.member_id = t.member_id) f
      WHERE f.facts <> ARRAY[t.referrals_joined, t.referrals_vip]`,
  },
];
