// Friends whom members bring: first touch, binding at joining, the share that converges in any order, who is refused and
// held, ladder and welcome, merges and exits.
import {
  EraseMembers,
  InvitationPictures,
  InviteFriends,
  JobHandlersModule,
  LeaveProgramme,
  PointsPage,
  ReferralFigures,
  TouchInvitation,
} from '@guike/flows';
import { newId, rows } from '@guike/platform';
import { presets, programmeSchema } from '@guike/programme';
import { StoresService } from '@guike/stores';
import fc from 'fast-check';
import { MembershipOffice } from '../support/membership-office';
import { PointsOffice } from '../support/points-office';
import { Referring, nextAddress } from '../support/referrals';
import { type Shop, openShop } from '../support/shop';
import { type WechatSandbox, openSandbox } from '../support/wechat';

/** The boutique with a ladder and a welcome besides. */
const programme = programmeSchema.parse({
  ...presets.boutique,
  referral: {
    ...presets.boutique.referral,
    ladder: [
      { friends: 2, counted: 'joined', gives: [{ kind: 'coupon', name: '好友礼', percentOff: 0, offFen: 5_000 }] },
      {
        friends: 1,
        counted: 'vip',
        gives: [
          { kind: 'benefit', code: 'tea' },
          { kind: 'points', points: 30 },
        ],
      },
      { friends: 3, counted: 'joined', gives: [{ kind: 'lift', tiers: 1 }] },
    ],
    friend: [{ kind: 'coupon', name: '见面礼', percentOff: 10, offFen: 0 }],
  },
});

let wechat: WechatSandbox;
let shop: Shop;
let office: PointsOffice;
let hands: MembershipOffice;
let referring: Referring;
beforeAll(async () => {
  wechat = await openSandbox();
  shop = await openShop({ config: { ...wechat.config, databasePool: 8 }, programme, modules: [JobHandlersModule] });
  office = await PointsOffice.of(shop);
  hands = new MembershipOffice(office);
  referring = new Referring(shop, wechat.config.wechatApp.id);
}, 60_000);
afterAll(async () => {
  await shop?.close();
  await wechat?.close();
});
beforeEach(() => shop.clock.set('2026-03-03T10:00:00+08:00'));
afterEach(async () => {
  expect(await office.wrong()).toEqual([]);
});

const get = <T>(flow: new (...args: never[]) => T): T => shop.module.context.get<T>(flow, { strict: false });
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: { code?: string }) => error.code,
  );
const lines = (lineNumber: number, quantity: number) => ({ mode: 'lines' as const, lines: [{ lineNumber, quantity }] });

describe('a code', () => {
  it('is one for each member, however many ask at once, of letters that nobody mistakes', async () => {
    const { id } = await referring.member();
    const codes = await Promise.all(Array.from({ length: 8 }, () => referring.code(id)));
    expect(new Set(codes).size).toBe(1);
    expect(codes[0]).toMatch(/^[2-9CDFGHJKMNPQRTVWXY]{8}$/);
    expect(await refusal(referring.touch((await referring.somebody()).identityId, '22222222'))).toBe('INVITE_UNKNOWN');
  });

  it('tells who invites and what awaits, and nothing about points', async () => {
    const { id, phone } = await referring.member();
    await shop.sell({ number: `n-${phone}`, phone, goods: [{ yuan: 10 }] });
    const page = await referring.page(id);
    expect(page).toMatchObject({
      on: true,
      query: `i=${page.code}`,
      friendGets: ['见面礼 9 折'],
      counts: { opened: 0, joined: 0, bought: 0 },
      next: '再有 1 位好友成为贵宾，茶水饮品、一份心意',
    });
    expect(page.ladder.map(({ sentence, gives, left }) => [sentence, gives, left])).toEqual([
      ['1 位好友成为贵宾', ['茶水饮品', '一份心意'], 1],
      ['2 位好友入会', ['好友礼 立减 ¥50'], 2],
      ['3 位好友入会', ['升一级'], 3],
    ]);
    const landing = await get(TouchInvitation).invitation(page.code);
    expect(landing).toMatchObject({ friendGets: ['见面礼 9 折'], withinDays: 30 });
    expect(JSON.stringify([page, landing])).not.toContain('积分');
  });

  it('has a poster with the mini-program code, and a card of 5:4, made once', async () => {
    const { id } = await referring.member();
    const code = await referring.code(id);
    const pictures = get(InvitationPictures);
    const [poster, again, card] = [await pictures.poster(code), await pictures.poster(code), await pictures.card(code)];
    expect(poster.subarray(0, 3).toString('hex')).toBe('ffd8ff');
    expect(again.equals(poster)).toBe(true);
    expect(card.subarray(0, 3).toString('hex')).toBe('ffd8ff');
    expect(await refusal(pictures.poster('33333333'))).toBe('INVITE_UNKNOWN');
  });
});

