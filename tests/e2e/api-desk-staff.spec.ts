// The people who work here, looked after by the office over HTTP.
import type { StaffRole } from '@guike/kernel';
import { rows } from '@guike/platform';
import { StoresService } from '@guike/stores';
import { Desk, forHeadOffice, forOffice } from '../support/desk';
import { expectProblem } from '../support/problem';

type Json = Record<string, unknown>;

const PASSWORD = 'correct horse battery';

let office: Desk;
beforeAll(async () => {
  office = await Desk.open();
  const counter = { storeId: office.api.storeId, code: 'A', name: '女装专柜' };
  await office.api.db.inTransaction((tx) => office.api.app.get(StoresService).createCounter(tx, counter));
});
afterAll(() => office?.api.close());

const newcomer = (login: string, more: Json = {}) => ({
  login,
  name: '小林',
  role: 'guide',
  store: 'S1',
  password: PASSWORD,
  ...more,
});
const signIn = (login: string, password = PASSWORD) => office.api.signIn({ login, password });
const me = (token: string) => office.api.send({ path: '/staff/me', headers: { authorization: `Bearer ${token}` } });

describe('who may', () => {
  it('hire and change: head office', async () => {
    expect(await office.statuses('POST', '/admin/staff', newcomer('first'))).toEqual(forHeadOffice);
    const { id } = (await office.call('office', 'POST', '/admin/staff', newcomer('second'))).body;
    const { login: _login, password: _password, ...as } = newcomer('second');
    expect(await office.statuses('PUT', `/admin/staff/${String(id)}`, { ...as, active: true })).toEqual(forHeadOffice);
    expectProblem(
      await office.api.send({ method: 'POST', path: '/admin/staff', body: newcomer('third') }),
      401,
      'UNAUTHENTICATED',
    );
  });

  it('see the list: all but guides', async () => {
    expect(await office.statuses('GET', '/admin/staff')).toEqual(forOffice);
    expectProblem(await office.api.send({ path: '/admin/staff' }), 401, 'UNAUTHENTICATED');
  });
});

describe('hiring', () => {
  it('gives a login that works at once, and never writes the password down', async () => {
    const { body } = await office.call('office', 'POST', '/admin/staff', newcomer('lin'));
    expect((await me(await signIn('lin'))).body).toMatchObject({ login: 'lin', role: 'guide', storeCode: 'S1' });
    const written = (await office.audits('staff.hired')).filter(({ detail }) => detail['login'] === 'lin');
    expect(written).toEqual([
      { actor_id: expect.any(String), detail: { staffId: body['id'], login: 'lin', role: 'guide', store: 'S1' } },
    ]);
    expect(JSON.stringify(await rows(office.api.db.reading, 'SELECT detail FROM audit_log'))).not.toContain(PASSWORD);
  });

  it('is done once however often it is sent, and a login belongs to one person', async () => {
    const sent = await Promise.all(
      [1, 2, 3].map(() => office.call('office', 'POST', '/admin/staff', newcomer('chen'))),
    );
    expect(sent.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(sent.map(({ body }) => body['id'])).size).toBe(1);
    for (const other of [{ name: '小陈' }, { role: 'manager' }, { store: 'S2' }, { password: 'another password' }])
      expectProblem(await office.call('office', 'POST', '/admin/staff', newcomer('chen', other)), 409, 'LOGIN_TAKEN');
    expect((await me(await signIn('chen'))).status).toBe(200);
  });

  it.each([
    ['a guide without a store', { store: null }, '导购和店长要选择门店'],
    ['a manager without a store', { role: 'manager', store: null }, '导购和店长要选择门店'],
    ['an auditor of a store', { role: 'auditor' }, '财务、总务和审计不属于门店，请不要选择门店'],
  ])('refuses %s', async (_what, more, message) => {
    const answer = await office.call('office', 'POST', '/admin/staff', newcomer('nobody', more));
    expectProblem(answer, 400, 'INPUT_INVALID');
    expect(answer.body['issues']).toEqual([{ path: 'store', message }]);
  });

  it('refuses a store that is not there, and a short password', async () => {
    expectProblem(
      await office.call('office', 'POST', '/admin/staff', newcomer('nobody', { store: 'S9' })),
      404,
      'STORE_UNKNOWN',
    );
    const answer = await office.call('office', 'POST', '/admin/staff', newcomer('nobody', { password: 'short' }));
    expect(answer.body['issues']).toEqual([{ path: 'password', message: '密码至少 10 个字符' }]);
  });
});

