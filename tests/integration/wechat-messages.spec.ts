// Messages, codes and content safety through the client, against the sandbox over HTTP: every outcome that a caller must
// tell apart, and nothing in the log that is anybody's business.
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import type { Account } from '../../apps/wechat-sandbox/accounts';
import { type WechatSandbox, templateId } from '../support/wechat';
import { type WechatSide, WechatSides } from '../support/wechat-sides';

const SEND = '/cgi-bin/message/subscribe/send';
const MESSAGE = {
  templateId: templateId('redemption'),
  page: 'pages/rewards/redemption?id=1',
  data: { thing1: '桂花乌龙', thing2: '30 天内到店领取', time3: '2026年11月22日 14:05' },
};

let sides: WechatSides;
let sandbox: WechatSandbox;
let side: WechatSide;
let account: Account;
beforeAll(async () => {
  sides = await WechatSides.open();
  sandbox = sides.sandbox;
  side = await sides.start();
});
beforeEach(async () => {
  account = await sandbox.newAccount({ flags: { linked: true } });
});
afterAll(() => sides.close());

const subscribe = (more: Partial<typeof MESSAGE> = {}) =>
  side.messages.subscribe(account.openid, { ...MESSAGE, ...more });

describe('a subscription message', () => {
  it('is sent once for each grant, and shown as its template says', async () => {
    expect(await subscribe()).toEqual({ kind: 'no_grant' });
    await sandbox.grant(account, 'redemption');
    expect(await subscribe()).toEqual({ kind: 'sent', msgid: expect.stringMatching(/^\d+$/) });
    expect(await subscribe()).toEqual({ kind: 'no_grant' });
    expect(await sandbox.post(account)).toEqual([
      expect.objectContaining({
        title: '兑换提醒',
        page: MESSAGE.page,
        lines: [
          { label: '兑换商品', value: '桂花乌龙' },
          { label: '备注', value: '30 天内到店领取' },
          { label: '提醒时间', value: '2026年11月22日 14:05' },
        ],
      }),
    ]);
  });

  it.each([
    ['a template that is not there', { templateId: 'x'.repeat(43) }, 40037],
    ['a keyword that is missing', { data: { thing1: '桂花乌龙', thing2: '到店领取' } as typeof MESSAGE.data }, 47003],
    ['a keyword that is too long', { data: { ...MESSAGE.data, thing1: '桂'.repeat(21) } }, 47003],
    ['a time that is none', { data: { ...MESSAGE.data, time3: '明天' } }, 47003],
    ['a page with a slash before it', { page: '/pages/home/index' }, 41030],
  ])('with %s is refused for good, and uses up no grant', async (_what, more, errcode) => {
    await sandbox.grant(account, 'redemption');
    expect(await subscribe(more)).toEqual({ kind: 'refused', errcode });
    expect(await subscribe()).toMatchObject({ kind: 'sent' });
  });

  it('of a template that WeChat has taken away is refused for good', async () => {
    await sandbox.grant(account, 'tier');
    const ban = (banned: boolean) =>
      sandbox.send('/sandbox/bans', { method: 'POST', body: JSON.stringify({ template: templateId('tier'), banned }) });
    await ban(true);
    expect(await subscribe({ templateId: templateId('tier') })).toEqual({ kind: 'refused', errcode: 43107 });
    await ban(false);
  });

  it.each([-1, 45009, 45011, 40164])('met with %i may be sent later, and has certainly not been', async (errcode) => {
    await sandbox.grant(account, 'redemption');
    await sandbox.fault({ path: SEND, errcode });
    expect(await subscribe()).toEqual({ kind: 'later', errcode, mayHaveArrived: false });
    expect(await sandbox.post(account)).toEqual([]);
  });

  it('of which no answer came may have arrived; where nobody was there it has not', async () => {
    await sandbox.fault({ path: SEND, status: 502 });
    expect(await subscribe()).toEqual({ kind: 'later', errcode: null, mayHaveArrived: true });
    const nobody = createServer();
    await once(nobody.listen(0, '127.0.0.1'), 'listening');
    const { port } = nobody.address() as AddressInfo;
    await new Promise((closed) => nobody.close(closed));
    const alone = await sides.start({ wechatBaseUrl: `http://127.0.0.1:${port}` });
    const answer = await alone.messages.subscribe(account.openid, MESSAGE);
    expect(answer).toEqual({ kind: 'later', errcode: null, mayHaveArrived: false });
  });

  it.each([40001, 40014, 42001])('met with %i is tried exactly once more, with a newer token', async (errcode) => {
    sides.clock.advance({ hours: 3 });
    const fresh = await sides.start({ redisPrefix: `${sides.config.redisPrefix}-${errcode}` });
    const sends = await sandbox.countCalls(SEND);
    await sandbox.grant(account, 'redemption');
    await sandbox.fault({ path: SEND, errcode, times: 2 });
    const outcome = await fresh.messages.subscribe(account.openid, MESSAGE);
    expect(outcome).toEqual({ kind: 'later', errcode, mayHaveArrived: false });
    expect((await sandbox.countCalls(SEND)) - sends).toBe(2);
    expect(await subscribe()).toMatchObject({ kind: 'sent' });
  });

  it('leaves no openid, no words and no token in the log', async () => {
    await sandbox.grant(account, 'redemption');
    await subscribe();
    await subscribe();
    const log = JSON.stringify(side.log);
    expect(log).toContain('43101');
    for (const secret of [account.openid, '桂花乌龙', await side.client.accessToken()])
      expect(log).not.toContain(secret);
  });
});