describe('the first touch', () => {
  it('wins until it lapses, and a later code may win then', async () => {
    const [one, other] = [await referring.member(), await referring.member()];
    const [first, second] = [await referring.code(one.id), await referring.code(other.id)];
    const { identityId } = await referring.somebody();
    expect(await referring.touch(identityId, first)).toEqual({ state: 'opened' });
    expect(await referring.touch(identityId, first)).toEqual({ state: 'opened' });
    expect(await referring.touch(identityId, second)).toEqual({ state: 'earlier' });
    shop.clock.advance({ days: 31 });
    expect(await referring.touch(identityId, second)).toEqual({ state: 'opened' });
    expect((await referring.friends(one.id)).items).toEqual([]);
    expect((await referring.friends(other.id)).items).toMatchObject([{ name: '一位好友', state: 'opened' }]);
  });

  it('means nothing to a member, nor to oneself', async () => {
    const [one, other] = [await referring.member(), await referring.member()];
    const code = await referring.code(one.id);
    expect(await referring.touch(one.identityId, code)).toEqual({ state: 'own' });
    expect(await referring.touch(other.identityId, code)).toEqual({ state: 'member' });
  });

  it('is one row of the many that come at once', async () => {
    const members = [await referring.member(), await referring.member()];
    const codes = await Promise.all(members.map(({ id }) => referring.code(id)));
    const { identityId } = await referring.somebody();
    const told = await Promise.all(
      Array.from({ length: 10 }, (_, n) => referring.touch(identityId, codes[n % 2] as string)),
    );
    expect(told.filter(({ state }) => state === 'opened')).toHaveLength(5);
    const { n } = await shop.one<{ n: number }>(`SELECT count(*) AS n FROM referral_touch WHERE identity_id = $1`, [
      identityId,
    ]);
    expect(n).toBe(1);
  });
});

