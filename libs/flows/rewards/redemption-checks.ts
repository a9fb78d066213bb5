// Redemptions against the ledger, their rewards and their codes.
import type { LedgerCheck } from '@guike/points';

export const redemptionChecks: readonly LedgerCheck[] = [
  {
    name: 'a redemption spent its points, and has them back if it lapsed',
    sql: `SELECT member_id, format('redemption %s %s: spent and returned %s, entries %s', redemption, d.state, d.sums, e.sums) AS detail
      FROM (SELECT member_id, id::text AS redemption, state,
          ARRAY[points, CASE state WHEN 'lapsed' THEN points ELSE 0 END]::bigint[] AS sums FROM redemption) d
      FULL JOIN (SELECT member_id, split_part(coalesce(cancels, operation), '/', 2) AS redemption,
          ARRAY[coalesce(-sum(points) FILTER (WHERE kind = 'spend'), 0),
            coalesce(sum(points) FILTER (WHERE kind = 'cancel'), 0)]::bigint[] AS sums
        FROM point_entry WHERE coalesce(cancels, operation) LIKE 'redeem/%' GROUP BY 1, 2) e USING (member_id, redemption)
      WHERE d.sums IS DISTINCT FROM e.sums`,
  },
  {
    // The stock is every member's; what is wrong with it is nobody's in particular.
    name: 'what is taken of a reward are its redemptions that did not lapse',
    sql: `SELECT NULL::uuid AS member_id, format('reward %s: %s taken, %s redeemed', reward_id, w.taken, coalesce(r.n, 0)) AS detail
      FROM (SELECT id AS reward_id, taken FROM reward) w
      FULL JOIN (SELECT reward_id, count(*) FILTER (WHERE state <> 'lapsed') AS n FROM redemption GROUP BY reward_id) r USING (reward_id)
      WHERE w.taken IS DISTINCT FROM coalesce(r.n, 0)`,
  },
  {
    name: 'redemptions and their codes are one to one',
    sql: `SELECT member_id, format('redemption %s has the code %s', redemption_id, c.code) AS detail
      FROM (SELECT member_id, id AS redemption_id, state FROM redemption) r
      FULL JOIN redemption_code c USING (member_id, redemption_id)
      WHERE r.state IS NULL OR c.code IS NULL`,
  },
  {
    name: 'the stock of a reward is what its changes made it, each from where the one before ended',
    sql: `SELECT NULL::uuid AS member_id, format('reward %s: stock %s, by its changes %s', reward_id, w.stock, c.stock_after) AS detail
      FROM (SELECT id AS reward_id, stock FROM reward) w
      FULL JOIN (SELECT DISTINCT ON (reward_id) reward_id, stock_after FROM reward_stock_change
        ORDER BY reward_id, version DESC) c USING (reward_id)
      WHERE w.reward_id IS NULL OR c.reward_id IS NULL OR w.stock IS DISTINCT FROM c.stock_after
      UNION ALL
      SELECT NULL, format('reward %s: the change at version %s begins with %s after %s', reward_id, version, stock_before, was)
      FROM (SELECT c.*, lag(stock_after) OVER changes AS was, row_number() OVER changes AS place FROM reward_stock_change c
        WINDOW changes AS (PARTITION BY reward_id ORDER BY version)) c
      WHERE place > 1 AND stock_before IS DISTINCT FROM was`,
  },
];
