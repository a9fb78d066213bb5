// Applications, invitations and frozen cards over HTTP: who may, who may not, and the examples of the OpenAPI page.
import { newId } from '@guike/platform';
import { paperVersions, presets } from '@guike/programme';
import { membershipExamples } from '../../apps/api/openapi/membership-examples';
import { type OfficeSale, Office } from '../support/office';

type Json = Record<string, unknown>;

/** Both ways in at once, as a shop may write it. */
const programme = { ...presets.counter, joining: { ...presets.counter.joining, invitation: true } };
const everybody = ['guide', 'manager', 'manager2', 'finance', 'head_office', 'auditor'] as const;
const readers = { guide: 403, manager: 200, manager2: 200, finance: 200, head_office: 200, auditor: 200 };

let office: Office;
let phones = 13_820_000_000;
beforeAll(async () => {
  office = await Office.open({ programme });
});
afterAll(() => office?.close());

const nextPhone = () => String((phones += 1));
const sell = (sale: Omit<OfficeSale, 'yuan' | 'agrees'>) => office.sell({ ...sale, yuan: 3_000, agrees: false });

async function statuses(path: string, body?: () => Json): Promise<Json> {
  const found: Json = {};
  for (const login of everybody) found[login] = (await office.ask(login, path, body?.())).status;
  return found;
}

const applying = (phone: string, number: string, more: Json = {}) => ({
  id: newId(),
  phone,
  name: '王丽华',
  store: null,
  receipt: { businessDay: '2026-03-02', number },
  note: '',
  consentVersion: paperVersions.agreement,
  ...more,
});

describe('an application', () => {
  it('is filed by a manager, decided by head office, and read by the store that filed it', async () => {
    const phone = nextPhone();
    await sell({ number: 'A1', phone });
    const wish = applying(phone, 'A1');
    for (const [login, status] of Object.entries({ guide: 403, finance: 403, auditor: 403 }))
      expect([login, (await office.ask(login, '/admin/applications', wish)).status]).toEqual([login, status]);
    expect(await office.ask('manager2', '/admin/applications', wish)).toMatchObject({ status: 404 });
    const filed = await office.ask('manager', '/admin/applications', wish);
    expect(filed).toMatchObject({ status: 200, body: { id: wish.id, state: 'open' } });
    expect(await office.ask('manager', '/admin/applications', wish)).toMatchObject({ body: filed.body });
    expect(Object.keys(filed.body).sort()).toEqual(Object.keys(membershipExamples['apply']?.answer as Json).sort());
    expect(await statuses('/admin/applications')).toEqual(readers);
    expect((await office.ask('manager2', '/admin/applications')).body['items']).toEqual([]);
    expect((await office.ask('auditor', '/admin/applications')).body['items']).toMatchObject([
      { id: wish.id, phoneMasked: `138****${phone.slice(-4)}`, mine: false, mayOpen: true },
    ]);
    expect((await office.ask('head_office', '/admin/home')).body['waiting']).toEqual(
      expect.arrayContaining([{ kind: 'applications_open', count: 1 }]),
    );
    const path = `/admin/members/${String(filed.body['memberId'])}/applications/${wish.id}/decision`;
    for (const login of ['guide', 'manager', 'finance', 'auditor'])
      expect([login, (await office.ask(login, path, { approve: true })).status]).toEqual([login, 403]);
    expect(await office.ask('head_office', path, { approve: false })).toMatchObject({ status: 400 });
    expect(await office.ask('head_office', path, { approve: true })).toMatchObject({ body: { state: 'approved' } });
    expect(await office.ask('head_office', path, { approve: true })).toMatchObject({ status: 200 });
    expect((await office.ask('head_office', '/admin/applications')).body['items']).toEqual([]);
    expect((await office.ask('head_office', '/admin/applications?open=false&limit=1')).body).toMatchObject({
      items: [{ state: 'approved', decidedBy: 'head_office' }],
      next: null,
    });
  });

  it('says what is wrong with it', async () => {
    const phone = nextPhone();
    await sell({ number: 'B1', phone });
    expect(await office.ask('manager', '/admin/applications', applying(phone, 'B1', { receipt: null }))).toMatchObject({
      status: 400,
      body: { issues: [{ path: 'receipt', message: '请填写小票的日期和号码' }] },
    });
    expect(await office.ask('manager', '/admin/applications', applying(nextPhone(), 'B1'))).toMatchObject({
      status: 409,
      body: { code: 'APPLICATION_RECEIPT' },
    });
    expect(await office.ask('manager', '/admin/applications', applying(phone, 'nowhere'))).toMatchObject({
      status: 404,
      body: { code: 'RECEIPT_UNKNOWN' },
    });
  });
});

