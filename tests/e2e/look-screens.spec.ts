// Looks on three phones at once: a guide takes a photo, its owner keeps it, shows it and takes it back, a friend likes it and
// has it hung up. On the real parts, WeChat's sandbox checking what is shown.
import { shortId } from '@guike/kernel';
import { MembersService } from '@guike/members';
import { rows } from '@guike/platform';
import type { Page } from 'playwright-core';
import { barriers, describeInBrowser, openScreens, shot } from '../support/browser';
import { LookShop, type PhoneMember, chooseFile, drawnPhoto, picturesLoaded } from '../support/look-phones';
import { publishedLook } from '../support/published-looks';
import { until } from '../support/wait';

describeInBrowser('穿搭', () => {
  const screens = openScreens();
  let shop: LookShop;
  let photo: Buffer;
  let other: Buffer;
  beforeAll(async () => {
    shop = await LookShop.open(screens);
    [photo, other] = await Promise.all([drawnPhoto('06-wine-coat.svg'), drawnPhoto('03-spring-dress.svg')]);
  }, 60_000);
  afterAll(() => shop.close());

  const reads = (page: Page, selector: string, wanted: string) =>
    page.waitForSelector(`${selector}:has-text("${wanted}")`);

  let owner: PhoneMember;
  let lookId: string;

  it('goes from a fitting to the feed, and on to a friend who has it hung up', async () => {
    const { app, db } = shop.shop.ground.api;
    owner = await shop.member('林知夏');
    const [desk, mine] = [await shop.guide(), await shop.phoneOf(owner)];

    // At the fitting: without consent the photo waits for its owner's word on her own phone.
    await shop.go(desk, 'staff/index');
    const card = await app.get(MembersService, { strict: false }).codeOf(db.reading, owner.memberId);
    await desk.fill('#staff-code input', card);
    await desk.tap('#staff-find');
    await reads(desk, '#fitting-state', '还没同意留影');
    await chooseFile(desk, '#fitting-take', photo);
    await reads(desk, '#fitting-said', '已请会员在自己手机上确认');
    await shot(desk, 'look-staff-fitting', { fullPage: true });
    expect(await barriers(desk)).toEqual([]);

    await shop.go(mine, 'my-looks/index');
    await mine.waitForSelector('.fitting');
    await picturesLoaded(mine, '#offers');
    await shot(mine, 'look-offer');
    expect(await barriers(mine)).toEqual([]);
    await mine.tap('[id^="offer-"][id$="-agree"]');
    await mine.waitForSelector('#photo-consent');
    await shot(mine, 'look-offer-consent');
    await mine.tap('#photo-consent-agree');
    await mine.waitForSelector('.fitting', { state: 'detached' });
    await shot(mine, 'look-mine-empty');

    // Her own album, and one more from home.
    await mine.tap('#to-album');
    await chooseFile(mine, '#album-add', other);
    await until(async () => (await mine.locator('#album .photo-place').count()) === 2);
    await picturesLoaded(mine, '#album');
    await shot(mine, 'look-album');
    expect(await barriers(mine)).toEqual([]);

    await shop.go(mine, 'my-looks/publish');
    await mine.waitForSelector('#publish-photos .photo-place');
    await mine.tap('#publish-photos .photo-place:nth-child(2)');
    await mine.tap('#publish-photos .photo-place:nth-child(1)');
    await mine.fill('#look-words textarea', '酒红大衣配米色针织，第一次穿这个颜色');
    await mine.fill('#worn-0-name input', '羊绒大衣');
    await mine.fill('#worn-0-size input', 'M');
    await reads(mine, '#public-name', '会员');
    await mine.tap('#public-name');
    screens.expectComplaint(/status of 409/);
    await mine.fill('#public-name-input input', '店长晓晓');
    await mine.tap('#public-name-keep');
    await reads(mine, '#public-name-problem', '像门店的人');
    await mine.fill('#public-name-input input', '晓晓');
    await shot(mine, 'look-public-name');
    expect(await barriers(mine)).toEqual([]);
    await mine.tap('#public-name-keep');
    await mine.waitForSelector('#public-name-sheet', { state: 'detached' });
    await reads(mine, '#public-name', '别人看到的是“晓晓”');
    await shot(mine, 'look-publish', { fullPage: true });
    expect(await barriers(mine)).toEqual([]);
    await mine.tap('#publish-next');
    await mine.waitForSelector('#publish-consent');
    await shot(mine, 'look-publish-consent');
    expect(await barriers(mine)).toEqual([]);
    await mine.dispatchEvent('#publish-agree', 'click');
    await mine.dispatchEvent('#publish-agree', 'click').catch(() => undefined);
    await reads(mine, '#look-state', '审核中');
    await shot(mine, 'look-pending');

    // WeChat's answers come by callback.
    await until(async () => (await shop.lookOf(owner)).state === 'published', { what: 'a published look' });
    lookId = (await shop.lookOf(owner)).id;
    const all = await rows(db.reading, `SELECT FROM look WHERE member_id = $1`, [owner.memberId]);
    expect(all).toHaveLength(1);

    const friend = await shop.member('沈佳宁');
    const hers = await shop.phoneOf(friend);
    await shop.go(hers, 'feed/index');
    await hers.waitForSelector(`#look-${lookId}`);
    await picturesLoaded(hers, '#feed');
    await reads(hers, `#look-${lookId}`, '晓晓');
    await shot(hers, 'feed');
    expect(await barriers(hers)).toEqual([]);
    await hers.tap(`#look-${lookId}-like`);
    await reads(hers, `#look-${lookId}-like`, '1');
    await hers.tap(`#look-${lookId}-open`);
    await hers.waitForSelector('#look-items');
    await reads(hers, '#look-like', '1');
    await shot(hers, 'look');
    await shot(hers, 'look-whole', { fullPage: true });
    expect(await barriers(hers)).toEqual([]);
    expect(await hers.textContent('#look-page')).not.toMatch(/积分|奖|送/);

    // Taps come faster than answers; the last wish holds.
    for (let taps = 0; taps < 3; taps += 1) await hers.dispatchEvent('#look-like', 'click');
    const likes = () => shop.likes(lookId, friend);
    await until(async () => (await likes()).likes === 0);
    expect(await likes()).toMatchObject({ likes: 0, liked: false });
    await hers.tap('#look-like');
    await until(async () => (await likes()).liked);

    await hers.tap('#look-try');
    await hers.waitForSelector('#trying-days');
    await hers.tap('#trying-days .day:nth-child(2)');
    await hers.fill('#trying-note input', '我穿 S');
    await shot(hers, 'look-try');
    expect(await barriers(hers)).toEqual([]);
    await hers.dispatchEvent('#trying-reserve', 'click');
    await reads(hers, '#trying-sheet', '衣服会先挂好');
    await shot(hers, 'look-tried');

    await shop.go(desk, 'staff/index');
    await reads(desk, '#staff-reserved', '羊绒大衣 M');
    await shot(desk, 'look-staff-reserved', { fullPage: true });
    expect(await barriers(desk)).toEqual([]);
    await desk.tap('[id^="reserved-"][id$="-prepared"]');
    await reads(desk, '#staff-reserved', '已备好');
    await shop.go(hers, 'looks/trying');
    await reads(hers, '#trying-page', '已为您挂好');
    await shot(hers, 'look-trying');
    expect(await barriers(hers)).toEqual([]);
  });

  it('shows everything to somebody without a session, in the dark too', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await shop.guest({ colorScheme });
      await page.goto(`${shop.shop.url}#/pages/looks/look?scene=${shortId(lookId)}.7KX2M9QP`);
      await reads(page, '#look-items', '羊绒大衣');
      await picturesLoaded(page, '#look-pictures');
      expect(await page.textContent('#look-caption')).toContain('酒红大衣');
      await page.tap('#look-poster');
      await page.waitForSelector('#poster-sheet');
      await picturesLoaded(page, '#poster-sheet');
      await shot(page, `look-poster-${colorScheme}`);
      expect(await barriers(page)).toEqual([]);
      await page.tap('#poster-close');
      await shot(page, `look-${colorScheme}-guest`);
      await shop.go(page, 'feed/index');
      await page.waitForSelector(`#look-${lookId}`);
      await picturesLoaded(page, '#feed');
      await shot(page, `feed-${colorScheme}-guest`);
      expect(await barriers(page)).toEqual([]);
      await page.tap('#feed-week');
      await page.waitForSelector(`#look-${lookId}`);
      await page.tap('#feed-store');
      await page.waitForSelector('#feed-empty, .look-card');
    }
    // A guest who likes is asked to sign in only then.
    const page = await shop.guest();
    await shop.go(page, 'feed/index');
    await page.tap(`#look-${lookId}-like`);
    await page.waitForSelector('#sign-in-page');
  });

  it('goes on without jumps when the end is reached, and finds its place again', async () => {
    const { memberId } = await shop.member('欧阳静');
    for (let nth = 0; nth < 26; nth += 1) await publishedLook(shop.place, memberId, { caption: `第 ${nth} 套` });
    const page = await shop.guest();
    await shop.go(page, 'feed/index');
    const ids = () =>
      page.locator('.look-card').evaluateAll((all: unknown) => (all as { id: string }[]).map(({ id }) => id));
    const first = await until(async () => ((await ids()).length === 20 ? ids() : null));
    const placeOf = async (id: string) => (await page.locator(`[id="${id}"]`).boundingBox())?.x;
    const before = await placeOf(first[7] ?? '');
    await page.locator('#older').scrollIntoViewIfNeeded();
    const all = await until(async () => ((await ids()).length === 27 ? ids() : null));
    expect(new Set(all).size).toBe(27);
    expect(await placeOf(first[7] ?? '')).toBe(before);
    // Back from a look, the list is as it was left.
    await page.locator('.look-frame').last().tap();
    await page.waitForSelector('#look-items');
    await page.goBack();
    await page.waitForSelector('#feed:visible');
    expect(await ids()).toHaveLength(27);
  });

  it('says so where there is no network, and shows the last known', async () => {
    const friend = await shop.member('顾念慈');
    const page = await shop.phoneOf(friend);
    await shop.go(page, 'feed/index');
    await page.waitForSelector(`#look-${lookId}`);
    screens.expectComplaint(/ERR_INTERNET_DISCONNECTED/);
    await page.context().setOffline(true);
    await page.tap(`#look-${lookId}-like`);
    await reads(page, `#look-${lookId}-problem`, '这个赞没有送到');
    await shot(page, 'feed-offline');
    await page.context().setOffline(false);
    await page.tap(`#look-${lookId}-like`);
    await reads(page, `#look-${lookId}-like`, '2');
  });

  it('is reported once, and tells its owner what counts, in the dark too', async () => {
    const friend = await shop.member('许安澜');
    const page = await shop.phoneOf(friend, { colorScheme: 'dark' });
    await shop.go(page, `looks/look?id=${shortId(lookId)}`);
    await page.tap('#look-report');
    await page.tap('#report-advertising');
    await shot(page, 'look-report-dark');
    expect(await barriers(page)).toEqual([]);
    await page.tap('#report-send');
    await reads(page, '#report-sheet', '已收到');

    const mine = await shop.phoneOf(owner, { colorScheme: 'dark' });
    await shop.go(mine, 'my-looks/index');
    await reads(mine, `#my-look-${lookId}`, '已发布');
    await shot(mine, 'look-mine-dark');
    expect(await barriers(mine)).toEqual([]);
    await mine.tap(`#my-look-${lookId}`);
    await mine.waitForSelector('#counted');
    await shot(mine, 'look-counted-dark', { fullPage: true });
    expect(await barriers(mine)).toEqual([]);
    expect(await mine.$$('#my-look-page [id*="share"], #my-look-page [id*="poster"]')).toEqual([]);
    await shop.go(mine, 'home/index');
    await mine.waitForSelector('#home-looks');
    await picturesLoaded(mine, '#home-looks');
    await shot(mine, 'look-home-dark', { fullPage: true });
  });

  it('is shown to the store by a screenshot of a post, once, apart from everything that is shared', async () => {
    const mine = await shop.phoneOf(owner);
    await shop.go(mine, 'my-looks/index');
    await mine.tap('#to-look-claims');
    await mine.waitForSelector('#look-claim-form');
    await mine.tap('#look-claim-about');
    await mine.tap(`#look-claim-about-${lookId}`);
    await mine.fill('#look-claim-likes input', '18');
    await chooseFile(mine, '#look-claim-picture', other);
    await reads(mine, '#look-claim-picture', '已选好');
    await shot(mine, 'look-claim', { fullPage: true });
    expect(await barriers(mine)).toEqual([]);
    await mine.dispatchEvent('#look-claim-file', 'click');
    await mine.dispatchEvent('#look-claim-file', 'click');
    await reads(mine, '#look-claims', '等门店核对');
    expect(await mine.locator('#look-claims .claim').count()).toBe(1);
    await shot(mine, 'look-claimed', { fullPage: true });
    expect(await mine.$$('#look-claims-page [id*="share"], #look-claims-page [id*="poster"]')).toEqual([]);
  });

  it('is taken back with one sheet, and gone for everybody at once', async () => {
    const mine = await shop.phoneOf(owner);
    await shop.go(mine, `my-looks/look?id=${lookId}`);
    await mine.tap('#withdraw');
    await mine.waitForSelector('#withdraw-sheet');
    await shot(mine, 'look-withdraw');
    expect(await barriers(mine)).toEqual([]);
    await mine.tap('#withdraw-confirm');
    await reads(mine, '#look-state', '已撤回');
    await shot(mine, 'look-withdrawn');
    const page = await shop.guest();
    screens.expectComplaint(/status of 404/);
    await page.goto(`${shop.shop.url}#/pages/looks/look?id=${shortId(lookId)}`);
    await page.waitForSelector('#look-gone');
    await shot(page, 'look-gone');
    expect(await barriers(page)).toEqual([]);
    const { status } = await shop.shop.ground.api.send({ path: `/look-shares/${lookId}/card` });
    expect(status).toBe(404);
  });
});
