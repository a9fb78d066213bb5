// Family who are members themselves, by an invitation that they accept; and coupons that are good in one store.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class FamilyByInvitation1764000000048 implements MigrationInterface {
  name = 'FamilyByInvitation1764000000048';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(coupons);
    await runner.query(family);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

// Null: good in every store, as those are that were there before.
const coupons = /* sql */ `ALTER TABLE coupon ADD COLUMN only_at uuid;`;

// `guest_id`: who accepted, by the id they had then; named family has a name instead. An invitation that was accepted is
// the family member of the same id.
const family = /* sql */ `
  ALTER TABLE family_member ADD COLUMN guest_id uuid;
  ALTER TABLE family_member ADD CONSTRAINT family_member_known
    CHECK (state = 'removed' OR num_nonnulls(name_enc, guest_id) = 1);
  CREATE UNIQUE INDEX family_member_guest ON family_member (member_id, guest_id) WHERE state = 'active';
  CREATE INDEX family_member_shared ON family_member (guest_id) WHERE guest_id IS NOT NULL;
  CREATE TABLE family_invitation (
    member_id uuid NOT NULL,
    id uuid NOT NULL,
    relation text NOT NULL,
    state text NOT NULL CHECK (state IN ('open', 'accepted', 'declined', 'withdrawn')),
    made_at timestamptz NOT NULL,
    until_at timestamptz NOT NULL,
    ended_at timestamptz,
    guest_id uuid,
    PRIMARY KEY (member_id, id),
    CHECK ((ended_at IS NULL) = (state = 'open')),
    CHECK (state NOT IN ('open', 'withdrawn') OR guest_id IS NULL),
    CHECK (state <> 'accepted' OR guest_id IS NOT NULL)
  );
  CREATE TABLE family_code (
    code text PRIMARY KEY,
    member_id uuid NOT NULL,
    invitation_id uuid NOT NULL,
    UNIQUE (member_id, invitation_id)
  );
  REVOKE DELETE ON family_invitation FROM guike_app;
  REVOKE UPDATE, DELETE ON family_code FROM guike_app;`;
