// Reviews of all tiers as runs that can be stopped and go on where they were; tiers and pauses that people decide on,
// each asked for by one and approved by another; receipts of paid fees.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class TierReviews1764000000022 implements MigrationInterface {
  name = 'TierReviews1764000000022';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(reviews);
    await runner.query(overrides);
    await runner.query(fees);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

/**
 * `run_key` names what a run is for, so that it starts once: quarterly/2026-10-01, programme/7, manual/<id>. The run moves
 * `reviewed_through` in the transaction of each piece; the counts are of members.
 */
const reviews = /* sql */ `
  CREATE TABLE tier_review (
    id uuid PRIMARY KEY,
    run_key text NOT NULL UNIQUE,
    kind text NOT NULL CHECK (kind IN ('quarterly', 'programme', 'manual')),
    day date NOT NULL,
    programme_version integer NOT NULL,
    state text NOT NULL CHECK (state IN ('running', 'stopped', 'done')),
    members integer NOT NULL,
    reviewed_through uuid,
    reviewed integer NOT NULL DEFAULT 0,
    raised integer NOT NULL DEFAULT 0,
    kept integer NOT NULL DEFAULT 0,
    protected integer NOT NULL DEFAULT 0,
    dropped integer NOT NULL DEFAULT 0,
    started_at timestamptz NOT NULL,
    started_by uuid,
    stopped_at timestamptz,
    stopped_by uuid,
    finished_at timestamptz,
    CHECK ((state = 'done') = (finished_at IS NOT NULL)),
    CHECK ((state = 'stopped') = (stopped_at IS NOT NULL))
  ) WITH (fillfactor = 50);
  REVOKE DELETE ON tier_review FROM guike_app;`;

/** At most one of a kind waits and one is in force for each member. */
const overrides = /* sql */ `
  CREATE TABLE tier_override (
    member_id uuid NOT NULL,
    id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('floor', 'pause')),
    tier text,
    until_day date NOT NULL,
    reason text NOT NULL,
    state text NOT NULL CHECK (state IN ('asked', 'refused', 'withdrawn', 'in_force', 'ended')),
    asked_at timestamptz NOT NULL,
    asked_by uuid NOT NULL,
    decided_at timestamptz,
    decided_by uuid,
    answer text,
    started_on date,
    ended_on date,
    ended_by uuid,
    PRIMARY KEY (member_id, id),
    CHECK ((kind = 'floor') = (tier IS NOT NULL)),
    CHECK (state = 'asked' OR state = 'withdrawn' OR num_nonnulls(decided_at, decided_by) = 2),
    CHECK (decided_by <> asked_by),
    CHECK ((started_on IS NOT NULL) = (state IN ('in_force', 'ended'))),
    CHECK ((ended_on IS NOT NULL) = (state IN ('ended', 'withdrawn')))
  );
  CREATE UNIQUE INDEX tier_override_asked ON tier_override (member_id, kind) WHERE state = 'asked';
  CREATE UNIQUE INDEX tier_override_in_force ON tier_override (member_id, kind) WHERE state = 'in_force';
  CREATE INDEX tier_override_waiting ON tier_override (id) WHERE state = 'asked';
  CREATE INDEX tier_override_due ON tier_override (until_day, member_id) WHERE state = 'in_force';
  REVOKE DELETE ON tier_override FROM guike_app;`;

/** A receipt of the cash desk pays one fee, whoever writes it down. */
const fees = /* sql */ `
  CREATE TABLE fee_receipt (
    number text PRIMARY KEY,
    member_id uuid NOT NULL,
    id uuid NOT NULL,
    level integer NOT NULL CHECK (level > 0),
    months integer NOT NULL CHECK (months > 0),
    amount_fen bigint NOT NULL CHECK (amount_fen >= 0),
    paid_on date NOT NULL,
    until_day date NOT NULL,
    recorded_at timestamptz NOT NULL,
    recorded_by uuid NOT NULL
  );
  CREATE INDEX fee_receipt_member ON fee_receipt (member_id, paid_on);
  REVOKE UPDATE, DELETE ON fee_receipt FROM guike_app;`;
