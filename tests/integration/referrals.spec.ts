// Friends whom members bring: codes, first touch, binding at joining, who is refused and held.
import { InvitationLanding, InvitationPictures, InviteFriends, ReferralFigures, SignInMember } from '@guike/flows';
import { newId, rows } from '@guike/platform';
import { StoresService } from '@guike/stores';
import { type ReferralShop, openReferralShop, refusalOf } from '../support/referral-shop';

let place: ReferralShop;
let shop: ReferralShop['shop'];
let office: ReferralShop['office'];
let wechat: ReferralShop['wechat'];
let referring: ReferralShop['referring'];
let get: ReferralShop['get'];
beforeAll(async () => {
  place = await openReferralShop();
  ({ shop, office, wechat, referring, get } = place);
}, 60_000);
afterAll(() => place?.close());
beforeEach(() => shop.clock.set('2026-03-03T10:00:00+08:00'));
afterEach(async () => {
  expect(await office.wrong()).toEqual([]);
});

describe('a code', () => {
  it('is one for each member, however many ask at once, of letters that nobody mistakes', async () => {
    const { id } = await referring.member();
    const codes = await Promise.all(Array.from({ length: 8 }, () => referring.code(id)));
    expect(new Set(codes).size).toBe(1);
    expect(codes[0]).toMatch(/^[2-9CDFGHJKMNPQRTVWXY]{8}$/);
    expect(await refusalOf(referring.touch((await referring.somebody()).identityId, '22222222'))).toBe(
      'INVITE_UNKNOWN',
    );
  });

  it('tells who invites and what awaits, and nothing about points', async () => {
    const { id, phone } = await referring.member();
    await referring.buys(phone, 10);
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
    const landing = await get(InvitationLanding).invitation(page.code);
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
    expect(await refusalOf(pictures.poster('33333333'))).toBe('INVITE_UNKNOWN');
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
    await referring.buys(friend.phone, 100, 2, false);
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
    for (const { phone } of [before, after]) await referring.buys(phone, 100, 2);
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
    await referring.buys(friend.phone, 100, 2);
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

describe('refused and held', () => {
  it('is the same person with a second phone, by WeChat', async () => {
    const unionid = newId();
    const own = await referring.somebody(unionid);
    await referring.buys(own.phone, 100, 2);
    await referring.bind(own.identityId, own.phone);
    const code = await referring.code((await referring.find(own.phone)) as string);
    const second = await referring.somebody(unionid);
    await referring.touch(second.identityId, code);
    await referring.bind(second.identityId, second.phone);
    const memberId = await referring.buys(second.phone, 100, 2);
    await referring.drain();
    expect(await referring.referral(memberId)).toMatchObject({ state: 'refused', reasons: ['same_wechat'] });
  });

  it('is a phone of the same model at the same address, until head office accepts it, which pays what was bought since', async () => {
    const { id } = await referring.member();
    const from = { address: '203.0.113.9', device: 'iPhone 15|iOS 18|390x844' };
    const code = await referring.code(id, from);
    const friend = await referring.bring(code, 400, from);
    const held = await referring.referral(friend.id);
    expect(held).toMatchObject({ state: 'held', reasons: ['same_device'] });
    await referring.buys(friend.phone, 200);
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
    expect(await refusalOf(referring.decide(held?.id as string, null, office.office))).toBe('ALREADY_DECIDED');
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
      // Whoever has just been in the mini-program is known to WeChat.
      await get(SignInMember).signIn(await wechat.loginCode(account));
      const friend = await referring.somebody(null, account.openid);
      await referring.touch(friend.identityId, code);
      await referring.drain();
      // At the joining it is too long ago to ask again.
      await wechat.advance(3 * 3_600_000);
      await referring.bind(friend.identityId, friend.phone);
      const memberId = await referring.buys(friend.phone, 100, 2);
      await referring.drain();
      ranked.push(await referring.referral(memberId));
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
    const memberId = await referring.buys(friend.phone, 100, 2);
    await referring.drain();
    expect(await referring.referral(memberId)).toMatchObject({ state: 'held', reasons: ['staff_name'] });
  });

  it('shows a manager what concerns the store, and nobody else’s', async () => {
    const { id } = await referring.member();
    await referring.bring(await referring.code(id));
    const elsewhere = { ...office.manager, storeId: newId() };
    const mine = await referring.office().list({ limit: 1 }, office.manager);
    expect(mine.items).toHaveLength(1);
    expect((await referring.office().list({ limit: 50 }, elsewhere)).items).toEqual([]);
    expect(await refusalOf(referring.office().one(mine.items[0]?.id as string, elsewhere))).toBe('REFERRAL_UNKNOWN');
    const next = await referring.office().list({ limit: 50, after: mine.next as string }, office.manager);
    expect(next.items.map((row) => row.id)).not.toContain(mine.items[0]?.id);
    const figures = await get(ReferralFigures).figures({}, office.office);
    expect(figures).toMatchObject({ from: '2026-03-01', through: '2026-03-03' });
    expect(figures.joined).toBeGreaterThan(figures.vip);
    expect(figures.reasons.map(({ code }) => code)).toContain('address_burst');
  });
});
