// The WeChat sandbox: WeChat's documented answers, the pages that stand in for a phone, and its process.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SHOWN_CUSTOMER, personOf } from '../../apps/cli/demo/cast';
import { type Account, accountsFile } from '../../apps/wechat-sandbox/accounts';
import { TravellingClock } from '../support/clock';
import { LOGIN, PHONE, TOKEN, type WechatSandbox, openSandbox } from '../support/wechat';

const ROOT = join(__dirname, '../..');
const ACCOUNTS = join(ROOT, 'demo/wechat-accounts.json');
const APP = 'http://127.0.0.1:3000/app/#/pages/me';

let clock: TravellingClock;
let sandbox: WechatSandbox;
beforeEach(async () => {
  clock = new TravellingClock();
  sandbox = await openSandbox({ clock });
});
afterEach(() => sandbox.close());

type Fields = Readonly<Record<string, unknown>>;

const json = async (path: string, init?: RequestInit): Promise<Fields> =>
  (await (await sandbox.send(path, init)).json()) as Fields;
const post = (path: string, body: unknown): Promise<Fields> =>
  json(path, { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) });
const login = (fields: Record<string, string>) => json(`${LOGIN}?${new URLSearchParams(fields).toString()}`);
const token = async (more: Fields = {}): Promise<Fields> => {
  const { id: appid, secret } = sandbox.config.wechatApp;
  return post(TOKEN, { grant_type: 'client_credential', appid, secret, ...more });
};
const phone = (accessToken: unknown, body: unknown) => post(`${PHONE}?access_token=${String(accessToken)}`, body);

describe('the session of a login code', () => {
  const asked = async (more: Fields = {}): Promise<Fields> => {
    const { id: appid, secret } = sandbox.config.wechatApp;
    const js_code = await sandbox.loginCode(await sandbox.newAccount());
    const all = { appid, secret, js_code, grant_type: 'authorization_code', ...more };
    return login(Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)));
  };

  it('has the documented shape', async () => {
    expect(await asked()).toEqual({
      session_key: expect.stringMatching(/^.{22}==$/),
      openid: expect.stringMatching(/^o/),
    });
  });

  it.each([
    [{ appid: undefined }, 41002],
    [{ appid: 'wx0' }, 40013],
    [{ secret: undefined }, 41004],
    [{ secret: 'wrong' }, 40125],
    [{ js_code: undefined }, 41008],
    [{ js_code: 'never-issued' }, 40029],
    [{ grant_type: 'client_credential' }, 40002],
  ])('with %j is refused with %i', async (fields, errcode) => {
    const answer = await asked(fields);
    expect(answer).toEqual({ errcode, errmsg: expect.stringMatching(/ rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$/) });
  });

  it('of a code used before is refused with 40163, and by POST with 43001', async () => {
    const { id: appid, secret } = sandbox.config.wechatApp;
    const js_code = await sandbox.loginCode(await sandbox.newAccount());
    const fields = { appid, secret, js_code, grant_type: 'authorization_code' };
    expect(await login(fields)).not.toHaveProperty('errcode');
    expect(await login(fields)).toMatchObject({ errcode: 40163 });
    expect(await post(LOGIN, fields)).toMatchObject({ errcode: 43001 });
  });
});

describe('a stable token', () => {
  it('stays the same until its last five minutes, in which old and new are good', async () => {
    const account = await sandbox.newAccount();
    const use = async (value: unknown) => (await phone(value, { code: await sandbox.phoneCode(account) }))['errcode'];
    const first = await token();
    expect(first).toEqual({ access_token: expect.any(String), expires_in: 7200 });
    clock.advance({ seconds: 6_899 });
    expect(await token()).toEqual({ access_token: first['access_token'], expires_in: 301 });
    clock.advance({ seconds: 1 });
    const second = await token();
    expect(second).toMatchObject({ expires_in: 7200 });
    expect(second['access_token']).not.toBe(first['access_token']);
    expect([await use(first['access_token']), await use(second['access_token'])]).toEqual([0, 0]);
    clock.advance({ seconds: 300 });
    expect([await use(first['access_token']), await use(second['access_token'])]).toEqual([42001, 0]);
  });

  it('is replaced by force: not twice in half a minute, twenty times a day, the one before the last is dead', async () => {
    const values: unknown[] = [(await token())['access_token']];
    const force = async () => token({ force_refresh: true });
    values.push((await force())['access_token']);
    expect((await force())['access_token']).toBe(values[1]);
    clock.advance({ seconds: 30 });
    values.push((await force())['access_token']);
    expect(new Set(values).size).toBe(3);
    const refusals = await Promise.all(values.map((value) => phone(value, { code: 'x' })));
    expect(refusals.map(({ errcode }) => errcode)).toEqual([40001, 40029, 40029]);
    for (let time = 3; time <= 20; time++) {
      clock.advance({ seconds: 30 });
      expect(await force()).toHaveProperty('access_token');
    }
    clock.advance({ seconds: 30 });
    expect(await force()).toMatchObject({ errcode: 45009 });
  });

  it.each([
    [{ appid: '' }, 41002],
    [{ appid: 'wx0' }, 40013],
    [{ secret: '' }, 41004],
    [{ secret: 'wrong' }, 40125],
    [{ grant_type: 'authorization_code' }, 40002],
  ])('with %j is refused with %i', async (fields, errcode) => {
    expect(await token(fields)).toMatchObject({ errcode });
  });

  it('is not given for what is no JSON, nor by GET', async () => {
    expect(await post(TOKEN, '{')).toMatchObject({ errcode: 47001 });
    expect(await json(TOKEN)).toMatchObject({ errcode: 43002 });
  });
});

