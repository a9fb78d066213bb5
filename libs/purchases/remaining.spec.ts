// What is left of a purchase depends on what came back, not on the order it came in.
import fc from 'fast-check';
import { type SoldLine, placeReturns, remaining } from './remaining';

const sold = (lineNumber: number, quantity: number, netFen: number, returnedQuantity = 0): SoldLine => ({
  lineNumber,
  sku: `S${lineNumber}`,
  quantity,
  netFen,
  eligibleFen: netFen,
  costFen: null,
  multiplier: 100,
  goods: true,
  returnedQuantity,
});

it('takes a returned part of a line out of its net', () => {
  expect(remaining([sold(1, 3, 10_000, 1), sold(2, 1, 500)], 0)).toMatchObject({ netFen: 7_167, items: 3 });
});

it('takes an amount from what is left, and never more than there is', () => {
  const left = remaining([sold(1, 1, 9_000), sold(2, 1, 1_000)], 5_000);
  expect(left.groups).toEqual([{ eligibleFen: 5_000, multiplier: 100 }]);
  expect(remaining([sold(1, 1, 9_000)], 9_999)).toMatchObject({ netFen: 0, groups: [{ eligibleFen: 0 }] });
});

it('leaves nothing, to the fen, when everything came back', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 50 }), fc.nat(1_000_000)), { minLength: 1, maxLength: 10 }),
      (lines) => {
        const all = lines.map(([quantity, net], index) => sold(index + 1, quantity, net, quantity));
        expect(remaining(all, 0)).toMatchObject({ netFen: 0, items: 0 });
      },
    ),
  );
});

it('never leaves more after more came back', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.nat(1_000_000),
      fc.nat(39),
      fc.nat(500_000),
      (quantity, net, back, amount) => {
        fc.pre(back < quantity);
        const before = remaining([sold(1, quantity, net, back)], amount);
        const after = remaining([sold(1, quantity, net, back + 1)], amount);
        expect(after.netFen).toBeLessThanOrEqual(before.netFen);
        expect(after.groups[0]!.eligibleFen).toBeLessThanOrEqual(before.groups[0]!.eligibleFen);
      },
    ),
  );
});

it('never leaves more, in any group, after a larger amount', () => {
  const line = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.nat(20_000), fc.constantFrom(100, 150, 200));
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), fc.nat(60_000), (all, amount) => {
      const lines = all.map(([quantity, net, multiplier], index) => ({
        ...sold(index + 1, quantity, net),
        multiplier,
      }));
      const [less, more] = [remaining(lines, amount), remaining(lines, amount + 1)];
      more.groups.forEach((group, index) =>
        expect(group.eligibleFen).toBeLessThanOrEqual(less.groups[index]!.eligibleFen),
      );
    }),
  );
});

describe('goods that name no sale', () => {
  const candidates = [
    { purchaseId: 'late', lineNumber: 2, sku: 'A', left: 2 },
    { purchaseId: 'late', lineNumber: 1, sku: 'B', left: 9 },
    { purchaseId: 'early', lineNumber: 1, sku: 'A', left: 3 },
  ];

  it('go to the latest sale first, then the one before, and the rest to none', () => {
    expect(
      placeReturns(
        [
          { sku: 'A', quantity: 4 },
          { sku: 'A', quantity: 3 },
          { sku: 'C', quantity: 1 },
        ],
        candidates,
      ),
    ).toEqual([
      [
        { purchaseId: 'late', lineNumber: 2, quantity: 2 },
        { purchaseId: 'early', lineNumber: 1, quantity: 2 },
      ],
      [
        { purchaseId: 'early', lineNumber: 1, quantity: 1 },
        { purchaseId: null, lineNumber: null, quantity: 2 },
      ],
      [{ purchaseId: null, lineNumber: null, quantity: 1 }],
    ]);
  });
});

describe('gross profit', () => {
  const costed = (quantity: number, netFen: number, costFen: number, returned = 0) => ({
    ...sold(1, quantity, netFen, returned),
    costFen,
  });

  it('is net less cost of the pieces that are left, where the cost is known', () => {
    expect(remaining([costed(3, 30_000, 12_000), sold(2, 1, 50_000)], 0).profitFen).toBe(18_000);
    expect(remaining([costed(3, 30_000, 12_000, 1), sold(2, 1, 50_000)], 0).profitFen).toBe(12_000);
    expect(remaining([costed(3, 30_000, 12_000, 3)], 0).profitFen).toBe(0);
  });

  it('loses its part of money given back, and may become a loss', () => {
    expect(remaining([costed(1, 10_000, 6_000), sold(2, 1, 10_000)], 10_000).profitFen).toBe(-1_000);
    expect(remaining([costed(1, 10_000, 6_000)], 10_000).profitFen).toBe(-6_000);
  });
});
