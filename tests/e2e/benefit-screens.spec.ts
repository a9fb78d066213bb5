// 权益 in a real browser: a member picks, asks and confirms; a guide hands over with one tap.
import type { Page } from 'playwright-core';
import { PASSWORD } from '../support/api';
import { barriers, describeInBrowser, openScreens, shot } from '../support/browser';
import { MemberScreens } from '../support/member-screens';

describeInBrowser('benefits on phones', () => {
  const screens = openScreens();
  let shop: MemberScreens;
  beforeAll(async () => {
    shop = await MemberScreens.open();
    await shop.ground.api.hire('zhoumin', 'guide');
  }, 60_000);
  afterAll(() => shop.close());
  beforeEach(() => shop.ground.api.clock.set(new Date()));

  const text = (page: Page, selector: string) => page.textContent(selector).then((found) => found?.trim());
  const reads = (page: Page, selector: string, wanted: string) =>
    page.waitForSelector(`${selector}:visible:has-text("${wanted}")`);

  /** A new member who has bought for so much, in 权益. */
  async function enter(page: Page, nickname: string, yuan: number): Promise<string> {
    const { phone } = await shop.newcomer(page, nickname);
    await shop.sell(phone, yuan, { member: { phone, name: nickname } });
    await tab(page);
    return phone;
  }

  async function tab(page: Page): Promise<void> {
    await page.goto(`${shop.url}#/pages/benefits/index`);
    await page.reload();
    await page.waitForSelector('#benefits-page');
  }

  async function atDesk(): Promise<Page> {
    const page = await screens.phone();
    await page.goto(`${shop.url}#/pages/staff/index`);
    await page.fill('#staff-login input', 'zhoumin');
    await page.fill('#staff-password input', PASSWORD);
    await page.tap('#staff-enter');
    await page.waitForSelector('#staff-desk');
    return page;
  }

  it('tells a guest what there will be, and leads somebody without a purchase to the tiers', async () => {
    const page = await screens.phone();
    await page.goto(`${shop.url}#/pages/benefits/index`);
    await reads(page, '#benefits-ladder', '全部权益');
    await page.goto(`${shop.url}#/pages/benefit/uses`);
    await page.waitForSelector('#uses-page #guest');
  });

  it('picks, fills, changes once in a quarter, and then says when again', async () => {
    const page = await screens.phone();
    await enter(page, '林知夏', 6_000);
    await reads(page, '#pick-sentence', '还可选 6 项');
    await page.tap('#to-picks');
    for (const code of ['tea', 'snacks', 'beauty', 'umbrella', 'alterations', 'salons'])
      await page.tap(`#choice-${code}`);
    expect(await text(page, '#picks-count')).toBe('6 / 6');
    await page.tap('#choice-travel');
    expect(await text(page, '#picks-count')).toBe('6 / 6');
    await shot(page, 'benefit-picks');
    expect(await barriers(page)).toEqual([]);
    await page.tap('#picks-keep');
    await reads(page, '#benefits-title', '现在可用 6 项');
    await page.waitForSelector('#benefit-umbrella:visible');
    await shot(page, 'benefits-mine');
    expect(await barriers(page)).toEqual([]);

    await page.tap('#to-picks');
    await page.tap('#choice-salons:visible');
    await page.tap('#choice-travel:visible');
    await page.tap('#picks-keep:visible');
    await reads(page, '#giving-up', '不再有：沙龙与讲座');
    await shot(page, 'benefit-giving-up');
    await page.tap('#giving-up-keep');
    await page.waitForSelector('#benefit-travel:visible');
    await page.tap('#to-picks');
    await reads(page, '#picks-sentence', '起可再换');
    await page.tap('#choice-tea:visible');
    await reads(page, '#picks-obstacle', '起可再换');
  });

  it('asks for tea, which a guide hands over, and says that it was received', async () => {
    const page = await screens.phone();
    const phone = await enter(page, '余建国', 60_000);
    await page.tap('#benefit-tea');
    await reads(page, '#benefit-how', '到店出示会员码');
    await page.tap('#benefit-ask');
    await shot(page, 'benefit-asking');
    await page.tap('#asking-send');
    await reads(page, '#benefit-uses', '已告诉门店，今天为您准备');
    await shot(page, 'benefit-one');
    expect(await barriers(page)).toEqual([]);

    const desk = await atDesk();
    await reads(desk, '#staff-asked', '茶水饮品');
    await shot(desk, 'staff-asked');
    await desk.tap('#staff-asked .button:has-text("备好了")');
    await reads(desk, '#staff-asked', '已备好，等会员来取');
    await desk.tap('#other-way');
    await desk.fill('#two-facts-name input', '余建国');
    await desk.fill('#two-facts-phone input', phone);
    await desk.tap('#staff-find:visible');
    await reads(desk, '#give-now', '已备好，等会员来取');
    await shot(desk, 'staff-give-now');
    expect(await barriers(desk)).toEqual([]);
    await desk.tap('.give-strong .button');
    await desk.waitForSelector('.give-strong', { state: 'detached' });
    await desk.tap('#give-snacks-done');
    await reads(desk, '#give-snacks', '等会员确认');
    await desk.tap('#staff-done:visible');
    await reads(desk, '#staff-today', '送上 点心小食');

    await tab(page);
    await reads(page, '#benefits-coming', '收到了吗');
    await shot(page, 'benefits-to-confirm');
    await page.tap('.use:has-text("茶水饮品") .use-foot .button:has-text("收到了")');
    await page.waitForSelector('.use:has-text("茶水饮品")', { state: 'detached' });
    await page.tap('.use:has-text("点心小食") .use-foot .button:has-text("没收到")');
    await reads(page, '.use:has-text("点心小食")', '已告诉门店您没收到');
    await page.tap('#to-uses');
    await reads(page, '#uses', '已收到');
    await shot(page, 'benefit-uses');
  });

  it('is as calm in the dark', async () => {
    const page = await screens.phone({ colorScheme: 'dark' });
    await enter(page, '沈若兰', 60_000);
    await page.waitForSelector('#benefit-tea:visible');
    await shot(page, 'benefits-dark');
    expect(await barriers(page)).toEqual([]);
    await page.goto(`${shop.url}#/pages/sharing/family`);
    await page.waitForSelector('#no-sharing');
    expect(await barriers(page)).toEqual([]);
  });
});
