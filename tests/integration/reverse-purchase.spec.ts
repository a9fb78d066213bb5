// Refunds, voids and exchanges: exactly once, and the same end in whatever order they arrive.
import { ExchangePurchase, ReturnGoods } from '@guike/flows';
import { rows } from '@guike/platform';
import { type Shop, openShop } from '../support/shop';

let shop: Shop;

beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const lines = (...wanted: [lineNumber: number, quantity: number][]) => ({
  mode: 'lines' as const,
  lines: wanted.map(([lineNumber, quantity]) => ({ lineNumber, quantity })),
});
const basket = [
  { sku: 'A', yuan: 299, quantity: 2 },
  { sku: 'B', yuan: 105, quantity: 1 },
];

let nextPhone = 13_900_000_000;
const phone = () => String(nextPhone++);

interface Account {
  balance: number;
  owed: number;
  earned: number;
  reversed: number;
}
const account = (memberId: string | null) =>
  shop.one<Account>(`SELECT balance, owed, earned, reversed FROM point_account WHERE member_id = $1`, [memberId]);

describe('a refund', () => {
  it('by line settles the purchase to what is left of it', async () => {
    const sale = await shop.sell({ number: 'l1', phone: phone(), goods: basket });
    expect(sale.pointsEarned).toBe(70);
    const refund = await shop.takeBack('R-l1', 'l1', lines([1, 1]));
    // ¥703 − ¥299 = ¥404 → 40 points.
    expect(refund).toMatchObject({
      parked: false,
      matched: true,
      returnedFen: 29_900,
      pointsReversed: 30,
      balance: 40,
    });
    expect(refund.printLines).toEqual(['退款 ¥299', '扣回积分 30', '积分余额 40，其中待生效 40']);
  });

  it('by amount takes at most what is left and says so', async () => {
    await shop.sell({ number: 'b1', phone: phone(), goods: basket });
    expect(await shop.takeBack('R-b1', 'b1', { mode: 'amount', amountFen: 20_300 })).toMatchObject({
      matched: true,
      pointsReversed: 20,
      balance: 50,
    });
    expect(await shop.takeBack('R-b2', 'b1', { mode: 'amount', amountFen: 90_000 })).toMatchObject({
      matched: false,
      returnedFen: 50_000,
      balance: 0,
      owed: 0,
    });
  });

  it('of the whole receipt takes everything once, and a void marks it void', async () => {
    const sale = await shop.sell({ number: 'w1', phone: phone(), goods: basket, topUpFen: 10_000 });
    expect(await shop.takeBack('R-w1', 'w1', { mode: 'void' })).toMatchObject({
      matched: true,
      returnedFen: 70_300,
      pointsReversed: 70,
      balance: 0,
    });
    expect(await shop.takeBack('R-w2', 'w1', { mode: 'whole' })).toMatchObject({
      matched: false,
      returnedFen: 0,
      pointsReversed: 0,
    });
    expect(await shop.one(`SELECT status FROM purchase WHERE id = $1`, [sale.purchaseId])).toEqual({ status: 'void' });
    expect(
      await shop.one(`SELECT net_fen, items, top_up_fen, orders FROM member_visit WHERE member_id = $1`, [
        sale.memberId,
      ]),
    ).toEqual({
      net_fen: 0,
      items: 0,
      top_up_fen: 0,
      orders: 0,
    });
  });

  it('never lowers a tier at once', async () => {
    await shop.sell({ number: 'n1', phone: phone(), goods: [{ yuan: 3_000, quantity: 2 }] });
    expect(await shop.takeBack('R-n1', 'n1', { mode: 'whole' })).toMatchObject({ tierName: '白银', balance: 0 });
  });

  it('of a sale before joining takes no points and no tier facts', async () => {
    const who = phone();
    await shop.sell({ number: 'k1', phone: who, goods: [{ sku: 'K', yuan: 900 }] });
    const joined = await shop.sell({ number: 'k2', phone: who, goods: [{ sku: 'L', yuan: 100, quantity: 2 }] });
    expect(await shop.takeBack('R-k1', 'k1', { mode: 'whole' })).toMatchObject({
      matched: true,
      returnedFen: 90_000,
      pointsReversed: 0,
      balance: 20,
    });
    expect(await shop.one(`SELECT lifetime_net_fen FROM member_tier WHERE member_id = $1`, [joined.memberId])).toEqual({
      lifetime_net_fen: 20_000,
    });
  });

  it('answers the same when it comes twice, and refuses its receipt with another content', async () => {
    const sale = await shop.sell({ number: 'q1', phone: phone(), goods: basket });
    const first = await shop.takeBack('R-q1', 'q1', lines([1, 1]));
    const again = await Promise.all(Array.from({ length: 5 }, () => shop.takeBack('R-q1', 'q1', lines([1, 1]))));
    for (const answer of again) expect(answer).toEqual({ ...first, duplicate: true });
    expect(await account(sale.memberId)).toMatchObject({ balance: 40, reversed: 30 });
    await expect(shop.takeBack('R-q1', 'q1', lines([1, 2]))).rejects.toMatchObject({ code: 'RECEIPT_CONFLICT' });
  });
});

