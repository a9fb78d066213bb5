// What a signed-in member sees and does: tiers with their reasons, the card, messages, the profile; and nothing of
// anybody else.
import { createHmac } from 'node:crypto';
import { type AnswerOf, type Endpoint, memberEndpoints, requestOf } from '@guike/contracts/http';
import { cardCode } from '@guike/kernel';
import { NotificationsService } from '@guike/notifications';
import { Tokens, rows } from '@guike/platform';
import { paperVersions } from '@guike/programme';
import { MemberGround } from '../support/member';

type Answer<N extends keyof typeof memberEndpoints> = AnswerOf<(typeof memberEndpoints)[N]>;

let ground: MemberGround;
let phones = 13_500_000_000;
const problem = (code: string): unknown => expect.objectContaining({ code });

beforeAll(async () => {
  ground = await MemberGround.open();
});
afterAll(() => ground?.close());
beforeEach(() => ground.api.clock.set('2026-03-02T10:00:00+08:00'));

interface Member {
  readonly memberId: string;
  readonly phone: string;
  readonly token: string;
}

/** Somebody who joined at the till, with a token as binding would give. */
async function newMember(more: Record<string, unknown> = {}): Promise<Member> {
  const phone = String((phones += 1));
  const { memberId } = await ground.sell(phone, { joinConsent: { version: '1' }, ...more });
  return { memberId, phone, token: ground.api.app.get(Tokens).signMember(memberId) };
}

const deliver = (memberId: string, source: string, title: string) =>
  ground.api.db.inTransaction((tx) =>
    ground.api.app
      .get(NotificationsService, { strict: false })
      .deliver(tx, { memberId, source, kind: 'purchase', title, body: '明天起可用。' }),
  );

const setState = (memberId: string, state: string) =>
  rows(
    ground.api.db.reading,
    `WITH m AS (UPDATE member SET state = $2 WHERE id = $1) UPDATE point_account SET status = $2 WHERE member_id = $1`,
    [memberId, state],
  );

describe('等级', () => {
  const tiers = async (token: string) => (await ground.ask<Answer<'tiers'>>(token, '/member/tiers')).body;

  it('says where one stands, why, and what every tier above still needs', async () => {
    const member = await newMember();
    expect(await tiers(member.token)).toMatchObject({
      mine: { code: 'regular', name: '普通', why: '入会即为普通会员', decidedOn: '2026-03-02' },
      lifetimeFen: 60_000,
      counted: [{ day: '2026-03-02', storeName: '一店', netFen: 60_000 }],
      tiers: [
        { name: '普通', place: 'current', missing: null, progress: null, ways: ['入会即享'] },
        { name: '白银', place: 'next', missing: '再消费 ¥4,400，升级白银', progress: 0.12 },
        { name: '黄金', place: 'beyond', missing: '再消费 ¥19,400，升级黄金', progress: 0.03 },
        { name: '铂金', place: 'beyond', missing: '再消费 ¥49,400，升级铂金', progress: 0.012 },
      ],
    });
    ground.api.clock.advance({ days: 5 });
    const coat = { sku: 'C', name: '大衣', quantity: 1, unitPriceFen: 1_975_000, amountFen: 1_975_000 };
    await ground.sell(member.phone, { lines: [coat] });
    const page = await tiers(member.token);
    expect(page).toMatchObject({
      mine: { name: '黄金', why: '累计消费 ¥20,350（满 ¥20,000）', decidedOn: '2026-03-07' },
      counted: [{ day: '2026-03-07', netFen: 1_975_000 }, { netFen: 60_000 }],
    });
    expect(page.tiers.map(({ place }) => place)).toEqual(['passed', 'passed', 'current', 'next']);
    expect(page.tiers.map(({ missing }) => missing)).toEqual([null, null, null, '再消费 ¥29,650，升级铂金']);
  });

  it('counts what was not returned, the latest ten at most', async () => {
    const member = await newMember();
    for (let sale = 1; sale <= 11; sale++) {
      ground.api.clock.advance({ hours: 1 });
      const line = { sku: 'A1', name: '衬衫', quantity: 1, unitPriceFen: sale * 100, amountFen: sale * 100 };
      await ground.sell(member.phone, { lines: [line] });
    }
    const ten = await tiers(member.token);
    expect(ten.counted.map(({ netFen }) => netFen)).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2].map((n) => n * 100));
    const receipt = (await ground.ask<Answer<'points'>>(member.token, '/member/points')).body.lines.at(-1)?.receipt;
    const original = { businessDay: receipt?.businessDay, number: receipt?.number };
    const refund = {
      receipt: { businessDay: '2026-03-02', number: `R-${member.phone}` },
      original,
      refundedAt: ground.api.clock.now().toISOString(),
      what: { mode: 'whole' },
      reason: '',
    };
    expect((await ground.api.till({ path: '/till/refunds', body: refund })).status).toBe(200);
    expect((await tiers(member.token)).lifetimeFen).toBe(6_600);
  });

  it('tells a known customer how to join', async () => {
    const account = await ground.wechat.newAccount();
    const page = await tiers(await ground.tokenOf(account));
    expect(page).toMatchObject({ mine: null, lifetimeFen: 0, counted: [] });
    expect(page.tiers.map(({ place, missing }) => [place, missing])).toEqual([
      ['next', '一次购买 2 件本品牌商品即可入会'],
      ['beyond', null],
      ['beyond', null],
      ['beyond', null],
    ]);
  });
});

