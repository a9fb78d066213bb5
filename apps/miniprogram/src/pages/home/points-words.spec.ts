// The sentences under the points on 首页.
import { pointsWords } from './points-words';

const now = new Date(2026, 10, 22).getTime();
const points = { balance: 1_858, available: 1_858, pending: 0, pendingUntil: null, owed: 0, worthFen: 18_580 };
const textsOf = (home: Partial<Parameters<typeof pointsWords>[0]>): string[] =>
  pointsWords({ state: 'active', points, expiring: null, ...home }, now).map(({ text }) => text);

it('says what they are worth', () => {
  expect(textsOf({})).toEqual(['可抵 ¥185.80']);
  expect(textsOf({ points: { ...points, worthFen: 0 } })).toEqual([]); // A programme without tender.
});

it('tells those that cannot be used yet from those that can, and what expires next', () => {
  const some = { ...points, available: 1_730, pending: 128, pendingUntil: '2026-11-23', worthFen: 17_300 };
  expect(textsOf({ points: some, expiring: { points: 56, on: '2028-12-31' } })).toEqual([
    '其中 1,730 分现在可用，可抵 ¥173',
    '128 分 11月23日起可用',
    '56 分 2028年12月31日到期',
  ]);
});

it('says in words what is owed, and what to do where there is nothing', () => {
  const nothing = { ...points, balance: 0, available: 0, worthFen: 0 };
  expect(textsOf({ points: { ...nothing, owed: 30 } })).toEqual(['退货还需扣回 30 分，从之后的积分里抵']);
  expect(textsOf({ points: nothing })).toEqual(['到店消费即可积分']);
});

it('promises nothing on a frozen card', () => {
  expect(textsOf({ state: 'frozen', expiring: { points: 56, on: '2026-12-31' } })).toEqual([
    '积分为您保留，解冻后可用',
    '56 分 12月31日到期',
  ]);
});
