// Events against the ledger and against themselves: seats, numbers, tickets, points, scans.
import type { LedgerCheck } from '@guike/points';

export const eventChecks: readonly LedgerCheck[] = [
  {
    // The seats are every guest's; what is wrong with them is nobody's in particular.
    name: 'what is taken of an event are its accepted and offered parties, and no number comes after the last',
    sql: `SELECT NULL::uuid AS member_id, format('event %s: %s of %s taken, %s held by answers; number %s, last %s', s.event_id,
        s.taken, s.seats, coalesce(a.held, 0), a.number, s.last_number) AS detail
      FROM event_seats s LEFT JOIN (SELECT event_id, max(number) AS number,
          sum(party) FILTER (WHERE state IN ('accepted', 'offered')) AS held FROM event_answer GROUP BY event_id) a USING (event_id)
      WHERE s.taken IS DISTINCT FROM coalesce(a.held, 0) OR a.number > s.last_number`,
  },
  {
    name: 'no two answers of an event have one number',
    sql: `SELECT NULL::uuid AS member_id, format('event %s: %s answers have the number %s', event_id, count(*), number) AS detail
      FROM event_answer GROUP BY event_id, number HAVING count(*) > 1`,
  },
  {
    name: 'an answer has spent the points that it has paid, and got the others back',
    sql: `SELECT member_id, format('event %s: paid %s, by entries %s', event_id, d.paid, e.paid) AS detail
      FROM (SELECT member_id, event_id::text AS event_id, paid_points::bigint AS paid FROM event_answer) d
      FULL JOIN (SELECT member_id, split_part(coalesce(cancels, operation), '/', 2) AS event_id, -sum(points)::bigint AS paid
        FROM point_entry WHERE coalesce(cancels, operation) LIKE 'event/%' GROUP BY 1, 2) e USING (member_id, event_id)
      WHERE coalesce(d.paid, 0) IS DISTINCT FROM coalesce(e.paid, 0) OR (d.event_id IS NULL)`,
  },
  {
    name: 'an accepted answer has a ticket, and a ticket an answer',
    sql: `SELECT member_id, format('event %s: ticket %s, answer %s', event_id, t.code, a.state) AS detail
      FROM event_ticket t FULL JOIN event_answer a USING (member_id, event_id)
      WHERE a.state IS NULL OR (a.state = 'accepted' AND t.code IS NULL)`,
  },
  {
    name: 'who came to an event was let in by its scans',
    sql: `SELECT member_id, format('event %s: %s here, %s by scans', event_id, a.arrived, coalesce(s.persons, 0)) AS detail
      FROM event_answer a LEFT JOIN (SELECT member_id, event_id, sum(persons) AS persons FROM event_scan
        WHERE member_id IS NOT NULL GROUP BY 1, 2) s USING (member_id, event_id)
      WHERE a.arrived IS DISTINCT FROM coalesce(s.persons, 0)`,
  },
  {
    name: 'who walked in to an event was let in by its scans',
    sql: `SELECT NULL::uuid AS member_id, format('event %s: %s walked in, %s by scans', event_id, s.walked, coalesce(w.persons, 0)) AS detail
      FROM event_seats s LEFT JOIN (SELECT event_id, sum(persons) AS persons FROM event_scan
        WHERE kind = 'walk_in' GROUP BY 1) w USING (event_id)
      WHERE s.walked IS DISTINCT FROM coalesce(w.persons, 0)`,
  },
  {
    name: 'a draw was bound by the hash that was published, and drew whom its seed says',
    sql: `SELECT NULL::uuid AS member_id, format('event %s: commitment %s', event_id, commitment) AS detail FROM event_draw d
      WHERE commitment IS DISTINCT FROM encode(sha256(convert_to(encode(seed, 'hex'), 'UTF8')), 'hex')
        OR (drawn_at IS NOT NULL AND ARRAY(SELECT (w.value ->> 'number')::integer FROM jsonb_array_elements(winners) WITH ORDINALITY w
            ORDER BY w.ordinality) IS DISTINCT FROM (SELECT coalesce(array_agg(n ORDER BY place), '{}') FROM (
              SELECT n, row_number() OVER (ORDER BY encode(sha256(convert_to(encode(d.seed, 'hex') || ':' || n, 'UTF8')), 'hex')) AS place
              FROM unnest(d.entries) AS n) AS lots WHERE place <= jsonb_array_length(winners)))`,
  },
];
