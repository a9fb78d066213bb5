// 合并会员: two members found to be one. Nothing of anybody's is lost, and what names the one who is gone leads on.
import { HoldPoints, ReturnGoods, SignInMember } from '@guike/flows';
import { businessDay } from '@guike/kernel';
import { MembersService, WechatIdentities } from '@guike/members';
import { newId, rows } from '@guike/platform';
import { PointsOffice } from '../support/points-office';
import { rewardFlows } from '../support/rewards';
import { type Shop, openShop } from '../support/shop';
import { type WechatSandbox, openSandbox } from '../support/wechat';

let shop: Shop;
let wechat: WechatSandbox;
let office: PointsOffice;
let phones = 13_511_000_000;
beforeAll(async () => {
  wechat = await openSandbox();
  shop = await openShop({ config: wechat.config });
  office = await PointsOffice.of(shop);
});
afterAll(async () => {
  await shop?.close();
  await wechat?.close();
});
beforeEach(() => shop.clock.set('2026-03-02T10:00:00+08:00'));
afterEach(async () => {
  expect(await office.wrong()).toEqual([]);
});

interface Somebody {
  readonly id: string;
  readonly phone: string;
  readonly number: string;
}

/** A member by a sale of two pieces at `yuan` each. */
async function somebody(yuan: number, agrees = true): Promise<Somebody> {
  const phone = String((phones += 1));
  const number = `M${phone}`;
  const { memberId } = await shop.sell({ number, phone, goods: [{ yuan, quantity: 2 }], agrees });
  return { id: memberId as string, phone, number };
}

const find = (phone: string) =>
  shop.module.context.get(MembersService, { strict: false }).find(shop.db.reading, { kind: 'phone', phone });
const tierOf = (memberId: string) =>
  shop.one<{ tier: string; fen: number }>(
    'SELECT tier, lifetime_net_fen AS fen FROM member_tier WHERE member_id = $1',
    [memberId],
  );

it('moves points with their days, facts, phone and tier; the one who is gone keeps the history', async () => {
  const [keep, gone] = [await somebody(1_000), await somebody(15_000)];
  const preview = await office.preview(keep.id, gone.id);
  expect(preview).toMatchObject({ obstacle: null, keep: { balance: 200 }, gone: { balance: 3_000 } });
  expect(preview.moves[0]).toBe('3,000 积分按原来的有效期转入');
  expect(await office.merge(keep.id, gone.id)).toEqual({ memberId: keep.id, points: 3_000 });
  expect(await office.balance(keep.id)).toBe(3_200);
  expect(await find(gone.phone)).toBe(keep.id);
  const { tier, fen } = await tierOf(keep.id);
  expect({ tier, fen }).toEqual({ tier: (await tierOf(gone.id)).tier, fen: 3_200_000 });
  const after = await shop.sell({ number: `after${gone.phone}`, phone: gone.phone, goods: [{ yuan: 100 }] });
  expect(after).toMatchObject({ memberId: keep.id, pointsEarned: expect.any(Number) });
  const lots =
    'SELECT DISTINCT expires_on::text AS on FROM point_entry WHERE member_id = $1 AND expires_on IS NOT NULL';
  expect(await rows(shop.db.reading, lots, [keep.id])).toHaveLength(1);
  const stores = `SELECT DISTINCT store_id AS id FROM point_entry WHERE member_id = $1 AND kind IN ('earn', 'transfer')`;
  expect(await rows(shop.db.reading, stores, [keep.id])).toEqual([{ id: shop.storeId }]);
});

it('is once, however often and at how many places it is asked', async () => {
  const [keep, gone] = [await somebody(100), await somebody(200)];
  const all = await Promise.allSettled([office.merge(keep.id, gone.id), office.merge(keep.id, gone.id)]);
  expect(all.map((each) => each.status === 'fulfilled' && each.value.points)).toEqual([40, 40]);
  expect(await office.merge(keep.id, gone.id)).toEqual({ memberId: keep.id, points: 40 });
  expect(await office.balance(keep.id)).toBe(60);
});

it('leaves no sale with who is gone, however closely they meet', async () => {
  for (let round = 0; round < 8; round += 1) {
    const [keep, gone] = [await somebody(100), await somebody(200)];
    const sale = { number: `race${gone.phone}`, phone: gone.phone, goods: [{ yuan: 300 }] };
    const sell = () => shop.sell(sale);
    const [, sold] = await Promise.allSettled([office.merge(keep.id, gone.id), sell()]);
    if (sold.status === 'rejected') expect(await sell()).toMatchObject({ memberId: keep.id });
    expect(await office.balance(keep.id)).toBe(90);
  }
}, 60_000);

