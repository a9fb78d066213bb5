// Drafts of the programme, versions with a history, and trials on a part of the members. Expands only: processes of
// before read published versions as they did.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ProgrammeDrafts1764000000019 implements MigrationInterface {
  name = 'ProgrammeDrafts1764000000019';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(columns);
    await runner.query(kept);
    await runner.query(trials);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

/**
 * request_id: what the caller named it by, so that a repeated request finds it. based_on, preset: what it was started
 * from. until_day, segment, trial_members: of a trial alone. A version from before has no changed_at: see created_at.
 */
const columns = /* sql */ `
  ALTER TABLE programme_version
    DROP CONSTRAINT programme_version_status_check, DROP CONSTRAINT programme_version_check;
  ALTER TABLE programme_version
    ADD COLUMN request_id uuid UNIQUE, ADD COLUMN revision integer NOT NULL DEFAULT 1, ADD COLUMN based_on integer,
    ADD COLUMN preset text, ADD COLUMN changed_at timestamptz, ADD COLUMN changed_by uuid, ADD COLUMN until_day date,
    ADD COLUMN segment jsonb, ADD COLUMN trial_members integer,
    ADD CONSTRAINT programme_version_status_check
      CHECK (status IN ('draft', 'published', 'trial', 'ended', 'withdrawn', 'discarded')),
    ADD CONSTRAINT programme_version_dated
      CHECK (status IN ('draft', 'discarded') = (effective_from IS NULL)
        AND (effective_from IS NULL) = (published_at IS NULL)),
    ADD CONSTRAINT programme_version_trial
      CHECK (num_nonnulls(until_day, segment, trial_members) = CASE
          WHEN status IN ('trial', 'ended') THEN 3
          WHEN status = 'withdrawn' AND until_day IS NOT NULL THEN 3
          ELSE 0 END
        AND until_day >= effective_from);`;

/** Decisions name the version they were made under, so what was once decided by must stay as it was. */
const kept = /* sql */ `
  CREATE FUNCTION programme_version_kept() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NEW.version <> OLD.version OR NEW.request_id IS DISTINCT FROM OLD.request_id THEN
      RAISE 'programme version % keeps its number', OLD.version;
    END IF;
    IF OLD.status = 'draft' THEN
      IF NEW.status NOT IN ('draft', 'published', 'trial', 'discarded') THEN
        RAISE 'programme version % is a draft', OLD.version;
      END IF;
      RETURN NEW;
    END IF;
    IF (NEW.body, NEW.note, NEW.effective_from, NEW.published_at, NEW.published_by, NEW.segment, NEW.trial_members,
        NEW.revision, NEW.based_on, NEW.preset)
      IS DISTINCT FROM (OLD.body, OLD.note, OLD.effective_from, OLD.published_at, OLD.published_by, OLD.segment,
        OLD.trial_members, OLD.revision, OLD.based_on, OLD.preset) THEN
      RAISE 'programme version % is % and stays as it is', OLD.version, OLD.status;
    END IF;
    IF NOT (NEW.status = OLD.status AND NEW.until_day IS NOT DISTINCT FROM OLD.until_day
      OR OLD.status IN ('published', 'trial') AND NEW.status = 'withdrawn' AND NEW.until_day IS NOT DISTINCT FROM OLD.until_day
      OR OLD.status = 'trial' AND NEW.status = 'ended' AND NEW.until_day <= OLD.until_day) THEN
      RAISE 'programme version % cannot go from % to %', OLD.version, OLD.status, NEW.status;
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER programme_version_kept BEFORE UPDATE ON programme_version
    FOR EACH ROW EXECUTE FUNCTION programme_version_kept();`;

const trials = /* sql */ `
  -- Who is on a trial, fixed when it is set up: a member neither slips in nor out by moving tier.
  CREATE TABLE programme_trial_member (
    member_id uuid NOT NULL,
    version integer NOT NULL,
    PRIMARY KEY (member_id, version)
  );
  REVOKE UPDATE, DELETE ON programme_trial_member FROM guike_app;`;
