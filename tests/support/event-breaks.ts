// Ways to break what is kept of events, each with the checks that must find it and no others. $1 is the event: of points,
// with a draw that was drawn, one party of two that came, and two who walked in. $2 is a member who has answered nothing.

const seats = 'what is taken of an event are its accepted and offered parties, and no number comes after the last';
const numbers = 'no two answers of an event have one number';
const points = 'an answer has spent the points that it has paid, and got the others back';
const tickets = 'an accepted answer has a ticket, and a ticket an answer';
const came = 'who came to an event was let in by its scans';
const walked = 'who walked in to an event was let in by its scans';
const drawn = 'a draw was bound by the hash that was published, and drew whom its seed says';

const ofEvent = `WHERE event_id = $1 AND $2::uuid IS NOT NULL`;

export const EVENT_BREAKS: readonly (readonly [what: string, sql: string, found: readonly string[]])[] = [
  ['a seat taken by nobody', `UPDATE event_seats SET taken = taken + 1 ${ofEvent} RETURNING 1`, [seats]],
  ['a number beyond the last', `UPDATE event_answer SET number = number + 1 ${ofEvent} RETURNING 1`, [seats]],
  [
    'two answers of one number',
    `INSERT INTO event_answer (member_id, event_id, state, number, party, companions, paid_points, spends, answered_at, arrived)
     SELECT $2, event_id, 'declined', number, 1, '[]', 0, 0, answered_at, 0 FROM event_answer WHERE event_id = $1 RETURNING 1`,
    [numbers],
  ],
  [
    'points paid that nobody spent',
    `UPDATE event_answer SET paid_points = paid_points + 5 ${ofEvent} RETURNING 1`,
    [points],
  ],
  ['a ticket lost', `DELETE FROM event_ticket ${ofEvent} RETURNING 1`, [tickets]],
  ['somebody here whom no scan let in', `UPDATE event_answer SET arrived = arrived + 1 ${ofEvent} RETURNING 1`, [came]],
  [
    'a scan of nobody',
    `UPDATE event_scan SET persons = persons + 1 ${ofEvent} AND kind = 'walk_in' RETURNING 1`,
    [walked],
  ],
  ['another seed than was published', `UPDATE event_draw SET seed = '\\x01' ${ofEvent} RETURNING 1`, [drawn]],
  [
    'a winner whom the seed does not say',
    `UPDATE event_draw SET winners = jsonb_set(winners, '{0,number}', '99') ${ofEvent} RETURNING 1`,
    [drawn],
  ],
];
