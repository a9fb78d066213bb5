// Ways to break what follows an event, each with the checks that must find it and no others.

/** A member with one sale: as the other breaks have them. */
const KEEPER = '13800000006';

const points = 'whoever was thanked for coming to an event has the points of it, once';
const came = 'only who came to an event is thanked for it or has rated it';

export const eventOutcomeBreaks: readonly (readonly [
  what: string,
  phone: string,
  sql: string,
  found: readonly string[],
])[] = [
  [
    'thanks for an event that nobody came to, in points that were never booked',
    KEEPER,
    `INSERT INTO event_thanks (member_id, event_id, points, thanked_at)
     SELECT id, gen_random_uuid(), 100, joined_at FROM member WHERE id = $1 RETURNING 1`,
    [points, came],
  ],
  [
    'a rating by somebody who was not there',
    KEEPER,
    `INSERT INTO event_rating (member_id, event_id, stars, words, rated_at, changed_at)
     SELECT id, gen_random_uuid(), 5, '', joined_at, joined_at FROM member WHERE id = $1 RETURNING 1`,
    [came],
  ],
];
