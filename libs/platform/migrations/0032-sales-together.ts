// Sales of many members booked together: each function does for many what another does for one, in one pass over all of
// them, since most of what one costs is the calling of it. The rules are those of 0006, 0010 and 0018.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SalesTogether1764000000032 implements MigrationInterface {
  name = 'SalesTogether1764000000032';

  async up(runner: QueryRunner): Promise<void> {
    for (const part of [locking, earning, recording]) await runner.query(part);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

/** As member_lock: the locks are taken before the look, in the order of the ids. Nobody is answered without an account. */
const locking = /* sql */ `
  CREATE FUNCTION member_lock_many(p_members uuid[], p_today date)
  RETURNS TABLE (id uuid, state text, joined_at timestamptz, tier text, balance bigint, owed bigint, pending bigint)
  LANGUAGE plpgsql AS $$
  #variable_conflict use_column
  BEGIN
    PERFORM FROM point_account a WHERE a.member_id = ANY (p_members) ORDER BY a.member_id FOR UPDATE;
    RETURN QUERY
      SELECT m.id, m.state, m.joined_at, t.tier,
        CASE WHEN a.next_expiry < p_today THEN a.balance - point_due(a, p_today) ELSE a.balance END, a.owed,
        CASE WHEN a.tail_count > 0 THEN point_pending(a, p_today) ELSE (SELECT coalesce(sum(l.n), 0)
          FROM unnest(a.lot_available, a.lot_left) AS l(available_on, n) WHERE l.available_on > p_today) END
      FROM point_account a JOIN member m ON m.id = a.member_id LEFT JOIN member_tier t ON t.member_id = m.id
      WHERE a.member_id = ANY (p_members);
  END $$;`;

/**
 * As point_earn, for different members. Plain is an account where nothing is due, held or owed and where the lot comes
 * last in the row; every other earning goes through point_earn itself. Hence both write the same.
 */
const earning = /* sql */ `
  CREATE FUNCTION point_earn_many(p_members uuid[], p_operations text[], p_hashes bytea[], p_points integer[],
    p_purchases uuid[], p_stores uuid[], p_available date[], p_expires date[], p_now timestamptz, p_today date[],
    p_versions integer[])
  RETURNS TABLE (nth bigint, replayed boolean, points bigint, seq integer, balance bigint, owed bigint, pending bigint)
  LANGUAGE plpgsql AS $$
  #variable_conflict use_column
  DECLARE plain bigint[];
  BEGIN
    PERFORM FROM point_account a WHERE a.member_id = ANY (p_members) ORDER BY a.member_id FOR UPDATE;
    SELECT coalesce(array_agg(e.place), '{}') INTO plain
      FROM unnest(p_members, p_operations, p_points, p_expires, p_today)
        WITH ORDINALITY AS e(member, operation, points, expires, today, place)
      JOIN point_account a ON a.member_id = e.member
      WHERE a.status = 'active' AND a.held = 0 AND a.owed = 0 AND a.tail_count = 0 AND cardinality(a.lot_seq) < 64
        AND e.points > 0 AND e.expires >= e.today AND coalesce(a.next_expiry, e.today) >= e.today
        AND coalesce(a.lot_expires[cardinality(a.lot_expires)], e.expires) <= e.expires
        AND NOT EXISTS (SELECT FROM point_operation o WHERE o.member_id = e.member AND o.operation = e.operation);
    IF cardinality(plain) < cardinality(p_members) THEN
      RETURN QUERY
        SELECT e.place, b.replayed, b.points, b.seq, b.balance, b.owed, b.pending
        FROM unnest(p_members, p_operations, p_hashes, p_points, p_purchases, p_stores, p_available, p_expires, p_today,
            p_versions) WITH ORDINALITY
            AS e(member, operation, hash, points, purchase, store, available, expires, today, version, place),
          LATERAL point_earn(e.member, e.operation, e.hash, e.points, e.purchase, e.store, e.available, e.expires,
            p_now, e.today, e.version) AS b
        WHERE NOT e.place = ANY (plain);
    END IF;
    RETURN QUERY
      WITH e AS MATERIALIZED (
        SELECT e.*, a.seq + 1 AS seq, a.balance + e.points AS balance,
          (SELECT coalesce(sum(l.n), 0) FROM unnest(a.lot_available, a.lot_left) AS l(available_on, n)
            WHERE l.available_on > e.today) + CASE WHEN e.available > e.today THEN e.points ELSE 0 END AS pending
        FROM unnest(p_members, p_operations, p_hashes, p_points, p_purchases, p_stores, p_available, p_expires, p_today,
            p_versions) WITH ORDINALITY
            AS e(member, operation, hash, points, purchase, store, available, expires, today, version, place)
        JOIN point_account a ON a.member_id = e.member
        WHERE cardinality(plain) = cardinality(p_members) OR e.place = ANY (plain)
      ), account AS (
        UPDATE point_account a SET seq = e.seq, balance = e.balance, earned = a.earned + e.points,
          lot_seq = a.lot_seq || e.seq, lot_available = a.lot_available || e.available,
          lot_expires = a.lot_expires || e.expires, lot_left = a.lot_left || e.points,
          next_expiry = least(a.next_expiry, e.expires)
        FROM e WHERE a.member_id = e.member
      ), operation AS (
        INSERT INTO point_operation (member_id, operation, request_hash, seq)
        SELECT e.member, e.operation, e.hash, e.seq FROM e
      ), entry AS (
        INSERT INTO point_entry (member_id, seq, kind, points, operation, purchase_id, entitled, store_id, allocation,
          available_on, expires_on, balance_after, owed_after, business_day, recorded_at, programme_version)
        SELECT e.member, e.seq, 'earn', e.points, e.operation, e.purchase,
          CASE WHEN e.purchase IS NOT NULL THEN e.points END, e.store, ARRAY[e.seq, e.points], e.available, e.expires,
          e.balance, 0, e.today, p_now, e.version FROM e
      )
      SELECT e.place, false, e.points::bigint, e.seq, e.balance, 0::bigint, e.pending::bigint FROM e;
  END $$;`;

/**
 * As tier_record of purchases that their own rows tell of, for different members: windows are moved by what left them
 * before the visits of now are counted. Members without a tier are not answered.
 */
const recording = /* sql */ `
  CREATE FUNCTION tier_record_many(p_members uuid[], p_today date[], p_days date[], p_stores uuid[], p_net bigint[],
    p_profit bigint[], p_items bigint[], p_top_up bigint[], p_orders integer[])
  RETURNS TABLE (nth bigint, held member_tier, visit member_visit)
  LANGUAGE plpgsql AS $$
  #variable_conflict use_column
  BEGIN
    RETURN QUERY
      WITH c AS MATERIALIZED (
        SELECT c.*, (c.today - interval '12 months')::date + 1 AS window_from, date_trunc('year', c.today)::date AS new_year
        FROM unnest(p_members, p_today, p_days, p_stores, p_net, p_profit, p_items, p_top_up, p_orders)
          WITH ORDINALITY AS c(member, today, day, store, net, profit, items, top_up, orders, place)
      ), moved AS MATERIALIZED (
        SELECT c.*, greatest(t.rolling_from, c.window_from) AS rolling_from, greatest(t.year_from, c.new_year) AS year_from,
          gone.net AS gone_net, gone.profit AS gone_profit, gone.items AS gone_items, gone.orders AS gone_orders,
          gone.visits AS gone_visits, c.new_year > t.year_from AS is_new_year,
          y.net AS y_net, y.profit AS y_profit, y.items AS y_items, y.orders AS y_orders, y.visits AS y_visits
        FROM c JOIN member_tier t ON t.member_id = c.member
        CROSS JOIN LATERAL (
          SELECT coalesce(sum(v.net_fen), 0)::bigint AS net, coalesce(sum(v.profit_fen), 0)::bigint AS profit,
            coalesce(sum(v.items), 0)::bigint AS items, coalesce(sum(v.orders), 0)::integer AS orders,
            (count(*) FILTER (WHERE v.orders > 0))::integer AS visits
          FROM member_visit v
          WHERE v.member_id = t.member_id AND v.business_day >= t.rolling_from AND v.business_day < c.window_from) AS gone
        CROSS JOIN LATERAL (
          SELECT coalesce(sum(v.net_fen), 0)::bigint AS net, coalesce(sum(v.profit_fen), 0)::bigint AS profit,
            coalesce(sum(v.items), 0)::bigint AS items, coalesce(sum(v.orders), 0)::integer AS orders,
            (count(*) FILTER (WHERE v.orders > 0))::integer AS visits
          FROM member_visit v
          WHERE v.member_id = t.member_id AND v.business_day >= c.new_year AND c.new_year > t.year_from) AS y
      ), visited AS (
        INSERT INTO member_visit AS v (member_id, business_day, store_id, net_fen, items, top_up_fen, orders, profit_fen)
        SELECT moved.member, moved.day, moved.store, moved.net, moved.items, moved.top_up, moved.orders, moved.profit
        FROM moved
        ON CONFLICT (member_id, business_day, store_id) DO UPDATE SET
          net_fen = v.net_fen + excluded.net_fen, items = v.items + excluded.items,
          top_up_fen = v.top_up_fen + excluded.top_up_fen, orders = v.orders + excluded.orders,
          profit_fen = v.profit_fen + excluded.profit_fen
        RETURNING v
      ), counted AS (
        SELECT moved.*, visited.v AS visit, moved.day >= moved.rolling_from AS in_window,
          moved.day >= moved.year_from AS in_year,
          ((visited.v).orders > 0)::integer - ((visited.v).orders - moved.orders > 0)::integer AS visits
        FROM moved JOIN visited ON (visited.v).member_id = moved.member
      )
      UPDATE member_tier t SET
        lifetime_net_fen = t.lifetime_net_fen + n.net, lifetime_profit_fen = t.lifetime_profit_fen + n.profit,
        lifetime_items = t.lifetime_items + n.items, lifetime_orders = t.lifetime_orders + n.orders,
        lifetime_visits = t.lifetime_visits + n.visits,
        rolling_from = n.rolling_from,
        rolling_net_fen = t.rolling_net_fen - n.gone_net + CASE WHEN n.in_window THEN n.net ELSE 0 END,
        rolling_profit_fen = t.rolling_profit_fen - n.gone_profit + CASE WHEN n.in_window THEN n.profit ELSE 0 END,
        rolling_items = t.rolling_items - n.gone_items + CASE WHEN n.in_window THEN n.items ELSE 0 END,
        rolling_orders = t.rolling_orders - n.gone_orders + CASE WHEN n.in_window THEN n.orders ELSE 0 END,
        rolling_visits = t.rolling_visits - n.gone_visits + CASE WHEN n.in_window THEN n.visits ELSE 0 END,
        year_from = n.year_from,
        year_net_fen = CASE WHEN n.is_new_year THEN n.y_net ELSE t.year_net_fen END
          + CASE WHEN n.in_year THEN n.net ELSE 0 END,
        year_profit_fen = CASE WHEN n.is_new_year THEN n.y_profit ELSE t.year_profit_fen END
          + CASE WHEN n.in_year THEN n.profit ELSE 0 END,
        year_items = CASE WHEN n.is_new_year THEN n.y_items ELSE t.year_items END
          + CASE WHEN n.in_year THEN n.items ELSE 0 END,
        year_orders = CASE WHEN n.is_new_year THEN n.y_orders ELSE t.year_orders END
          + CASE WHEN n.in_year THEN n.orders ELSE 0 END,
        year_visits = CASE WHEN n.is_new_year THEN n.y_visits ELSE t.year_visits END
          + CASE WHEN n.in_year THEN n.visits ELSE 0 END
      FROM counted n WHERE t.member_id = n.member
      RETURNING n.place, t, n.visit;
  END $$;`;
