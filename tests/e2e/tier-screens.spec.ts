// Tiers in a real browser: the office's pages and a member's tab, and what the member sees of a protection.
import { businessDay } from '@guike/kernel';
import { rows } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import type { Page } from 'playwright-core';
import { builtScreens, describeInBrowser, openScreens } from '../support/browser';
import { by, enterConsole, expectClear } from '../support/console-pages';
import { MemberScreens } from '../support/member-screens';
import { Office } from '../support/office';
import { reviewedProgramme } from '../support/reviews';
import { type TestWorker, startWorker } from '../support/worker';

const PHONE = '13800138000';

describeInBrowser('tiers on screen', () => {
  const screens = openScreens();
  let office: Office;
  let worker: TestWorker;
  let memberId: string;

  beforeAll(async () => {
    office = await Office.open({ config: { webDir: builtScreens() }, programme: reviewedProgramme });
    const { config, clock, db } = office.api;
    worker = await startWorker({ module: { config }, clock, db });
    memberId = await office.sell({ number: '1', phone: PHONE, name: '王晓岚', yuan: 10_000 });
    for (const n of [2, 3, 4])
      await office.sell({ number: `${n}`, phone: `1370000000${n}`, name: '陈思', yuan: 3_000 });
    clock.set('2027-04-05T10:00:00+08:00');
    await office.signIn();
  }, 60_000);
  afterAll(async () => {
    await worker.close();
    await office.close();
  });

  const enter = (login: string, path: string) => enterConsole(screens, `${office.api.url}/console/${path}`, login);

  const isClear = (page: Page, name: string) => expectClear(page, `tiers-${name}`);

  async function pickDay(page: Page, field: string, day: string): Promise<void> {
    await page.fill(field, day);
    await page.press(field, 'Enter');
  }

  it('begins a review, and shows how it went', async () => {
    const page = await enter('head_office', 'tiers');
    await by(page, 'tiers').waitFor();
    await page.waitForSelector('text=白银已有 3 人，超过 2 人，建议提高门槛');
    await isClear(page, 'overview');
    await page.goto(`${office.api.url}/console/tiers/reviews`);
    await by(page, 'start-review').click();
    await by(page, 'start-review-form').waitFor();
    await by(page, 'dialog-submit').click();
    await page.waitForSelector('text=已评估 4 / 4 人');
    await isClear(page, 'reviews');
  });

  it('lists whose tier may drop, with what is missing', async () => {
    const page = await enter('manager', 'tiers/protections');
    await by(page, 'protections').waitFor();
    await page.waitForSelector('text=再消费 ¥10,000 即可保级');
    expect(await page.locator('tbody tr').count()).toBe(4);
    await isClear(page, 'protections');
  });

  it('lets a manager ask for a tier and head office approve it, on the member’s page', async () => {
    const page = await enter('manager', `members/${memberId}?tab=tier`);
    await by(page, 'tier-history').waitFor();
    await by(page, 'held-then').waitFor();
    await isClear(page, 'member');
    await by(page, 'ask-floor').click();
    await by(page, 'override-form').waitFor();
    await by(page, 'dialog-submit').click();
    await page.waitForSelector('text=请填写');
    await pickDay(page, '#override-until', '2027年12月31日');
    await page.fill('#override-reason', '生病住院半年');
    await isClear(page, 'ask');
    await by(page, 'dialog-submit').click();
    await by(page, 'open-floor').waitFor();
    await page.waitForSelector('text=您提交的，等另一位同事审批');

    const head = await enter('head_office', 'tiers/approvals');
    await by(head, 'overrides').waitFor();
    await isClear(head, 'approvals');
    await head.click('[data-testid^="approve-"]');
    await by(head, 'dialog-submit').click();
    await head.waitForSelector('text=没有等待审批的等级申请');
    await head.goto(`${office.api.url}/console/members/${memberId}?tab=tier`);
    await head.waitForSelector('text=手工定为铂金会员');
    await isClear(head, 'member-floor');
  });

  it('lists the fees for finance, who takes one back with a reason; the auditor reads', async () => {
    const manager = await enter('manager', `members/${memberId}?tab=tier`);
    await by(manager, 'pay-fee').click();
    await manager.fill('#fee-receipt', 'F-0042');
    await by(manager, 'dialog-submit').click();
    await by(manager, 'fee-form').waitFor({ state: 'detached' });
    const page = await enter('finance', 'liability/fees');
    await by(page, 'fees').waitFor();
    await isClear(page, 'fees');
    await by(page, 'reverse-F-0042').click();
    await by(page, 'dialog-submit').click();
    await page.waitForSelector('text=请写明原因');
    await page.click('text=会员要求退费');
    await isClear(page, 'reverse-fee');
    await by(page, 'dialog-submit').click();
    await page.waitForSelector('text=已退：会员要求退费');
    const auditor = await enter('auditor', 'liability/fees?state=reversed');
    await by(auditor, 'fees').waitFor();
    await isClear(auditor, 'fees-reversed');
    await auditor.goto(`${office.api.url}/console/liability/fees?state=paid`);
    await auditor.waitForSelector('text=没有这样的会员费');
  });

  it('explains a past day', async () => {
    const page = await enter('auditor', `members/${memberId}?tab=tier`);
    await by(page, 'held-then').waitFor();
    await pickDay(page, '#tier-day', '2026年3月2日');
    await page.waitForSelector('[data-testid="held-then"]:has-text("入会，黄金会员")');
    await pickDay(page, '#tier-day', '2026年3月1日');
    await page.waitForSelector('text=还没有入会');
    expect(await by(page, 'ask-floor').count()).toBe(0);
  });
});

describeInBrowser('a protection on the phone', () => {
  const screens = openScreens();
  let ground: MemberScreens;
  beforeAll(async () => {
    ground = await MemberScreens.open();
    const { app, db } = ground.ground.api;
    await db.inTransaction((tx) => app.get(ProgrammeService).publish(tx, reviewedProgramme, businessDay(ground.today)));
  }, 60_000);
  afterAll(() => ground?.close());

  it('says until when, and what keeps the tier', async () => {
    const page = await screens.phone();
    const { phone } = await ground.newcomer(page, '晓岚');
    await ground.sell(phone, 20_000);
    await rows(
      ground.ground.api.db.reading,
      `UPDATE member_tier SET protected_since = '2026-11-01', protected_until = '2027-05-01', rolling_net_fen = 876000`,
    );
    await page.goto(`${ground.url}#/pages/tiers/index`);
    await page.waitForSelector('#tier-protection');
    await page.waitForSelector('text=保级期至2027年5月1日，再消费 ¥1,240 即可保级');
    await page.waitForSelector('#tier-history >> text=入会，黄金会员');
    await expectClear(page, 'member-tiers-protected', { fullPage: true });
  });
});
