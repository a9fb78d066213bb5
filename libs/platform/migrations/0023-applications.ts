// How the office lets people in and shuts them out: applications with a second person, invitations, cards frozen.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Applications1764000000023 implements MigrationInterface {
  name = 'Applications1764000000023';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(applications);
    await runner.query(invitations);
    await runner.query(freezes);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

/** One is open at a time; the receipt is evidence, whoever's sale it is. `consent_version` is the paper that was signed. */
const applications = /* sql */ `
  CREATE TABLE membership_application (
    member_id uuid NOT NULL,
    id uuid NOT NULL,
    store_id uuid NOT NULL,
    receipt_day date,
    receipt_number text,
    note text NOT NULL,
    consent_version text NOT NULL,
    state text NOT NULL CHECK (state IN ('open', 'approved', 'refused')),
    filed_by uuid NOT NULL,
    filed_at timestamptz NOT NULL,
    decided_by uuid,
    decided_at timestamptz,
    refusal text,
    PRIMARY KEY (member_id, id),
    CHECK ((receipt_day IS NULL) = (receipt_number IS NULL)),
    CHECK (decided_by <> filed_by),
    CHECK (num_nonnulls(decided_by, decided_at) = CASE state WHEN 'open' THEN 0 ELSE 2 END),
    CHECK ((state = 'refused') = (refusal IS NOT NULL))
  );
  CREATE UNIQUE INDEX membership_application_one ON membership_application (member_id) WHERE state = 'open';
  CREATE INDEX membership_application_open ON membership_application (filed_at, id) WHERE state = 'open';
  CREATE INDEX membership_application_decided ON membership_application (decided_at, id) WHERE state <> 'open';
  CREATE INDEX membership_application_receipt ON membership_application (store_id, receipt_day, receipt_number)
    WHERE receipt_number IS NOT NULL;
  REVOKE DELETE ON membership_application FROM guike_app;`;

/** An open one is good up to and including its day; it is closed as lapsed when another takes its place. */
const invitations = /* sql */ `
  CREATE TABLE membership_invitation (
    member_id uuid NOT NULL,
    id uuid NOT NULL,
    store_id uuid NOT NULL,
    reason text NOT NULL,
    state text NOT NULL CHECK (state IN ('open', 'accepted', 'withdrawn', 'lapsed')),
    expires_on date NOT NULL,
    invited_by uuid NOT NULL,
    invited_at timestamptz NOT NULL,
    ended_at timestamptz,
    ended_by uuid,
    PRIMARY KEY (member_id, id),
    CHECK ((state = 'open') = (ended_at IS NULL)),
    CHECK ((state = 'withdrawn') = (ended_by IS NOT NULL))
  );
  CREATE UNIQUE INDEX membership_invitation_one ON membership_invitation (member_id) WHERE state = 'open';
  CREATE INDEX membership_invitation_invited ON membership_invitation (invited_at, id);
  REVOKE DELETE ON membership_invitation FROM guike_app;`;

/** `store_id` is of who froze it; null for head office. The member reads `reason`, the office alone `note`. */
const freezes = /* sql */ `
  CREATE TABLE card_freeze (
    member_id uuid NOT NULL,
    id uuid NOT NULL,
    reason text NOT NULL,
    note text NOT NULL,
    store_id uuid,
    frozen_by uuid NOT NULL,
    frozen_at timestamptz NOT NULL,
    lifted_by uuid,
    lifted_at timestamptz,
    lift_note text,
    PRIMARY KEY (member_id, id),
    CHECK (num_nonnulls(lifted_by, lifted_at, lift_note) IN (0, 3))
  );
  CREATE UNIQUE INDEX card_freeze_one ON card_freeze (member_id) WHERE lifted_at IS NULL;
  CREATE INDEX card_freeze_open ON card_freeze (frozen_at, id) WHERE lifted_at IS NULL;
  REVOKE DELETE ON card_freeze FROM guike_app;`;
