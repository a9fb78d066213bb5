// Ways to break who has left, each with the checks that must find it and no others.

/** Somebody known to the till who never agreed to join: as the other breaks have them. */
const KNOWN = '13800000004';

const gone = 'who is gone was merged or erased, and nobody else was';
const left = 'of who was erased nothing is left that says who it was';
const points = 'who was erased has no points left, and forfeited what the exit says';

const closed = `a AS (UPDATE point_account SET status = 'closed' WHERE member_id = $1),
  m AS (UPDATE member SET state = 'exited' WHERE id = $1)`;
const erased = (
  forfeited: number,
) => `INSERT INTO member_exit (member_id, id, asked_at, regret_through, state, ended_at,
    points_forfeited) SELECT id, gen_random_uuid(), created_at, '2020-01-01', 'erased', created_at, ${forfeited}
  FROM member WHERE id = $1 RETURNING 1`;

export const profileBreaks: readonly (readonly [what: string, phone: string, sql: string, found: readonly string[]])[] =
  [
    ['somebody who is gone and has neither left nor been merged', KNOWN, `WITH ${closed} SELECT 1`, [gone]],
    ['somebody erased who is still here', KNOWN, erased(0), [gone, left]],
    ['an exit that erased nothing', KNOWN, `WITH ${closed} ${erased(0)}`, [left]],
    ['an exit that forfeited other points than were lost', KNOWN, `WITH ${closed} ${erased(5)}`, [left, points]],
  ];
