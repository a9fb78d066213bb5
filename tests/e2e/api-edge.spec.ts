// The edge of the API over real HTTP: who is let in with which signature, and how a refusal looks.
import { createHmac } from 'node:crypto';
import { Tokens, rows } from '@guike/platform';
import { StoresService } from '@guike/stores';
import { type Answer, TestApi } from '../support/api';

let api: TestApi;
let receipts = 0;

beforeAll(async () => {
  api = await TestApi.open();
});
afterAll(() => api?.close());

/** A sale that nobody has recorded yet. */
const sale = () => ({
  receipt: { businessDay: '2026-03-02', number: String(++receipts) },
  paidAt: '2026-03-02T09:59:00+08:00',
  lines: [{ sku: 'A1', name: '衬衫', quantity: 1, unitPriceFen: 10_000, amountFen: 10_000 }],
});

function expectProblem({ status, headers, body }: Answer, expectedStatus: number, code: string): void {
  expect({ status, code: body['code'], type: headers.get('content-type') }).toEqual({
    status: expectedStatus,
    code,
    type: 'application/problem+json; charset=utf-8',
  });
  expect(body).toMatchObject({
    type: `urn:guike:problem:${code}`,
    status: expectedStatus,
    title: expect.stringMatching(/\p{Script=Han}/u),
  });
  expect(body['requestId']).toBe(headers.get('x-request-id'));
}

describe('a till', () => {
  it('is let in by its signature', async () => {
    expect((await api.till({ path: '/till/purchases', body: sale() })).status).toBe(200);
  });

  it('may sign with nothing but what is documented', async () => {
    const body = JSON.stringify(sale());
    const timestamp = String(api.clock.now().getTime() / 1000);
    const signature = createHmac('sha256', api.key.secret)
      .update(`${timestamp}\nPOST\n/till/purchases\n\n${body}`)
      .digest('hex');
    const headers = {
      'X-Guike-Key': api.key.keyId,
      'X-Guike-Timestamp': timestamp,
      'X-Guike-Signature': signature,
      'Content-Type': 'application/json',
    };
    expect((await api.fetch('/till/purchases', { method: 'POST', body, headers })).status).toBe(200);
  });

  it('is refused without the headers, or with the key of nobody', async () => {
    expectProblem(await api.send({ method: 'POST', path: '/till/purchases', body: sale() }), 401, 'UNAUTHENTICATED');
    for (const keyId of ['tk_nobody', 'nobody', `tk_${'x'.repeat(41)}`, "tk_' OR 1=1"]) {
      const key = { keyId, secret: api.key.secret };
      expectProblem(await api.till({ path: '/till/purchases', body: sale(), key }), 401, 'UNAUTHENTICATED');
    }
  });

  it('is refused with the secret of another', async () => {
    const other = await api.issueKey(['purchases']);
    const key = { keyId: api.key.keyId, secret: other.secret };
    expectProblem(await api.till({ path: '/till/purchases', body: sale(), key }), 401, 'SIGNATURE_INVALID');
  });

  it.each([
    ['body', (text: string) => ({ path: '/till/purchases', text: text.replace('10000', '10001') })],
    ['path', (text: string) => ({ path: '/till/refunds', text })],
    ['query', (text: string) => ({ path: '/till/purchases?more=1', text })],
  ])('is refused when the %s was changed on the way', async (_what, change) => {
    const { init } = api.signed({ path: '/till/purchases', body: sale() });
    const { path, text } = change(String(init.body));
    expectProblem(await api.fetch(path, { ...init, body: text }), 401, 'SIGNATURE_INVALID');
  });

  it('is refused six minutes after signing, and before', async () => {
    const { path, init } = api.signed({ path: '/till/purchases', body: sale() });
    for (const minutes of [6, -12]) {
      api.clock.advance({ minutes });
      expectProblem(await api.fetch(path, init), 401, 'TIMESTAMP_OUT_OF_RANGE');
    }
    api.clock.advance({ minutes: 6 });
    expect((await api.fetch(path, init)).status).toBe(200);
  });

  it('may do what its key says and no more', async () => {
    const key = await api.issueKey(['purchases']);
    expect((await api.till({ path: '/till/purchases', body: sale(), key })).status).toBe(200);
    expectProblem(await api.till({ path: '/till/reconciliation/2026-03-02', key }), 403, 'FORBIDDEN');
  });

  it.each([
    ['refunds', 'purchases'],
    ['purchases', 'refunds'],
  ] as const)('exchanges with a key for refunds and purchases, not with one for %s alone', async (scope, missing) => {
    const answer = await api.till({ path: '/till/exchanges', body: {}, key: await api.issueKey([scope]) });
    expectProblem(answer, 403, 'FORBIDDEN');
    expect(answer.body['detail']).toEqual({ scopes: [missing] });
    const both = await api.issueKey(['refunds', 'purchases']);
    expectProblem(await api.till({ path: '/till/exchanges', body: {}, key: both }), 400, 'INPUT_INVALID');
  });

  it('is refused ten seconds after its key was revoked', async () => {
    const key = await api.issueKey(['purchases']);
    await api.till({ path: '/till/purchases', body: sale(), key });
    await api.db.inTransaction((tx) => api.app.get(StoresService).revokeTillKey(tx, key.keyId));
    api.clock.advance({ seconds: 10 });
    expectProblem(await api.till({ path: '/till/purchases', body: sale(), key }), 401, 'UNAUTHENTICATED');
  });
});