describe('会员码', () => {
  it('is worked out on the phone and opens the member at the till', async () => {
    const member = await newMember();
    const { body, headers } = await ground.ask<Answer<'card'>>(member.token, '/member/card');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(body.now).toBe('2026-03-02T02:00:00.000Z');
    const secret = Buffer.from(body.card?.secret ?? '', 'hex');
    const mac = (message: Uint8Array) => createHmac('sha256', secret).update(message).digest();
    const code = cardCode(body.card?.number ?? '', mac, ground.api.clock.now());
    expect(await ground.api.till({ path: `/till/members?card=${code}` })).toMatchObject({
      status: 200,
      body: { memberId: member.memberId, mayRedeem: true },
    });
  });

  it('is none for a frozen card and for a known customer', async () => {
    const member = await newMember();
    await setState(member.memberId, 'frozen');
    const known = await ground.tokenOf(await ground.wechat.newAccount());
    for (const token of [member.token, known])
      expect((await ground.ask<Answer<'card'>>(token, '/member/card')).body.card).toBeNull();
  });
});

describe('消息', () => {
  it('come newest first, page by page, and are read up to one', async () => {
    const { memberId, token } = await newMember();
    for (let n = 1; n <= 5; n++) {
      await deliver(memberId, `test/${n}`, `第${n}条`);
      ground.api.clock.advance({ seconds: 1 });
    }
    const inbox = async (query: string) => (await ground.ask<Answer<'inbox'>>(token, `/member/inbox?${query}`)).body;
    const first = await inbox('limit=2');
    expect(first.messages.map(({ title, read }) => [title, read])).toEqual([
      ['第5条', false],
      ['第4条', false],
    ]);
    await deliver(memberId, 'test/6', '第6条');
    const second = await inbox(`limit=2&after=${first.next}`);
    expect(second.messages.map(({ title }) => title)).toEqual(['第3条', '第2条']);
    const third = await inbox(`limit=2&after=${second.next}`);
    expect(third).toMatchObject({ messages: [{ title: '第1条' }], next: null });
    const read = () =>
      ground.ask(token, '/member/inbox/read', { method: 'POST', body: { through: first.messages[1]?.id } });
    for (let time = 0; time < 2; time++) expect(await read()).toMatchObject({ status: 200, body: { unread: 2 } });
    expect((await inbox('limit=10')).messages.map(({ title, read: isRead }) => (isRead ? title : null))).toEqual([
      null,
      null,
      '第4条',
      '第3条',
      '第2条',
      '第1条',
    ]);
  });

  it('of somebody else are neither read nor marked', async () => {
    const [mine, theirs] = [await newMember(), await newMember()];
    await deliver(theirs.memberId, 'test/secret', '别人的消息');
    const [secret] = await rows<{ id: string }>(
      ground.api.db.reading,
      `SELECT id FROM inbox_message WHERE member_id = $1`,
      [theirs.memberId],
    );
    await ground.ask(mine.token, '/member/inbox/read', { method: 'POST', body: { through: secret?.id } });
    const page = (await ground.ask<Answer<'inbox'>>(theirs.token, '/member/inbox')).body;
    expect(page.messages).toMatchObject([{ title: '别人的消息', read: false }]);
  });
});

