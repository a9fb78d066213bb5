// 入会审批 in the console, in a real browser: a manager files, head office decides; invitations; a card frozen and good again.
import type { Page } from 'playwright-core';
import { presets } from '@guike/programme';
import { builtScreens, describeInBrowser, openScreens, shot } from '../support/browser';
import { by, enterConsole, expectClear, reads } from '../support/console-pages';
import { Office } from '../support/office';

const BUYER = '13800138000';
const OTHER = '13900139000';
const programme = { ...presets.counter, joining: { ...presets.counter.joining, invitation: true } };

describeInBrowser('入会审批 in the console', () => {
  const screens = openScreens();
  let office: Office;

  beforeAll(async () => {
    office = await Office.open({ programme, config: { webDir: builtScreens() } });
    await office.sell({ number: '0042', phone: BUYER, yuan: 4_300, agrees: false });
    await office.sell({ number: '0043', phone: OTHER, yuan: 900, agrees: false });
  }, 60_000);
  afterAll(() => office.close());

  const at = (path = '') => `${office.api.url}/console/${path}`;

  const enter = (login: string, path: string, options = {}) => enterConsole(screens, at(path), login, options);

  const isClear = (page: Page, name: string) => expectClear(page, `membership-${name}`, { fullPage: true });

  async function file(page: Page, phone: string, name: string, number: string): Promise<void> {
    await by(page, 'apply').click();
    await page.fill('#apply-phone', phone);
    await page.fill('#apply-name', name);
    await page.fill('#apply-number', number);
    await page.click('#apply-day');
    await page.fill('#apply-day', '2026年3月2日');
    await page.press('#apply-day', 'Enter');
    await page.check('#apply-signed');
  }

  it('lets a manager file with the receipt, once the paper is signed', async () => {
    const manager = await enter('manager', 'membership');
    await by(manager, 'empty').waitFor();
    await isClear(manager, 'empty');
    await by(manager, 'apply').click();
    await by(manager, 'dialog-submit').click();
    await reads(manager, 'apply-form', '请先让顾客看过并签好会员协议');
    await isClear(manager, 'apply-errors');
    await manager.click('.ant-modal button:has-text("取 消"), .ant-modal button:has-text("取消")');
    await file(manager, BUYER, '王丽华', '0042');
    await isClear(manager, 'apply');
    await by(manager, 'dialog-submit').click();
    await reads(manager, 'applications', '您提交的，等另一位同事审批');
    await file(manager, BUYER, '李思远', '0043');
    screens.expectComplaint(/409/);
    await by(manager, 'dialog-submit').click();
    await reads(manager, 'apply-form', /这张小票记在另一位顾客名下|这位顾客已有一份入会申请/);
    await manager.fill('#apply-phone', OTHER);
    await by(manager, 'dialog-submit').click();
    await by(manager, 'apply-form').waitFor({ state: 'detached' });
    await manager.locator('tbody tr').nth(1).waitFor();
  });

  it('lets head office make a member, or say why not', async () => {
    const page = await enter('head_office', '');
    await reads(page, 'waiting-applications_open', '2');
    await by(page, 'waiting-applications_open').click();
    // Filed at the same moment of a clock that stands still, they come in any order.
    const row = (name: string) => page.locator('tbody tr', { hasText: name });
    const [first, second] = [row('王**'), row('李**')];
    await first.filter({ hasText: /(?<!还没有)达到入会条件/ }).waitFor();
    await shot(page, 'membership-waiting', { fullPage: true });
    await second.filter({ hasText: '还没有达到入会条件' }).waitFor();
    await isClear(page, 'waiting');
    await first.locator('[data-testid^="approve-"]').click();
    await shot(page, 'membership-approve');
    await by(page, 'dialog-submit').click();
    await by(page, 'approve-form').waitFor({ state: 'detached' });
    await page.locator('[data-testid^="refuse-"]').click();
    await page.fill('#refusal', '还差 ¥3,200');
    await by(page, 'dialog-submit').click();
    await by(page, 'empty').waitFor();
    await page.click('nav >> text=已处理');
    await reads(page, 'applications', '已通过，已发卡');
    await reads(page, 'applications', '未通过：还差 ¥3,200');
    await isClear(page, 'decided');
  });

  it('invites a phone, and takes it back', async () => {
    const page = await enter('head_office', 'membership/invitations');
    await by(page, 'empty').waitFor();
    await by(page, 'invite').click();
    await by(page, 'dialog-submit').click();
    await reads(page, 'invite-form', '请选择门店');
    await page.fill('#invite-phone', '13700137000');
    await page.fill('#invite-name', '陈嘉');
    await page.fill('#invite-reason', '老会员的朋友');
    await page.click('#invite-store');
    await page.click('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item:has-text("二店")');
    await isClear(page, 'invite');
    await by(page, 'dialog-submit').click();
    await reads(page, 'invitations', '等顾客入会');
    await isClear(page, 'invitations');
    await page.locator('[data-testid^="withdraw-"]').click();
    await by(page, 'dialog-submit').click();
    await reads(page, 'invitations', '已收回');
  });

  it('freezes a card from the member’s page, shows it to every store, and makes it good again', async () => {
    const { body } = await office.ask<{ items: { memberId: string }[] }>('head_office', '/admin/members?state=active');
    const id = body.items[0]?.memberId ?? '';
    const page = await enter('manager', `members/${id}`);
    await by(page, 'freeze').click();
    await by(page, 'dialog-submit').click();
    await reads(page, 'freeze-form', '请填写');
    await page.fill('#freeze-note', '来电说手机丢了');
    await isClear(page, 'freeze');
    await by(page, 'dialog-submit').click();
    await reads(page, 'membership', '会员卡已冻结：手机或会员卡遗失');
    await isClear(page, 'member');
    const other = await enter('manager2', 'membership/frozen');
    await reads(other, 'frozen', '由一店解冻');
    await isClear(other, 'frozen');
    await page.locator('[data-testid^="unfreeze-"]').click();
    await page.fill('#unfreeze-note', '已到店核对本人');
    await by(page, 'dialog-submit').click();
    await reads(page, 'membership', '解冻会员卡');
    await by(page, 'freeze').waitFor();
  });

  it('shows an auditor everything, to change nothing', async () => {
    const page = await enter('auditor', 'membership/decided', { viewport: { width: 1024, height: 768 } });
    await reads(page, 'applications', '已通过');
    for (const act of ['apply', 'invite']) expect(await by(page, act).count()).toBe(0);
    await isClear(page, 'auditor');
  });
});
