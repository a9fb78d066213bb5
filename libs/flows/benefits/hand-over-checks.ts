// Coupons, bookings, loans and gifts against their uses.
import type { LedgerCheck } from '@guike/points';

export const handOverChecks: readonly LedgerCheck[] = [
  {
    name: 'a used coupon has the one use that counts, and no other has one',
    sql: `SELECT member_id, format('coupon %s is %s with %s uses', coupon_id, c.state, coalesce(u.n, 0)) AS detail
      FROM (SELECT member_id, id AS coupon_id, state FROM coupon) c
      FULL JOIN (SELECT member_id, coupon_id, count(*) AS n FROM coupon_use WHERE released_at IS NULL
        GROUP BY member_id, coupon_id) u USING (member_id, coupon_id)
      WHERE c.state IS NULL OR coalesce(u.n, 0) <> CASE c.state WHEN 'used' THEN 1 ELSE 0 END`,
  },
  {
    name: 'coupons and their codes are one to one',
    sql: `SELECT member_id, format('coupon %s has the code %s', coupon_id, k.code) AS detail
      FROM (SELECT member_id, id AS coupon_id, state FROM coupon) c FULL JOIN coupon_code k USING (member_id, coupon_id)
      WHERE c.state IS NULL OR k.code IS NULL`,
  },
  {
    // A slot is everybody's; what is wrong with it is nobody's in particular.
    name: 'what is taken of a slot are its bookings that stand, and never more than there is room for',
    sql: `SELECT NULL::uuid AS member_id, format('%s of store %s on %s at %s: %s taken of %s, %s booked', benefit_code,
          store_id, day, from_minute, s.taken, s.capacity, coalesce(b.n, 0)) AS detail
      FROM booking_slot s FULL JOIN (SELECT store_id, benefit_code, day, from_minute, count(*) AS n FROM booking
        WHERE cancelled_at IS NULL GROUP BY 1, 2, 3, 4) b USING (store_id, benefit_code, day, from_minute)
      WHERE coalesce(s.taken, 0) <> coalesce(b.n, 0) OR s.taken > s.capacity`,
  },
  {
    name: 'a booking and a loan are uses of a benefit, and a use that is booked is a booking',
    sql: `SELECT h.member_id, format('%s %s without its use', h.kind, h.id) AS detail
      FROM (SELECT member_id, id, benefit_code, 'booking' AS kind FROM booking
        UNION ALL SELECT member_id, id, benefit_code, 'loan' FROM loan) h
      LEFT JOIN benefit_use u ON u.member_id = h.member_id AND u.id = h.id AND u.benefit_code = h.benefit_code
      WHERE u.id IS NULL
      UNION ALL
      SELECT u.member_id, format('booking %s is cancelled and its use is %s', u.id, u.state)
      FROM booking b JOIN benefit_use u USING (member_id, id)
      WHERE b.cancelled_at IS NOT NULL AND u.state <> 'cancelled'
      UNION ALL
      SELECT u.member_id, format('use %s came from a %s that is not there', u.id, u.source)
      FROM benefit_use u WHERE (u.source = 'booking' AND NOT EXISTS (SELECT FROM booking b
          WHERE b.member_id = u.member_id AND b.id = u.id))
        OR (u.source = 'loan' AND NOT EXISTS (SELECT FROM loan l WHERE l.member_id = u.member_id AND l.id = u.id))`,
  },
  {
    name: 'a surprise is used only by whom it was given to',
    sql: `SELECT u.member_id, format('use %s of the surprise %s', u.id, u.source_id) AS detail FROM benefit_use u
      WHERE u.source = 'grant' AND NOT EXISTS (SELECT FROM benefit_gift g WHERE g.id = u.source_id
        AND g.benefit_code = u.benefit_code)`,
  },
  {
    name: 'a member is family by the invitation that they accepted, and by no other',
    sql: `SELECT member_id, format('invitation %s is %s, and its guest %s', id, coalesce(i.state, 'not there'),
          CASE WHEN f.guest_id IS NULL THEN 'is none' ELSE 'is family' END) AS detail
      FROM (SELECT member_id, id, guest_id FROM family_member WHERE guest_id IS NOT NULL) f
      FULL JOIN (SELECT member_id, id, guest_id, state FROM family_invitation WHERE state = 'accepted') i
        USING (member_id, id)
      WHERE f.guest_id IS DISTINCT FROM i.guest_id`,
  },
  {
    name: 'a grant gave what its members have of it',
    sql: `SELECT NULL::uuid AS member_id, format('grant %s counts %s, %s have it', g.id, g.given, coalesce(n.n, 0)) AS detail
      FROM benefit_grant g LEFT JOIN (
        SELECT grant_id::text AS id, count(*) AS n FROM benefit_gift GROUP BY 1
        UNION ALL SELECT split_part(source, '/', 2), count(*) FROM coupon WHERE source LIKE 'grant/%' GROUP BY 1) n
        ON n.id = g.id::text
      WHERE g.given <> coalesce(n.n, 0)`,
  },
];
