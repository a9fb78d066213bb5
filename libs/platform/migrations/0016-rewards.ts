// Rewards and their redemptions: what points buy, who has redeemed it under which code, and until when it is kept.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Rewards1764000000016 implements MigrationInterface {
  name = 'Rewards1764000000016';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      -- taken: redeemed and not lapsed. Every redemption changes it in the claimed row, where the page has room for it.
      CREATE TABLE reward (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        description text NOT NULL,
        picture_key text,
        points integer NOT NULL CHECK (points > 0),
        value_fen bigint NOT NULL CHECK (value_fen >= 0),
        stock integer CHECK (stock >= 0),
        taken integer NOT NULL DEFAULT 0 CHECK (taken >= 0),
        per_member integer CHECK (per_member > 0),
        min_tier text,
        windows jsonb NOT NULL,
        state text NOT NULL CHECK (state IN ('draft', 'on', 'off')),
        version integer NOT NULL,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        CONSTRAINT reward_stock CHECK (stock IS NULL OR taken <= stock)
      ) WITH (fillfactor = 70);
      -- Name, points and value as they were when it was redeemed, whatever becomes of the reward.
      CREATE TABLE redemption (
        member_id uuid NOT NULL,
        id uuid NOT NULL,
        reward_id uuid NOT NULL,
        name text NOT NULL,
        points integer NOT NULL CHECK (points > 0),
        value_fen bigint NOT NULL,
        state text NOT NULL CHECK (state IN ('open', 'verified', 'lapsed')),
        redeemed_at timestamptz NOT NULL,
        expires_on date NOT NULL,
        verified_at timestamptz,
        verified_by_kind text CHECK (verified_by_kind IN ('till', 'staff')),
        verified_by uuid,
        store_id uuid,
        PRIMARY KEY (member_id, id),
        CHECK (num_nonnulls(verified_at, verified_by_kind, verified_by) = CASE state WHEN 'verified' THEN 3 ELSE 0 END)
      );
      CREATE INDEX redemption_due ON redemption (expires_on, member_id, id) WHERE state = 'open';
      CREATE TABLE redemption_code (
        code text PRIMARY KEY,
        member_id uuid NOT NULL,
        redemption_id uuid NOT NULL,
        UNIQUE (member_id, redemption_id)
      );
      REVOKE DELETE ON reward, redemption FROM guike_app;
      REVOKE UPDATE, DELETE ON redemption_code FROM guike_app;`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
