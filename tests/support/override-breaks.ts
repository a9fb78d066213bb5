// Ways to break what people decided about tiers, each with the checks that must find it and no others.

/** Somebody with a floor and a pause in force and a paid fee. */
export const FAVOURED = '13800000021';

const inForce = 'floors and pauses that members hold are those in force';
const fees = 'a fee that counts has its receipt, for its level and as long';
const back = 'a fee that was paid back is told to the facts, once';
const last = 'the fee that counts is the one told last';
const counts = 'a review has made as many decisions as it counts';

const row = (change: string) => `UPDATE member_tier SET ${change} WHERE member_id = $1 RETURNING 1`;
const override = (change: string, kind: 'floor' | 'pause') =>
  `UPDATE tier_override SET ${change} WHERE member_id = $1 AND kind = '${kind}' RETURNING 1`;

export const overrideBreaks: readonly (readonly [
  what: string,
  phone: string,
  sql: string,
  found: readonly string[],
])[] = [
  ['a floor that nobody approved', FAVOURED, row(`floor_tier = 'platinum'`), [inForce]],
  ['a floor held longer than it is in force', FAVOURED, row('floor_until = floor_until + 1'), [inForce]],
  ['a floor lost', FAVOURED, row('floor_tier = NULL, floor_until = NULL, earned_tier = NULL'), [inForce]],
  ['a pause of another day', FAVOURED, override('until_day = until_day + 1', 'pause'), [inForce]],
  [
    'a fee of another level than its receipt',
    FAVOURED,
    `UPDATE fee_receipt SET level = 2 WHERE member_id = $1 RETURNING 1`,
    [fees],
  ],
  ['a fee without a receipt', FAVOURED, `DELETE FROM fee_receipt WHERE member_id = $1 RETURNING 1`, [fees]],
  [
    'a fee paid back of which the facts know nothing',
    FAVOURED,
    `INSERT INTO fee_reversal SELECT member_id, id, gen_random_uuid(), '退费', recorded_at, recorded_by FROM fee_receipt
     WHERE member_id = $1 RETURNING 1`,
    [back],
  ],
  ['a fee that counts for longer than was told', FAVOURED, row('paid_until = paid_until + 1'), [last]],
  [
    'a review that counts somebody whom it left',
    FAVOURED,
    `UPDATE tier_review SET dropped = dropped + 1 WHERE $1::uuid IS NOT NULL RETURNING 1`,
    [counts],
  ],
];
