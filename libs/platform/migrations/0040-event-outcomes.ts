// What follows an event: what attendees were given for coming, how they rated it, the photos of the evening.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class EventOutcomes1764000000040 implements MigrationInterface {
  name = 'EventOutcomes1764000000040';

  /**
   * event_thanks: one row for each attendee who was thanked; `points` is what the ledger booked as `event-thanks/<event>`,
   * `gift` the benefit that was given. event_rating: `rated_at` is the first time, from which the days of change are
   * counted. event_photo: a removed photo keeps its row; its files are gone.
   */
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE TABLE event_thanks (
        member_id uuid NOT NULL,
        event_id uuid NOT NULL,
        points integer NOT NULL CHECK (points >= 0),
        gift text,
        thanked_at timestamptz NOT NULL,
        PRIMARY KEY (member_id, event_id)
      );
      CREATE INDEX event_thanks_event ON event_thanks (event_id);
      CREATE TABLE event_rating (
        member_id uuid NOT NULL,
        event_id uuid NOT NULL,
        stars integer NOT NULL CHECK (stars BETWEEN 1 AND 5),
        nps integer CHECK (nps BETWEEN 0 AND 10),
        words text NOT NULL,
        rated_at timestamptz NOT NULL,
        changed_at timestamptz NOT NULL,
        PRIMARY KEY (member_id, event_id)
      );
      CREATE INDEX event_rating_event ON event_rating (event_id, rated_at DESC, member_id DESC);
      CREATE TABLE event_photo (
        event_id uuid NOT NULL,
        id uuid NOT NULL,
        file_key text NOT NULL,
        width integer NOT NULL CHECK (width > 0),
        height integer NOT NULL CHECK (height > 0),
        added_by uuid NOT NULL,
        added_at timestamptz NOT NULL,
        removed_by uuid,
        removed_at timestamptz,
        PRIMARY KEY (event_id, id),
        CHECK ((removed_by IS NULL) = (removed_at IS NULL))
      );
      REVOKE DELETE ON event_thanks, event_rating, event_photo FROM guike_app;
      REVOKE UPDATE ON event_thanks FROM guike_app;`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
