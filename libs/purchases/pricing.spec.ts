// What a sale comes to.
import fc from 'fast-check';
import { type RungLine, priceSale } from './pricing';

const line = (amountFen: number, more: Partial<RungLine> = {}): RungLine => ({
  sku: 'A',
  name: 'A',
  quantity: 1,
  unitPriceFen: amountFen,
  amountFen,
  goods: true,
  ...more,
});
const sale = (lines: RungLine[], more: object = {}) => ({ lines, orderDiscountFen: 0, topUpFen: 0, ...more });

it('spreads an order discount over the lines and leaves out what was paid with points', () => {
  const priced = priceSale(
    sale([line(10_000), line(20_000)], {
      orderDiscountFen: 3_000,
      tenders: [
        { kind: 'points', amountFen: 2_700, holdId: 'h' },
        { kind: 'cash', amountFen: 24_300 },
      ],
    }),
    'discount',
  );
  expect(priced).toMatchObject({ goodsFen: 30_000, discountFen: 3_000, netFen: 27_000, eligibleFen: 24_300, items: 2 });
  expect(priced.lines.map((each) => [each.netFen, each.eligibleFen])).toEqual([
    [9_000, 8_100],
    [18_000, 16_200],
  ]);
});

it('takes a coupon as a discount or as a payment, as the programme says', () => {
  const wish = sale([line(10_000)], {
    tenders: [
      { kind: 'coupon', amountFen: 4_000 },
      { kind: 'cash', amountFen: 6_000 },
    ],
  });
  expect(priceSale(wish, 'discount')).toMatchObject({ netFen: 6_000, eligibleFen: 6_000 });
  expect(priceSale(wish, 'payment')).toMatchObject({ netFen: 10_000, eligibleFen: 10_000 });
});

it('stores lines that are no goods and counts nothing of them', () => {
  const priced = priceSale(
    sale([line(5_000, { quantity: 2, unitPriceFen: 2_500 }), line(-800, { goods: false, quantity: -1 })]),
    'discount',
  );
  expect(priced).toMatchObject({ netFen: 5_000, items: 2 });
  expect(priced.lines[1]).toMatchObject({ netFen: 0, eligibleFen: 0 });
});

it.each([
  ['a line dearer than its price', sale([line(10_001, { unitPriceFen: 10_000 })])],
  ['a discount above the goods', sale([line(100)], { orderDiscountFen: 101 })],
  ['tenders short of the sum', sale([line(100)], { tenders: [{ kind: 'cash', amountFen: 99 }] })],
  ['a top-up that nobody paid', sale([line(100)], { topUpFen: 500, tenders: [{ kind: 'cash', amountFen: 100 }] })],
])('refuses %s', (_, wish) => {
  expect(() => priceSale(wish, 'discount')).toThrow('AMOUNTS_DO_NOT_ADD_UP');
});

it('never loses a fen between the lines and the whole', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 99_999 }), { minLength: 1, maxLength: 20 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (amounts, share) => {
        const orderDiscountFen = Math.floor(amounts.reduce((a, b) => a + b, 0) * share);
        const priced = priceSale(
          sale(
            amounts.map((amount) => line(amount)),
            { orderDiscountFen },
          ),
          'discount',
        );
        expect(priced.lines.reduce((total, each) => total + each.netFen, 0)).toBe(priced.netFen);
        expect(priced.lines.every((each) => each.netFen >= 0)).toBe(true);
      },
    ),
  );
});
