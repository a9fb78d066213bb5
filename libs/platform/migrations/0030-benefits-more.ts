// What benefits are handed out by: coupons, booked times, things lent, surprises, family, partner merchants.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class BenefitsMore1764000000030 implements MigrationInterface {
  name = 'BenefitsMore1764000000030';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(coupons);
    await runner.query(bookings);
    await runner.query(grantsAndFamily);
    await runner.query(partners);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

const coupons = /* sql */ `
  CREATE TABLE coupon (
    member_id uuid NOT NULL,
    id uuid NOT NULL,
    source text NOT NULL,
    benefit_code text,
    name text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('percent', 'amount', 'gift')),
    percent_off integer CHECK (percent_off BETWEEN 1 AND 100),
    amount_fen bigint CHECK (amount_fen > 0),
    valid_from date NOT NULL,
    valid_through date NOT NULL,
    once_per_sale boolean NOT NULL,
    state text NOT NULL CHECK (state IN ('open', 'used', 'void')),
    issued_at timestamptz NOT NULL,
    void_at timestamptz,
    void_by uuid,
    void_reason text,
    PRIMARY KEY (member_id, id),
    UNIQUE (member_id, source),
    CHECK (valid_from <= valid_through),
    CHECK ((percent_off IS NOT NULL) = (kind = 'percent')),
    CHECK ((amount_fen IS NOT NULL) = (kind = 'amount')),
    CHECK (num_nonnulls(void_at, void_by, void_reason) = CASE state WHEN 'void' THEN 3 ELSE 0 END)
  );
  CREATE INDEX coupon_issued ON coupon (issued_at, id);
  CREATE TABLE coupon_code (
    code text PRIMARY KEY,
    member_id uuid NOT NULL,
    coupon_id uuid NOT NULL,
    UNIQUE (member_id, coupon_id)
  );
  -- One row each time it is used; the one that is not released is the one that counts.
  CREATE TABLE coupon_use (
    member_id uuid NOT NULL,
    coupon_id uuid NOT NULL,
    id uuid NOT NULL,
    by_kind text NOT NULL CHECK (by_kind IN ('till', 'staff')),
    by_id uuid NOT NULL,
    store_id uuid,
    receipt_day date,
    receipt_number text,
    amount_fen bigint CHECK (amount_fen >= 0),
    worth_fen bigint CHECK (worth_fen >= 0),
    used_at timestamptz NOT NULL,
    released_at timestamptz,
    release_reason text,
    PRIMARY KEY (member_id, coupon_id, id),
    CHECK ((receipt_day IS NULL) = (receipt_number IS NULL)),
    CHECK ((released_at IS NULL) = (release_reason IS NULL))
  );
  CREATE UNIQUE INDEX coupon_used ON coupon_use (member_id, coupon_id) WHERE released_at IS NULL;
  CREATE INDEX coupon_receipt ON coupon_use (receipt_number, receipt_day, store_id) WHERE released_at IS NULL;
  REVOKE DELETE ON coupon, coupon_use FROM guike_app;
  REVOKE UPDATE, DELETE ON coupon_code FROM guike_app;`;

const bookings = /* sql */ `
  -- hours: [{weekday 1-7, from, to (minutes of the day), capacity}]
  CREATE TABLE booking_plan (
    store_id uuid NOT NULL,
    benefit_code text NOT NULL,
    slot_minutes integer NOT NULL CHECK (slot_minutes BETWEEN 5 AND 720),
    cancel_hours integer NOT NULL CHECK (cancel_hours BETWEEN 0 AND 168),
    hours jsonb NOT NULL,
    closed_days date[] NOT NULL,
    version integer NOT NULL,
    updated_at timestamptz NOT NULL,
    updated_by uuid NOT NULL,
    PRIMARY KEY (store_id, benefit_code)
  );
  -- The row that who books locks: never more taken than there is room for.
  CREATE TABLE booking_slot (
    store_id uuid NOT NULL,
    benefit_code text NOT NULL,
    day date NOT NULL,
    from_minute integer NOT NULL,
    taken integer NOT NULL CHECK (taken >= 0),
    capacity integer NOT NULL,
    PRIMARY KEY (store_id, benefit_code, day, from_minute),
    CONSTRAINT booking_room CHECK (taken <= capacity)
  ) WITH (fillfactor = 70);
  -- What became of it is told by the use of the same id.
  CREATE TABLE booking (
    member_id uuid NOT NULL,
    id uuid NOT NULL,
    store_id uuid NOT NULL,
    benefit_code text NOT NULL,
    benefit_name text NOT NULL,
    day date NOT NULL,
    from_minute integer NOT NULL,
    to_minute integer NOT NULL,
    cancel_hours integer NOT NULL,
    note text NOT NULL,
    booked_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    changed_by uuid,
    cancelled_at timestamptz,
    reminded_at timestamptz,
    PRIMARY KEY (member_id, id)
  );
  CREATE INDEX booking_store ON booking (store_id, day, from_minute, id);
  CREATE INDEX booking_reminder ON booking (day, member_id, id) WHERE cancelled_at IS NULL AND reminded_at IS NULL;
  CREATE TABLE loan (
    member_id uuid NOT NULL,
    id uuid NOT NULL,
    benefit_code text NOT NULL,
    benefit_name text NOT NULL,
    store_id uuid NOT NULL,
    item text NOT NULL,
    state text NOT NULL CHECK (state IN ('out', 'returned', 'lost')),
    lent_at timestamptz NOT NULL,
    lent_by uuid NOT NULL,
    due_on date NOT NULL,
    ended_at timestamptz,
    ended_by uuid,
    told_at timestamptz,
    PRIMARY KEY (member_id, id),
    CHECK (num_nonnulls(ended_at, ended_by) = CASE state WHEN 'out' THEN 0 ELSE 2 END)
  );
  CREATE UNIQUE INDEX loan_out ON loan (member_id, benefit_code) WHERE state = 'out';
  CREATE INDEX loan_due ON loan (due_on, member_id, id) WHERE state = 'out';
  REVOKE DELETE ON booking_plan, booking_slot, booking, loan FROM guike_app;`;

