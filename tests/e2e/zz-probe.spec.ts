// throw-away
import { createConnection } from 'node:net';
import { MembersService } from '@guike/members';
import { Tokens, newId, rows } from '@guike/platform';
import { TestApi } from '../support/api';
import { Office } from '../support/office';
import { MemberGround } from '../support/member';

const say = (what: string, value: unknown) => process.stderr.write(`PROBE ${what}: ${JSON.stringify(value)}\n`);

describe('tender', () => {
  let api: TestApi;
  let n = 0;
  beforeAll(async () => { api = await TestApi.open(); });
  afterAll(() => api.close());
  const today = () => api.clock.now().toISOString().slice(0, 10);
  const sale = (yuan: number, more: object) => ({ receipt: { businessDay: today(), number: String(++n) }, paidAt: api.clock.now().toISOString(), lines: [{ sku: 'A', name: '衬衫', quantity: 2, unitPriceFen: yuan * 50, amountFen: yuan * 100 }], ...more });
  async function rich() {
    api.clock.set('2026-03-02T10:00:00+08:00');
    const phone = `139${10_000_000 + ++n}`;
    const joined = await api.till<any>({ path: '/till/purchases', body: sale(5_000, { member: { phone }, joinConsent: { version: '1' } }) });
    api.clock.set('2026-03-03T10:00:00+08:00');
    const memberId = joined.body.memberId;
    return { memberId, card: () => api.app.get(MembersService).codeOf(api.db.reading, memberId) };
  }
  const hold = (body: object) => api.till<any>({ path: '/till/holds', body });
  it('old scan', async () => {
    const { card } = await rich();
    const code = await card(); const scannedAt = api.clock.now().toISOString();
    api.clock.advance({ days: 6 });
    const r = await hold({ id: newId(), card: code, scannedAt, amountFen: 1000 });
    say('old scan hold', [r.status, r.body]);
  });
  it('double', async () => {
    const { memberId, card } = await rich();
    const id = newId();
    await hold({ id, card: await card(), amountFen: 1000 });
    const r = await api.till<any>({ path: '/till/purchases', body: sale(100, { member: { id: memberId }, tenders: [{ kind: 'cash', amountFen: 8000 }, { kind: 'points', amountFen: 1000, holdId: id }, { kind: 'points', amountFen: 1000, holdId: id }] }) });
    say('double', [r.status, r.body]);
  });
  it('released then captured', async () => {
    const { memberId, card } = await rich();
    const id = newId();
    await hold({ id, card: await card(), amountFen: 1000 });
    await api.till({ method: 'POST', path: `/till/holds/${id}/release` });
    api.clock.advance({ days: 60 });
    const r = await api.till<any>({ path: '/till/purchases', body: sale(100, { member: { id: memberId }, tenders: [{ kind: 'cash', amountFen: 9000 }, { kind: 'points', amountFen: 1000, holdId: id }] }) });
    say('released+60d captured', [r.status, r.body]);
  });
  it('race', async () => {
    const [a, b] = [await rich(), await rich()];
    const [ca, cb] = [await a.card(), await b.card()];
    const out = [];
    for (let i = 0; i < 10; i++) {
      const id = newId();
      const rs = await Promise.all([hold({ id, card: ca, amountFen: 100 }), hold({ id, card: cb, amountFen: 100 })]);
      out.push(rs.map((x) => x.status).join());
    }
    say('race', out);
  });
});

