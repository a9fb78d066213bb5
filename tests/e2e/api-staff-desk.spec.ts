// The counter over HTTP: a guide sees who stands there and what a code stands for, and everything is written down.
import { MembersService } from '@guike/members';
import { newId, rows } from '@guike/platform';
import { type Phone, RewardDesk } from '../support/reward-desk';

type Json = Record<string, unknown>;

let shop: RewardDesk;
let desk: RewardDesk['desk'];
beforeAll(async () => {
  shop = await RewardDesk.open();
  ({ desk } = shop);
});
afterAll(() => desk?.api.close());
beforeEach(() => shop.signedIn());

const cardOf = ({ memberId }: Phone) =>
  desk.api.app.get(MembersService, { strict: false }).codeOf(desk.api.db.reading, memberId);
const find = (login: string, body: Json) => desk.call(login, 'POST', '/staff/members/find', body);
const lookUp = (login: string, code: string) => desk.call(login, 'POST', '/staff/redemptions/find', { code });
const handOut = (login: string, code: string) => desk.call(login, 'POST', '/staff/redemptions/verify', { code });
const redeem = async ({ ask }: Phone, rewardId: string) =>
  (await ask<{ code: string }>('/member/redemptions', { id: newId(), rewardId })).body.code;
/** The phone of the n-th member of this desk. */
const phoneOf = async ({ memberId }: Phone) =>
  (await desk.api.app.get(MembersService, { strict: false }).face(desk.api.db.reading, memberId)).phone as string;

