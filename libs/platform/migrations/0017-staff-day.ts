// What somebody who works here did today is asked for at the counter all day: the log by who did it, newest last.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class StaffDay1764000000017 implements MigrationInterface {
  name = 'StaffDay1764000000017';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE INDEX audit_log_staff ON audit_log (actor_id, at, id) WHERE actor_kind = 'staff';`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
