// 积分商城 in a real browser: from the points on 首页 to the code that the till hands the goods out by.
import { Database, rows } from '@guike/platform';
import type { RewardTerms } from '@guike/rewards';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { demoRewards } from '../../apps/cli/demo/demo-rewards';
import { drawingFor } from '../../apps/miniprogram/src/rewards/pictures';
import { barriers, describeInBrowser, openScreens, shot } from '../support/browser';
import { MemberScreens } from '../support/member-screens';
import { rewardFlows } from '../support/rewards';
import { until } from '../support/wait';
import { outboxEmpty } from '../support/worker';

/** A catalogue for somebody with 600 points and the silver tier. */
const catalogue: Record<string, Partial<RewardTerms>> = {
  tea: { name: '桂花乌龙', picture: 'drawn/tea', points: 280, valueFen: 2_800, description: '试衣间里泡的那一款。' },
  tote: { name: '帆布手提袋', picture: 'drawn/tote', points: 580, valueFen: 5_800 },
  mask: { name: '真丝眼罩', picture: 'drawn/eyemask', points: 880, valueFen: 8_800 },
  shawl: { name: '羊绒披肩', picture: 'drawn/shawl', points: 500, valueFen: 68_000, minTier: 'gold' },
  candle: { name: '白茶香薰蜡烛', picture: 'drawn/candle', points: 150, valueFen: 1_500, stock: 0 },
};

/** Everything that a test of these screens needs of the shop. */
class Mall {
  readonly ids: Record<string, string> = {};

  private constructor(
    readonly shop: MemberScreens,
    readonly flows: ReturnType<typeof rewardFlows>,
  ) {}

  static async open(): Promise<Mall> {
    // What WeChat asks on redeeming is looked at with the messages; here it would lie over the code.
    const shop = await MemberScreens.open({ wechatTemplates: {} });
    const mall = new Mall(shop, rewardFlows(shop.ground.api.app));
    for (const [name, terms] of Object.entries(catalogue)) mall.ids[name] = await mall.flows.offer(terms);
    return mall;
  }

  /** Buys for ¥6,000 yesterday, so that 600 points may be used today, and answers who that is. */
  async boughtYesterday(phone: string): Promise<string> {
    const { ground } = this.shop;
    ground.api.clock.advance({ days: -1 });
    const lines = [{ sku: 'A1', name: '大衣', quantity: 2, unitPriceFen: 300_000, amountFen: 600_000 }];
    const { memberId } = await ground.sell(phone, { lines, joinConsent: { version: '1' } });
    ground.api.clock.set(new Date());
    await outboxEmpty(ground.api);
    return memberId;
  }

  /** Somebody with 600 points, in 积分商城. */
  async enter(page: Page, nickname: string): Promise<void> {
    const { phone } = await this.shop.newcomer(page, nickname);
    await this.boughtYesterday(phone);
    await page.reload();
    await page.tap('#home-rewards');
    await page.waitForSelector('#offers-now');
  }

  async reward(page: Page, name: string): Promise<void> {
    await page.goto(`${this.shop.url}#/pages/rewards/reward?id=${this.ids[name]}`);
    await page.waitForSelector(`#reward-page #reward-name:has-text("${catalogue[name]?.name}")`);
  }

  async redemptionsOf(name: string): Promise<number> {
    const tx = this.shop.ground.api.app.get(Database).reading;
    const sql = 'SELECT count(*) AS n FROM redemption WHERE reward_id = $1';
    const [row] = await rows<{ n: number }>(tx, sql, [this.ids[name]]);
    return row?.n ?? 0;
  }

  verify(code: string) {
    return this.shop.ground.api.till({ path: '/till/redemptions/verify', body: { code } });
  }
}

const text = async (page: Page, selector: string) => (await page.textContent(selector))?.trim();
const reads = (page: Page, selector: string, wanted: string) =>
  page.waitForSelector(`${selector}:has-text("${wanted}")`);
const digits = async (page: Page) => (await text(page, '#redemption-code'))?.replace(/\s/g, '') ?? '';
const shown = (page: Page, selector: string) => page.locator(`${selector} img`).first().getAttribute('src');
/** Of the file that is really there. */
const drawnWidth = (page: Page, selector: string) =>
  page.evaluate<number>(`document.querySelector('${selector} img').naturalWidth`);
/** Until a page has slid in: what is to be tapped stands still. */
const arrived = (page: Page, selector: string) => page.tap(selector, { trial: true });
/** Twice before the page can draw anything between. */
const tapTwice = (page: Page, selector: string) =>
  page.evaluate(`for (const time of [1, 2]) document.querySelector('${selector}').click()`);

