// Money never gains or loses a fen on its way.
import fc from 'fast-check';
import { fenOfYuan, proportion, spread, yuan } from './money';

const fen = fc.integer({ min: 0, max: 1_000_000_000 });

describe('spreading', () => {
  it('gives the remainder to the largest fractions, ties to the earlier', () => {
    expect(spread(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(spread(10_001, [33_300, 33_300, 33_300])).toEqual([3_334, 3_334, 3_333]);
    expect(spread(5, [0, 3, 7])).toEqual([0, 2, 3]);
  });

  it('always adds up, and gives nothing to nothing', () => {
    fc.assert(
      fc.property(fen, fc.array(fen, { minLength: 1, maxLength: 30 }), (total, weights) => {
        const parts = spread(total, weights);
        const weighed = weights.some((weight) => weight > 0);
        expect(parts.reduce((a, b) => a + b, 0)).toBe(weighed ? total : 0);
        weights.forEach((weight, index) => expect(weight > 0 || parts[index] === 0).toBe(true));
      }),
    );
  });

  it('never gives a line more than it weighs when the total does not exceed the weights', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 99_999 }), { minLength: 1, maxLength: 20 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (weights, share) => {
          const total = Math.floor(weights.reduce((a, b) => a + b, 0) * share);
          spread(total, weights).forEach((part, index) => expect(part).toBeLessThanOrEqual(weights[index] as number));
        },
      ),
    );
  });
});

it('a proportion is exact at both ends and never decreases', () => {
  expect(proportion(999, 0, 3)).toBe(0);
  expect(proportion(999, 3, 3)).toBe(999);
  expect(proportion(100, 1, 3)).toBe(33);
  expect(proportion(1, 1, 2)).toBe(1);
  expect(proportion(5, 0, 0)).toBe(0);
  fc.assert(
    fc.property(fen, fc.integer({ min: 1, max: 500 }), fc.nat(499), (total, whole, part) => {
      fc.pre(part < whole);
      expect(proportion(total, part, whole)).toBeLessThanOrEqual(proportion(total, part + 1, whole));
    }),
  );
});

describe('yuan as text', () => {
  it.each([
    ['6.95', 695],
    ['0.1', 10],
    ['12', 1_200],
    ['-3.50', -350],
    ['2.100', 210],
    ['0.00', 0],
  ])('%s is %i fen', (text, expected) => {
    expect(fenOfYuan(text)).toBe(expected);
  });

  it.each(['0.001', '1,5', '', 'NaN', '1e3', '--1', '.5'])('%s is refused', (text) => {
    expect(() => fenOfYuan(text)).toThrow(RangeError);
  });

  it('reads as people write it', () => {
    expect([yuan(124_000), yuan(124_050), yuan(0), yuan(99)]).toEqual(['¥1,240', '¥1,240.50', '¥0', '¥0.99']);
  });
});
