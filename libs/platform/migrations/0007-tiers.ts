// Tier facts as rolling sums, the tier a member holds, and every decision with the inputs it was made on.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Tiers1764000000007 implements MigrationInterface {
  name = 'Tiers1764000000007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE TABLE member_tier (
        member_id uuid PRIMARY KEY,
        tier text NOT NULL,
        tier_since timestamptz NOT NULL,
        lifetime_net_fen bigint NOT NULL,
        lifetime_items bigint NOT NULL,
        lifetime_orders integer NOT NULL
      ) WITH (fillfactor = 80);
      CREATE TABLE member_visit (
        member_id uuid NOT NULL,
        business_day date NOT NULL,
        store_id uuid NOT NULL,
        net_fen bigint NOT NULL,
        items bigint NOT NULL,
        top_up_fen bigint NOT NULL,
        orders integer NOT NULL,
        PRIMARY KEY (member_id, business_day, store_id)
      );
      CREATE TABLE tier_decision (
        member_id uuid NOT NULL,
        id uuid NOT NULL,
        decided_at timestamptz NOT NULL,
        business_day date NOT NULL,
        from_tier text,
        to_tier text NOT NULL,
        cause text NOT NULL,
        cause_id uuid,
        programme_version integer NOT NULL,
        inputs jsonb NOT NULL,
        PRIMARY KEY (member_id, id)
      );
      REVOKE UPDATE, DELETE ON tier_decision FROM guike_app;

      -- Adds one purchase or refund to the sums and answers with the sums as they are then (fen, pieces, counts).
      CREATE FUNCTION tier_add_facts(p_member uuid, p_day date, p_store uuid, p_net bigint, p_items bigint,
        p_top_up bigint, p_orders integer)
      RETURNS TABLE (tier text, lifetime_net_fen bigint, lifetime_items bigint, lifetime_orders integer,
        visit_net_fen bigint, visit_items bigint, visit_top_up_fen bigint, visit_orders integer)
      LANGUAGE sql AS $$
        WITH visit AS (
          INSERT INTO member_visit AS v (member_id, business_day, store_id, net_fen, items, top_up_fen, orders)
          VALUES (p_member, p_day, p_store, p_net, p_items, p_top_up, p_orders)
          ON CONFLICT (member_id, business_day, store_id) DO UPDATE SET
            net_fen = v.net_fen + excluded.net_fen, items = v.items + excluded.items,
            top_up_fen = v.top_up_fen + excluded.top_up_fen, orders = v.orders + excluded.orders
          RETURNING v.net_fen, v.items, v.top_up_fen, v.orders
        ), sums AS (
          UPDATE member_tier AS t SET lifetime_net_fen = t.lifetime_net_fen + p_net,
            lifetime_items = t.lifetime_items + p_items, lifetime_orders = t.lifetime_orders + p_orders
          WHERE t.member_id = p_member
          RETURNING t.tier, t.lifetime_net_fen, t.lifetime_items, t.lifetime_orders
        )
        SELECT sums.*, visit.* FROM sums, visit
      $$;`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
