// What campaigns count against whom they reached: targets, messages, budgets. None of it is about one member alone.
import type { LedgerCheck } from '@guike/points';

export const campaignChecks: readonly LedgerCheck[] = [
  {
    name: 'a run of a campaign has reached and left out as many as it counts',
    sql: `SELECT NULL::uuid AS member_id, format('run %s counts %s and %s, targets %s and %s', run_id, r.sent, r.held_out,
          coalesce(x.sent, 0), coalesce(x.held_out, 0)) AS detail
      FROM (SELECT id AS run_id, sent, held_out FROM campaign_run) r
      FULL JOIN (SELECT run_id, count(*) FILTER (WHERE arm = 'send') AS sent, count(*) FILTER (WHERE arm = 'holdout') AS held_out
        FROM campaign_target GROUP BY run_id) x USING (run_id)
      WHERE (coalesce(r.sent, 0), coalesce(r.held_out, 0)) <> (coalesce(x.sent, 0), coalesce(x.held_out, 0)) OR r.sent IS NULL`,
  },
  {
    // Who has left keeps no messages.
    name: 'whom a campaign reached has its message, and whom it left out has none',
    sql: `SELECT x.member_id, format('run %s, %s, messages %s', x.run_id, x.arm, coalesce(i.n, 0)) AS detail
      FROM campaign_target x JOIN member m ON m.id = x.member_id AND m.state <> 'exited'
      LEFT JOIN (SELECT member_id, campaign_run_id AS run_id, count(*) AS n FROM inbox_message
        WHERE campaign_run_id IS NOT NULL GROUP BY 1, 2) i ON i.member_id = x.member_id AND i.run_id = x.run_id
      WHERE coalesce(i.n, 0) <> CASE x.arm WHEN 'send' THEN 1 ELSE 0 END`,
  },
  {
    name: 'a campaign has sent and given what its runs have',
    sql: `SELECT NULL::uuid AS member_id, format('campaign %s counts %s messages and %s fen, its runs %s and %s', c.id,
          c.sent_messages, c.sent_coupon_fen, coalesce(r.sent, 0), coalesce(r.fen, 0)) AS detail
      FROM campaign c LEFT JOIN (SELECT campaign_id, sum(sent) AS sent, sum(coupon_fen) AS fen FROM campaign_run
        GROUP BY campaign_id) r ON r.campaign_id = c.id
      WHERE (c.sent_messages, c.sent_coupon_fen) <> (coalesce(r.sent, 0), coalesce(r.fen, 0))`,
  },
];
