// Imports sent from the office: who sent them, under which consent, which worker is at them, and what reading them came
// to. Besides, keys for the lists of refunds that somebody has to look at.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ImportRuns1764000000014 implements MigrationInterface {
  name = 'ImportRuns1764000000014';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      -- Expand only: processes of the version before go on writing batches without these. What reading came to is then
      -- counted when it is asked for.
      ALTER TABLE import_batch
        ADD COLUMN uploaded_by uuid,
        ADD COLUMN consent_version text,
        ADD COLUMN working_until timestamptz,
        ADD COLUMN lines integer,
        ADD COLUMN rejected_lines integer,
        ADD COLUMN skipped_lines integer,
        ADD COLUMN invoices integer;
      -- Both lists, and how many wait, by store and for the brand; partial, so that a matched refund costs nothing.
      CREATE INDEX parked_refund_waiting ON parked_refund (id) WHERE applied_at IS NULL;
      CREATE INDEX parked_refund_waiting_store ON parked_refund (store_id, id) WHERE applied_at IS NULL;
      CREATE INDEX refund_unmatched ON refund (id) WHERE NOT matched;
      CREATE INDEX refund_unmatched_store ON refund (store_id, id) WHERE NOT matched;`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
