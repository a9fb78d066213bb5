// Changing a programme's text in one place and nowhere else.
import { addTier, at, freeCode, insert, move, moveTier, put, remove, removeTier } from './body';

const rule = (atLeast: number) => ({ any: [{ all: [{ fact: 'orders', window: 'lifetime', atLeast }] }] });
const body = {
  name: '方案',
  tiers: [
    { code: 'a', enter: null },
    { code: 'b', enter: rule(2) },
    { code: 'c', enter: rule(3) },
  ],
  points: { unitFen: 1_000, multipliers: [{ times: 2 }] },
};
const ways = (of: unknown) =>
  [0, 1, 2].map((index) => [at(of, ['tiers', index, 'code']), at(of, ['tiers', index, 'enter'])]);

it('puts a value at its place and shares all else with the text before', () => {
  const next = put(body, ['tiers', 1, 'enter', 'any', 0, 'all', 0, 'atLeast'], 9);
  expect(at(next, ['tiers', 1, 'enter'])).toEqual(rule(9));
  expect(at(body, ['tiers', 1, 'enter'])).toEqual(rule(2));
  expect(next.points).toBe(body.points);
  expect(next.tiers[2]).toBe(body.tiers[2]);
});

it('finds nothing where nothing stands', () => {
  expect(at(body, ['care', 'rhythm', 0])).toBeUndefined();
});

it('adds, moves and takes away a row', () => {
  const list = ['points', 'multipliers'];
  const two = insert(body, list, { times: 3 });
  expect(at(two, list)).toEqual([{ times: 2 }, { times: 3 }]);
  expect(at(move(two, list, 1, 0), list)).toEqual([{ times: 3 }, { times: 2 }]);
  expect(at(remove(two, list, 0), list)).toEqual([{ times: 3 }]);
});

it('makes codes that nobody has', () => {
  expect(freeCode([{ code: 'a' }, { code: 'tier_3' }], 'tier')).toBe('tier_4');
  expect(at(addTier(body), ['tiers', 3, 'code'])).toBe('tier_4');
});

it('takes what was for a tier alone away with it, and leaves the rest to the others', () => {
  const served = {
    ...body,
    birthday: {
      gift: [
        { tiers: ['b'], gift: '礼' },
        { tiers: ['b', 'c'], gift: '花' },
        { tiers: [], gift: '卡' },
      ],
    },
    points: {
      ...body.points,
      multipliers: [{ when: { kind: 'tier', tier: 'b' } }, { when: { kind: 'birthday_month' } }],
    },
  };
  const left = removeTier(served, 1);
  expect(left.birthday.gift).toEqual([
    { tiers: ['c'], gift: '花' },
    { tiers: [], gift: '卡' },
  ]);
  expect(left.points.multipliers).toEqual([{ when: { kind: 'birthday_month' } }]);
  expect(removeTier(body, 1).points).toBe(body.points);
});

it('lets the first tier be given by joining, whoever comes to stand there', () => {
  expect(ways(moveTier(body, 1, 0))).toEqual([
    ['b', null],
    ['a', rule(2)],
    ['c', rule(3)],
  ]);
  expect(ways(moveTier(body, 1, 2))).toEqual([
    ['a', null],
    ['c', rule(3)],
    ['b', rule(2)],
  ]);
  expect(at(removeTier(body, 0), ['tiers', 0])).toEqual({ code: 'b', enter: null });
});
