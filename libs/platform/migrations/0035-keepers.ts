// Who a member is now: statements that are given the id of somebody who was merged lead on to who stayed.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Keepers1764000000035 implements MigrationInterface {
  name = 'Keepers1764000000035';

  /** A function rather than a recursive query in place: to the planner that looks like a hundred rows for each member. */
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE FUNCTION member_keeper(p_member uuid) RETURNS uuid LANGUAGE plpgsql STABLE AS $$
      DECLARE
        v_keeper uuid := p_member;
        v_next uuid;
      BEGIN
        LOOP
          SELECT a.to_id INTO v_next FROM member_alias a WHERE a.member_id = v_keeper;
          IF NOT FOUND THEN RETURN v_keeper; END IF;
          v_keeper := v_next;
        END LOOP;
      END $$;`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