describe('binding', () => {
  it('is in the transaction that makes a member, at the till', async () => {
    const { id } = await referring.member();
    const friend = await referring.bring(await referring.code(id));
    expect(await referring.referral(friend.id)).toMatchObject({ state: 'accepted', referrerId: id, reasons: [] });
    expect((await referring.friends(id)).items).toMatchObject([{ state: 'bought', sentence: '3月入会，已到店' }]);
  });

  it('is in the mini-program, where the phone’s sale gives the right to', async () => {
    const { id } = await referring.member();
    const friend = await referring.somebody();
    await shop.sell({
      number: `x-${friend.phone}`,
      phone: friend.phone,
      goods: [{ yuan: 100, quantity: 2 }],
      agrees: false,
    });
    await referring.touch(friend.identityId, await referring.code(id));
    await referring.bind(friend.identityId, friend.phone);
    await referring.drain();
    const friendId = (await referring.find(friend.phone)) as string;
    expect(await referring.referral(friendId)).toMatchObject({ state: 'accepted', referrerId: id });
    expect(await referring.bonus(id)).toBe(10);
  });

  it('is made good when the WeChat is bound after joining, if the code was opened before', async () => {
    const { id } = await referring.member();
    const code = await referring.code(id);
    const [before, after] = [await referring.somebody(), await referring.somebody()];
    await referring.touch(before.identityId, code);
    shop.clock.advance({ hours: 1 });
    for (const { phone } of [before, after])
      await shop.sell({ number: `y-${phone}`, phone, goods: [{ yuan: 100, quantity: 2 }] });
    shop.clock.advance({ hours: 1 });
    await referring.touch(after.identityId, code);
    for (const { identityId, phone } of [before, after]) await referring.bind(identityId, phone);
    await referring.drain();
    const [early, late] = [await referring.find(before.phone), await referring.find(after.phone)];
    expect(await referring.referral(early as string)).toMatchObject({ state: 'accepted' });
    expect(await referring.referral(late as string)).toBeNull();
  });

  it('is refused once the days are over', async () => {
    const { id } = await referring.member();
    const friend = await referring.somebody();
    await referring.touch(friend.identityId, await referring.code(id));
    await referring.bind(friend.identityId, friend.phone);
    shop.clock.advance({ days: 31 });
    await shop.sell({ number: `z-${friend.phone}`, phone: friend.phone, goods: [{ yuan: 100, quantity: 2 }] });
    await referring.sweep();
    await referring.drain();
    expect(await referring.referral((await referring.find(friend.phone)) as string)).toBeNull();
    const touch = await shop.one<{ state: string; address: Buffer | null }>(
      `SELECT state, address_enc AS address FROM referral_touch WHERE identity_id = $1`,
      [friend.identityId],
    );
    expect(touch).toEqual({ state: 'lapsed', address: null });
  });

  it('by a code of the staff is written down, and brings nobody points', async () => {
    const guide = office.guide.staffId;
    const { code } = await get(InviteFriends).staffPage(guide, { address: null, device: null });
    const friend = await referring.bring(code);
    const [row] = await rows(
      shop.db.reading,
      `SELECT state, staff_id AS "staffId" FROM referral WHERE member_id = $1`,
      [friend.id],
    );
    expect(row).toEqual({ state: 'accepted', staffId: guide });
    const coupons = await rows(shop.db.reading, `SELECT FROM coupon WHERE member_id = $1 AND name = '见面礼'`, [
      friend.id,
    ]);
    expect(coupons).toEqual([]);
    const { items } = await get(ReferralFigures).guides({ limit: 10 }, office.manager);
    expect(items.find(({ staffId }) => staffId === guide)).toMatchObject({ opened: 1, joined: 1, bought: 1 });
  });
});

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
    await shop.sell({ number: `in-${friend.phone}`, phone: friend.phone, goods: [{ yuan: 100 }] });
    shop.clock.set('2027-03-03T10:00:00+08:00');
    await shop.sell({ number: `out-${friend.phone}`, phone: friend.phone, goods: [{ yuan: 100 }] });
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
    await shop.sell({ number: `w-${friend.phone}`, phone: friend.phone, goods: [{ yuan: 300 }] });
    await referring.drain();
    shop.clock.advance({ hours: 1 });
    await hands.unfreeze(id, frozen);
    await shop.sell({ number: `v-${friend.phone}`, phone: friend.phone, goods: [{ yuan: 100 }] });
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
    await shop.sell({ number: `ms-${friend.phone}`, phone: friend.phone, goods: [{ yuan: 200 }] });
    await referring.drain();
    expect((await referring.balance(keep.id)) - before).toBe(0);
    expect([await referring.bonus(one.id), await referring.bonus(keep.id)]).toEqual([10, 10]);
    expect((await referring.friends(keep.id)).items).toMatchObject([{ state: 'bought' }]);
    const other = await referring.somebody();
    await shop.sell({ number: `mo-${other.phone}`, phone: other.phone, goods: [{ yuan: 100, quantity: 2 }] });
    const friendNow = (await referring.find(other.phone)) as string;
    await office.merge(friendNow, friend.id);
    await shop.sell({ number: `mt-${other.phone}`, phone: other.phone, goods: [{ yuan: 200 }] });
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
    await shop.sell({ number: `le-${friend.phone}`, phone: friend.phone, goods: [{ yuan: 200 }] });
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

