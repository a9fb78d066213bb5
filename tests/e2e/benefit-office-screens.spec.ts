// 权益 in the console, in a real browser: a week opened for bookings, a surprise given, a coupon taken back, a partner
// added, and what those who only read see; and on the member's phone a coupon, a booking, family and partners.
import { CouponsService } from '@guike/benefits';
import { BookBenefit, KeepBookingPlans, KeepPartners, LendThings, PickBenefits } from '@guike/flows';
import { addDays, businessDay } from '@guike/kernel';
import { newId, rows } from '@guike/platform';
import { presets } from '@guike/programme';
import type { Page } from 'playwright-core';
import { barriers, builtScreens, describeInBrowser, openScreens, shot } from '../support/browser';
import { by, choose, enterConsole, expectClear, optionOf, reads } from '../support/console-pages';
import { MemberScreens } from '../support/member-screens';
import { Office } from '../support/office';

const PHONE = '13800138000';
const open = new Set(['manicure', 'umbrella']);
/** Everybody may book a manicure and borrow an umbrella. */
const programme = {
  ...presets.boutique,
  benefits: presets.boutique.benefits.map((each) =>
    open.has(each.code) ? { ...each, everyone: true, pickable: false, quota: null } : each,
  ),
};

describeInBrowser('权益 in the console', () => {
  const screens = openScreens();
  let office: Office;
  let memberId: string;
  const now = new Date('2026-03-03T10:00:00+08:00');

  beforeAll(async () => {
    office = await Office.open({ programme, config: { webDir: builtScreens() } });
    office.api.clock.set(now);
    await office.signIn();
    memberId = await office.sell({ number: '1', phone: PHONE, name: '王小姐' });
  }, 60_000);
  afterAll(() => office?.close());

  const enter = (login: string, path: string) =>
    enterConsole(screens, `${office.api.url}/console/benefits/${path}`, login, { now });
  const isClear = (page: Page, name: string) => expectClear(page, `benefit-office-${name}`, { fullPage: true });
  const way = (page: Page, name: string) => page.click(`.page-ways >> text="${name}"`);

  it('opens a week for bookings, and sees who comes', async () => {
    const page = await enter('manager', 'plans');
    await by(page, 'plan-S1-manicure').click();
    await by(page, 'add-hours').click();
    await by(page, 'add-hours').click();
    await by(page, 'from-1').fill('下午两点');
    await by(page, 'dialog-submit').click();
    await page.waitForSelector('text=时间写成 14:30 这样');
    await by(page, 'from-1').fill('14:00');
    await by(page, 'capacity-1').fill('2');
    await isClear(page, 'plan');
    await by(page, 'dialog-submit').click();
    await reads(page, 'plans', '周二 14:00–18:00，同时 2 位');
    const booking = { code: 'manicure', store: 'S1', day: '2026-03-03', fromMinute: 14 * 60, note: '裸色' };
    const { id } = await office.api.app.get(BookBenefit, { strict: false }).book(memberId, { id: newId(), ...booking });
    await way(page, '预约');
    await reads(page, 'bookings', '一店 · 裸色');
    await reads(page, 'day-2026-03-03', '1');
    await isClear(page, 'bookings');
    await by(page, `prepared-${id}`).click();
    await reads(page, 'bookings', '已备好');
    await by(page, `delivered-${id}`).click();
    await page.locator('tbody >> text=已完成').waitFor();
  });

  it('gives one member a surprise and everybody a coupon, and takes one coupon back', async () => {
    const page = await enter('head_office', 'grants');
    await by(page, 'empty').waitFor();
    await by(page, 'new-grant').click();
    await by(page, 'dialog-submit').click();
    await page.waitForSelector('text=请先找到会员');
    await page.fill('#grant-member', PHONE);
    await reads(page, 'member-found', '王** · 138****8000');
    await choose(page, '#gift-kind', '折扣券');
    await page.fill('#gift-name', '九折券');
    await page.fill('#grant-until', '2026-03-31');
    await page.keyboard.press('Enter');
    await page.fill('#grant-title', '送您一张九折券');
    await page.fill('#grant-words', '感谢您一直以来的光顾。');
    await isClear(page, 'grant');
    await by(page, 'dialog-submit').click();
    await reads(page, 'grants', '九折券 · 9 折');
    await isClear(page, 'grants');
    await way(page, '优惠券');
    await reads(page, 'coupons', '王**');
    await reads(page, 'coupon-tally', '九折券');
    await isClear(page, 'coupons');
    await page.locator('[data-testid^="void-"]').first().click();
    await page.fill('#void-reason', '送错了人');
    await by(page, 'dialog-submit').click();
    await reads(page, 'coupons', '已收回');
  });

  it('adds a partner merchant, whose code is shown once, and serves its counter', async () => {
    const page = await enter('head_office', 'partners');
    await by(page, 'new-partner').click();
    await page.fill('#partner-name', '一家咖啡');
    await page.fill('#partner-address', '人民路 1 号');
    await page.fill('#partner-offer', '咖啡第二杯半价');
    await page.click('#partner-benefit');
    await page.click(optionOf('合作商家礼遇'));
    await by(page, 'dialog-submit').click();
    const code = (await by(page, 'partner-code').innerText()).replace(/\s/g, '');
    expect(code).toMatch(/^\d{10}$/);
    await by(page, 'code-noted').click();
    await reads(page, 'partners', '合作中');
    await isClear(page, 'partners');
    await page.goto(`${office.api.url}/partner`);
    await page.fill('#pass', '1234567890');
    await page.fill('#code', code);
    screens.expectComplaint(/404/);
    await page.click('#verify');
    await page.waitForSelector('text=会员的权益码不对或已过期，请会员刷新后再试');
    await isClear(page, 'partner-counter');
  });

  it('shows what is lent and what is owed, and lets an auditor only read', async () => {
    const guide = await office.api.db.reading.query(`SELECT id, store_id FROM staff WHERE login = 'guide'`);
    const [{ id: staffId, store_id: storeId }] = guide as [{ id: string; store_id: string }];
    await rows(
      office.api.db.reading,
      `INSERT INTO audit_log (id, at, actor_kind, actor_id, action, member_id, detail)
       VALUES ($1, $2, 'staff', $3, 'member.found_by_card', $4, '{}')`,
      [newId(), office.api.clock.now(), staffId, memberId],
    );
    const guideOfStore = { staffId, role: 'guide', storeId } as const;
    await office.api.app
      .get(LendThings, { strict: false })
      .lend({ memberId, id: newId(), code: 'umbrella', item: '伞 12', days: 7 }, guideOfStore);
    await office.api.db.inTransaction((tx) =>
      office.api.app.get(CouponsService, { strict: false }).issue(tx, {
        ...{ memberId, source: 'test', benefitCode: null, name: '减价券', kind: 'amount', percentOff: null },
        ...{ amountFen: 5_000, validFrom: businessDay('2026-03-03'), validThrough: businessDay('2026-03-31') },
      }),
    );
    const page = await enter('auditor', 'loans');
    await reads(page, 'loans', '伞 12');
    expect(await page.locator('[data-testid^="returned-"]').count()).toBe(0);
    await isClear(page, 'loans');
    await way(page, '欠着的');
    await by(page, 'empty').waitFor();
    await way(page, '优惠券');
    await reads(page, 'coupons', '减 ¥50');
    expect(await page.locator('[data-testid^="void-"]').count()).toBe(0);
    await way(page, '一览');
    await reads(page, 'benefits', '雨伞借用');
    await isClear(page, 'overview');
  });
});

