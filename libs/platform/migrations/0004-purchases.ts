// Sales and refunds. A receipt is the row both of them claim first, whichever arrives first.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Purchases1764000000004 implements MigrationInterface {
  name = 'Purchases1764000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE TABLE receipt (
        store_id uuid NOT NULL,
        business_day date NOT NULL,
        kind text NOT NULL CHECK (kind IN ('sale', 'refund', 'void')),
        number text NOT NULL,
        member_id uuid,
        event_id uuid,
        content_hash bytea,
        PRIMARY KEY (store_id, business_day, kind, number)
      );
      CREATE TABLE purchase (
        member_id uuid NOT NULL,
        id uuid NOT NULL,
        source text NOT NULL,
        store_id uuid NOT NULL,
        business_day date NOT NULL,
        receipt_number text NOT NULL,
        paid_at timestamptz NOT NULL,
        recorded_at timestamptz NOT NULL,
        goods_fen bigint NOT NULL CHECK (goods_fen >= 0),
        discount_fen bigint NOT NULL CHECK (discount_fen >= 0),
        net_fen bigint NOT NULL CHECK (net_fen >= 0),
        eligible_fen bigint NOT NULL CHECK (eligible_fen BETWEEN 0 AND net_fen),
        top_up_fen bigint NOT NULL CHECK (top_up_fen >= 0),
        items integer NOT NULL,
        tenders jsonb NOT NULL,
        serving_guide_id uuid,
        designated_guide_id uuid,
        status text NOT NULL CHECK (status IN ('recorded', 'void')),
        anonymous boolean NOT NULL,
        counts boolean NOT NULL,
        programme_version integer NOT NULL,
        available_on date NOT NULL,
        expires_on date NOT NULL,
        entitled_points bigint NOT NULL CHECK (entitled_points >= 0),
        refund_amount_fen bigint NOT NULL CHECK (refund_amount_fen >= 0),
        returned_fen bigint NOT NULL CHECK (returned_fen BETWEEN 0 AND net_fen),
        PRIMARY KEY (member_id, id)
      ) WITH (fillfactor = 90);
      CREATE INDEX purchase_member_paid ON purchase (member_id, paid_at);
      CREATE INDEX purchase_store_day ON purchase (store_id, business_day);
      CREATE TABLE purchase_line (
        member_id uuid NOT NULL,
        purchase_id uuid NOT NULL,
        line_number integer NOT NULL,
        sku text NOT NULL,
        category text,
        name text NOT NULL,
        quantity integer NOT NULL,
        unit_price_fen bigint NOT NULL,
        amount_fen bigint NOT NULL,
        net_fen bigint NOT NULL,
        eligible_fen bigint NOT NULL,
        multiplier integer NOT NULL,
        goods boolean NOT NULL,
        returned_quantity integer NOT NULL,
        PRIMARY KEY (member_id, purchase_id, line_number),
        CHECK (returned_quantity = 0 OR returned_quantity BETWEEN 0 AND quantity)
      ) WITH (fillfactor = 95);
      CREATE INDEX purchase_line_sku ON purchase_line (member_id, sku);
      CREATE TABLE refund (
        member_id uuid NOT NULL,
        id uuid NOT NULL,
        source text NOT NULL,
        store_id uuid NOT NULL,
        business_day date NOT NULL,
        receipt_number text NOT NULL,
        mode text NOT NULL CHECK (mode IN ('lines', 'amount', 'whole', 'void', 'unnamed')),
        purchase_id uuid,
        requested_amount_fen bigint,
        refunded_at timestamptz NOT NULL,
        recorded_at timestamptz NOT NULL,
        returned_fen bigint NOT NULL,
        points_reversed bigint NOT NULL,
        matched boolean NOT NULL,
        reason text NOT NULL,
        PRIMARY KEY (member_id, id)
      );
      CREATE INDEX refund_store_day ON refund (store_id, business_day);
      CREATE TABLE refund_line (
        member_id uuid NOT NULL,
        refund_id uuid NOT NULL,
        line_number integer NOT NULL,
        part integer NOT NULL,
        sku text NOT NULL,
        quantity integer NOT NULL,
        purchase_id uuid,
        purchase_line_number integer,
        PRIMARY KEY (member_id, refund_id, line_number, part)
      );
      CREATE TABLE parked_refund (
        store_id uuid NOT NULL,
        business_day date NOT NULL,
        number text NOT NULL,
        id uuid NOT NULL,
        request jsonb NOT NULL,
        received_at timestamptz NOT NULL,
        applied_at timestamptz,
        PRIMARY KEY (store_id, business_day, number, id)
      );
      CREATE TABLE request_key (
        owner text NOT NULL,
        key text NOT NULL,
        body_hash bytea NOT NULL,
        status integer NOT NULL,
        answer jsonb NOT NULL,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (owner, key)
      );

      -- Claims an idempotency key until the end of the transaction. The lock comes first, the look after it, so that
      -- an answer committed in between is seen. state: new, in_flight, done, mismatch.
      CREATE FUNCTION request_claim(p_owner text, p_key text, p_hash bytea, OUT state text, OUT status integer,
        OUT answer jsonb)
      LANGUAGE plpgsql AS $$
      DECLARE found_hash bytea;
      BEGIN
        IF NOT pg_try_advisory_xact_lock(hashtextextended(p_owner || '/' || p_key, 0)) THEN
          state := 'in_flight';
          RETURN;
        END IF;
        SELECT r.body_hash, r.status, r.answer INTO found_hash, status, answer
          FROM request_key r WHERE r.owner = p_owner AND r.key = p_key;
        state := CASE WHEN NOT FOUND THEN 'new' WHEN found_hash = p_hash THEN 'done' ELSE 'mismatch' END;
      END $$;`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
