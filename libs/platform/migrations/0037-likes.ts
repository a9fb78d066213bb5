// Likes of looks, what they came to, and claims by screenshot. A like is a row of its own and touches no other.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Likes1764000000037 implements MigrationInterface {
  name = 'Likes1764000000037';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(likes);
    await runner.query(countings);
    await runner.query(claims);
    await runner.query(staffPhones);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

/**
 * look_like: by whose look, since what is decided and erased goes by member. `address_index`: a keyed hash of the network,
 * forgotten when the look is counted; `client_ip` only until WeChat was asked. A like that was taken back keeps its row:
 * rings would otherwise take theirs back once they are paid. person_risk: what WeChat thinks of an identity.
 */
const likes = /* sql */ `
  CREATE TABLE look_like (
    member_id uuid NOT NULL,
    look_id uuid NOT NULL,
    identity_id uuid NOT NULL,
    liked_at timestamptz NOT NULL,
    taken_back_at timestamptz,
    address_index bytea,
    PRIMARY KEY (member_id, look_id, identity_id)
  );
  CREATE INDEX look_like_shown ON look_like (look_id) WHERE taken_back_at IS NULL;
  CREATE INDEX look_like_week ON look_like (liked_at);
  CREATE INDEX look_like_person ON look_like (identity_id, liked_at);
  CREATE TABLE person_risk (
    identity_id uuid PRIMARY KEY,
    rank smallint CHECK (rank BETWEEN 0 AND 4),
    client_ip text,
    wanted_at timestamptz,
    asked_at timestamptz
  );
  CREATE INDEX person_risk_wanted ON person_risk (wanted_at) WHERE wanted_at IS NOT NULL;
  REVOKE DELETE ON look_like, person_risk FROM guike_app;`;

/**
 * look_counting: one row for each look that was published. `points` and `earner_id` are null until points are decided,
 * which in the mode approved_photo is at once. `month`: under whose limit they fall.
 */
const countings = /* sql */ `
  CREATE TABLE look_counting (
    member_id uuid NOT NULL,
    look_id uuid NOT NULL,
    mode text NOT NULL CHECK (mode IN ('per_like', 'approved_photo', 'off')),
    programme_version integer NOT NULL,
    closes_at timestamptz NOT NULL,
    closed_at timestamptz,
    likes integer CHECK (likes >= 0),
    counted integer CHECK (counted >= 0),
    reasons jsonb NOT NULL,
    earner_id uuid,
    points integer CHECK (points >= 0),
    limited text CHECK (limited IN ('look', 'month', 'frozen', 'left')),
    month date,
    PRIMARY KEY (member_id, look_id),
    CHECK ((closed_at IS NULL) = (likes IS NULL) AND (closed_at IS NULL) = (counted IS NULL)),
    CHECK ((points IS NULL) = (month IS NULL) AND (points IS NULL) = (earner_id IS NULL)),
    CHECK (counted <= likes),
    CHECK (closed_at IS NULL OR points IS NOT NULL)
  );
  CREATE INDEX look_counting_due ON look_counting (closes_at) WHERE closed_at IS NULL;
  CREATE INDEX look_counting_month ON look_counting (earner_id, month) WHERE points > 0;
  REVOKE DELETE ON look_counting FROM guike_app;`;

/**
 * look_claim: `likes` as the member counted; `approved_likes` as the store did. `post`: a look's id, or store and name of
 * an activity; one claim that is not refused for each. `picture_hash`: 64 bits as text, near for pictures that look alike.
 */
const claims = /* sql */ `
  CREATE TABLE look_claim (
    member_id uuid NOT NULL,
    id uuid NOT NULL,
    post text NOT NULL,
    look_id uuid,
    activity text,
    store_id uuid NOT NULL,
    likes integer NOT NULL CHECK (likes > 0),
    picture_hash text COLLATE "C" NOT NULL CHECK (picture_hash ~ '^[01]{64}$'),
    file_key text,
    filed_on date NOT NULL,
    filed_at timestamptz NOT NULL,
    state text NOT NULL CHECK (state IN ('waiting', 'second', 'approved', 'refused')),
    approved_likes integer CHECK (approved_likes > 0),
    first_by uuid,
    decided_by uuid,
    decided_at timestamptz,
    refusal text,
    earner_id uuid,
    points integer CHECK (points >= 0),
    month date,
    PRIMARY KEY (member_id, id),
    CHECK ((look_id IS NULL) <> (activity IS NULL)),
    CHECK ((state IN ('waiting', 'second')) = (decided_at IS NULL) AND (decided_at IS NULL) = (decided_by IS NULL)),
    CHECK ((state = 'approved') = (points IS NOT NULL) AND (points IS NULL) = (month IS NULL)
      AND (points IS NULL) = (earner_id IS NULL)),
    CHECK ((state = 'refused') = (refusal IS NOT NULL)),
    CHECK (state <> 'second' OR (first_by IS NOT NULL AND approved_likes IS NOT NULL))
  );
  CREATE INDEX look_claim_id ON look_claim (id);
  CREATE UNIQUE INDEX look_claim_post ON look_claim (member_id, post) WHERE state <> 'refused';
  CREATE INDEX look_claim_open ON look_claim (filed_at, id) WHERE decided_at IS NULL;
  CREATE INDEX look_claim_listed ON look_claim (filed_at, id);
  CREATE INDEX look_claim_month ON look_claim (earner_id, month) WHERE points > 0;
  CREATE INDEX look_claim_files ON look_claim (decided_at) WHERE file_key IS NOT NULL AND decided_at IS NOT NULL;
  REVOKE DELETE ON look_claim FROM guike_app;`;

/** By a member's phone as a keyed hash: that somebody works here is known of their own card, and of nothing else. */
const staffPhones = /* sql */ `
  ALTER TABLE staff ADD COLUMN phone_index bytea;`;
