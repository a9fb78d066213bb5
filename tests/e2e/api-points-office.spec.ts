// Points by hand over HTTP: who may, who may not, what attackers get, and the examples of the OpenAPI page.
import { Tokens, newId, rows } from '@guike/platform';
import { adminPointsExamples, claimExamples } from '../../apps/api/openapi/points-examples';
import type { Answer } from '../support/api';
import { Desk, forHeadOffice, forOffice } from '../support/desk';

type Json = Record<string, unknown>;

let desk: Desk;
let phones = 13_810_000_000;
beforeAll(async () => {
  desk = await Desk.open();
});
afterAll(() => desk?.api.close());

let receipts = 0;

/** A sale of two pieces for ¥200; of nobody unless a phone is given. Answers the receipt's number and the buyer. */
async function sell(phone?: string, number = `A${++receipts}`): Promise<{ number: string; memberId: string }> {
  const { status, body } = await desk.api.till<{ memberId: string }>({
    path: '/till/purchases',
    body: {
      receipt: { businessDay: '2026-03-02', number },
      paidAt: '2026-03-02T09:59:00+08:00',
      ...(phone && { member: { phone, name: '王小姐' }, joinConsent: { version: '1' } }),
      lines: [{ sku: 'A', name: '衬衫', quantity: 2, unitPriceFen: 10_000, amountFen: 20_000 }],
    },
  });
  if (status !== 200) throw new Error(`selling answered ${status}`);
  return { number, memberId: body.memberId };
}

interface Phone {
  readonly memberId: string;
  ask(path: string, body?: unknown): Promise<Answer>;
}

async function member(): Promise<Phone> {
  const { memberId } = await sell(String((phones += 1)));
  const headers = { authorization: `Bearer ${desk.api.app.get(Tokens).signMember(memberId)}` };
  return {
    memberId,
    ask: (path, body) => desk.api.send({ method: body === undefined ? 'GET' : 'POST', path, body, headers }),
  };
}

const adjusting = (points: number, id = newId()) => ({
  id,
  points,
  reason: 'recovery',
  note: '改衣拖延',
  reference: null,
});
const claiming = (number: string, more: Json = {}) => ({
  id: newId(),
  store: 'S1',
  businessDay: '2026-03-02',
  number,
  ...more,
});