/** A vase on a table: something to look at. */
const vase = () =>
  sharp(
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1200" viewBox="0 0 400 300"><rect width="400" height="300" fill="#d8c7b0"/>
<rect y="220" width="400" height="80" fill="#a98f6f"/><path d="M170 230c-40-30-40-90 0-110v-30h60v30c40 20 40 80 0 110z" fill="#5f7a74"/></svg>`),
  )
    .png()
    .toBuffer();

it('has a drawing for every reward of the demo', () => {
  expect(demoRewards.filter(({ picture }) => drawingFor(picture) === drawingFor(null))).toEqual([]);
});

describeInBrowser('积分商城', () => {
  const screens = openScreens();
  let mall: Mall;
  beforeAll(async () => {
    mall = await Mall.open();
  }, 60_000);
  afterAll(() => mall?.shop.close());

  it('shows what she can have first, redeems once, and says so when the till has handed it out', async () => {
    const page = await screens.phone();
    await mall.enter(page, '林知夏');
    await reads(page, '#available', '600');
    const offers = (group: string) => page.locator(`#offers-${group} .offer-name`).allTextContents();
    expect([await offers('now'), await offers('saving'), await offers('later')]).toEqual([
      ['桂花乌龙', '帆布手提袋'],
      ['真丝眼罩'],
      ['羊绒披肩', '白茶香薰蜡烛'],
    ]);
    await shot(page, 'rewards-mall', { fullPage: true });
    expect(await barriers(page)).toEqual([]);

    await page.tap(`#reward-${mall.ids['tea']}`);
    await page.waitForSelector('#redeem');
    await shot(page, 'rewards-reward');
    expect(await barriers(page)).toEqual([]);
    await page.tap('#redeem');
    await reads(page, '#confirm-price', '280 积分');
    await reads(page, '#confirm-left', '320 积分');
    await reads(page, '#confirm', '30 天内有效');
    await reads(page, '#confirm', '积分自动退回');
    await shot(page, 'rewards-confirm');
    expect(await barriers(page)).toEqual([]);
    await tapTwice(page, '#confirm-redeem');
    await page.waitForSelector('#redemption-qr');
    const code = await digits(page);
    expect(code).toMatch(/^\d{12}$/);
    expect(await mall.redemptionsOf('tea')).toBe(1);
    await shot(page, 'rewards-code');
    expect(await barriers(page)).toEqual([]);

    await page.tap('#all-redemptions');
    await reads(page, '#redemptions-open', '桂花乌龙');
    await arrived(page, '#redemptions-open .redemption');
    await shot(page, 'rewards-mine');
    expect(await barriers(page)).toEqual([]);
    await page.tap('#redemptions-open .redemption');
    await page.waitForSelector('#redemption-qr >> visible=true');
    expect(await mall.verify(code)).toMatchObject({ status: 200, body: { name: '桂花乌龙', duplicate: false } });
    await page.waitForSelector('#redemption-state:has-text("已使用") >> visible=true');
    await shot(page, 'rewards-used');
    expect(await barriers(page)).toEqual([]);
    await page.goto(mall.shop.url);
    await reads(page, '#points', '320');
    await shot(page, 'rewards-home');
    expect(await barriers(page)).toEqual([]);
    await page.goto(`${mall.shop.url}#/pages/inbox/index`);
    await page.tap('.letter:has-text("桂花乌龙")');
    await page.waitForSelector('#redemption-page:visible');
    expect(page.url()).toContain('pages/rewards/redemption?id=');
  });

  it('shows the picture that the shop has sent, and a box with a ribbon where it cannot be had', async () => {
    const picture = await mall.flows.picture(await vase());
    const id = await mall.flows.offer({ name: '手捏陶瓶', picture, points: 60, valueFen: 30_000 });
    const page = await screens.phone();
    await mall.enter(page, '白书瑶');
    await until(async () => (await shown(page, `#reward-${id}`)) === `/pictures/${picture}-600.webp`);
    await until(async () => (await drawnWidth(page, `#reward-${id}`)) === 600);
    await shot(page, 'rewards-picture-mall');
    await page.tap(`#reward-${id}`);
    await page.waitForSelector('#reward-page #reward-name:has-text("手捏陶瓶")');
    await until(async () => (await shown(page, '#reward-page .reward-picture')) === `/pictures/${picture}-1200.webp`);
    await until(async () => (await drawnWidth(page, '#reward-page .reward-picture')) === 1200);
    await shot(page, 'rewards-picture');
    expect(await barriers(page)).toEqual([]);

    const away = await screens.phone();
    screens.expectComplaint(/ERR_FAILED.*pictures|pictures/);
    await away.route('**/pictures/*', (route) => route.abort('failed'));
    await mall.enter(away, '白书琪');
    await until(async () => (await shown(away, `#reward-${id}`))?.startsWith('data:image/svg') ?? false);
    expect(await shown(away, `#reward-${id}`)).toBe(drawingFor(null));
    await mall.flows.takeOff(id);
  });

  it('says what is missing, and where that leads', async () => {
    const page = await screens.phone();
    await mall.enter(page, '沈佳宁');
    const why = async (name: string) => {
      await mall.reward(page, name);
      await page.waitForSelector('#why-not');
      expect(await barriers(page)).toEqual([]);
      return [await text(page, '#why-not'), await text(page, '#way'), await page.locator('#redeem').count()];
    };
    expect(await why('mask')).toEqual(['还差 280 积分', '看积分明细', 0]);
    await shot(page, 'rewards-missing');
    expect(await why('shawl')).toEqual(['黄金会员起可兑', '看会员等级', 0]);
    expect(await why('candle')).toEqual(['已兑完', '看其他商品', 0]);
    await page.goto(`${mall.shop.url}#/pages/rewards/reward?id=0195c1a4-2f00-7c1e-9d1b-6a4f0f2b7fff`);
    await reads(page, '#reward-gone', '这件商品已经下架');
  });

  it('keeps her where she is when somebody was faster', async () => {
    const page = await screens.phone();
    const last = await mall.flows.offer({ name: '长柄晴雨伞', picture: 'drawn/umbrella', points: 90, stock: 1 });
    mall.ids['last'] = last;
    const faster = await mall.boughtYesterday('13600000001');
    await mall.enter(page, '顾念慈');
    await page.tap(`#reward-${last}`);
    await page.tap('#redeem');
    await page.waitForSelector('#confirm-left');
    await mall.flows.redeem(faster, last);
    screens.expectComplaint(/409/);
    await page.tap('#confirm-redeem');
    await reads(page, '#confirm-problem', '已兑完。积分没有扣');
    await page.waitForSelector('#confirm-redeem[aria-disabled="true"]');
    await shot(page, 'rewards-refused');
    expect(await barriers(page)).toEqual([]);
    expect(await mall.redemptionsOf('last')).toBe(1);
  });

  it('spends the points once when the answer is lost on the way', async () => {
    const page = await screens.phone();
    await mall.enter(page, '许安澜');
    const before = await mall.redemptionsOf('tote');
    await mall.reward(page, 'tote');
    await page.route('**/member/redemptions', async (route) => {
      await route.fetch();
      await route.abort('connectionreset');
    });
    screens.expectComplaint(/ERR_CONNECTION_RESET/);
    await page.tap('#redeem');
    await page.tap('#confirm-redeem');
    await reads(page, '#confirm-problem', '请再试一次');
    expect(await mall.redemptionsOf('tote')).toBe(before + 1);
    await page.unroute('**/member/redemptions');
    await page.tap('#confirm-cancel');
    await page.tap('#redeem, #way');
    await page.tap('#confirm-redeem');
    await page.waitForSelector('#redemption-qr');
    expect(await mall.redemptionsOf('tote')).toBe(before + 1);
  });

  it('is read in the dark, and by a guest', async () => {
    const page = await screens.phone({ colorScheme: 'dark' });
    await page.goto(`${mall.shop.url}#/pages/rewards/index`);
    await page.waitForSelector('#rewards-page #guest');
    await shot(page, 'dark-rewards-guest');
    expect(await barriers(page)).toEqual([]);
    await mall.enter(page, '夏沐');
    await shot(page, 'dark-rewards-mall', { fullPage: true });
    expect(await barriers(page)).toEqual([]);
    await mall.reward(page, 'tea');
    await page.tap('#redeem');
    await page.waitForSelector('#confirm-left');
    await shot(page, 'dark-rewards-confirm');
    expect(await barriers(page)).toEqual([]);
    await page.tap('#confirm-redeem');
    await page.waitForSelector('#redemption-qr');
    await shot(page, 'dark-rewards-code');
    expect(await barriers(page)).toEqual([]);
  });
});

describeInBrowser('积分商城 in large type', () => {
  const screens = openScreens({ textPx: 22 });
  let mall: Mall;
  beforeAll(async () => {
    mall = await Mall.open();
  }, 60_000);
  afterAll(() => mall?.shop.close());

  it('cuts nothing off', async () => {
    const page = await screens.phone();
    await mall.enter(page, '欧阳静');
    const fits = async (name: string) => {
      await shot(page, `large-rewards-${name}`);
      const wider = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
      expect([name, wider]).toEqual([name, 0]);
    };
    await fits('mall');
    await mall.reward(page, 'tote');
    await fits('reward');
    await page.tap('#redeem');
    await page.waitForSelector('#confirm-left');
    await fits('confirm');
    await page.tap('#confirm-redeem');
    await page.waitForSelector('#redemption-qr');
    await fits('code');
    await page.tap('#all-redemptions');
    await page.waitForSelector('#redemptions-open');
    await fits('mine');
  });
});
