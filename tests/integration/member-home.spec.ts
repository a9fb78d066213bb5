// What a member and a cashier see: points as they stand today, what comes next, and nothing of anybody else.
import { FindMember, MemberHome, TillLookups } from '@guike/flows';
import { businessDay } from '@guike/kernel';
import { MembersService } from '@guike/members';
import { rows } from '@guike/platform';
import { StoresService } from '@guike/stores';
import { type Shop, openShop } from '../support/shop';

let shop: Shop;

beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());
beforeEach(() => shop.clock.set('2026-03-02T10:00:00+08:00'));

const two = [{ yuan: 300, quantity: 2 }];
const home = async (memberId: string | null) => shop.module.context.get(MemberHome).home(memberId ?? '');

describe('首页', () => {
  it('shows pending points until their day, then as usable and worth money', async () => {
    const { memberId } = await shop.sell({ number: 'h1', phone: '13700000001', goods: two });
    expect(await home(memberId)).toMatchObject({
      state: 'active',
      tier: { code: 'regular', name: '普通' },
      points: { balance: 60, available: 0, pending: 60, pendingUntil: '2026-03-03', worthFen: 0 },
      expiring: { points: 60, on: '2028-03-02' },
      next: { sentence: '再消费 ¥4,400，升级白银' },
      progress: 0.12,
      inbox: { unread: 0, latest: [] },
    });
    shop.clock.set('2026-03-03T00:00:00+08:00');
    expect(await home(memberId)).toMatchObject({
      points: { balance: 60, available: 60, pending: 0, pendingUntil: null, worthFen: 600 },
    });
  });

  it('no longer shows points whose last day is over, though nothing has expired them yet', async () => {
    const { memberId } = await shop.sell({ number: 'h2', phone: '13700000002', goods: two });
    shop.clock.set('2028-03-02T23:59:59+08:00');
    expect(await home(memberId)).toMatchObject({ points: { balance: 60 } });
    shop.clock.set('2028-03-03T00:00:00+08:00');
    expect(await home(memberId)).toMatchObject({ points: { balance: 0, available: 0 }, expiring: null });
    // The next operation expires them before its own work.
    expect(await shop.sell({ number: 'h3', phone: '13700000002', goods: [{ yuan: 100 }] })).toMatchObject({
      balance: 10,
    });
    expect(
      await rows(shop.db.reading, `SELECT kind, points FROM point_entry WHERE member_id = $1 ORDER BY seq`, [memberId]),
    ).toEqual([
      { kind: 'earn', points: 60 },
      { kind: 'expire', points: -60 },
      { kind: 'earn', points: 10 },
    ]);
  });

  it('is told to nobody who does not exist', async () => {
    await expect(home('00000000-0000-7000-8000-000000000000')).rejects.toMatchObject({ code: 'MEMBER_UNKNOWN' });
  });
});