describe('who may', () => {
  it('ask for adjustments: manager, finance, head office; a manager only for the own store’s members', async () => {
    const { memberId } = await member();
    const path = `/admin/members/${memberId}/adjustments`;
    for (const [login, status] of Object.entries({ guide: 403, manager: 200, finance: 200, office: 200, auditor: 403 }))
      expect([login, (await desk.call(login, 'POST', path, adjusting(1))).status]).toEqual([login, status]);
    expect(await desk.call('manager2', 'POST', path, adjusting(1))).toMatchObject({
      status: 404,
      body: { code: 'MEMBER_UNKNOWN' },
    });
    expect(await desk.statuses('GET', '/admin/adjustments')).toEqual(forOffice);
    expect((await desk.get('/admin/adjustments', 'manager2')).body['items']).toEqual([]);
  });

  it('be the second person: finance and head office, never a manager, never who asked', async () => {
    const { memberId } = await member();
    const [id, wish] = [newId(), adjusting(900)];
    const asked = await desk.call('finance', 'POST', `/admin/members/${memberId}/adjustments`, { ...wish, id });
    expect(asked.body).toMatchObject({ state: 'waiting', balance: 20 });
    const path = `/admin/members/${memberId}/adjustments/${id}/decision`;
    expect((await desk.get('/admin/home')).body['waiting']).toEqual(
      expect.arrayContaining([{ kind: 'adjustments_waiting', count: expect.any(Number) }]),
    );
    for (const login of ['guide', 'manager', 'auditor'])
      expect((await desk.call(login, 'POST', path, { approve: true })).status).toBe(403);
    expect(await desk.call('finance', 'POST', path, { approve: true })).toMatchObject({
      status: 403,
      body: { code: 'SECOND_PERSON', title: '自己提交的要由另一位同事审批' },
    });
    expect(await desk.call('office', 'POST', path, { approve: false })).toMatchObject({ status: 400 });
    expect((await desk.call('office', 'POST', path, { approve: true })).body).toEqual({ id, state: 'booked' });
    const [line] = (await desk.get(`/admin/members/${memberId}/points`)).body['lines'] as Json[];
    expect(line?.['why']).toEqual(['门店调整：服务补偿', 'finance提交，office审批：改衣拖延']);
    const actions = await rows<{ action: string }>(
      desk.api.db.reading,
      `SELECT action FROM audit_log WHERE member_id = $1 AND action LIKE 'adjustment%' ORDER BY id`,
      [memberId],
    );
    expect(actions.map(({ action }) => action)).toEqual(['adjustment.asked', 'adjustment.approved']);
  });

  it('decide claims: the store’s manager and head office', async () => {
    const { memberId, ask } = await member();
    const claim = claiming((await sell()).number);
    expect(await ask('/member/claims', claim)).toMatchObject({ status: 200, body: { state: 'waiting' } });
    const path = `/admin/members/${memberId}/claims/${claim.id}/decision`;
    for (const login of ['guide', 'finance', 'auditor'])
      expect((await desk.call(login, 'POST', path, { approve: true })).status).toBe(403);
    expect((await desk.call('manager2', 'POST', path, { approve: true })).status).toBe(404);
    expect((await desk.get('/admin/claims?open=true', 'manager')).body['items']).toHaveLength(1);
    expect((await desk.call('manager', 'POST', path, { approve: true })).body).toMatchObject({ points: 20 });
    expect(await desk.statuses('GET', '/admin/claims')).toEqual(forOffice);
    expect((await ask('/member/points')).body['lines']).toEqual([
      expect.objectContaining({ title: '消费补登 · 一店', points: 20 }),
      expect.objectContaining({ points: 20 }),
    ]);
  });

  it('file for a member: a guide, in the own store', async () => {
    const { memberId } = await member();
    const { number } = await sell();
    const { store: _store, ...claim } = claiming(number);
    const body = { ...claim, memberId };
    expect(await desk.call('guide', 'POST', '/staff/claims', body)).toMatchObject({ status: 200 });
    for (const login of ['finance', 'office', 'auditor'])
      expect((await desk.call(login, 'POST', '/staff/claims', body)).status).toBe(403);
    expect(await desk.call('manager2', 'POST', '/staff/claims', { ...body, id: newId() })).toMatchObject({
      status: 200,
      body: { state: 'waiting_sale', storeName: '二店' },
    });
  });

  it('merge: head office alone; and the merged phone is out at once, its statement still there', async () => {
    const [keep, gone] = [await member(), await member()];
    const path = `/admin/members/${keep.memberId}/merge/${gone.memberId}`;
    expect(await desk.statuses('GET', path)).toEqual(forHeadOffice);
    expect(await desk.call('office', 'POST', path, { reason: '同一人', confirm: '好' })).toMatchObject({
      status: 400,
      body: { issues: [{ path: 'confirm', message: '请输入“合并”两个字' }] },
    });
    expect((await gone.ask('/member/home')).status).toBe(200);
    expect(await desk.statuses('POST', path, { reason: '同一人', confirm: '合并' })).toEqual(forHeadOffice);
    desk.api.clock.advance({ seconds: 11 });
    for (const page of ['home', 'points', 'me', 'claims'])
      expect([page, (await gone.ask(`/member/${page}`)).status]).toEqual([page, 401]);
    expect((await keep.ask('/member/home')).body['points']).toMatchObject({ balance: 40 });
    expect((await desk.get(`/admin/members/${gone.memberId}/points`)).status).toBe(200);
    const merges = await desk.get(`/admin/members/${keep.memberId}/merges`, 'auditor');
    expect(merges.body).toMatchObject({
      into: null,
      from: [{ memberId: gone.memberId, by: 'office', reason: '同一人' }],
    });
    expect((await desk.get(`/admin/members/${keep.memberId}/merges`, 'manager')).status).toBe(403);
    expect((await desk.audits('member.merged')).length).toBe(2);
  });
});