/** Besides, everybody has a partner's offer, and silver shares with family. */
const sharing = {
  ...programme,
  tiers: programme.tiers.map((tier) =>
    tier.code === 'silver' ? { ...tier, discounts: { ...tier.discounts, familySharing: true } } : tier,
  ),
  benefits: programme.benefits.map((each) =>
    each.code === 'partners' ? { ...each, everyone: true, pickable: false } : each,
  ),
};

describeInBrowser('coupons, bookings and sharing on phones', () => {
  const screens = openScreens();
  let shop: MemberScreens;
  beforeAll(async () => {
    shop = await MemberScreens.open({}, { programme: sharing });
  }, 60_000);
  afterAll(() => shop?.close());

  const isClear = async (page: Page, name: string) => {
    await shot(page, `phone-${name}`);
    expect(await barriers(page)).toEqual([]);
  };

  it('shows a coupon with its code, books a time, puts it off and cancels it', async () => {
    const { api } = shop.ground;
    const page = await screens.phone();
    const { phone } = await shop.newcomer(page, '周小姐');
    await shop.sell(phone, 600);
    const memberId = (await shop.ground.sell(phone)).memberId;
    const [from, office] = [businessDay(shop.today), { staffId: newId(), role: 'head_office', storeId: null } as const];
    const context = api.app;
    await api.db.inTransaction((tx) =>
      context.get(CouponsService, { strict: false }).issue(tx, {
        ...{ memberId, source: 'test', benefitCode: null, name: '秋装九折券', kind: 'percent', percentOff: 10 },
        ...{ amountFen: null, validFrom: from, validThrough: addDays(from, 20) },
      }),
    );
    await context.get(PickBenefits, { strict: false }).pick(memberId, { id: newId(), codes: ['alterations'] });
    const hours = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: 600, to: 840, capacity: 2 }));
    const plan = { version: 0, slotMinutes: 60, cancelHours: 0, hours, closedDays: [] };
    await context.get(KeepBookingPlans, { strict: false }).keep({ store: 'S1', code: 'alterations' }, plan, office);

    await page.goto(`${shop.url}#/pages/coupons/index`);
    await page.waitForSelector('#coupons');
    await isClear(page, 'coupons');
    await page.tap('[id^="coupon-"]');
    await page.waitForSelector('#coupon-qr');
    await isClear(page, 'coupon');
    await page.goto(`${shop.url}#/pages/booking/index?code=alterations`);
    await page.tap(`#day-${addDays(from, 1)}`);
    await page.tap('#time-660');
    await page.fill('#booking-note input', '收腰');
    await isClear(page, 'booking');
    await page.tap('#book');
    // It is booked while WeChat still asks whether it may tell.
    await page.waitForSelector('#booked-when:has-text("11:00")');
    await page.tap('#message-ask-refuse');
    await isClear(page, 'booked');
    await page.tap('#change-booking');
    await page.tap(`#day-${addDays(from, 2)}`);
    await page.tap('#time-720');
    await page.tap('#book:has-text("改到")');
    await page.waitForSelector('#booked-when:has-text("12:00")');
    await page.tap('#cancel-booking');
    await page.tap('#cancelling-send');
    await page.waitForSelector('#booked-sentence:has-text("已取消")');
    await page.goto(`${shop.url}#/pages/sharing/family`);
    await page.waitForSelector('#no-sharing');
    await isClear(page, 'no-family');
  }, 90_000);

  it('names family who may share and takes them off, and shows a partner a code that is taken once', async () => {
    const { app } = shop.ground.api;
    const page = await screens.phone();
    const { phone } = await shop.newcomer(page, '沈女士');
    await shop.sell(phone, 6_000);
    await page.goto(`${shop.url}#/pages/sharing/family`);
    await page.tap('#add-family');
    await page.fill('#family-name input', '沈小满');
    await page.tap('#relation-child');
    await page.tap('#family-consent', { position: { x: 16, y: 20 } });
    await isClear(page, 'family-adding');
    await page.tap('#adding-send');
    await page.waitForSelector('#family:has-text("沈小满")');
    await isClear(page, 'family');
    await page.tap('#family .row:has-text("沈小满")');
    await page.tap('#removing-send');
    await page.waitForSelector('#family:has-text("还没有添加家人")');

    // Somebody who has a phone of their own accepts on it, and leaves again.
    await page.tap('#invite-family');
    await page.tap('#relation-parent');
    await isClear(page, 'family-inviting');
    await page.tap('#inviting-send');
    const invitation = (await page.textContent('#invitation-code'))?.replace(' ', '') ?? '';
    await isClear(page, 'family-invitation');
    const mother = await screens.phone();
    const { phone: hers } = await shop.newcomer(mother, '李女士');
    await shop.sell(hers, 600);
    await mother.goto(`${shop.url}#/pages/sharing/accept?code=${invitation}`);
    await mother.waitForSelector('#accept-owner:has-text("邀请您同享权益")');
    await isClear(mother, 'family-accept');
    await mother.tap('#accept-yes');
    await mother.waitForSelector('#accept-sentence:has-text("您已接受")');
    await mother.tap('#to-family');
    await mother.waitForSelector('#shared .row');
    await isClear(mother, 'family-shared');
    await page.reload();
    await page.waitForSelector('#family .row:has-text("父母，已接受邀请")');
    await isClear(page, 'family-accepted');
    await mother.tap('#shared .row');
    await mother.tap('#leaving-send');
    await mother.waitForSelector('#shared', { state: 'detached' });

    const partner = { name: '拾光咖啡', address: '南京西路 1266 号', offer: '咖啡第二杯半价', benefitCode: 'partners' };
    const added = { id: newId(), ...partner, active: true };
    const { code } = await app.get(KeepPartners, { strict: false }).add(added, newId());
    await page.goto(`${shop.url}#/pages/sharing/partner?code=partners`);
    await page.tap('#ask-pass');
    await page.waitForSelector('#pass');
    await isClear(page, 'partner-pass');
    const counter = await screens.phone();
    await counter.goto(`${shop.ground.api.url}/partner`);
    await counter.fill('#pass', (await page.textContent('#pass')) ?? '');
    await counter.fill('#code', code ?? '');
    await counter.click('#verify');
    await counter.waitForSelector('.good:has-text("咖啡第二杯半价")');
    await isClear(counter, 'partner-taken');
    await counter.fill('#pass', (await page.textContent('#pass')) ?? '');
    screens.expectComplaint(/404/);
    await counter.click('#verify');
    await counter.waitForSelector('.bad');
  }, 60_000);
});
