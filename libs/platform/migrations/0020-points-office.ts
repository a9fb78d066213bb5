// What the office does to points by hand: adjustments with a second person, forgotten sales claimed, two members merged;
// and which days of expiry members were told of.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { transferAgain } from './0020-points-merged';

const tables = /* sql */ `
  CREATE TABLE point_adjustment (
    member_id uuid NOT NULL,
    id uuid NOT NULL,
    points integer NOT NULL CHECK (points <> 0),
    reason text NOT NULL,
    note text NOT NULL,
    reference text,
    state text NOT NULL CHECK (state IN ('waiting', 'booked', 'refused')),
    asked_by uuid NOT NULL,
    asked_at timestamptz NOT NULL,
    asked_on date NOT NULL,
    store_id uuid,
    decided_by uuid,
    decided_at timestamptz,
    refusal text,
    PRIMARY KEY (member_id, id),
    CHECK (decided_by <> asked_by),
    CHECK ((decided_by IS NULL) = (decided_at IS NULL)),
    CHECK ((state = 'refused') = (refusal IS NOT NULL) AND (state <> 'refused' OR decided_by IS NOT NULL))
  );
  CREATE INDEX point_adjustment_asked ON point_adjustment (asked_at, id);
  CREATE INDEX point_adjustment_waiting ON point_adjustment (asked_at, id) WHERE state = 'waiting';

  -- A sale that was recorded as nobody's and is somebody's now is written anew for them: nothing rewrites a member_id.
  ALTER TABLE purchase DROP CONSTRAINT purchase_status_check;
  ALTER TABLE purchase
    ADD COLUMN claimed_from uuid,
    ADD CONSTRAINT purchase_status_check CHECK (status IN ('recorded', 'void', 'claimed')),
    ADD CONSTRAINT purchase_claimed_check CHECK (CASE WHEN anonymous THEN claimed_from IS NULL ELSE status <> 'claimed' END);
  CREATE TABLE purchase_claim (
    member_id uuid NOT NULL,
    id uuid NOT NULL,
    store_id uuid NOT NULL,
    business_day date NOT NULL,
    receipt_number text NOT NULL,
    state text NOT NULL CHECK (state IN ('open', 'approved', 'refused')),
    filed_by_kind text NOT NULL CHECK (filed_by_kind IN ('member', 'staff')),
    filed_by uuid NOT NULL,
    filed_at timestamptz NOT NULL,
    filed_on date NOT NULL,
    decided_by uuid,
    decided_at timestamptz,
    refusal text,
    purchase_id uuid,
    cashier_id uuid,
    PRIMARY KEY (member_id, id),
    CHECK (decided_by <> filed_by),
    CHECK (num_nonnulls(decided_by, decided_at) = CASE state WHEN 'open' THEN 0 ELSE 2 END),
    CHECK ((state = 'refused') = (refusal IS NOT NULL)),
    CHECK ((state = 'approved') = (purchase_id IS NOT NULL))
  );
  CREATE INDEX purchase_claim_filed ON purchase_claim (filed_at, id);
  CREATE INDEX purchase_claim_open ON purchase_claim (store_id, filed_at, id) WHERE state = 'open';
  CREATE INDEX purchase_claim_filer ON purchase_claim (filed_by, filed_on) WHERE filed_by_kind = 'staff';
  CREATE INDEX purchase_claim_cashier ON purchase_claim (cashier_id, business_day) WHERE cashier_id IS NOT NULL;

  -- member_id: who is gone. What names them (phone, outside number) is pointed at to_id; their own rows stay theirs.
  CREATE TABLE member_alias (
    member_id uuid PRIMARY KEY,
    to_id uuid NOT NULL,
    merged_at timestamptz NOT NULL,
    merged_by uuid NOT NULL,
    reason text NOT NULL,
    CHECK (member_id <> to_id)
  );
  CREATE INDEX member_alias_to ON member_alias (to_id);

  -- The last days of points of which everybody was told so many days ahead.
  CREATE TABLE expiry_notice (
    expires_on date NOT NULL,
    days_ahead integer NOT NULL,
    done_at timestamptz NOT NULL,
    PRIMARY KEY (expires_on, days_ahead)
  );
  REVOKE DELETE ON point_adjustment, purchase_claim FROM guike_app;
  REVOKE UPDATE, DELETE ON member_alias FROM guike_app;`;

export class PointsOffice1764000000020 implements MigrationInterface {
  name = 'PointsOffice1764000000020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(transferAgain);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
