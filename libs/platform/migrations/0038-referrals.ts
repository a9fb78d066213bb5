// Referrals: invite codes, who opened them, whom they brought and whether that counts, and what friends' purchases and the
// ladder gave.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Referrals1764000000038 implements MigrationInterface {
  name = 'Referrals1764000000038';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(codes);
    await runner.query(touches);
    await runner.query(referrals);
    await runner.query(given);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

/**
 * One code for each member and each of the staff, in a look-up table of its own. invite_phone: from which phones whoever
 * owns a code looks at it, as keyed hashes, to know a friend who is the same person.
 */
const codes = /* sql */ `
  CREATE TABLE invite_code (
    code text COLLATE "C" PRIMARY KEY,
    member_id uuid,
    staff_id uuid,
    made_at timestamptz NOT NULL,
    CHECK (num_nonnulls(member_id, staff_id) = 1)
  );
  CREATE UNIQUE INDEX invite_code_member ON invite_code (member_id) WHERE member_id IS NOT NULL;
  CREATE UNIQUE INDEX invite_code_staff ON invite_code (staff_id) WHERE staff_id IS NOT NULL;
  CREATE TABLE invite_phone (
    owner_id uuid NOT NULL,
    phone_index bytea NOT NULL,
    seen_at timestamptz NOT NULL,
    PRIMARY KEY (owner_id, phone_index)
  );
  REVOKE DELETE ON invite_code FROM guike_app;`;

/** One is open at a time for each WeChat: the first. The address itself is kept, sealed, until WeChat was asked about it. */
const touches = /* sql */ `
  CREATE TABLE referral_touch (
    identity_id uuid NOT NULL,
    id uuid NOT NULL,
    code text NOT NULL,
    referrer_id uuid,
    staff_id uuid,
    touched_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    state text NOT NULL CHECK (state IN ('open', 'bound', 'lapsed')),
    address_enc bytea,
    address_index bytea,
    phone_index bytea,
    risk_rank integer CHECK (risk_rank BETWEEN 0 AND 4),
    PRIMARY KEY (identity_id, id),
    CHECK (num_nonnulls(referrer_id, staff_id) = 1),
    CHECK (expires_at > touched_at)
  );
  CREATE UNIQUE INDEX referral_touch_open ON referral_touch (identity_id) WHERE state = 'open';
  CREATE INDEX referral_touch_referrer ON referral_touch (referrer_id, touched_at) WHERE referrer_id IS NOT NULL;
  CREATE INDEX referral_touch_staff ON referral_touch (staff_id, touched_at) WHERE staff_id IS NOT NULL;
  CREATE INDEX referral_touch_expiry ON referral_touch (expires_at) WHERE state = 'open';
  REVOKE DELETE ON referral_touch FROM guike_app;`;

/**
 * A friend (member_id) was brought once for all time. vip_id names the fact that they became VIP. The terms of a purchase
 * are those of its own version; programme_version is that of the day on which the friend joined.
 */
const referrals = /* sql */ `
  CREATE TABLE referral (
    member_id uuid PRIMARY KEY,
    id uuid NOT NULL,
    identity_id uuid NOT NULL,
    touch_id uuid NOT NULL,
    referrer_id uuid,
    staff_id uuid,
    touched_at timestamptz NOT NULL,
    bound_at timestamptz NOT NULL,
    programme_version integer NOT NULL,
    state text NOT NULL CHECK (state IN ('waiting', 'accepted', 'held', 'refused')),
    reasons text[] NOT NULL DEFAULT '{}',
    risk_rank integer CHECK (risk_rank BETWEEN 0 AND 4),
    judged_at timestamptz,
    decided_by uuid,
    decided_at timestamptz,
    decision_reason text,
    welcomed_at timestamptz,
    bought_at timestamptz,
    vip_at timestamptz,
    vip_id uuid,
    CHECK (num_nonnulls(referrer_id, staff_id) = 1),
    CHECK (referrer_id <> member_id OR state IN ('waiting', 'refused')),
    CHECK ((state = 'waiting') = (judged_at IS NULL)),
    CHECK ((decided_by IS NULL) = (decided_at IS NULL)),
    CHECK ((state IN ('held', 'refused')) = (cardinality(reasons) > 0)),
    CHECK ((vip_at IS NULL) = (vip_id IS NULL))
  );
  CREATE INDEX referral_id ON referral (id);
  CREATE INDEX referral_bound ON referral (bound_at, id);
  CREATE INDEX referral_referrer ON referral (referrer_id, bound_at, id) WHERE referrer_id IS NOT NULL;
  CREATE INDEX referral_staff ON referral (staff_id, bound_at, id) WHERE staff_id IS NOT NULL;
  CREATE INDEX referral_held ON referral (bound_at, id) WHERE state = 'held';
  REVOKE DELETE ON referral FROM guike_app;`;

/**
 * referral_bonus: what a friend's purchase is worth to whose account it was booked to (member_id); the ledger knows it by
 * \`id\`, so that nothing on that account names the friend or the sale. referral_rung: what the ladder gave, once.
 */
const given = /* sql */ `
  CREATE TABLE referral_bonus (
    member_id uuid NOT NULL,
    purchase_id uuid NOT NULL,
    id uuid NOT NULL,
    friend_id uuid NOT NULL,
    points integer NOT NULL CHECK (points >= 0),
    settlements integer NOT NULL CHECK (settlements > 0),
    settled_at timestamptz NOT NULL,
    PRIMARY KEY (member_id, purchase_id),
    UNIQUE (member_id, id)
  );
  CREATE INDEX referral_bonus_friend ON referral_bonus (friend_id, purchase_id);
  CREATE TABLE referral_rung (
    member_id uuid NOT NULL,
    rung text NOT NULL,
    id uuid NOT NULL,
    gives jsonb NOT NULL,
    programme_version integer NOT NULL,
    reached_at timestamptz NOT NULL,
    PRIMARY KEY (member_id, rung)
  );
  REVOKE DELETE ON referral_bonus FROM guike_app;
  REVOKE UPDATE, DELETE ON referral_rung FROM guike_app;`;
