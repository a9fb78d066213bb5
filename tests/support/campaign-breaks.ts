// Ways to break what campaigns count, each with the checks that must find it and no others.

/** A member with one sale: as the other breaks have them. */
const KEEPER = '13800000006';

const counts = 'a run of a campaign has reached and left out as many as it counts';
const messages = 'whom a campaign reached has its message, and whom it left out has none';
const sums = 'a campaign has sent and given what its runs have';

const target = (arm: string) => `INSERT INTO campaign_target (member_id, run_id, campaign_id, business_day, arm, at)
  SELECT id, gen_random_uuid(), gen_random_uuid(), joined_on, '${arm}', joined_at FROM member WHERE id = $1 RETURNING 1`;

export const campaignBreaks: readonly (readonly [
  what: string,
  phone: string,
  sql: string,
  found: readonly string[],
])[] = [
  ['somebody left out of a run that there was not', KEEPER, target('holdout'), [counts]],
  ['somebody reached without a message', KEEPER, target('send'), [counts, messages]],
  [
    'a campaign that has sent what no run of it has',
    KEEPER,
    `INSERT INTO campaign (id, name, state, rule, schedule, content, holdout_percent, outcome_days, cooldown_days,
       sent_messages, version, created_at, created_by, updated_at)
     SELECT gen_random_uuid(), '', 'done', '{}', '{}', '{}', 0, 1, 0, 1, 1, joined_at, id, joined_at FROM member
     WHERE id = $1 RETURNING 1`,
    [sums],
  ],
];
