// Tags are words about a person, and the log tells which came and went: of somebody who has left they go, too.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ForgottenTags1764000000034 implements MigrationInterface {
  name = 'ForgottenTags1764000000034';

  /** As in 0026, with the words of tags. */
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE OR REPLACE FUNCTION member_forget(p_members uuid[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
      SET search_path = public, pg_temp AS $$
      BEGIN
        IF NOT EXISTS (SELECT FROM member_exit e JOIN member m ON m.id = e.member_id
          WHERE e.member_id = ANY (p_members) AND e.state = 'erased' AND m.state = 'exited') THEN
          RAISE EXCEPTION 'nobody of these has left';
        END IF;
        UPDATE audit_log
          SET detail = detail - ARRAY['note', 'reason', 'refusal', 'before', 'after', 'name', 'text', 'added', 'removed']
          WHERE member_id = ANY (p_members);
        UPDATE member_alias SET reason = '' WHERE member_id = ANY (p_members);
        DELETE FROM wechat_identity WHERE member_id = ANY (p_members);
        DELETE FROM birthday_year WHERE member_id = ANY (p_members);
      END $$;`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
