// Albums and looks over HTTP: a phone sends a photo and shows it, a guide photographs, a guest reports, the office decides; and
// what each of them may not.
import { DecidePurpose } from '@guike/flows';
import { WechatIdentities } from '@guike/members';
import { Audit, Tokens, newId, rows } from '@guike/platform';
import { purposes } from '@guike/programme';
import { StoresService } from '@guike/stores';
import { snapshot } from '../support/look-ground';
import { Office } from '../support/office';

let office: Office;
let memberId: string;
let phone: Readonly<Record<string, string>>;
let guest: Readonly<Record<string, string>>;
beforeAll(async () => {
  office = await Office.open();
  const { api } = office;
  memberId = await office.sell({ number: 'L1', phone: '13800000001' });
  phone = { authorization: `Bearer ${api.app.get(Tokens).signMember(memberId)}` };
  const identity = await api.db.inTransaction((tx) =>
    api.app.get(WechatIdentities).meet(tx, { appId: 'wx0', openid: 'o-guest', unionid: null }),
  );
  guest = { authorization: `Bearer ${api.app.get(Tokens).signGuest(identity.id)}` };
});
afterAll(() => office?.close());

const send = async (path: string, bytes: Buffer, headers: Readonly<Record<string, string>>, type = 'image/jpeg') =>
  office.api.fetch(path, {
    method: 'POST',
    body: new Uint8Array(bytes),
    headers: { ...headers, 'content-type': type },
  });
const as = (login: string) => ({ authorization: `Bearer ${office.tokenOf(login)}` });
const agree = (given: boolean) =>
  office.api.app.get(DecidePurpose).decide(memberId, 'photo', { given, version: purposes.photo.version });

it('goes from a photo on the phone to a look that everybody may see, and back to nothing', async () => {
  const id = newId();
  expect((await send(`/member/album/${id}`, await snapshot(), phone)).body).toMatchObject({ code: 'CONSENT_MISSING' });
  await agree(true);
  expect((await send(`/member/album/${id}`, await snapshot(), {})).status).toBe(401);
  expect((await send(`/member/album/${id}`, Buffer.from('{}'), phone, 'application/json')).status).toBe(400);
  expect((await send(`/member/album/${id}`, Buffer.from('GIF89a'), phone)).body).toMatchObject({
    code: 'PICTURE_INVALID',
  });
  const photo = await send(`/member/album/${id}`, await snapshot(), phone);
  expect(photo).toMatchObject({ status: 200, body: { id, lookId: null } });
  const small = await fetch(`${office.api.url}${String(photo.body['small'])}`);
  expect([small.status, small.headers.get('content-type'), small.headers.get('cache-control')]).toEqual([
    200,
    'image/webp',
    'private, max-age=1800',
  ]);

  const lookId = newId();
  const wish = { id: lookId, photos: [id], caption: '秋天', items: [{ name: '大衣', size: 'M' }], store: null };
  const publish = (more: object) =>
    office.api.send({ method: 'POST', path: '/member/looks', headers: phone, body: { ...wish, ...more } });
  const { version } = purposes.publish;
  for (const caption of ['看\u200b不见', '上\n下', '长'.repeat(201), '\u202e反过来'])
    expect(await publish({ caption, consentVersion: version })).toMatchObject({ status: 400 });
  expect(await publish({ photos: [id, id], consentVersion: version })).toMatchObject({ status: 400 });
  expect(await publish({ photos: [], consentVersion: version })).toMatchObject({ status: 400 });
  expect(await publish({ consentVersion: version })).toMatchObject({ status: 200, body: { state: 'pending' } });

  const report = (headers: Readonly<Record<string, string>>) =>
    office.api.send({ method: 'POST', path: `/looks/${lookId}/reports`, headers, body: { reason: 'other' } });
  expect((await report(guest)).body).toMatchObject({ code: 'LOOK_UNKNOWN' });
  const waits = await rows(office.api.db.reading, `SELECT FROM outbox WHERE job = 'look.submitted'`);
  expect(waits).toHaveLength(1);
  const decide = (login: string, action: object) =>
    office.api.send({ method: 'POST', path: `/admin/looks/${lookId}/decision`, headers: as(login), body: action });
  for (const login of ['auditor', 'finance', 'guide'])
    expect((await decide(login, { action: 'publish' })).status).toBe(403);
  expect((await decide('manager2', { action: 'publish' })).body).toMatchObject({ code: 'LOOK_UNKNOWN' });
  expect((await decide('manager', { action: 'publish' })).body).toMatchObject({ state: 'published' });
  expect((await office.api.send({ path: '/admin/looks?queue=all', headers: as('auditor') })).body).toMatchObject({
    items: [{ id: lookId, state: 'published' }],
  });
  expect((await report({})).status).toBe(401);
  expect(await report(guest)).toMatchObject({ status: 200, body: { reported: true } });
  expect((await office.api.send({ path: '/admin/look-counts', headers: as('manager') })).body).toEqual({
    waiting: 0,
    reported: 1,
  });
  expect((await office.api.send({ path: '/admin/look-counts', headers: as('manager2') })).body).toEqual({
    waiting: 0,
    reported: 0,
  });
  const gone = await office.api.send({ method: 'DELETE', path: `/member/looks/${lookId}`, headers: phone });
  expect(gone.body).toMatchObject({ state: 'withdrawn' });
});

it("takes a guide's photo only of whom they have before them, and asks the member who has not agreed", async () => {
  await agree(false);
  const path = `/staff/members/${memberId}/album/${newId()}`;
  expect((await send(path, await snapshot(), as('guide'))).body).toMatchObject({ code: 'MEMBER_UNKNOWN' });
  expect((await send(path, await snapshot(), as('head_office'))).status).toBe(403);
  await office.api.db.inTransaction(async (tx) => {
    const guide = await office.api.app.get(StoresService).staffByLogin(tx, 'guide');
    const record = { actorKind: 'staff', actorId: guide?.id ?? '', action: 'member.found_by_card', memberId } as const;
    await office.api.app.get(Audit).record(tx, record);
  });
  expect((await send(path, await snapshot(), as('guide'))).body).toMatchObject({ state: 'waiting' });
  expect((await send(path, await snapshot(), as('guide'))).body).toMatchObject({ state: 'waiting' });
  const state = await office.api.send({ path: `/staff/members/${memberId}/album`, headers: as('guide') });
  expect(state.body).toMatchObject({ consent: false, waiting: 1, obstacle: null });
});