describe("the Official Account's message", () => {
  const tell = (once?: string) =>
    side.messages.officialAccount(account.accountOpenid, { ...MESSAGE, ...(once !== undefined && { once }) });

  it('reaches who follows it, once under a name', async () => {
    expect(await tell()).toEqual({ kind: 'refused', errcode: 43004 });
    await sandbox.follow(account);
    expect(await tell('birthday-2026')).toMatchObject({ kind: 'sent' });
    expect(await tell('birthday-2026')).toMatchObject({ kind: 'sent' });
    expect(await sandbox.post(account)).toHaveLength(1);
    expect(await side.messages.follower(account.accountOpenid)).toEqual({ follows: true, unionid: account.unionid });
  });

  it('is off where the shop has no account', async () => {
    const alone = await sides.start({ wechatOfficial: null });
    expect(alone.messages.hasAccount).toBe(false);
    await expect(alone.messages.officialAccount('a', MESSAGE)).rejects.toMatchObject({ code: 'WECHAT_OFF' });
  });
});

describe('a code', () => {
  const CODE = '/wxa/getwxacodeunlimit';

  it('is drawn once and kept, for each scene and page', async () => {
    const target = { scene: 'i=Xk29a', page: 'pages/home/index' };
    const first = await side.codes.unlimited(target);
    expect(first.subarray(1, 4).toString()).toBe('PNG');
    expect(await side.codes.unlimited(target)).toEqual(first);
    expect(await sandbox.countCalls(CODE)).toBe(1);
    expect(await side.codes.unlimited({ ...target, scene: 'i=Xk29b' })).not.toEqual(first);
    expect(await sandbox.countCalls(CODE)).toBe(2);
  });

  it.each([
    { scene: 'x'.repeat(33), page: 'pages/home/index' },
    { scene: '生日', page: 'pages/home/index' },
    { scene: '', page: 'pages/home/index' },
    { scene: 'a%20b', page: 'pages/home/index' },
    { scene: 'a', page: '/pages/home/index' },
    { scene: 'a', page: 'pages/home/index?b=1' },
  ])('for %j is not asked for', async (target) => {
    const before = await sandbox.countCalls(CODE);
    await expect(side.codes.unlimited(target)).rejects.toThrow(/scene|page/);
    expect(await sandbox.countCalls(CODE)).toBe(before);
  });

  it('that WeChat refuses is not kept', async () => {
    const target = { scene: 'i=Xk29c', page: 'pages/home/index' };
    await sandbox.fault({ path: CODE, errcode: 41030 });
    await expect(side.codes.unlimited(target)).rejects.toMatchObject({ code: 'WECHAT_BUSY' });
    expect((await side.codes.unlimited(target)).length).toBeGreaterThan(100);
  });
});

it('a link opens a page for at most thirty days, as often as the quota of a day allows', async () => {
  const target = { page: 'pages/home/index', query: 'from=sms', days: 30 };
  expect(await side.codes.link(target)).toMatch(/^https:\/\/wxaurl\.cn\//);
  await expect(side.codes.link({ ...target, days: 31 })).rejects.toThrow('30 days');
  const quota = { path: '/wxa/generate_urllink', aDay: 1 };
  await sandbox.send('/sandbox/quotas', { method: 'POST', body: JSON.stringify(quota) });
  await expect(side.codes.link(target)).rejects.toMatchObject({ code: 'WECHAT_BUSY' });
});

describe('content safety', () => {
  const visit = async () => side.client.code2Session(await sandbox.loginCode(account));

  it('judges the words of people who are here', async () => {
    const text = (words: string) => side.safety.text({ openid: account.openid, scene: 'profile', text: words });
    expect(await text('晚安')).toEqual({ kind: 'away' });
    await visit();
    expect(await text('晚安')).toEqual({ kind: 'checked', suggest: 'pass', label: 100 });
    expect(await text('这句待审')).toMatchObject({ suggest: 'review' });
    expect(await text('这句违规')).toMatchObject({ suggest: 'risky' });
    sides.clock.advance({ hours: 2 });
    expect(await text('晚安')).toEqual({ kind: 'away' });
  });

  it('takes pictures in, and tells how much of a fraud somebody is', async () => {
    await visit();
    const { openid } = account;
    const picture = await side.safety.picture({ openid, scene: 'social', url: 'https://shop.example/a.webp' });
    expect(picture).toEqual({ kind: 'asked', traceId: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{8}){2}$/) });
    const rank = (who: Account) =>
      side.safety.riskRank({ openid: who.openid, scene: 'joining', clientIp: '203.0.113.9', phone: who.phone });
    expect(await rank(account)).toEqual({ kind: 'ranked', rank: 0 });
    expect(await rank(await sandbox.newAccount({ flags: { highRisk: true } }))).toEqual({ kind: 'ranked', rank: 4 });
    await sandbox.fault({ path: '/wxa/getuserriskrank', errcode: 45011 });
    expect(await rank(account)).toMatchObject({ kind: 'later', errcode: 45011 });
  });
});