const grantsAndFamily = /* sql */ `
  CREATE TABLE benefit_grant (
    id uuid PRIMARY KEY,
    store_id uuid,
    audience jsonb NOT NULL,
    gift jsonb NOT NULL,
    title text NOT NULL,
    words text NOT NULL,
    valid_from date NOT NULL,
    valid_through date NOT NULL,
    state text NOT NULL CHECK (state IN ('running', 'done', 'stopped')),
    through_id uuid,
    given integer NOT NULL,
    expected integer NOT NULL,
    made_by uuid NOT NULL,
    made_at timestamptz NOT NULL,
    ended_at timestamptz,
    CHECK ((ended_at IS NULL) = (state = 'running'))
  );
  -- A surprise: one benefit for one member, once, within its days. Its use tells it as its source.
  CREATE TABLE benefit_gift (
    member_id uuid NOT NULL,
    id uuid NOT NULL,
    grant_id uuid NOT NULL,
    benefit_code text NOT NULL,
    name text NOT NULL,
    delivery text NOT NULL,
    valid_from date NOT NULL,
    valid_through date NOT NULL,
    given_at timestamptz NOT NULL,
    PRIMARY KEY (member_id, id),
    UNIQUE (member_id, grant_id)
  );
  CREATE INDEX benefit_gift_grant ON benefit_gift (grant_id, member_id);
  CREATE TABLE family_member (
    member_id uuid NOT NULL,
    id uuid NOT NULL,
    name_enc bytea,
    relation text NOT NULL,
    state text NOT NULL CHECK (state IN ('active', 'removed')),
    consent_at timestamptz NOT NULL,
    removed_at timestamptz,
    PRIMARY KEY (member_id, id),
    CHECK ((removed_at IS NOT NULL) = (state = 'removed')),
    CHECK (state = 'active' OR name_enc IS NULL)
  );
  -- What somebody of the family, or a companion (family_id null), had by the member's right.
  CREATE TABLE family_use (
    member_id uuid NOT NULL,
    id uuid NOT NULL,
    family_id uuid,
    kind text NOT NULL CHECK (kind IN ('benefit', 'discount', 'companion')),
    benefit_code text,
    percent_off integer,
    store_id uuid,
    by_id uuid NOT NULL,
    used_at timestamptz NOT NULL,
    PRIMARY KEY (member_id, id)
  );
  REVOKE DELETE ON benefit_grant, benefit_gift, family_member FROM guike_app;
  REVOKE UPDATE, DELETE ON family_use FROM guike_app;`;

const partners = /* sql */ `
  CREATE TABLE partner (
    id uuid PRIMARY KEY,
    name text NOT NULL,
    address text NOT NULL,
    offer text NOT NULL,
    benefit_code text NOT NULL,
    -- The partner's own verify code, as a keyed hash: nobody reads it again.
    code_index bytea NOT NULL UNIQUE,
    active boolean NOT NULL,
    version integer NOT NULL,
    updated_at timestamptz NOT NULL,
    updated_by uuid NOT NULL
  );
  CREATE TABLE partner_pass (
    code text PRIMARY KEY,
    member_id uuid NOT NULL,
    benefit_code text NOT NULL,
    expires_at timestamptz NOT NULL
  );
  CREATE TABLE partner_use (
    member_id uuid NOT NULL,
    id uuid NOT NULL,
    partner_id uuid NOT NULL,
    benefit_code text NOT NULL,
    used_at timestamptz NOT NULL,
    PRIMARY KEY (member_id, id)
  );
  CREATE INDEX partner_uses ON partner_use (partner_id, used_at);
  REVOKE DELETE ON partner FROM guike_app;
  REVOKE UPDATE, DELETE ON partner_use FROM guike_app;`;
