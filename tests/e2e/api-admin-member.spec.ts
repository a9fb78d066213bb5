// One member in the office: the page, the ledger, the purchases; who may not know of them; what is read in the clear and
// who reads of the readings.
import { rows } from '@guike/platform';
import pg from 'pg';
import type { Answer } from '../support/api';
import { Office } from '../support/office';
import { expectProblem } from '../support/problem';

const WANG = { phone: '13800138000', name: '王丽华' };
const LI = { phone: '13900139001', name: '李四' };
const NOBODY = '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b7a02';
const EVERYBODY = ['manager', 'finance', 'head_office', 'auditor'];

let office: Office;
let wang: string;
let li: string;
beforeAll(async () => {
  office = await Office.open();
  wang = await office.sell({ number: '1', ...WANG, yuan: 400, servingGuide: 'guide' });
  li = await office.sell({ number: '1', ...LI, yuan: 100, at: 'S2' });
  office.api.clock.advance({ hours: 1 });
  await office.takeBack('R1', { day: '2026-03-02', number: '1' }, 1);
  await office.sell({ number: '2', ...WANG, yuan: 30, quantity: 1 });
});
afterAll(() => office?.close());

const pages = (id: string) => [`/admin/members/${id}`, `/admin/members/${id}/points`, `/admin/members/${id}/purchases`];
const reveal = (login: string, id: string, field = 'phone', reason = '客人来电核对') =>
  office.ask(login, `/admin/members/${id}/readings`, { field, reason });
const readings = (login: string, id: string, query = '') =>
  office.ask<{ readings: Record<string, unknown>[]; next: string | null }>(
    login,
    `/admin/members/${id}/readings${query}`,
  );
const audited = (memberId: string) =>
  rows<{ action: string; detail: unknown }>(
    office.api.db.reading,
    `SELECT action, detail FROM audit_log WHERE member_id = $1 ORDER BY at, id`,
    [memberId],
  );