describe('office', () => {
  let office: Office;
  beforeAll(async () => { office = await Office.open(); });
  afterAll(() => office.close());
  it('brute', async () => {
    await office.sell({ number: '1', phone: '13800128000', name: '王小姐' });
    let last = 0; const t = performance.now();
    for (let i = 0; i < 300; i++) {
      const r = await office.ask<any>('finance', `/admin/members?search=138${String(i).padStart(4, '0')}8000`);
      last = r.status; if (r.body.total === 1) { say('found', [i, r.body.items[0].phoneMasked]); }
    }
    say('brute', [last, performance.now() - t]);
  }, 60000);
  it('odd', async () => {
    const api = office.api;
    const head = office.tokenOf('head_office');
    for (const [method, path, init] of [
      ['POST', '/staff/session', { body: new Blob(['{"login":"a","password":"b"}']) }],
      ['GET', '/admin/queues', {}],
      ['GET', '/admin/queues/api/queues', {}],
      ['GET', '/admin/queues/static/../../..', {}],
      ['GET', '/admin/queues', { headers: { authorization: `Bearer ${office.tokenOf('manager')}` } }],
      ['GET', '/admin/queues', { headers: { cookie: `guike_staff=${head}` } }],
      ['PUT', '/admin/queues/api/queues/x/retry/failed', { headers: { cookie: `guike_staff=${head}`, 'sec-fetch-site': 'same-site' } }],
      ['POST', '/admin/queues/api/queues/x/add', { headers: { cookie: `guike_staff=${head}`, 'content-type': 'text/plain', 'sec-fetch-site': 'cross-site' }, body: '{}' }],
      ['GET', '/metrics', { headers: { 'x-forwarded-for': '8.8.8.8' } }],
      ['OPTIONS', '/admin/members', {}],
      ['HEAD', '/admin/members', {}],
      ['GET', '//admin/members', {}],
      ['GET', '/ADMIN/members', {}],
      ['GET', '/admin/members/', {}],
      ['POST', '/admin/imports?store=S1&source=x&fileName=../../etc/passwd', { headers: { authorization: `Bearer ${head}`, 'content-type': 'text/csv' }, body: 'a,b\n1,2\n' }],
      ['POST', '/admin/imports?store=S2&source=x&fileName=a', { headers: { authorization: `Bearer ${office.tokenOf('manager')}`, 'content-type': 'text/csv' }, body: 'a,b\n1,2\n' }],
      ['POST', '/admin/imports', { headers: { 'content-type': 'text/csv' }, body: 'a'.repeat(100000) }],
    ] as [string, string, any][]) {
      const r = await fetch(api.url + path, { method, redirect: 'manual', ...init });
      const text = await r.text();
      say(`${method} ${path}`, [r.status, text.slice(0, 160), r.headers.get('x-frame-options'), r.headers.get('content-security-policy')]);
    }
  });
  it('unauth upload holds the line', async () => {
    const { hostname, port } = new URL(office.api.url);
    const socket = createConnection(Number(port), hostname);
    let got = ''; let closed = false;
    socket.on('data', (d) => (got += d)); socket.on('close', () => (closed = true)); socket.on('error', () => undefined);
    socket.write('POST /admin/imports?store=S1&source=x&fileName=a HTTP/1.1\r\nhost: x\r\ncontent-type: text/csv\r\ncontent-length: 60000000\r\n\r\n');
    for (let i = 0; i < 8; i++) { await new Promise((r) => setTimeout(r, 500)); if (!closed) socket.write('aaaa'); }
    say('unauth upload', [got.slice(0, 400), closed]);
    socket.destroy();
  });
  it('manager of S1 on member of S2', async () => {
    const id = await office.sell({ number: '9', phone: '13900001111', name: '陈女士', at: 'S2' });
    const out: Record<string, unknown> = {};
    for (const p of ['', '/points', '/purchases', '/readings']) out[p] = (await office.ask<any>('manager', `/admin/members/${id}${p}`)).body['code'];
    out['reveal'] = (await office.ask<any>('manager', `/admin/members/${id}/readings`, { field: 'phone', reason: '核对' })).body['code'];
    for (const q of ['search=13900001111', 'search=1111', `search=${encodeURIComponent('陈女士')}`, 'store=S2', 'sort=spend', 'sort=points', 'sort=last_visit', 'joinedFrom=2020-01-01'])
      out[q] = (await office.ask<any>('manager', `/admin/members?${q}`)).body['items'].map((x: any) => x.joinedStore).join();
    say('scope', out);
    const api = office.api;
    const [r] = await rows<any>(api.db.reading, `SELECT id FROM import_batch LIMIT 1`);
    say('batch', r);
  });
});

describe('members', () => {
  let ground: MemberGround;
  beforeAll(async () => { ground = await MemberGround.open(); ground.api.clock.set('2026-03-02T10:00:00+08:00'); });
  afterAll(() => ground.close());
  it('exited', async () => {
    const account = await ground.wechat.newAccount();
    const { memberId } = await ground.sell(account.phone, { joinConsent: { version: '1' } });
    const token = await ground.tokenOf(account);
    await rows(ground.api.db.reading, `UPDATE member SET state='exited' WHERE id=$1`, [memberId]);
    await rows(ground.api.db.reading, `UPDATE point_account SET status='closed' WHERE member_id=$1`, [memberId]);
    for (const p of ['/member/home', '/member/me', '/member/card', '/member/points', '/member/tiers', '/member/inbox', '/member/rewards', '/member/redemptions']) {
      const r = await ground.ask<any>(token, p); say(`exited ${p}`, [r.status, JSON.stringify(r.body).slice(0, 120)]);
    }
    const r = await ground.ask<any>(token, '/member/me/name', { method: 'PUT', body: { name: '新名' } });
    say('exited rename', [r.status, r.body]);
    const nobody = ground.api.app.get(Tokens).signMember('0195c1a4-2f00-7c1e-9d1b-6a4f0f2b7a02');
    for (const p of ['/member/home', '/member/me', '/member/card', '/member/points', '/member/tiers', '/member/inbox']) {
      const r = await ground.ask<any>(nobody, p); say(`nobody ${p}`, [r.status, JSON.stringify(r.body).slice(0, 120), r.headers.get('cache-control')]);
    }
  });
  it('rename loop', async () => {
    const account = await ground.wechat.newAccount();
    const token = await ground.tokenOf(account);
    let ok = 0; for (let i = 0; i < 100; i++) ok += (await ground.ask<any>(token, '/member/me/name', { method: 'PUT', body: { name: 'n' + i } })).status === 200 ? 1 : 0;
    say('renames', ok);
    say('logs', ground.api.log.filter((l) => JSON.stringify(l).includes(account.phone) || JSON.stringify(l).includes(account.openid) || JSON.stringify(l).includes(token)).length);
  });
});