describe('我的', () => {
  it('asks a member of the till for the papers, once for each version', async () => {
    const { memberId, token } = await newMember();
    const me = async () => (await ground.ask<Answer<'me'>>(token, '/member/me')).body;
    expect(await me()).toMatchObject({
      state: 'active',
      joinedOn: '2026-03-02',
      joinedStore: '一店',
      consents: [{ purpose: 'membership', version: '1', from: '门店' }],
      consentDue: true,
    });
    const agree = (body: unknown) => ground.ask(token, '/member/consents', { method: 'POST', body });
    expect(await agree({ ...paperVersions, privacy: '2020-01' })).toMatchObject({
      status: 409,
      body: { code: 'CONSENT_OUTDATED', detail: paperVersions },
    });
    await Promise.all([agree(paperVersions), agree(paperVersions)]);
    expect(await agree(paperVersions)).toMatchObject({ status: 200, body: { consentDue: false } });
    expect(await me()).toMatchObject({ consentDue: false });
    expect((await me()).consents).toHaveLength(3);
    expect(
      await rows(ground.api.db.reading, `SELECT count(*) AS n FROM member_consent WHERE member_id = $1`, [memberId]),
    ).toEqual([{ n: 3 }]);
  });

  it('takes a name, keeps it sealed, and says in the log only that it was changed', async () => {
    const { memberId, token, phone } = await newMember();
    const put = (name: string) => ground.ask(token, '/member/me/name', { method: 'PUT', body: { name } });
    expect(await put('  程 一诺 ')).toMatchObject({ status: 200, body: { name: '程 一诺' } });
    expect(await put(' ')).toMatchObject({ status: 400, body: problem('INPUT_INVALID') });
    expect((await ground.ask<Answer<'home'>>(token, '/member/home')).body.name).toBe('程 一诺');
    // The till finds the member by the new name.
    const found = await ground.api.till({ path: `/till/members?phone=${phone}&name=${encodeURIComponent('程一诺')}` });
    expect(found).toMatchObject({ status: 200, body: { memberId } });
    const [written] = await rows<{ text: string; audit: string }>(
      ground.api.db.reading,
      `SELECT m::text AS text, (SELECT string_agg(a::text, ' ') FROM audit_log a
         WHERE a.member_id = m.id AND a.action = 'member.renamed') AS audit FROM member m WHERE m.id = $1`,
      [memberId],
    );
    expect(written?.audit).toContain('member.renamed');
    for (const text of Object.values(written ?? {})) {
      expect(text).not.toContain('一诺');
      expect(text).not.toContain(Buffer.from('一诺').toString('hex'));
    }
  });
});

describe('every endpoint of members', () => {
  const inputs: Record<keyof typeof memberEndpoints, unknown> = {
    home: {},
    points: {},
    card: {},
    tiers: {},
    inbox: {},
    readInbox: { body: { through: '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b7a02' } },
    me: {},
    agree: { body: paperVersions },
    rename: { body: { name: '王小美' } },
  };
  const cases = Object.entries(memberEndpoints) as [keyof typeof memberEndpoints, Endpoint][];

  it.each(cases)(
    '%s is for a signed-in member only, kept by nobody, and speaks the contract',
    async (name, endpoint) => {
      const { method, path, body } = requestOf(endpoint, inputs[name] as never);
      const member = await newMember();
      const staff = ground.api.app.get(Tokens).signStaff({ staffId: member.memberId, tokenVersion: 1 });
      const ticket = ground.api.app.get(Tokens).signTicket(member.memberId);
      for (const token of ['', 'forged', staff, ticket, `${member.token}x`])
        expect(await ground.ask(token, path, { method, body })).toMatchObject({
          status: 401,
          body: problem('UNAUTHENTICATED'),
        });
      const answer = await ground.ask(member.token, path, { method, body });
      expect(answer.status).toBe(200);
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(endpoint.answer.parse(answer.body)).toEqual(answer.body);
    },
  );

  it('tell one member nothing of another', async () => {
    const [mine, theirs] = [await newMember(), await newMember({ member: { phone: '13599998888', name: '司徒云' } })];
    await deliver(theirs.memberId, 'test/x', '只给司徒云');
    const card = (await ground.ask<Answer<'card'>>(theirs.token, '/member/card')).body.card;
    const purchase = (await ground.ask<Answer<'points'>>(theirs.token, '/member/points')).body.lines[0]?.receipt;
    const secrets = [
      theirs.memberId,
      '司徒云',
      '13599998888',
      '8888',
      card?.number,
      card?.secret,
      purchase?.purchaseId,
    ];
    for (const [name, endpoint] of cases) {
      const { method, path, body } = requestOf(endpoint, inputs[name] as never);
      const text = JSON.stringify((await ground.ask(mine.token, path, { method, body })).body);
      for (const secret of secrets) expect(text).not.toContain(secret);
    }
  });

  it('refuse a cursor that is none', async () => {
    const { token } = await newMember();
    for (const path of ['/member/points?after=x', '/member/points?after=99999999999', '/member/inbox?after=x'])
      expect(await ground.ask(token, path)).toMatchObject({ status: 400, body: problem('INPUT_INVALID') });
  });
});
