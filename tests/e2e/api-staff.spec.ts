// People who work here: signing in, guessing, what a role may do, and how soon a dismissal counts.
import { Tokens, rows } from '@guike/platform';
import { StoresService } from '@guike/stores';
import { PASSWORD, TestApi } from '../support/api';
import { expectProblem } from '../support/problem';
import { type BreakableRedis, breakableRedis } from '../support/redis';
import { testServices } from '../support/services';

let api: TestApi;
let redis: BreakableRedis;

beforeAll(async () => {
  redis = await breakableRedis(testServices().redisUrl);
  api = await TestApi.open({ config: { redisUrl: redis.url } });
});
afterAll(async () => {
  await api?.close();
  await redis?.close();
});

const tryToSignIn = (login: string, password: string, address?: string) =>
  api.send({
    method: 'POST',
    path: '/staff/session',
    body: { login, password },
    ...(address && { headers: { 'x-forwarded-for': address } }),
  });

const get = (path: string, token: string) => api.send({ path, headers: { authorization: `Bearer ${token}` } });

describe('signing in', () => {
  it('answers who one is, a token and a cookie that scripts cannot read', async () => {
    const { login, password } = await api.hire('manager1', 'manager');
    const { status, headers, body } = await tryToSignIn(login, password);
    expect({ status, body }).toEqual({
      status: 200,
      body: { login, name: login, role: 'manager', storeCode: 'S1', storeName: '一店', token: expect.any(String) },
    });
    expect(headers.get('set-cookie')).toBe(
      `guike_staff=${String(body['token'])}; Max-Age=43200; Path=/; HttpOnly; SameSite=Strict`,
    );
    const cookie = `guike_staff=${String(body['token'])}`;
    expect((await api.send({ path: '/staff/me', headers: { cookie } })).body).toEqual({
      login,
      name: login,
      role: 'manager',
      storeCode: 'S1',
      storeName: '一店',
    });
  });

  it('knows no store of those who belong to the whole brand', async () => {
    const { login } = await api.hire('finance-me', 'finance');
    const token = await api.signIn({ login, password: PASSWORD });
    expect((await get('/staff/me', token)).body).toMatchObject({ login, storeCode: null, storeName: null });
  });

  it('does not tell a wrong password from an unknown login', async () => {
    await api.hire('guide7', 'guide');
    const [wrong, unknown] = [
      await tryToSignIn('guide7', 'nonsense', '198.51.100.1'),
      await tryToSignIn('nobody', 'nonsense', '198.51.100.1'),
    ];
    for (const { status, body } of [wrong, unknown]) expect([status, body['code']]).toEqual([401, 'SIGN_IN_FAILED']);
  });

  it('closes a login to an address after ten failures, and good ones do not count', async () => {
    const { login, password } = await api.hire('guide8', 'guide');
    for (let i = 0; i < 15; i++) expect((await tryToSignIn(login, password, '198.51.100.2')).status).toBe(200);
    for (let i = 0; i < 10; i++) expect((await tryToSignIn(login, 'nonsense', '198.51.100.2')).status).toBe(401);
    const refused = await tryToSignIn(login, password, '198.51.100.2');
    expect([refused.status, refused.body['code']]).toEqual([429, 'RATE_LIMITED']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(800);
  });

  it('locks nobody out from elsewhere, nor their colleagues beside them, however long one address goes on', async () => {
    const { login, password } = await api.hire('guide13', 'guide');
    const colleague = await api.hire('guide14', 'guide');
    for (let i = 0; i < 130; i++) await tryToSignIn(login, 'nonsense', '198.51.100.4');
    expect((await tryToSignIn(login, password, '198.51.100.5')).status).toBe(200);
    expect((await tryToSignIn(colleague.login, colleague.password, '198.51.100.4')).status).toBe(200);
  });

  it('closes a login after a hundred failures, whatever addresses they came from', async () => {
    const { login, password } = await api.hire('guide15', 'guide');
    for (let i = 0; i < 100; i++)
      expect((await tryToSignIn(login, 'nonsense', `198.51.100.${100 + i}`)).status).toBe(401);
    expect((await tryToSignIn(login, password, '198.51.100.6')).status).toBe(429);
  }, 60_000);

  it('closes an address after a hundred failures, and no other', async () => {
    const { login, password } = await api.hire('guide9', 'guide');
    for (let i = 0; i < 100; i++) await tryToSignIn(`guess${i}`, 'nonsense', '203.0.113.5');
    expect((await tryToSignIn(login, password, '203.0.113.5')).status).toBe(429);
    expect((await tryToSignIn(login, password, '203.0.113.6')).status).toBe(200);
  }, 60_000);

  it('works without Redis, and the log says that nothing is counted', async () => {
    const { login, password } = await api.hire('guide10', 'guide');
    await redis.cut();
    try {
      expect((await tryToSignIn(login, password)).status).toBe(200);
      expect(api.log).toContainEqual(expect.objectContaining({ msg: 'no rate limits while Redis is away' }));
    } finally {
      await redis.mend();
    }
  });
});

describe('a token', () => {
  it('opens what its role may do and nothing else', async () => {
    const guide = await api.signIn(await api.hire('guide11', 'guide'));
    const auditor = await api.signIn(await api.hire('auditor1', 'auditor'));
    expect((await get('/admin/parked-refunds', guide)).body).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    expect(await get('/admin/parked-refunds', auditor)).toMatchObject({ status: 200, body: { items: [], next: null } });
  });

  it('is refused after twelve hours', async () => {
    const token = await api.signIn(await api.hire('guide12', 'guide'));
    api.clock.advance({ hours: 11, minutes: 59 });
    expect((await get('/staff/me', token)).status).toBe(200);
    api.clock.advance({ minutes: 1 });
    expect((await get('/staff/me', token)).body).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it.each([
    ['the account is closed', `UPDATE staff SET active = false WHERE login = $1`],
    ['it was signed out everywhere', `UPDATE staff SET token_version = token_version + 1 WHERE login = $1`],
  ])('is refused within ten seconds after %s', async (_what, change) => {
    const { login } = await api.hire(`guide-${_what}`, 'guide');
    const token = await api.signIn({ login, password: 'correct horse battery' });
    expect((await get('/staff/me', token)).status).toBe(200);
    await rows(api.db.reading, change, [login]);
    api.clock.advance({ seconds: 10 });
    expect((await get('/staff/me', token)).body).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('of a member is not one of staff, nor the other way round', async () => {
    const tokens = api.app.get(Tokens);
    const id = '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b7a02';
    expect((await get('/staff/me', tokens.signMember(id))).status).toBe(401);
    expect((await get('/member/home', tokens.signStaff({ staffId: id, tokenVersion: 1 }))).status).toBe(401);
  });

  it.each([['nothing'], ['eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.']])(
    'that is forged opens nothing: %s',
    async (token) => {
      for (const path of ['/staff/me', '/member/home'])
        expect((await get(path, token)).body).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
    },
  );
});

describe('signing out', () => {
  it.each([
    ['with a cookie', { cookie: 'guike_staff=whatever' }],
    ['with none', {}],
  ])('takes the cookie back, %s', async (_what, headers) => {
    const { status, body, headers: answered } = await api.send({ method: 'DELETE', path: '/staff/session', headers });
    expect({ status, body }).toEqual({ status: 200, body: { signedOut: true } });
    const cookie = answered.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^guike_staff=;/);
    expect(cookie).toContain('HttpOnly');
    expect(new Date(/Expires=([^;]+)/.exec(cookie)?.[1] ?? Number.NaN).getTime()).toBeLessThan(Date.now());
  });
});

describe('a write with the cookie', () => {
  const path = '/admin/members/0195c1a4-2f00-7c1e-9d1b-6a4f0f2b7a02/readings';
  const body = { field: 'name', reason: '核对' };
  let token: string;
  beforeAll(async () => {
    token = await api.signIn(await api.hire('boss-cookie', 'head_office'));
  });
  const write = (headers: Record<string, string>) =>
    api.send({ method: 'POST', path, body, headers: { cookie: `guike_staff=${token}`, ...headers } });

  it('passes from a page of ours, as the browser says or as its origin shows', async () => {
    const passed = { status: 404, code: 'MEMBER_UNKNOWN' };
    expect((await write({ 'sec-fetch-site': 'same-origin' })).body).toMatchObject(passed);
    expect((await write({ origin: api.url })).body).toMatchObject(passed);
  });

  it.each<[string, Record<string, string>]>([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a sister domain that lies about nothing', { 'sec-fetch-site': 'same-site' }],
    ['another origin', { origin: 'https://evil.example' }],
    ['nobody knows where', {}],
  ])('is refused from %s', async (_from, headers) => {
    expectProblem(await write(headers), 403, 'FORBIDDEN');
  });

  it('with the token itself passes from anywhere: no browser adds that by itself', async () => {
    const headers = { authorization: `Bearer ${token}`, origin: 'https://evil.example' };
    expect((await api.send({ method: 'POST', path, body, headers })).body).toMatchObject({ code: 'MEMBER_UNKNOWN' });
  });
});

describe('refunds that wait for their sale', () => {
  it('are not paged by what is no id', async () => {
    const token = await api.signIn(await api.hire('finance3', 'finance'));
    expect((await get('/admin/parked-refunds?after=abc', token)).body).toMatchObject({
      code: 'INPUT_INVALID',
      issues: [{ path: 'after', message: '格式不对' }],
    });
  });

  it('are shown to the manager of their store and to the whole brand’s staff, not to another manager', async () => {
    const stores = api.app.get(StoresService);
    const otherStoreId = await api.db.inTransaction((tx) => stores.createStore(tx, { code: 'S2', name: '二店' }));
    const managers = [
      await api.hire('manager-s1', 'manager'),
      await api.hire('manager-s2', 'manager', otherStoreId),
      await api.hire('finance2', 'finance'),
    ];
    const receipt = { businessDay: '2026-03-02', number: 'R1' };
    const original = { businessDay: '2026-03-01', number: '1' };
    const refund = { receipt, original, refundedAt: '2026-03-02T09:00:00+08:00', what: { mode: 'whole' } };
    expect((await api.till({ path: '/till/refunds', body: refund })).body).toMatchObject({ parked: true });
    const seen = [];
    for (const manager of managers)
      seen.push((await get('/admin/parked-refunds', await api.signIn(manager))).body['items']);
    const waiting = [
      {
        id: expect.any(String),
        storeId: api.storeId,
        storeName: '一店',
        ...original,
        receivedAt: expect.any(String),
        what: '整单',
      },
    ];
    expect(seen).toEqual([waiting, [], waiting]);
  });
});

describe('the queue board', () => {
  it('is for head office', async () => {
    const boss = await api.signIn(await api.hire('boss', 'head_office'));
    const finance = await api.signIn(await api.hire('finance1', 'finance'));
    for (const path of ['/admin/queues', '/admin/queues/api/queues', '/admin/queues/static/js/any.js']) {
      expect((await api.send({ path })).body).toMatchObject({ code: 'UNAUTHENTICATED' });
      expect((await get(path, finance)).body).toMatchObject({ code: 'FORBIDDEN' });
    }
    expect((await get('/admin/queues/api/queues', boss)).body).toMatchObject({ queues: [{ name: 'guike' }] });
    const page = await api.send({ path: '/admin/queues', headers: { cookie: `guike_staff=${boss}` } });
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  });
});
