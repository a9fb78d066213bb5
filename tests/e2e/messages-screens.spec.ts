// Messages in a real browser: a member chooses what comes how and allows WeChat one, a guide does what is to be done, and
// the office sees what became of it all.
import { CareTasksService } from '@guike/care';
import { type BusinessDay, addDays, businessDay } from '@guike/kernel';
import { NotificationsService } from '@guike/notifications';
import { newId, rows } from '@guike/platform';
import { ProgrammeService, presets } from '@guike/programme';
import { StoresService } from '@guike/stores';
import type { Page } from 'playwright-core';
import { PASSWORD } from '../support/api';
import { barriers, describeInBrowser, openScreens, shot } from '../support/browser';
import { by, choose, enterConsole, expectClear, reads } from '../support/console-pages';
import { MemberScreens } from '../support/member-screens';
import { rewardFlows } from '../support/rewards';
import { until } from '../support/wait';
import { outboxEmpty } from '../support/worker';

describeInBrowser('messages', () => {
  const screens = openScreens();
  let shop: MemberScreens;
  let today: BusinessDay;
  let guide = '';

  beforeAll(async () => {
    shop = await MemberScreens.open();
    today = businessDay(shop.today);
    const { api } = shop.ground;
    await api.hire('zhoumin', 'guide');
    await api.hire('office', 'head_office');
    // A test may run at night.
    const messages = { quietFrom: 0, quietTo: 0, mostPerWeek: 3, smsFor: ['expiring' as const] };
    await api.db.inTransaction((tx) => get(ProgrammeService).publish(tx, { ...presets.boutique, messages }, today));
    const [hired] = await rows<{ id: string }>(api.db.reading, `SELECT id FROM staff WHERE login = 'zhoumin'`);
    guide = hired?.id ?? '';
  }, 60_000);
  afterAll(() => shop.close());

  const get = <T>(type: abstract new (...parts: never[]) => T): T => shop.ground.api.app.get(type, { strict: false });
  const db = () => shop.ground.api.db;
  const open = async (page: Page, path: string): Promise<void> => {
    await page.goto(`${shop.url}#/pages/${path}`);
    await page.reload();
  };
  const isClear = async (page: Page, name: string): Promise<void> => {
    await shot(page, name);
    expect(await barriers(page)).toEqual([]);
  };

  async function memberOf(phone: string): Promise<string> {
    await shop.sell(phone, 600);
    const [row] = await rows<{ id: string }>(
      db().reading,
      `SELECT member_id AS id FROM purchase ORDER BY id DESC LIMIT 1`,
    );
    return row?.id ?? '';
  }

  it('come to WeChat where somebody allows it, lead on, and are switched off as easily', async () => {
    const page = await screens.phone();
    const account = await shop.newcomer(page, '沈知意');
    const memberId = await memberOf(account.phone);
    await open(page, 'inbox/index');
    await page.waitForSelector('#message-ask-card');
    await isClear(page, 'messages-inbox-ask');
    await page.tap('#message-ask-open');
    await page.tap('#message-ask-allow');
    await page.waitForSelector('#message-ask-card', { state: 'detached' });
    const message = { kind: 'redemption' as const, title: '已兑换「真丝小方巾」', body: '请在12月3日前到店领取。' };
    await db().inTransaction((tx) =>
      get(NotificationsService).deliver(tx, {
        ...message,
        memberId,
        source: 'test',
        link: 'pages/rewards/redemptions',
      }),
    );
    await outboxEmpty(shop.ground.api);
    await until(async () => (await shop.ground.wechat.post(account)).length === 1);
    expect(await shop.ground.wechat.post(account)).toMatchObject([
      { channel: 'service', page: 'pages/rewards/redemptions' },
    ]);
    await open(page, 'inbox/index');
    await page.tap('.letter:has-text("真丝小方巾")');
    await page.waitForSelector('#redemptions-page');

    await open(page, 'me/index');
    await page.tap('#to-message-settings');
    await page.waitForSelector('#settings-wechat');
    await isClear(page, 'message-settings');
    await page.tap('#settings-wechat-tier');
    await page.waitForSelector('#settings-wechat-tier[aria-checked="false"]');
    await until(async () => (await rows(db().reading, `SELECT FROM message_preference WHERE NOT wanted`)).length === 1);
    await page.reload();
    await page.waitForSelector('#settings-wechat-tier[aria-checked="false"]');
  });

  it('are asked for again where one was used, and never stand in the way of what was tapped', async () => {
    const page = await screens.phone();
    const account = await shop.newcomer(page, '顾南枝');
    const memberId = await memberOf(account.phone);
    await rows(
      db().reading,
      `UPDATE point_account SET lot_available = ARRAY['2026-01-01'::date] WHERE member_id = $1`,
      [memberId],
    );
    const reward = await rewardFlows(shop.ground.api.app).offer({ name: '真丝小方巾', points: 20, valueFen: 9_800 });
    await open(page, `rewards/reward?id=${reward}`);
    const known = page.waitForResponse(/messages\/asks/);
    await page.tap('#redeem');
    await known;
    await page.waitForSelector('#confirm-redeem');
    await page.tap('#confirm-redeem');
    await page.waitForSelector('#redemption-qr');
    await page.waitForSelector('#message-ask');
    await shot(page, 'message-ask-redeeming');
    await page.tap('#message-ask-allow');
    await until(
      async () => (await rows(db().reading, `SELECT FROM message_grant WHERE member_id = $1`, [memberId])).length === 2,
    );
  });

  it('become tasks for a guide, one tap each, and go up a level when nobody does them', async () => {
    const names = ['林知夏', '王小美', '陈一诺'];
    const members: string[] = [];
    for (const name of names) {
      const { phone } = await shop.ground.wechat.newAccount({ nickname: name });
      members.push(await memberOf(phone));
    }
    const [store] = await rows<{ id: string }>(db().reading, `SELECT id FROM store WHERE code = 'S1'`);
    const task = (place: number, title: string, script: string, dueOn: BusinessDay, guideId: string | null) => ({
      ...{ memberId: members[place] ?? '', source: `test/${place}`, kind: 'birthday' as const, title, script, dueOn },
      ...{ owner: 'guide' as const, storeId: store?.id ?? null, guideId },
    });
    await db().inTransaction((tx) =>
      get(CareTasksService).openAll(tx, [
        task(0, '生日前电话问候', '11月25日生日；问候在先，不谈推销', today, guide),
        task(1, '新款到店，按尺码相告', '她常穿 M 码、米色', addDays(today, -2), guide),
        task(2, '送上店长亲笔信', '新的铂金会员', addDays(today, 3), null),
      ]),
    );
    const page = await screens.phone();
    await open(page, 'staff/index');
    await page.fill('#staff-login input', 'zhoumin');
    await page.fill('#staff-password input', PASSWORD);
    await page.tap('#staff-enter');
    await page.waitForSelector('#staff-care .care');
    const titles = await page.locator('#staff-care .care-title').allTextContents();
    expect(titles).toEqual(['新款到店，按尺码相告', '生日前电话问候', '送上店长亲笔信']);
    await page.locator('#staff-care').scrollIntoViewIfNeeded();
    await isClear(page, 'staff-care');
    const first = page.locator('#staff-care .care').first();
    await first.locator('[id$="-phone"]').tap();
    await first.locator('.care-way:has-text("拨打 1")').waitFor();
    await first.locator('[id$="-write"]').tap();
    await first.locator('input').fill('约了周六来店');
    await first.locator('[id$="-reached"]').tap();
    await page.waitForSelector('.care-title:has-text("新款到店")', { state: 'detached' });
    const log = await rows(
      db().reading,
      `SELECT action, member_id AS "memberId" FROM audit_log WHERE actor_kind = 'staff' AND action IN ('member.revealed', 'care.reported')
       ORDER BY at, id`,
    );
    expect(log).toEqual([
      { action: 'member.revealed', memberId: members[1] },
      { action: 'care.reported', memberId: members[1] },
    ]);
    const done = `SELECT status, note FROM care_task WHERE member_id = $1 AND source LIKE 'test/%'`;
    expect(await rows(db().reading, done, [members[1]])).toEqual([{ status: 'done', note: '约了周六来店' }]);
  });

  it('are shown in the office with what became of each', async () => {
    const url = (path: string) => `${shop.ground.api.url}/console/${path}`;
    const page = await enterConsole(screens, url('messages'), 'office');
    await reads(page, 'message-figures', '兑换');
    await reads(page, 'channels-off', '邮件');
    await reads(page, 'message-sends', '真丝小方巾');
    await expectClear(page, 'console-messages', { fullPage: true });
    await choose(page, '#filter-state', '没送到');
    await by(page, 'empty').waitFor();
    await page.goto(url('care'));
    await reads(page, 'care-tasks', '送上店长亲笔信');
    await expectClear(page, 'console-care', { fullPage: true });
    const letter = page.locator('tr', { hasText: '送上店长亲笔信' });
    await letter.getByRole('button').click();
    await choose(page, '#care-outcome', '不需要');
    await page.fill('#care-note', '已经当面送了');
    await by(page, 'dialog-submit').click();
    await letter.waitFor({ state: 'detached' });
    await choose(page, '#filter-care-state', '不需要');
    await reads(page, 'care-tasks', '已经当面送了');
  });

  it('are nobody else’s: not another store’s tasks, nor a member’s for a guide who is not of it', async () => {
    const { api } = shop.ground;
    const other = await db().inTransaction((tx) => get(StoresService).createStore(tx, { code: 'S2', name: '二店' }));
    const login = await api.hire('zhoumin2', 'guide', other);
    const headers = { authorization: `Bearer ${await api.signIn(login)}` };
    const [task] = await rows<{ id: string; memberId: string }>(
      db().reading,
      `SELECT id, member_id AS "memberId" FROM care_task WHERE status = 'open' LIMIT 1`,
    );
    const list = await api.send<{ tasks: unknown[] }>({ path: '/staff/care', headers });
    expect(list.body.tasks).toEqual([]);
    const path = `/staff/care/${task?.memberId}/${task?.id}`;
    const phone = await api.send({ method: 'POST', path: `${path}/phone`, headers });
    const body = { report: newId(), outcome: 'reached' };
    const report = await api.send({ method: 'POST', path: `${path}/report`, body, headers });
    expect([phone.status, report.status]).toEqual([404, 404]);
    expect((await api.send({ path: '/admin/messages', headers })).status).toBe(403);
  });
});
