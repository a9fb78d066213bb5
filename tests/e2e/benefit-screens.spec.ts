// 权益 in a real browser: a member picks, asks and confirms; a guide hands over, lends, takes coupons and serves family.
import { CouponsService } from '@guike/benefits';
import { BookBenefit, InviteFamily, KeepBookingPlans, MyCoupons, PickBenefits, ShareBenefits } from '@guike/flows';
import { businessDay } from '@guike/kernel';
import { newId } from '@guike/platform';
import { presets } from '@guike/programme';
import type { INestApplicationContext } from '@nestjs/common';
import type { Page } from 'playwright-core';
import { PASSWORD } from '../support/api';
import { barriers, describeInBrowser, openScreens, shot } from '../support/browser';
import { MemberScreens } from '../support/member-screens';

/** Silver shares with family and a companion. */
const discounts = { always: 5, birthdayMonth: 0, companion: 12, nextPurchase: 0, familySharing: true };
const { boutique } = presets;
const tiers = boutique.tiers.map((tier) => (tier.code === 'silver' ? { ...tier, discounts } : tier));

describeInBrowser('benefits on phones', () => {
  const screens = openScreens();
  let shop: MemberScreens;
  beforeAll(async () => {
    shop = await MemberScreens.open({}, { programme: { ...boutique, tiers } });
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

  /** By name and phone. */
  async function find(desk: Page, name: string, phone: string): Promise<void> {
    await desk.tap('#other-way');
    await desk.fill('#two-facts-name input', name);
    await desk.fill('#two-facts-phone input', phone);
    await desk.tap('#staff-find:visible');
  }

  /** Of silver, without a phone of theirs in the test. */
  async function buyer(name: string) {
    const { phone } = await shop.ground.wechat.newAccount();
    await shop.sell(phone, 6_000, { member: { phone, name } });
    return { phone, memberId: (await shop.ground.sell(phone)).memberId };
  }

  const get: INestApplicationContext['get'] = (token: never) => shop.ground.api.app.get(token, { strict: false });
  const isClear = async (page: Page, name: string) => {
    await shot(page, `staff-${name}`);
    expect(await barriers(page)).toEqual([]);
  };

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
    await find(desk, '余建国', phone);
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

  it('uses a coupon by the code that is typed, once', async () => {
    const { memberId } = await buyer('苏晚晴');
    const today = businessDay(shop.today);
    await shop.ground.api.db.inTransaction((tx) =>
      get(CouponsService).issue(tx, {
        ...{ memberId, source: 'test', benefitCode: null, name: '秋装九折券', kind: 'percent', percentOff: 10 },
        ...{ amountFen: null, validFrom: today, validThrough: today },
      }),
    );
    const { coupons } = await get(MyCoupons).list(memberId, { shelf: 'open', limit: 1 });
    const desk = await atDesk();
    const type = async () => {
      await desk.fill('#staff-code input', coupons[0]?.code ?? '');
      await desk.tap('#staff-find');
    };
    await type();
    await reads(desk, '#coupon-value', '9 折');
    await isClear(desk, 'coupon');
    await desk.tap('#use-coupon');
    await reads(desk, '#staff-standing', '已用掉');
    await isClear(desk, 'coupon-used');
    await desk.tap('#staff-done:visible');
    await type();
    await reads(desk, '#staff-standing', '已用过，不能再用');
    expect(await desk.$$('#use-coupon')).toEqual([]);
  });

  it('lets a guide carry on a booking, lend and take back, and serve family and a companion', async () => {
    const { memberId, phone } = await buyer('欧阳静');
    await get(PickBenefits).pick(memberId, { id: newId(), codes: ['tea', 'umbrella', 'manicure'] });
    const [familyId, bookingId, nails] = [newId(), newId(), { code: 'manicure', store: 'S1' }];
    await get(ShareBenefits).add(memberId, { id: familyId, name: '欧阳小北', relation: 'child', consent: true });
    // Late today, so that it is to come whenever the test runs.
    const hours = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: 1_320, to: 1_380, capacity: 2 }));
    const plan = { version: 0, slotMinutes: 60, cancelHours: 0, hours, closedDays: [] };
    const office = { staffId: newId(), role: 'head_office', storeId: null } as const;
    await get(KeepBookingPlans).keep(nails, plan, office);
    const today = businessDay(shop.today);
    shop.ground.api.clock.set(new Date(`${today}T09:00:00+08:00`));
    await get(BookBenefit).book(memberId, { id: bookingId, ...nails, day: today, fromMinute: 1_320, note: '裸色' });
    shop.ground.api.clock.set(new Date());

    const desk = await atDesk();
    await desk.waitForSelector(`#booked-${bookingId}:has-text("22:00 美甲")`);
    await desk.tap(`#booked-${bookingId}-next:has-text("备好了")`);
    await desk.tap(`#booked-${bookingId}-next:has-text("完成了")`);
    await desk.waitForSelector(`#booked-${bookingId}:has-text("已完成")`);

    await find(desk, '欧阳静', phone);
    await desk.tap('#lend-umbrella-done');
    await desk.fill('#lend-item input', '伞 12');
    await isClear(desk, 'lending');
    await desk.tap('#lend');
    await desk.waitForSelector('#lent-umbrella:has-text("伞 12")');
    await desk.tap('#share');
    await desk.tap(`#who-${familyId}`);
    await desk.tap('#what-tea');
    await isClear(desk, 'sharing');
    await desk.tap('#sharing-send');
    await desk.waitForSelector('#share:has-text("已记下：家人享权益，用的是会员的次数")');
    await isClear(desk, 'shared');
    await desk.tap('#share');
    await desk.tap('#who-companion');
    await desk.tap('#sharing-send');
    await desk.waitForSelector('#share:has-text("同行一位好友，8.8 折")');
    await desk.tap('#lent-umbrella-done');
    await desk.waitForSelector('#lend-umbrella');
    await desk.tap('#staff-done:visible');
    await desk.waitForSelector('#staff-today:has-text("家人享 茶水饮品")');
    await desk.waitForSelector('#staff-today:has-text("同行好友享 8.8 折")');
    await isClear(desk, 'day-shared');

    // A member whom she invited comes alone: what is hers is found with them.
    const guest = await buyer('秦小南');
    const { invitations } = await get(InviteFamily).invite(memberId, { id: newId(), relation: 'other' });
    await get(InviteFamily).answer(guest.memberId, invitations[0]?.code ?? '', true);
    await desk.fill('#two-facts-name input', '秦小南');
    await desk.fill('#two-facts-phone input', guest.phone);
    await desk.tap('#staff-find:visible');
    await desk.tap('#share');
    await desk.tap(`#who-${invitations[0]?.id}`);
    await desk.tap('#what-tea');
    await isClear(desk, 'sharing-guest');
    await desk.tap('#sharing-send');
    await desk.waitForSelector('#share:has-text("已记下：家人享权益，用的是会员的次数")');
  }, 60_000);

  it('is as calm in the dark', async () => {
    const page = await screens.phone({ colorScheme: 'dark' });
    await enter(page, '沈若兰', 60_000);
    await page.waitForSelector('#benefit-tea:visible');
    await shot(page, 'benefits-dark');
    expect(await barriers(page)).toEqual([]);
  });
});
