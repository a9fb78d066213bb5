// The programme as versioned data. Published versions are never changed, only followed by another.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Programme1764000000002 implements MigrationInterface {
  name = 'Programme1764000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE TABLE programme_version (
        version integer PRIMARY KEY,
        status text NOT NULL CHECK (status IN ('draft', 'published')),
        effective_from date,
        body jsonb NOT NULL,
        note text NOT NULL,
        created_at timestamptz NOT NULL,
        published_at timestamptz,
        published_by uuid,
        CHECK (status = 'draft' OR (effective_from IS NOT NULL AND published_at IS NOT NULL))
      );`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
