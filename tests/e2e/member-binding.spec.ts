// A phone that WeChat vouches for makes one person of what the till and the mini-program know.
import { type AnswerOf, type memberEndpoints } from '@guike/contracts/http';
import { Binding, JobHandlersModule } from '@guike/flows';
import { JobRunner, Tokens, rows } from '@guike/platform';
import { paperVersions } from '@guike/programme';
import { MemberGround } from '../support/member';
import { PHONE } from '../support/wechat';

type Home = AnswerOf<typeof memberEndpoints.home>;
type Points = AnswerOf<typeof memberEndpoints.points>;
type Me = AnswerOf<typeof memberEndpoints.me>;

class DoorRoot {}

let ground: MemberGround;
const problem = (code: string): unknown => expect.objectContaining({ code });
const query = <T>(text: string, values: readonly unknown[] = []) => rows<T>(ground.api.db.reading, text, values);

beforeAll(async () => {
  ground = await MemberGround.open({
    root: (api) => ({ module: DoorRoot, imports: [api, JobHandlersModule] }),
  });
});
afterAll(() => ground?.close());
beforeEach(() => ground.api.clock.set('2026-03-02T10:00:00+08:00'));

/** Does what the worker would do with the open outbox rows. */
async function deliverMessages(): Promise<void> {
  for (const { id, job, payload } of await query<{ id: string; job: string; payload: unknown }>(
    `SELECT id, job, payload FROM outbox ORDER BY created_at, id`,
  ))
    await ground.api.app.get(JobRunner, { strict: false }).run(job, { outboxId: id, payload });
}

const membersOf = (memberId: string) =>
  query<{ purpose: string; version: string; source: string }>(
    `SELECT purpose, version, source FROM member_consent WHERE member_id = $1 ORDER BY purpose`,
    [memberId],
  );

