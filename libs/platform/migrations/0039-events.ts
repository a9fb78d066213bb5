// Events: what is planned, who is invited, who answered and came; seats in a row of their own, the one that is locked.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Events1764000000039 implements MigrationInterface {
  name = 'Events1764000000039';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(events);
    await runner.query(answers);
    await runner.query(door);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

const events = /* sql */ `
  -- details: {place, children, agenda, games, draw, guests, thanks}, as the contract has them.
  -- repeat: how it comes again; series_id: the first of its series; occurs_on: the day in the shop's zone.
  CREATE TABLE event (
    id uuid PRIMARY KEY,
    state text NOT NULL CHECK (state IN ('draft', 'open', 'closed', 'held', 'archived', 'cancelled')),
    version integer NOT NULL,
    title text NOT NULL,
    about text NOT NULL,
    cover_key text,
    store_id uuid,
    host_id uuid,
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    visible_from timestamptz NOT NULL,
    reply_by timestamptz NOT NULL,
    companions integer NOT NULL CHECK (companions BETWEEN 0 AND 4),
    audience_who text NOT NULL CHECK (audience_who IN ('everyone', 'members', 'invited')),
    audience_tiers text[] NOT NULL,
    audience_stores uuid[] NOT NULL,
    segment_id uuid,
    price_kind text NOT NULL CHECK (price_kind IN ('none', 'points', 'fee')),
    price_points integer NOT NULL CHECK (price_points >= 0),
    price_fen bigint NOT NULL CHECK (price_fen >= 0),
    confirm_minutes integer NOT NULL CHECK (confirm_minutes > 0),
    details jsonb NOT NULL,
    repeat jsonb,
    series_id uuid,
    occurs_on date NOT NULL,
    created_by uuid NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    opened_at timestamptz,
    held_at timestamptz,
    cancelled_at timestamptz,
    cancel_reason text,
    CHECK (starts_at < ends_at),
    CHECK ((price_points > 0) = (price_kind = 'points')),
    CHECK ((price_fen > 0) = (price_kind = 'fee')),
    CHECK (repeat IS NULL OR series_id IS NOT NULL),
    CHECK ((cancelled_at IS NOT NULL) = (state = 'cancelled')),
    CHECK ((cancel_reason IS NOT NULL) = (state = 'cancelled'))
  );
  CREATE INDEX event_start ON event (starts_at, id);
  CREATE INDEX event_end ON event (ends_at, id) WHERE state IN ('open', 'closed');
  CREATE UNIQUE INDEX event_of_series ON event (series_id, occurs_on) WHERE series_id IS NOT NULL;
  -- Locked before anything about an answer is read: seats taken (accepted or offered), the last number that was given.
  CREATE TABLE event_seats (
    event_id uuid PRIMARY KEY,
    seats integer NOT NULL CHECK (seats > 0),
    taken integer NOT NULL CHECK (taken >= 0),
    walked integer NOT NULL CHECK (walked >= 0),
    last_number integer NOT NULL,
    CONSTRAINT event_room CHECK (taken <= seats)
  ) WITH (fillfactor = 70);
  -- The seed is kept from everybody until it has drawn; its hash is published from the opening on.
  CREATE TABLE event_draw (
    event_id uuid PRIMARY KEY,
    seed bytea NOT NULL,
    commitment text NOT NULL,
    drawn_at timestamptz,
    drawn_by uuid,
    entries integer[],
    winners jsonb,
    CHECK (num_nonnulls(drawn_at, drawn_by, entries, winners) IN (0, 4))
  );
  REVOKE DELETE ON event, event_seats, event_draw FROM guike_app;`;

const answers = /* sql */ `
  CREATE TABLE event_invitation (
    member_id uuid NOT NULL,
    event_id uuid NOT NULL,
    words text NOT NULL,
    invited_by uuid NOT NULL,
    invited_at timestamptz NOT NULL,
    seen_at timestamptz,
    PRIMARY KEY (member_id, event_id)
  );
  CREATE INDEX event_invited ON event_invitation (event_id, invited_at, member_id);
  -- companions: [{name, child, age, consentAt}]. paid_points: paid and not returned, by the operations
  -- event/<event>/<member>/1 to spends. number: order of the answer within the event, anew with each coming back.
  CREATE TABLE event_answer (
    member_id uuid NOT NULL,
    event_id uuid NOT NULL,
    state text NOT NULL CHECK (state IN ('accepted', 'waiting', 'offered', 'declined', 'cancelled', 'lapsed', 'walk_in')),
    number integer NOT NULL,
    party integer NOT NULL CHECK (party >= 1),
    companions jsonb NOT NULL,
    paid_points integer NOT NULL CHECK (paid_points >= 0),
    spends integer NOT NULL CHECK (spends >= 0),
    answered_at timestamptz NOT NULL,
    offered_until timestamptz,
    -- for how many of the party the fee was paid in the store, and when and to whom at last
    fee_persons integer NOT NULL DEFAULT 0 CHECK (fee_persons >= 0),
    fee_paid_at timestamptz,
    fee_paid_by uuid,
    arrived integer NOT NULL CHECK (arrived >= 0),
    arrived_at timestamptz,
    attendance text CHECK (attendance IN ('came', 'walked_in', 'missed')),
    day_reminded_at timestamptz,
    hours_reminded_at timestamptz,
    PRIMARY KEY (member_id, event_id),
    CHECK ((offered_until IS NOT NULL) = (state = 'offered')),
    CHECK ((fee_paid_at IS NULL) = (fee_paid_by IS NULL)),
    CHECK ((fee_persons > 0) = (fee_paid_at IS NOT NULL)),
    CHECK ((arrived > 0) = (arrived_at IS NOT NULL)),
    CHECK (attendance IS NULL OR attendance = 'missed' OR arrived > 0)
  ) WITH (fillfactor = 80);
  CREATE INDEX event_answer_number ON event_answer (event_id, number);
  CREATE INDEX event_answer_state ON event_answer (event_id, state, number);
  CREATE INDEX event_answer_offer ON event_answer (offered_until) WHERE state = 'offered';
  CREATE TABLE event_ticket (
    code text PRIMARY KEY,
    member_id uuid NOT NULL,
    event_id uuid NOT NULL,
    UNIQUE (member_id, event_id)
  );
  REVOKE DELETE ON event_invitation, event_answer, event_ticket FROM guike_app;
  REVOKE UPDATE ON event_ticket FROM guike_app;`;

const door = /* sql */ `
  -- One row a scan, by the id that the phone gave it: what is settled twice is counted once. persons: how many it let in.
  CREATE TABLE event_scan (
    id uuid PRIMARY KEY,
    event_id uuid NOT NULL,
    member_id uuid,
    kind text NOT NULL CHECK (kind IN ('ticket', 'card', 'hand', 'walk_in')),
    outcome text NOT NULL,
    persons integer NOT NULL CHECK (persons >= 0),
    beyond_seats boolean NOT NULL,
    scanned_at timestamptz NOT NULL,
    settled_at timestamptz NOT NULL,
    staff_id uuid NOT NULL
  );
  CREATE INDEX event_scan_event ON event_scan (event_id, settled_at);
  REVOKE UPDATE, DELETE ON event_scan FROM guike_app;`;
