// What leads to a look, and having one hung up to try on: pictures that go with the look, wishes that are told once, a store
// that sees its own.
import { LookShares, ReserveLook, StoreReservations } from '@guike/flows';
import { type BusinessDay, addDays } from '@guike/kernel';
import { Storage, newId, rows } from '@guike/platform';
import { InviteCodesService } from '@guike/referrals';
import { StoresService } from '@guike/stores';
import sharp from 'sharp';
import { publishedLook } from '../support/published-looks';
import { type Shop, openShop } from '../support/shop';
import { type WechatSandbox, openSandbox } from '../support/wechat';

const CODES = '/wxa/getwxacodeunlimit';

let sandbox: WechatSandbox;
let shop: Shop;
let shares: LookShares;
let reserving: ReserveLook;
let store: StoreReservations;
let phones = 13_600_000_000;

beforeAll(async () => {
  sandbox = await openSandbox();
  shop = await openShop({ config: sandbox.config });
  const { context } = shop.module;
  [shares, reserving, store] = [context.get(LookShares), context.get(ReserveLook), context.get(StoreReservations)];
});
afterAll(async () => {
  await shop?.close();
  await sandbox?.close();
});

async function member(): Promise<string> {
  const phone = String((phones += 1));
  const { memberId } = await shop.sell({ number: phone, phone, goods: [{ yuan: 300, quantity: 2 }] });
  return memberId ?? '';
}

const inDays = (days: number): BusinessDay => addDays(shop.today(), days);
const wish = (lookId: string, more: object = {}) => ({
  ...{ id: newId(), lookId, store: 'S1', day: inDays(2), note: '我穿 S' },
  ...more,
});
const guide = () => ({ staffId: newId(), role: 'guide' as const, storeId: shop.storeId });
const ended = (lookId: string) =>
  rows(shop.db.reading, `UPDATE look SET state = 'withdrawn', ended_at = now() WHERE id = $1`, [lookId]);
const stored = (lookId: string, name: string) =>
  shop.module.context.get(Storage, { strict: false }).get(`look-shares/${lookId}-${name}-1.jpg`);

describe('what a look is shown by elsewhere', () => {
  it('is a card of 5:4, a square and a poster with a code, kept once made, and names nobody', async () => {
    const lookId = await publishedLook(shop, await member(), {
      caption: '雾蓝的一天，站在窗边，朋友说这个颜色很衬我，想再试一件',
    });
    const { title, card, poster } = await shares.sharing(lookId);
    expect(title).toMatch(/^雾蓝的一天.{10,}… · /);
    expect([card, poster]).toEqual([`/look-shares/${lookId}/card`, `/look-shares/${lookId}/poster`]);
    for (const [name, width, height] of [
      ['card', 1000, 800],
      ['square', 800, 800],
      ['poster', 1080, 1440],
    ] as const) {
      const bytes = await shares.picture(lookId, name, null);
      expect(await sharp(bytes).metadata()).toMatchObject({ format: 'jpeg', width, height });
      expect(await stored(lookId, name)).not.toBeNull();
    }
    const asked = await sandbox.countCalls(CODES);
    await shares.picture(lookId, 'poster', null);
    expect(await sandbox.countCalls(CODES)).toBe(asked);
  });

  it('carries the invite code of who shows it, and none that is nobody’s', async () => {
    const memberId = await member();
    const lookId = await publishedLook(shop, memberId);
    const invites = shop.module.context.get(InviteCodesService, { strict: false });
    const code = await shop.db.inTransaction((tx) => invites.codeOf(tx, { kind: 'member', memberId }));
    const plain = await shares.picture(lookId, 'poster', null);
    expect((await shares.picture(lookId, 'poster', code)).equals(plain)).toBe(false);
    const before = await sandbox.countCalls(CODES);
    expect((await shares.picture(lookId, 'poster', '23456789')).equals(plain)).toBe(true);
    expect(await sandbox.countCalls(CODES)).toBe(before);
  });

  it('is gone with the look, its files too', async () => {
    const lookId = await publishedLook(shop, await member());
    await shares.picture(lookId, 'card', null);
    await ended(lookId);
    await expect(shares.picture(lookId, 'card', null)).rejects.toMatchObject({ code: 'LOOK_UNKNOWN' });
    await expect(shares.sharing(lookId)).rejects.toMatchObject({ code: 'LOOK_UNKNOWN' });
    await shares.forget(lookId);
    await shares.forget(lookId);
    expect(await stored(lookId, 'card')).toBeNull();
  });
});

