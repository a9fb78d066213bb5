// What friends bring: half of what their purchases have now, in whatever order the news comes, through merges, freezes and
// exits; the ladder, and the friend's welcome.
import { EraseMembers, LeaveProgramme, PointsPage } from '@guike/flows';
import { newId, rows } from '@guike/platform';
import fc from 'fast-check';
import { type ReferralShop, openReferralShop } from '../support/referral-shop';
import { nextAddress } from '../support/referrals';

let place: ReferralShop;
let shop: ReferralShop['shop'];
let office: ReferralShop['office'];
let hands: ReferralShop['hands'];
let referring: ReferralShop['referring'];
let get: ReferralShop['get'];
beforeAll(async () => {
  place = await openReferralShop();
  ({ shop, office, hands, referring, get } = place);
}, 60_000);
afterAll(() => place?.close());
beforeEach(() => shop.clock.set('2026-03-03T10:00:00+08:00'));
afterEach(async () => {
  expect(await office.wrong()).toEqual([]);
});

const lines = (lineNumber: number, quantity: number) => ({ mode: 'lines' as const, lines: [{ lineNumber, quantity }] });

describe('the share', () => {
  it('is half of the points that the purchase has now, and the statement says so without who or where', async () => {
    const { id } = await referring.member(20);
    const friend = await referring.bring(await referring.code(id), 1_010);
    expect(await referring.bonus(id)).toBe(50);
    const [line] = (await get(PointsPage).points(id, { limit: 1 })).lines;
    expect(line).toMatchObject({ title: '好友消费带来', why: ['您介绍的好友有消费'], points: 50, receipt: null });
    await shop.takeBack(`r-${friend.phone}`, friend.number, lines(1, 1));
    await referring.drain();
    expect(await referring.bonus(id)).toBe(25);
    expect((await get(PointsPage).points(id, { limit: 1 })).lines[0]).toMatchObject({
      title: '好友消费带来',
      points: -25,
    });
    await shop.takeBack(`r2-${friend.phone}`, friend.number, { mode: 'whole' });
    await referring.drain();
    expect(await referring.bonus(id)).toBe(0);
    expect((await referring.friends(id)).items).toMatchObject([{ state: 'joined' }]);
    expect(await referring.earned(id)).toMatchObject({
      points: 0,
      sentence: '好友入会第一年，每次消费记多少积分，您得一半',
    });
  });

  it('ends alike in every order of the news, told once or often', async () => {
    const { id } = await referring.member();
    const code = await referring.code(id);
    let round = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({ yuan: fc.integer({ min: 1, max: 90 }), back: fc.constantFrom('none', 'one', 'all', 'void') }),
          { minLength: 1, maxLength: 4 },
        ),
        fc.array(fc.nat(), { minLength: 24, maxLength: 24 }),
        async (sales, keys) => {
          const friend = await referring.bring(code, 20, { address: nextAddress() });
          const before = await referring.bonus(id);
          round += 1;
          for (const [n, { yuan, back }] of sales.entries()) {
            const number = `p${round}-${n}`;
            await shop.sell({ number, phone: friend.phone, goods: [{ yuan, quantity: 3 }] });
            if (back === 'one') await shop.takeBack(`b${number}`, number, lines(1, 1));
            if (back === 'all') await shop.takeBack(`b${number}`, number, { mode: 'whole' });
            if (back === 'void') await shop.takeBack(number, number, { mode: 'void' });
          }
          const shuffled = <T>(all: T[]) =>
            all
              .map((each, n) => ({ each, key: keys[n % keys.length] as number }))
              .sort((a, b) => a.key - b.key)
              .map(({ each }) => each);
          await referring.drain(shuffled);
          await Promise.all([referring.told(friend.id), referring.told(friend.id)]);
          const own = await rows<{ points: number }>(
            shop.db.reading,
            `SELECT entitled_points AS points FROM purchase WHERE member_id = $1 AND receipt_number LIKE $2`,
            [friend.id, `p${round}-%`],
          );
          const half = own.reduce((sum, { points }) => sum + Math.floor(points / 2), 0);
          expect((await referring.bonus(id)) - before).toBe(half);
          shop.clock.advance({ days: 1 });
        },
      ),
      { numRuns: 6 },
    );
  });

  it('ends with the year of the friend', async () => {
    const { id } = await referring.member();
    const friend = await referring.bring(await referring.code(id));
    const before = await referring.bonus(id);
    shop.clock.set('2027-03-02T20:00:00+08:00');
    await referring.buys(friend.phone, 100);
    shop.clock.set('2027-03-03T10:00:00+08:00');
    await referring.buys(friend.phone, 100);
    await referring.drain();
    expect((await referring.bonus(id)) - before).toBe(5);
  });

  it('is nothing for what is bought while the referrer’s card is frozen', async () => {
    const { id } = await referring.member();
    const friend = await referring.bring(await referring.code(id));
    const before = await referring.bonus(id);
    shop.clock.advance({ hours: 1 });
    const frozen = newId();
    await hands.freeze(id, { id: frozen });
    await referring.buys(friend.phone, 300);
    await referring.drain();
    shop.clock.advance({ hours: 1 });
    await hands.unfreeze(id, frozen);
    await referring.buys(friend.phone, 100);
    await referring.drain();
    expect((await referring.bonus(id)) - before).toBe(5);
  });
});

