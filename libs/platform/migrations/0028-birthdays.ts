// Birthdays as they came up, once for each member and year, and the photos of members' private albums.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Birthdays1764000000028 implements MigrationInterface {
  name = 'Birthdays1764000000028';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(birthdays);
    await runner.query(album);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

/**
 * birthday_day: the days whose birthdays have been looked for. `year` is of the calendar that the birthday is told by.
 * `party_month`: who is asked to the birthday party of a month, YYYY-MM; null: there is none.
 */
const birthdays = /* sql */ `
  CREATE TABLE birthday_day (
    occasion text NOT NULL CHECK (occasion IN ('birthday', 'joining')),
    day date NOT NULL,
    found_at timestamptz NOT NULL,
    members integer NOT NULL,
    PRIMARY KEY (occasion, day)
  );
  CREATE TABLE birthday_year (
    member_id uuid NOT NULL,
    occasion text NOT NULL CHECK (occasion IN ('birthday', 'joining')),
    year integer NOT NULL,
    day date NOT NULL,
    party_month text,
    claimed_at timestamptz NOT NULL,
    PRIMARY KEY (member_id, occasion, year)
  );
  CREATE INDEX birthday_year_party ON birthday_year (party_month, member_id) WHERE party_month IS NOT NULL;
  CREATE INDEX member_joined_day ON member
    ((extract(month FROM joined_on)::integer * 100 + extract(day FROM joined_on)::integer), id) WHERE joined_on IS NOT NULL;
  REVOKE DELETE ON birthday_day, birthday_year FROM guike_app;
  REVOKE UPDATE ON birthday_year FROM guike_app;`;

/**
 * `consent_id`: the consent under which it was taken. A removed photo keeps its row; its files are gone. replay_share: the
 * picture to show a friend as it was made last, and what it was made of.
 */
const album = /* sql */ `
  CREATE TABLE album_photo (
    member_id uuid NOT NULL,
    id uuid NOT NULL,
    taken_on date NOT NULL,
    store_id uuid NOT NULL,
    guide_id uuid,
    file_key text NOT NULL,
    width integer NOT NULL CHECK (width > 0),
    height integer NOT NULL CHECK (height > 0),
    consent_id uuid NOT NULL,
    created_at timestamptz NOT NULL,
    removed_at timestamptz,
    PRIMARY KEY (member_id, id)
  );
  CREATE INDEX album_photo_taken ON album_photo (member_id, taken_on) WHERE removed_at IS NULL;
  CREATE TABLE replay_share (
    member_id uuid PRIMARY KEY,
    file_key text NOT NULL,
    made_of text NOT NULL
  );
  REVOKE DELETE ON album_photo FROM guike_app;`;
