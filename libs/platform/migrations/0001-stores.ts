// Stores, counters, staff, tills and their keys, the audit log, and the role the running application takes.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Stores1764000000001 implements MigrationInterface {
  name = 'Stores1764000000001';

  async up(runner: QueryRunner): Promise<void> {
    // The role belongs to the whole cluster, so another database may have made it a moment ago.
    await runner.query(/* sql */ `
      DO $$ BEGIN
        CREATE ROLE guike_app NOLOGIN;
      EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
      END $$`);
    // A user without superuser rights must belong to the role to take it on.
    await runner.query(/* sql */ `
      DO $$ BEGIN
        IF NOT pg_has_role(current_user, 'guike_app', 'SET') THEN
          EXECUTE format('GRANT guike_app TO %I', current_user);
        END IF;
      END $$`);
    await runner.query(/* sql */ `
      GRANT USAGE ON SCHEMA public TO guike_app;
      GRANT SELECT ON schema_migration TO guike_app;
      ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO guike_app;
      ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO guike_app;

      CREATE TABLE store (
        id uuid PRIMARY KEY,
        code text NOT NULL UNIQUE,
        name text NOT NULL,
        created_at timestamptz NOT NULL
      );
      CREATE TABLE counter (
        id uuid PRIMARY KEY,
        store_id uuid NOT NULL REFERENCES store,
        code text NOT NULL,
        name text NOT NULL,
        UNIQUE (store_id, code)
      );
      CREATE TABLE staff (
        id uuid PRIMARY KEY,
        login text NOT NULL UNIQUE,
        name text NOT NULL,
        role text NOT NULL CHECK (role IN ('guide', 'manager', 'finance', 'head_office', 'auditor')),
        store_id uuid REFERENCES store,
        counter_id uuid REFERENCES counter,
        password_hash text NOT NULL,
        active boolean NOT NULL,
        token_version integer NOT NULL,
        created_at timestamptz NOT NULL,
        CHECK (store_id IS NOT NULL OR role IN ('finance', 'head_office', 'auditor'))
      );
      CREATE TABLE till (
        id uuid PRIMARY KEY,
        store_id uuid NOT NULL REFERENCES store,
        name text NOT NULL,
        created_at timestamptz NOT NULL
      );
      CREATE TABLE till_key (
        id text PRIMARY KEY,
        till_id uuid NOT NULL REFERENCES till,
        secret_enc bytea NOT NULL,
        scopes text[] NOT NULL,
        created_at timestamptz NOT NULL,
        revoked_at timestamptz
      );
      CREATE TABLE audit_log (
        id uuid PRIMARY KEY,
        at timestamptz NOT NULL,
        actor_kind text NOT NULL,
        actor_id text NOT NULL,
        action text NOT NULL,
        member_id uuid,
        detail jsonb NOT NULL,
        request_id text
      );
      CREATE INDEX audit_log_member ON audit_log (member_id, at);
      REVOKE UPDATE, DELETE ON audit_log FROM guike_app;`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