describe('finding a member at the till', () => {
  it('by the card’s code of this minute may redeem, and the reading is logged', async () => {
    const { memberId } = await shop.sell({
      number: 'f1',
      phone: '13700000011',
      customer: { kind: 'phone', phone: '13700000011', name: '王小美' },
      goods: two,
    });
    const card = await shop.module.context.get(MembersService).codeOf(shop.db.reading, memberId ?? '');
    const found = await shop.module.context.get(FindMember).find({ card }, 'key-1');
    expect(found).toMatchObject({
      memberId,
      nameMasked: '王**',
      phoneMasked: '137****0011',
      tierName: '普通',
      balance: 60,
      mayRedeem: true,
    });
    expect(await shop.one(`SELECT action, actor_id FROM audit_log WHERE member_id = $1`, [memberId])).toEqual({
      action: 'member.found_by_card',
      actor_id: 'key-1',
    });
    const scannedAt = shop.clock.now();
    shop.clock.advance({ minutes: 5 });
    await expect(shop.module.context.get(FindMember).find({ card }, 'key-1')).rejects.toMatchObject({
      code: 'CARD_EXPIRED',
    });
    expect(
      await shop.sell({ number: 'f2', customer: { kind: 'card', code: card, scannedAt }, goods: [{ yuan: 100 }] }),
    ).toMatchObject({ memberId, balance: 70 });
  });

  it('by two facts may not redeem; a name that does not fit tells nothing', async () => {
    const customer = { kind: 'phone' as const, phone: '13700000012', name: '李 Lily' };
    const { memberId } = await shop.sell({ number: 'f3', customer, goods: two });
    const find = (name: string, phone = '13700000012') =>
      shop.module.context.get(FindMember).find({ phone, name }, 'key-1');
    expect(await find('李lily')).toMatchObject({ memberId, mayRedeem: false });
    await expect(find('李')).rejects.toMatchObject({ code: 'MEMBER_UNKNOWN' });
    await expect(find('李lily', '13700000999')).rejects.toMatchObject({ code: 'MEMBER_UNKNOWN' });
  });

  it('refuses a card of nobody and keeps phones and names unreadable in the database', async () => {
    await expect(shop.module.context.get(FindMember).find({ card: '12345678901000000003' }, 'k')).rejects.toMatchObject(
      { code: 'CARD_INVALID' },
    );
    const [stored] = await rows<{ text: string }>(
      shop.db.reading,
      `SELECT string_agg(m::text, ' ') || (SELECT string_agg(p::text, ' ') FROM member_phone p) AS text FROM member m`,
    );
    expect(stored?.text).not.toContain('137000000');
    expect(stored?.text).not.toContain(Buffer.from('王小美').toString('hex'));
    expect(stored?.text).not.toContain(Buffer.from('13700000011').toString('hex'));
  });

  it('tells the cashier why a frozen card earns nothing, while its refunds still run', async () => {
    const sale = await shop.sell({ number: 'z1', phone: '13700000013', goods: two });
    await rows(
      shop.db.reading,
      `WITH m AS (UPDATE member SET state = 'frozen' WHERE id = $1) UPDATE point_account SET status = 'frozen' WHERE member_id = $1`,
      [sale.memberId],
    );
    expect(await shop.sell({ number: 'z2', phone: '13700000013', goods: two })).toMatchObject({
      memberState: 'frozen',
      pointsEarned: 0,
      balance: 60,
      notice: '会员卡已冻结，本次消费不积分',
    });
    expect(await shop.takeBack('R-z1', 'z1', { mode: 'whole' })).toMatchObject({ pointsReversed: 60, balance: 0 });
  });
});

