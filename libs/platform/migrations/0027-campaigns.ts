// Segments, tags, campaigns and their runs: whom, when, how much, and who was reached or left out to compare with.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Campaigns1764000000027 implements MigrationInterface {
  name = 'Campaigns1764000000027';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(segments);
    await runner.query(campaigns);
    await runner.query(runs);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

/** member_tag_name: which tags there are, and who has one. */
const segments = /* sql */ `
  CREATE TABLE segment (
    id uuid PRIMARY KEY,
    name text NOT NULL,
    rule jsonb NOT NULL,
    archived boolean NOT NULL,
    version integer NOT NULL,
    created_at timestamptz NOT NULL,
    created_by uuid NOT NULL,
    updated_at timestamptz NOT NULL
  );
  CREATE TABLE member_tag (
    member_id uuid NOT NULL,
    tag text NOT NULL,
    by_id uuid NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (member_id, tag)
  );
  CREATE INDEX member_tag_name ON member_tag (tag, member_id);
  REVOKE DELETE ON segment FROM guike_app;`;

/**
 * `ready`: the code of a ready-made one. `next_on`, `next_at`: the day whose run is next and the instant at which it starts;
 * null when none is. What was sent and given stands here, under the lock of this row, so that no run of several goes beyond
 * the budget.
 */
const campaigns = /* sql */ `
  CREATE TABLE campaign (
    id uuid PRIMARY KEY,
    ready text UNIQUE,
    name text NOT NULL,
    state text NOT NULL CHECK (state IN ('draft', 'scheduled', 'paused', 'done')),
    rule jsonb NOT NULL,
    schedule jsonb NOT NULL,
    content jsonb NOT NULL,
    most_messages integer CHECK (most_messages > 0),
    most_coupon_fen bigint CHECK (most_coupon_fen > 0),
    holdout_percent integer NOT NULL CHECK (holdout_percent BETWEEN 0 AND 50),
    outcome_days integer NOT NULL CHECK (outcome_days BETWEEN 1 AND 90),
    cooldown_days integer NOT NULL CHECK (cooldown_days BETWEEN 0 AND 366),
    sent_messages integer NOT NULL DEFAULT 0 CHECK (sent_messages >= 0),
    sent_coupon_fen bigint NOT NULL DEFAULT 0 CHECK (sent_coupon_fen >= 0),
    next_on date,
    next_at timestamptz,
    version integer NOT NULL,
    created_at timestamptz NOT NULL,
    created_by uuid NOT NULL,
    updated_at timestamptz NOT NULL,
    CHECK ((next_on IS NULL) = (next_at IS NULL)),
    CHECK (next_at IS NULL OR state = 'scheduled'),
    CONSTRAINT campaign_message_budget CHECK (sent_messages <= most_messages),
    CONSTRAINT campaign_coupon_budget CHECK (sent_coupon_fen <= most_coupon_fen)
  ) WITH (fillfactor = 70);
  CREATE INDEX campaign_next ON campaign (next_at) WHERE next_at IS NOT NULL;
  CREATE TABLE campaign_switch (
    code text PRIMARY KEY,
    is_on boolean NOT NULL,
    changed_at timestamptz NOT NULL,
    changed_by uuid NOT NULL
  );
  REVOKE DELETE ON campaign, campaign_switch FROM guike_app;`;

/**
 * A campaign has one run for each business day. The run keeps the terms it began with, and moves `through_id` in the
 * transaction of each piece. A target is written in the transaction that sends to it.
 */
const runs = /* sql */ `
  CREATE TABLE campaign_run (
    id uuid PRIMARY KEY,
    campaign_id uuid NOT NULL,
    business_day date NOT NULL,
    state text NOT NULL CHECK (state IN ('running', 'stopped', 'done')),
    terms jsonb NOT NULL,
    through_id uuid,
    sent integer NOT NULL DEFAULT 0,
    held_out integer NOT NULL DEFAULT 0,
    coupon_fen bigint NOT NULL DEFAULT 0,
    ended_by text CHECK (ended_by IN ('all', 'message_budget', 'coupon_budget')),
    started_at timestamptz NOT NULL,
    stopped_at timestamptz,
    stopped_by uuid,
    finished_at timestamptz,
    UNIQUE (campaign_id, business_day),
    CHECK ((state = 'done') = (finished_at IS NOT NULL)),
    CHECK ((state = 'done') = (ended_by IS NOT NULL)),
    CHECK ((state = 'stopped') = (stopped_at IS NOT NULL))
  ) WITH (fillfactor = 50);
  CREATE TABLE campaign_target (
    member_id uuid NOT NULL,
    run_id uuid NOT NULL,
    campaign_id uuid NOT NULL,
    business_day date NOT NULL,
    arm text NOT NULL CHECK (arm IN ('send', 'holdout')),
    at timestamptz NOT NULL,
    PRIMARY KEY (member_id, run_id)
  );
  CREATE INDEX campaign_target_run ON campaign_target (run_id, arm, member_id);
  REVOKE DELETE ON campaign_run FROM guike_app;
  REVOKE UPDATE, DELETE ON campaign_target FROM guike_app;`;