describe('finding a member', () => {
  it('shows at a glance who it is and what to say, by the card', async () => {
    const member = await shop.member();
    await redeem(member, await shop.offer({ name: '真丝丝巾' }));
    const { status, body } = await find('guide', { card: await cardOf(member) });
    expect(status).toBe(200);
    expect(body).toEqual({
      memberId: member.memberId,
      state: 'active',
      name: '王小姐',
      phoneMasked: expect.stringMatching(/^137\*{4}\d{4}$/),
      tier: { code: 'silver', name: '白银' },
      joinedOn: '2026-03-01',
      lastVisit: { on: '2026-03-01', storeName: '一店' },
      points: { available: 900, pending: 0, worthFen: 9_000 },
      openRedemptions: 1,
      mayRedeem: true,
      say: [
        { about: 'redemption', sentence: '1 件兑换待领：真丝丝巾，留到4月1日' },
        { about: 'new_member', sentence: '新会员，3月1日入会，请说声欢迎' },
        { about: 'next_tier', sentence: '再消费 ¥10,000，升级黄金' },
      ],
    });
  });

  it('speaks of points that expire within 30 days, and not a day earlier', async () => {
    const member = await shop.member();
    // 1,000 points of 1 March 2026 last until the same day 24 months on.
    const [{ expires }] = (await rows<{ expires: string }>(
      desk.api.db.reading,
      `SELECT lot_expires[1] AS expires FROM point_account WHERE member_id = $1`,
      [member.memberId],
    )) as [{ expires: string }];
    const at = async (daysBefore: number) => {
      desk.api.clock.set(`${expires}T10:00:00+08:00`);
      desk.api.clock.advance({ days: -daysBefore });
      const token = await desk.api.signIn({ login: 'guide', password: 'correct horse battery' });
      const { body } = await desk.api.send<{ say: { about: string; sentence: string }[] }>({
        method: 'POST',
        path: '/staff/members/find',
        body: { card: await cardOf(member) },
        headers: { authorization: `Bearer ${token}` },
      });
      return body.say.filter(({ about }) => about === 'expiring').map(({ sentence }) => sentence);
    };
    expect(await at(31)).toEqual([]);
    const [, month, day] = expires.split('-').map(Number);
    expect(await at(30)).toEqual([`1,000 积分快到期，最早${month}月${day}日`]);
    expect(await at(0)).toHaveLength(1);
  });

  it('takes two facts as well, which may not redeem and must both fit', async () => {
    const member = await shop.member();
    const phone = await phoneOf(member);
    expect(await find('guide', { phone, name: '王小姐' })).toMatchObject({
      status: 200,
      body: { memberId: member.memberId, mayRedeem: false },
    });
    const unknown = { status: 404, body: { code: 'MEMBER_UNKNOWN' } };
    expect(await find('guide', { phone, name: '李小姐' })).toMatchObject(unknown);
    expect(await find('guide', { phone: '13999999999', name: '王小姐' })).toMatchObject(unknown);
    expect(await find('guide', { phone })).toMatchObject({ status: 400 });
  });

  it('is for guides and managers of any store, and each time is on record', async () => {
    const member = await shop.member();
    const body = { card: await cardOf(member) };
    expect(await desk.statuses('POST', '/staff/members/find', body)).toEqual({
      guide: 200,
      manager: 200,
      finance: 403,
      office: 403,
      auditor: 403,
    });
    expect(await find('manager2', body)).toMatchObject({ status: 200 });
    expect((await desk.api.send({ method: 'POST', path: '/staff/members/find', body })).status).toBe(401);
    const readings = await desk.get(`/admin/members/${member.memberId}/readings`);
    expect((readings.body['readings'] as Json[]).map(({ by, what }) => [by, what])).toEqual([
      ['manager2', '扫会员码识别'],
      ['manager', '扫会员码识别'],
      ['guide', '扫会员码识别'],
    ]);
  });

  it('says of a frozen card nothing but that', async () => {
    const member = await shop.member();
    const card = await cardOf(member);
    await rows(desk.api.db.reading, `UPDATE member SET state = 'frozen' WHERE id = $1`, [member.memberId]);
    const { body } = await find('guide', { card });
    expect(body).toMatchObject({ state: 'frozen', mayRedeem: false, say: [{ about: 'frozen' }] });
  });

  it('knows who has bought but not joined, and nobody who has left', async () => {
    await desk.api.till({
      path: '/till/purchases',
      body: {
        receipt: { businessDay: '2026-03-02', number: 'K1' },
        paidAt: '2026-03-02T09:59:00+08:00',
        member: { phone: '13600000001', name: '何先生' },
        lines: [{ sku: 'A', name: '围巾', quantity: 1, unitPriceFen: 10_000, amountFen: 10_000 }],
      },
    });
    const { body } = await find('guide', { phone: '13600000001', name: '何先生' });
    expect(body).toMatchObject({
      state: 'known',
      tier: null,
      joinedOn: null,
      lastVisit: { on: '2026-03-02' },
      mayRedeem: false,
      say: [{ about: 'not_a_member' }],
    });
    const left = await shop.member();
    const card = await cardOf(left);
    await rows(desk.api.db.reading, `UPDATE member SET state = 'exited' WHERE id = $1`, [left.memberId]);
    expect(await find('guide', { card })).toMatchObject({ status: 404, body: { code: 'MEMBER_UNKNOWN' } });
  });

  it('takes an old or misread code for what it is, and no guesses by the dozen', async () => {
    const member = await shop.member();
    const card = await cardOf(member);
    const login = await desk.api.hire('guesser', 'guide');
    desk.tokens.set('guesser', await desk.api.signIn(login));
    const misread = card.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));
    expect(await find('guesser', { card: misread })).toMatchObject({ status: 422, body: { code: 'CARD_INVALID' } });
    desk.api.clock.advance({ minutes: 3 });
    expect(await find('guesser', { card })).toMatchObject({ status: 422, body: { code: 'CARD_EXPIRED' } });
    for (let n = 0; n < 28; n++) await find('guesser', { card: misread });
    expect(await find('guesser', { card: await cardOf(member) })).toMatchObject({ status: 429 });
    expect(await find('guide', { card: await cardOf(member) })).toMatchObject({ status: 200 });
  });
});

