// Care tasks: what is to be done for a member, once for each cause, found by store, by guide and by day.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CareTasks1764000000024 implements MigrationInterface {
  name = 'CareTasks1764000000024';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE TABLE care_task (
        member_id uuid NOT NULL,
        id uuid NOT NULL,
        source text NOT NULL,
        kind text NOT NULL,
        title text NOT NULL,
        script text NOT NULL,
        owner text NOT NULL CHECK (owner IN ('guide', 'manager', 'head_office')),
        store_id uuid,
        guide_id uuid,
        due_on date NOT NULL,
        status text NOT NULL CHECK (status IN ('open', 'done', 'missed', 'dropped')),
        outcome text,
        note text,
        created_at timestamptz NOT NULL,
        done_at timestamptz,
        done_by uuid,
        PRIMARY KEY (member_id, id),
        UNIQUE (member_id, source),
        CHECK ((status = 'open') = (done_at IS NULL))
      );
      CREATE INDEX care_task_store ON care_task (store_id, due_on, id) WHERE status = 'open';
      CREATE INDEX care_task_guide ON care_task (guide_id, due_on, id) WHERE status = 'open';
      REVOKE DELETE ON care_task FROM guike_app;`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
