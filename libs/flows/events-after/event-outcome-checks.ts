// What attendees were given for coming against who came and what the ledger has booked.
import type { LedgerCheck } from '@guike/points';

const OPERATION = `'event-thanks/'`;

export const eventOutcomeChecks: readonly LedgerCheck[] = [
  {
    name: 'whoever was thanked for coming to an event has the points of it, once',
    sql: `SELECT coalesce(t.member_id, b.member_id) AS member_id, format('event %s: thanked with %s, booked %s',
          coalesce(t.event_id, b.event_id), t.points, b.points) AS detail
      FROM (SELECT member_id, event_id::text, points FROM event_thanks WHERE points > 0) t
      FULL JOIN (SELECT o.member_id, substr(o.operation, length(${OPERATION}) + 1) AS event_id, e.points
        FROM point_operation o JOIN point_entry e ON e.member_id = o.member_id AND e.seq = o.seq
        WHERE starts_with(o.operation, ${OPERATION})) b USING (member_id, event_id)
      WHERE t.points IS DISTINCT FROM b.points`,
  },
  {
    name: 'only who came to an event is thanked for it or has rated it',
    sql: `SELECT x.member_id, format('event %s: %s by somebody who did not come', x.event_id, x.what) AS detail
      FROM (SELECT member_id, event_id, 'thanked' AS what FROM event_thanks
        UNION ALL SELECT member_id, event_id, 'rated' FROM event_rating) x
      WHERE NOT EXISTS (SELECT FROM event_answer a WHERE a.event_id = x.event_id AND a.arrived > 0
        AND member_keeper(a.member_id) = member_keeper(x.member_id))`,
  },
];
