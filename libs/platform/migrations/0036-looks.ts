// Looks: photos of an album shown to others, what the checks said of them, who reported them; and a guide's photos that
// wait for the member's word.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Looks1764000000036 implements MigrationInterface {
  name = 'Looks1764000000036';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(album);
    await runner.query(looks);
    await runner.query(checks);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

/**
 * A photo that a member sends from home belongs to no store. photo_offer: a guide's photo of somebody who has not agreed to
 * photos yet; its file is apart from the album. `files_gone_at`: the files that the row names are removed.
 */
const album = /* sql */ `
  ALTER TABLE album_photo ALTER COLUMN store_id DROP NOT NULL;
  ALTER TABLE album_photo ADD COLUMN files_gone_at timestamptz;
  CREATE INDEX album_photo_listed ON album_photo (member_id, created_at, id) WHERE removed_at IS NULL;
  CREATE INDEX album_photo_files ON album_photo (removed_at) WHERE removed_at IS NOT NULL AND files_gone_at IS NULL;
  CREATE TABLE photo_offer (
    member_id uuid NOT NULL,
    id uuid NOT NULL,
    taken_on date NOT NULL,
    store_id uuid NOT NULL,
    guide_id uuid NOT NULL,
    file_key text NOT NULL,
    width integer NOT NULL CHECK (width > 0),
    height integer NOT NULL CHECK (height > 0),
    state text NOT NULL CHECK (state IN ('waiting', 'agreed', 'refused', 'lapsed')),
    offered_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    decided_at timestamptz,
    files_gone_at timestamptz,
    PRIMARY KEY (member_id, id),
    CHECK ((state = 'waiting') = (decided_at IS NULL))
  );
  CREATE INDEX photo_offer_due ON photo_offer (ends_at) WHERE state = 'waiting';
  CREATE INDEX photo_offer_files ON photo_offer (decided_at)
    WHERE state IN ('refused', 'lapsed') AND files_gone_at IS NULL;
  REVOKE DELETE ON photo_offer FROM guike_app;`;

/**
 * look.waits_for: why the shop's people have to look at a pending one; null while the checks are under way. `hidden_at`: so
 * many have reported it that nobody sees it until somebody of the shop has looked. `ended_at`: when it was withdrawn, taken
 * down or refused. look_key: whose look an id on the wire is. look_photo: the public copies, in their order.
 */
const looks = /* sql */ `
  CREATE TABLE look (
    member_id uuid NOT NULL,
    id uuid NOT NULL,
    store_id uuid NOT NULL,
    caption text NOT NULL CHECK (char_length(caption) <= 200),
    items jsonb NOT NULL,
    consent_id uuid NOT NULL,
    state text NOT NULL CHECK (state IN ('pending', 'published', 'refused', 'withdrawn', 'taken_down')),
    submitted_at timestamptz NOT NULL,
    text_suggest text CHECK (text_suggest IN ('pass', 'review', 'risky')),
    waits_for text CHECK (waits_for IN ('text', 'picture', 'late', 'wechat_off', 'away')),
    published_at timestamptz,
    closes_at timestamptz,
    programme_version integer,
    open_reports integer NOT NULL CHECK (open_reports >= 0),
    hidden_at timestamptz,
    ended_at timestamptz,
    reason text NOT NULL,
    decided_by uuid,
    files_gone_at timestamptz,
    PRIMARY KEY (member_id, id),
    CHECK (state <> 'published' OR (published_at IS NOT NULL AND closes_at IS NOT NULL)),
    CHECK ((published_at IS NULL) = (closes_at IS NULL)),
    CHECK ((state IN ('pending', 'published')) = (ended_at IS NULL)),
    CHECK (waits_for IS NULL OR state = 'pending')
  );
  CREATE INDEX look_feed ON look (published_at, id) WHERE state = 'published' AND hidden_at IS NULL;
  CREATE INDEX look_feed_store ON look (store_id, published_at, id) WHERE state = 'published' AND hidden_at IS NULL;
  CREATE INDEX look_pending ON look (submitted_at, id) WHERE state = 'pending';
  CREATE INDEX look_reported ON look (submitted_at, id) WHERE state = 'published' AND open_reports > 0;
  CREATE INDEX look_files ON look (ended_at) WHERE ended_at IS NOT NULL AND files_gone_at IS NULL;
  CREATE INDEX look_listed ON look (submitted_at, id);
  CREATE TABLE look_key (
    look_id uuid PRIMARY KEY,
    member_id uuid NOT NULL
  );
  CREATE TABLE look_photo (
    member_id uuid NOT NULL,
    look_id uuid NOT NULL,
    nth smallint NOT NULL CHECK (nth BETWEEN 1 AND 6),
    photo_id uuid NOT NULL,
    file_key text NOT NULL,
    width integer NOT NULL CHECK (width > 0),
    height integer NOT NULL CHECK (height > 0),
    suggest text CHECK (suggest IN ('pass', 'review', 'risky')),
    asks integer NOT NULL,
    asked_at timestamptz,
    PRIMARY KEY (member_id, look_id, nth)
  );
  CREATE INDEX look_photo_photo ON look_photo (member_id, photo_id);
  REVOKE DELETE ON look, look_key, look_photo FROM guike_app;`;

/** look_check: under which trace WeChat was asked about a picture. look_report: once per person and look. */
const checks = /* sql */ `
  CREATE TABLE look_check (
    trace_id text PRIMARY KEY,
    member_id uuid NOT NULL,
    look_id uuid NOT NULL,
    nth smallint NOT NULL,
    asked_at timestamptz NOT NULL
  );
  CREATE INDEX look_check_look ON look_check (member_id, look_id);
  CREATE TABLE look_report (
    member_id uuid NOT NULL,
    look_id uuid NOT NULL,
    identity_id uuid NOT NULL,
    reason text NOT NULL CHECK (reason IN ('rights', 'indecent', 'advertising', 'other')),
    note text NOT NULL CHECK (char_length(note) <= 200),
    reported_at timestamptz NOT NULL,
    settled_at timestamptz,
    PRIMARY KEY (member_id, look_id, identity_id)
  );
  REVOKE DELETE ON look_check, look_report FROM guike_app;`;
