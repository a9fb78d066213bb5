// Asking WeChat for people and phones, against the sandbox over HTTP; what it refuses, and what is told of it.
import type { Config } from '@guike/platform';
import { LOGIN, PHONE, type WechatSandbox } from '../support/wechat';
import { type WechatSide, WechatSides } from '../support/wechat-sides';

let sides: WechatSides;
let sandbox: WechatSandbox;
beforeEach(async () => {
  sides = await WechatSides.open();
  sandbox = sides.sandbox;
});
afterEach(() => sides.close());

const start = (overrides?: Partial<Config>): Promise<WechatSide> => sides.start(overrides);

describe('a login code', () => {
  it('tells who somebody is, once', async () => {
    const { client } = await start();
    const plain = await sandbox.newAccount();
    const linked = await sandbox.newAccount({ flags: { linked: true } });
    const code = await sandbox.loginCode(plain);
    expect(await client.code2Session(code)).toEqual({ openid: plain.openid, unionid: null });
    await expect(client.code2Session(code)).rejects.toMatchObject({ code: 'WECHAT_CODE_INVALID' });
    expect(await client.code2Session(await sandbox.loginCode(linked))).toEqual({
      openid: linked.openid,
      unionid: linked.unionid,
    });
  });

  it('is good for five minutes', async () => {
    const { client } = await start();
    const account = await sandbox.newAccount();
    const [early, late] = [await sandbox.loginCode(account), await sandbox.loginCode(account)];
    sides.clock.advance({ minutes: 4, seconds: 59 });
    await expect(client.code2Session(early)).resolves.toMatchObject({ openid: account.openid });
    sides.clock.advance({ seconds: 1 });
    await expect(client.code2Session(late)).rejects.toMatchObject({ code: 'WECHAT_CODE_INVALID' });
  });

  it('is refused for a person whom WeChat takes for a fraud, and above a hundred a minute', async () => {
    const { client } = await start();
    const fraud = await sandbox.newAccount({ flags: { highRisk: true } });
    await expect(client.code2Session(await sandbox.loginCode(fraud))).rejects.toMatchObject({
      code: 'WECHAT_HIGH_RISK',
    });
    const eager = await sandbox.newAccount();
    for (let call = 0; call < 100; call++) await client.code2Session(await sandbox.loginCode(eager));
    await expect(client.code2Session(await sandbox.loginCode(eager))).rejects.toMatchObject({ code: 'WECHAT_BUSY' });
    sides.clock.advance({ minutes: 1 });
    await expect(client.code2Session(await sandbox.loginCode(eager))).resolves.toMatchObject({ openid: eager.openid });
  });
});

describe('a phone code', () => {
  it('tells the phone, once, and only of the person it belongs to', async () => {
    const { client } = await start();
    const account = await sandbox.newAccount({ phone: '139 1234 5678' });
    const other = await sandbox.newAccount();
    const code = await sandbox.phoneCode(account);
    await expect(client.phoneNumber(code, other.openid)).rejects.toMatchObject({ code: 'WECHAT_CODE_INVALID' });
    expect(await client.phoneNumber(code, account.openid)).toEqual({ phone: '13912345678', countryCode: '86' });
    await expect(client.phoneNumber(code)).rejects.toMatchObject({ code: 'WECHAT_CODE_INVALID' });
    await expect(client.phoneNumber(await sandbox.loginCode(account))).rejects.toMatchObject({
      code: 'WECHAT_CODE_INVALID',
    });
  });

  it('is good for five minutes', async () => {
    const { client } = await start();
    const code = await sandbox.phoneCode(await sandbox.newAccount());
    sides.clock.advance({ minutes: 5 });
    await expect(client.phoneNumber(code)).rejects.toMatchObject({ code: 'WECHAT_CODE_INVALID' });
  });

  it('of another country is refused, though it may have eleven digits', async () => {
    const { client } = await start();
    const code = await sandbox.phoneCode(await sandbox.newAccount({ phone: '13800138000', countryCode: '49' }));
    await expect(client.phoneNumber(code)).rejects.toMatchObject({ code: 'PHONE_FOREIGN' });
  });

  it('says when the shop has no quota left', async () => {
    const { client } = await start();
    await sandbox.fault({ path: PHONE, errcode: 1400001 });
    const code = await sandbox.phoneCode(await sandbox.newAccount());
    await expect(client.phoneNumber(code)).rejects.toMatchObject({ code: 'PHONE_QUOTA_GONE' });
  });
});

