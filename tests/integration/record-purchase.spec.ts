// A sale becomes points, a tier and messages; whatever repeats or races, once.
import { JoinMember, RecordPurchase } from '@guike/flows';
import { addDays } from '@guike/kernel';
import { rows } from '@guike/platform';
import { type Shop, openShop } from '../support/shop';

let shop: Shop;

beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const two = [{ yuan: 300, quantity: 2 }];

describe('joining', () => {
  it('makes a member of who buys two pieces and agrees; that purchase earns, pending until the next day', async () => {
    const answer = await shop.sell({ number: 'j1', phone: '13800000001', goods: two });
    expect(answer).toMatchObject({
      joined: true,
      memberState: 'active',
      tier: 'regular',
      tierName: '普通',
      netFen: 60_000,
      pointsEarned: 60,
      availableOn: '2026-03-03',
      balance: 60,
      pending: 60,
      owed: 0,
    });
    expect(answer.next).toMatchObject({ tier: 'silver', sentence: '再消费 ¥4,400，升级白银' });
    expect(answer.printLines).toEqual([
      '欢迎您成为会员',
      '本次积分 60（3月3日起可用）',
      '积分余额 60，其中待生效 60',
      '会员等级 普通',
      '再消费 ¥4,400，升级白银',
    ]);
  });

  it('keeps a buyer of one piece as a known customer who earns nothing, and offers nothing', async () => {
    const answer = await shop.sell({ number: 'j2', phone: '13800000002', goods: [{ yuan: 900 }] });
    expect(answer).toMatchObject({
      joined: false,
      mayJoin: false,
      memberState: 'known',
      pointsEarned: 0,
      balance: 0,
      tier: null,
      printLines: [],
    });
  });

  it('does not count pieces of other brands towards joining', async () => {
    const answer = await shop.sell({
      number: 'j3',
      phone: '13800000003',
      goods: [{ yuan: 100 }, { yuan: 100, category: 'other_brand' }],
    });
    expect(answer).toMatchObject({ joined: false, mayJoin: false });
  });

  it('offers joining where nobody agreed yet, and lets the same sale count when the customer agrees later', async () => {
    const offered = await shop.sell({ number: 'j4', phone: '13800000004', goods: two, agrees: false });
    expect(offered).toMatchObject({ joined: false, mayJoin: true, pointsEarned: 0 });
    const command = {
      storeId: shop.storeId,
      receipt: { businessDay: shop.today(), number: 'j4' },
      consentVersion: '1',
    };
    const joined = await shop.module.context.get(JoinMember).join(command);
    expect(joined).toMatchObject({ joined: true, memberState: 'active', pointsEarned: 60, balance: 60 });
    expect(await shop.module.context.get(JoinMember).join(command)).toMatchObject({
      joined: false,
      duplicate: true,
      balance: 60,
    });
  });

  it('refuses to join by a sale that does not give the right to', async () => {
    const command = {
      storeId: shop.storeId,
      receipt: { businessDay: shop.today(), number: 'j2' },
      consentVersion: '1',
    };
    await expect(shop.module.context.get(JoinMember).join(command)).rejects.toMatchObject({
      code: 'MEMBER_NOT_ELIGIBLE',
    });
  });

  it('joins once when two sales of a new customer arrive at once', async () => {
    const answers = await Promise.all(
      ['r1', 'r2', 'r3', 'r4'].map((number) => shop.sell({ number, phone: '13800000005', goods: two })),
    );
    expect(answers.filter((answer) => answer.joined)).toHaveLength(1);
    expect(Math.max(...answers.map((answer) => answer.balance))).toBe(240);
  });
});