describe('想试这身', () => {
  it('is told to the store once, however often it is sent', async () => {
    const [owner, friend] = [await member(), await member()];
    const lookId = await publishedLook(shop, owner);
    const asked = wish(lookId);
    const answers = await Promise.all([
      reserving.reserve(friend, asked),
      reserving.reserve(friend, asked),
      reserving.reserve(friend, wish(lookId, { day: inDays(3) })),
    ]);
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(answers[0]).toMatchObject({ things: '羊绒大衣 M', state: 'asked', canCancel: true });
    const { items } = await store.list({ limit: 50 }, guide());
    expect(items.filter((each) => each.memberId === friend)).toHaveLength(1);
    expect(items[0]).toMatchObject({ nameMasked: null, phoneMasked: expect.stringContaining('****') });
    expect((await reserving.tryingOn(friend, lookId)).mine).toMatchObject({ lookId });
    // The same id for another look is another thing.
    const id = answers[0]?.id ?? '';
    const other = wish(await publishedLook(shop, owner), { id });
    await expect(reserving.reserve(friend, other)).rejects.toMatchObject({ code: 'OPERATION_CONFLICT' });
  });

  it('takes days from tomorrow on, published looks, members, and five at a time', async () => {
    const [owner, friend] = [await member(), await member()];
    const refused = async (code: string, more: object, by = friend) =>
      expect(reserving.reserve(by, wish(await publishedLook(shop, owner), more))).rejects.toMatchObject({ code });
    await refused('SLOT_CLOSED', { day: shop.today() });
    await refused('SLOT_CLOSED', { day: inDays(15) });
    await refused('STORE_UNKNOWN', { store: 'nowhere' });
    await refused('LOOK_UNKNOWN', { lookId: newId() });
    const phone = String((phones += 1));
    const { memberId: known } = await shop.sell({ number: phone, phone, goods: [{ yuan: 1 }], agrees: false });
    await refused('NOT_A_MEMBER', {}, known ?? '');
    for (let nth = 0; nth < 5; nth += 1) await reserving.reserve(friend, wish(await publishedLook(shop, owner)));
    await refused('TRYING_LIMIT', {});
    expect(await reserving.tryingOn(friend, await publishedLook(shop, owner))).toMatchObject({
      obstacle: expect.stringContaining('5 套'),
    });
  });

  it('goes on at the desk of its own store, on its day, and is written down', async () => {
    const [owner, friend] = [await member(), await member()];
    const { id } = await reserving.reserve(friend, wish(await publishedLook(shop, owner), { day: inDays(1) }));
    const [by, ref] = [guide(), { memberId: friend, id }];
    const elsewhere = await shop.db.inTransaction((tx) =>
      shop.module.context.get(StoresService).createStore(tx, { code: `T${phones}`, name: '二店' }),
    );
    const stranger = { ...by, storeId: elsewhere };
    await expect(store.step(ref, 'prepared', stranger)).rejects.toMatchObject({ code: 'BOOKING_UNKNOWN' });
    expect((await store.list({ limit: 50 }, stranger)).items).toEqual([]);
    await expect(store.step(ref, 'came', by)).rejects.toMatchObject({ code: 'BOOKING_EARLY' });
    expect(await store.step(ref, 'prepared', by)).toMatchObject({ state: 'prepared' });
    await store.step(ref, 'prepared', by);
    const told = await rows<{ title: string; body: string }>(
      shop.db.reading,
      `SELECT title, body FROM inbox_message WHERE member_id = $1 AND kind = 'look'`,
      [friend],
    );
    expect(told).toEqual([
      { title: '您想试的已挂好', body: expect.stringMatching(/^羊绒大衣 M已在一店挂好，.+见。$/) },
    ]);
    shop.clock.advance({ days: 1 });
    expect(await store.step(ref, 'came', by)).toMatchObject({ state: 'came' });
    expect(await store.step(ref, 'came', by)).toMatchObject({ state: 'came' });
    await expect(store.step(ref, 'absent', by)).rejects.toMatchObject({ code: 'BOOKING_OVER' });
    await expect(reserving.cancel(friend, id)).rejects.toMatchObject({ code: 'BOOKING_OVER' });
    const written = await rows<{ action: string }>(
      shop.db.reading,
      `SELECT action FROM audit_log WHERE member_id = $1 AND action LIKE 'look_reservation.%' ORDER BY id`,
      [friend],
    );
    expect(written.map(({ action }) => action)).toEqual(['look_reservation.prepared', 'look_reservation.came']);
  });

  it('is called off once, may be asked for anew, and outlives the look', async () => {
    const [owner, friend] = [await member(), await member()];
    const lookId = await publishedLook(shop, owner);
    const { id } = await reserving.reserve(friend, wish(lookId));
    expect(await reserving.cancel(friend, id)).toMatchObject({ state: 'cancelled', canCancel: false });
    expect(await reserving.cancel(friend, id)).toMatchObject({ state: 'cancelled' });
    await expect(reserving.cancel(owner, id)).rejects.toMatchObject({ code: 'BOOKING_UNKNOWN' });
    expect((await reserving.mine(friend)).reservations).toEqual([]);
    const again = await reserving.reserve(friend, wish(lookId));
    await ended(lookId);
    expect((await reserving.mine(friend)).reservations).toEqual([expect.objectContaining({ id: again.id })]);
    await expect(reserving.tryingOn(friend, lookId)).rejects.toMatchObject({ code: 'LOOK_UNKNOWN' });
  });

  it('is paged by day and id', async () => {
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await store.list({ limit: 2, ...(after === undefined ? {} : { after }) }, guide());
      seen.push(...page.items.map(({ id }) => id));
      after = page.next ?? undefined;
    } while (after !== undefined);
    const whole = await store.list({ limit: 200 }, guide());
    expect(seen).toEqual(whole.items.map(({ id }) => id));
    expect(seen.length).toBeGreaterThan(4);
  });
});
