// The catalogue on a member's phone and the counter, over HTTP: redeemed, shown, handed out by its code.
import { newId, rows } from '@guike/platform';
import { RewardDesk } from '../support/reward-desk';

type Json = Record<string, unknown>;

let shop: RewardDesk;
let desk: RewardDesk['desk'];
beforeAll(async () => {
  shop = await RewardDesk.open();
  ({ desk } = shop);
});
afterAll(() => desk?.api.close());
beforeEach(() => shop.signedIn());

describe('the catalogue', () => {
  it('shows what can be had first, and says of the rest why not', async () => {
    await rows(desk.api.db.reading, `UPDATE reward SET state = 'off'`);
    const { ask } = await shop.member();
    const august = [{ fromMonth: 8, fromDay: 1, toMonth: 8, toDay: 31 }];
    const offers = {
      gone: await shop.offer({ stock: 0, points: 5 }),
      closed: await shop.offer({ windows: august }),
      platinum: await shop.offer({ minTier: 'platinum', points: 200 }),
      dear: await shop.offer({ points: 1_120 }),
      second: await shop.offer({ points: 300, perMember: 2 }),
      first: await shop.offer({ points: 50, stock: null }),
    };
    const { body } = await ask<{ available: number; rewards: Json[] }>('/member/rewards');
    expect(body.available).toBe(1_000);
    expect(body.rewards.map(({ id, can, sentence }) => [id, can, sentence])).toEqual([
      [offers.first, 'yes', null],
      [offers.second, 'yes', null],
      [offers.dear, 'POINTS_INSUFFICIENT', '还差 120 积分'],
      [offers.closed, 'REWARD_CLOSED', '8月开放兑换'],
      [offers.platinum, 'REWARD_TIER', '铂金会员起可兑'],
      [offers.gone, 'REWARD_SOLD_OUT', '已兑完'],
    ]);
    expect(body.rewards.map(({ left }) => left)).toEqual([null, 5, 5, 5, 5, 0]);
    for (let n = 0; n < 2; n++) await ask('/member/redemptions', { id: newId(), rewardId: offers.second });
    const again = (await ask<{ rewards: Json[] }>('/member/rewards')).body.rewards;
    expect(again.find(({ id }) => id === offers.second)).toMatchObject({
      can: 'REWARD_LIMIT',
      sentence: '您已兑 2 件，每人限兑 2 件',
      terms: ['每人限兑 2 件'],
      left: 3,
    });
  });
});

describe('a redemption', () => {
  it('shows its code to its member only, and not at another price than was shown', async () => {
    const [{ ask }, other] = [await shop.member(), await shop.member()];
    const rewardId = await shop.offer();
    const dear = await ask('/member/redemptions', { id: newId(), rewardId, points: 90 });
    expect(dear).toMatchObject({ status: 409, body: { code: 'REWARD_CHANGED', detail: { points: 100 } } });
    const wish = { id: newId(), rewardId, points: 100 };
    const made = await ask('/member/redemptions', wish);
    expect(made).toMatchObject({
      status: 200,
      body: { duplicate: false, balance: 900, state: 'open', expiresOn: '2026-04-01' },
    });
    expect((await ask('/member/redemptions', wish)).body).toEqual({ ...made.body, duplicate: true });
    const mine = await ask<{ redemptions: Json[] }>('/member/redemptions');
    expect(mine.body.redemptions.map(({ code }) => code)).toEqual([made.body['code']]);
    expect((await other.ask('/member/redemptions')).body).toEqual({ redemptions: [], next: null });
    // The same id is another redemption for another member.
    const theirs = await other.ask('/member/redemptions', wish);
    expect(theirs).toMatchObject({ status: 200, body: { duplicate: false } });
    expect(theirs.body['code']).not.toBe(made.body['code']);
  });

  it('is listed to be fetched first, then the newest, page after page', async () => {
    const { ask } = await shop.member();
    const rewardId = await shop.offer({ points: 10, stock: null });
    const made: { id: string; code: string }[] = [];
    for (let n = 0; n < 5; n++) {
      desk.api.clock.advance({ minutes: 1 });
      made.push((await ask<{ id: string; code: string }>('/member/redemptions', { id: newId(), rewardId })).body);
    }
    for (const place of [1, 4]) await shop.verify((made[place] as { code: string }).code);
    const seen: string[] = [];
    for (let after = ''; ;) {
      const { body } = await ask<{ redemptions: { id: string }[]; next: string | null }>(
        `/member/redemptions?limit=2${after}`,
      );
      seen.push(...body.redemptions.map(({ id }) => id));
      if (body.next === null) break;
      after = `&after=${body.next}`;
    }
    expect(seen).toEqual([3, 2, 0, 4, 1].map((place) => made[place]?.id));
  });

  it('is handed out by a till or by staff, once, and written down', async () => {
    const { ask, memberId } = await shop.member();
    const rewardId = await shop.offer();
    const redeem = async () =>
      (await ask<{ code: string }>('/member/redemptions', { id: newId(), rewardId })).body.code;
    const [first, second] = [await redeem(), await redeem()];
    const spaced = first.replace(/(\d{4})(?=\d)/g, '$1 ');
    const handed = await shop.verify(spaced);
    expect(handed).toMatchObject({
      status: 200,
      body: { duplicate: false, name: '真丝丝巾', points: 100, memberId, nameMasked: '王**', redeemedOn: '2026-03-02' },
    });
    desk.api.clock.advance({ minutes: 5 });
    expect((await shop.verify(first)).body).toEqual({ ...handed.body, duplicate: true });
    const other = await desk.api.issueKey(['purchases']);
    const used = { status: 409, body: { code: 'REDEMPTION_USED', detail: { verifiedAt: handed.body['verifiedAt'] } } };
    expect(await shop.verify(first, other)).toMatchObject(used);
    expect(await desk.call('guide', 'POST', '/staff/redemptions/verify', { code: first })).toMatchObject(used);
    expect(await desk.statuses('POST', '/staff/redemptions/verify', { code: second })).toEqual({
      guide: 200,
      manager: 409,
      finance: 403,
      office: 403,
      auditor: 403,
    });
    const audits = (await desk.audits('redemption.verified')).slice(-2);
    expect(audits.map(({ actor_id }) => actor_id)).toEqual([
      desk.api.key.keyId,
      expect.stringMatching(/^[0-9a-f-]{36}$/),
    ]);
    expect(audits[1]?.detail).toMatchObject({ rewardId, storeId: desk.api.storeId });
    const mine = await ask<{ redemptions: Json[] }>('/member/redemptions');
    expect(mine.body.redemptions.map(({ sentence }) => sentence)).toEqual(['3月2日已领取', '3月2日已领取']);
    const members = await desk.api.issueKey(['members']);
    expect(await shop.verify(second, members)).toMatchObject({ status: 403 });
  });

  it('is not found by guessing', async () => {
    const { ask } = await shop.member();
    const { code } = (await ask<{ code: string }>('/member/redemptions', { id: newId(), rewardId: await shop.offer() }))
      .body;
    const key = await desk.api.issueKey(['purchases']);
    const misread = code.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));
    expect(await shop.verify('12345', key)).toMatchObject({ status: 400 });
    for (let n = 0; n < 30; n++)
      expect(await shop.verify(misread, key)).toMatchObject({ status: 404, body: { code: 'REDEMPTION_UNKNOWN' } });
    expect(await shop.verify(code, key)).toMatchObject({ status: 429, body: { code: 'RATE_LIMITED' } });
    expect(await shop.verify(code)).toMatchObject({ status: 200 });
  });
});
