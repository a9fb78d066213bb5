// The ledger's tables. One locked row a member holds all that a decision depends on; entries are append-only.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Points1764000000005 implements MigrationInterface {
  name = 'Points1764000000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE TABLE point_account (
        member_id uuid PRIMARY KEY,
        status text NOT NULL CHECK (status IN ('known', 'active', 'frozen', 'closed')),
        seq integer NOT NULL DEFAULT 0,
        balance bigint NOT NULL DEFAULT 0 CHECK (balance >= 0),
        held bigint NOT NULL DEFAULT 0 CHECK (held >= 0),
        owed bigint NOT NULL DEFAULT 0 CHECK (owed >= 0),
        earned bigint NOT NULL DEFAULT 0 CHECK (earned >= 0),
        spent bigint NOT NULL DEFAULT 0 CHECK (spent >= 0),
        expired bigint NOT NULL DEFAULT 0 CHECK (expired >= 0),
        reversed bigint NOT NULL DEFAULT 0 CHECK (reversed >= 0),
        forfeited bigint NOT NULL DEFAULT 0 CHECK (forfeited >= 0),
        adjusted bigint NOT NULL DEFAULT 0,
        transferred bigint NOT NULL DEFAULT 0,
        lot_seq integer[] NOT NULL DEFAULT '{}',
        lot_available date[] NOT NULL DEFAULT '{}',
        lot_expires date[] NOT NULL DEFAULT '{}',
        lot_left integer[] NOT NULL DEFAULT '{}',
        tail_count integer NOT NULL DEFAULT 0 CHECK (tail_count >= 0),
        next_expiry date,
        CONSTRAINT point_account_one_sign CHECK (balance = 0 OR owed = 0),
        CONSTRAINT point_account_conserved CHECK (
          earned + adjusted + transferred - reversed - spent - expired - forfeited = balance + held - owed),
        CONSTRAINT point_account_lots_parallel CHECK (
          cardinality(lot_seq) = cardinality(lot_available) AND cardinality(lot_seq) = cardinality(lot_expires)
          AND cardinality(lot_seq) = cardinality(lot_left) AND cardinality(lot_seq) <= 64
          AND (tail_count = 0 OR cardinality(lot_seq) > 0))
      ) WITH (fillfactor = 70);
      CREATE INDEX point_account_next_expiry ON point_account (next_expiry);

      -- Lots beyond the 64 that expire first; everything here sorts after everything in the row.
      CREATE TABLE point_lot (
        member_id uuid NOT NULL,
        expires_on date NOT NULL,
        lot_seq integer NOT NULL,
        available_on date NOT NULL,
        points_left integer NOT NULL CHECK (points_left > 0),
        PRIMARY KEY (member_id, expires_on, lot_seq)
      );

      -- points: change of (balance - owed). allocation: lot, n, lot, n, ... where lot 0 is what is owed.
      CREATE TABLE point_entry (
        member_id uuid NOT NULL,
        seq integer NOT NULL,
        kind text NOT NULL CHECK (kind IN ('earn', 'settle', 'spend', 'cancel', 'hold', 'release', 'capture',
          'adjust', 'expire', 'forfeit', 'transfer')),
        points bigint NOT NULL,
        operation text NOT NULL,
        purchase_id uuid,
        entitled integer,
        store_id uuid,
        allocation integer[] NOT NULL,
        available_on date,
        expires_on date,
        balance_after bigint NOT NULL,
        owed_after bigint NOT NULL,
        business_day date NOT NULL,
        recorded_at timestamptz NOT NULL,
        programme_version integer NOT NULL,
        PRIMARY KEY (member_id, seq)
      ) PARTITION BY HASH (member_id);
      CREATE INDEX point_entry_purchase ON point_entry (member_id, purchase_id) WHERE purchase_id IS NOT NULL;

      CREATE TABLE point_operation (
        member_id uuid NOT NULL,
        operation text COLLATE "C" NOT NULL,
        request_hash bytea NOT NULL,
        seq integer NOT NULL,
        PRIMARY KEY (member_id, operation)
      );

      CREATE TABLE point_hold (
        member_id uuid NOT NULL,
        id uuid NOT NULL,
        points integer NOT NULL CHECK (points > 0),
        allocation integer[] NOT NULL,
        state text NOT NULL CHECK (state IN ('open', 'captured', 'released')),
        held_at timestamptz NOT NULL,
        overdue_at timestamptz NOT NULL,
        PRIMARY KEY (member_id, id)
      );`);
    for (let part = 0; part < 8; part++) {
      await runner.query(
        `CREATE TABLE point_entry_${part} PARTITION OF point_entry FOR VALUES WITH (MODULUS 8, REMAINDER ${part})`,
      );
      await runner.query(`REVOKE UPDATE, DELETE ON point_entry_${part} FROM guike_app`);
    }
    await runner.query(`REVOKE UPDATE, DELETE ON point_entry, point_operation FROM guike_app`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
