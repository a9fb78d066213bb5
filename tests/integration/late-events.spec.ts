// What comes late, from elsewhere, too large or too often: the end must not depend on it, and nothing may break.
import { JoinMember, RecordPurchase } from '@guike/flows';
import { addDays, businessDay } from '@guike/kernel';
import { MembersService } from '@guike/members';
import { rows } from '@guike/platform';
import { ProgrammeService, presets } from '@guike/programme';
import { StoresService } from '@guike/stores';
import { type Shop, openShop } from '../support/shop';

let shop: Shop;

beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());
beforeEach(() => shop.clock.set('2026-03-02T12:00:00+08:00'));

const two = [{ yuan: 100, quantity: 2 }];
const at = (time: string) => new Date(`2026-03-${time}+08:00`);
const whole = { mode: 'whole' as const };

describe('a sale from before joining', () => {
  it.each([
    ['in order', ['x', 'y']],
    ['late', ['y', 'x']],
  ])('earns nothing and counts for nothing, when it comes %s', async (how, order) => {
    const phone = how === 'late' ? '13600000002' : '13600000001';
    const sell = {
      x: () => shop.sell({ number: `x-${how}`, phone, paidAt: at('01T10:00:00'), goods: [{ yuan: 1_000 }] }),
      y: () => shop.sell({ number: `y-${how}`, phone, paidAt: at('02T10:00:00'), goods: two }),
    };
    for (const sale of order) await sell[sale as 'x' | 'y']();
    const { memberId } = await sell.y();
    expect(
      await shop.one(
        `SELECT a.balance, t.lifetime_net_fen FROM point_account a JOIN member_tier t USING (member_id) WHERE member_id = $1`,
        [memberId],
      ),
    ).toEqual({ balance: 20, lifetime_net_fen: 20_000 });
  });

  it('gives the right to join on its own day only', async () => {
    const command = {
      storeId: shop.storeId,
      receipt: { businessDay: shop.today(), number: 'old' },
      consentVersion: '1',
    };
    await shop.sell({ number: 'old', phone: '13600000003', goods: two, agrees: false });
    expect(await shop.sell({ number: 'old', phone: '13600000003', goods: two })).toMatchObject({
      duplicate: true,
      mayJoin: true,
    });
    shop.clock.advance({ days: 1 });
    expect(
      await shop.sell({
        number: 'old',
        day: command.receipt.businessDay,
        phone: '13600000003',
        paidAt: at('02T12:00:00'),
        goods: two,
      }),
    ).toMatchObject({ duplicate: true, mayJoin: false });
    await expect(shop.module.context.get(JoinMember).join(command)).rejects.toMatchObject({
      code: 'MEMBER_NOT_ELIGIBLE',
    });
  });
});

describe('a return at another store', () => {
  it('names the store that sold; a number alone means the store’s own', async () => {
    const other = await shop.db.inTransaction((tx) =>
      shop.module.context.get(StoresService).createStore(tx, { code: 'S2', name: '二店' }),
    );
    const here = await shop.sell({ number: '0042', phone: '13600000011', goods: two });
    const there = await shop.sell({ number: '0042', phone: '13600000012', goods: two, storeId: other });
    const command = { ...shop.refundOf('R-1', '0042', whole), storeId: other };
    const refund = await shop.reverse({ ...command, original: { ...command.original, store: 'S1' } });
    expect(refund).toMatchObject({ memberId: here.memberId, pointsReversed: 20 });
    expect(await shop.one(`SELECT balance FROM point_account WHERE member_id = $1`, [there.memberId])).toEqual({
      balance: 20,
    });
    const nowhere = { ...command, original: { ...command.original, store: 'S9' } };
    await expect(shop.reverse(nowhere)).rejects.toMatchObject({ code: 'STORE_UNKNOWN' });
  });
});

describe('refunds that wait', () => {
  it('are as many as one sale can have, and none waits for a day to come', async () => {
    for (let index = 0; index < 20; index++) await shop.takeBack(`W-${index}`, 'waited-for', whole);
    await expect(shop.takeBack('W-20', 'waited-for', whole)).rejects.toMatchObject({ code: 'TOO_MANY_WAITING' });
    await expect(shop.takeBack('W-x', 'soon', whole, addDays(shop.today(), 2))).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    });
  });
});

