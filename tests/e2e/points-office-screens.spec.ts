// Points by hand on the screens: a member claims a forgotten sale on the phone, the office adjusts, approves and merges.
import { MembersService } from '@guike/members';
import { Tokens, rows } from '@guike/platform';
import type { Page } from 'playwright-core';
import { PASSWORD } from '../support/api';
import { barriers, builtScreens, describeInBrowser, openScreens, shot } from '../support/browser';
import { by, enterConsole, expectClear } from '../support/console-pages';
import { MemberScreens } from '../support/member-screens';
import { Office } from '../support/office';
import { outboxEmpty } from '../support/worker';

const PHONE = '13800138000';

describeInBrowser('the office', () => {
  const screens = openScreens();
  let office: Office;
  let member: string;
  let double: string;

  beforeAll(async () => {
    office = await Office.open({ config: { webDir: builtScreens() } });
    member = await office.sell({ number: '1', phone: PHONE, name: '王晓岚', yuan: 2_700 });
    double = await office.sell({ number: '2', phone: '13900139000', name: '王晓岚', yuan: 300 });
  }, 60_000);
  afterAll(() => office?.close());

  const enter = (login: string, path: string, options = {}) =>
    enterConsole(screens, `${office.api.url}/console/${path}`, login, options);

  const isClear = (page: Page, name: string) => expectClear(page, `points-office-${name}`);

  async function adjust(page: Page, points: string, note: string): Promise<void> {
    await by(page, 'adjust').click();
    await page.fill('#adjust-points', points);
    await page.fill('#adjust-note', note);
  }

  /** A forgotten sale, and its claim by the member. */
  async function claimed(number: string): Promise<string> {
    const paidAt = new Date(office.api.clock.now().getTime() - 60_000).toISOString();
    await office.api.till({
      path: '/till/purchases',
      body: {
        receipt: { businessDay: '2026-03-02', number },
        paidAt,
        servingGuide: 'guide',
        lines: [{ sku: 'A', name: '衬衫', quantity: 2, unitPriceFen: 64_000, amountFen: 128_000 }],
      },
    });
    const id = crypto.randomUUID();
    const headers = { authorization: `Bearer ${office.api.app.get(Tokens).signMember(member)}` };
    const body = { id, store: 'S1', businessDay: '2026-03-02', number };
    await office.api.send({ method: 'POST', path: '/member/claims', body, headers });
    return id;
  }

  it('has nothing to approve at first, and says where it begins', async () => {
    const page = await enter('head_office', 'approvals');
    await by(page, 'empty').waitFor();
    await isClear(page, 'empty');
    await page.click('text=积分补登');
    await page.waitForSelector('text=没有等待审批的补登');
  });

  it('adjusts up to the limit at once, and above it by a second person', async () => {
    const page = await enter('manager', `members/${member}`);
    await adjust(page, '120', '改衣拖延三天');
    await isClear(page, 'adjust');
    await by(page, 'dialog-submit').click();
    await by(page, 'adjust-told').waitFor();
    expect(await by(page, 'adjust-told').textContent()).toBe('积分已调整，会员会收到消息');
    await page.waitForSelector('text=manager提交：改衣拖延三天');
    expect(await by(page, 'balance').textContent()).toBe('660');
    await adjust(page, '800', '系统故障漏记');
    await by(page, 'dialog-submit').click();
    await page.waitForSelector('text=已提交，等另一位同事审批');
    await adjust(page, '5', '');
    await by(page, 'dialog-submit').click();
    await page.waitForSelector('text=请填写');
    const desk = await enter('head_office', '');
    await by(desk, 'waiting-adjustments_waiting').click();
    await desk.waitForSelector('text=系统故障漏记');
    await isClear(desk, 'adjustments');
    await desk.click('[data-testid^="approve-"]');
    await isClear(desk, 'approve');
    await by(desk, 'dialog-submit').click();
    await by(desk, 'empty').waitFor();
    await by(desk, 'show-done').click();
    await desk.waitForSelector('text=限额以内，不用审批');
    await isClear(desk, 'adjustments-done');
    const own = await enter('manager', 'approvals/adjustments?all=1');
    await own.waitForSelector('text=已入账');
    await by(own, 'adjustments').waitFor();
    expect(await own.locator('[data-testid^="approve-"]').count()).toBe(0);
  });

  it('shows a claim beside the till’s sale, refuses with a reason, approves', async () => {
    const id = await claimed('0042');
    const refused = await claimed('0043');
    const page = await enter('manager', 'approvals/claims');
    await by(page, 'claims').waitFor();
    await isClear(page, 'claims');
    expect(await page.locator(`[data-row="${id}"]`).textContent()).toContain('¥1,280.00 · 2 件');
    await by(page, `refuse-${refused}`).click();
    await by(page, 'dialog-submit').click();
    await page.waitForSelector('text=请写明原因');
    await page.fill('#refusal', '小票是别人的');
    await isClear(page, 'refuse');
    await by(page, 'dialog-submit').click();
    await page.locator(`[data-row="${refused}"]`).waitFor({ state: 'detached' });
    await by(page, `approve-${id}`).click();
    await by(page, 'dialog-submit').click();
    await by(page, 'empty').waitFor();
    await by(page, 'show-done').click();
    await page.waitForSelector('text=已补登 128 积分');
    const auditor = await enter('auditor', 'approvals/claims?all=1', { colorScheme: 'dark' });
    await auditor.waitForSelector('text=未通过：小票是别人的');
    await isClear(auditor, 'claims-dark');
  });

  it('merges two who are one, after showing both and a word typed', async () => {
    const page = await enter('head_office', `members/${member}`);
    await by(page, 'merge').click();
    await page.fill('#merge-search', '13900139000');
    await page.keyboard.press('Enter');
    await by(page, `merge-with-${double}`).click();
    await by(page, 'merge-preview').waitFor();
    await page.fill('#merge-reason', '同一位顾客，两个手机号');
    await isClear(page, 'merge');
    await by(page, 'dialog-submit').click();
    await page.waitForSelector('text=请填写');
    await page.fill('#merge-confirm', '合并');
    await by(page, 'dialog-submit').click();
    await by(page, 'merges').waitFor();
    expect(await by(page, 'merges').textContent()).toContain('合并自王** 139****9000');
    await isClear(page, 'merged');
    await page.goto(`${office.api.url}/console/members/${double}`);
    await by(page, 'merges').waitFor();
    expect(await by(page, 'merges').textContent()).toContain('已合并到另一位会员');
    expect(await by(page, 'adjust').count()).toBe(0);
    const manager = await enter('manager', `members/${member}`);
    await by(manager, 'adjust').waitFor();
    expect(await by(manager, 'merge').count()).toBe(0);
  });
});