describe('points and tiers', () => {
  it('doubles on the 8th by the day of payment', async () => {
    shop.clock.set('2026-03-08T23:59:59+08:00');
    expect(await shop.sell({ number: 'd1', phone: '13800000010', goods: two })).toMatchObject({ pointsEarned: 120 });
    shop.clock.set('2026-03-09T00:00:01+08:00');
    expect(await shop.sell({ number: 'd2', phone: '13800000010', goods: two })).toMatchObject({
      pointsEarned: 60,
      balance: 180,
      pending: 60,
    });
  });

  it('upgrades at once by cumulative spend and stores what it was decided on', async () => {
    const phone = '13800000011';
    await shop.sell({ number: 't1', phone, goods: [{ yuan: 2_000, quantity: 2 }] });
    const answer = await shop.sell({ number: 't2', phone, goods: [{ yuan: 1_000 }] });
    expect(answer).toMatchObject({
      tier: 'silver',
      upgradedFrom: 'regular',
      next: { sentence: '再消费 ¥15,000，升级黄金' },
    });
    const decision = await shop.one<{ inputs: unknown; to_tier: string }>(
      `SELECT inputs, to_tier FROM tier_decision WHERE member_id = $1 AND cause = 'purchase'`,
      [answer.memberId],
    );
    expect(decision).toMatchObject({
      to_tier: 'silver',
      inputs: {
        facts: { lifetime: { netSpendFen: 500_000 } },
        because: { conditions: [{ fact: 'netSpendFen', window: 'lifetime', atLeast: 500_000, was: 500_000 }] },
      },
    });
  });

  it('lets one visit of two receipts with a top-up enter a tier directly', async () => {
    const phone = '13800000012';
    await shop.sell({ number: 'v1', phone, goods: [{ yuan: 500, quantity: 2 }], topUpFen: 300_000 });
    const answer = await shop.sell({ number: 'v2', phone, goods: [{ yuan: 1_000 }] });
    expect(answer).toMatchObject({ tier: 'gold', upgradedFrom: 'regular', pointsEarned: 100 });
  });

  it('spreads discounts, leaves coupons out, and earns nothing for a top-up', async () => {
    const answer = await shop.sell({
      number: 'm1',
      phone: '13800000013',
      goods: [{ yuan: 333, quantity: 3 }],
      orderDiscountFen: 10_001,
      topUpFen: 50_000,
      tenders: [
        { kind: 'coupon', amountFen: 5_000 },
        { kind: 'cash', amountFen: 99_900 - 10_001 - 5_000 + 50_000 },
      ],
    });
    expect(answer).toMatchObject({ netFen: 84_899, eligibleFen: 84_899, pointsEarned: 84 });
  });

  it('refuses tenders that do not add up, and changes nothing', async () => {
    const wish = { number: 'x1', phone: '13800000014', goods: two, tenders: [{ kind: 'cash' as const, amountFen: 1 }] };
    await expect(shop.sell(wish)).rejects.toMatchObject({ code: 'AMOUNTS_DO_NOT_ADD_UP' });
    expect(await rows(shop.db.reading, `SELECT 1 FROM receipt WHERE number = 'x1'`)).toEqual([]);
  });
});

describe('repeats', () => {
  it('answers a receipt that came twice, or eight times at once, from the one record', async () => {
    const phone = '13800000020';
    const sale = shop.saleOf({ number: 'q1', phone, goods: two });
    const recording = shop.module.context.get(RecordPurchase);
    const answers = await Promise.all(Array.from({ length: 8 }, () => recording.record(sale)));
    expect(answers.filter((answer) => !answer.duplicate)).toHaveLength(1);
    expect(new Set(answers.map((answer) => answer.purchaseId)).size).toBe(1);
    expect(answers.every((answer) => answer.balance === 60 && answer.pointsEarned === 60)).toBe(true);
  });

  it('refuses the same receipt with other content', async () => {
    await shop.sell({ number: 'q2', phone: '13800000021', goods: two });
    await expect(
      shop.sell({ number: 'q2', phone: '13800000021', goods: [{ yuan: 301, quantity: 2 }] }),
    ).rejects.toMatchObject({ code: 'RECEIPT_CONFLICT' });
    await expect(shop.sell({ number: 'q2', phone: '13800000022', goods: two })).rejects.toMatchObject({
      code: 'RECEIPT_CONFLICT',
    });
  });

  it('takes the same number again on another day', async () => {
    const first = await shop.sell({ number: 'q3', phone: '13800000023', goods: two });
    const second = await shop.sell({ number: 'q3', day: addDays(shop.today(), -1), phone: '13800000023', goods: two });
    expect(second.purchaseId).not.toBe(first.purchaseId);
    expect(second.balance).toBe(120);
  });

  it('gives the kept answer for an idempotency key, refuses it with another body', async () => {
    const recording = shop.module.context.get(RecordPurchase);
    const sale = shop.saleOf({ number: 'q4', phone: '13800000024', goods: two });
    const request = { owner: 'till/1', key: 'k1', bodyHash: Buffer.from('one') };
    const first = await recording.record(sale, request);
    await shop.sell({ number: 'q5', phone: '13800000024', goods: two });
    expect(await recording.record(sale, request)).toEqual(first);
    await expect(recording.record(sale, { ...request, bodyHash: Buffer.from('two') })).rejects.toMatchObject({
      code: 'REQUEST_KEY_REUSED',
    });
  });

  it('says that a key is in flight while its first request runs', async () => {
    const recording = shop.module.context.get(RecordPurchase);
    const request = { owner: 'till/1', key: 'k2', bodyHash: Buffer.from('one') };
    const sale = shop.saleOf({ number: 'q6', phone: '13800000025', goods: two });
    const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => recording.record(sale, request)));
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(outcomes.length - refused.length).toBeGreaterThanOrEqual(1);
    for (const outcome of refused) expect(outcome.reason).toMatchObject({ code: 'REQUEST_IN_FLIGHT' });
    expect(await recording.record(sale, request)).toMatchObject({ balance: 60 });
  });
});

describe('anonymous sales', () => {
  it('are recorded for the books and belong to nobody', async () => {
    const answer = await shop.sell({ number: 'a1', goods: two });
    expect(answer).toMatchObject({ memberId: null, memberState: null, pointsEarned: 0, netFen: 60_000 });
    expect(await shop.sell({ number: 'a1', goods: two })).toMatchObject({
      duplicate: true,
      purchaseId: answer.purchaseId,
    });
  });
});
