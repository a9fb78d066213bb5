// The shared access token of WeChat, between processes of ours on a real Redis, against the sandbox over HTTP.
import { type Config, connectRedis } from '@guike/platform';
import { breakableRedis } from '../support/redis';
import { PHONE, TOKEN, type WechatSandbox } from '../support/wechat';
import { type WechatSide, WechatSides } from '../support/wechat-sides';

const MINUTE_MS = 60_000;

let sides: WechatSides;
let sandbox: WechatSandbox;
beforeEach(async () => {
  sides = await WechatSides.open();
  sandbox = sides.sandbox;
});
afterEach(() => sides.close());

const start = (overrides?: Partial<Config>): Promise<WechatSide> => sides.start(overrides);

describe('the access token', () => {
  it('is fetched once for two processes and any number of calls at the same time', async () => {
    const both = [await start(), await start()];
    const tokens = await Promise.all(Array.from({ length: 40 }, (_, index) => both[index % 2]!.client.accessToken()));
    expect(new Set(tokens).size).toBe(1);
    expect(await sandbox.countCalls(TOKEN)).toBe(1);
    const third = await start();
    expect(await third.client.accessToken()).toBe(tokens[0]);
    expect(await sandbox.countCalls(TOKEN)).toBe(1);
  });

  it('is renewed five minutes before its end, by one process', async () => {
    const both = [await start(), await start()];
    const first = await both[0]!.client.accessToken();
    sides.clock.advance({ minutes: 114, seconds: 59 });
    expect(await both[1]!.client.accessToken()).toBe(first);
    expect(await sandbox.countCalls(TOKEN)).toBe(1);
    sides.clock.advance({ seconds: 2 });
    const tokens = await Promise.all(both.map(({ client }) => client.accessToken()));
    expect(tokens[0]).not.toBe(first);
    expect(tokens[1]).toBe(tokens[0]);
    expect(await sandbox.countCalls(TOKEN)).toBe(2);
  });

  it('still serves when the renewal fails, and is not asked for with every call', async () => {
    const { client } = await start();
    const first = await client.accessToken();
    sides.clock.advance({ minutes: 116 });
    await sandbox.fault({ path: TOKEN, errcode: -1, times: 2 });
    expect(await client.accessToken()).toBe(first);
    expect(await client.accessToken()).toBe(first);
    expect(await sandbox.countCalls(TOKEN)).toBe(2);
    sides.clock.advance({ minutes: 1 });
    expect(await client.accessToken()).toBe(first); // The second fault.
    expect(await sandbox.countCalls(TOKEN)).toBe(3);
    sides.clock.advance({ minutes: 1 });
    expect(await client.accessToken()).not.toBe(first);
  });

  it('of which nothing is left is no help when the renewal fails', async () => {
    const { client } = await start();
    await client.accessToken();
    sides.clock.advance({ minutes: 120 });
    await sandbox.fault({ path: TOKEN, errcode: -1 });
    await expect(client.accessToken()).rejects.toMatchObject({ code: 'WECHAT_BUSY' });
  });

  it.each([40001, 40014, 42001])(
    'refused with %i is replaced once, by force where it is still the newest',
    async (errcode) => {
      const { client, log } = await start();
      const before = await client.accessToken();
      await sandbox.fault({ path: PHONE, errcode });
      const account = await sandbox.newAccount();
      expect(await client.phoneNumber(await sandbox.phoneCode(account))).toMatchObject({ phone: account.phone });
      expect(await client.accessToken()).not.toBe(before);
      expect(await sandbox.countCalls(PHONE)).toBe(2);
      expect(log.filter(({ forced }) => forced === true)).toHaveLength(1);
    },
  );

  it('refused again is not tried a third time, and not forced again within half a minute', async () => {
    const { client, log } = await start();
    await sandbox.fault({ path: PHONE, errcode: 40001, times: 3 });
    const account = await sandbox.newAccount();
    const code = await sandbox.phoneCode(account);
    await expect(client.phoneNumber(code)).rejects.toMatchObject({ code: 'WECHAT_BUSY' });
    expect(await sandbox.countCalls(PHONE)).toBe(2);
    await expect(client.phoneNumber(code)).rejects.toMatchObject({ code: 'WECHAT_BUSY' });
    expect(await sandbox.countCalls(PHONE)).toBe(3);
    expect(log.filter(({ forced }) => forced === true)).toHaveLength(1);
    expect(await client.phoneNumber(code)).toMatchObject({ phone: account.phone });
  });

  it('that somebody else has replaced is taken from WeChat without force', async () => {
    const { client, log } = await start();
    const before = await client.accessToken();
    for (let time = 0; time < 2; time++) {
      await forceAnother();
      sides.clock.advance({ seconds: 31 });
    }
    const account = await sandbox.newAccount();
    expect(await client.phoneNumber(await sandbox.phoneCode(account))).toMatchObject({ phone: account.phone });
    expect(await client.accessToken()).not.toBe(before);
    expect(log.filter(({ forced }) => forced === true)).toEqual([]);
  });

  it('lies sealed in Redis and ends there with its life', async () => {
    const { client } = await start();
    const token = await client.accessToken();
    const redis = connectRedis(sides.config.redisUrl);
    try {
      const [key = ''] = await redis.keys(`${sides.config.redisPrefix}:wechat:*:token`);
      expect((await redis.getBuffer(key))!.includes(token)).toBe(false);
      expect(await redis.pttl(key)).toBeGreaterThan(110 * MINUTE_MS);
      expect(await redis.pttl(key)).toBeLessThanOrEqual(120 * MINUTE_MS);
    } finally {
      redis.disconnect();
    }
  });

  it('is kept by each process while Redis is away, and never forced, since nobody counts', async () => {
    const redis = await breakableRedis(sides.config.redisUrl);
    try {
      await redis.cut();
      const { client, log } = await start({ redisUrl: redis.url });
      const tokens = await Promise.all(Array.from({ length: 20 }, () => client.accessToken()));
      expect(new Set([...tokens, await client.accessToken()]).size).toBe(1);
      expect(await sandbox.countCalls(TOKEN)).toBe(1);
      await sandbox.fault({ path: PHONE, errcode: 40001 });
      await expect(client.phoneNumber('x')).rejects.toMatchObject({ code: 'WECHAT_BUSY' });
      expect(log.filter(({ forced }) => forced === true)).toEqual([]);
    } finally {
      await redis.close();
    }
  });

  async function forceAnother(): Promise<void> {
    const { id, secret } = sandbox.config.wechatApp;
    const body = { grant_type: 'client_credential', appid: id, secret, force_refresh: true };
    const answer = await sandbox.send(TOKEN, { method: 'POST', body: JSON.stringify(body) });
    expect(await answer.json()).toMatchObject({ expires_in: 7200 });
  }
});
