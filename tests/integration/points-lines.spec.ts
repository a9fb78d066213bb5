// 积分明细: why each number, and what became of each lot.
import { JoinMember, PointsPage } from '@guike/flows';
import { businessDay } from '@guike/kernel';
import { newId } from '@guike/platform';
import { SpendingService } from '@guike/points';
import { presets } from '@guike/programme';
import { type Shop, openShop } from '../support/shop';

let shop: Shop;
let phones = 13_600_000_000;

beforeAll(async () => {
  const { points, tiers } = presets.boutique;
  const shirts = { when: { kind: 'category' as const, category: 'shirt' }, times: 1.5 };
  shop = await openShop({
    programme: { ...presets.boutique, tiers, points: { ...points, multipliers: [...points.multipliers, shirts] } },
  });
});
afterAll(() => shop?.close());
beforeEach(() => shop.clock.set('2026-03-02T10:00:00+08:00'));

const newPhone = () => String((phones += 1));
const two = [{ yuan: 300, quantity: 2 }];
const points = (memberId: string | null) => shop.module.context.get(PointsPage).points(memberId ?? '', { limit: 50 });
const newest = async (memberId: string | null) => (await points(memberId)).lines[0];

describe('a line says why', () => {
  it('for the purchase that one joined by, and for one after', async () => {
    const phone = newPhone();
    const { memberId } = await shop.sell({ number: 'a1', phone, goods: two });
    shop.clock.set('2026-03-05T15:00:00+08:00');
    await shop.sell({ number: 'a2', phone, goods: [{ yuan: 1_285 }] });
    const { lines } = await points(memberId);
    expect(lines).toMatchObject([
      {
        kind: 'earn',
        title: '消费 · 一店',
        points: 128,
        day: '2026-03-05',
        why: ['实付 ¥1,285，每 ¥10 记 1 分'],
        lot: { state: 'pending', left: 128, sentence: '3月6日起可用，2028年3月5日到期' },
        receipt: { storeName: '一店', businessDay: '2026-03-05', number: 'a2', netFen: 128_500, returnedFen: 0 },
      },
      {
        title: '入会当日消费 · 一店',
        points: 60,
        why: ['实付 ¥600，每 ¥10 记 1 分'],
        lot: { state: 'usable', left: 60, sentence: '2028年3月2日到期' },
      },
    ]);
  });

  it('for member day, for goods that earn more, and for both on one receipt', async () => {
    const phone = newPhone();
    await shop.sell({ number: 'b0', phone, goods: two });
    shop.clock.set('2026-03-08T10:00:00+08:00');
    const { memberId } = await shop.sell({ number: 'b1', phone, goods: [{ yuan: 200 }] });
    expect(await newest(memberId)).toMatchObject({ points: 40, why: ['实付 ¥200，每 ¥10 记 1 分', '会员日 2 倍'] });
    shop.clock.set('2026-03-09T10:00:00+08:00');
    await shop.sell({ number: 'b2', phone, goods: [{ yuan: 100 }, { sku: 'S', category: 'shirt', yuan: 200 }] });
    expect(await newest(memberId)).toMatchObject({
      points: 40,
      why: ['实付 ¥300，每 ¥10 记 1 分', '其中 ¥200 指定商品 1.5 倍'],
    });
  });

  it('for a sale paid partly with what earns nothing, and one that came late', async () => {
    const phone = newPhone();
    await shop.sell({ number: 'c0', phone, goods: two });
    const paidAt = new Date('2026-03-03T18:00:00+08:00');
    shop.clock.set('2026-03-10T10:00:00+08:00');
    const { memberId } = await shop.sell({
      number: 'c1',
      phone,
      paidAt,
      day: businessDay('2026-03-03'),
      goods: [{ yuan: 100 }],
    });
    expect(await newest(memberId)).toMatchObject({
      day: '2026-03-10',
      points: 10,
      why: ['实付 ¥100，每 ¥10 记 1 分', '3月3日的消费，3月10日记入'],
      receipt: { businessDay: '2026-03-03' },
    });
  });

  it('for who joined later the same day, by what was left of the sale', async () => {
    const phone = newPhone();
    const goods = [{ yuan: 300, quantity: 3 }];
    const { memberId } = await shop.sell({ number: 'd1', phone, goods, agrees: false });
    await shop.takeBack('R-d1', 'd1', { mode: 'lines', lines: [{ lineNumber: 1, quantity: 1 }] });
    const receipt = { businessDay: shop.today(), number: 'd1' };
    await shop.module.context.get(JoinMember).join({ storeId: shop.storeId, receipt, consentVersion: '1' });
    expect((await points(memberId)).lines).toMatchObject([
      { title: '入会当日消费 · 一店', points: 60, why: ['按入会时未退的部分计算，每 ¥10 记 1 分'] },
    ]);
  });

  it('for goods that came back, in part and then whole', async () => {
    const phone = newPhone();
    const { memberId } = await shop.sell({ number: 'e1', phone, goods: two });
    shop.clock.advance({ days: 3 });
    const what = { mode: 'lines' as const, lines: [{ lineNumber: 1, quantity: 1 }] };
    await shop.takeBack('R-e1', 'e1', what, businessDay('2026-03-02'));
    expect((await points(memberId)).lines).toMatchObject([
      {
        kind: 'settle',
        title: '退货 · 一店',
        points: -30,
        why: ['3月2日的消费退回 ¥300', '这笔消费现应得 30 分，扣回 30 分'],
        lot: null,
        receipt: { number: 'e1', netFen: 60_000, returnedFen: 30_000 },
      },
      { points: 60, lot: { state: 'usable', left: 30, sentence: '还剩 30 分，2028年3月2日到期' } },
    ]);
    await shop.takeBack('R-e2', 'e1', what, businessDay('2026-03-02'));
    const page = await points(memberId);
    expect(page.lines.map(({ points: n, lot }) => [n, lot?.state ?? null, lot?.sentence ?? null])).toEqual([
      [-30, null, null],
      [-30, null, null],
      [60, 'reversed', '已随退货扣回'],
    ]);
    expect(page.lines[0]?.why).toEqual(['3月2日的消费退回 ¥300', '扣回 30 分']);
    expect(page.points).toMatchObject({ balance: 0, owed: 0 });
  });

  it('for a sale that was voided, and one that was exchanged', async () => {
    const phone = newPhone();
    const { memberId } = await shop.sell({ number: 'f1', phone, goods: two });
    shop.clock.advance({ hours: 1 });
    await shop.sell({ number: 'f2', phone, goods: [{ yuan: 50 }] });
    await shop.takeBack('f2', 'f2', { mode: 'void' });
    expect(await newest(memberId)).toMatchObject({
      title: '消费作废 · 一店',
      points: -5,
      why: ['3月2日的消费已作废', '扣回 5 分'],
    });
    shop.clock.advance({ hours: 1 });
    await shop.takeBack('R-f1', 'f1', { mode: 'lines', lines: [{ lineNumber: 1, quantity: 1 }] });
    await shop.sell({ number: 'f3', phone, goods: [{ yuan: 400 }] });
    expect((await points(memberId)).lines.slice(0, 2)).toMatchObject([
      { title: '消费 · 一店', points: 40 },
      { title: '换货退回 · 一店', points: -30 },
    ]);
  });

  it('for points that ran out, which each lot says of itself before anything is booked', async () => {
    const phone = newPhone();
    const { memberId } = await shop.sell({ number: 'g1', phone, goods: two });
    shop.clock.set('2028-03-03T00:00:00+08:00');
    const before = await points(memberId);
    expect(before.points).toMatchObject({ balance: 0, expiring: [] });
    expect(before.lines).toMatchObject([{ lot: { state: 'expired', left: 0, sentence: '已于 3月2日到期' } }]);
    shop.clock.set('2028-03-10T10:00:00+08:00');
    await shop.sell({ number: 'g2', phone, goods: [{ yuan: 70 }] });
    expect((await points(memberId)).lines).toMatchObject([
      { kind: 'earn', points: 7 },
      {
        kind: 'expire',
        title: '积分到期',
        points: -60,
        why: ['2026年3月2日记入的 60 分，有效期到 3月2日'],
        receipt: null,
        lot: null,
      },
      { points: 60, lot: { state: 'expired', left: 0 } },
    ]);
  });

  it('for a debt and what repays it', async () => {
    const phone = newPhone();
    const { memberId } = await shop.sell({ number: 'h1', phone, goods: two });
    shop.clock.advance({ days: 1 });
    const named = { memberId: memberId ?? '', today: shop.today(), programmeVersion: 1, storeId: shop.storeId };
    await shop.db.inTransaction((tx) =>
      shop.module.context
        .get(SpendingService, { strict: false })
        .spend(tx, { ...named, operation: 'spend/1', points: 50, purchaseId: null }),
    );
    await shop.takeBack('R-h1', 'h1', { mode: 'whole' }, businessDay('2026-03-02'));
    shop.clock.advance({ hours: 2 });
    expect(await newest(memberId)).toMatchObject({
      points: -60,
      why: ['3月2日的消费退回 ¥600', '扣回 60 分', '余额不足，50 分待扣回，由之后的积分先抵'],
    });
    expect((await points(memberId)).points).toMatchObject({ balance: 0, owed: 50, worthFen: 0 });
    await shop.sell({ number: 'h2', phone, goods: [{ yuan: 300 }] });
    await shop.sell({ number: 'h3', phone, goods: [{ yuan: 500 }] });
    const { lines } = await points(memberId);
    expect(lines).toMatchObject([
      {
        points: 50,
        why: ['实付 ¥500，每 ¥10 记 1 分', '其中 20 分抵回此前的待扣回'],
        lot: { left: 30, state: 'pending' },
      },
      { points: 30, why: ['实付 ¥300，每 ¥10 记 1 分', '其中 30 分抵回此前的待扣回'], lot: null },
      { points: -60 },
      { kind: 'spend', title: '使用积分 · 一店', points: -50, why: ['先用最早到期的积分'] },
      { points: 60, lot: { state: 'used', left: 0, sentence: '已使用 50 分，随退货扣回 10 分' } },
    ]);
  });
});