it('invites: a store’s manager and head office, which names the store', async () => {
  const inviting = (store: string | null = null) => ({
    id: newId(),
    phone: nextPhone(),
    name: '',
    store,
    reason: '老会员的朋友',
  });
  expect(await statuses('/admin/invitations', () => inviting('S1'))).toEqual({
    ...{ guide: 403, manager: 200, manager2: 200, finance: 403, head_office: 200, auditor: 403 },
  });
  expect(await office.ask('head_office', '/admin/invitations', inviting())).toMatchObject({ status: 404 });
  expect(await statuses('/admin/invitations')).toEqual(readers);
  expect((await office.ask('manager2', '/admin/invitations')).body['items']).toHaveLength(1);
  const { body } = await office.ask('manager', '/admin/invitations', inviting());
  const path = `/admin/members/${String(body['memberId'])}/invitations/${String(body['id'])}/withdrawal`;
  expect(await office.ask('manager2', path, {})).toMatchObject({ status: 404, body: { code: 'INVITATION_UNKNOWN' } });
  expect(await office.ask('manager', path, {})).toMatchObject({ body: { state: 'withdrawn' } });
});

it('slows down who tries out numbers: beyond the limit not even a free one is looked at', async () => {
  const phone = nextPhone();
  await sell({ number: 'TRIED', phone });
  await office.ask('manager', '/admin/applications', applying(phone, 'TRIED'));
  const inviting = (tried: string) => ({ id: newId(), phone: tried, name: '', store: null, reason: '老会员的朋友' });
  const tries = Array.from({ length: 30 }, () => office.ask('manager2', '/admin/invitations', inviting(phone)));
  expect(new Set((await Promise.all(tries)).map(({ body }) => body['code']))).toEqual(new Set(['APPLICATION_OPEN']));
  const refused = { status: 429, body: { code: 'RATE_LIMITED' } };
  expect(await office.ask('manager2', '/admin/invitations', inviting(nextPhone()))).toMatchObject(refused);
  expect(await office.ask('manager2', '/admin/applications', applying(nextPhone(), 'X'))).toMatchObject(refused);
  expect(await office.ask('manager', '/admin/invitations', inviting(nextPhone()))).toMatchObject({ status: 200 });
});

it('freezes: a store’s manager their own members, head office all; every store reads the list', async () => {
  const phone = nextPhone();
  const memberId = await sell({ number: 'C1', phone });
  const wish = { id: newId(), reason: 'lost', note: '来电说手机丢了' };
  const path = `/admin/members/${memberId}/freezes`;
  expect(await office.ask('manager', path, wish)).toMatchObject({ status: 409, body: { code: 'NOT_A_MEMBER' } });
  const { body } = await office.ask('manager', '/admin/applications', applying(phone, 'C1'));
  const decision = `/admin/members/${memberId}/applications/${String(body['id'])}/decision`;
  await office.ask('head_office', decision, { approve: true });
  for (const [login, status] of Object.entries({ guide: 403, manager2: 404, finance: 403, auditor: 403, manager: 200 }))
    expect([login, (await office.ask(login, path, wish)).status]).toEqual([login, status]);
  expect(await statuses('/admin/frozen-cards')).toEqual(readers);
  expect((await office.ask('manager2', '/admin/frozen-cards')).body['items']).toMatchObject([
    { memberId, storeName: '一店', reason: '手机或会员卡遗失', mayOpen: false, mayLift: false },
  ]);
  expect((await office.ask('auditor', `/admin/members/${memberId}/membership`)).body).toMatchObject({
    frozen: { id: wish.id, mayLift: false },
    events: [{ title: '冻结会员卡：手机或会员卡遗失' }, { title: '入会申请通过' }, { title: '申请入会' }],
  });
  const lift = `${path}/${wish.id}/lift`;
  expect(await office.ask('manager', lift, { note: '' })).toMatchObject({ status: 400 });
  expect(await office.ask('manager', lift, { note: '已核对' })).toMatchObject({ body: { state: 'active' } });
});

it('tells what joining leaves to the office, and to me', async () => {
  expect(await statuses('/admin/joining')).toEqual(readers);
  expect((await office.ask('manager', '/admin/joining')).body).toMatchObject({
    application: { mayFile: true, mayDecide: false, withReceipt: true, approvedBy: '总部' },
    invites: true,
    stores: [{ code: 'S1', name: '一店' }],
  });
});
