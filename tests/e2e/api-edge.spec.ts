// The edge of the API over real HTTP: what a member may see, what input is refused and how a refusal looks.
import { Tokens, rows } from '@guike/platform';
import { TestApi, newSale as sale } from '../support/api';
import { expectProblem } from '../support/problem';

let api: TestApi;

beforeAll(async () => {
  api = await TestApi.open();
});
afterAll(() => api?.close());

describe('a member', () => {
  it('sees the first page with a token, for seven days', async () => {
    const joining = {
      member: { phone: '13800138009' },
      joinConsent: { version: '1' },
      lines: [{ sku: 'A1', name: '衬衫', quantity: 2, unitPriceFen: 5_000, amountFen: 10_000 }],
    };
    const sold = await api.till({ path: '/till/purchases', body: { ...sale(), ...joining } });
    const authorization = `Bearer ${api.app.get(Tokens).signMember(String(sold.body['memberId']))}`;
    const home = () => api.send({ path: '/member/home', headers: { authorization } });
    expect(await home()).toMatchObject({
      status: 200,
      body: { state: 'active', points: { balance: 10, pending: 10 } },
    });
    const signedAt = api.clock.now();
    api.clock.advance({ days: 6, hours: 23 });
    expect((await home()).status).toBe(200);
    api.clock.advance({ hours: 1 });
    expectProblem(await home(), 401, 'UNAUTHENTICATED');
    api.clock.set(signedAt);
  });

  it('sees nothing without one', async () => {
    expectProblem(await api.send({ path: '/member/home' }), 401, 'UNAUTHENTICATED');
  });
});

describe('input', () => {
  it('is refused field by field, in Chinese', async () => {
    const body = { ...sale(), member: { phone: '12' }, lines: [{ ...sale().lines[0], quantity: 0 }], extra: 1 };
    const answer = await api.till({ path: '/till/purchases', body });
    expectProblem(answer, 400, 'INPUT_INVALID');
    expect(answer.body['issues']).toEqual([
      { path: 'member.phone', message: '手机号应为 11 位' },
      { path: 'lines.0.quantity', message: '不能小于 1' },
      { path: '', message: '多了不认识的字段 extra' },
    ]);
  });

  it('is refused in the path and the query too', async () => {
    expectProblem(await api.till({ path: '/till/purchases/2026-02-30/1' }), 400, 'INPUT_INVALID');
    const answer = await api.till({ path: '/till/reconciliation/2026-03-02?limit=many' });
    expect(answer.body['issues']).toEqual([expect.objectContaining({ path: 'limit' })]);
  });

  it.each([
    ['a NUL in a name', { lines: [{ ...sale().lines[0], name: 'a\u0000b' }] }, 'lines.0.name'],
    ['half a character', { lines: [{ ...sale().lines[0], sku: 'a\ud800b' }] }, 'lines.0.sku'],
    ['a day in year 0', { receipt: { businessDay: '0000-01-01', number: '1' } }, 'receipt.businessDay'],
    ['a payment in year 1', { paidAt: '0001-06-01T00:00:00Z' }, 'paidAt'],
    ['a payment in year 9999', { paidAt: '9999-12-31T23:59:59Z' }, 'paidAt'],
  ])('that no database could keep is refused, not our mistake: %s', async (_what, change, field) => {
    const answer = await api.till({ path: '/till/purchases', body: { ...sale(), ...change } });
    expectProblem(answer, 400, 'INPUT_INVALID');
    expect(answer.body['issues']).toEqual([expect.objectContaining({ path: field })]);
  });

  it.each([
    ['/till/reconciliation/0000-01-01'],
    ['/till/reconciliation/2026-03-02?after=sale%2F%00'],
    ['/till/reconciliation/2026-03-02?after=abc'],
    ['/till/purchases/0000-01-01/1'],
    ['/till/refunds/2026-03-02/%00'],
  ])('in an address is held to the same: %s', async (path) => {
    expectProblem(await api.till({ path }), 400, 'INPUT_INVALID');
  });

  it('that no database could keep does not get into signing in', async () => {
    const body = { login: 'a\u0000b', password: 'x' };
    expectProblem(await api.send({ method: 'POST', path: '/staff/session', body }), 400, 'INPUT_INVALID');
  });

  it.each([
    ['broken JSON', '{', 'application/json', 400],
    ['nothing', '', 'application/json', 400],
    ['a prototype', '{"__proto__": {"admin": true}}', 'application/json', 400],
    ['a form', 'login=a&password=b', 'application/x-www-form-urlencoded', 415],
    ['plain text', '{}', 'text/plain', 415],
    ['two megabytes', JSON.stringify({ login: 'x'.repeat(2_000_000) }), 'application/json', 413],
  ])('that is %s is refused as a problem', async (_what, body, type, status) => {
    const answer = await api.fetch<Record<string, unknown>>('/staff/session', {
      method: 'POST',
      body,
      headers: { 'content-type': type },
    });
    expectProblem(answer, status, 'INPUT_INVALID');
  });
});

describe('a route', () => {
  it.each([
    ['GET', '/nowhere'],
    ['DELETE', '/till/purchases'],
  ])('that does not exist is not found: %s %s', async (method, path) => {
    expectProblem(await api.send({ method, path }), 404, 'NOT_FOUND');
  });

  it('that is no URL is refused as a problem', async () => {
    expectProblem(await api.send({ path: '/%zz' }), 400, 'INPUT_INVALID');
  });
});

describe('the request id', () => {
  it('is taken from the caller and travels with the work', async () => {
    const requestId = 'pos-7f3a/0042';
    const body = {
      ...sale(),
      member: { phone: '13800138001' },
      joinConsent: { version: '1' },
      lines: [{ sku: 'A1', name: '衬衫', quantity: 2, unitPriceFen: 5_000, amountFen: 10_000 }],
    };
    const answer = await api.till({ path: '/till/purchases', body, headers: { 'x-request-id': requestId } });
    expect(answer.headers.get('x-request-id')).toBe(requestId);
    const jobs = await rows<{ request_id: string }>(
      api.db.reading,
      `SELECT request_id FROM outbox WHERE job = 'member.joined' AND payload ->> 'memberId' = $1`,
      [answer.body['memberId']],
    );
    expect(jobs).toEqual([{ request_id: requestId }]);
    expect(api.log.filter((line) => line['requestId'] === requestId)).toContainEqual(
      expect.objectContaining({
        msg: 'request',
        method: 'POST',
        route: '/till/purchases',
        status: 200,
        ms: expect.any(Number),
      }),
    );
  });

  it.each([['short'], ['has "quotes" in it'], ['x'.repeat(129)]])(
    'is made anew when it is not sane: %s',
    async (given) => {
      const { headers } = await api.send({ path: '/healthz', headers: { 'x-request-id': given } });
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    },
  );
});

it('the log holds no secret and nobody’s phone', async () => {
  await api.till({ path: '/till/purchases', body: { ...sale(), member: { phone: '13800138002' } } });
  const log = JSON.stringify(api.log);
  expect(log).toContain('/till/purchases');
  for (const secret of [api.key.secret, '13800138002', 'x-guike-signature']) expect(log).not.toContain(secret);
});
