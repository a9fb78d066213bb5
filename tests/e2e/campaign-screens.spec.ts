// 营销 in the console, in a real browser: a segment is built while its members are counted, a campaign is written, tried and
// started, its run is looked at; and what those who only read see.
import { RunCampaign, StartCampaigns } from '@guike/flows';
import { ConsentsService } from '@guike/members';
import { rows } from '@guike/platform';
import type { Page } from 'playwright-core';
import { builtScreens, describeInBrowser, openScreens } from '../support/browser';
import { by, choose, enterConsole, expectClear, reads } from '../support/console-pages';
import { Office } from '../support/office';

const DAY_MS = 86_400_000;

describeInBrowser('营销 in the console', () => {
  const screens = openScreens();
  let office: Office;
  const members: string[] = [];

  beforeAll(async () => {
    office = await Office.open({ config: { webDir: builtScreens() } });
    for (let n = 0; n < 12; n++) {
      const paidAt = new Date(office.api.clock.now().getTime() - (n < 8 ? 120 : 3) * DAY_MS);
      members.push(
        await office.sell({
          number: `c${n}`,
          phone: `138001380${10 + n}`,
          name: `林知夏${n}`,
          yuan: 800 + n * 300,
          paidAt,
        }),
      );
    }
    const { app, db } = office.api;
    for (const memberId of members)
      await db.inTransaction((tx) => app.get(ConsentsService).allow(tx, memberId, 'marketing', '1', 'mini_program'));
  }, 60_000);
  afterAll(() => office?.close());

  const at = (path = '') => `${office.api.url}/console/${path}`;
  const enter = (login: string, path: string, options = {}) => enterConsole(screens, at(path), login, options);
  const isClear = (page: Page, name: string) => expectClear(page, `campaigns-${name}`, { fullPage: true });

  /** What the worker does: begins what is due, and works it off. */
  async function work(): Promise<string> {
    const { app, db } = office.api;
    await app.get(StartCampaigns, { strict: false }).startDue();
    const newest = `SELECT id FROM campaign_run ORDER BY started_at DESC LIMIT 1`;
    const [run] = await rows<{ id: string }>(db.reading, newest);
    await app.get(RunCampaign, { strict: false }).run(run?.id ?? '');
    return run?.id ?? '';
  }

  it('builds a segment of sentences and counts it meanwhile', async () => {
    const page = await enter('head_office', 'campaigns/segments');
    await by(page, 'empty').waitFor();
    await by(page, 'new-segment').click();
    await reads(page, 'audience', '12 人');
    await page.fill('#segment-name', '好久没来的老客');
    await by(page, 'add-condition').click();
    await reads(page, 'audience', '8 人');
    await reads(page, 'audience', '满 90 天没有消费');
    await by(page, 'add-group').click();
    await choose(page, '[data-testid="group"] [data-testid="condition"] .ant-select >> nth=1', '消费金额');
    await page.fill('[data-testid="group"] [aria-label="金额"]', '2000');
    await reads(page, 'audience', '并且近 365 天消费满 ¥2,000');
    await isClear(page, 'segment');
    await by(page, 'save').click();
    await reads(page, 'segments', '好久没来的老客');
    await isClear(page, 'segments');
  });

  it('writes a campaign, sees it as a member will, tries it on herself and starts it', async () => {
    const page = await enter('head_office', 'campaigns');
    await by(page, 'ready-welcome').waitFor();
    await by(page, 'new-campaign').click();
    await by(page, 'save').click();
    await page.waitForSelector('text=请填写正文');
    await page.fill('#campaign-name', '春天回来坐坐');
    await page.fill('#campaign-title', '好久不见');
    await page.fill('#campaign-body', '{称呼}，给您留了一张券，您还有 {可用积分} 积分可用。');
    await page.click('#campaign-own-wechat');
    await page.fill('#campaign-wechat', '给您留了一张券');
    await page.click('#campaign-own-sms');
    await page.fill('#campaign-sms', '{称呼}，给您留了一张券，退订回T');
    await page.click('#campaign-own-email');
    await page.fill('#campaign-email-subject', '给{称呼}留了一张券');
    await page.fill('#campaign-email-text', '{称呼}，您好。\n券在小程序的「券」里。');
    await choose(page, '[data-testid="schedule"] .ant-select >> nth=0', '每天');
    await by(page, 'add-condition').click();
    await page.click('#campaign-coupon');
    await page.fill('#coupon-name', '满减 50 元券');
    await page.click('text=券最多花');
    await reads(page, 'letter', '林知夏，给您留了一张券，您还有 1,240 积分可用。');
    await reads(page, 'notice-words', '给您留了一张券');
    await reads(page, 'sms-words', '】林知夏，给您留了一张券，退订回T');
    await reads(page, 'email-words', '（广告）给林知夏留了一张券');
    await reads(page, 'email-words', '林知夏，您好。');
    await reads(page, 'reach', '每天 10 点');
    await reads(page, 'reach', '本店没有开通邮件');
    await reads(page, 'reach', '8 人');
    await isClear(page, 'new');
    await by(page, 'save').click();
    await by(page, 'switch').waitFor();
    await by(page, 'test').click();
    await page.fill('#test-phone', '13800138010');
    await by(page, 'dialog-submit').click();
    await reads(page, 'test-told', '林知夏0，给您留了一张券');
    await isClear(page, 'test');
    await by(page, 'dialog-submit').click();
    await by(page, 'switch').click();
    await reads(page, 'switch-form', '每天 10 点，发给满 90 天没有消费');
    await by(page, 'dialog-submit').click();
    await page.waitForSelector('.page-lead >> text=已开启');

    office.api.clock.advance({ days: 1 });
    office.api.clock.set(`${office.api.clock.now().toISOString().slice(0, 10)}T10:00:20+08:00`);
    await office.signIn();
    const runId = await work();
    const reader = await enter('head_office', `campaigns/runs/${runId}`);
    await reads(reader, 'progress', /发完了：发给 \d 人/);
    await reads(reader, 'outcome', /发给 \d 人，0 人已读/);
    await isClear(reader, 'run');
    await by(reader, 'outcome').waitFor();
    await reader.click('text=春天回来坐坐 >> nth=0');
    await reads(reader, 'runs', '发完了');
    await isClear(reader, 'campaign');
  });

  it('switches ready-made ones, and says what the programme decides', async () => {
    const page = await enter('head_office', 'campaigns');
    await page.click('[aria-label="开启入会欢迎"]');
    await page.waitForSelector('[aria-label="开启入会欢迎"][aria-checked="true"]');
    await reads(page, 'ready-birthday', '在会员方案里改');
    await reads(page, 'campaigns', '春天回来坐坐');
    await isClear(page, 'list');
    await by(page, 'edit-win_back').click();
    await page.waitForSelector('h1:has-text("好久不见")');
    expect(await page.inputValue('#campaign-title')).toBe('好久不见');
  });

  it('is read and not changed by a manager, dark, and closed to finance; a member has tags', async () => {
    const page = await enter('manager', 'campaigns', { colorScheme: 'dark' });
    await reads(page, 'ready-welcome', '已开启');
    expect(await page.locator('[data-testid="new-campaign"], .ant-switch').count()).toBe(0);
    await isClear(page, 'manager');
    await page.click('.row-link >> nth=0');
    await by(page, 'campaign-facts').waitFor();
    expect(await page.locator('[data-testid="save"], [data-testid="switch"]').count()).toBe(0);
    const finance = await enter('finance', 'campaigns');
    await by(finance, 'forbidden').waitFor();
    const office_ = await enter('head_office', `members/${members[0]}`);
    await office_.click('#member-tags');
    await office_.keyboard.type('爱穿亚麻');
    await office_.keyboard.press('Enter');
    await reads(office_, 'member-tags', '爱穿亚麻');
    await office_.reload();
    await reads(office_, 'member-tags', '爱穿亚麻');
  });
});