describe('a phone number', () => {
  it('has the documented shape', async () => {
    const account = await sandbox.newAccount({ phone: '13911112222' });
    const { access_token } = await token();
    expect(await phone(access_token, { code: await sandbox.phoneCode(account) })).toEqual({
      errcode: 0,
      errmsg: 'ok',
      phone_info: {
        phoneNumber: '13911112222',
        purePhoneNumber: '13911112222',
        countryCode: '86',
        watermark: { timestamp: clock.now().getTime() / 1000, appid: sandbox.config.wechatApp.id },
      },
    });
  });

  it.each([
    ['', 41001],
    ['made-up', 40001],
  ])('with the token %j is refused with %i', async (value, errcode) => {
    expect(await phone(value, { code: 'x' })).toMatchObject({ errcode });
  });

  it('is not asked for when the shop has no quota: the button fails', async () => {
    const { openid } = await sandbox.newAccount({ flags: { phoneQuotaGone: true } });
    expect(await post('/sandbox/phone-code', { openid })).toMatchObject({ errno: 1400001 });
  });
});

describe('in a browser', () => {
  const form = (path: string, fields: Record<string, string>) =>
    sandbox.send(path, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
  const wayBack = (answer: Response): URL => {
    expect(answer.status).toBe(303);
    return new URL(answer.headers.get('location')!);
  };
  const identity = async (code: string | null) => {
    const { id: appid, secret } = sandbox.config.wechatApp;
    return (await login({ appid, secret, js_code: String(code), grant_type: 'authorization_code' }))['openid'];
  };
  let account: Account;
  let back: { redirect_uri: string; state: string };
  beforeEach(async () => {
    account = await sandbox.newAccount({ nickname: '<b>小满</b>', phone: '13900001111' });
    back = { redirect_uri: APP, state: 's&1' };
  });

  it('somebody is chosen and comes back with a code, never with an openid', async () => {
    const page = await (await sandbox.send(`/sandbox/authorize?${new URLSearchParams(back).toString()}`)).text();
    expect(page).toContain('微信（模拟）');
    expect(page).toContain('&lt;b&gt;小满&lt;/b&gt;');
    expect(page).toContain('139****1111');
    expect(page).not.toContain(account.openid);
    const to = wayBack(await form('/sandbox/authorize', { ...back, user: account.user }));
    expect(to.href).toMatch(/^http:\/\/127\.0\.0\.1:3000\/app\/\?.*#\/pages\/me$/);
    expect([...to.searchParams.keys()]).toEqual(['wx_code', 'wx_user', 'state']);
    expect(to.searchParams.get('state')).toBe('s&1');
    expect(to.href).not.toContain(account.openid);
    expect(await identity(to.searchParams.get('wx_code'))).toBe(account.openid);
  });

  it('somebody new is made, once the phone is one', async () => {
    const refused = await form('/sandbox/authorize/new', { ...back, nickname: '阿青', phone: '139' });
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain('手机号应为 11 位');
    const to = wayBack(await form('/sandbox/authorize/new', { ...back, nickname: '阿青', phone: '139 2222 3333' }));
    expect(await identity(to.searchParams.get('wx_code'))).toMatch(/^o/);
    expect(await json('/sandbox/accounts')).toContainEqual(expect.objectContaining({ phone: '13922223333' }));
  });

  it('the phone is allowed, refused, or not to be had', async () => {
    const page = await sandbox.send(
      `/sandbox/phone?${new URLSearchParams({ ...back, user: account.user }).toString()}`,
    );
    expect(await page.text()).toContain('139****1111');
    const decide = async (decision: string) => {
      const answer = await form('/sandbox/phone', { ...back, user: account.user, decision });
      return wayBack(answer).searchParams;
    };
    const { access_token } = await token();
    expect(await phone(access_token, { code: (await decide('allow')).get('wx_phone_code') })).toMatchObject({
      errcode: 0,
    });
    expect(Object.fromEntries(await decide('deny'))).toEqual({ wx_denied: '1', state: 's&1' });
    const { user } = await sandbox.newAccount({ flags: { phoneQuotaGone: true } });
    const asked = `/sandbox/phone?${new URLSearchParams({ ...back, user }).toString()}`;
    expect(wayBack(await sandbox.send(asked, { redirect: 'manual' })).searchParams.get('wx_errno')).toBe('1400001');
  });

  it('nobody is sent to a page that is not of this machine', async () => {
    const redirect_uri = 'https://example.com/';
    const { user } = account;
    const answers = [
      await sandbox.send(`/sandbox/authorize?${new URLSearchParams({ redirect_uri }).toString()}`),
      await form('/sandbox/authorize', { redirect_uri, user }),
      await form('/sandbox/authorize/new', { redirect_uri, nickname: '阿青', phone: '13922223333' }),
      await sandbox.send(`/sandbox/phone?${new URLSearchParams({ redirect_uri, user }).toString()}`),
      await form('/sandbox/phone', { redirect_uri, user, decision: 'allow' }),
    ];
    for (const answer of answers) {
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain('请回到会员小程序');
    }
  });

  it('a page of this machine may fetch a code silently, another may not', async () => {
    const ask = (origin: string, method = 'POST') =>
      sandbox.send('/sandbox/login-code', {
        method,
        headers: { origin, 'content-type': 'application/json' },
        ...(method === 'POST' && { body: JSON.stringify({ user: account.user }) }),
      });
    const own = await ask('http://127.0.0.1:3000');
    expect(own.headers.get('access-control-allow-origin')).toBe('http://127.0.0.1:3000');
    expect(await identity(((await own.json()) as { code: string }).code)).toBe(account.openid);
    const before = await ask('http://127.0.0.1:3000', 'OPTIONS');
    expect([before.status, before.headers.get('access-control-allow-headers')]).toEqual([204, 'content-type']);
    for (const method of ['POST', 'OPTIONS'])
      expect((await ask('https://example.com', method)).headers.get('access-control-allow-origin')).toBeNull();
    const unknown = await sandbox.send('/sandbox/login-code', { method: 'POST', body: '{"user":"nobody"}' });
    expect(unknown.status).toBe(404);
  });

  it('the first page says what this is and what was called, without a code or a full phone', async () => {
    const code = await sandbox.loginCode(account);
    await identity(code);
    await identity(code);
    const page = await (await sandbox.send('/')).text();
    expect(page).toContain('微信服务器的替身');
    expect(page).toMatch(new RegExp(`拒绝 40163.*${LOGIN}.*成功.*${LOGIN}`, 's'));
    for (const hidden of [code, account.phone, account.openid, sandbox.config.wechatApp.secret])
      expect(page).not.toContain(hidden);
  });
});

describe("the demo's accounts", () => {
  const accounts = accountsFile.parse(JSON.parse(readFileSync(ACCOUNTS, 'utf8')));
  const sales = ['sales-nanjing-road.csv', 'sales-xintiandi.csv'].map((file) =>
    readFileSync(join(ROOT, 'demo', file), 'utf8'),
  );
  const customers = new Set(
    sales.flatMap((text) => [...text.matchAll(/,(\d{5}),[^,\n]*$/gm)].map(([, number]) => number!)),
  );

  it('are customers of the demo, the shown one first, and one whom it has never seen', () => {
    const newcomer = accounts.at(-1)!;
    expect(customers.size).toBeGreaterThan(100);
    expect(accounts[0]).toMatchObject({ phone: personOf(SHOWN_CUSTOMER).phone });
    for (const { nickname, phone: number } of accounts.slice(0, -1)) {
      expect(customers).toContain(number.slice(-5));
      expect({ name: nickname, phone: number }).toEqual(personOf(number.slice(-5)));
    }
    expect([...customers].map((number) => personOf(number).phone)).not.toContain(newcomer.phone);
  });
});
