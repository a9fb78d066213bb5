// Ways to break redemptions, each with the checks that must find it and no others.

/** Somebody with a redemption still to be fetched, and one that lapsed. */
export const REDEEMER = '13800000008';

const spent = 'a redemption spent its points, and has them back if it lapsed';
const taken = 'what is taken of a reward are its redemptions that did not lapse';
const stock = 'the stock of a reward is what its changes made it, each from where the one before ended';
const codes = 'redemptions and their codes are one to one';

const redemption = (change: string, state: 'open' | 'lapsed') =>
  `UPDATE redemption SET ${change} WHERE member_id = $1 AND state = '${state}' RETURNING 1`;
const openOne = `SELECT id FROM redemption WHERE member_id = $1 AND state = 'open'`;

export const redemptionBreaks: readonly (readonly [
  what: string,
  phone: string,
  sql: string,
  found: readonly string[],
])[] = [
  ['a redemption that tells other points than it spent', REDEEMER, redemption('points = points - 1', 'open'), [spent]],
  [
    'a redemption that lapsed and gave nothing back',
    REDEEMER,
    `WITH w AS (UPDATE reward SET taken = taken - 1 FROM redemption r
      WHERE r.member_id = $1 AND r.state = 'open' AND reward.id = r.reward_id)
    ${redemption(`state = 'lapsed'`, 'open')}`,
    [spent],
  ],
  [
    'a redemption that gave its points back and is handed out',
    REDEEMER,
    `WITH w AS (UPDATE reward SET taken = taken + 1 FROM redemption r
      WHERE r.member_id = $1 AND r.state = 'lapsed' AND reward.id = r.reward_id)
    ${redemption(`state = 'open'`, 'lapsed')}`,
    [spent],
  ],
  [
    'a reward of which more is left than there is',
    REDEEMER,
    `UPDATE reward SET taken = taken - 1 FROM redemption r
    WHERE r.member_id = $1 AND r.state = 'open' AND reward.id = r.reward_id RETURNING 1`,
    [taken],
  ],
  [
    'a redemption of a reward that is not there',
    REDEEMER,
    `WITH w AS (UPDATE reward SET taken = taken - 1 FROM redemption r
      WHERE r.member_id = $1 AND r.state = 'open' AND reward.id = r.reward_id)
    ${redemption('reward_id = gen_random_uuid()', 'open')}`,
    [taken],
  ],
  [
    'a redemption whose code is lost',
    REDEEMER,
    `DELETE FROM redemption_code WHERE member_id = $1 AND redemption_id = (${openOne}) RETURNING 1`,
    [codes],
  ],
  [
    'a code of a redemption that is not there',
    REDEEMER,
    `INSERT INTO redemption_code VALUES ('0', $1, gen_random_uuid()) RETURNING 1`,
    [codes],
  ],
  [
    'a redemption lost',
    REDEEMER,
    `DELETE FROM redemption WHERE member_id = $1 AND state = 'open' RETURNING 1`,
    [spent, taken, codes],
  ],
  [
    'a reward with more in stock than its changes say',
    REDEEMER,
    `UPDATE reward SET stock = stock + 1 FROM redemption r
    WHERE r.member_id = $1 AND r.state = 'open' AND reward.id = r.reward_id RETURNING 1`,
    [stock],
  ],
  [
    'a change of stock that begins elsewhere than the one before ended',
    REDEEMER,
    `UPDATE reward_stock_change c SET stock_before = stock_before + 1 FROM redemption r
    WHERE r.member_id = $1 AND r.state = 'open' AND c.reward_id = r.reward_id AND c.origin = 'restocked' RETURNING 1`,
    [stock],
  ],
  [
    'a change of stock lost',
    REDEEMER,
    `DELETE FROM reward_stock_change c USING redemption r
    WHERE r.member_id = $1 AND r.state = 'open' AND c.reward_id = r.reward_id AND c.origin = 'restocked' RETURNING 1`,
    [stock],
  ],
];
