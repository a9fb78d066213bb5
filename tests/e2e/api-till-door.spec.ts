// Who is let in at the door of the tills: by which signature, with which scopes, and after how many wrong guesses.
import { createHmac } from 'node:crypto';
import { StoresService } from '@guike/stores';
import { TestApi, newSale as sale } from '../support/api';
import { expectProblem } from '../support/problem';

let api: TestApi;

beforeAll(async () => {
  api = await TestApi.open();
});
afterAll(() => api?.close());

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
