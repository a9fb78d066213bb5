// Ways to break coupons, bookings and surprises, each with the checks that must find it and no others.

/** Somebody with a coupon that is used, one that is not, a booking, and a surprise that was asked for. */
export const HANDED = '13800000031';

const used = 'a used coupon has the one use that counts, and no other has one';
const codes = 'coupons and their codes are one to one';
const slots = 'what is taken of a slot are its bookings that stand, and never more than there is room for';
const uses = 'a booking and a loan are uses of a benefit, and a use that is booked is a booking';
const gifts = 'a surprise is used only by whom it was given to';
const given = 'a grant gave what its members have of it';

const family = 'a member is family by the invitation that they accepted, and by no other';

const slot = (change: string) => `WITH w AS (UPDATE booking_slot SET ${change}) SELECT 1 WHERE $1::uuid IS NOT NULL`;

export const handOverBreaks: readonly (readonly [
  what: string,
  phone: string,
  sql: string,
  found: readonly string[],
])[] = [
  [
    'a used coupon that could be used again',
    HANDED,
    `UPDATE coupon SET state = 'open' WHERE member_id = $1 AND state = 'used' RETURNING 1`,
    [used],
  ],
  [
    'a coupon used by nobody',
    HANDED,
    `UPDATE coupon SET state = 'used' WHERE member_id = $1 AND state = 'open' RETURNING 1`,
    [used],
  ],
  ['a use of a coupon lost', HANDED, `DELETE FROM coupon_use WHERE member_id = $1 RETURNING 1`, [used]],
  [
    'a coupon whose code is lost',
    HANDED,
    `DELETE FROM coupon_code k USING coupon c WHERE k.member_id = $1 AND c.id = k.coupon_id AND c.state = 'open' RETURNING 1`,
    [codes],
  ],
  ['a slot that counts one more than are booked', HANDED, slot('taken = taken + 1, capacity = capacity + 1'), [slots]],
  ['a slot that counts one less than are booked', HANDED, slot('taken = taken - 1'), [slots]],
  [
    'a booking that stands and takes no place',
    HANDED,
    `UPDATE booking SET from_minute = from_minute + 5 WHERE member_id = $1 RETURNING 1`,
    [slots],
  ],
  ['a booking lost', HANDED, `DELETE FROM booking WHERE member_id = $1 RETURNING 1`, [slots, uses]],
  [
    'a booking that is cancelled for the store alone',
    HANDED,
    `UPDATE booking SET cancelled_at = changed_at WHERE member_id = $1 RETURNING 1`,
    [slots, uses],
  ],
  [
    'a guest whom nobody invited',
    HANDED,
    `INSERT INTO family_member (member_id, id, guest_id, relation, state, consent_at)
     VALUES ($1, gen_random_uuid(), $1, 'other', 'active', '2026-01-01') RETURNING 1`,
    [family],
  ],
  [
    'an invitation that was accepted by nobody who is family',
    HANDED,
    `INSERT INTO family_invitation (member_id, id, relation, state, made_at, until_at, ended_at, guest_id)
     VALUES ($1, gen_random_uuid(), 'other', 'accepted', '2026-01-01', '2026-01-08', '2026-01-02', $1) RETURNING 1`,
    [family],
  ],
  ['a surprise lost', HANDED, `DELETE FROM benefit_gift WHERE member_id = $1 RETURNING 1`, [gifts, given]],
  [
    'a grant that counts more than it gave',
    HANDED,
    `WITH w AS (UPDATE benefit_grant SET given = given + 1 WHERE audience ->> 'memberId' = $1::text) SELECT 1`,
    [given],
  ],
];
