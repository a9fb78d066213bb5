// The console in a real browser, through the real API and worker: head office and a store's manager, each with theirs.
import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { PASSWORD } from '../support/api';
import { builtScreens, describeInBrowser, openScreens, shot } from '../support/browser';
import { by, choose, enterConsole, expectClear } from '../support/console-pages';
import { Office } from '../support/office';
import { until } from '../support/wait';
import { type TestWorker, startWorker } from '../support/worker';

const PHONE = '13800138000';
const OTHER_PHONE = '13900139000';

describeInBrowser('the console', () => {
  const screens = openScreens();
  let office: Office;
  let worker: TestWorker;
  let folder: string;
  const members = { mine: '', other: '' };

  beforeAll(async () => {
    office = await Office.open({ config: { webDir: builtScreens() } });
    const { config, clock, db } = office.api;
    worker = await startWorker({ module: { config }, clock, db });
    folder = await mkdtemp(join(tmpdir(), 'guike-console-'));
    members.mine = await office.sell({ number: '1', phone: PHONE, name: '王晓岚', yuan: 2_700 });
    members.other = await office.sell({ number: '2', phone: OTHER_PHONE, name: '李思远', yuan: 300, at: 'S2' });
    await office.takeBack('R1', { day: '2026-03-02', number: '1' }, 1);
    await office.takeBack('R9', { day: '2026-03-02', number: 'not-yet' });
  }, 60_000);
  afterAll(async () => {
    await worker.close();
    await office.close();
    await rm(folder, { recursive: true });
  });

  const at = (path = '') => `${office.api.url}/console/${path}`;

  const enter = (login: string, path = '', options = {}) => enterConsole(screens, at(path), login, options);

  const rowsAre = (page: Page, wanted: number) =>
    until(async () => (await page.locator('tbody tr').count()) === wanted, { what: `${wanted} rows` });

  const isClear = (page: Page, name: string) => expectClear(page, `office-${name}`);

  it('lets nobody in with a wrong password, and says so', async () => {
    const page = await screens.desk();
    screens.expectComplaint(/401/);
    await page.goto(at('members'));
    await page.fill('#login', 'manager');
    await page.fill('#password', 'not this one');
    await by(page, 'sign-in-submit').click();
    await page.waitForSelector('text=账号或密码不正确');
    await isClear(page, 'sign-in');
    await page.fill('#password', PASSWORD);
    await by(page, 'sign-in-submit').click();
    await by(page, 'members').waitFor();
    expect(page.url()).toBe(at('members'));
  });

  it('shows head office what waits, with last month beside the figures', async () => {
    const page = await enter('head_office');
    await by(page, 'figures').waitFor();
    await isClear(page, 'home');
    expect(await by(page, 'waiting').textContent()).toContain('退货');
    expect(await by(page, 'menu').textContent()).toBe(
      '首页会员入会审批导入退货等级待审批穿搭转介绍兑换商品消息维护任务活动营销权益财务会员方案门店员工',
    );
  });

  it('finds a member by phone, filters in the address, and goes back', async () => {
    const page = await enter('head_office', 'members');
    await by(page, 'members').waitFor();
    await isClear(page, 'members');
    expect(await by(page, 'total').textContent()).toContain('共 2 位');
    expect(await page.textContent('main')).not.toContain(PHONE);
    await page.fill('#member-search', PHONE);
    await by(page, 'search-submit').click();
    await rowsAre(page, 1);
    expect(page.url()).toContain('search=');
    await page.click('tbody .row-link');
    await by(page, 'member-tabs').waitFor();
    await page.goBack();
    await rowsAre(page, 1);
    await page.goBack();
    await rowsAre(page, 2);
    const copy = await page.context().newPage();
    await copy.goto(at('members?store=S2'));
    await rowsAre(copy, 1);
    await copy.fill('#member-search', '没有这个人');
    await by(copy, 'search-submit').click();
    await by(copy, 'empty').waitFor();
  });

  it('opens a member: tier with its reason, ledger, purchases, and a phone number for a reason', async () => {
    const page = await enter('manager', `members/${members.mine}`);
    await by(page, 'field-phone').waitFor();
    expect(await by(page, 'field-phone').textContent()).toContain('138****8000');
    await isClear(page, 'member');
    await by(page, 'reveal-phone').click();
    await page.fill('#reveal-reason', '送货联系');
    await by(page, 'dialog-submit').click();
    await by(page, 'shown').waitFor();
    expect(await by(page, 'shown').textContent()).toBe(PHONE);
    await page.click('.ant-tabs-tab:has-text("消费")');
    await by(page, 'purchase').first().waitFor();
    await isClear(page, 'member-purchases');
    const auditor = await enter('auditor', `members/${members.mine}`);
    await auditor.click('.ant-tabs-tab:has-text("查看记录")');
    await auditor.waitForSelector('text=送货联系');
    await isClear(auditor, 'member-readings');
  });

  it('shows a manager her own store and nobody else', async () => {
    const page = await enter('manager', 'members');
    await by(page, 'members').waitFor();
    expect(await by(page, 'total').textContent()).toContain('共 1 位');
    screens.expectComplaint(/404/);
    await page.goto(at(`members/${members.other}`));
    await by(page, 'problem').waitFor();
    expect(await by(page, 'problem').textContent()).toContain('没有找到');
    await page.goto(at('staff'));
    await page.waitForSelector('tbody tr');
    const staff = await page.textContent('main');
    expect(staff).toContain('guide');
    expect(staff).not.toContain('manager2');
    expect(await by(page, 'hire').count()).toBe(0);
    await page.goto(at('stores'));
    await page.waitForSelector('main :text("一店")');
    expect(await page.textContent('main')).not.toContain('二店');
  });

  it('lists refunds that wait for their sale', async () => {
    const page = await enter('finance', 'refunds');
    await page.waitForSelector('text=not-yet');
    await isClear(page, 'refunds');
    expect(await by(page, 'menu').textContent()).not.toContain('添员工');
  });

  it('shows what is owed in points at the end of a day, and gives the month as a file', async () => {
    const page = await enter('finance', 'liability');
    await by(page, 'empty').waitFor(); // Yesterday there were none.
    await isClear(page, 'liability-empty');
    await page.goto(at('liability?day=2026-03-02'));
    await by(page, 'movement').waitFor();
    await isClear(page, 'liability');
    expect(await by(page, 'liability-balance').textContent()).toContain('330');
    expect(await by(page, 'liability-worth').textContent()).toContain('¥33.00');
    expect(await page.locator('[data-testid="movement"] tbody tr').allTextContents()).toEqual(
      expect.arrayContaining(['消费得分+600', '退货扣回−270', expect.stringMatching(/结束时330$/)]),
    );
    const download = page.waitForEvent('download');
    await by(page, 'export').click();
    expect((await download).suggestedFilename()).toBe('积分月结单 2026年3月 全部门店.xlsx');
    await choose(page, '#liability-store', '二店');
    await page.waitForSelector('text=二店发放的积分');
    expect(page.url()).toContain('store=S2');
    const own = await enter('manager', 'liability?day=2026-03-02');
    await by(own, 'movement').waitFor();
    expect(await by(own, 'liability-balance').textContent()).toContain('270');
    expect(await by(own, 'by-store').textContent()).not.toContain('二店');
    screens.expectComplaint(/400/);
    await own.goto(at('liability?day=2026-03-03'));
    await by(own, 'problem').waitFor();
  });

  it('takes a file, records it in the background, and lists what was not understood', async () => {
    const head = 'invoice,stock_code,description,quantity,sold_at,unit_price,customer_id\n';
    const good = Array.from(
      { length: 40 },
      (_, n) => `56${1000 + n},85123A,围巾,3,2026-02-0${1 + (n % 9)} 10:00:00,12.50,${17000 + (n % 7)}\n`,
    );
    const file = join(folder, 'sales.csv');
    writeFileSync(file, `${head}${good.join('')}569999,85123A,围巾,three,2026-02-01 10:00:00,12.50,17001\n`);
    const page = await enter('head_office', 'imports/new');
    await page.fill('#source', 'pos');
    await choose(page, '#store', '二店');
    await page.setInputFiles('input[type=file]', file);
    await shot(page, 'office-upload');
    await by(page, 'upload-submit').click();
    await page.waitForURL(/imports\/[0-9a-f-]{36}/);
    await page.waitForSelector('text=第 42 行', { timeout: 30_000 });
    await page.waitForSelector('main :text("已完成")', { timeout: 30_000 });
    await isClear(page, 'import');
    const list = await enter('manager', 'imports');
    await by(list, 'empty').waitFor();
  });

  it('hires, and dismisses so that the dismissed is out at once', async () => {
    const page = await enter('head_office', 'staff');
    await page.waitForSelector('tbody tr');
    await isClear(page, 'staff');
    await by(page, 'hire').click();
    await page.fill('#staff-name', '江予安');
    await page.fill('#staff-login', 'jiang.yuan');
    await page.fill('#staff-password', 'correct horse battery');
    await shot(page, 'office-hire');
    await choose(page, '#staff-role', '店长');
    await by(page, 'dialog-submit').click();
    await page.waitForSelector('text=请选择门店');
    await choose(page, '#staff-store', '二店');
    await by(page, 'dialog-submit').click();
    const row = page.locator('[data-row="jiang.yuan"]');
    await row.waitFor();
    const hired = await enter('jiang.yuan');
    expect(await by(hired, 'me').textContent()).toContain('二店');
    await row.locator('[data-testid="dismissal"]').click();
    await by(page, 'dismissal-form').waitFor();
    await shot(page, 'office-dismissal');
    await by(page, 'dialog-submit').click();
    await row.locator('text=已停用').waitFor();
    office.api.clock.advance({ seconds: 11 }); // An account is remembered for ten.
    screens.expectComplaint(/401/); // Asking who one is, when one is nobody any more.
    await hired.goto(at('members'));
    await by(hired, 'sign-in').waitFor();
  });

  it('refuses an address that the role has no business with', async () => {
    const page = await enter('auditor', 'imports/new');
    await by(page, 'forbidden').waitFor();
    await isClear(page, 'forbidden');
  });

  it('is read in the dark and on a small desk', async () => {
    const page = await enter('head_office', '', { colorScheme: 'dark', viewport: { width: 1024, height: 768 } });
    await by(page, 'figures').waitFor();
    await isClear(page, 'dark-home');
    await page.goto(at(`members/${members.mine}`));
    await by(page, 'member-tabs').waitFor();
    await isClear(page, 'dark-member');
  });
});