describe('the page of a member', () => {
  it('says who they are, where they stand, what their points came to, and why', async () => {
    const { status, body } = await office.ask('manager', `/admin/members/${wang}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      memberId: wang,
      state: 'active',
      nameMasked: '王**',
      phoneMasked: '138****8000',
      tier: 'regular',
      tierName: '普通',
      joinedOn: '2026-03-02',
      joinedStore: '一店',
      lastVisitOn: '2026-03-02',
      lifetimeFen: 43_000,
      cardTail: expect.stringMatching(/^\d{4}$/),
      enrolledBy: 'guide',
      wechatBound: false,
      points: {
        balance: 43,
        pending: 43,
        held: 0,
        owed: 0,
        earned: 83,
        spent: 0,
        expired: 0,
        reversed: 40,
        byHand: 0,
        worthFen: 0,
        nextExpiry: { points: 43, on: '2028-03-02' },
      },
      purchases: 2,
      mayReveal: true,
      mayAudit: false,
      tiers: { mine: { code: 'regular' }, lifetimeFen: 43_000 },
    });
  });

  it('says whose phone has the mini-program', async () => {
    await rows(
      office.api.db.reading,
      `INSERT INTO wechat_identity (app_id, openid, id, member_id, created_at, bound_at) VALUES ('app', 'openid', $1, $2, $3, $3)`,
      [NOBODY, li, office.api.clock.now()],
    );
    expect((await office.ask('manager2', `/admin/members/${li}`)).body).toMatchObject({ wechatBound: true });
  });

  it.each([
    ['manager', true, false],
    ['finance', false, false],
    ['head_office', true, true],
    ['auditor', false, true],
  ])('tells %s what they may ask for besides', async (login, mayReveal, mayAudit) => {
    expect((await office.ask(login, `/admin/members/${wang}`)).body).toMatchObject({ mayReveal, mayAudit });
  });

  it('has the ledger that the member sees', async () => {
    const { body } = await office.ask<{ lines: { kind: string; points: number }[] }>(
      'finance',
      `/admin/members/${wang}/points`,
    );
    expect(body.lines.map(({ kind, points }) => [kind, points])).toEqual([
      ['earn', 3],
      ['settle', -40],
      ['earn', 80],
    ]);
  });

  it('has the purchases, newest first, with what came back', async () => {
    const first = await office.ask<{ purchases: { id: string }[]; next: string }>(
      'auditor',
      `/admin/members/${wang}/purchases?limit=1`,
    );
    expect(first.body).toMatchObject({
      purchases: [{ number: '2', netFen: 3_000, points: 3 }],
      next: expect.any(String),
    });
    const { body } = await office.ask('auditor', `/admin/members/${wang}/purchases?limit=1&after=${first.body.next}`);
    expect(body).toEqual({
      purchases: [
        {
          id: expect.any(String),
          storeName: '一店',
          businessDay: '2026-03-02',
          number: '1',
          paidAt: '2026-03-02T01:59:00.000Z',
          status: 'recorded',
          counts: true,
          netFen: 80_000,
          returnedFen: 40_000,
          points: 40,
          servedBy: 'guide',
          lines: [{ name: '衬衫', sku: 'A1', quantity: 2, returnedQuantity: 1, netFen: 80_000 }],
        },
      ],
      next: null,
    });
  });

  it('is open to everybody in the office, closed to guides and to nobody', async () => {
    for (const path of pages(wang)) {
      for (const login of EVERYBODY) expect((await office.ask(login, path)).status).toBe(200);
      expectProblem(await office.ask('guide', path), 403, 'FORBIDDEN');
      expectProblem(await office.api.send({ path }), 401, 'UNAUTHENTICATED');
    }
  });

  it('is nowhere in the clear', async () => {
    const answers = [await office.ask('head_office', '/admin/members')];
    for (const path of pages(wang)) answers.push(await office.ask('head_office', path));
    answers.push(await readings('head_office', wang));
    for (const { status, body } of answers) {
      expect(status).toBe(200);
      const text = JSON.stringify(body);
      for (const secret of [WANG.phone, WANG.name, LI.phone, LI.name]) expect(text).not.toContain(secret);
    }
  });
});

describe("another store's member", () => {
  it('is nobody: the same answer to the byte, and nothing is logged', async () => {
    const before = await audited(li);
    const asked: ((id: string) => Promise<Answer>)[] = [
      ...[0, 1, 2].map((page) => (id: string) => office.ask('manager', pages(id)[page] as string)),
      (id) => reveal('manager', id),
    ];
    for (const ask of asked) {
      const [theirs, nobodys] = [await ask(li), await ask(NOBODY)];
      expectProblem(theirs, 404, 'MEMBER_UNKNOWN');
      const { requestId: _one, ...same } = theirs.body;
      const { requestId: _other, ...as } = nobodys.body;
      expect(same).toEqual(as);
    }
    expect(await audited(li)).toEqual(before);
  });

  it('is one of ours from their first purchase here', async () => {
    const phone = '13700137000';
    const guest = await office.sell({ number: '9', phone, at: 'S2' });
    expectProblem(await office.ask('manager', `/admin/members/${guest}`), 404, 'MEMBER_UNKNOWN');
    await office.sell({ number: '10', phone, quantity: 1 });
    expect((await office.ask('manager', `/admin/members/${guest}`)).body).toMatchObject({ joinedStore: '二店' });
  });
});

describe('reading in the clear', () => {
  it('answers the field, after who, what and why is on record', async () => {
    expect((await reveal('manager', wang)).body).toEqual({ field: 'phone', value: WANG.phone });
    expect((await reveal('head_office', wang, 'name', '寄邀请函')).body).toEqual({ field: 'name', value: WANG.name });
    expect((await audited(wang)).filter(({ action }) => action === 'member.revealed')).toEqual([
      { action: 'member.revealed', detail: { field: 'phone', reason: '客人来电核对' } },
      { action: 'member.revealed', detail: { field: 'name', reason: '寄邀请函' } },
    ]);
  });

  it('answers nothing where that cannot be written down', async () => {
    const owner = new pg.Client({ connectionString: office.api.config.databaseUrl });
    await owner.connect();
    try {
      await owner.query('REVOKE INSERT ON audit_log FROM guike_app');
      const answer = await reveal('manager', wang);
      expectProblem(answer, 500, 'INTERNAL');
      expect(JSON.stringify(answer.body)).not.toContain(WANG.phone);
    } finally {
      await owner.query('GRANT INSERT ON audit_log TO guike_app');
      await owner.end();
    }
  });

  it.each([
    ['without a reason', { field: 'phone', reason: ' ' }],
    ['of a field that has none', { field: 'openid', reason: '核对' }],
  ])('is refused %s', async (_what, body) => {
    expectProblem(await office.ask('manager', `/admin/members/${wang}/readings`, body), 400, 'INPUT_INVALID');
  });

  it.each(['finance', 'auditor', 'guide'])('is not for %s', async (login) => {
    expectProblem(await reveal(login, wang), 403, 'FORBIDDEN');
  });

  it('ends after sixty in an hour, for that person only', async () => {
    await office.api.hire('eager', 'manager');
    const token = await office.api.signIn({ login: 'eager', password: 'correct horse battery' });
    const ask = () =>
      office.api.send({
        method: 'POST',
        path: `/admin/members/${wang}/readings`,
        body: { field: 'name', reason: '核对' },
        headers: { authorization: `Bearer ${token}` },
      });
    for (let i = 0; i < 60; i += 1) expect((await ask()).status).toBe(200);
    expectProblem(await ask(), 429, 'RATE_LIMITED');
    expect((await reveal('head_office', wang)).status).toBe(200);
  });
});

describe('who has read a profile', () => {
  it('is told in words, newest first, the till and the command line included', async () => {
    const db = office.api.db.reading;
    const zhou = await office.sell({ number: '20', phone: '13600136000', name: '周' });
    await office.api.till({ path: `/till/members?phone=13600136000&name=${encodeURIComponent('周')}` });
    await office.ask('manager', `/admin/members/${zhou}`);
    await office.ask('manager', `/admin/members/${zhou}/purchases`);
    await office.ask('finance', `/admin/members/${zhou}/points`);
    await reveal('head_office', zhou, 'phone', '寄生日礼物');
    await rows(
      db,
      `INSERT INTO audit_log (id, at, actor_kind, actor_id, action, member_id, detail)
       VALUES ($1, $3, 'system', 'cli', 'member.token', $2, '{}'), ($4, $3, 'member', $2, 'member.renamed', $2, '{}')`,
      ['0195ffff-2f00-7c1e-9d1b-6a4f0f2b7a02', zhou, new Date('2020-01-01'), '0195ffff-2f00-7c1e-9d1b-6a4f0f2b7a03'],
    );
    const { body } = await readings('auditor', zhou);
    const told = body.readings.map(({ by, what, reason }) => [by, what, reason]);
    expect(told).toEqual([
      ['head_office', '查看手机号', '寄生日礼物'],
      ['finance', '查看积分明细', null],
      ['manager', '查看消费记录', null],
      ['manager', '查看资料', null],
      ['一店 一号机', '凭姓名和手机号识别', null],
      ['系统', '签发调试令牌', null],
    ]);
    const first = await readings('head_office', zhou, '?limit=4');
    const rest = await readings('head_office', zhou, `?limit=4&after=${first.body.next}`);
    expect([...first.body.readings, ...rest.body.readings]).toEqual(body.readings);
    expect(rest.body.next).toBeNull();
  });

  it.each(['manager', 'finance', 'guide'])('is not for %s', async (login) => {
    expectProblem(await readings(login, wang), 403, 'FORBIDDEN');
  });

  it('is nothing of nobody', async () => {
    expectProblem(await readings('auditor', NOBODY), 404, 'MEMBER_UNKNOWN');
    expectProblem(await office.ask('auditor', '/admin/members/abc/readings'), 400, 'INPUT_INVALID');
  });
});
