// Benefits: what each member has picked, change by change, and every use of a right from being asked for to confirmed.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Benefits1764000000029 implements MigrationInterface {
  name = 'Benefits1764000000029';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(picks);
    await runner.query(uses);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

/**
 * A pick is in force while it has not ended; those beyond what the tier allows rest. `allowed`: how many there might be at
 * that change; null: all. The index on the quarter is what keeps two swaps at once from both counting.
 */
const picks = /* sql */ `
  CREATE TABLE benefit_pick_change (
    member_id uuid NOT NULL,
    id uuid NOT NULL,
    nth integer NOT NULL,
    kind text NOT NULL CHECK (kind IN ('first', 'added', 'kept', 'swap', 'merged', 'ended')),
    changed_at timestamptz NOT NULL,
    quarter text NOT NULL,
    tier text,
    allowed integer,
    chosen text[] NOT NULL,
    programme_version integer NOT NULL,
    PRIMARY KEY (member_id, id),
    UNIQUE (member_id, nth),
    CHECK (allowed IS NULL OR cardinality(chosen) <= allowed)
  );
  CREATE UNIQUE INDEX benefit_pick_swap ON benefit_pick_change (member_id, quarter) WHERE kind = 'swap';
  CREATE TABLE benefit_pick (
    member_id uuid NOT NULL,
    id uuid NOT NULL,
    benefit_code text NOT NULL,
    change_id uuid NOT NULL,
    from_day date NOT NULL,
    until_day date,
    ended_by uuid,
    PRIMARY KEY (member_id, id),
    CHECK ((until_day IS NULL) = (ended_by IS NULL))
  );
  CREATE UNIQUE INDEX benefit_pick_open ON benefit_pick (member_id, benefit_code) WHERE until_day IS NULL;
  REVOKE UPDATE, DELETE ON benefit_pick_change FROM guike_app;
  REVOKE DELETE ON benefit_pick FROM guike_app;`;

/**
 * Name and quota as they were then, whatever becomes of the programme. `missed_by`: whose fault it was; what the store
 * missed costs the member nothing of the quota. `delivered_by`: null where it came by itself, as a coupon does. `disputed_at`: the member said that it was not handed over.
 */
const uses = /* sql */ `
  CREATE TABLE benefit_use (
    member_id uuid NOT NULL,
    id uuid NOT NULL,
    benefit_code text NOT NULL,
    name text NOT NULL,
    delivery text NOT NULL,
    source text NOT NULL CHECK (source IN ('tier', 'everyone', 'pick', 'grant', 'coupon', 'booking', 'loan')),
    source_id uuid,
    store_id uuid,
    state text NOT NULL
      CHECK (state IN ('asked', 'booked', 'prepared', 'delivered', 'confirmed', 'cancelled', 'missed')),
    asked_at timestamptz NOT NULL,
    asked_by uuid,
    due_on date NOT NULL,
    prepared_by uuid,
    prepared_at timestamptz,
    delivered_by uuid,
    delivered_at timestamptz,
    confirmed_at timestamptz,
    disputed_at timestamptz,
    missed_by text CHECK (missed_by IN ('store', 'member')),
    note text NOT NULL,
    period_key text NOT NULL,
    quota_times integer CHECK (quota_times > 0),
    programme_version integer NOT NULL,
    PRIMARY KEY (member_id, id),
    CHECK ((state = 'missed') = (missed_by IS NOT NULL)),
    CHECK (num_nonnulls(prepared_by, prepared_at) IN (0, 2)),
    CHECK (delivered_by IS NULL OR delivered_at IS NOT NULL),
    CHECK (state NOT IN ('delivered', 'confirmed') OR delivered_at IS NOT NULL),
    CHECK ((state = 'confirmed') = (confirmed_at IS NOT NULL))
  );
  CREATE INDEX benefit_use_due ON benefit_use (store_id, due_on, id) WHERE state IN ('asked', 'booked', 'prepared');
  CREATE INDEX benefit_use_asked ON benefit_use (asked_at, id);
  REVOKE DELETE ON benefit_use FROM guike_app;`;
