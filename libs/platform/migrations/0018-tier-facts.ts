// Tier facts over every window: rolling sums in the member's row, each leaving day subtracted once; the log of what
// changed them besides sales; protection, floors, pauses and lifts. Expands only: processes of before go on working.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class TierFacts1764000000018 implements MigrationInterface {
  name = 'TierFacts1764000000018';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(columns);
    await runner.query(log);
    await runner.query(backfill);
    await runner.query(addFacts);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

/**
 * Fen, pieces, counts. `tier` is what is shown; under a floor it may be above `earned_tier`, which is kept only then.
 * The windows of rows from before start at the epoch: the first operation moves them to where they belong.
 */
const columns = /* sql */ `
  ALTER TABLE purchase ADD COLUMN counted_at timestamptz, ADD COLUMN profit_fen bigint NOT NULL DEFAULT 0,
    ADD COLUMN visit_points integer NOT NULL DEFAULT 0;
  ALTER TABLE purchase_line ADD COLUMN cost_fen bigint;
  ALTER TABLE member_visit ADD COLUMN profit_fen bigint NOT NULL DEFAULT 0;
  ALTER TABLE member_tier
    ADD COLUMN earned_tier text, ADD COLUMN joined_on date,
    ADD COLUMN lifetime_profit_fen bigint NOT NULL DEFAULT 0, ADD COLUMN lifetime_visits integer NOT NULL DEFAULT 0,
    ADD COLUMN rolling_from date NOT NULL DEFAULT '1970-01-01', ADD COLUMN rolling_net_fen bigint NOT NULL DEFAULT 0,
    ADD COLUMN rolling_profit_fen bigint NOT NULL DEFAULT 0, ADD COLUMN rolling_items bigint NOT NULL DEFAULT 0,
    ADD COLUMN rolling_orders integer NOT NULL DEFAULT 0, ADD COLUMN rolling_visits integer NOT NULL DEFAULT 0,
    ADD COLUMN year_from date NOT NULL DEFAULT '1970-01-01', ADD COLUMN year_net_fen bigint NOT NULL DEFAULT 0,
    ADD COLUMN year_profit_fen bigint NOT NULL DEFAULT 0, ADD COLUMN year_items bigint NOT NULL DEFAULT 0,
    ADD COLUMN year_orders integer NOT NULL DEFAULT 0, ADD COLUMN year_visits integer NOT NULL DEFAULT 0,
    ADD COLUMN last_return_on date,
    ADD COLUMN referrals_joined integer NOT NULL DEFAULT 0, ADD COLUMN referrals_vip integer NOT NULL DEFAULT 0,
    ADD COLUMN paid_level integer NOT NULL DEFAULT 0, ADD COLUMN paid_until date,
    ADD COLUMN lifts text[] NOT NULL DEFAULT '{}',
    ADD COLUMN protected_since date, ADD COLUMN protected_until date,
    ADD COLUMN floor_tier text, ADD COLUMN floor_until date, ADD COLUMN paused_until date,
    ADD CONSTRAINT member_tier_floor_whole CHECK (
      (floor_tier IS NULL) = (floor_until IS NULL) AND (floor_tier IS NULL) = (earned_tier IS NULL)),
    ADD CONSTRAINT member_tier_protection_whole CHECK ((protected_since IS NULL) = (protected_until IS NULL));
  CREATE INDEX member_tier_protected ON member_tier (protected_until) WHERE protected_until IS NOT NULL;
  CREATE INDEX member_tier_floor ON member_tier (floor_until) WHERE floor_until IS NOT NULL;
  CREATE INDEX member_tier_paid ON member_tier (paid_until) WHERE paid_until IS NOT NULL;`;

