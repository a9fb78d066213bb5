// Who may like: whoever WeChat vouches for, member or guest, and nobody else. And what of it leaves the API.
import { AskRisk } from '@guike/flows';
import { Tokens, newId, rows } from '@guike/platform';
import sharp from 'sharp';
import type { Account } from '../../apps/wechat-sandbox/accounts';
import { MemberGround } from '../support/member';

let ground: MemberGround;
let tokens: Tokens;
let lookId: string;
let owner: string;
let ownerAccount: Account;
beforeAll(async () => {
  ground = await MemberGround.open();
  tokens = ground.api.app.get(Tokens);
  ownerAccount = await ground.wechat.newAccount();
  owner = await ground.tokenOf(ownerAccount);
  lookId = await lookOf(tokens.readMember(owner));
});
afterAll(() => ground?.close());

const query = <T>(text: string, values: readonly unknown[]) => rows<T>(ground.api.db.reading, text, values);

async function lookOf(memberId: string): Promise<string> {
  const [id, now] = [newId(), ground.api.clock.now()];
  await query(`INSERT INTO look_key (look_id, member_id) VALUES ($1, $2)`, [id, memberId]);
  await query(
    `INSERT INTO look (member_id, id, store_id, caption, items, consent_id, state, submitted_at, published_at, closes_at,
       programme_version, open_reports, reason)
     SELECT $1, $2, id, '雾蓝的一天', '[]', $2, 'published', $3::timestamptz, $3, $3::timestamptz + interval '7 days', 1, 0, ''
     FROM store WHERE code = 'S1'`,
    [memberId, id, now],
  );
  await query(
    `INSERT INTO look_photo (member_id, look_id, nth, photo_id, file_key, width, height, asks) VALUES ($1, $2, 1, $2, 'x', 900, 1200, 0)`,
    [memberId, id],
  );
  return id;
}

const look = '/looks/';
const like = (token: string, id = lookId) => ground.ask(token, `${look}${id}/like`, { method: 'PUT' });
const guestToken = async (): Promise<string> => {
  const { body } = await ground.signIn(await ground.wechat.newAccount());
  return body.token;
};

it('lets a guest like without being a member, and see it', async () => {
  const token = await guestToken();
  expect(await like(token)).toMatchObject({ status: 200, body: { likes: 1, liked: true } });
  expect((await ground.ask(token, `${look}${lookId}`)).body).toMatchObject({ likes: 1, liked: true, mine: false });
  const seen = await ground.api.send({ path: '/looks' });
  expect(seen).toMatchObject({ status: 200, body: { items: [{ id: lookId, likes: 1, liked: false }] } });
  expect(await ground.ask(token, `${look}${lookId}/like`, { method: 'DELETE' })).toMatchObject({
    body: { likes: 0, liked: false },
  });
});

it('is one person before and after they bind a phone', async () => {
  const account = await ground.wechat.newAccount();
  const { body } = await ground.signIn(account);
  await like(body.token);
  const member = await ground.tokenOf(account);
  ground.api.clock.advance({ minutes: 1 });
  expect((await like(member)).body).toEqual({ likes: 1, liked: true });
  expect((await like(body.token)).body).toEqual({ likes: 1, liked: true });
});

it('asks WeChat about who liked, later again while it is busy, and forgets from where they came', async () => {
  const risk = () =>
    query<{ rank: number | null; ip: string | null; wanted: boolean }>(
      `SELECT rank, client_ip AS ip, wanted_at IS NOT NULL AS wanted FROM person_risk WHERE client_ip IS NOT NULL OR rank > 0`,
      [],
    );
  const asking = ground.api.app.get(AskRisk, { strict: false });
  await asking.ask();
  expect(await risk()).toEqual([]);
  const suspect = await ground.wechat.newAccount({ flags: { suspect: true } });
  const { body } = await ground.signIn(suspect);
  await like(body.token);
  await ground.wechat.fault({ path: '/wxa/getuserriskrank', errcode: -1 });
  expect(await asking.ask()).toBe(0);
  expect(await risk()).toEqual([{ rank: null, ip: expect.any(String), wanted: true }]);
  expect(await asking.ask()).toBe(1);
  expect(await risk()).toEqual([{ rank: 3, ip: null, wanted: false }]);
});

it('shows a member whose look is theirs, and what its likes come to', async () => {
  expect((await ground.ask(owner, `${look}${lookId}`)).body).toMatchObject({ mine: true });
  expect((await ground.ask(owner, '/member/look-likes')).body).toMatchObject({
    mode: 'per_like',
    items: [{ id: lookId, open: true, points: null }],
  });
  const guest = await guestToken();
  expect((await ground.ask(guest, '/member/look-likes')).status).toBe(401);
});

it('refuses whoever is nobody: no token, another kind of token, one that has ended, somebody who has left', async () => {
  expect((await ground.api.send({ method: 'PUT', path: `${look}${lookId}/like` })).status).toBe(401);
  expect((await like(tokens.signTicket(newId()))).status).toBe(401);
  expect((await like(tokens.signStaff({ staffId: newId(), tokenVersion: 1 }))).status).toBe(401);
  expect((await like(tokens.signGuest(newId()))).status).toBe(401);
  expect((await ground.ask('nonsense', '/looks')).status).toBe(401);
  const noWechat = tokens.signMember((await ground.sell('13900000009')).memberId);
  expect(await like(noWechat)).toMatchObject({ status: 403 });
  const account = await ground.wechat.newAccount();
  const { body } = await ground.signIn(account);
  const memberId = tokens.readMember(await ground.tokenOf(account));
  await query(`UPDATE member SET state = 'exited' WHERE id = $1`, [memberId]);
  expect((await like(body.token)).status).toBe(401);
  const late = await guestToken();
  ground.api.clock.advance({ days: 8 });
  expect((await like(late)).status).toBe(401);
});

it('takes no screenshot while the switch is off', async () => {
  const picture = await sharp({ create: { width: 300, height: 600, channels: 3, background: '#fff' } })
    .png()
    .toBuffer();
  const token = (await ground.signIn(ownerAccount)).body.token;
  const answer = await ground.api.fetch(`/member/look-claims/${newId()}?look=${lookId}&likes=3`, {
    method: 'PUT',
    body: new Uint8Array(picture),
    headers: { authorization: `Bearer ${token}`, 'content-type': 'image/png' },
  });
  expect(answer).toMatchObject({ status: 409, body: { code: 'LOOK_CLAIMS_OFF' } });
  expect((await ground.ask(token, '/member/look-claims')).body).toMatchObject({
    ...{ rules: null, closed: '门店没有开放晒图审核', claims: [] },
  });
});
