// A till's export as it is staged: lines as they were read, lines refused, invoices in the order they will run.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Imports1764000000009 implements MigrationInterface {
  name = 'Imports1764000000009';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      -- One file of one till, read one way. staged_through: the line of the file up to which all is stored.
      CREATE TABLE import_batch (
        id uuid PRIMARY KEY,
        store_id uuid NOT NULL,
        source text NOT NULL,
        file_sha256 bytea NOT NULL,
        format jsonb NOT NULL,
        file_name text NOT NULL,
        state text NOT NULL CHECK (state IN ('staging', 'staged', 'applied')),
        staged_through integer NOT NULL,
        created_at timestamptz NOT NULL,
        UNIQUE (store_id, source, file_sha256, format)
      );
      -- sold_at is the shop's wall clock, as the file gives it.
      CREATE TABLE import_row (
        batch_id uuid NOT NULL,
        invoice text COLLATE "C" NOT NULL,
        line_number integer NOT NULL,
        raw text NOT NULL,
        sku text NOT NULL,
        name text NOT NULL,
        quantity integer NOT NULL,
        sold_at timestamp NOT NULL,
        unit_price_fen bigint NOT NULL,
        customer text,
        PRIMARY KEY (batch_id, invoice, line_number)
      );
      CREATE TABLE import_rejection (
        batch_id uuid NOT NULL,
        line_number integer NOT NULL,
        reason text NOT NULL,
        raw text NOT NULL,
        PRIMARY KEY (batch_id, line_number)
      );
      -- Invoices of known customers. A customer has one lane; a lane runs in order of position.
      CREATE TABLE import_invoice (
        batch_id uuid NOT NULL,
        lane smallint NOT NULL,
        position integer NOT NULL,
        invoice text COLLATE "C" NOT NULL,
        customer text NOT NULL,
        sold_at timestamp NOT NULL,
        PRIMARY KEY (batch_id, lane, position)
      );
      CREATE TABLE import_lane (
        batch_id uuid NOT NULL,
        lane smallint NOT NULL,
        applied_through integer NOT NULL,
        PRIMARY KEY (batch_id, lane)
      );
      -- Invoices that the flows refused, by the code of the refusal.
      CREATE TABLE import_refusal (
        batch_id uuid NOT NULL,
        invoice text COLLATE "C" NOT NULL,
        code text NOT NULL,
        PRIMARY KEY (batch_id, invoice)
      );`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
