// The outbox (a row stays until its handler's transaction deletes it) and the members' inbox.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Messages1764000000008 implements MigrationInterface {
  name = 'Messages1764000000008';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE TABLE outbox (
        id uuid PRIMARY KEY,
        job text NOT NULL,
        payload jsonb NOT NULL,
        request_id text,
        created_at timestamptz NOT NULL,
        due_at timestamptz NOT NULL,
        attempts integer NOT NULL
      ) WITH (fillfactor = 80);
      CREATE INDEX outbox_due ON outbox (due_at);
      CREATE TABLE inbox_message (
        member_id uuid NOT NULL,
        id uuid NOT NULL,
        kind text NOT NULL,
        title text NOT NULL,
        body text NOT NULL,
        source text NOT NULL,
        created_at timestamptz NOT NULL,
        read_at timestamptz,
        PRIMARY KEY (member_id, id),
        UNIQUE (member_id, source)
      );`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