describeInBrowser('补登积分 on the phone', () => {
  const screens = openScreens();
  let ground: MemberScreens;
  beforeAll(async () => {
    ground = await MemberScreens.open();
  }, 60_000);
  afterAll(() => ground?.close());

  it('is filed from the ledger, waits, and becomes points', async () => {
    const page = await screens.phone();
    const account = await ground.newcomer(page, '林知夏');
    await ground.sell(account.phone, 300);
    await page.reload();
    const number = 'F-0042';
    const day = ground.today;
    await page.goto(`${ground.url}#/pages/points/index`);
    await page.tap('#to-claims');
    await page.waitForSelector('#claim-form');
    await expectClear(page, 'claims-form');
    await page.tap('#claim-day');
    await page.waitForSelector('#claim-day-sheet');
    await shot(page, 'claims-days');
    await page.tap(`#claim-day-${day}`);
    await page.fill('#claim-number input', number);
    await page.tap('#claim-file');
    await page.waitForSelector('#claims');
    expect(await page.textContent('#claims')).toContain('等待收银数据');
    await ground.ground.api.till({
      path: '/till/purchases',
      body: {
        receipt: { businessDay: day, number },
        paidAt: ground.ground.api.clock.now().toISOString(),
        lines: [{ sku: 'A', name: '衬衫', quantity: 1, unitPriceFen: 128_000, amountFen: 128_000 }],
      },
    });
    await page.reload();
    await page.waitForSelector('#claims :text("待审核")');
    await shot(page, 'claims-waiting');
    const { api } = ground.ground;
    const [claim] = await rows<Record<string, string>>(api.db.reading, 'SELECT member_id, id FROM purchase_claim');
    const token = await api.signIn(await api.hire('judge', 'head_office'));
    await api.send({
      method: 'POST',
      path: `/admin/members/${claim?.['member_id']}/claims/${claim?.['id']}/decision`,
      body: { approve: true },
      headers: { authorization: `Bearer ${token}` },
    });
    await outboxEmpty(api);
    await page.reload();
    await page.waitForSelector('#claims :text("已补登 +128")');
    await expectClear(page, 'claims-approved');
    await page.goto(`${ground.url}#/pages/points/index`);
    await page.waitForSelector('#ledger :text("消费补登")');
  });

  it('is filed by a guide for the member before them', async () => {
    const { api } = ground.ground;
    const page = await screens.phone();
    const account = await ground.newcomer(page, '周语桐');
    await ground.sell(account.phone, 300);
    await api.hire('xiaozhou', 'guide');
    const phone = await screens.phone();
    await phone.goto(`${ground.url}#/pages/staff/index`);
    await phone.fill('#staff-login input', 'xiaozhou');
    await phone.fill('#staff-password input', PASSWORD);
    await phone.tap('#staff-enter');
    await phone.waitForSelector('#staff-desk');
    const members = api.app.get(MembersService, { strict: false });
    const memberId = await members.find(api.db.reading, { kind: 'phone', phone: account.phone });
    await phone.fill('#staff-code input', await members.codeOf(api.db.reading, String(memberId)));
    await phone.tap('#staff-find');
    await phone.tap('#claim-for');
    await phone.tap('#claim-for-day');
    await phone.tap(`#claim-for-day-${ground.today}`);
    await phone.fill('#claim-for-number input', 'G-7');
    await shot(phone, 'claims-guide', { fullPage: true });
    expect(await barriers(phone)).toEqual([]);
    await phone.tap('#claim-for-file');
    await phone.waitForSelector('#claim-for-done');
    expect(await phone.textContent('#claim-for-done')).toBe('小票 G-7 已提交。等待收银数据，收到后由门店核对');
  });

  it('says what went wrong, in a sentence', async () => {
    const page = await screens.phone();
    const account = await ground.newcomer(page, '顾清扬');
    await ground.sell(account.phone, 300);
    await ground.sell('13699990000', 300, { receipt: { businessDay: ground.today, number: 'THEIRS' } });
    screens.expectComplaint(/409/);
    await page.goto(`${ground.url}#/pages/claims/index`);
    await page.reload();
    await page.tap('#claim-day');
    await page.tap(`#claim-day-${ground.today}`);
    await page.fill('#claim-number input', 'THEIRS');
    await page.tap('#claim-file');
    await page.waitForSelector('#claim-problem');
    expect(await page.textContent('#claim-problem')).toBe('这张小票不能补登，请带小票到门店核对');
    await shot(page, 'claims-refused');
  });

  it('is read in the dark', async () => {
    const page = await screens.phone({ colorScheme: 'dark' });
    const account = await ground.newcomer(page, '沈南星');
    await ground.sell(account.phone, 300);
    await page.goto(`${ground.url}#/pages/claims/index`);
    await page.reload();
    await page.waitForSelector('#claim-form');
    await expectClear(page, 'claims-dark');
  });
});
