// What the office knows of a reward besides its terms: how its stock went, and who redeemed it.
import { newId, rows } from '@guike/platform';
import { forHeadOffice, forOffice } from '../support/desk';
import { RewardDesk } from '../support/reward-desk';
import { scarf } from '../support/rewards';

type Json = Record<string, unknown>;

let shop: RewardDesk;
let desk: RewardDesk['desk'];
beforeAll(async () => {
  shop = await RewardDesk.open();
  ({ desk } = shop);
});
afterAll(() => desk?.api.close());
beforeEach(() => shop.signedIn());

const stockOf = async (id: string) => (await desk.get(`/admin/rewards/${id}`)).body['stock'];
const changesOf = async (id: string) =>
  (await desk.pages(`/admin/rewards/${id}/stock`, 'items', 2)).map(({ before, after, origin, note, by }) => [
    before,
    after,
    origin,
    note,
    by,
  ]);

describe('the stock', () => {
  it('is changed by head office with a reason, read by the office', async () => {
    const id = await shop.offer({ stock: 5 });
    const path = `/admin/rewards/${id}/stock`;
    const change = { id: newId(), change: 20, reason: 'restocked', note: '三月到货' };
    expect(await desk.statuses('POST', path, change)).toEqual(forHeadOffice);
    expect(await desk.statuses('GET', path)).toEqual(forOffice);
    // What each role sent was the same change: it counts once.
    expect(await stockOf(id)).toBe(25);
    const damaged = { id: newId(), change: -3, reason: 'damaged', note: '' };
    expect((await desk.call('office', 'POST', path, damaged)).body).toMatchObject({ stock: 22, left: 22, version: 4 });
    await desk.call('office', 'PUT', `/admin/rewards/${id}`, { version: 4, ...scarf, stock: null });
    expect(await changesOf(id)).toEqual([
      [22, null, 'edited', '', 'office'],
      [25, 22, 'damaged', '', 'office'],
      [5, 25, 'restocked', '三月到货', 'office'],
      [null, 5, 'drafted', '', 'office'],
    ]);
    const [written] = (await desk.audits('reward.stocked')).filter(({ detail }) => detail['rewardId'] === id);
    expect(written?.detail).toEqual({ rewardId: id, stock: [5, 25], reason: 'restocked', note: '三月到货' });
  });

  it('counts a change once, however often and at once it is sent, and refuses its id for another', async () => {
    const id = await shop.offer({ stock: 5 });
    const path = `/admin/rewards/${id}/stock`;
    const change = { id: newId(), change: 2, reason: 'counted', note: '' };
    const answers = await Promise.all(Array.from({ length: 5 }, () => desk.call('office', 'POST', path, change)));
    expect(answers.map(({ status, body }) => [status, body['stock']])).toEqual(answers.map(() => [200, 7]));
    expect(await desk.call('office', 'POST', path, { ...change, change: 3 })).toMatchObject({
      status: 409,
      body: { code: 'OPERATION_CONFLICT' },
    });
    expect(await stockOf(id)).toBe(7);
  });

  it('is not overwritten by somebody who edits the reward with what was there before', async () => {
    const id = await shop.offer({ stock: 5 });
    await desk.call('office', 'POST', `/admin/rewards/${id}/stock`, { id: newId(), change: 9, reason: 'restocked' });
    const late = await desk.call('office', 'PUT', `/admin/rewards/${id}`, {
      version: 2,
      ...scarf,
      stock: 5,
      points: 90,
    });
    expect(late).toMatchObject({ status: 409, body: { code: 'REWARD_CHANGED' } });
    expect(await stockOf(id)).toBe(14);
  });

  it('never goes below what members have, and there is none to change without a limit', async () => {
    const { ask } = await shop.member();
    const id = await shop.offer({ stock: 3 });
    for (let n = 0; n < 2; n++) await ask('/member/redemptions', { id: newId(), rewardId: id });
    const change = (pieces: number, to = id) =>
      desk.call('office', 'POST', `/admin/rewards/${to}/stock`, { id: newId(), change: pieces, reason: 'damaged' });
    expect(await change(-2)).toMatchObject({
      status: 400,
      body: { issues: [{ path: 'change', message: '还剩 1 件可兑，最多减这么多' }] },
    });
    expect(await change(-1)).toMatchObject({ status: 200, body: { left: 0 } });
    expect(await change(0)).toMatchObject({ status: 400, body: { issues: [{ path: 'change' }] } });
    expect(await change(1, await shop.offer({ stock: null }))).toMatchObject({
      status: 400,
      body: { issues: [{ path: 'change', message: '这件商品不限量，不用调整库存' }] },
    });
    expect(await change(1, newId())).toMatchObject({ status: 404, body: { code: 'REWARD_UNKNOWN' } });
  });
});

