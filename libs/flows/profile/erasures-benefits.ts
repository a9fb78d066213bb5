// What becomes of benefits, bookings and coupons when somebody has left: what is open ends, words about them go.
import { type Erasure, NOBODY, theirs } from './erasure';

const use = 'what was had when and where, for the figures of the store';

/** Slots that somebody has booked, claimed before their account is, as who books does. */
export const claimSlots = `SELECT FROM booking_slot s WHERE EXISTS (SELECT FROM booking b WHERE b.${theirs}
    AND b.cancelled_at IS NULL AND b.store_id = s.store_id AND b.benefit_code = s.benefit_code AND b.day = s.day
    AND b.from_minute = s.from_minute) ORDER BY store_id, benefit_code, day, from_minute FOR UPDATE`;

/** Bookings that are still to come of it. */
const waiting = `SELECT b.* FROM booking b JOIN benefit_use u ON u.member_id = b.member_id AND u.id = b.id
  WHERE b.${theirs} AND b.cancelled_at IS NULL AND u.state IN ('asked', 'booked', 'prepared')`;

export const moreErasures: readonly Erasure[] = [
  {
    table: 'booking_slot',
    sql: `UPDATE booking_slot s SET taken = s.taken - w.n FROM (SELECT store_id, benefit_code, day, from_minute, count(*) AS n
        FROM (${waiting}) AS each GROUP BY 1, 2, 3, 4) AS w
      WHERE w.store_id = s.store_id AND w.benefit_code = s.benefit_code AND w.day = s.day AND w.from_minute = s.from_minute`,
    kept: 'how many have booked',
  },
  {
    table: 'booking',
    sql: `WITH w AS (${waiting}) UPDATE booking b SET note = '', changed_at = $2,
        cancelled_at = CASE WHEN EXISTS (SELECT FROM w WHERE w.member_id = b.member_id AND w.id = b.id) THEN $2
          ELSE b.cancelled_at END
      WHERE b.${theirs}`,
    kept: use,
  },
  {
    table: 'benefit_use',
    sql: `UPDATE benefit_use SET note = '', state = CASE WHEN state IN ('asked', 'booked', 'prepared') THEN 'cancelled'
      ELSE state END WHERE ${theirs}`,
    kept: use,
  },
  {
    table: 'coupon',
    sql: `UPDATE coupon SET void_reason = CASE state WHEN 'used' THEN NULL ELSE '' END,
      void_by = CASE state WHEN 'open' THEN '${NOBODY}' ELSE void_by END,
      void_at = CASE state WHEN 'open' THEN $2 ELSE void_at END,
      state = CASE state WHEN 'open' THEN 'void' ELSE state END WHERE ${theirs}`,
    kept: use,
  },
  {
    table: 'family_member',
    sql: `UPDATE family_member SET name_enc = NULL, relation = '', state = 'removed', removed_at = coalesce(removed_at, $2)
      WHERE ${theirs} OR guest_id = ANY($1)`,
    kept: use,
  },
  {
    table: 'family_invitation',
    sql: `UPDATE family_invitation SET relation = '', ended_at = coalesce(ended_at, $2),
      state = CASE state WHEN 'open' THEN 'withdrawn' ELSE state END WHERE ${theirs}`,
    kept: 'that somebody was invited and answered, by ids that lead to nobody',
  },
  { table: 'family_code', kept: 'a code that was drawn' },
  {
    table: 'benefit_grant',
    sql: `UPDATE benefit_grant SET title = '', words = '' WHERE audience ->> 'memberId' = ANY($1::text[])`,
    kept: 'that something was given; what was written with it is gone',
  },
  { table: 'partner_pass', sql: `DELETE FROM partner_pass WHERE ${theirs}` },
  {
    table: 'look_reservation',
    sql: `UPDATE look_reservation SET note = '', changed_at = $2, state = CASE WHEN state IN ('asked', 'prepared')
      THEN 'cancelled' ELSE state END WHERE ${theirs}`,
    kept: use,
  },
  { table: 'benefit_pick', kept: use },
  { table: 'benefit_pick_change', kept: use },
  { table: 'coupon_code', kept: 'a code that was drawn' },
  { table: 'coupon_use', kept: use },
  { table: 'loan', kept: 'what of the shop is still out' },
  { table: 'benefit_gift', kept: use },
  { table: 'family_use', kept: use },
  { table: 'partner_use', kept: use },
];