it('in both directions at once merges one way only', async () => {
  const [one, other] = [await somebody(100), await somebody(200)];
  const both = await Promise.allSettled([office.merge(one.id, other.id), office.merge(other.id, one.id)]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect((await office.balance(one.id)) + (await office.balance(other.id))).toBe(60);
});

it('lets a later refund of an old sale be borne by who they are now, through merges in a row', async () => {
  const [last, middle, first] = [await somebody(1_000), await somebody(100), await somebody(300)];
  await office.merge(middle.id, first.id);
  await office.merge(last.id, middle.id);
  expect(await office.balance(last.id)).toBe(280);
  expect(await shop.takeBack('R1', first.number, { mode: 'whole' })).toMatchObject({ pointsReversed: 60 });
  expect(await office.balance(last.id)).toBe(220);
  expect(await office.balance(first.id)).toBe(0);
  expect((await tierOf(last.id)).fen).toBe(220_000);
});

it('finds goods that come back without a receipt among the sales of who is gone', async () => {
  const [keep, gone] = [await somebody(100), await somebody(300)];
  await shop.sell({ number: `own${gone.phone}`, phone: gone.phone, goods: [{ sku: 'HAT', yuan: 200, quantity: 2 }] });
  await office.merge(keep.id, gone.id);
  const back = {
    storeId: shop.storeId,
    source: 'till',
    receipt: { businessDay: businessDay('2026-03-02'), number: `back${gone.phone}` },
    customer: { kind: 'phone' as const, phone: gone.phone },
    refundedAt: shop.clock.now(),
    lines: [{ sku: 'HAT', name: 'HAT', quantity: 1, amountFen: 20_000, goods: true }],
    reason: '',
  };
  const returning = shop.module.context.get(ReturnGoods);
  const answer = await returning.returnGoods(back);
  expect(answer).toMatchObject({ returnedFen: 20_000, pointsReversed: 20, duplicate: false });
  expect(await office.balance(keep.id)).toBe(20 + 60 + 40 - 20);
  expect(await returning.returnGoods(back)).toEqual({ ...answer, duplicate: true });
});

it('gives back what was redeemed and not fetched, and refuses while points are paying', async () => {
  const [keep, gone] = [await somebody(100), await somebody(2_000)];
  shop.clock.advance({ days: 1 });
  const flows = rewardFlows(shop.module.context);
  const reward = await flows.offer({ points: 150, stock: 1 });
  await flows.redeem(gone.id, reward);
  expect((await office.preview(keep.id, gone.id)).moves).toContain('1 个没有领取的兑换码作废，积分先退回再转入');
  await hold(gone.id);
  await expect(office.merge(keep.id, gone.id)).rejects.toMatchObject({ code: 'MERGE_REFUSED' });
  shop.clock.advance({ minutes: 11 });
  expect(await office.merge(keep.id, gone.id)).toMatchObject({ points: 400 });
  expect(await office.balance(keep.id)).toBe(420);
});

it('leads a signing in on, and makes the name and phone that were missing', async () => {
  const [keep, gone] = [await somebody(100), await somebody(100)];
  const identities = shop.module.context.get(WechatIdentities, { strict: false });
  const appId = wechat.config.wechatApp.id;
  const [accountOfKeep, accountOfGone] = [await wechat.newAccount(), await wechat.newAccount()];
  await shop.db.inTransaction(async (tx) => {
    for (const [{ openid }, { id }] of [
      [accountOfKeep, keep],
      [accountOfGone, gone],
    ] as const) {
      const identity = await identities.meet(tx, { appId, openid, unionid: null });
      await identities.bind(tx, identity, id, shop.clock.now());
    }
  });
  await office.merge(keep.id, gone.id);
  const signIn = async (account: typeof accountOfKeep) =>
    shop.module.context.get(SignInMember).signIn(await wechat.loginCode(account));
  const own = await signIn(accountOfKeep);
  expect(own).toMatchObject({ status: 'bound', token: expect.any(String) });
  expect(await signIn(accountOfGone)).toEqual(own);
});

it.each([
  ['the same', async (one: Somebody) => [one.id, one.id], '选了同一位会员，请选另一位'],
  [
    'a member into somebody known',
    async (one: Somebody) => [(await somebody(10, false)).id, one.id],
    '请保留已入会的那一位',
  ],
  [
    'somebody who has something undecided',
    async (one: Somebody) => {
      const other = await somebody(10);
      await office.adjust(other.id, 900);
      return [one.id, other.id];
    },
    '要合并的会员还有没审批的调整或补登，请先处理',
  ],
] as const)('refuses %s', async (_what, pairOf, sentence) => {
  const [keep, gone] = (await pairOf(await somebody(100))) as [string, string];
  expect((await office.preview(keep, gone)).obstacle).toBe(sentence);
  await expect(office.merge(keep, gone)).rejects.toMatchObject({ code: 'MERGE_REFUSED', detail: { sentence } });
});

it('takes somebody whom only the till knows into a member', async () => {
  const [keep, gone] = [await somebody(100), await somebody(50, false)];
  expect(await office.merge(keep.id, gone.id)).toMatchObject({ points: 0 });
  expect(await find(gone.phone)).toBe(keep.id);
  await expect(office.merge(keep.id, newId())).rejects.toMatchObject({ code: 'MEMBER_UNKNOWN' });
});

/** Sets a hundred points aside at the till for ¥10. */
async function hold(memberId: string): Promise<void> {
  const members = shop.module.context.get(MembersService, { strict: false });
  const card = await members.codeOf(shop.db.reading, memberId);
  await shop.module.context.get(HoldPoints).hold({ id: newId(), storeId: shop.storeId, card, amountFen: 1_000 });
}
