// Ways to break what friends bring, each with the checks that must find it and no others.

/** Somebody whose friend has bought, and the friend. */
export const BRINGER = '13800000031';
export const BROUGHT = '13800000032';

const booked = 'what friends bring is booked as it was settled, and for friends alone';
const share = 'points for a friend are no more than their share, and none for one who does not count';
const facts = 'friends who count are the facts of whose friends they are';

export const referralBreaks: readonly (readonly [
  what: string,
  phone: string,
  sql: string,
  found: readonly string[],
])[] = [
  [
    'points for a friend that were settled and not booked',
    BRINGER,
    `UPDATE referral_bonus SET points = points - 1 WHERE member_id = $1 RETURNING 1`,
    [booked],
  ],
  [
    'points for a friend without the friend',
    BRINGER,
    `UPDATE referral SET state = 'refused', reasons = '{loop}' WHERE referrer_id = $1 RETURNING 1`,
    [share],
  ],
  [
    'more than the share of what the friend has',
    BRINGER,
    `UPDATE referral_bonus SET points = points * 3 WHERE member_id = $1 RETURNING 1`,
    [booked, share],
  ],
  [
    'a friend counted who is not there',
    BRINGER,
    `UPDATE member_tier SET referrals_joined = referrals_joined + 1 WHERE member_id = $1 RETURNING 1`,
    [facts],
  ],
];
