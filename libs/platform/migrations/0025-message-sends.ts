// What goes out beside the inbox: each sending with its outcome, the permissions WeChat gives one by one, what members
// want to be told through what; and how a care task moves on.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class MessageSends1764000000025 implements MigrationInterface {
  name = 'MessageSends1764000000025';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      ALTER TABLE inbox_message ADD COLUMN link text, ADD COLUMN campaign_run_id uuid;
      CREATE INDEX inbox_message_run ON inbox_message (campaign_run_id) WHERE campaign_run_id IS NOT NULL;

      -- One row for each way that was tried for a message, or one of 'none' that says why there is no other way.
      CREATE TABLE message_send (
        member_id uuid NOT NULL,
        message_id uuid NOT NULL,
        channel text NOT NULL CHECK (channel IN ('subscription', 'official_account', 'sms', 'care', 'none')),
        id uuid NOT NULL,
        kind text NOT NULL,
        state text NOT NULL CHECK (state IN ('planned', 'sending', 'sent', 'unknown', 'failed', 'skipped')),
        reason text,
        template text,
        grant_id uuid,
        outcome_code text,
        attempts integer NOT NULL,
        planned_at timestamptz NOT NULL,
        due_at timestamptz NOT NULL,
        claimed_at timestamptz,
        done_at timestamptz,
        PRIMARY KEY (member_id, message_id, channel),
        CHECK ((state IN ('planned', 'sending')) = (done_at IS NULL)),
        CHECK (state <> 'sending' OR claimed_at IS NOT NULL),
        CHECK (channel <> 'subscription' OR grant_id IS NOT NULL)
      ) WITH (fillfactor = 80);
      CREATE INDEX message_send_due ON message_send (due_at) WHERE state = 'planned';
      CREATE INDEX message_send_claimed ON message_send (claimed_at) WHERE state = 'sending';
      CREATE INDEX message_send_newest ON message_send (id);

      -- One tap on one template: a permission for one message, or a no.
      CREATE TABLE message_grant (
        member_id uuid NOT NULL,
        id uuid NOT NULL,
        identity_id uuid NOT NULL,
        template text NOT NULL,
        ask_id uuid NOT NULL,
        state text NOT NULL CHECK (state IN ('free', 'reserved', 'used', 'gone', 'rejected', 'banned', 'filtered')),
        source text NOT NULL,
        granted_at timestamptz NOT NULL,
        message_id uuid,
        settled_at timestamptz,
        PRIMARY KEY (member_id, id),
        UNIQUE (member_id, ask_id, template),
        CHECK ((state IN ('reserved', 'used')) <= (message_id IS NOT NULL))
      ) WITH (fillfactor = 80);
      CREATE INDEX message_grant_free ON message_grant (member_id, template, granted_at) WHERE state = 'free';
      -- By whose WeChat it is: two cards that are merged take their permissions along.
      CREATE INDEX message_grant_identity ON message_grant (identity_id, template, granted_at);
      CREATE INDEX message_grant_id ON message_grant (id);

      -- Only what differs from how the shop does it for everybody.
      CREATE TABLE message_preference (
        member_id uuid NOT NULL,
        topic text NOT NULL,
        channel text NOT NULL,
        wanted boolean NOT NULL,
        changed_at timestamptz NOT NULL,
        PRIMARY KEY (member_id, topic, channel)
      );

      -- shown_on: not before this day in anybody's list; contacts: how often nobody was reached.
      ALTER TABLE care_task ADD COLUMN shown_on date, ADD COLUMN contacts integer NOT NULL DEFAULT 0;
      CREATE INDEX care_task_due ON care_task (due_on, id) WHERE status = 'open';
      CREATE TABLE care_task_step (
        member_id uuid NOT NULL,
        task_id uuid NOT NULL,
        id uuid NOT NULL,
        what text NOT NULL,
        note text NOT NULL,
        at timestamptz NOT NULL,
        staff_id uuid,
        PRIMARY KEY (member_id, task_id, id)
      );
      REVOKE DELETE ON message_send, message_grant, care_task_step FROM guike_app;`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