describe('points that pay', () => {
  it('are one line once they have paid, and two where nothing was paid', async () => {
    const phone = newPhone();
    const { memberId } = await shop.sell({ number: 'p1', phone, goods: two });
    shop.clock.advance({ days: 1 });
    const spending = shop.module.context.get(SpendingService, { strict: false });
    const named = { memberId: memberId ?? '', today: shop.today(), programmeVersion: 1, storeId: shop.storeId };
    const hold = (holdId: string) =>
      shop.db.inTransaction((tx) =>
        spending.hold(tx, {
          ...named,
          operation: `hold/${holdId}`,
          holdId,
          points: 20,
          amountFen: 200,
          overdueAt: new Date(shop.clock.now().getTime() + 600_000),
        }),
      );
    const [paid, left] = [newId(), newId()];
    await hold(paid);
    expect(await newest(memberId)).toMatchObject({
      title: '付款冻结 · 一店',
      points: -20,
      why: ['准备抵扣 ¥2，付款后扣减，未付款则自动退回'],
      receipt: null,
    });
    const tenders = [
      { kind: 'points' as const, amountFen: 200, holdId: paid },
      { kind: 'cash' as const, amountFen: 9_800 },
    ];
    await shop.sell({ number: 'p2', phone, goods: [{ yuan: 100 }], tenders });
    await hold(left);
    await shop.db.inTransaction((tx) => spending.release(tx, { ...named, operation: `release/${left}`, holdId: left }));
    expect((await points(memberId)).lines).toMatchObject([
      { kind: 'release', title: '解除冻结', points: 20, why: ['没有付款，冻结的积分已退回'] },
      { kind: 'hold', title: '付款冻结 · 一店', points: -20, why: ['准备抵扣 ¥2，没有付款，已退回'] },
      { kind: 'earn', points: 9, why: ['实付 ¥100，其中 ¥98 可积分，每 ¥10 记 1 分'] },
      { kind: 'hold', title: '积分抵扣 · 一店', points: -20, why: ['付款时抵扣 ¥2'], receipt: { number: 'p2' } },
      { points: 60, lot: { left: 40, state: 'usable', sentence: '还剩 40 分，2028年3月2日到期' } },
    ]);
    shop.clock.advance({ hours: 1 });
    await shop.takeBack('R-p2', 'p2', { mode: 'whole' });
    expect((await points(memberId)).lines.slice(0, 2)).toMatchObject([
      { kind: 'settle', title: '退货 · 一店', points: -9 },
      { kind: 'cancel', title: '积分退回 · 一店', points: 20, why: ['抵扣用掉的积分随退货退回'], lot: null },
    ]);
  });
});
