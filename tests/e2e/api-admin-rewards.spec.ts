// The office keeps the catalogue of rewards, over HTTP, and the examples of the OpenAPI page are what happens.
import { randomUUID } from 'node:crypto';
import { newId, rows } from '@guike/platform';
import { adminRewardExamples, rewardExamples } from '../../apps/api/openapi/reward-examples';
import type { Answer } from '../support/api';
import { forHeadOffice, forOffice } from '../support/desk';
import { RewardDesk } from '../support/reward-desk';
import { scarf as anyScarf } from '../support/rewards';

type Json = Record<string, unknown>;

const scarf = { ...anyScarf, stock: 5 };

let shop: RewardDesk;
let desk: RewardDesk['desk'];
beforeAll(async () => {
  shop = await RewardDesk.open();
  ({ desk } = shop);
});
afterAll(() => desk?.api.close());
beforeEach(() => shop.signedIn());

describe('the office', () => {
  it('lets head office write, the others of the office read, and guides do neither', async () => {
    const id = await shop.offer();
    expect(await desk.statuses('GET', '/admin/rewards')).toEqual(forOffice);
    expect(await desk.statuses('GET', `/admin/rewards/${id}`)).toEqual(forOffice);
    const again = { id: newId(), ...scarf };
    expect(await desk.statuses('POST', '/admin/rewards', again)).toEqual(forHeadOffice);
    expect(await desk.statuses('PUT', `/admin/rewards/${id}`, { version: 2, ...scarf })).toEqual(forHeadOffice);
    expect(await desk.statuses('PUT', `/admin/rewards/${id}/state`, { version: 2, state: 'on' })).toEqual(
      forHeadOffice,
    );
  });

  it('lists the newest first, page after page, by state where asked', async () => {
    // Ids of a browser are in no order.
    const drafted = Array.from({ length: 3 }, () => randomUUID());
    for (const id of drafted) {
      desk.api.clock.advance({ minutes: 1 });
      await desk.call('office', 'POST', '/admin/rewards', { id, ...scarf });
    }
    const all = await desk.pages('/admin/rewards', 'items', 2);
    expect(all.slice(0, 3).map(({ id }) => id)).toEqual(drafted.toReversed());
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    const drafts = await desk.pages('/admin/rewards?state=draft', 'items', 50);
    expect(drafts.map(({ state }) => state)).toEqual(drafts.map(() => 'draft'));
    expect(drafts.map(({ id }) => id)).toEqual(expect.arrayContaining(drafted));
  });

  it('drafts once, and changes only what it has seen', async () => {
    const id = newId();
    const draft = { id, ...scarf };
    const first = await desk.call('office', 'POST', '/admin/rewards', draft);
    expect(first.body).toMatchObject({ state: 'draft', version: 1, left: 5, tenderFen: 1_000, returnShare: 0.01 });
    expect((await desk.call('office', 'POST', '/admin/rewards', draft)).body).toEqual(first.body);
    expect(await desk.call('office', 'POST', '/admin/rewards', { ...draft, points: 90 })).toMatchObject({
      status: 409,
      body: { code: 'OPERATION_CONFLICT' },
    });
    const dearer = {
      version: 1,
      ...scarf,
      points: 120,
      windows: [{ fromMonth: 3, fromDay: 1, toMonth: 3, toDay: 31 }],
    };
    const changed = await desk.call('office', 'PUT', `/admin/rewards/${id}`, dearer);
    expect(changed.body).toMatchObject({ points: 120, version: 2, terms: ['3月开放兑换'] });
    expect((await desk.call('office', 'PUT', `/admin/rewards/${id}`, dearer)).body).toEqual(changed.body);
    const stale = await desk.call('office', 'PUT', `/admin/rewards/${id}`, { ...dearer, points: 80 });
    expect(stale).toMatchObject({ status: 409, body: { code: 'REWARD_CHANGED', detail: { version: 2 } } });
    const switching = { version: 1, state: 'on' };
    expect(await desk.call('office', 'PUT', `/admin/rewards/${id}/state`, switching)).toMatchObject({ status: 409 });
    const [drafted] = (await desk.audits('reward.drafted')).filter(({ detail }) => detail['rewardId'] === id);
    expect(drafted?.detail).toMatchObject({ points: 100 });
    const [written] = (await desk.audits('reward.changed')).filter(({ detail }) => detail['rewardId'] === id);
    expect(written?.detail).toEqual({ rewardId: id, changes: { points: [100, 120], windows: [[], [[3, 1, 3, 31]]] } });
  });

  it('refuses terms that cannot be', async () => {
    const refused = async (terms: Json, path: string) =>
      expect(await desk.call('office', 'POST', '/admin/rewards', { id: newId(), ...scarf, ...terms })).toMatchObject({
        status: 400,
        body: { issues: [{ path }] },
      });
    await refused({ points: 0 }, 'points');
    await refused({ minTier: 'diamond' }, 'minTier');
    await refused({ picture: '../etc/passwd' }, 'picture');
    await refused({ windows: [{ fromMonth: 2, fromDay: 30, toMonth: 3, toDay: 1 }] }, 'windows.0');
  });

  it('keeps what members have redeemed: no stock below it, and it is handed out though the reward is off', async () => {
    const { ask } = await shop.member();
    const id = await shop.offer({ stock: 3 });
    const codes: string[] = [];
    for (let n = 0; n < 2; n++)
      codes.push((await ask<{ code: string }>('/member/redemptions', { id: newId(), rewardId: id })).body.code);
    const less = await desk.call('office', 'PUT', `/admin/rewards/${id}`, { version: 2, ...scarf, stock: 1 });
    expect(less).toMatchObject({
      status: 400,
      body: { issues: [{ path: 'stock', message: '已兑出 2 件，库存不能少于这个数' }] },
    });
    const just = await desk.call('office', 'PUT', `/admin/rewards/${id}`, { version: 2, ...scarf, stock: 2 });
    expect(just.body).toMatchObject({ taken: 2, left: 0, version: 3 });
    await desk.call('office', 'PUT', `/admin/rewards/${id}/state`, { version: 3, state: 'off' });
    expect(
      (await ask<{ rewards: Json[] }>('/member/rewards')).body.rewards.filter((offer) => offer['id'] === id),
    ).toEqual([]);
    expect(await ask('/member/redemptions', { id: newId(), rewardId: id })).toMatchObject({
      status: 409,
      body: { code: 'REWARD_CLOSED', detail: { sentence: '暂不开放兑换' } },
    });
    expect(await shop.verify(codes[0] as string)).toMatchObject({ status: 200, body: { name: '真丝丝巾' } });
  });
});