describe('changing somebody', () => {
  const kept = { name: '小林', role: 'guide', store: 'S1', active: true };
  async function hired(login: string, role: StaffRole = 'guide'): Promise<{ id: string; token: string }> {
    const store = role === 'guide' || role === 'manager' ? 'S1' : null;
    const { body } = await office.call('office', 'POST', '/admin/staff', newcomer(login, { role, store }));
    return { id: String(body['id']), token: await signIn(login) };
  }
  const change = (id: string, body: Json, login = 'office') => office.call(login, 'PUT', `/admin/staff/${id}`, body);

  it.each([
    ['a dismissal', { active: false }, 401],
    ['another store', { store: 'S2' }, 401],
    ['another role', { role: 'manager' }, 401],
    ['a new password', { password: 'brand new password' }, 401],
    ['another name', { name: '大林' }, 200],
    ['nothing', {}, 200],
  ])('%s ends their sessions, or does not', async (what, changed, status) => {
    const { id, token } = await hired(`someone-${Object.keys(changed).join('') || 'same'}`);
    expect((await me(token)).status).toBe(200);
    const answer = await change(id, { ...kept, ...changed });
    const { password: _password, store, ...shown } = { ...kept, ...changed } as Json;
    expect([what, answer.body]).toEqual([what, expect.objectContaining({ id, ...shown, storeCode: store })]);
    office.api.clock.advance({ seconds: 10 });
    expect((await me(token)).status).toBe(status);
  });

  it('writes down what changed, from what to what, and no password', async () => {
    const { id } = await hired('audited');
    await change(id, { ...kept, role: 'manager', store: 'S2', name: '林', password: 'brand new password' });
    await change(id, { ...kept, role: 'manager', store: 'S2', name: '林' });
    await change(id, { ...kept, role: 'manager', store: 'S2', name: '林', active: false });
    const written = (await office.audits('staff.changed')).filter(({ detail }) => detail['staffId'] === id);
    expect(written.map(({ detail }) => detail['changed'])).toEqual([
      { name: true, role: ['guide', 'manager'], store: ['S1', 'S2'], password: true },
      { active: false },
    ]);
    expect(JSON.stringify(written)).not.toContain('brand new');
  });

  it('dismisses and takes back: without a new password the old one is good again', async () => {
    const { id } = await hired('back');
    await change(id, { ...kept, active: false });
    await expect(signIn('back')).rejects.toThrow('401');
    await change(id, kept);
    expect((await me(await signIn('back'))).status).toBe(200);
  });

  it('knows the phone of their own card as a hash, keeps it until it is changed, and forgets it', async () => {
    const { id } = await hired('phoned');
    const index = async () =>
      rows<{ known: boolean }>(
        office.api.db.reading,
        `SELECT phone_index = (SELECT phone_index FROM staff WHERE login = 'same-phone') AS known FROM staff WHERE id = $1`,
        [id],
      );
    const other = { ...newcomer('same-phone'), phone: '138 0013 8000' };
    expect((await office.call('office', 'POST', '/admin/staff', other)).status).toBe(200);
    expect((await change(id, { ...kept, phone: '13800138000' })).body).toMatchObject({ phoneKnown: true });
    expect((await change(id, kept)).body).toMatchObject({ phoneKnown: true });
    expect(await index()).toEqual([{ known: true }]);
    expect((await change(id, { ...kept, phone: null })).body).toMatchObject({ phoneKnown: false });
    expectProblem(await change(id, { ...kept, phone: '12' }), 400, 'INPUT_INVALID');
  });

  it('leaves the counter behind with the store', async () => {
    const { id } = await hired('counted');
    const counter = `(SELECT id FROM counter WHERE code = 'A')`;
    await rows(office.api.db.reading, `UPDATE staff SET counter_id = ${counter} WHERE id = $1`, [id]);
    expect((await change(id, { ...kept, name: '柜' })).body).toMatchObject({ counterName: '女装专柜' });
    expect((await change(id, { ...kept, store: 'S2' })).body).toMatchObject({ counterName: null, storeName: '二店' });
  });

  it('is not for oneself, except for name and password', async () => {
    const boss = await hired('boss1', 'head_office');
    office.tokens.set('boss1', boss.token);
    const own = { ...kept, role: 'head_office', store: null };
    expectProblem(await change(boss.id, { ...own, active: false }, 'boss1'), 409, 'OWN_ACCOUNT');
    expectProblem(await change(boss.id, { ...own, role: 'auditor' }, 'boss1'), 409, 'OWN_ACCOUNT');
    expect((await change(boss.id, { ...own, name: '总务' }, 'boss1')).body).toMatchObject({ name: '总务' });
    expect((await change(boss.id, { ...own, password: 'brand new password' }, 'boss1')).status).toBe(200);
    await office.api.signIn({ login: 'boss1', password: 'brand new password' });
  });

  it('leaves somebody in head office, when two dismiss each other', async () => {
    const [one, other] = [await hired('boss2', 'head_office'), await hired('boss3', 'head_office')];
    office.tokens.set('boss2', one.token).set('boss3', other.token);
    const gone = { ...kept, role: 'head_office', store: null, active: false };
    const answers = await Promise.all([change(other.id, gone, 'boss2'), change(one.id, gone, 'boss3')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
    // The one who was dismissed is remembered for seconds, and yet hires nobody.
    const dismissed = answers[0]?.status === 200 ? 'boss3' : 'boss2';
    expectProblem(await office.call(dismissed, 'POST', '/admin/staff', newcomer('late')), 401, 'UNAUTHENTICATED');
  });

  it('refuses nobody’s id and rules that hiring has', async () => {
    const { id } = await hired('ruled');
    expectProblem(await change('0195c1a4-2f00-7c1e-9d1b-6a4f0f2b7a02', kept), 404, 'STAFF_UNKNOWN');
    expectProblem(await change(id, { ...kept, store: 'S9' }), 404, 'STORE_UNKNOWN');
    expectProblem(await change(id, { ...kept, store: null }), 400, 'INPUT_INVALID');
  });
});

describe('the list of staff', () => {
  it('is by login, page after page, by store and role', async () => {
    const whole = (await office.get('/admin/staff?limit=200')).body['staff'] as Json[];
    const logins = whole.map(({ login }) => login);
    expect(logins).toEqual(expect.arrayContaining(['auditor', 'guide', 'manager2']));
    expect(await office.pages('/admin/staff', 'staff', 3)).toEqual(whole);
    const managers = (await office.get('/admin/staff?store=S2&role=manager')).body['staff'] as Json[];
    expect(managers.map(({ login }) => login)).toContain('manager2');
    expect(managers.every(({ role, storeCode }) => role === 'manager' && storeCode === 'S2')).toBe(true);
    expect(new Set(whole.flatMap((entry) => Object.keys(entry)))).toEqual(
      new Set([
        'id',
        'login',
        'name',
        'role',
        'storeCode',
        'storeName',
        'counterName',
        'active',
        'phoneKnown',
        'createdAt',
      ]),
    );
    expectProblem(await office.get('/admin/staff?store=S9'), 404, 'STORE_UNKNOWN');
  });

  it('shows a manager their own people, and no other store’s', async () => {
    const own = (await office.get('/admin/staff?limit=200', 'manager2')).body['staff'] as Json[];
    expect(own.length).toBeGreaterThan(0);
    expect(own.every(({ storeCode }) => storeCode === 'S2')).toBe(true);
    expect((await office.get('/admin/staff?store=S2&limit=200', 'manager2')).body['staff']).toEqual(own);
    expectProblem(await office.get('/admin/staff?store=S1', 'manager2'), 404, 'STORE_UNKNOWN');
    expectProblem(await office.get('/admin/staff?store=S9', 'manager2'), 404, 'STORE_UNKNOWN');
  });
});
