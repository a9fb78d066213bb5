// What is grouped under which heading, and what is said in small.
import { type Offer, barTo, groupsOf, noteOf } from './offers';

const offer = (id: string, more: Partial<Offer> = {}): Offer => ({
  id,
  name: '真丝丝巾',
  description: '',
  picture: null,
  points: 100,
  valueFen: 1_000,
  left: null,
  terms: [],
  can: 'yes',
  sentence: null,
  ...more,
});
const dear = offer('dear', { can: 'POINTS_INSUFFICIENT', sentence: '还差 20 积分' });
const gone = offer('gone', { can: 'REWARD_SOLD_OUT', sentence: '已兑完', left: 0 });
const frozen = (id: string) => offer(id, { can: 'ACCOUNT_FROZEN', sentence: '会员卡已冻结，暂不能兑换' });

const told = (offers: readonly Offer[]) =>
  groupsOf(offers).map(({ title, offers: those }) => [title, those.map(({ id }) => id)]);

it('puts what can be had now first, and leaves empty groups out', () => {
  expect(told([offer('a'), offer('b'), dear, gone])).toEqual([
    ['现在可兑', ['a', 'b']],
    ['攒够积分可兑', ['dear']],
    ['暂不可兑', ['gone']],
  ]);
  expect(told([dear])).toEqual([['攒够积分可兑', ['dear']]]);
  expect(told([])).toEqual([]);
});

it('says once what keeps somebody from everything', () => {
  expect(barTo([frozen('a'), frozen('b')])).toBe('ACCOUNT_FROZEN');
  expect(told([frozen('a'), frozen('b')])).toEqual([[null, ['a', 'b']]]);
  expect(barTo([frozen('a'), gone])).toBeNull();
  expect(barTo([])).toBeNull();
});

it('says why not, or that few are left', () => {
  expect([dear, gone, offer('a'), offer('b', { left: 6 }), offer('c', { left: 3 })].map(noteOf)).toEqual([
    '还差 20 积分',
    '已兑完',
    null,
    null,
    '还有 3 件',
  ]);
});
