// Who has left against what is left of them: nothing that says who it was, and no points.
import type { LedgerCheck } from '@guike/points';

export const profileChecks: readonly LedgerCheck[] = [
  {
    name: 'who is gone was merged or erased, and nobody else was',
    sql: `SELECT coalesce(m.id, g.member_id) AS member_id, format('state %s, gone by %s', m.state, g.how) AS detail
      FROM (SELECT id, state FROM member WHERE state = 'exited') m
      FULL JOIN (SELECT DISTINCT ON (member_id) member_id, how FROM (
        SELECT member_id, 'merging' AS how FROM member_alias
        UNION ALL SELECT member_id, 'leaving' FROM member_exit WHERE state = 'erased') x ORDER BY member_id) g ON g.member_id = m.id
      WHERE m.id IS NULL OR g.member_id IS NULL`,
  },
  {
    name: 'of who was erased nothing is left that says who it was',
    sql: `WITH RECURSIVE been AS (SELECT member_id FROM member_exit WHERE state = 'erased'
        UNION SELECT a.member_id FROM been b JOIN member_alias a ON a.to_id = b.member_id)
      SELECT b.member_id, concat_ws(', ',
        CASE WHEN num_nonnulls(m.name_enc, m.phone_enc, m.birthday_enc, m.name_index, m.phone_tail_index, m.birthday_index) > 0
          THEN 'sealed fields' END,
        CASE WHEN num_nonnulls(p.details_enc, p.contact, p.avatar_key) > 0 OR cardinality(p.interests) > 0 THEN 'profile' END,
        CASE WHEN b.member_id IN (SELECT member_id FROM member_phone) THEN 'phone' END,
        CASE WHEN b.member_id IN (SELECT member_id FROM member_email) THEN 'e-mail' END,
        CASE WHEN b.member_id IN (SELECT member_id FROM member_external) THEN 'outside number' END,
        CASE WHEN b.member_id IN (SELECT member_id FROM wechat_identity WHERE member_id IS NOT NULL) THEN 'WeChat' END,
        CASE WHEN b.member_id IN (SELECT member_id FROM member_card WHERE void_at IS NULL) THEN 'card' END,
        CASE WHEN b.member_id IN (SELECT member_id FROM inbox_message) THEN 'messages' END) AS detail
      FROM been b JOIN member m ON m.id = b.member_id LEFT JOIN member_profile p ON p.member_id = b.member_id
      WHERE num_nonnulls(m.name_enc, m.phone_enc, m.birthday_enc, m.name_index, m.phone_tail_index, m.birthday_index,
          p.details_enc, p.contact, p.avatar_key) > 0 OR cardinality(p.interests) > 0
        OR b.member_id IN (SELECT member_id FROM member_phone) OR b.member_id IN (SELECT member_id FROM member_email) OR b.member_id IN (SELECT member_id FROM member_external)
        OR b.member_id IN (SELECT member_id FROM wechat_identity WHERE member_id IS NOT NULL)
        OR b.member_id IN (SELECT member_id FROM member_card WHERE void_at IS NULL)
        OR b.member_id IN (SELECT member_id FROM inbox_message)`,
  },
  {
    name: 'who was erased has no points left, and forfeited what the exit says',
    sql: `SELECT e.member_id, format('balance %s, held %s, forfeited %s, the exit says %s', a.balance, a.held, a.forfeited, e.points_forfeited) AS detail
      FROM member_exit e LEFT JOIN point_account a ON a.member_id = e.member_id
      WHERE e.state = 'erased' AND (a.member_id IS NULL OR a.balance <> 0 OR a.held <> 0 OR a.forfeited <> e.points_forfeited)`,
  },
];
