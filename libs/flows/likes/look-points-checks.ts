// What looks and claims by screenshot gave against what was decided of them.
import type { LedgerCheck } from '@guike/points';

/** One entry for each that gave points, of so many; `decided` names member, id and points. */
const oneToOne = (kind: string, decided: string): string => `
  SELECT member_id, format('${kind} %s decided %s, entry %s', id, d.points, e.points) AS detail
  FROM (${decided}) d
  FULL JOIN (SELECT member_id, split_part(operation, '/', 2) AS id, points FROM point_entry
    WHERE kind = 'earn' AND operation LIKE '${kind}/%') e USING (member_id, id)
  WHERE d.points IS DISTINCT FROM e.points`;

export const lookPointsChecks: readonly LedgerCheck[] = [
  {
    name: 'what a look gave is what was decided of it',
    sql: oneToOne(
      'look',
      `SELECT earner_id AS member_id, look_id::text AS id, points FROM look_counting WHERE points > 0`,
    ),
  },
  {
    name: 'what a claim by screenshot gave is what was decided of it',
    sql: oneToOne(
      'look-claim',
      `SELECT earner_id AS member_id, id::text AS id, points FROM look_claim WHERE points > 0`,
    ),
  },
  {
    name: 'likes that counted and those that did not are all the likes of a look',
    sql: `SELECT member_id, format('look %s: %s likes, %s counted, %s not', look_id, likes, counted, r.rest) AS detail
      FROM look_counting CROSS JOIN LATERAL (SELECT coalesce(sum(value::integer), 0) AS rest FROM jsonb_each_text(reasons)) r
      WHERE closed_at IS NOT NULL AND likes <> counted + r.rest`,
  },
];
