// People: personal fields encrypted, phone findable only through a keyed (blind) index.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Members1764000000003 implements MigrationInterface {
  name = 'Members1764000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE TABLE member (
        id uuid PRIMARY KEY,
        state text NOT NULL CHECK (state IN ('known', 'applied', 'active', 'frozen', 'exited')),
        name_enc bytea,
        phone_enc bytea,
        birthday_enc bytea,
        created_at timestamptz NOT NULL,
        joined_at timestamptz,
        joined_on date,
        joined_store_id uuid,
        joined_purchase_id uuid,
        enrolled_by uuid,
        CHECK (state NOT IN ('active', 'frozen') OR (joined_at IS NOT NULL AND joined_on IS NOT NULL))
      );
      CREATE TABLE member_phone (
        phone_index bytea PRIMARY KEY,
        member_id uuid NOT NULL
      );
      CREATE TABLE member_external (
        source text NOT NULL,
        external_id text NOT NULL,
        member_id uuid NOT NULL,
        PRIMARY KEY (source, external_id)
      );
      CREATE TABLE member_card (
        card_number text PRIMARY KEY,
        member_id uuid NOT NULL,
        card_version integer NOT NULL,
        created_at timestamptz NOT NULL,
        void_at timestamptz
      );
      CREATE INDEX member_card_member ON member_card (member_id);
      CREATE TABLE member_consent (
        member_id uuid NOT NULL,
        id uuid NOT NULL,
        purpose text NOT NULL,
        version text NOT NULL,
        source text NOT NULL,
        given_at timestamptz NOT NULL,
        withdrawn_at timestamptz,
        PRIMARY KEY (member_id, id)
      );`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
