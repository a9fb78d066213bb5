// A guide's phone in a real browser: who stands there, what a code hands out, what was done today.
import { MembersService } from '@guike/members';
import { newId, rows } from '@guike/platform';
import type { Page } from 'playwright-core';
import { PASSWORD } from '../support/api';
import { barriers, describeInBrowser, openScreens, shot } from '../support/browser';
import { MemberScreens } from '../support/member-screens';
import { rewardFlows } from '../support/rewards';

type Scheme = 'light' | 'dark';

describeInBrowser('a guide with a phone', () => {
  const screens = openScreens();
  let shop: MemberScreens;
  beforeAll(async () => {
    shop = await MemberScreens.open();
    await shop.ground.api.hire('zhoumin', 'guide');
    await shop.ground.api.hire('caiwu', 'finance');
  }, 60_000);
  afterAll(() => shop.close());
  beforeEach(() => shop.ground.api.clock.set(new Date()));

  const text = (page: Page, selector: string) => page.textContent(selector).then((found) => found?.trim());
  const reads = (page: Page, selector: string, wanted: string) =>
    page.waitForSelector(`${selector}:has-text("${wanted}")`);
  const type = (page: Page, id: string, value: string) => page.fill(`#${id} input`, value);

  async function enter(page: Page, login: string, password = PASSWORD): Promise<void> {
    await type(page, 'staff-login', login);
    await type(page, 'staff-password', password);
    await page.tap('#staff-enter');
  }

  /** Anew, as after closing the app: a browser keeps the pages that it has shown. */
  async function open(page: Page, name: 'me' | 'staff'): Promise<void> {
    await page.goto(`${shop.url}#/pages/${name}/index`);
    await page.reload();
  }

  /** From 我的 to the desk. */
  async function atDesk(colorScheme: Scheme = 'light'): Promise<Page> {
    const page = await screens.phone({ colorScheme });
    await page.goto(`${shop.url}#/pages/me/index`);
    await page.tap('#to-staff');
    await page.waitForSelector('#staff-sign-in-page');
    await enter(page, 'zhoumin');
    await page.waitForSelector('#staff-desk');
    return page;
  }

  async function find(page: Page, code: string): Promise<void> {
    await type(page, 'staff-code', code);
    await page.tap('#staff-find');
  }

  async function backToDesk(page: Page): Promise<void> {
    await page.tap('#staff-done:visible');
    await page.waitForSelector('#staff-desk:visible');
  }

  /** A member of this name with ¥5,200 bought: who asks what her phone shows. */
  async function member(nickname: string) {
    const { ground } = shop;
    const account = await ground.wechat.newAccount({ nickname });
    const token = await ground.tokenOf(account);
    await shop.sell(account.phone, 5_200, {
      member: { phone: account.phone, name: nickname },
      receipt: { businessDay: shop.today, number: `N-${nickname}` },
    });
    const [row] = await rows<{ id: string }>(
      ground.api.db.reading,
      `SELECT member_id AS id FROM purchase ORDER BY id DESC LIMIT 1`,
    );
    return { account, token, memberId: row?.id ?? '' };
  }

  /** What the member's own screen shows as the code, in a phone of her own. */
  async function shownCode(account: { nickname: string }): Promise<string> {
    const phone = await screens.phone();
    await phone.goto(shop.url);
    await shop.signIn(phone, account);
    await phone.waitForSelector('#home');
    await phone.goto(`${shop.url}#/pages/code/index`);
    await phone.waitForSelector('#code-bars');
    return (await text(phone, '#code')) ?? '';
  }

  /** Points of yesterday's sale, so that they may be spent; and something redeemed for them. */
  async function redeemed(memberId: string, name: string): Promise<string> {
    const { api } = shop.ground;
    await rows(
      api.db.reading,
      `UPDATE point_account SET lot_available = ARRAY['2026-01-01'::date] WHERE member_id = $1`,
      [memberId],
    );
    const flows = rewardFlows(api.app);
    const { code } = await flows.redeem(memberId, await flows.offer({ name, points: 100, valueFen: 12_800 }), newId());
    return code;
  }

  it('signs in, sees who stands there, and greets them by what is on the screen', async () => {
    const { account, memberId } = await member('林知夏');
    await redeemed(memberId, '真丝丝巾');
    const page = await screens.phone();
    await page.goto(`${shop.url}#/pages/me/index`);
    await page.tap('#to-staff');
    await page.waitForSelector('#staff-sign-in-page');
    await shot(page, 'staff-sign-in');
    expect(await barriers(page)).toEqual([]);
    screens.expectComplaint(/status of 401/);
    await enter(page, 'zhoumin', 'wrong');
    await reads(page, '#staff-notice', '账号或密码不正确');
    await enter(page, 'caiwu');
    await reads(page, '#staff-notice', '这里供导购和店长使用');
    await enter(page, 'zhoumin');
    await page.waitForSelector('#staff-desk');
    expect(await text(page, '#staff-name')).toBe('zhoumin');
    await page.waitForSelector('#today-empty');
    await shot(page, 'staff-desk');
    expect(await barriers(page)).toEqual([]);

    await find(page, await shownCode(account));
    await page.waitForSelector('#staff-member');
    expect(await text(page, '#staff-member-name')).toBe('林知夏');
    expect(await text(page, '#staff-member-tier')).toBe('白银会员');
    expect(await text(page, '#last-visit')).toMatch(/^上次到店 \d+月\d+日 · 一店$/);
    expect(await text(page, '#staff-points')).toBe('420，可抵 ¥42');
    expect(await text(page, '#staff-phone')).toMatch(/^1\d\d\*{4}\d{4}$/);
    await reads(page, '#say', '1 件兑换待领：真丝丝巾');
    await reads(page, '#say', '再消费 ¥14,800，升级黄金');
    await shot(page, 'staff-member');
    expect(await barriers(page)).toEqual([]);
    await backToDesk(page);
    await reads(page, '#staff-today', '接待 林**');
    // Nothing of the member stays on the guide's phone.
    expect(await page.evaluate<string>('JSON.stringify(localStorage)')).not.toMatch(/林知夏|林\*\*/);
    await page.goto(`${shop.url}#/pages/staff/member`);
    await page.waitForSelector('#staff-blank:visible');
  });

  it('hands a redemption out once, and says afterwards by whom and when', async () => {
    const { memberId, token } = await member('沈佳宁');
    const code = await redeemed(memberId, '羊绒围巾');
    const page = await atDesk();
    await find(page, code);
    await page.waitForSelector('#staff-redemption');
    expect(await text(page, '#reward-name')).toBe('羊绒围巾');
    await shot(page, 'staff-redemption');
    expect(await barriers(page)).toEqual([]);
    await page.dispatchEvent('#hand-out', 'click');
    await page.dispatchEvent('#hand-out', 'click').catch(() => undefined);
    await reads(page, '#staff-standing', '已发放一店 · zhoumin，今天');
    expect(await page.$$('#hand-out')).toEqual([]);
    await shot(page, 'staff-handed-out');
    expect(await barriers(page)).toEqual([]);
    const mine = await shop.ground.ask<{ redemptions: { state: string }[] }>(token, '/member/redemptions');
    expect(mine.body.redemptions.map(({ state }) => state)).toEqual(['verified']);
    await backToDesk(page);
    await reads(page, '#staff-today', '发放 羊绒围巾');
    await find(page, code);
    await reads(page, '#staff-standing', '已发放过，不用再给一店 · zhoumin，今天');
    await shot(page, 'staff-used');
    expect(await page.$$('#hand-out')).toEqual([]);
  });

  it('says what is wrong with a code', async () => {
    const page = await atDesk();
    screens.expectComplaint(/status of (404|422)/);
    await find(page, '123');
    await reads(page, '#staff-problem', '会员码 20 位，兑换码 12 位，券码 14 位，现在是 3 位，请核对');
    await find(page, '1234 5678 9012');
    await reads(page, '#staff-problem', '没有这个兑换码，请核对后再试');
    await find(page, '5820 3117 4061 9384 0277');
    await reads(page, '#staff-problem', '会员码无效，请重新出示');
    expect(await barriers(page)).toEqual([]);
  });

  it('finds by two facts who may not redeem then', async () => {
    const { account } = await member('顾念慈');
    const page = await atDesk();
    await page.tap('#other-way');
    await type(page, 'two-facts-name', '顾念慈');
    await type(page, 'two-facts-phone', account.phone);
    await shot(page, 'staff-two-facts');
    expect(await barriers(page)).toEqual([]);
    await page.tap('#staff-find');
    await reads(page, '#two-facts', '可以积分');
    expect(await barriers(page)).toEqual([]);
  });

  it('says that it needs the network, and is used at the tap that follows it', async () => {
    const { memberId } = await member('许安澜');
    const code = await redeemed(memberId, '桂花乌龙');
    const page = await atDesk();
    await find(page, code);
    await page.waitForSelector('#hand-out');
    screens.expectComplaint(/ERR_INTERNET_DISCONNECTED/);
    await page.context().setOffline(true);
    await page.tap('#hand-out');
    await reads(page, '#staff-problem:visible', '没有连上网络');
    await shot(page, 'staff-no-network');
    await page.context().setOffline(false);
    await page.tap('#hand-out');
    await reads(page, '#staff-standing', '已发放一店 · zhoumin，今天');
  });

  it('is signed out on dismissal, beside the member who stays', async () => {
    const { api } = shop.ground;
    await api.hire('leaving', 'guide');
    const page = await screens.phone();
    await shop.newcomer(page, '夏沐');
    await open(page, 'staff');
    await enter(page, 'leaving');
    await page.waitForSelector('#staff-desk');
    await rows(
      api.db.reading,
      `UPDATE staff SET active = false, token_version = token_version + 1 WHERE login = 'leaving'`,
    );
    api.clock.advance({ minutes: 1 });
    screens.expectComplaint(/status of 401/);
    await find(page, '1234 5678 9012');
    await reads(page, '#staff-notice', '登录已失效，请重新登录');
    const kept = () => page.evaluate<string>('Object.keys(localStorage).sort().join()');
    expect(await kept()).not.toContain('staff-session');
    await open(page, 'me');
    await page.waitForSelector('#sign-out');
    // And the other way round: the member leaves, the guide stays.
    await open(page, 'staff');
    await enter(page, 'zhoumin');
    await page.waitForSelector('#staff-desk');
    await open(page, 'me');
    await page.tap('#sign-out');
    await page.tap('#sign-out-confirm');
    await page.waitForSelector('#me-page #sign-in');
    await open(page, 'staff');
    await page.waitForSelector('#staff-desk');
    await page.tap('#staff-sign-out');
    await page.waitForSelector('#staff-sign-in-page');
    expect(await kept()).not.toContain('staff-session');
  });

  it('is read in the dark', async () => {
    const { memberId } = await member('欧阳静');
    const code = await redeemed(memberId, '油纸伞');
    const page = await atDesk('dark');
    await page.waitForSelector('#staff-today .deed');
    await shot(page, 'dark-staff-desk');
    expect(await barriers(page)).toEqual([]);
    await find(page, code);
    await page.waitForSelector('#hand-out');
    await shot(page, 'dark-staff-redemption');
    expect(await barriers(page)).toEqual([]);
    await backToDesk(page);
    const { app, db } = shop.ground.api;
    const card = await app.get(MembersService, { strict: false }).codeOf(db.reading, memberId);
    await find(page, card);
    await page.waitForSelector('#staff-member');
    await shot(page, 'dark-staff-member');
    expect(await barriers(page)).toEqual([]);
  });
});