describe('refused and held', () => {
  it('is the same person with a second phone, by WeChat', async () => {
    const unionid = newId();
    const own = await referring.somebody(unionid);
    await shop.sell({ number: `u-${own.phone}`, phone: own.phone, goods: [{ yuan: 100, quantity: 2 }] });
    await referring.bind(own.identityId, own.phone);
    const code = await referring.code((await referring.find(own.phone)) as string);
    const second = await referring.somebody(unionid);
    await referring.touch(second.identityId, code);
    await referring.bind(second.identityId, second.phone);
    const { memberId } = await shop.sell({
      number: `u2-${second.phone}`,
      phone: second.phone,
      goods: [{ yuan: 100, quantity: 2 }],
    });
    await referring.drain();
    expect(await referring.referral(memberId as string)).toMatchObject({ state: 'refused', reasons: ['same_wechat'] });
  });

  it('is a phone of the same model at the same address, until head office accepts it, which pays what was bought since', async () => {
    const { id } = await referring.member();
    const from = { address: '203.0.113.9', device: 'iPhone 15|iOS 18|390x844' };
    const code = await referring.code(id, from);
    const friend = await referring.bring(code, 400, from);
    const held = await referring.referral(friend.id);
    expect(held).toMatchObject({ state: 'held', reasons: ['same_device'] });
    await shop.sell({ number: `h-${friend.phone}`, phone: friend.phone, goods: [{ yuan: 200 }] });
    await referring.drain();
    expect(await referring.bonus(id)).toBe(0);
    expect((await referring.friends(id)).items).toMatchObject([{ state: 'checking' }]);
    const queue = await referring.office().list({ limit: 50, state: 'held' }, office.office);
    expect(queue.items.map((row) => row.id)).toContain(held?.id);
    const accepted = await referring.decide(held?.id as string, null, office.office);
    expect(accepted).toMatchObject({ state: 'accepted', reasons: [], points: 30, hasBought: true });
    expect(await referring.decide(held?.id as string, null, office.office)).toMatchObject({ state: 'accepted' });
    expect(await referring.bonus(id)).toBe(30);
    const refused = await referring.decide(held?.id as string, '同一部手机', office.office);
    expect(refused).toMatchObject({ state: 'refused', points: 0, decisionReason: '同一部手机' });
    expect(await referring.bonus(id)).toBe(0);
    expect(await refusal(referring.decide(held?.id as string, null, office.office))).toBe('ALREADY_DECIDED');
    const audited = await rows<{ action: string }>(
      shop.db.reading,
      `SELECT action FROM audit_log WHERE member_id = $1 AND action LIKE 'referral.%' ORDER BY at, id`,
      [friend.id],
    );
    expect(audited.map(({ action }) => action)).toEqual(['referral.accepted', 'referral.refused']);
  });

  it('is a crowd from one address, with those of it who came before it was one', async () => {
    const { id } = await referring.member();
    const code = await referring.code(id);
    const address = '198.51.100.4';
    const friends = [];
    for (let n = 0; n < 5; n++) friends.push(await referring.bring(code, 200, { address }));
    const states = await Promise.all(friends.map(async (friend) => (await referring.referral(friend.id))?.state));
    expect(states).toEqual(['held', 'held', 'held', 'held', 'held']);
    expect(await referring.bonus(id)).toBe(0);
  });

  it('is whom WeChat warns of; its silence is held against nobody', async () => {
    const { id } = await referring.member();
    const code = await referring.code(id);
    const accounts = [await wechat.newAccount({ flags: { suspect: true } }), await wechat.newAccount({})];
    const ranked = [];
    for (const account of accounts) {
      const friend = await referring.somebody(null, account.openid);
      await referring.touch(friend.identityId, code);
      await referring.bind(friend.identityId, friend.phone);
      const { memberId } = await shop.sell({
        number: `k-${friend.phone}`,
        phone: friend.phone,
        goods: [{ yuan: 100, quantity: 2 }],
      });
      await referring.drain();
      ranked.push(await referring.referral(memberId as string));
    }
    expect(ranked[0]).toMatchObject({ state: 'held', reasons: ['wechat_risk'], rank: 3 });
    expect(ranked[1]).toMatchObject({ state: 'accepted' });
  });

  it('is one of the staff by their own code', async () => {
    const staffId = await shop.db.inTransaction((tx) =>
      get(StoresService).createStaff(tx, {
        login: `self-${newId().slice(-6)}`,
        name: '周敏',
        role: 'guide',
        storeId: shop.storeId,
        password: 'correct horse battery',
      }),
    );
    const { code } = await get(InviteFriends).staffPage(staffId, { address: null, device: null });
    const friend = await referring.somebody();
    await referring.touch(friend.identityId, code);
    await referring.bind(friend.identityId, friend.phone, '周 敏');
    const { memberId } = await shop.sell({
      number: `st-${friend.phone}`,
      phone: friend.phone,
      goods: [{ yuan: 100, quantity: 2 }],
    });
    await referring.drain();
    expect(await referring.referral(memberId as string)).toMatchObject({ state: 'held', reasons: ['staff_name'] });
  });

  it('shows a manager what concerns the store, and nobody else’s', async () => {
    const { id } = await referring.member();
    await referring.bring(await referring.code(id));
    const elsewhere = { ...office.manager, storeId: newId() };
    const mine = await referring.office().list({ limit: 1 }, office.manager);
    expect(mine.items).toHaveLength(1);
    expect((await referring.office().list({ limit: 50 }, elsewhere)).items).toEqual([]);
    expect(await refusal(referring.office().one(mine.items[0]?.id as string, elsewhere))).toBe('REFERRAL_UNKNOWN');
    const next = await referring.office().list({ limit: 50, after: mine.next as string }, office.manager);
    expect(next.items.map((row) => row.id)).not.toContain(mine.items[0]?.id);
    const figures = await get(ReferralFigures).figures({}, office.office);
    expect(figures).toMatchObject({ from: '2026-03-01', through: '2026-03-03' });
    expect(figures.joined).toBeGreaterThan(figures.vip);
    expect(figures.reasons.map(({ code }) => code)).toContain('address_burst');
  });
});