describe('a till that looks for members', () => {
  const lookUp = (phone: string, name: string) => `/till/members?phone=${phone}&name=${encodeURIComponent(name)}`;
  const nobody = lookUp('13900139000', '某人');

  it('cannot read them by the thousand', async () => {
    const key = await api.issueKey(['members']);
    await api.till({ path: '/till/purchases', body: { ...sale(), member: { phone: '13800138004', name: '王小姐' } } });
    const path = lookUp('13800138004', '王小姐');
    for (let i = 0; i < 60; i++) expect((await api.till({ path, key })).status).toBe(200);
    const refused = await api.till({ path, key });
    expectProblem(refused, 429, 'RATE_LIMITED');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('is slowed down after thirty wrong ones, whichever way it asked, and no other till is', async () => {
    const key = await api.issueKey(['members', 'purchases', 'refunds']);
    const { memberId } = (
      await api.till({ path: '/till/purchases', body: { ...sale(), member: { phone: '13800138005', name: '王小姐' } } })
    ).body;
    const sell = (member?: object) => api.till({ path: '/till/purchases', body: { ...sale(), member }, key });
    const exchange = () => {
      const [refund, purchase] = [sale(), { ...sale(), member: { card: '1'.repeat(20) } }];
      const body = {
        refund: {
          receipt: refund.receipt,
          original: refund.receipt,
          refundedAt: refund.paidAt,
          what: { mode: 'whole' },
        },
        purchase,
      };
      return api.till({ path: '/till/exchanges', body, key });
    };
    for (let i = 0; i < 15; i++) {
      expectProblem(await api.till({ path: nobody, key }), 404, 'MEMBER_UNKNOWN');
      expectProblem(await sell({ card: '1'.repeat(20) }), 422, 'CARD_INVALID');
    }
    const refused = await sell({ card: '1'.repeat(20) });
    expectProblem(refused, 429, 'RATE_LIMITED');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(500);
    expectProblem(await api.till({ path: lookUp('13800138005', '王小姐'), key }), 429, 'RATE_LIMITED');
    expectProblem(await sell({ phone: '13800138005' }), 429, 'RATE_LIMITED');
    expectProblem(await exchange(), 429, 'RATE_LIMITED');
    expect((await sell({ id: memberId })).status).toBe(200);
    expect((await sell()).status).toBe(200);
    expectProblem(await api.till({ path: nobody }), 404, 'MEMBER_UNKNOWN');
  });

  it('shows the code of this minute, not one with the time it was scanned', async () => {
    const path = `/till/members?card=${'1'.repeat(20)}&scannedAt=${encodeURIComponent('2026-03-01T10:00:00+08:00')}`;
    expectProblem(await api.till({ path }), 400, 'INPUT_INVALID');
  });
});

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

describe('an Idempotency-Key', () => {
  const headers = { 'idempotency-key': 'till-1/2026-03-02/1' };

  it('gets the same answer for the same request and none for another', async () => {
    const body = sale();
    const first = await api.till({ path: '/till/purchases', body, headers });
    expect(first.status).toBe(200);
    expect((await api.till({ path: '/till/purchases', body, headers })).body).toEqual(first.body);
    expectProblem(await api.till({ path: '/till/purchases', body: sale(), headers }), 422, 'REQUEST_KEY_REUSED');
  });

  it('is signed: it cannot be put on a request, taken off or exchanged on the way', async () => {
    const own = { 'idempotency-key': 'till-1/2026-03-02/2' };
    for (const signedHeaders of [{}, own]) {
      const { path, init } = api.signed({ path: '/till/purchases', body: sale(), headers: signedHeaders });
      const other = { ...(init.headers as Record<string, string>), 'idempotency-key': 'till-1/2026-03-02/3' };
      expectProblem(await api.fetch(path, { ...init, headers: other }), 401, 'SIGNATURE_INVALID');
    }
    const { path, init } = api.signed({ path: '/till/purchases', body: sale(), headers: own });
    const { 'idempotency-key': _gone, ...without } = init.headers as Record<string, string>;
    expectProblem(await api.fetch(path, { ...init, headers: without }), 401, 'SIGNATURE_INVALID');
  });

  it('belongs to one till', async () => {
    const key = await api.issueKey(['purchases']);
    expect((await api.till({ path: '/till/purchases', body: sale(), headers, key })).status).toBe(200);
  });

  it.each([['a b'], ['x'.repeat(129)], ['']])('is refused when it is no key: %j', async (key) => {
    const answer = await api.till({ path: '/till/purchases', body: sale(), headers: { 'idempotency-key': key } });
    expectProblem(answer, 400, 'INPUT_INVALID');
    expect(answer.body['issues']).toEqual([{ path: 'Idempotency-Key', message: '应为 1 到 128 个可见字符' }]);
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