describe('the examples of the OpenAPI page', () => {
  it('are what happens when they are sent one after the other', async () => {
    await rows(desk.api.db.reading, `UPDATE reward SET state = 'off'`);
    const { api } = desk;
    const plain = (value: unknown): unknown =>
      JSON.parse(
        JSON.stringify(value, (key, field: unknown) =>
          /^(memberId|code|createdAt|updatedAt|redeemedAt|verifiedAt|phoneMasked|at)$/.test(key) && field !== null
            ? key
            : field,
        ),
      );
    const expectAnswer = (name: string, { status, body }: Answer, answer: unknown) =>
      expect({ name, status, body: plain(body) }).toEqual({ name, status: 200, body: plain(answer) });
    const exampleOf = (examples: typeof rewardExamples, name: string) =>
      examples[name] as { request: Json; answer: Json };
    const drafted = exampleOf(adminRewardExamples, 'createReward');
    const path = `/admin/rewards/${String(drafted.request['id'])}`;
    const office = (name: string, method: string, to: string) => {
      const { request, answer } = exampleOf(adminRewardExamples, name);
      return desk.call('office', method, to, request).then((found) => expectAnswer(name, found, answer));
    };
    await office('previewReward', 'POST', '/admin/rewards/preview');
    await office('createReward', 'POST', '/admin/rewards');
    await office('switchReward', 'PUT', `${path}/state`);
    const { ask } = await shop.member();
    const { available: _, ...shown } = exampleOf(rewardExamples, 'catalogue').answer;
    const { available: __, ...found } = (await ask('/member/rewards')).body;
    expect(found).toEqual(shown);
    await office('changeStock', 'POST', `${path}/stock`);
    await office('changeReward', 'PUT', path);
    await office('reward', 'GET', path);
    const { items } = exampleOf(adminRewardExamples, 'rewards').answer as { items: Json[] };
    expect(plain((await desk.get('/admin/rewards?state=on')).body)).toEqual(plain({ items, next: null }));
    expectAnswer(
      'stockChanges',
      await desk.get(`${path}/stock`),
      exampleOf(adminRewardExamples, 'stockChanges').answer,
    );
    api.clock.set('2026-03-06T11:20:30+08:00');
    const { request, answer } = exampleOf(rewardExamples, 'redeem');
    const made = await ask('/member/redemptions', request);
    expectAnswer('redeem', made, { ...answer, balance: 940 });
    expectAnswer('redemptions', await ask('/member/redemptions'), exampleOf(rewardExamples, 'redemptions').answer);
    expectAnswer('verify', await shop.verify(String(made.body['code'])), exampleOf(rewardExamples, 'verify').answer);
    shop.signedIn();
    const fetched = exampleOf(adminRewardExamples, 'rewardRedemptions').answer;
    expectAnswer('rewardRedemptions', await desk.get(`${path}/redemptions`), fetched);
  });
});
