// Every reason to refuse or to hold, each by itself; and nobody else is stopped.
import {
  MOST_A_DAY,
  MOST_FROM_ADDRESS,
  MOST_FROM_DEVICE,
  type ReferralFacts,
  doubts,
  judgeReferral,
  reasonInWords,
  refusals,
} from './referral-verdict';

const honest: ReferralFacts = {
  by: 'member',
  samePerson: false,
  sameWechat: false,
  sameDevice: false,
  samePayment: false,
  loop: false,
  wasMember: false,
  staffSelf: false,
  staffName: false,
  staffMember: false,
  referrerGone: false,
  referrerFrozen: false,
  riskRank: null,
  fromAddress: 1,
  fromDevice: 1,
  boundToday: 1,
};

it('accepts a friend of whom nothing speaks against', () => {
  expect(judgeReferral(honest)).toEqual({ state: 'accepted', reasons: [] });
  expect(judgeReferral({ ...honest, riskRank: 2, fromAddress: 0, fromDevice: 0 }).state).toBe('accepted');
});

it('accepts up to the limits, and looks at what is above', () => {
  const most = { fromAddress: MOST_FROM_ADDRESS, fromDevice: MOST_FROM_DEVICE, boundToday: MOST_A_DAY, riskRank: 2 };
  expect(judgeReferral({ ...honest, ...most }).state).toBe('accepted');
  const above = {
    fromAddress: MOST_FROM_ADDRESS + 1,
    fromDevice: MOST_FROM_DEVICE + 1,
    boundToday: MOST_A_DAY + 1,
    riskRank: 3,
  };
  expect(judgeReferral({ ...honest, ...above })).toEqual({
    state: 'held',
    reasons: ['address_burst', 'device_burst', 'wechat_risk', 'many_a_day'],
  });
});

it('lets staff bring many from one address, and never themselves', () => {
  const counter: ReferralFacts = { ...honest, by: 'staff', fromAddress: 60, fromDevice: 9, boundToday: 60 };
  expect(judgeReferral(counter).state).toBe('accepted');
  expect(judgeReferral({ ...counter, staffSelf: true })).toEqual({ state: 'refused', reasons: ['staff_self'] });
  expect(judgeReferral({ ...counter, staffName: true })).toEqual({ state: 'held', reasons: ['staff_name'] });
});

it.each([
  ['samePerson', 'same_person'],
  ['sameWechat', 'same_wechat'],
  ['loop', 'loop'],
  ['wasMember', 'was_member'],
  ['referrerGone', 'referrer_gone'],
] as const)('refuses %s, whatever else there is to doubt', (fact, reason) => {
  const facts = { ...honest, [fact]: true, riskRank: 4, sameDevice: true };
  expect(judgeReferral(facts)).toEqual({ state: 'refused', reasons: [reason] });
});

it.each([
  ['sameDevice', 'same_device'],
  ['samePayment', 'same_payment'],
  ['staffMember', 'staff_member'],
  ['referrerFrozen', 'referrer_frozen'],
] as const)('holds %s', (fact, reason) => {
  expect(judgeReferral({ ...honest, [fact]: true })).toEqual({ state: 'held', reasons: [reason] });
});

it('has a sentence for every reason', () => {
  for (const reason of [...refusals, ...doubts, 'by_hand'] as const)
    expect(reasonInWords(reason)).toMatch(/^[\u4e00-\u9fff，]{4,}$/u);
  expect(reasonInWords('gone_since')).toBe('gone_since');
});
