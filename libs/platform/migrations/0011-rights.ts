// What is booked stays: the running application may not delete it, nor change what is written once.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Rights1764000000011 implements MigrationInterface {
  name = 'Rights1764000000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      REVOKE DELETE ON member, member_consent, receipt, purchase, purchase_line, parked_refund, point_account, point_hold,
        member_tier, member_visit, programme_version FROM guike_app;
      REVOKE UPDATE, DELETE ON refund, refund_line FROM guike_app;`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
