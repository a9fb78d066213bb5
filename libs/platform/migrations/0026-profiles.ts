// What members tell of themselves, the codes that prove a phone, the files they take along, and how they leave.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Profiles1764000000026 implements MigrationInterface {
  name = 'Profiles1764000000026';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(profiles);
    await runner.query(codes);
    await runner.query(leaving);
    await runner.query(forgetting);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

/**
 * birthday_index finds everybody whose birthday falls on a day. details_enc: sizes, colours and drink, sealed; interests
 * and the wish for how to be spoken to are codes that audiences are built from, and lie open. An application that nobody
 * here filed is the customer's own. stale_files: pictures that others have replaced, until they are gone from the storage.
 */
const profiles = /* sql */ `
  ALTER TABLE member ADD COLUMN birthday_index bytea;
  CREATE INDEX member_birthday ON member (birthday_index, id) WHERE birthday_index IS NOT NULL;
  CREATE TABLE member_profile (
    member_id uuid PRIMARY KEY,
    details_enc bytea,
    avatar_key text,
    stale_files text[] NOT NULL DEFAULT '{}',
    interests text[] NOT NULL DEFAULT '{}',
    contact text CHECK (contact IN ('wechat', 'phone', 'none')),
    birthday_changes integer NOT NULL DEFAULT 0 CHECK (birthday_changes >= 0),
    updated_at timestamptz NOT NULL
  );
  REVOKE DELETE ON member_profile FROM guike_app;
  ALTER TABLE membership_application ALTER COLUMN filed_by DROP NOT NULL;`;

/** A row for each code that was sent, kept for a day so that sendings can be counted. Nothing in it says whose phone. */
const codes = /* sql */ `
  CREATE TABLE phone_code (
    id uuid PRIMARY KEY,
    phone_index bytea NOT NULL,
    identity_id uuid NOT NULL,
    caller_index bytea NOT NULL,
    code_hash bytea NOT NULL,
    tries integer NOT NULL DEFAULT 0,
    sent_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at timestamptz
  );
  CREATE INDEX phone_code_phone ON phone_code (phone_index, sent_at);
  CREATE INDEX phone_code_identity ON phone_code (identity_id, sent_at);
  CREATE INDEX phone_code_caller ON phone_code (caller_index, sent_at);
  CREATE INDEX phone_code_sent ON phone_code (sent_at);`;

/**
 * regret_through: the last business day on which they may stay after all; they are erased on the first after it.
 * files_left: the rows are erased, and files that they name are still to be removed from the storage.
 */
const leaving = /* sql */ `
  CREATE TABLE data_export (
    member_id uuid NOT NULL,
    id uuid NOT NULL,
    asked_at timestamptz NOT NULL,
    asked_on date NOT NULL,
    state text NOT NULL CHECK (state IN ('waiting', 'ready', 'gone')),
    file_key text,
    bytes integer,
    ready_at timestamptz,
    PRIMARY KEY (member_id, id),
    CHECK ((state = 'ready') = (file_key IS NOT NULL))
  );
  CREATE INDEX data_export_ready ON data_export (ready_at) WHERE state = 'ready';
  CREATE TABLE member_exit (
    member_id uuid NOT NULL,
    id uuid NOT NULL,
    asked_at timestamptz NOT NULL,
    regret_through date NOT NULL,
    state text NOT NULL CHECK (state IN ('leaving', 'stayed', 'erased')),
    ended_at timestamptz,
    points_forfeited bigint,
    files_left boolean NOT NULL DEFAULT false,
    PRIMARY KEY (member_id, id),
    CHECK ((state = 'leaving') = (ended_at IS NULL)),
    CHECK ((state = 'erased') = (points_forfeited IS NOT NULL))
  );
  CREATE UNIQUE INDEX member_exit_one ON member_exit (member_id) WHERE state <> 'stayed';
  CREATE INDEX member_exit_erased ON member_exit (ended_at) WHERE state = 'erased';
  CREATE INDEX member_exit_files ON member_exit (member_id) WHERE files_left;
  CREATE INDEX member_exit_due ON member_exit (regret_through, member_id) WHERE state = 'leaving';
  REVOKE DELETE ON data_export, member_exit FROM guike_app;`;

/**
 * What the application may not change or delete, and has to for somebody who has left: the free words in the log and in
 * what merged them, who they were to WeChat, and the days of their birthdays (a table of 0028). It does nothing for anybody whose exit is not booked as erased in the
 * same transaction, so that it can be used for nothing else.
 */
const forgetting = /* sql */ `
  CREATE FUNCTION member_forget(p_members uuid[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
  BEGIN
    IF NOT EXISTS (SELECT FROM member_exit e JOIN member m ON m.id = e.member_id
      WHERE e.member_id = ANY (p_members) AND e.state = 'erased' AND m.state = 'exited') THEN
      RAISE EXCEPTION 'nobody of these has left';
    END IF;
    UPDATE audit_log SET detail = detail - ARRAY['note', 'reason', 'refusal', 'before', 'after', 'name', 'text']
      WHERE member_id = ANY (p_members);
    UPDATE member_alias SET reason = '' WHERE member_id = ANY (p_members);
    DELETE FROM wechat_identity WHERE member_id = ANY (p_members);
    DELETE FROM birthday_year WHERE member_id = ANY (p_members);
  END $$;
  REVOKE ALL ON FUNCTION member_forget(uuid[]) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION member_forget(uuid[]) TO guike_app;`;