describe('any order', () => {
  it('parks a refund that comes before its sale and applies it with the sale', async () => {
    const parked = await shop.takeBack('R-p1', 'p1', lines([1, 1]));
    expect(parked).toMatchObject({
      parked: true,
      returnedFen: 0,
      memberId: null,
      printLines: ['退货已登记，等待原小票'],
    });
    expect(await shop.takeBack('R-p1', 'p1', lines([1, 1]))).toEqual({ ...parked, duplicate: true });
    const sale = await shop.sell({ number: 'p1', phone: phone(), goods: basket });
    expect(sale).toMatchObject({ joined: true, pointsEarned: 40, balance: 40, duplicate: false });
    expect(await shop.takeBack('R-p1', 'p1', lines([1, 1]))).toMatchObject({
      duplicate: true,
      parked: false,
      matched: true,
      pointsReversed: 30,
      memberId: sale.memberId,
    });
  });

  it('ends alike for sale and three refunds in every order, and at once', async () => {
    const steps = [
      (n: string, who: string) => shop.sell({ number: n, phone: who, goods: basket }),
      (n: string) => shop.takeBack(`R1-${n}`, n, lines([1, 1])),
      (n: string) => shop.takeBack(`R2-${n}`, n, lines([1, 2], [2, 1])),
      (n: string) => shop.takeBack(`R3-${n}`, n, { mode: 'amount', amountFen: 5_000 }),
    ];
    const ends = new Set<string>();
    const look = async (n: string, who: string) => {
      const { memberId } = await steps[0]!(n, who);
      const facts = await shop.one(`SELECT lifetime_net_fen, lifetime_items FROM member_tier WHERE member_id = $1`, [
        memberId,
      ]);
      const lot = await rows(
        shop.db.reading,
        `SELECT returned_quantity FROM purchase_line WHERE member_id = $1 ORDER BY line_number`,
        [memberId],
      );
      ends.add(JSON.stringify([await account(memberId), facts, lot]).replace(/"(earned|reversed)":\d+,?/g, ''));
    };
    const orders = permutations([0, 1, 2, 3]);
    for (const [index, order] of orders.entries()) {
      const [n, who] = [`o${index}`, phone()];
      for (const step of order) await steps[step]!(n, who);
      await look(n, who);
    }
    for (let round = 0; round < 5; round++) {
      const [n, who] = [`c${round}`, phone()];
      await Promise.all(steps.map((step) => step(n, who)));
      await look(n, who);
    }
    expect([...ends]).toHaveLength(1);
    expect([...ends][0]).toContain('"balance":0,"owed":0');
  });
});

describe('goods that name no sale', () => {
  it('go to the latest earlier sale of the code with quantity left, then the one before; the rest is shown', async () => {
    const who = phone();
    const sold = [
      await shop.sell({
        number: 'u1',
        phone: who,
        goods: [{ sku: 'X', yuan: 100, quantity: 3 }],
        paidAt: new Date('2026-03-01T10:00:00+08:00'),
      }),
      await shop.sell({
        number: 'u2',
        phone: who,
        goods: [{ sku: 'X', yuan: 120, quantity: 2 }],
        paidAt: new Date('2026-03-01T11:00:00+08:00'),
      }),
    ];
    const command = {
      storeId: shop.storeId,
      source: 'till',
      receipt: { businessDay: shop.today(), number: 'U' },
      reason: '',
      customer: { kind: 'phone' as const, phone: who },
      refundedAt: shop.clock.now(),
      lines: [
        { sku: 'X', name: 'X', quantity: 3, amountFen: 0, goods: true },
        { sku: 'POST', name: '邮费', quantity: 1, amountFen: 0, goods: false },
        { sku: 'X', name: 'X', quantity: 4, amountFen: 0, goods: true },
      ],
    };
    const returning = shop.module.context.get(ReturnGoods);
    const answer = await returning.returnGoods(command);
    expect(answer.lines).toEqual([
      { lineNumber: 1, matchedQuantity: 3, unmatchedQuantity: 0 },
      { lineNumber: 3, matchedQuantity: 2, unmatchedQuantity: 2 },
    ]);
    expect(answer).toMatchObject({ returnedFen: 54_000, pointsReversed: 54 });
    expect(await returning.returnGoods(command)).toEqual({ ...answer, duplicate: true });
    expect(await account(sold[0]!.memberId)).toEqual({ balance: 0, owed: 0, earned: 54, reversed: 54 });
  });
});

describe('an exchange', () => {
  const exchange = async (n: string, original: string, who: string) =>
    shop.module.context.get(ExchangePurchase).exchange({
      refund: shop.refundOf(`R-${n}`, original, lines([2, 1])),
      purchase: shop.saleOf({ number: n, phone: who, goods: [{ sku: 'C', yuan: 205 }] }),
    });

  it('takes back and sells in one step', async () => {
    const who = phone();
    await shop.sell({ number: 'e1', phone: who, goods: basket });
    expect(await exchange('e2', 'e1', who)).toMatchObject({
      refund: { pointsReversed: 11 },
      purchase: { pointsEarned: 20, balance: 79 },
    });
  });

  it('does neither when the sale is unknown or another member’s', async () => {
    const who = phone();
    const sale = await shop.sell({ number: 'e3', phone: who, goods: basket });
    await expect(exchange('e4', 'nowhere', who)).rejects.toMatchObject({ code: 'RECEIPT_UNKNOWN' });
    await expect(exchange('e5', 'e3', phone())).rejects.toMatchObject({ code: 'EXCHANGE_MEMBER_DIFFERS' });
    expect(await account(sale.memberId)).toMatchObject({ balance: 70, reversed: 0 });
    expect(await rows(shop.db.reading, `SELECT 1 FROM receipt WHERE number IN ('e4', 'R-e4', 'e5', 'R-e5')`)).toEqual(
      [],
    );
  });
});

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((item, index) =>
    permutations([...items.slice(0, index), ...items.slice(index + 1)]).map((rest) => [item, ...rest]),
  );
}
