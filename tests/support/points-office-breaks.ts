// Ways to break what the office does to points by hand, each with the checks that must find it and no others.

/** Somebody whose points were adjusted, and who has claimed a sale of which something had come back. */
export const CLAIMANT = '13800000009';
/** Two who were found to be one: who stays, and who is gone. */
export const STAYING = '13800000010';
export const LEAVING = '13800000011';

const adjusted = 'an adjustment that is booked has its entry, and no other has one';
const claimed = 'an approved claim and the purchase that was written for it are one to one';
const successor = 'a claimed sale has one successor, of the same receipt and money, of which no less came back';
const merged = 'who was merged is gone: no points, no way to find them, and who they are now is there';

const adjustment = (change: string) => `UPDATE point_adjustment SET ${change} WHERE member_id = $1 RETURNING 1`;
const claim = (change: string) =>
  `UPDATE purchase_claim SET ${change} WHERE member_id = $1 AND state = 'approved' RETURNING 1`;
const gone = `SELECT member_id FROM member_alias WHERE to_id = $1`;

export const pointsOfficeBreaks: readonly (readonly [
  what: string,
  phone: string,
  sql: string,
  found: readonly string[],
])[] = [
  ['an adjustment that tells other points than were booked', CLAIMANT, adjustment('points = points + 1'), [adjusted]],
  [
    'an adjustment that is booked and waits',
    CLAIMANT,
    adjustment(`state = 'waiting', decided_by = NULL, decided_at = NULL`),
    [adjusted],
  ],
  ['an adjustment lost', CLAIMANT, `DELETE FROM point_adjustment WHERE member_id = $1 RETURNING 1`, [adjusted]],
  ['a claim of another receipt than it was given', CLAIMANT, claim(`receipt_number = 'other'`), [claimed]],
  ['a claim that was approved without a purchase', CLAIMANT, claim('purchase_id = gen_random_uuid()'), [claimed]],
  [
    'a claimed sale that counts for nobody',
    CLAIMANT,
    `UPDATE purchase SET claimed_from = gen_random_uuid() WHERE member_id = $1 AND claimed_from IS NOT NULL RETURNING 1`,
    [
      'a refund waits for its sale as long as there is none, and is applied once there is',
      'money that came back of purchases is what refunds gave back',
      'pieces that came back of a line are what refunds list',
      successor,
    ],
  ],
  [
    'a claimed sale of another moment than the one that it was claimed from',
    CLAIMANT,
    `UPDATE purchase SET paid_at = paid_at - interval '1 second' WHERE member_id = $1 AND claimed_from IS NOT NULL RETURNING 1`,
    [successor],
  ],
  [
    'a merged member whose phone still finds them',
    STAYING,
    `UPDATE member_phone SET member_id = (${gone}) WHERE phone_index = (SELECT phone_index FROM member_phone
      WHERE member_id = $1 LIMIT 1) RETURNING 1`,
    [merged],
  ],
  [
    'a merged member whose card still works',
    STAYING,
    `UPDATE member_card SET void_at = NULL WHERE member_id = (${gone}) RETURNING 1`,
    [merged],
  ],
];