describe('a card that ran out', () => {
  it('still gets the answer of the sale it was good for, and no other', async () => {
    const { memberId } = await shop.sell({ number: 'c1', phone: '13600000021', goods: two });
    const code = await shop.module.context.get(MembersService).codeOf(shop.db.reading, memberId ?? '');
    const sale = shop.saleOf({ number: 'c2', customer: { kind: 'card', code }, goods: two });
    const recording = shop.module.context.get(RecordPurchase);
    const first = await recording.record(sale);
    shop.clock.advance({ minutes: 10 });
    expect(await recording.record(sale)).toMatchObject({ duplicate: true, purchaseId: first.purchaseId });
    const other = { ...sale, receipt: { ...sale.receipt, number: 'c3' } };
    await expect(recording.record(other)).rejects.toMatchObject({ code: 'CARD_EXPIRED' });
  });
});

describe('sizes', () => {
  it('refuses a sale that sums could not hold, and expires two of the largest on one day', async () => {
    const line = { yuan: 100_000_000 };
    await expect(shop.sell({ number: 's0', phone: '13600000031', goods: [line, { yuan: 1 }] })).rejects.toMatchObject({
      code: 'AMOUNTS_DO_NOT_ADD_UP',
    });
    const long = { ...presets.boutique.points, unitFen: 10, availableAfterDays: 0, tender: null };
    const rich = await openShop({ programme: { ...presets.boutique, points: long } });
    rich.clock.set('2026-03-02T12:00:00+08:00');
    for (const number of ['1', '2', '3'])
      await rich.sell({ number, phone: '13600000032', goods: [{ yuan: 49_999_999, quantity: 2 }] });
    rich.clock.set('2028-03-03T12:00:00+08:00');
    const after = await rich.sell({ number: '4', phone: '13600000032', goods: two });
    expect(after).toMatchObject({ balance: 2_000, owed: 0 });
    const [expired] = await rows<{ points: number }>(
      rich.db.reading,
      `SELECT points FROM point_entry WHERE kind = 'expire'`,
    );
    expect(expired?.points).toBe(-2_999_999_940);
    await rich.close();
  });
});

describe('the programme', () => {
  it('is read through the transaction that asks, so a full pool cannot stop itself', async () => {
    const cold = await openShop({ config: { databasePool: 3 } });
    const selling = Array.from({ length: 12 }, (_, index) =>
      cold.sell({ number: `${index}`, phone: `1350000${1000 + index}`, goods: two }),
    );
    expect((await Promise.all(selling)).every((answer) => answer.joined)).toBe(true);
    await cold.close();
  });

  it('keeps one time zone for all its versions', async () => {
    const elsewhere = { ...presets.boutique, timeZone: 'UTC' };
    const publish = shop.db.inTransaction((tx) =>
      shop.module.context.get(ProgrammeService).publish(tx, elsewhere, businessDay('2030-01-01')),
    );
    await expect(publish).rejects.toMatchObject({ code: 'PROGRAMME_INVALID' });
  });

  it('judges a sale by the version of its day', async () => {
    const double = { ...presets.boutique, points: { ...presets.boutique.points, pointsPerUnit: 2 } };
    await shop.db.inTransaction((tx) =>
      shop.module.context.get(ProgrammeService).publish(tx, double, businessDay('2026-03-20')),
    );
    shop.clock.set('2026-03-20T12:00:00+08:00');
    const sell = (number: string, paidAt: Date, day = businessDay(`2026-03-${number}`)) =>
      shop.sell({ number, day, paidAt, phone: '13600000041', goods: two });
    expect(await sell('20', at('20T00:00:00'))).toMatchObject({ pointsEarned: 40 });
    expect(await sell('19', at('19T23:59:59'))).toMatchObject({ pointsEarned: 0 }); // before joining
    expect(await shop.sell({ number: 'z', paidAt: at('19T23:59:59'), phone: '13600000042', goods: two })).toMatchObject(
      { pointsEarned: 20 },
    );
    const refund = await shop.takeBack('R-z', 'z', { mode: 'lines', lines: [{ lineNumber: 1, quantity: 1 }] });
    expect(refund).toMatchObject({ pointsReversed: 10, balance: 10 });
  });
});
