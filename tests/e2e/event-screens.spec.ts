// 活动 on phones: two members, a guide and a manager at once, from the invitation to what it was like, the door offline.
import { newId } from '@guike/platform';
import type { Page } from 'playwright-core';
import { barriers, describeInBrowser, openScreens, shot } from '../support/browser';
import { EventShop, type OpenEvent, type PhoneMember } from '../support/event-phones';

/** Classes of what is wider than the box that cuts it off. */
const SPILLED = `Array.from(document.querySelectorAll('.page *:not(.cover-picture)'))
  .filter((one) => one.clientWidth > 0 && one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX === 'hidden')
  .map((one) => one.className)`;

describeInBrowser('events on phones', () => {
  const screens = openScreens();
  const large = openScreens({ textPx: 22 });
  let shop: EventShop;
  let lin: PhoneMember;
  let zhou: PhoneMember;
  /** Of the evening that the first tests follow, one after the other, and of the seat there. */
  let event: OpenEvent;
  let code: string;
  beforeAll(async () => {
    shop = await EventShop.open(screens);
    lin = await shop.member('林知夏');
    zhou = await shop.member('周予安');
  }, 60_000);
  afterAll(() => shop?.close());
  beforeEach(() => shop.begin());

  const text = (page: Page, selector: string) => page.textContent(selector).then((found) => found?.trim());
  const reads = (page: Page, selector: string, wanted: string) =>
    page.waitForSelector(`${selector}:visible:has-text("${wanted}")`);
  const isClear = async (page: Page, name: string, options?: { readonly fullPage: boolean }) => {
    await shot(page, name, options);
    expect(await barriers(page)).toEqual([]);
  };

  it('shows a guest what is open to everybody, whole, and asks to sign in only for the answer', async () => {
    const open = await shop.event({ title: '冬日围炉茶会', audience: shop.everyone });
    const closed = await shop.event({ title: '会员专场' });
    const page = await screens.phone();
    await shop.go(page, 'events/index');
    await reads(page, `#event-${open.id}`, '冬日围炉茶会');
    expect(await page.locator('.invitation').count()).toBe(1);
    await isClear(page, 'events-guest');
    await page.tap(`#event-${open.id}`);
    await reads(page, '#agenda', '茶师');
    await reads(page, '#draw', '羊绒围巾');
    await reads(page, '#games', '猜纱支');
    await reads(page, '#guest-lines', '休息室');
    await reads(page, '#event-price', '¥88');
    await page.tap('#draw-proof');
    await reads(page, '#draw-how', '事先公布的指纹');
    await page.tap('#show-place');
    await reads(page, '#place-said', '地址');
    await isClear(page, 'event-guest');
    screens.expectComplaint(/404 \(Not Found\).*\/events\//);
    await shop.go(page, `event/index?id=${closed.id}`);
    await reads(page, '#guest', '登录后就能看到您的请柬');
    await shop.go(page, `event/index?id=${open.id}`);
    await page.tap('#sign-in:visible');
    await page.waitForSelector('#sign-in-page');
  });

  it('goes from the guide’s invitation over a companion and the waiting list to a seat', async () => {
    event = await shop.event({ title: '羊绒新款品鉴', seats: 2, companions: 1 });
    const guide = await shop.staffPhone('zhoumin');
    await shop.go(guide, 'staff/index');
    await guide.fill('#staff-code input', await lin.card());
    await guide.tap('#staff-find');
    await guide.tap(`#invite-${event.id}`);
    await guide.fill('#invite-words textarea', '驼色这次到了，靠窗的位子给您留着');
    await isClear(guide, 'staff-inviting');
    await guide.tap('#invite-send');
    await reads(guide, '#invited', '会员的消息里就能看到');
    await guide.tap('#inviting-done');

    const first = await lin.phone();
    await shop.go(first, 'home/index');
    await reads(first, '#home-event', '羊绒新款品鉴');
    await shot(first, 'home-invitation');
    await shop.go(first, 'events/index');
    await reads(first, `#event-${event.id}`, '为您留了请柬');
    await isClear(first, 'events-invited');
    await first.tap(`#event-${event.id}`);
    await reads(first, '#guide-words', '驼色这次到了');
    await isClear(first, 'event-invited');
    await first.tap('#decline');
    await reads(first, '#standing-words', '已谢绝');
    await first.tap('#accept');
    await first.tap('#add-companion');
    await first.fill('#companion-0 input', '小满');
    await first.tap('#child-0');
    await first.tap('#party-send');
    await reads(first, '#party-problem', '请先勾选监护人同意');
    await first.fill('#age-0 input', '7');
    await first.tap('#guardian-0');
    await isClear(first, 'event-party');
    // Twice before anything has come back: it is one answer.
    await first.evaluate(`for (const _ of [1, 2]) document.querySelector('#party-send').click()`);
    await reads(first, '#standing-words', '已接受 · 2 位');
    expect(await shop.counts(event.id)).toMatchObject({ accepted: 1, taken: 2, left: 0 });
    await reads(first, '#standing-party', '小满（孩子）');
    await isClear(first, 'event-accepted');
    await shop.go(guide, `staff/event?id=${event.id}`);
    await reads(guide, '#invitees', '会来');
    await isClear(guide, 'staff-event');

    const second = await zhou.phone();
    await shop.go(second, `event/index?id=${event.id}`);
    await reads(second, '#accept', '排候补');
    await second.tap('#accept');
    await second.tap('#party-send');
    await reads(second, '#standing-words', '候补第 1 位');
    await isClear(second, 'event-waiting');

    await first.tap('#cancel-answer');
    await first.tap('#cancelling-send');
    await reads(first, '#standing-words', '已取消报名');
    await shop.go(second, `event/index?id=${event.id}`);
    await reads(second, '#offer-left', '席位为您留到');
    await isClear(second, 'event-offered');
    await second.tap('#confirm-seat');
    await reads(second, '#standing-words', '已接受 · 1 位');
    await shop.go(second, 'home/index');
    await second.tap('#home-ticket');
    await second.waitForSelector('#ticket-qr');
    await isClear(second, 'event-ticket');
    code = ((await text(second, '#ticket-code')) ?? '').replace(/\D/g, '');
    expect(code).toMatch(/^\d{12}$/);
  });

  it('lets them in at a door without a network, once, and those who come without an answer', async () => {
    const second = await zhou.phone();
    await shop.go(second, `event/ticket?id=${event.id}`);
    await second.waitForSelector('#ticket-qr');
    const guide = await shop.staffPhone('zhoumin');
    await shop.go(guide, 'staff/index');
    await reads(guide, `#staff-event-${event.id}`, '签到');
    await guide.tap(`#staff-event-${event.id}`);
    await reads(guide, '#door-count', '0 / 1');
    screens.expectComplaint(/ERR_INTERNET_DISCONNECTED/);
    await guide.context().setOffline(true);
    await guide.fill('#door-code input', code);
    await guide.tap('#door-read');
    await reads(guide, '#verdict', '1 位请进');
    await reads(guide, '#door-waiting', '未上传 1 条');
    await reads(guide, '#door-count', '1 / 1');
    await isClear(guide, 'door-offline');
    await guide.fill('#door-code input', code);
    await guide.tap('#door-read');
    await reads(guide, '#verdict', '已登记过');
    await reads(guide, '#door-waiting', '未上传 2 条');
    expect((await shop.counts(event.id)).arrived).toBe(0);
    await guide.context().setOffline(false);
    await guide.waitForSelector('#door-waiting', { state: 'detached' });
    expect((await shop.counts(event.id)).arrived).toBe(1);
    await reads(guide, '#door-count', '1 / 1');
    expect(await guide.locator('#door-notes').count()).toBe(0);
    await reads(second, '#ticket-in', '请进');
    await isClear(second, 'event-in');

    const manager = await shop.staffPhone('dianzhang');
    await shop.go(manager, `staff/door?id=${event.id}`);
    await manager.tap('#walk-in');
    await manager.tap('#walk-in-persons-more');
    screens.expectComplaint(/409 \(Conflict\).*walk-ins/);
    await manager.tap('#walk-in-send');
    await reads(manager, '#walk-in-problem', '名额不够');
    await isClear(manager, 'door-walk-in');
    await manager.tap('#walk-in-beyond');
    await manager.waitForSelector('#walking-in', { state: 'detached' });
    await reads(manager, '#door-count', '3 / 1');
    expect((await shop.counts(event.id)).arrived).toBe(3);
  });

  it('says afterwards what it was like, and keeps a photo of the evening by consent', async () => {
    await shop.hold(event.id);
    const photo = await shop.photo(event.id);
    const second = await zhou.phone();
    await shop.go(second, `event/rate?id=${event.id}`);
    await second.tap('#star-4');
    await second.tap('#nps-9');
    await second.fill('#rate-words textarea', '茶好，料子也好');
    await isClear(second, 'event-rate');
    await second.tap('#rate-send');
    await reads(second, '#rate-done', '您的话已送到');
    expect(await zhou.ask(`/member/events/${event.id}/after`)).toMatchObject({
      rating: { stars: 4, nps: 9, words: '茶好，料子也好' },
    });
    await second.tap(`#keep-${photo}`);
    await second.waitForSelector('#photo-consent');
    await isClear(second, 'event-photo-consent');
    await second.tap('#photo-agree');
    await reads(second, `#kept-${photo}`, '已在我的相册');
    await shop.go(second, 'events/index');
    await second.tap('#events-past');
    await second.waitForSelector(`#rate-${event.id}`);
    await isClear(second, 'events-past');
  });

  it('opens the ticket and the last known invitations without a network, and says when they are from', async () => {
    const event = await shop.event({ title: '一个很长很长的名字，长到两行也放不下的年度盛典与老友之夜' });
    await zhou.ask(`/member/events/${event.id}/accept`, { method: 'POST', body: { id: newId() } });
    const page = await zhou.phone({ colorScheme: 'dark' });
    await shop.go(page, `event/index?id=${event.id}`);
    await reads(page, '#standing-words', '已接受 · 1 位');
    await isClear(page, 'dark-event');
    await page.tap('#change-party');
    await page.tap('#add-companion');
    await page.fill('#companion-0 input', '王姐');
    await page.tap('#party-send');
    await reads(page, '#standing-words', '已接受 · 2 位');
    await page.tap('#to-ticket');
    await page.waitForSelector('#ticket-qr');
    await reads(page, '#ticket-party', '同来 王姐');
    await isClear(page, 'dark-event-ticket');
    screens.expectComplaint(/ERR_INTERNET_DISCONNECTED/);
    await page.context().setOffline(true);
    await page.goBack();
    await page.waitForSelector('#event-title:visible');
    await page.tap('#to-ticket:visible');
    await page.waitForSelector('#ticket-qr:visible');
    await reads(page, '#stale', '的内容');
  });

  it('puts a scan that the server does not know before the guide, and forgets the list with the signing out', async () => {
    const event = await shop.event({ title: '春茶会' });
    const guide = await shop.staffPhone('zhoumin', { colorScheme: 'dark' });
    await shop.go(guide, `staff/door?id=${event.id}`);
    await reads(guide, '#door-count', '0 / 0');
    screens.expectComplaint(/ERR_INTERNET_DISCONNECTED/);
    await guide.context().setOffline(true);
    await guide.fill('#door-code input', '1111 2222 3333');
    await guide.tap('#door-read');
    await reads(guide, '#verdict', '名单里没有这张票');
    await isClear(guide, 'dark-door');
    await guide.context().setOffline(false);
    await guide.waitForSelector('#door-notes');
    await guide.tap('#door-notes .button');
    await guide.waitForSelector('#door-notes', { state: 'detached' });
    const kept = () => guide.evaluate<string>('Object.keys(localStorage).join()');
    expect(await kept()).toContain(`door/${event.id}`);
    await shop.go(guide, 'staff/index');
    await guide.tap('#staff-sign-out');
    await guide.waitForSelector('#staff-sign-in-page');
    expect(await kept()).not.toContain('door/');
  });

  it('keeps every word in large type', async () => {
    const event = await shop.event({ title: '冬日围炉茶会', audience: shop.everyone });
    const page = await large.phone();
    await shop.go(page, 'events/index');
    await page.waitForSelector(`#event-${event.id}`);
    await shot(page, 'large-events-list');
    await page.tap(`#event-${event.id}`);
    await page.waitForSelector('#agenda');
    await shot(page, 'large-event');
    expect(await page.evaluate<string[]>(SPILLED)).toEqual([]);
  });
});
