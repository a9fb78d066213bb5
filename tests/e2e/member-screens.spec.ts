// The member's screens in a real browser, through the real API and worker: what the till does is what she sees.
import type { Page } from 'playwright-core';
import { barriers, describeInBrowser, openScreens, shot } from '../support/browser';
import { MemberScreens } from '../support/member-screens';
import { outboxEmpty } from '../support/worker';

describeInBrowser('a member with her phone', () => {
  const screens = openScreens();
  let shop: MemberScreens;
  beforeAll(async () => {
    shop = await MemberScreens.open();
  }, 60_000);
  afterAll(() => shop.close());

  const text = (page: Page, selector: string) => page.textContent(selector).then((found) => found?.trim());
  /** Waits for a text, since screens ask again when they are shown. */
  const reads = (page: Page, selector: string, wanted: string) =>
    page.waitForSelector(`${selector}:has-text("${wanted}")`);

  it('looks around as a guest, signs in, buys, rises, and takes it back', async () => {
    const page = await screens.phone();
    const account = await shop.ground.wechat.newAccount({ nickname: '林知夏' });
    await page.goto(shop.url);
    await page.waitForSelector('#guest-home #tier-fan');
    await shot(page, 'member-guest-home');
    expect(await barriers(page)).toEqual([]);
    await shop.signIn(page, account);
    await page.waitForSelector('#phone-button');
    await shot(page, 'member-sign-in');
    await page.tap('#phone-button');
    await page.waitForSelector('#tick-first');
    expect(await barriers(page)).toEqual([]);
    await shop.bind(page);
    await page.waitForSelector('#home #joining');
    await shot(page, 'member-not-yet');
    expect(await barriers(page)).toEqual([]);

    await shop.sell(account.phone, 600);
    await page.reload();
    await reads(page, '#tier-name', '普通');
    await reads(page, '#points', '60');
    await shop.sell(account.phone, 4_500, { receipt: { businessDay: shop.today, number: 'BIG' } });
    await page.reload();
    await reads(page, '#tier-name', '白银');
    await reads(page, '#points', '510');
    expect(await text(page, '#next-sentence')).toBe('再消费 ¥14,900，升级黄金');
    await shot(page, 'member-home');
    expect(await barriers(page)).toEqual([]);

    const refund = { receipt: { businessDay: shop.today, number: 'BACK' }, what: { mode: 'whole' } };
    const original = { businessDay: shop.today, number: 'BIG' };
    const refundedAt = shop.ground.api.clock.now().toISOString();
    const body = { ...refund, original, refundedAt };
    expect((await shop.ground.api.till({ path: '/till/refunds', body })).status).toBe(200);
    await outboxEmpty(shop.ground.api);
    await page.reload();
    await reads(page, '#points', '60');
    await reads(page, '#next-sentence', '再消费 ¥19,400，升级黄金');
  });

  it('reads why each number is there, and what became of it', async () => {
    const page = await screens.phone();
    const { phone } = await shop.newcomer(page, '沈佳宁');
    await shop.sell(phone, 1_280);
    await page.reload();
    await page.tap('#points-head');
    await page.waitForSelector('#ledger');
    await reads(page, '#balance', '128');
    await page.tap('[id^="line-"]');
    await page.waitForSelector('[id^="why-"]');
    await shot(page, 'member-points');
    expect(await barriers(page)).toEqual([]);
    await page.goto(`${shop.url}#/pages/tiers/index`);
    await page.waitForSelector('#why-tier');
    await shot(page, 'member-tiers', { fullPage: true });
    expect(await barriers(page)).toEqual([]);
    await page.goto(`${shop.url}#/pages/inbox/index`);
    await reads(page, '#inbox-page', '128 积分已记入');
    await shot(page, 'member-inbox');
    expect(await barriers(page)).toEqual([]);
  });

  it('shows a code that the till takes, also with no network', async () => {
    const page = await screens.phone();
    const { phone } = await shop.newcomer(page, '顾念慈');
    await shop.sell(phone, 900);
    await page.reload();
    await page.waitForSelector('#tier-card');
    await page.tap('#tier-card');
    await page.waitForSelector('#code-bars');
    await shot(page, 'member-code');
    expect(await barriers(page)).toEqual([]);
    const digits = async () => (await text(page, '#code'))?.replace(/\s/g, '') ?? '';
    const asTill = async () => {
      shop.ground.api.clock.set(new Date());
      return shop.ground.api.till<{ balance: number }>({ path: `/till/members?card=${await digits()}` });
    };
    expect(await asTill()).toMatchObject({ status: 200, body: { balance: 90, mayRedeem: true } });
    screens.expectComplaint(/ERR_INTERNET_DISCONNECTED/);
    await page.goto(`${shop.url}#/pages/home/index`);
    await page.waitForSelector('#tier-card');
    await page.context().setOffline(true);
    await page.tap('#tier-card');
    await page.waitForSelector('#code-bars');
    expect(await asTill()).toMatchObject({ status: 200 });
  });

  it('shows the last known with its time when the network is gone, and forgets it on signing out', async () => {
    const page = await screens.phone();
    const { phone } = await shop.newcomer(page, '许安澜');
    await shop.sell(phone, 700);
    await page.reload();
    await reads(page, '#points', '70');
    await page.route('**/member/**', (route) => route.abort('internetdisconnected'));
    screens.expectComplaint(/ERR_INTERNET_DISCONNECTED/);
    await page.reload();
    await reads(page, '#points', '70');
    await page.waitForSelector('#stale');
    await shot(page, 'member-no-network');
    await page.unroute('**/member/**');
    await page.goto(`${shop.url}#/pages/me/index`);
    await page.waitForSelector('#sign-out');
    await shot(page, 'member-me', { fullPage: true });
    expect(await barriers(page)).toEqual([]);
    await page.tap('#sign-out');
    await page.tap('#sign-out-confirm');
    await page.waitForSelector('#me-page #sign-in');
    const kept = await page.evaluate<string>('JSON.stringify(localStorage)');
    expect(kept).not.toContain(phone);
    expect(kept).not.toContain('secret');
  });

  it('meets every tab and paper, empty or not, without a barrier', async () => {
    const page = await screens.phone();
    await page.goto(shop.url);
    for (const name of ['benefits', 'events', 'me']) {
      await page.goto(`${shop.url}#/pages/${name}/index`);
      await page.waitForSelector(`#${name}-page`);
      await shot(page, `member-tab-${name}`);
      expect(await barriers(page)).toEqual([]);
    }
    await page.goto(`${shop.url}#/pages/papers/index?name=privacy`);
    await page.waitForSelector('#paper-title');
    await shot(page, 'member-paper');
    expect(await barriers(page)).toEqual([]);
  });

  it('is read in the dark', async () => {
    const page = await screens.phone({ colorScheme: 'dark' });
    const { phone } = await shop.newcomer(page, '夏沐');
    await shot(page, 'dark-not-yet');
    await shop.sell(phone, 5_200);
    await page.reload();
    await page.waitForSelector('#tier-card');
    await shot(page, 'dark-home');
    expect(await barriers(page)).toEqual([]);
    for (const name of ['points', 'tiers', 'code', 'benefits', 'events', 'me', 'inbox']) {
      await page.goto(`${shop.url}#/pages/${name}/index`);
      await page.waitForTimeout(600);
      await shot(page, `dark-${name}`);
      expect(await barriers(page)).toEqual([]);
    }
  });
});

describeInBrowser('a member who needs large type', () => {
  const screens = openScreens({ textPx: 22 });
  let shop: MemberScreens;
  beforeAll(async () => {
    shop = await MemberScreens.open();
  }, 60_000);
  afterAll(() => shop.close());

  it('reads everything, nothing cut off', async () => {
    const page = await screens.phone();
    const { phone } = await shop.newcomer(page, '欧阳静');
    await shop.sell(phone, 5_200);
    await page.reload();
    await page.waitForSelector('#tier-card');
    for (const name of ['home', 'points', 'tiers', 'code', 'benefits', 'events', 'me', 'inbox']) {
      await page.goto(`${shop.url}#/pages/${name}/index`);
      await page.waitForTimeout(600);
      await shot(page, `large-${name}`);
      const wider = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
      expect([name, wider]).toEqual([name, 0]);
    }
  });
});
