// The phones of the sandbox: what was sent to whom, what their owners do about it, and what gets lost on the way.
import { type WechatSandbox, TOKEN, openSandbox, templateId } from '../support/wechat';

let sandbox: WechatSandbox;
beforeAll(async () => {
  sandbox = await openSandbox();
});
afterAll(() => sandbox.close());

type Fields = Readonly<Record<string, unknown>>;

const post = async (path: string, body: unknown): Promise<Fields> =>
  (await (await sandbox.send(path, { method: 'POST', body: JSON.stringify(body) })).json()) as Fields;
const token = async (): Promise<Fields> => {
  const { id: appid, secret } = sandbox.config.wechatApp;
  return post(TOKEN, { grant_type: 'client_credential', appid, secret });
};

describe('the phones', () => {
  const TEMPLATE = templateId('booking');
  const send = async (openid: string, more: Fields = {}) => {
    const { access_token } = await token();
    const data = {
      thing1: { value: '改衣 <b>' },
      thing2: { value: '到店取' },
      time3: { value: '2026年11月22日 14:05' },
    };
    const body = { touser: openid, template_id: TEMPLATE, page: 'pages/inbox/index', data, ...more };
    return post(`/cgi-bin/message/subscribe/send?access_token=${String(access_token)}`, body);
  };
  const show = async (path: string) => (await sandbox.send(path)).text();
  const press = (path: string, fields: Record<string, string>) =>
    sandbox.send(path, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });

  it('show what came, in the words of its template, and that nothing has', async () => {
    const account = await sandbox.newAccount({ nickname: '阿青' });
    expect(await show(`/phone/${account.user}`)).toContain('还没有消息');
    await sandbox.grant(account, 'booking');
    expect(await send(account.openid)).toEqual({ errcode: 0, errmsg: 'ok', msgid: expect.any(Number) });
    const page = await show(`/phone/${account.user}`);
    for (const shown of ['预约提醒', '预约内容', '改衣 &lt;b&gt;', '2026年11月22日 14:05', 'pages/inbox/index'])
      expect(page).toContain(shown);
    for (const hidden of [account.openid, account.phone, '改衣 <b>']) expect(page).not.toContain(hidden);
    expect(await show('/')).toMatch(/阿青.*服务通知 预约提醒/s);
    expect((await sandbox.send('/phone/nobody')).status).toBe(404);
  });

  it('get short messages with the key alone, each id once, also where nobody has WeChat', async () => {
    const account = await sandbox.newAccount();
    const sms = (phone: string, id: string, key = sandbox.config.sms?.key) =>
      sandbox.send('/sms/send', {
        method: 'POST',
        headers: { authorization: `Bearer ${key}` },
        body: JSON.stringify({ id, phone, text: `【贵客】验证码 ${id}` }),
      });
    for (const id of ['482913', '482913', '775566']) expect((await sms(account.phone, id)).status).toBe(200);
    expect((await sms(account.phone, '1', 'another')).status).toBe(401);
    expect((await sms('not a phone', '2')).status).toBe(400);
    expect((await sms('13800138000', '990011')).status).toBe(200);
    const page = await show(`/phone/${account.user}`);
    expect(page.match(/验证码 482913/g)).toHaveLength(1);
    expect(page).toMatch(/验证码 775566.*验证码 482913/s);
    expect(await show('/phone')).toMatch(/138\*{4}8000.*验证码 990011/s);
    await sandbox.fault({ path: '/sms/send', status: 503 });
    expect((await sms(account.phone, '3')).status).toBe(503);
  });

  it('let their owner turn a template off, and follow the account', async () => {
    const account = await sandbox.newAccount();
    await sandbox.grant(account, 'booking');
    await sandbox.grant(account, 'booking');
    await send(account.openid);
    expect((await press(`/phone/${account.user}/refuse`, { title: '预约提醒' })).status).toBe(303);
    expect(await send(account.openid)).toMatchObject({ errcode: 43101 });
    expect(await show(`/phone/${account.user}`)).toContain('未关注');
    await press(`/phone/${account.user}/follow`, { follows: '1' });
    expect(await show(`/phone/${account.user}`)).toContain('已关注');
  });

  it('ask for three templates at once, from pages of this machine, and filter what is not there', async () => {
    const account = await sandbox.newAccount();
    const asked = [TEMPLATE, templateId('tier'), 'x'.repeat(43)];
    const ask = (path: string, body: unknown) =>
      sandbox.send(path, {
        method: 'POST',
        headers: { origin: 'http://127.0.0.1:3000', 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    const titles = await ask('/sandbox/templates', { templates: asked });
    expect(titles.headers.get('access-control-allow-origin')).toBe('http://127.0.0.1:3000');
    expect(await titles.json()).toEqual([
      { id: TEMPLATE, title: '预约提醒' },
      { id: templateId('tier'), title: '会员等级变动通知' },
    ]);
    const results = { [asked[0]!]: 'accept', [asked[1]!]: 'reject', [asked[2]!]: 'accept' };
    const answer = await ask('/sandbox/grants', { user: account.user, results });
    expect(await answer.json()).toEqual({ ...results, [asked[2]!]: 'filter' });
    expect(await send(account.openid)).toMatchObject({ errcode: 0 });
    expect((await ask('/sandbox/templates', { templates: [...asked, TEMPLATE] })).status).toBe(400);
  });

  it('get what was done though its answer was lost', async () => {
    const account = await sandbox.newAccount();
    await sandbox.grant(account, 'booking');
    await press('/trouble/fault', { name: '订阅消息：已发出但没有回音' });
    expect(await show('/trouble')).toContain('等着发生：订阅消息：已发出但没有回音');
    const { access_token } = await token();
    const lost = await sandbox.send(`/cgi-bin/message/subscribe/send?access_token=${String(access_token)}`, {
      method: 'POST',
      body: JSON.stringify({
        touser: account.openid,
        template_id: TEMPLATE,
        data: { thing1: { value: 'a' }, thing2: { value: 'b' }, time3: { value: '14:05' } },
      }),
    });
    expect(lost.status).toBe(502);
    expect(await sandbox.post(account)).toHaveLength(1);
    await press('/trouble/media', { mode: 'never', suggest: 'risky' });
    expect(await show('/trouble')).toMatch(/value="never" selected.*value="risky" selected/s);
  });
});
