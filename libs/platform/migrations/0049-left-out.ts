// Names that members show their looks under, pictures that were shown before, networks of stores, when a draw was bound to
// take place, and segments that are invited in pieces.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LeftOut1764000000049 implements MigrationInterface {
  name = 'LeftOut1764000000049';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(names);
    await runner.query(pictures);
    await runner.query(networks);
    await runner.query(events);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

/**
 * public_name: what somebody calls themselves beside their looks. Open, because it is for everybody; its row goes when the
 * name is taken back. `waiting`: nobody sees it until the shop has looked.
 */
const names = /* sql */ `
  CREATE TABLE public_name (
    member_id uuid PRIMARY KEY,
    name text NOT NULL CHECK (char_length(name) BETWEEN 2 AND 12),
    state text NOT NULL CHECK (state IN ('shown', 'waiting', 'taken_down')),
    reason text NOT NULL,
    changed_at timestamptz NOT NULL,
    decided_by uuid,
    CHECK (state <> 'taken_down' OR decided_by IS NOT NULL)
  );
  CREATE INDEX public_name_listed ON public_name (state, changed_at, member_id);`;

/** look_counting.shown_before: points that the same picture had brought already, and that are not given again. */
const pictures = /* sql */ `
  ALTER TABLE look_photo ADD COLUMN picture_hash text COLLATE "C" CHECK (picture_hash ~ '^[01]{64}$');
  ALTER TABLE look_counting DROP CONSTRAINT look_counting_limited_check,
    ADD CONSTRAINT look_counting_limited_check CHECK (limited IN ('look', 'month', 'frozen', 'left', 'shown_before')),
    ADD COLUMN shown_before integer NOT NULL DEFAULT 0 CHECK (shown_before >= 0);`;

/**
 * store_network: a store's own line. Whoever comes from it is in the store, and so are the others there: many at once are no
 * sign of anything.
 */
const networks = /* sql */ `
  CREATE TABLE store_network (
    store_id uuid NOT NULL,
    network cidr NOT NULL,
    added_at timestamptz NOT NULL,
    added_by uuid NOT NULL,
    PRIMARY KEY (store_id, network)
  );`;

/**
 * drawn_by is null where the clock has drawn. event_invite_order: a segment that is invited page by page; reached: the last
 * member who was looked at.
 */
const events = /* sql */ `
  ALTER TABLE event_draw DROP CONSTRAINT event_draw_check,
    ADD CONSTRAINT event_draw_check CHECK (num_nonnulls(drawn_at, entries, winners) IN (0, 3)
      AND (drawn_by IS NULL OR drawn_at IS NOT NULL));
  CREATE TABLE event_invite_order (
    event_id uuid NOT NULL,
    id uuid NOT NULL,
    segment_id uuid NOT NULL,
    store_id uuid,
    words text NOT NULL,
    asked_at timestamptz NOT NULL,
    asked_by uuid NOT NULL,
    reached uuid,
    invited integer NOT NULL DEFAULT 0 CHECK (invited >= 0),
    before integer NOT NULL DEFAULT 0 CHECK (before >= 0),
    ended_at timestamptz,
    PRIMARY KEY (event_id, id)
  );
  REVOKE DELETE ON event_invite_order FROM guike_app;`;