describe('an attacker', () => {
  it('who claims somebody else’s receipt learns no more than who claims a void one', async () => {
    const { ask } = await member();
    const theirs = await sell(String((phones += 1)));
    const { number } = await sell();
    await desk.api.till({
      path: '/till/purchases/void',
      body: { receipt: { businessDay: '2026-03-02', number }, voidedAt: '2026-03-02T10:00:00+08:00' },
    });
    const told = async (receipt: string) => {
      const { status, body } = await ask('/member/claims', claiming(receipt));
      return { status, code: body['code'], title: body['title'], detail: body['detail'] };
    };
    const refused = { status: 409, code: 'CLAIM_IMPOSSIBLE', title: '这张小票不能补登，请带小票到门店核对' };
    expect(await told(theirs.number)).toEqual({ ...refused, detail: undefined });
    expect(await told(number)).toEqual({ ...refused, detail: undefined });
    expect((await desk.get('/admin/claims?open=true')).body['items']).not.toEqual(
      expect.arrayContaining([expect.objectContaining({ number: theirs.number })]),
    );
  });

  it('who guesses receipts is stopped after ten wrong ones, also with a right one', async () => {
    const { ask } = await member();
    const theirs = await sell(String((phones += 1)));
    for (let n = 0; n < 10; n++) expect((await ask('/member/claims', claiming(theirs.number))).status).toBe(409);
    const { number } = await sell();
    const stopped = await ask('/member/claims', claiming(number));
    expect(stopped).toMatchObject({ status: 429, body: { code: 'RATE_LIMITED' } });
    expect((await (await member()).ask('/member/claims', claiming(number))).status).toBe(200);
  });

  it('who is a guide cannot file into another store, nor a member for another member', async () => {
    const [one, other] = [await member(), await member()];
    const { number } = await sell();
    const stolen = { ...claiming(number), memberId: other.memberId };
    expect((await one.ask('/member/claims', stolen)).status).toBe(400);
    const { store: _store, ...claim } = claiming(number);
    expect(
      (await desk.call('guide', 'POST', '/staff/claims', { ...claim, memberId: other.memberId, store: 'S2' })).status,
    ).toBe(400);
    expect((await one.ask('/staff/claims', { ...claim, memberId: one.memberId })).status).toBe(401);
    expect((await one.ask('/admin/adjustments')).status).toBe(401);
  });
});

it('keeps the examples of the OpenAPI page true', async () => {
  const { memberId, ask } = await member();
  await sell(undefined, '0042');
  const example = (told: typeof claimExamples, name: string) => told[name] as { request: Json; answer: Json };
  const file = example(claimExamples, 'file');
  const { filedAt: _filed, ...filed } = (await ask('/member/claims', file.request)).body;
  const { filedAt: _at, ...answer } = file.answer;
  expect(filed).toEqual(answer);
  const decided = example(adminPointsExamples, 'decideClaim');
  const claimPath = `/admin/members/${memberId}/claims/${String(file.request['id'])}/decision`;
  expect((await desk.call('manager', 'POST', claimPath, decided.request)).body).toEqual(decided.answer);
  const asked = example(adminPointsExamples, 'askAdjustment');
  const path = `/admin/members/${memberId}/adjustments`;
  expect((await desk.call('manager', 'POST', path, asked.request)).body).toEqual({ ...asked.answer, balance: 40 });
  const approval = example(adminPointsExamples, 'decideAdjustment');
  const decision = `${path}/${String(asked.request['id'])}/decision`;
  expect((await desk.call('finance', 'POST', decision, approval.request)).body).toEqual(approval.answer);
});

it('pages its lists', async () => {
  const all = await desk.pages('/admin/adjustments', 'items', 1);
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  const claims = await desk.pages('/admin/claims', 'items', 2);
  expect(claims.length).toBeGreaterThan(3);
  const waiting = await desk.pages('/admin/claims?open=true', 'items', 1);
  expect(waiting.every(({ state }) => String(state).startsWith('waiting'))).toBe(true);
});