describeInBrowser('a guide who needs large type', () => {
  const screens = openScreens({ textPx: 22 });
  let shop: MemberScreens;
  beforeAll(async () => {
    shop = await MemberScreens.open();
    await shop.ground.api.hire('zhoumin', 'guide');
  }, 60_000);
  afterAll(() => shop.close());

  it('reads everything, nothing cut off', async () => {
    const { phone } = await shop.ground.wechat.newAccount();
    await shop.sell(phone, 5_200, { member: { phone, name: '欧阳慕容静姝' } });
    const page = await screens.phone();
    const fits = async (name: string) => {
      await shot(page, `large-${name}`);
      const wider = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
      expect([name, wider]).toEqual([name, 0]);
    };
    await page.goto(`${shop.url}#/pages/staff/index`);
    await page.waitForSelector('#staff-sign-in-page');
    await fits('staff-sign-in');
    await page.fill('#staff-login input', 'zhoumin');
    await page.fill('#staff-password input', PASSWORD);
    await page.tap('#staff-enter');
    await page.waitForSelector('#today-empty');
    await fits('staff-desk');
    await page.tap('#other-way');
    await page.fill('#two-facts-name input', '欧阳慕容静姝');
    await page.fill('#two-facts-phone input', phone);
    await page.tap('#staff-find');
    await page.waitForSelector('#staff-member');
    await fits('staff-member');
  });
});