describe('who redeemed a reward', () => {
  it('is told masked, page after page, by state where asked; to a store only of its own members', async () => {
    const id = await shop.offer({ stock: null });
    const [one, other] = [await shop.member(), await shop.member()];
    const redeem = async (ask: typeof one.ask) =>
      (await ask<{ id: string; code: string }>('/member/redemptions', { id: newId(), rewardId: id })).body;
    const early = await redeem(one.ask);
    desk.api.clock.advance({ minutes: 1 });
    const late = await redeem(other.ask);
    desk.api.clock.advance({ minutes: 1 });
    const last = await redeem(other.ask);
    await shop.verify(last.code);
    const path = `/admin/rewards/${id}/redemptions`;
    expect(await desk.statuses('GET', path)).toEqual(forOffice);
    const all = await desk.pages(path, 'items', 1);
    expect(all.map((row) => row['id'])).toEqual([last.id, late.id, early.id]);
    expect(all[0]).toMatchObject({ state: 'verified', verifiedBy: '一店 · 一号机', points: 100, nameMasked: '王**' });
    expect(all[1]).toMatchObject({ state: 'open', verifiedBy: null, memberId: other.memberId });
    expect(JSON.stringify(all)).not.toMatch(/1370000\d{4}|王小姐|code/);
    expect((await desk.pages(`${path}?state=verified`, 'items', 50)).map((row) => row['id'])).toEqual([last.id]);
    expect((await desk.get(path, 'manager')).body['items']).toHaveLength(3);
    expect((await desk.get(path, 'manager2')).body['items']).toEqual([]);
    await rows(desk.api.db.reading, `UPDATE member SET joined_store_id = $1 WHERE id = $2`, [
      desk.secondStore,
      one.memberId,
    ]);
    expect(((await desk.get(path, 'manager2')).body['items'] as Json[]).map((row) => row['id'])).toEqual([early.id]);
  });

  it('reads as lapsed once its last day is over, though nothing has come by', async () => {
    const id = await shop.offer();
    const { ask } = await shop.member();
    await ask('/member/redemptions', { id: newId(), rewardId: id });
    await rows(desk.api.db.reading, `UPDATE redemption SET expires_on = '2026-03-01' WHERE reward_id = $1`, [id]);
    const states = async (state: string) =>
      ((await desk.get(`/admin/rewards/${id}/redemptions?state=${state}`)).body['items'] as Json[]).map(
        (row) => row['state'],
      );
    expect([await states('open'), await states('lapsed')]).toEqual([[], ['lapsed']]);
  });

  it('is asked for with a cursor of this list only', async () => {
    const id = await shop.offer();
    for (const after of ['x', newId(), `2026-03-02_${newId()}`, "'; drop table reward; --"])
      expect(await desk.get(`/admin/rewards/${id}/redemptions?after=${encodeURIComponent(after)}`)).toMatchObject({
        status: 400,
        body: { issues: [{ path: 'after' }] },
      });
    expect(await desk.get(`/admin/rewards/${newId()}/redemptions`)).toMatchObject({ status: 404 });
  });
});

describe('the preview', () => {
  it('says what members would read and what it gives back, and keeps nothing', async () => {
    const before = (await desk.pages('/admin/rewards', 'items', 200)).length;
    const terms = { ...scarf, points: 500, valueFen: 30_000, perMember: 1, minTier: 'gold' };
    const windows = [{ fromMonth: 3, fromDay: 1, toMonth: 3, toDay: 31 }];
    const { body } = await desk.call('office', 'POST', '/admin/rewards/preview', { ...terms, windows });
    expect(body).toEqual({
      minTierName: '黄金',
      terms: ['黄金会员起可兑', '每人限兑 1 件', '3月开放兑换'],
      tenderFen: 5_000,
      spendFen: 500_000,
      returnShare: 0.06,
    });
    expect(await desk.statuses('POST', '/admin/rewards/preview', terms)).toEqual(forHeadOffice);
    expect((await desk.pages('/admin/rewards', 'items', 200)).length).toBe(before);
  });
});
