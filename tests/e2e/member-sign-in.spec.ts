// Signing in on a phone when it does not go smoothly: refused, used up, timed out, forgotten, and found again.
import type { Page } from 'playwright-core';
import { barriers, describeInBrowser, openScreens, shot } from '../support/browser';
import { MemberScreens } from '../support/member-screens';
import { PHONE } from '../support/wechat';

describeInBrowser('signing in', () => {
  const screens = openScreens();
  let shop: MemberScreens;
  beforeAll(async () => {
    shop = await MemberScreens.open();
  }, 60_000);
  afterAll(() => shop.close());

  const reads = (page: Page, selector: string, wanted: string) =>
    page.waitForSelector(`${selector}:has-text("${wanted}")`);
  const kept = (page: Page) => page.evaluate<string>('JSON.stringify(localStorage)');
  /** What the phone keeps under a name, changed by an expression over `it`. */
  const tamper = (page: Page, name: string, change: string) =>
    page.evaluate(
      `(() => { const it = JSON.parse(localStorage.getItem('${name}')); ${change}; localStorage.setItem('${name}', JSON.stringify(it)); })()`,
    );

  it('renews a token that is over, and forgets everything where WeChat no longer knows the person', async () => {
    const page = await screens.phone();
    const { phone } = await shop.newcomer(page, '章一宁');
    await shop.sell(phone, 1_280);
    await page.reload();
    await reads(page, '#points', '128');
    screens.expectComplaint(/401/);
    await tamper(page, 'session', `it.data.token = it.data.token.slice(0, -3) + 'AAA'`);
    await shop.sell(phone, 1_000);
    await page.reload();
    await reads(page, '#points', '228');
    expect(await kept(page)).not.toContain('AAA');
    await tamper(page, 'session', `it.data.token = 'x'`);
    await tamper(page, 'wechat-user', `it.data.user = 'nobody'`);
    screens.expectComplaint(/404/);
    await page.reload();
    await page.waitForSelector('#guest-home');
    expect(await kept(page)).not.toMatch(/228|secret/);
  });

  it('takes a no, says where else one can go, and keeps what was filled in', async () => {
    const page = await screens.phone();
    const account = await shop.ground.wechat.newAccount({ nickname: '何沁' });
    await page.goto(shop.url);
    await shop.signIn(page, account);
    await page.waitForSelector('#phone-button');
    expect(page.url()).not.toContain('wx_');
    await page.fill('#name input', '何女士');
    await shop.tick(page);
    await page.tap('#read-privacy');
    await page.waitForSelector('#paper-title');
    await page.goBack();
    await page.tap('#phone-button');
    await page.tap('button[value="deny"]');
    await reads(page, '#notice', '没有取得手机号');
    await shot(page, 'member-denied');
    expect(await barriers(page)).toEqual([]);
    expect(page.url()).not.toContain('wx_');
    expect(await page.inputValue('#name input')).toBe('何女士');
    await shop.ground.wechat.fault({ path: PHONE, errcode: 1_400_001, times: 1 });
    screens.expectComplaint(/503/);
    await page.tap('#phone-button');
    await page.tap('button[value="allow"]');
    await reads(page, '#notice', '暂时取不到微信手机号');
    await page.tap('#phone-button');
    await page.tap('button[value="allow"]');
    await reads(page, '#welcome-name', '何女士');
  });

  it('begins again when the person took too long, and finds the member whom the till knows', async () => {
    const page = await screens.phone();
    const account = await shop.ground.wechat.newAccount({ nickname: '乔三月' });
    await shop.sell(account.phone, 700);
    await page.goto(shop.url);
    await shop.signIn(page, account);
    await shop.tick(page);
    await page.tap('#phone-button');
    await page.waitForSelector('button[value="allow"]');
    const { clock } = shop.ground.api;
    clock.advance({ minutes: 11 });
    screens.expectComplaint(/401/);
    await page.tap('button[value="allow"]');
    await reads(page, '#notice', '停留时间太久');
    clock.set(new Date());
    await page.tap('#wechat-login');
    await page.tap('.person:has-text("乔三月")');
    await shop.bind(page);
    await reads(page, '#greeting', '已找到您的会员卡');
    await reads(page, '#points', '70');
  });

  it('keeps a box ticked that is tapped right after the other', async () => {
    const page = await screens.phone();
    const account = await shop.ground.wechat.newAccount({ nickname: '陶四喜' });
    await page.goto(shop.url);
    await shop.signIn(page, account);
    await page.waitForSelector('#tick-privacy');
    const [agreement, privacy] = ['#tick-agreement', '#tick-privacy'];
    // Both before the screen can be drawn again.
    await page.evaluate(`for (const id of ['${agreement}', '${privacy}']) document.querySelector(id).click()`);
    await page.waitForSelector(`${agreement}[aria-checked="true"]`);
    await page.waitForSelector(`${privacy}[aria-checked="true"]`);
  });
});
