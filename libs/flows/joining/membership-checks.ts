// People's states against what made them so: an open application, an approval, a frozen card.
import type { LedgerCheck } from '@guike/points';

export const membershipChecks: readonly LedgerCheck[] = [
  {
    name: 'who has applied has one open application, and nobody else has one',
    sql: `SELECT coalesce(m.id, a.member_id) AS member_id, format('state %s, open applications %s', m.state, a.n) AS detail
      FROM (SELECT id, state FROM member WHERE state = 'applied') m
      FULL JOIN (SELECT member_id, count(*) AS n FROM membership_application WHERE state = 'open' GROUP BY member_id) a ON a.member_id = m.id
      WHERE m.id IS NULL OR a.n IS DISTINCT FROM 1`,
  },
  {
    name: 'who was approved, or accepted an invitation, has joined',
    sql: `SELECT x.member_id, format('%s %s, state %s, joined on %s', x.what, x.id, m.state, m.joined_on) AS detail
      FROM (SELECT member_id, id, 'application' AS what FROM membership_application WHERE state = 'approved'
        UNION ALL SELECT member_id, id, 'invitation' FROM membership_invitation WHERE state = 'accepted') x
      LEFT JOIN member m ON m.id = x.member_id WHERE m.joined_on IS NULL`,
  },
  {
    name: 'a frozen card has somebody who froze it and has not lifted it, and no other card has',
    sql: `SELECT coalesce(m.id, f.member_id) AS member_id, format('state %s, freezes not lifted %s', m.state, f.n) AS detail
      FROM (SELECT id, state FROM member WHERE state = 'frozen') m
      FULL JOIN (SELECT member_id, count(*) AS n FROM card_freeze WHERE lifted_at IS NULL GROUP BY member_id) f ON f.member_id = m.id
      WHERE m.id IS NULL OR f.n IS DISTINCT FROM 1`,
  },
];
