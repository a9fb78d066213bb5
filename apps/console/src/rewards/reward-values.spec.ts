// What is filled in about a reward means what it says, there and back, and two people's edits become one.
import { openingOf, windowsOf } from './opening';
import { type Reward, shareText } from './reward';
import { changedFields, errorsOf, isChanged, noValues, rebased, termsOf, valuesOf } from './reward-values';

const reward = {
  name: '真丝丝巾',
  description: '桑蚕丝',
  picture: null,
  points: 500,
  valueFen: 29_950,
  stock: 20,
  perMember: 1,
  minTier: 'gold',
  windows: [{ fromMonth: 6, fromDay: 1, toMonth: 8, toDay: 31 }],
} as unknown as Reward;
const window = (fromMonth: number, fromDay: number, toMonth: number, toDay: number) => ({
  fromMonth,
  fromDay,
  toMonth,
  toDay,
});

it('comes back as the terms that it was made from', () => {
  const { name, description, picture, points, valueFen, stock, perMember, minTier, windows } = reward;
  const terms = { name, description, picture, points, valueFen, stock, perMember, minTier, windows };
  expect(termsOf(valuesOf(reward))).toEqual(terms);
  const free = { ...terms, stock: null, perMember: null, minTier: null, windows: [], valueFen: 30_000 };
  expect(termsOf(valuesOf({ ...reward, ...free }))).toEqual(free);
});

it.each([
  ['no points', { points: '' }, 'points'],
  ['none', { points: '0' }, 'points'],
  ['a part of a point', { points: '1.5' }, 'points'],
  ['a third decimal', { yuan: '1.005' }, 'yuan'],
  ['less than nothing', { yuan: '-1' }, 'yuan'],
  ['a limit without a number', { stock: '' }, 'stock'],
  ['no piece for anybody', { perMember: '0' }, 'perMember'],
  ['months without a month', { opening: { kind: 'months', months: [], days: [] } }, 'opening'],
  ['blanks for a name', { name: '  ' }, 'name'],
] as const)('refuses %s', (_what, wrong, field) => {
  expect(Object.keys(errorsOf({ ...valuesOf(reward), ...wrong }))).toEqual([field]);
});

it('asks for a name, a price, a value and a stock', () => {
  expect(Object.keys(errorsOf(noValues))).toEqual(['name', 'points', 'yuan', 'stock']);
  expect(errorsOf(valuesOf(reward))).toEqual({});
  expect(termsOf({ ...valuesOf(reward), yuan: '0.29' }).valueFen).toBe(29);
});

describe('months', () => {
  it.each([
    [
      [3, 8],
      [window(3, 1, 3, 31), window(8, 1, 8, 31)],
    ],
    [[6, 7, 8], [window(6, 1, 8, 31)]],
    [[1, 2, 12], [window(12, 1, 2, 28)]],
    [[2], [window(2, 1, 2, 28)]],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], []],
  ])('%j are windows and months again', (months, windows) => {
    expect(windowsOf({ kind: 'months', months, days: [] })).toEqual(windows);
    if (windows.length > 0) expect(openingOf(windows)).toEqual({ kind: 'months', months, days: [] });
  });

  it('are days where a window begins or ends within one', () => {
    const days = [window(12, 20, 1, 10), window(3, 1, 3, 31)];
    expect(openingOf(days)).toEqual({ kind: 'days', months: [], days });
    expect(windowsOf(openingOf(days))).toEqual(days);
  });
});

it('makes two edits one: mine where I touched a field, theirs where I did not', () => {
  const was = valuesOf(reward);
  const now = { ...was, points: '600', description: '90 × 90 厘米' };
  const mine = { ...was, name: '真丝方巾', points: '550' };
  expect(changedFields(was, now)).toEqual(['说明', '所需积分']);
  expect(rebased(mine, was, now)).toEqual({ ...now, name: '真丝方巾', points: '550' });
  expect([isChanged(was, valuesOf(reward)), isChanged(was, mine)]).toEqual([false, true]);
});

it('tells a share to a tenth', () => {
  expect([0.06, 0.0909, 0.1, 1.2345].map(shareText)).toEqual(['6%', '9.1%', '10%', '123.5%']);
});
