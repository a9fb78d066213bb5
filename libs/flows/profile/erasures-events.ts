// What becomes of invitations and answers to events when somebody has left: seats to come are free, names of companions go.
import { type Erasure, theirs } from './erasure';

const came = 'that somebody was invited, answered and came, for the figures of the event';

/** Seats that somebody holds or waits for, claimed before their account is, as who answers does. */
export const claimSeats = `SELECT FROM event_seats s WHERE EXISTS (SELECT FROM event_answer a WHERE a.${theirs}
    AND a.event_id = s.event_id AND a.state IN ('accepted', 'offered', 'waiting')) ORDER BY event_id FOR UPDATE`;

/** Answers that still stand for something to come. */
const standing = `a.${theirs} AND a.state IN ('accepted', 'offered', 'waiting') AND a.arrived = 0
  AND EXISTS (SELECT FROM event e WHERE e.id = a.event_id AND e.ends_at > $2)`;

export const eventErasures: readonly Erasure[] = [
  {
    table: 'event_seats',
    sql: `UPDATE event_seats s SET taken = s.taken - w.party FROM (SELECT a.event_id, sum(a.party) AS party FROM event_answer a
        WHERE ${standing} AND a.state <> 'waiting' GROUP BY 1) AS w WHERE w.event_id = s.event_id`,
    kept: 'how many come',
  },
  {
    table: 'event_answer',
    sql: `UPDATE event_answer a SET companions = '[]', offered_until = CASE WHEN ${standing} THEN NULL ELSE offered_until END,
      state = CASE WHEN ${standing} THEN 'cancelled' ELSE state END WHERE a.${theirs}`,
    kept: came,
  },
  { table: 'event_invitation', sql: `UPDATE event_invitation SET words = '' WHERE ${theirs}`, kept: came },
  { table: 'event_ticket', kept: 'a code that was drawn' },
  { table: 'event_scan', kept: came },
];