describe('binding a phone', () => {
  it('makes a known customer of a number that the shop never saw, who sees how to join', async () => {
    const account = await ground.wechat.newAccount();
    const { status, body } = await ground.bind(account, { name: '林 晓' });
    expect({ status, ...body }).toMatchObject({
      status: 200,
      state: 'known',
      found: false,
      joined: false,
      consentDue: false,
    });
    expect((await ground.ask<Home>(body.token, '/member/home')).body).toMatchObject({
      state: 'known',
      name: '林 晓',
      joining: ['一次购买 2 件本品牌商品'],
      tier: null,
      points: { balance: 0 },
    });
    const me = await ground.ask<Me>(body.token, '/member/me');
    expect(me.body).toMatchObject({
      phoneMasked: `${account.phone.slice(0, 3)}****${account.phone.slice(-4)}`,
      joinedOn: null,
      consentDue: false,
    });
    expect(me.body.consents.map(({ purpose, version, from }) => `${purpose} ${version} ${from}`).sort()).toEqual([
      `agreement ${paperVersions.agreement} 小程序`,
      `privacy ${paperVersions.privacy} 小程序`,
    ]);
    // The till knows the same person from now on, who joins there.
    const sale = await ground.sell(account.phone, { joinConsent: { version: '1' } });
    expect(sale).toMatchObject({ joined: true });
    expect((await ground.ask<Home>(body.token, '/member/home')).body).toMatchObject({
      state: 'active',
      joining: [],
      points: { balance: 60 },
    });
  });

  it('finds today’s customer of the till, who joins by the purchase, with points, consents and a welcome', async () => {
    const account = await ground.wechat.newAccount();
    const sale = await ground.sell(account.phone);
    expect(sale).toMatchObject({ joined: false, mayJoin: true, pointsEarned: 0 });
    ground.api.clock.advance({ hours: 3 });
    const { body } = await ground.bind(account);
    expect(body).toMatchObject({ state: 'active', found: true, joined: true, consentDue: false });
    const consents = await membersOf(sale.memberId);
    expect(consents).toEqual([
      { purpose: 'agreement', version: paperVersions.agreement, source: 'mini_program' },
      { purpose: 'membership', version: paperVersions.agreement, source: 'mini_program' },
      { purpose: 'privacy', version: paperVersions.privacy, source: 'mini_program' },
    ]);
    await deliverMessages();
    expect((await ground.ask<Home>(body.token, '/member/home')).body).toMatchObject({
      state: 'active',
      name: '王小姐',
      tier: { code: 'regular' },
      points: { balance: 60, pending: 60 },
      inbox: { latest: expect.arrayContaining([expect.objectContaining({ title: '欢迎您成为会员' })]) },
    });
    expect((await ground.ask<Points>(body.token, '/member/points')).body.lines).toMatchObject([
      { title: '入会当日消费 · 一店', points: 60 },
    ]);
    const me = await ground.ask<Me>(body.token, '/member/me');
    expect(me.body).toMatchObject({ joinedOn: '2026-03-02', joinedStore: '一店' });
  });

  it('joins by the newest purchase that gives the right, and by none of yesterday or taken back', async () => {
    const account = await ground.wechat.newAccount();
    await ground.sell(account.phone);
    ground.api.clock.advance({ days: 1 });
    await ground.sell(account.phone, {
      lines: [{ sku: 'A1', name: '衬衫', quantity: 1, unitPriceFen: 10_000, amountFen: 10_000 }],
    });
    const { body } = await ground.bind(account);
    expect(body).toMatchObject({ state: 'known', found: true, joined: false });
  });

  it('finds a member, who sees the points that were waiting', async () => {
    const account = await ground.wechat.newAccount();
    await ground.sell(account.phone, { joinConsent: { version: '1' } });
    ground.api.clock.advance({ minutes: 1 });
    const { body } = await ground.bind(account, { name: '别的名字' });
    expect(body).toMatchObject({ state: 'active', found: true, joined: false });
    expect((await ground.ask<Home>(body.token, '/member/home')).body).toMatchObject({
      name: '王小姐',
      points: { balance: 60 },
    });
  });

  it('is not asked for again: the same WeChat comes in by itself', async () => {
    const account = await ground.wechat.newAccount();
    await ground.bind(account);
    const calls = await ground.wechat.countCalls(PHONE);
    const again = await ground.signIn(account);
    expect(again.body).toMatchObject({ status: 'bound', state: 'known', consentDue: false });
    expect(await ground.wechat.countCalls(PHONE)).toBe(calls);
  });

  it('answers again what was lost on the way, and asks WeChat no second time', async () => {
    const account = await ground.wechat.newAccount();
    await ground.sell(account.phone);
    ground.api.clock.advance({ minutes: 5 });
    const sent = { ticket: await ground.ticketOf(account), phoneCode: await ground.wechat.phoneCode(account) };
    const first = await ground.bind(account, sent);
    const calls = await ground.wechat.countCalls(PHONE);
    ground.api.clock.advance({ minutes: 5 });
    const second = await ground.bind(account, sent);
    expect(second.status).toBe(200);
    const { token: _first, ...told } = first.body;
    expect(told).toMatchObject({ joined: true, found: true });
    expect(second.body).toMatchObject(told);
    expect(await ground.wechat.countCalls(PHONE)).toBe(calls);
  });

  it('happens once for two taps at once, with one code or with two', async () => {
    for (const codes of [1, 2]) {
      const account = await ground.wechat.newAccount();
      const sale = await ground.sell(account.phone);
      const ticket = await ground.ticketOf(account);
      const phoneCode = await ground.wechat.phoneCode(account);
      const other = codes === 1 ? phoneCode : await ground.wechat.phoneCode(account);
      const answers = await Promise.all([
        ground.bind(account, { ticket, phoneCode }),
        ground.bind(account, { ticket, phoneCode: other }),
      ]);
      expect(answers.map(({ status, body }) => ({ status, state: body.state, joined: body.joined }))).toEqual([
        { status: 200, state: 'active', joined: true },
        { status: 200, state: 'active', joined: true },
      ]);
      expect(await membersOf(sale.memberId)).toHaveLength(3);
      expect(
        await query(`SELECT count(*) AS n FROM point_entry WHERE member_id = $1 AND points <> 0`, [sale.memberId]),
      ).toEqual([{ n: 1 }]);
    }
  });

  it('refuses a second WeChat for one phone, and a second phone for one WeChat', async () => {
    const first = await ground.wechat.newAccount();
    await ground.bind(first);
    const second = await ground.wechat.newAccount({ phone: first.phone });
    expect(await ground.bind(second)).toMatchObject({ status: 409, body: problem('PHONE_TAKEN') });
    // Nothing of it stays: the second may still bind a number of its own.
    expect((await ground.signIn(second)).body).toMatchObject({ status: 'guest' });
  });

  it('refuses another phone that comes while the first is being bound, and repeats the same one', async () => {
    const account = await ground.wechat.newAccount();
    await ground.bind(account);
    const [identity] = await query<{ id: string }>(`SELECT id FROM wechat_identity WHERE openid = $1`, [
      account.openid,
    ]);
    const bindIn = (phone: string) =>
      ground.api.db.inTransaction((tx) =>
        ground.api.app
          .get(Binding, { strict: false })
          .bind(tx, identity?.id ?? '', { phone, consents: paperVersions, name: null }),
      );
    await expect(bindIn('13511112222')).rejects.toMatchObject({ code: 'WECHAT_TAKEN' });
    await expect(bindIn(account.phone)).resolves.toBeUndefined();
  });

  it('lets two WeChats race for one phone, and one of them win', async () => {
    const one = await ground.wechat.newAccount();
    const two = await ground.wechat.newAccount({ phone: one.phone });
    const answers = await Promise.all([ground.bind(one), ground.bind(two)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('refuses papers of another version before WeChat is asked', async () => {
    const account = await ground.wechat.newAccount();
    const calls = await ground.wechat.countCalls(PHONE);
    expect(
      await ground.bind(account, { consents: { agreement: '2020-01', privacy: paperVersions.privacy } }),
    ).toMatchObject({ status: 409, body: { code: 'CONSENT_OUTDATED', detail: paperVersions } });
    expect(await ground.wechat.countCalls(PHONE)).toBe(calls);
  });

  it('refuses a ticket that ran out, is forged, or is something else', async () => {
    const account = await ground.wechat.newAccount();
    const ticket = await ground.ticketOf(account);
    const tokens = ground.api.app.get(Tokens);
    ground.api.clock.advance({ minutes: 9, seconds: 59 });
    expect(await ground.bind(account, { ticket, phoneCode: 'unknown' })).toMatchObject({
      body: problem('WECHAT_CODE_INVALID'),
    });
    ground.api.clock.advance({ seconds: 1 });
    const id = '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b7a02';
    const bad = [
      ticket,
      `${ticket.slice(0, -3)}abc`,
      'no ticket',
      tokens.signMember(id),
      tokens.signStaff({ staffId: id, tokenVersion: 1 }),
      tokens.signTicket(id),
    ];
    for (const each of bad)
      expect(await ground.bind(account, { ticket: each })).toMatchObject({
        status: 401,
        body: problem('TICKET_EXPIRED'),
      });
    // And a ticket opens nothing by itself.
    expect(await ground.ask(await ground.ticketOf(account), '/member/home')).toMatchObject({ status: 401 });
  });

  it('takes no phone code of somebody else', async () => {
    const [mine, theirs] = [await ground.wechat.newAccount(), await ground.wechat.newAccount()];
    expect(await ground.bind(mine, { phoneCode: await ground.wechat.phoneCode(theirs) })).toMatchObject({
      status: 401,
      body: problem('WECHAT_CODE_INVALID'),
    });
  });

  it('says what WeChat’s trouble is', async () => {
    const account = await ground.wechat.newAccount();
    await ground.wechat.fault({ path: PHONE, errcode: 1_400_001, times: 1 });
    expect(await ground.bind(account)).toMatchObject({ status: 503, body: problem('PHONE_QUOTA_GONE') });
  });

  it('opens a frozen member’s page, and treats one who left as a guest', async () => {
    const account = await ground.wechat.newAccount();
    const { memberId } = await ground.sell(account.phone, { joinConsent: { version: '1' } });
    await query(
      `WITH m AS (UPDATE member SET state = 'frozen' WHERE id = $1) UPDATE point_account SET status = 'frozen' WHERE member_id = $1`,
      [memberId],
    );
    expect((await ground.bind(account)).body).toMatchObject({ state: 'frozen' });
    await query(
      `WITH m AS (UPDATE member SET state = 'exited' WHERE id = $1) UPDATE point_account SET status = 'closed' WHERE member_id = $1`,
      [memberId],
    );
    expect((await ground.signIn(account)).body).toMatchObject({ status: 'guest' });
    expect(await ground.bind(account)).toMatchObject({ status: 409, body: problem('PHONE_TAKEN') });
  });
});