const backfill = /* sql */ `
  UPDATE purchase p SET counted_at = greatest(p.recorded_at, m.joined_at) FROM member m WHERE p.counts AND m.id = p.member_id;
  UPDATE member_tier t SET joined_on = m.joined_on, rolling_net_fen = t.lifetime_net_fen,
    rolling_items = t.lifetime_items, rolling_orders = t.lifetime_orders, year_net_fen = t.lifetime_net_fen, year_items = t.lifetime_items,
    year_orders = t.lifetime_orders
  FROM member m WHERE m.id = t.member_id;
  UPDATE member_tier t SET lifetime_visits = v.visits, rolling_visits = v.visits, year_visits = v.visits
  FROM (SELECT member_id, count(*) FILTER (WHERE orders > 0) AS visits FROM member_visit GROUP BY member_id) v
  WHERE v.member_id = t.member_id;
  INSERT INTO tier_fact (member_id, id, kind, business_day, store_id, recorded_at, purchase_id, net_fen, items, orders,
    top_up_fen, returned_on)
  SELECT p.member_id, gen_random_uuid(), 'refund', (p.paid_at AT TIME ZONE z.zone)::date, p.store_id,
    coalesce(r.at, p.recorded_at), p.id, -p.returned_fen, -l.back,
    -(l.back = p.items AND p.items > 0)::integer, CASE WHEN p.status = 'void' THEN -p.top_up_fen ELSE 0 END, r.returned_on
  FROM purchase p
  JOIN (SELECT version, body->>'timeZone' AS zone FROM programme_version OFFSET 0) z ON z.version = p.programme_version
  CROSS JOIN LATERAL (SELECT coalesce(sum(l.returned_quantity), 0) AS back FROM purchase_line l
    WHERE l.member_id = p.member_id AND l.purchase_id = p.id AND l.goods) l
  CROSS JOIN LATERAL (SELECT max(r.recorded_at) AS at,
      max((r.refunded_at AT TIME ZONE z.zone)::date) FILTER (WHERE r.mode <> 'void') AS returned_on
    FROM refund r WHERE r.member_id = p.member_id AND (r.purchase_id = p.id OR EXISTS (SELECT FROM refund_line b
      WHERE b.member_id = r.member_id AND b.refund_id = r.id AND b.purchase_id = p.id))) r
  WHERE p.counts AND (p.returned_fen > 0 OR l.back > 0 OR p.status = 'void');
  UPDATE member_tier t SET last_return_on = f.returned_on
  FROM (SELECT member_id, max(returned_on) AS returned_on FROM tier_fact GROUP BY member_id) f
  WHERE f.member_id = t.member_id;`;

/**
 * What changed the facts besides sales that counted when they were recorded: refunds, sales from before the card, fees,
 * friends. Append-only, with the day it happened and the instant it became known, so that any past day can be explained.
 */
const log = /* sql */ `
  CREATE TABLE tier_fact (
    member_id uuid NOT NULL,
    id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('refund', 'earlier', 'merged', 'referral_joined', 'referral_vip', 'fee')),
    business_day date NOT NULL,
    store_id uuid,
    recorded_at timestamptz NOT NULL,
    purchase_id uuid,
    cause_id uuid,
    net_fen bigint NOT NULL DEFAULT 0,
    profit_fen bigint NOT NULL DEFAULT 0,
    items bigint NOT NULL DEFAULT 0,
    orders integer NOT NULL DEFAULT 0,
    top_up_fen bigint NOT NULL DEFAULT 0,
    amount bigint NOT NULL DEFAULT 0,
    until_day date,
    returned_on date,
    PRIMARY KEY (member_id, id)
  );
  REVOKE UPDATE, DELETE ON tier_fact FROM guike_app;`;

/**
 * `tier_rolled`: the row with its windows moved to p_today: days that left the twelve months are subtracted, each once; a
 * new calendar year starts from its own days. `tier_record` adds one purchase or refund to every window, writes it
 * to the log where it has a kind, and answers with the row and the visit as they are then; the caller holds the member's
 * lock. The function of before stays for processes of before: it knows no today, so it moves no window beyond the day of
 * the sale.
 */
