// 转介绍 in the console: what waits with its reasons and head office's word on it, everybody who came, what guides brought.
import { Binding, InviteFriends, JudgeReferral, TouchInvitation } from '@guike/flows';
import { WechatIdentities } from '@guike/members';
import { Tokens, newId, rows } from '@guike/platform';
import { paperVersions } from '@guike/programme';
import type { Page } from 'playwright-core';
import { builtScreens, describeInBrowser, openScreens } from '../support/browser';
import { by, choose, enterConsole, expectClear, reads } from '../support/console-pages';
import { Office } from '../support/office';

describeInBrowser('referrals in the console', () => {
  const screens = openScreens();
  let office: Office;
  let phones = 13_577_000_000;

  beforeAll(async () => {
    office = await Office.open({ config: { webDir: builtScreens() } });
  }, 60_000);
  afterAll(() => office?.close());

  const get = <T>(flow: new (...args: never[]) => T): T => office.api.app.get<T>(flow, { strict: false });
  const enter = (login: string, path: string): Promise<Page> =>
    enterConsole(screens, `${office.api.url}/console/${path}`, login);
  const home = { address: '203.0.113.9', device: 'iPhone 15|iOS 18.1|390x844' };

  /** Somebody opens a code, binds a phone, joins by a sale and is judged. Answers the member's id. */
  async function brought(
    code: string,
    name: string,
    from = { address: `10.0.${phones % 250}.1`, device: 'X' },
  ): Promise<string> {
    const phone = String((phones += 1));
    const seen = { appId: 'wx', openid: newId(), unionid: null };
    const { id: identityId } = await office.api.db.inTransaction((tx) => get(WechatIdentities).meet(tx, seen));
    await get(TouchInvitation).touch({ identityId, memberId: null }, code, from);
    await office.api.db.inTransaction((tx) =>
      get(Binding).bind(tx, identityId, { phone, consents: paperVersions, name }),
    );
    office.api.clock.advance({ minutes: 5 });
    const memberId = await office.sell({ number: `r${phone}`, phone, yuan: 640 });
    await office.api.db.inTransaction(await get(JudgeReferral).work({ v: 1, memberId }, { outboxId: newId() }));
    return memberId;
  }

  it('has nothing to look at first, and says where it begins', async () => {
    const page = await enter('head_office', 'referrals');
    await by(page, 'empty').waitFor();
    await reads(page, 'referral-figure-joined', '0');
    await expectClear(page, 'referrals-empty');
    await page.click('text=导购带来');
    await page.waitForSelector('text=本月还没有人打开员工的邀请');
  });

  it('serves members, guests and guides over HTTP, each their own', async () => {
    const owner = await office.sell({ number: 'h1', phone: '13800138009', name: '苏晚' });
    const tokens = office.api.app.get(Tokens);
    const ask = <T = Record<string, unknown>>(token: string | null, path: string, body?: unknown) =>
      office.api.send<T>({
        method: body === undefined ? 'GET' : 'POST',
        path,
        ...(body === undefined ? {} : { body }),
        ...(token === null ? {} : { headers: { authorization: `Bearer ${token}` } }),
      });
    const mine = tokens.signMember(owner);
    const { body: page } = await ask<{ code: string; poster: string }>(mine, '/member/referral?device=X');
    const seen = { appId: 'wx', openid: newId(), unionid: null };
    const { id } = await office.api.db.inTransaction((tx) => get(WechatIdentities).meet(tx, seen));
    const guest = tokens.signGuest(id);
    expect((await ask(null, `/invitations/${page.code.toLowerCase()}`)).body).toMatchObject({ from: '苏**' });
    expect(await ask(null, '/invitations/22222222')).toMatchObject({ status: 404, body: { code: 'INVITE_UNKNOWN' } });
    expect((await ask(guest, '/person/referral/touches', { code: page.code })).body).toEqual({ state: 'opened' });
    expect((await ask(null, '/person/referral/touches', { code: page.code })).status).toBe(401);
    expect((await ask(mine, '/member/referral/friends')).body).toMatchObject({ items: [{ state: 'opened' }] });
    expect((await ask(mine, '/member/referral/earned')).body).toMatchObject({ points: 0, thisMonth: 0 });
    expect((await ask(guest, '/member/referral')).status).toBe(401);
    const poster = await fetch(`${office.api.url}${page.poster}`);
    expect([poster.status, poster.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    expect((await office.ask('guide', '/staff/referral')).body).toMatchObject({ page: 'pages/invite/index' });
    expect((await office.ask('finance', `/admin/referrals/${newId()}/decision`, { approve: true })).status).toBe(403);
    expect((await office.ask('head_office', `/admin/referrals/${newId()}/decision`, { approve: true })).status).toBe(
      404,
    );
  });

  it('shows what is held with the reasons; head office accepts one and refuses another', async () => {
    const owner = await office.sell({ number: '1', phone: '13800138000', name: '林知夏' });
    const { code } = await get(InviteFriends).page(owner, home);
    const [first, second] = [await brought(code, '周敏', home), await brought(code, '许安然', home)];
    await brought(code, '何静');
    const manager = await enter('manager', 'referrals/held');
    await by(manager, 'referrals-held').waitFor();
    await manager.waitForSelector('text=等总部核对');
    const page = await enter('head_office', '');
    await by(page, 'waiting-referrals_held').click();
    await by(page, 'referrals-held').waitFor();
    expect(await by(page, 'referrals-held').textContent()).toContain('好友与介绍人的手机型号和网络相同');
    await expectClear(page, 'referrals-held');
    const idOf = async (memberId: string) =>
      (await rows<{ id: string }>(office.api.db.reading, `SELECT id FROM referral WHERE member_id = $1`, [memberId]))[0]
        ?.id;
    await by(page, `approve-${await idOf(first)}`).click();
    await expectClear(page, 'referrals-approve');
    await by(page, 'dialog-submit').click();
    await by(page, `approve-${await idOf(first)}`).waitFor({ state: 'detached' });
    await by(page, `refuse-${await idOf(second)}`).click();
    await page.fill('#refusal', '同一部手机注册的');
    await by(page, 'dialog-submit').click();
    await by(page, 'empty').waitFor();
    await page.click('.page-ways >> text=全部');
    await by(page, 'referrals').waitFor();
    await page.waitForSelector('text=介绍人得 64 积分');
    await page.waitForSelector('text=head_office · ');
    await reads(page, 'referral-figure-joined', '2');
    await reads(page, 'referral-figure-points', '128');
    await expectClear(page, 'referrals-all');
    await choose(page, '.referral-tools .ant-select >> nth=0', '没有计入');
    await by(page, 'referrals').locator('tbody tr >> nth=1').waitFor({ state: 'detached' });
    expect(await by(page, 'referrals').locator('tbody').textContent()).toContain('同一部手机注册的');
  });

  it('shows what a guide’s code brought', async () => {
    const [guide] = await rows<{ id: string }>(office.api.db.reading, `SELECT id FROM staff WHERE login = 'guide'`);
    const { code } = await get(InviteFriends).staffPage(guide?.id as string, { address: null, device: null });
    await brought(code, '方圆');
    const page = await enter('auditor', 'referrals/guides');
    await by(page, 'referral-guides').waitFor();
    await page.waitForSelector('[data-testid="referral-guides"] tbody .under');
    expect(await by(page, 'referral-guides').locator('tbody').textContent()).toContain('111');
    await expectClear(page, 'referrals-guides');
  });
});