describe('merges and exits', () => {
  it('follow both sides: what is earned and taken back is borne by who they are now', async () => {
    const [one, keep] = [await referring.member(), await referring.member()];
    const friend = await referring.bring(await referring.code(one.id), 400);
    expect(await referring.bonus(one.id)).toBe(20);
    await office.merge(keep.id, one.id);
    const before = await referring.balance(keep.id);
    await shop.takeBack(`mr-${friend.phone}`, friend.number, lines(1, 1));
    await referring.buys(friend.phone, 200);
    await referring.drain();
    expect((await referring.balance(keep.id)) - before).toBe(0);
    expect([await referring.bonus(one.id), await referring.bonus(keep.id)]).toEqual([10, 10]);
    expect((await referring.friends(keep.id)).items).toMatchObject([{ state: 'bought' }]);
    const other = await referring.somebody();
    await referring.buys(other.phone, 100, 2);
    const friendNow = (await referring.find(other.phone)) as string;
    await office.merge(friendNow, friend.id);
    await referring.buys(other.phone, 200);
    await referring.drain();
    expect(await referring.bonus(keep.id)).toBe(10 + 10 + 10);
  });

  it('of both into one take everything back', async () => {
    const { id } = await referring.member();
    const friend = await referring.bring(await referring.code(id), 400);
    await office.merge(id, friend.id);
    await referring.sweep();
    expect(await referring.referral(friend.id)).toMatchObject({ state: 'refused', reasons: ['same_person'] });
    expect(await referring.bonus(id)).toBe(0);
    await referring.drain();
  });

  it('leave nothing to whoever has gone, and nobody’s name', async () => {
    const [leaving, staying] = [await referring.member(), await referring.member()];
    const friend = await referring.bring(await referring.code(leaving.id));
    const other = await referring.bring(await referring.code(staying.id));
    for (const id of [leaving.id, other.id]) await get(LeaveProgramme).leave(id);
    shop.clock.advance({ days: 16 });
    expect(await get(EraseMembers).eraseDue()).toBe(2);
    const before = await referring.bonus(leaving.id);
    await referring.buys(friend.phone, 200);
    await referring.drain();
    expect(await referring.bonus(leaving.id)).toBe(before);
    expect((await referring.friends(staying.id)).items).toMatchObject([{ name: '一位好友' }]);
  });
});

describe('ladder and welcome', () => {
  it('are given once each, to the friend and to whoever brought them, and are facts of the tier', async () => {
    const { id } = await referring.member();
    const code = await referring.code(id);
    const first = await referring.bring(code, 6_000);
    const coupons = (memberId: string) =>
      rows<{ name: string }>(shop.db.reading, `SELECT name FROM coupon WHERE member_id = $1 ORDER BY name`, [memberId]);
    expect(await coupons(first.id)).toEqual([{ name: '见面礼' }]);
    const gifts = () =>
      rows<{ code: string }>(shop.db.reading, `SELECT benefit_code AS code FROM benefit_gift WHERE member_id = $1`, [
        id,
      ]);
    expect(await gifts()).toEqual([{ code: 'tea' }]);
    await referring.bring(code);
    expect(await coupons(id)).toEqual([{ name: '好友礼' }]);
    await referring.bring(code);
    await referring.told(first.id);
    const tier = await shop.one(
      `SELECT tier, referrals_joined AS joined, referrals_vip AS vip FROM member_tier WHERE member_id = $1`,
      [id],
    );
    expect(tier).toEqual({ tier: 'silver', joined: 3, vip: 1 });
    expect(await coupons(id)).toHaveLength(1);
    expect(await gifts()).toHaveLength(1);
    const gift = (await get(PointsPage).points(id, { limit: 20 })).lines.filter(({ title }) => title === '介绍好友');
    expect(gift.map(({ points }) => points)).toEqual([30]);
    const told = await rows<{ title: string; body: string }>(
      shop.db.reading,
      `SELECT title, body FROM inbox_message WHERE member_id = $1 AND source LIKE 'referral/%' ORDER BY created_at, title`,
      [id],
    );
    expect(told.map(({ title }) => title).sort()).toEqual([
      '您已介绍 1 位好友成为贵宾',
      '您已介绍 2 位好友入会',
      '您已介绍 3 位好友入会',
    ]);
    expect((await referring.page(id)).next).toBeNull();
  });
});
