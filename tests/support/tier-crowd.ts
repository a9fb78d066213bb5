// Many members with tier facts at once, written by SQL as the sales of years would have left them, by a seed.
import type { BusinessDay } from '@guike/kernel';
import { type Tx, rows } from '@guike/platform';

export interface Crowd {
  readonly members: number;
  readonly storeId: string;
  /** Windows of the rows are of this day: the last time anybody bought, and no later than the review. */
  readonly movedOn: BusinessDay;
  readonly tiers: readonly string[];
  /** Between 0 and 1: the same seed gives the same crowd. */
  readonly seed: number;
}

/**
 * Writes members with up to six visits over three years, sums of theirs over every window, and anything else that a row
 * may hold. Visits lie before `movedOn`; whole yuan up to 12,000 each.
 */
export async function writeCrowd(tx: Tx, { members, storeId, movedOn, tiers, seed }: Crowd): Promise<void> {
  await rows(tx, `SELECT setseed($1)`, [seed]);
  await rows(
    tx,
    `WITH somebody AS MATERIALIZED (
       SELECT gen_random_uuid() AS id, $2::date - (random() * 2000)::integer AS joined FROM generate_series(1, $1))
     , people AS (
       INSERT INTO member (id, state, created_at, joined_at, joined_on, joined_store_id)
       SELECT id, CASE WHEN random() < 0.98 THEN 'active' ELSE 'frozen' END, joined, joined, joined, $3 FROM somebody)
     , accounts AS (INSERT INTO point_account (member_id, status) SELECT id, 'active' FROM somebody)
     INSERT INTO member_tier (member_id, tier, tier_since, joined_on, lifetime_net_fen, lifetime_items, lifetime_orders,
       last_return_on, referrals_joined, referrals_vip, paid_level, paid_until, lifts, protected_since, protected_until,
       paused_until, floor_tier, floor_until, earned_tier)
     SELECT id, CASE WHEN floor IS NULL THEN earned ELSE floor END, joined, joined, 0, 0, 0, returned, (random() * 6)::integer,
       (random() * 6)::integer, CASE WHEN paid IS NULL THEN 0 ELSE 1 END, paid,
       CASE WHEN random() < 0.2 THEN '{friends}'::text[] ELSE '{}' END, safe - 180, safe,
       CASE WHEN random() < 0.05 THEN $2::date + (random() * 200)::integer - 50 END, floor,
       CASE WHEN floor IS NOT NULL THEN $2::date + 90 END, CASE WHEN floor IS NOT NULL THEN earned END
     FROM (SELECT id, joined, ($4::text[])[1 + floor(random() * cardinality($4::text[]))::integer] AS earned,
         CASE WHEN random() < 0.1 THEN joined + (random() * 1500)::integer END AS returned,
         CASE WHEN random() < 0.3 THEN $2::date + (random() * 400)::integer - 200 END AS paid,
         CASE WHEN random() < 0.2 THEN $2::date + (random() * 300)::integer - 100 END AS safe,
         CASE WHEN random() < 0.05 THEN ($4::text[])[cardinality($4::text[])] END AS floor
       FROM somebody) s`,
    [members, movedOn, storeId, tiers],
  );
  await rows(
    tx,
    `INSERT INTO member_visit (member_id, business_day, store_id, net_fen, items, top_up_fen, orders, profit_fen)
     SELECT member_id, day, $2, 100 * (random() * CASE WHEN random() < 0.5 THEN 12000 ELSE 900 END)::integer,
       1 + (random() * 3)::integer, 0, CASE WHEN random() < 0.9 THEN 1 ELSE 0 END, (random() * 200000)::integer - 20000
     FROM (SELECT member_id, $1::date - (random() * 1100)::integer AS day, random() AS chance
       FROM member_tier, generate_series(1, 6)) v
     WHERE chance < 0.5 ON CONFLICT DO NOTHING`,
    [movedOn, storeId],
  );
  await rows(tx, sums, [movedOn]);
  await rows(tx, `ANALYZE member_tier, member_visit, member`);
}

/** The sums of each row over its windows; some rows were last moved long ago. */
const sums = `
  WITH moved AS (SELECT member_id, $1::date - (random() * 500)::integer * (random() * 1.5)::integer AS day FROM member_tier),
  windows AS (SELECT member_id, (day - interval '12 months')::date + 1 AS rolling, date_trunc('year', day)::date AS year FROM moved)
  UPDATE member_tier t SET rolling_from = w.rolling, year_from = w.year,
    lifetime_net_fen = coalesce(v.net, 0), lifetime_profit_fen = coalesce(v.profit, 0), lifetime_items = coalesce(v.items, 0),
    lifetime_orders = coalesce(v.orders, 0), lifetime_visits = coalesce(v.visits, 0),
    rolling_net_fen = coalesce(v.r_net, 0), rolling_profit_fen = coalesce(v.r_profit, 0), rolling_items = coalesce(v.r_items, 0),
    rolling_orders = coalesce(v.r_orders, 0), rolling_visits = coalesce(v.r_visits, 0),
    year_net_fen = coalesce(v.y_net, 0), year_profit_fen = coalesce(v.y_profit, 0), year_items = coalesce(v.y_items, 0),
    year_orders = coalesce(v.y_orders, 0), year_visits = coalesce(v.y_visits, 0)
  FROM windows w LEFT JOIN LATERAL (
    SELECT sum(net_fen) AS net, sum(profit_fen) AS profit, sum(items) AS items, sum(orders) AS orders,
      count(*) FILTER (WHERE orders > 0) AS visits,
      sum(net_fen) FILTER (WHERE business_day >= w.rolling) AS r_net,
      sum(profit_fen) FILTER (WHERE business_day >= w.rolling) AS r_profit,
      sum(items) FILTER (WHERE business_day >= w.rolling) AS r_items,
      sum(orders) FILTER (WHERE business_day >= w.rolling) AS r_orders,
      count(*) FILTER (WHERE orders > 0 AND business_day >= w.rolling) AS r_visits,
      sum(net_fen) FILTER (WHERE business_day >= w.year) AS y_net,
      sum(profit_fen) FILTER (WHERE business_day >= w.year) AS y_profit,
      sum(items) FILTER (WHERE business_day >= w.year) AS y_items,
      sum(orders) FILTER (WHERE business_day >= w.year) AS y_orders,
      count(*) FILTER (WHERE orders > 0 AND business_day >= w.year) AS y_visits
    FROM member_visit WHERE member_id = w.member_id) v ON true
  WHERE t.member_id = w.member_id`;