describe('a redemption at the counter', () => {
  it('is looked at first, handed out once, and then says by whom', async () => {
    const member = await shop.member();
    const code = await redeem(member, await shop.offer({ name: '羊绒围巾' }));
    const before = await lookUp('guide', code);
    expect(before).toMatchObject({
      status: 200,
      body: { name: '羊绒围巾', points: 100, state: 'open', verifiedBy: null, nameMasked: '王**', frozen: false },
    });
    expect((await lookUp('manager', code)).body).toEqual(before.body);
    const handed = await handOut('guide', code);
    expect(handed).toMatchObject({ status: 200, body: { duplicate: false } });
    expect((await handOut('guide', code)).body).toMatchObject({ duplicate: true });
    expect((await lookUp('manager', code)).body).toEqual({
      ...before.body,
      state: 'verified',
      verifiedAt: handed.body['verifiedAt'],
      verifiedBy: '一店 · guide',
    });
    const readings = await desk.get(`/admin/members/${member.memberId}/readings`);
    expect((readings.body['readings'] as Json[]).map(({ what }) => what)).toEqual(Array(3).fill('核对兑换码'));
  });

  it('says by which till', async () => {
    const code = await redeem(await shop.member(), await shop.offer());
    await shop.verify(code);
    expect((await lookUp('guide', code)).body).toMatchObject({ state: 'verified', verifiedBy: '一店 · 一号机' });
  });

  it('reads as lapsed after its last day, and as unknown when misread', async () => {
    const member = await shop.member();
    const code = await redeem(member, await shop.offer());
    const misread = code.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));
    expect(await lookUp('guide', misread)).toMatchObject({ status: 404, body: { code: 'REDEMPTION_UNKNOWN' } });
    const at = async (instant: string) => {
      desk.api.clock.set(instant);
      const token = await desk.api.signIn({ login: 'guide', password: 'correct horse battery' });
      const headers = { authorization: `Bearer ${token}` };
      return desk.api.send({ method: 'POST', path: '/staff/redemptions/find', body: { code }, headers });
    };
    expect((await at('2026-04-01T23:59:00+08:00')).body).toMatchObject({ state: 'open', expiresOn: '2026-04-01' });
    expect((await at('2026-04-02T00:00:00+08:00')).body).toMatchObject({ state: 'lapsed' });
  });

  it('is for guides and managers', async () => {
    const code = await redeem(await shop.member(), await shop.offer());
    const wanted = { guide: 200, manager: 200, finance: 403, office: 403, auditor: 403 };
    expect(await desk.statuses('POST', '/staff/redemptions/find', { code })).toEqual(wanted);
    expect(await desk.statuses('GET', '/staff/today')).toEqual(wanted);
  });
});

describe('my day', () => {
  it('has what I did and nobody else, newest first, page after page, since midnight', async () => {
    const login = await desk.api.hire('zhoumin', 'guide');
    const member = await shop.member();
    const tea = await shop.offer({ name: '桂花乌龙' });
    const at = async (instant: string) => {
      desk.api.clock.set(instant);
      desk.tokens.set('zhoumin', await desk.api.signIn(login));
    };
    await at('2026-03-02T23:59:00+08:00');
    await find('zhoumin', { card: await cardOf(member) });
    await at('2026-03-03T00:01:00+08:00');
    expect((await desk.get('/staff/today', 'zhoumin')).body).toEqual({
      businessDay: '2026-03-03',
      deeds: [],
      next: null,
    });
    const code = await redeem(member, tea);
    const steps = [
      () => find('zhoumin', { phone: '13999999998', name: '没有' }),
      async () => find('zhoumin', { card: await cardOf(member) }),
      () => lookUp('zhoumin', code),
      () => handOut('zhoumin', code),
      () => handOut('zhoumin', code),
      async () => find('zhoumin', { phone: await phoneOf(member), name: '王小姐' }),
    ];
    for (const step of steps) {
      desk.api.clock.advance({ minutes: 1 });
      await step();
    }
    const wanted = [
      ['found_by_two_facts', '王**', null],
      ['redemption_verified', '王**', '桂花乌龙'],
      ['found_by_card', '王**', null],
    ];
    const shown = (deeds: Json[]) => deeds.map(({ what, nameMasked, rewardName }) => [what, nameMasked, rewardName]);
    expect(shown(await desk.pages('/staff/today', 'deeds', 200, 'zhoumin'))).toEqual(wanted);
    expect(shown(await desk.pages('/staff/today', 'deeds', 1, 'zhoumin'))).toEqual(wanted);
  });

  it('is read by an index', async () => {
    const plan = await desk.api.db.inTransaction(async (tx) => {
      await rows(tx, 'SET LOCAL enable_seqscan = off');
      return rows<{ 'QUERY PLAN': string }>(
        tx,
        `EXPLAIN SELECT id FROM audit_log WHERE actor_kind = 'staff' AND actor_id = 'x' AND at >= '2026-01-01'
         ORDER BY at DESC, id DESC LIMIT 5`,
      );
    });
    expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toMatch(/audit_log_staff/);
  });
});
