// The way in: a guest looks around and reads the papers; WeChat says who somebody is.
import { type AnswerOf, type doorEndpoints } from '@guike/contracts/http';
import { paperVersions } from '@guike/programme';
import { MemberGround } from '../support/member';

type Welcome = AnswerOf<typeof doorEndpoints.welcome>;

let ground: MemberGround;
const problem = (code: string): unknown => expect.objectContaining({ code });

beforeAll(async () => {
  ground = await MemberGround.open({ config: { shopName: '锦上', shopFiling: '沪ICP备2026000001号' } });
});
afterAll(() => ground?.close());

describe('a guest', () => {
  it('sees the shop, how to join, points and tiers, and may keep them for a minute', async () => {
    const { status, headers, body } = await ground.api.send<Welcome>({ path: '/member/welcome' });
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('public, max-age=60');
    expect(body).toMatchObject({
      shopName: '锦上',
      filing: '沪ICP备2026000001号',
      joining: ['一次购买 2 件本品牌商品'],
      papers: paperVersions,
      sandboxUrl: ground.wechat.url,
    });
    expect(body.tiers.map(({ name, benefits }) => `${name} ${benefits}`)).toEqual([
      '普通 3 项权益任选',
      '白银 6 项权益任选',
      '黄金 12 项权益任选',
      '铂金 全部权益',
    ]);
  });

  it.each(['agreement', 'privacy'] as const)('reads the %s in the name of the shop', async (name) => {
    const { status, headers, body } = await ground.api.send<AnswerOf<typeof doorEndpoints.paper>>({
      path: `/member/papers/${name}`,
    });
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('public, max-age=60');
    expect(body).toMatchObject({ name, version: paperVersions[name] });
    expect(JSON.stringify(body.sections)).toContain('锦上');
  });

  it('is told that there is no other paper', async () => {
    expect(await ground.api.send({ path: '/member/papers/secret' })).toMatchObject({
      status: 400,
      body: problem('INPUT_INVALID'),
    });
  });

  it('gets a ticket from WeChat’s code, once, and never the openid', async () => {
    const account = await ground.wechat.newAccount();
    const code = await ground.wechat.loginCode(account);
    const first = await ground.api.send({ method: 'POST', path: '/member/session', body: { code } });
    expect(first).toMatchObject({ status: 200, body: { status: 'guest' } });
    expect(first.headers.get('cache-control')).toBe('no-store');
    expect(JSON.stringify(first.body)).not.toContain(account.openid);
    const ticket = (first.body as { ticket: string }).ticket.split('.')[1] ?? '';
    expect(Buffer.from(ticket, 'base64url').toString()).not.toContain(account.openid);
    expect(await ground.api.send({ method: 'POST', path: '/member/session', body: { code } })).toMatchObject({
      status: 401,
      body: problem('WECHAT_CODE_INVALID'),
    });
  });
});

describe('limits', () => {
  it('slow down one guest who asks for phone after phone', async () => {
    const account = await ground.wechat.newAccount();
    const ticket = await ground.ticketOf(account);
    const statuses: number[] = [];
    for (let time = 0; time < 11; time++) {
      const consents = { agreement: 'old', privacy: 'old' };
      statuses.push((await ground.bind(account, { ticket, phoneCode: 'x', consents })).status);
    }
    expect(statuses).toEqual([...Array<number>(10).fill(409), 429]);
  });
});

it('is off where no mini-program is set up, and says so', async () => {
  const off = await MemberGround.open({ config: { wechatApp: null, wechatSandboxUrl: null } });
  try {
    expect(await off.api.send({ method: 'POST', path: '/member/session', body: { code: 'x' } })).toMatchObject({
      status: 503,
      body: problem('WECHAT_OFF'),
    });
    const welcome = await off.api.send<Welcome>({ path: '/member/welcome' });
    expect(welcome).toMatchObject({ status: 200, body: { shopName: '贵客', filing: null, sandboxUrl: null } });
  } finally {
    await off.close();
  }
});

it('writes no openid, phone or ticket into the log', async () => {
  const account = await ground.wechat.newAccount();
  const ticket = await ground.ticketOf(account);
  await ground.bind(account, { ticket });
  const log = JSON.stringify(ground.api.log);
  for (const secret of [account.openid, account.phone, ticket]) expect(log).not.toContain(secret);
});
