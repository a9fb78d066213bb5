// One round trip to lock a member and see where they stand. The lock is taken before the look: a single statement that
// joined the rows would judge the others by a snapshot from before it had to wait.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class MemberLock1764000000010 implements MigrationInterface {
  name = 'MemberLock1764000000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE FUNCTION member_lock(p_member uuid, p_today date, OUT state text, OUT joined_at timestamptz, OUT tier text, OUT lifetime_net_fen bigint,
        OUT balance bigint, OUT owed bigint, OUT pending bigint)
      LANGUAGE plpgsql AS $$
      DECLARE a point_account := point_lock(p_member);
      BEGIN
        SELECT m.state, m.joined_at, t.tier, t.lifetime_net_fen INTO state, joined_at, tier, lifetime_net_fen
          FROM member m LEFT JOIN member_tier t ON t.member_id = m.id WHERE m.id = p_member;
        balance := a.balance - point_due(a, p_today);
        owed := a.owed;
        pending := point_pending(a, p_today);
      END $$;`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