describe('trouble', () => {
  it('a WeChat that is not set up is off, and nobody is asked', async () => {
    const { client } = await start({ wechatApp: null });
    for (const ask of [client.code2Session('x'), client.phoneNumber('x'), client.accessToken()])
      await expect(ask).rejects.toMatchObject({ code: 'WECHAT_OFF' });
  });

  it('a wrong app or secret is a matter for the shop, said in the log', async () => {
    const { id, secret } = sandbox.config.wechatApp;
    for (const wechatApp of [
      { id: 'wx0', secret },
      { id, secret: 'old' },
    ]) {
      const { client, log } = await start({ wechatApp });
      await expect(client.code2Session('x')).rejects.toMatchObject({ code: 'WECHAT_OFF' });
      await expect(client.accessToken()).rejects.toMatchObject({ code: 'WECHAT_OFF' });
      expect(log.filter(({ level }) => level >= 50)).toHaveLength(2);
    }
  });

  it.each([{ errcode: -1 }, { errcode: 45009 }, { status: 502 }])('%j is a passing one', async (fault) => {
    const { client } = await start();
    await sandbox.fault({ path: LOGIN, ...fault });
    const code = await sandbox.loginCode(await sandbox.newAccount());
    await expect(client.code2Session(code)).rejects.toMatchObject({ code: 'WECHAT_BUSY' });
    await expect(client.code2Session(code)).resolves.toBeDefined();
  });

  it('a WeChat that does not answer is given five seconds, one that is gone none', async () => {
    const { client } = await start();
    await sandbox.fault({ path: LOGIN, delayMs: 30_000 });
    const started = performance.now();
    await expect(client.code2Session('x')).rejects.toMatchObject({ code: 'WECHAT_BUSY' });
    expect(performance.now() - started).toBeGreaterThan(4_900);
    expect(performance.now() - started).toBeLessThan(8_000);
    const gone = await start({ wechatBaseUrl: 'http://127.0.0.1:1' });
    await expect(gone.client.code2Session('x')).rejects.toMatchObject({ code: 'WECHAT_BUSY' });
  }, 20_000);

  it('leaves no code, id, phone, token or secret in the log or in what is thrown', async () => {
    const { client, log } = await start();
    const account = await sandbox.newAccount();
    const [login, phone] = [await sandbox.loginCode(account), await sandbox.phoneCode(account)];
    const thrown: unknown[] = [];
    const collect = (error: unknown) => void thrown.push(error);
    await client.code2Session(login);
    await client.code2Session(login).catch(collect);
    await client.phoneNumber(phone, account.openid);
    await client.phoneNumber(phone, account.openid).catch(collect);
    await sandbox.fault({ path: LOGIN, status: 500 });
    await client.code2Session(login).catch(collect);
    await sandbox.fault({ path: PHONE, errcode: 40001 });
    await client.phoneNumber(phone).catch(collect);
    expect(thrown).toHaveLength(4);
    const told = [log, thrown.map((error) => [String(error), JSON.stringify(error), (error as Error).stack])];
    const text = JSON.stringify(told);
    expect(log.length).toBeGreaterThan(4);
    const { id, secret } = sandbox.config.wechatApp;
    for (const hidden of [login, phone, account.openid, account.phone, secret, id, await client.accessToken()])
      expect(text).not.toContain(hidden);
  });
});
