// Ways to break picks and uses of benefits, each with the checks that must find it and no others.

/** Somebody who has picked three, given one up for another, and asked for tea twice. */
export const BENEFITED = '13800000019';

const chosen = 'what is picked is what the last change chose, and no more than it allowed';
const begun = 'a pick begins with a change that chose it, and ends with one that did not';
const quota = 'a benefit is used no more often than its quota says';

export const benefitBreaks: readonly (readonly [what: string, phone: string, sql: string, found: readonly string[]])[] =
  [
    [
      'a pick lost',
      BENEFITED,
      `DELETE FROM benefit_pick WHERE member_id = $1 AND benefit_code = 'tea' RETURNING 1`,
      [chosen],
    ],
    [
      'a pick that came back by itself',
      BENEFITED,
      `UPDATE benefit_pick SET until_day = NULL, ended_by = NULL WHERE member_id = $1 AND benefit_code = 'beauty' RETURNING 1`,
      [chosen],
    ],
    [
      'a pick of something else than was chosen',
      BENEFITED,
      `UPDATE benefit_pick SET benefit_code = 'travel' WHERE member_id = $1 AND benefit_code = 'tea' RETURNING 1`,
      [chosen, begun],
    ],
    [
      'a change lost',
      BENEFITED,
      `DELETE FROM benefit_pick_change WHERE member_id = $1 AND kind = 'swap' RETURNING 1`,
      [chosen, begun],
    ],
    [
      'a pick that ended before it began',
      BENEFITED,
      `UPDATE benefit_pick SET ended_by = change_id WHERE member_id = $1 AND benefit_code = 'beauty' RETURNING 1`,
      [begun],
    ],
    [
      'a benefit used twice where once was the quota',
      BENEFITED,
      `WITH w AS (UPDATE benefit_use SET quota_times = 1 WHERE member_id = $1) SELECT 1`,
      [quota],
    ],
  ];