const addFacts = /* sql */ `
  CREATE FUNCTION tier_rolled(t member_tier, p_today date) RETURNS member_tier LANGUAGE plpgsql STABLE AS $$
  DECLARE
    window_from date := (p_today - interval '12 months')::date + 1;
    new_year date := date_trunc('year', p_today)::date;
    s record;
  BEGIN
    IF window_from > t.rolling_from THEN
      SELECT coalesce(sum(net_fen), 0) AS net, coalesce(sum(profit_fen), 0) AS profit, coalesce(sum(items), 0) AS items,
        coalesce(sum(orders), 0) AS orders, count(*) FILTER (WHERE orders > 0) AS visits INTO s
      FROM member_visit
      WHERE member_id = t.member_id AND business_day >= t.rolling_from AND business_day < window_from;
      t.rolling_from := window_from;
      t.rolling_net_fen := t.rolling_net_fen - s.net;
      t.rolling_profit_fen := t.rolling_profit_fen - s.profit;
      t.rolling_items := t.rolling_items - s.items;
      t.rolling_orders := t.rolling_orders - s.orders;
      t.rolling_visits := t.rolling_visits - s.visits;
    END IF;
    IF new_year > t.year_from THEN
      SELECT coalesce(sum(net_fen), 0) AS net, coalesce(sum(profit_fen), 0) AS profit, coalesce(sum(items), 0) AS items,
        coalesce(sum(orders), 0) AS orders, count(*) FILTER (WHERE orders > 0) AS visits INTO s
      FROM member_visit WHERE member_id = t.member_id AND business_day >= new_year;
      t.year_from := new_year;
      t.year_net_fen := s.net;
      t.year_profit_fen := s.profit;
      t.year_items := s.items;
      t.year_orders := s.orders;
      t.year_visits := s.visits;
    END IF;
    RETURN t;
  END $$;

  CREATE FUNCTION tier_record(p_member uuid, p_today date, p_day date, p_store uuid, p_net bigint, p_profit bigint,
    p_items bigint, p_top_up bigint, p_orders integer, p_returned_on date, p_kind text, p_fact uuid, p_purchase uuid,
    p_cause uuid, p_at timestamptz, OUT held member_tier, OUT visit member_visit)
  LANGUAGE plpgsql AS $$
  DECLARE d_visits integer;
  BEGIN
    SELECT * INTO held FROM member_tier WHERE member_id = p_member;
    IF NOT FOUND THEN RAISE 'a member without a tier'; END IF;
    held := tier_rolled(held, p_today);
    INSERT INTO member_visit AS v (member_id, business_day, store_id, net_fen, items, top_up_fen, orders, profit_fen)
      VALUES (p_member, p_day, p_store, p_net, p_items, p_top_up, p_orders, p_profit)
      ON CONFLICT (member_id, business_day, store_id) DO UPDATE SET
        net_fen = v.net_fen + excluded.net_fen, items = v.items + excluded.items,
        top_up_fen = v.top_up_fen + excluded.top_up_fen, orders = v.orders + excluded.orders,
        profit_fen = v.profit_fen + excluded.profit_fen
      RETURNING * INTO visit;
    d_visits := (visit.orders > 0)::integer - (visit.orders - p_orders > 0)::integer;
    held.lifetime_net_fen := held.lifetime_net_fen + p_net;
    held.lifetime_profit_fen := held.lifetime_profit_fen + p_profit;
    held.lifetime_items := held.lifetime_items + p_items;
    held.lifetime_orders := held.lifetime_orders + p_orders;
    held.lifetime_visits := held.lifetime_visits + d_visits;
    IF p_day >= held.rolling_from THEN
      held.rolling_net_fen := held.rolling_net_fen + p_net;
      held.rolling_profit_fen := held.rolling_profit_fen + p_profit;
      held.rolling_items := held.rolling_items + p_items;
      held.rolling_orders := held.rolling_orders + p_orders;
      held.rolling_visits := held.rolling_visits + d_visits;
    END IF;
    IF p_day >= held.year_from THEN
      held.year_net_fen := held.year_net_fen + p_net;
      held.year_profit_fen := held.year_profit_fen + p_profit;
      held.year_items := held.year_items + p_items;
      held.year_orders := held.year_orders + p_orders;
      held.year_visits := held.year_visits + d_visits;
    END IF;
    held.last_return_on := greatest(held.last_return_on, p_returned_on);
    UPDATE member_tier SET
      lifetime_net_fen = held.lifetime_net_fen, lifetime_profit_fen = held.lifetime_profit_fen,
      lifetime_items = held.lifetime_items, lifetime_orders = held.lifetime_orders,
      lifetime_visits = held.lifetime_visits, rolling_from = held.rolling_from,
      rolling_net_fen = held.rolling_net_fen, rolling_profit_fen = held.rolling_profit_fen,
      rolling_items = held.rolling_items, rolling_orders = held.rolling_orders,
      rolling_visits = held.rolling_visits, year_from = held.year_from, year_net_fen = held.year_net_fen,
      year_profit_fen = held.year_profit_fen, year_items = held.year_items, year_orders = held.year_orders,
      year_visits = held.year_visits, last_return_on = held.last_return_on
    WHERE member_id = p_member;
    IF p_kind IS NOT NULL THEN
      INSERT INTO tier_fact (member_id, id, kind, business_day, store_id, recorded_at, purchase_id, cause_id, net_fen,
        profit_fen, items, orders, top_up_fen, returned_on)
      VALUES (p_member, p_fact, p_kind, p_day, p_store, p_at, p_purchase, p_cause, p_net, p_profit, p_items, p_orders,
        p_top_up, p_returned_on);
    END IF;
  END $$;

  CREATE OR REPLACE FUNCTION tier_add_facts(p_member uuid, p_day date, p_store uuid, p_net bigint, p_items bigint,
    p_top_up bigint, p_orders integer)
  RETURNS TABLE (tier text, lifetime_net_fen bigint, lifetime_items bigint, lifetime_orders integer,
    visit_net_fen bigint, visit_items bigint, visit_top_up_fen bigint, visit_orders integer)
  LANGUAGE sql AS $$
    SELECT (r.held).tier, (r.held).lifetime_net_fen, (r.held).lifetime_items, (r.held).lifetime_orders,
      (r.visit).net_fen, (r.visit).items, (r.visit).top_up_fen, (r.visit).orders
    FROM tier_record(p_member, p_day, p_day, p_store, p_net, 0, p_items, p_top_up, p_orders, NULL,
      CASE WHEN least(p_net, p_items, p_top_up, p_orders) < 0 THEN 'refund' END, gen_random_uuid(), NULL, NULL,
      -- Its points were booked just before, at the instant that the process knew.
      (SELECT e.recorded_at FROM point_entry e WHERE e.member_id = p_member ORDER BY e.seq DESC LIMIT 1)) r
  $$;`;