describe('a store’s day', () => {
  it('adds up to what was sold, taken back and still waits', async () => {
    shop.clock.set('2026-04-01T12:00:00+08:00');
    await shop.sell({ number: '1', phone: '13700000021', goods: two, topUpFen: 10_000 });
    await shop.sell({ number: '2', goods: [{ yuan: 50 }] });
    await shop.sell({ number: '3', phone: '13700000021', goods: [{ yuan: 80 }] });
    await shop.takeBack('3', '3', { mode: 'void' });
    await shop.takeBack('R-2', '2', { mode: 'amount', amountFen: 1_000 });
    await shop.takeBack('R-x', 'not-yet', { mode: 'whole' });
    const lookups = shop.module.context.get(TillLookups);
    const first = await lookups.reconcile(shop.storeId, shop.today(), { limit: 4 });
    expect(first.totals).toEqual({
      purchases: 2,
      voids: 1,
      netFen: 73_000,
      topUpFen: 10_000,
      refunds: 2,
      returnedFen: 9_000,
      parkedRefunds: 1,
      pointsEarned: 68,
      pointsReversed: 8,
    });
    const second = await lookups.reconcile(shop.storeId, shop.today(), { limit: 4, after: first.next ?? '' });
    expect(
      [...first.receipts, ...second.receipts].map(
        (each) => `${each.kind} ${each.number} ${each.netFen} ${each.status}`,
      ),
    ).toEqual([
      'parked R-x 0 waiting',
      'refund R-2 -1000 matched',
      'sale 1 60000 recorded',
      'sale 2 5000 recorded',
      'sale 3 8000 void',
      'void 3 -8000 matched',
    ]);
    expect(second.next).toBeNull();
  });

  it('lists receipts that add up to its totals, each once, on pages of one', async () => {
    shop.clock.set('2026-04-02T12:00:00+08:00');
    const before = await shop.sell({ number: 'L0', phone: '13700000023', goods: two, day: businessDay('2026-04-01') });
    await shop.sell({ number: 'L1', phone: '13700000023', goods: two });
    await shop.sell({ number: 'L2', phone: '13700000023', goods: [{ yuan: 500, quantity: 3 }], topUpFen: 20_000 });
    await shop.sell({ number: 'L3', phone: '13700000024', goods: [{ yuan: 70 }], topUpFen: 3_000 });
    await shop.takeBack('L2', 'L2', { mode: 'void' });
    await shop.takeBack('L/1', 'L1', { mode: 'lines', lines: [{ lineNumber: 1, quantity: 1 }] });
    await shop.takeBack('L1', 'L0', { mode: 'amount', amountFen: 10_000 }, businessDay('2026-04-01'));
    // A refund and the void of a sale may bear one number, and both may wait.
    await shop.takeBack('L9', 'L8', { mode: 'whole' });
    await shop.takeBack('L9', 'L9', { mode: 'void' });
    const stores = shop.module.context.get(StoresService);
    await shop.db.inTransaction((tx) => stores.createStore(tx, { code: 'S2', name: '二店' }));
    const elsewhere = shop.refundOf('L7', 'of-S2', { mode: 'whole' });
    await shop.reverse({ ...elsewhere, original: { ...elsewhere.original, store: 'S2' } });
    const lookups = shop.module.context.get(TillLookups);
    const receipts: { kind: string; number: string; netFen: number; points: number }[] = [];
    let after: string | undefined;
    for (let pages = 0; pages < 20; pages++) {
      const page = await lookups.reconcile(shop.storeId, shop.today(), { limit: 1, after });
      receipts.push(...page.receipts);
      if (page.next === null) break;
      after = page.next;
    }
    expect(receipts.map(({ kind, number, netFen, points }) => `${kind} ${number} ${netFen} ${points}`)).toEqual([
      'parked L7 0 0',
      'parked L9 0 0',
      'parked L9 0 0',
      'refund L/1 -30000 -30',
      'refund L1 -10000 -10',
      'sale L1 60000 60',
      'sale L2 150000 150',
      'sale L3 7000 0',
      'void L2 -150000 -150',
    ]);
    const { totals } = await lookups.reconcile(shop.storeId, shop.today(), { limit: 1 });
    const sum = (of: 'netFen' | 'points') => receipts.reduce((total, receipt) => total + receipt[of], 0);
    const of = (...kinds: string[]) => receipts.filter(({ kind }) => kinds.includes(kind)).length;
    expect(before.pointsEarned).toBe(60);
    expect(totals).toMatchObject({ topUpFen: 3_000, pointsEarned: 210, pointsReversed: 190 });
    expect(sum('netFen')).toBe(totals.netFen - totals.returnedFen);
    expect(sum('points')).toBe(totals.pointsEarned - totals.pointsReversed);
    expect([of('sale'), of('refund', 'void'), of('parked')]).toEqual([
      totals.purchases + totals.voids,
      totals.refunds,
      totals.parkedRefunds,
    ]);
  });

  it('shows a receipt with what came back of it, and none that is not the store’s', async () => {
    await shop.sell({ number: 'g1', phone: '13700000022', goods: two });
    await shop.takeBack('R-g1', 'g1', { mode: 'lines', lines: [{ lineNumber: 1, quantity: 1 }] });
    const lookups = shop.module.context.get(TillLookups);
    const name = { businessDay: shop.today(), number: 'g1' };
    expect(await lookups.purchase(shop.storeId, name)).toMatchObject({
      status: 'recorded',
      returnedFen: 30_000,
      pointsEarned: 30,
      lines: [{ quantity: 2, returnedQuantity: 1 }],
    });
    expect(await lookups.refund(shop.storeId, { ...name, number: 'R-g1' })).toMatchObject({
      pointsReversed: 30,
      matched: true,
    });
    await expect(lookups.purchase('00000000-0000-7000-8000-000000000000', name)).rejects.toMatchObject({
      code: 'RECEIPT_UNKNOWN',
    });
  });
});
