// Ways to break who is a member and whose card is good, each with the checks that must find it and no others.

/** Somebody known to the till who never agreed to join; and a member with one sale: as the other breaks have them. */
const KNOWN = '13800000004';
const KEEPER = '13800000006';

const applied = 'who has applied has one open application, and nobody else has one';
const joined = 'who was approved, or accepted an invitation, has joined';
const frozen = 'a frozen card has somebody who froze it and has not lifted it, and no other card has';

const application = (
  state: string,
  decided: string,
) => `INSERT INTO membership_application (member_id, id, store_id, note,
    consent_version, state, filed_by, filed_at, decided_by, decided_at)
  SELECT id, gen_random_uuid(), gen_random_uuid(), '', '1', '${state}', gen_random_uuid(), created_at, ${decided}
  FROM member WHERE id = $1 RETURNING 1`;

export const membershipBreaks: readonly (readonly [
  what: string,
  phone: string,
  sql: string,
  found: readonly string[],
])[] = [
  [
    'somebody who has applied, with no application',
    KNOWN,
    `UPDATE member SET state = 'applied' WHERE id = $1 RETURNING 1`,
    [applied],
  ],
  ['an open application of somebody who has not applied', KNOWN, application('open', 'NULL, NULL'), [applied]],
  [
    'an application that was approved and made no member',
    KNOWN,
    application('approved', 'gen_random_uuid(), created_at'),
    [joined],
  ],
  [
    'an invitation that was accepted by nobody',
    KNOWN,
    `INSERT INTO membership_invitation (member_id, id, store_id, reason, state, expires_on, invited_by, invited_at, ended_at)
     SELECT id, gen_random_uuid(), gen_random_uuid(), '', 'accepted', '2030-01-01', gen_random_uuid(), created_at, created_at
     FROM member WHERE id = $1 RETURNING 1`,
    [joined],
  ],
  [
    'a card that nobody froze',
    KEEPER,
    `WITH a AS (UPDATE point_account SET status = 'frozen' WHERE member_id = $1)
     UPDATE member SET state = 'frozen' WHERE id = $1 RETURNING 1`,
    [frozen],
  ],
  [
    'a card that was frozen and is good all the same',
    KEEPER,
    `INSERT INTO card_freeze (member_id, id, reason, note, frozen_by, frozen_at)
     SELECT id, gen_random_uuid(), 'lost', '', gen_random_uuid(), created_at FROM member WHERE id = $1 RETURNING 1`,
    [frozen],
  ],
];
