// Looks on three phones at once: a guide takes a photo, its owner keeps it, shows it and takes it back, a friend likes it and
// has it hung up. On the real parts, WeChat's sandbox checking what is shown.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shortId } from '@guike/kernel';
import { MembersService } from '@guike/members';
import { rows } from '@guike/platform';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { barriers, describeInBrowser, openScreens, shot } from '../support/browser';
import { MemberScreens } from '../support/member-screens';
import { publishedLook } from '../support/published-looks';
import { until } from '../support/wait';

const DRAWINGS = join(__dirname, '../../demo/album');
const CALLBACK = { token: 'word-of-the-shop', aesKey: null };
const DAY_MS = 86_400_000;

/** Of a member who is signed in on their phone. */
interface Member {
  readonly token: string;
  readonly memberId: string;
}

describeInBrowser('穿搭', () => {
  const screens = openScreens();
  let shop: MemberScreens;
  let photo: Buffer;
  let other: Buffer;
  beforeAll(async () => {
    shop = await MemberScreens.open({ wechatCallback: CALLBACK, publicUrl: 'https://shop.example' });
    const { api, wechat } = shop.ground;
    await wechat.tellTo({ url: `${api.url}/wechat/callback`, token: CALLBACK.token, aesKey: null, format: 'json' });
    await api.hire('zhoumin', 'guide');
    [photo, other] = await Promise.all([drawn('06-wine-coat.svg'), drawn('03-spring-dress.svg')]);
  }, 60_000);
  afterAll(() => shop.close());

  const drawn = (file: string): Promise<Buffer> =>
    sharp(readFileSync(join(DRAWINGS, file)))
      .resize(900)
      .jpeg()
      .toBuffer();

  /** Somebody with a purchase and a WeChat account. */
  async function member(nickname: string): Promise<Member> {
    const { ground } = shop;
    const account = await ground.wechat.newAccount({ nickname });
    const token = await ground.tokenOf(account);
    await shop.sell(account.phone, 1_280, { member: { phone: account.phone, name: nickname } });
    const [row] = await rows<{ id: string }>(
      ground.api.db.reading,
      `SELECT member_id AS id FROM purchase ORDER BY id DESC LIMIT 1`,
    );
    return { token, memberId: row?.id ?? '' };
  }

  /** A phone on which they have signed in before. */
  async function phoneOf({ token }: Member, options: Parameters<typeof screens.phone>[0] = {}): Promise<Page> {
    const page = await screens.phone({ reducedMotion: 'reduce', ...options });
    await keep(page, 'session', { scope: 'test', token, state: 'active', consentDue: false });
    return page;
  }

  async function guideAt(): Promise<Page> {
    const page = await screens.phone({ reducedMotion: 'reduce' });
    const token = await shop.ground.api.signIn({ login: 'zhoumin', password: 'correct horse battery' });
    const until = Date.now() + DAY_MS;
    await keep(page, 'staff-session', { token, name: 'zhoumin', role: 'guide', storeName: '一店', until });
    return page;
  }

  const keep = (page: Page, key: string, data: object) =>
    page.addInitScript(`localStorage.setItem(${JSON.stringify(key)}, ${JSON.stringify(JSON.stringify({ data }))})`);

  async function open(page: Page, address: string): Promise<void> {
    await page.goto(`${shop.url}#/pages/${address}`);
    await page.reload();
  }

  const reads = (page: Page, selector: string, wanted: string) =>
    page.waitForSelector(`${selector}:has-text("${wanted}")`);

  async function choose(page: Page, button: string, file: Buffer): Promise<void> {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.tap(button)]);
    await chooser.setFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: file });
  }

  /** All pictures of a part are there. */
  const drawnOf = (page: Page, selector: string) =>
    until(() =>
      page
        .locator(`${selector} img`)
        .evaluateAll((all: unknown) =>
          (all as { complete: boolean; naturalWidth: number }[]).every(
            ({ complete, naturalWidth }) => complete && naturalWidth > 0,
          ),
        ),
    );

  const lookOf = async ({ token }: Member): Promise<{ id: string; state: string }> => {
    const { body } = await shop.ground.ask<{ items: { id: string; state: string }[] }>(token, '/member/looks');
    return body.items[0] ?? { id: '', state: '' };
  };

  let owner: Member;
  let lookId: string;

  it('goes from a fitting to the feed, and on to a friend who has it hung up', async () => {
    const { app, db } = shop.ground.api;
    owner = await member('林知夏');
    const [desk, mine] = [await guideAt(), await phoneOf(owner)];

    // At the fitting: without consent the photo waits for its owner's word on her own phone.
    await open(desk, 'staff/index');
    const card = await app.get(MembersService, { strict: false }).codeOf(db.reading, owner.memberId);
    await desk.fill('#staff-code input', card);
    await desk.tap('#staff-find');
    await reads(desk, '#fitting-state', '还没同意留影');
    await choose(desk, '#fitting-take', photo);
    await reads(desk, '#fitting-said', '已请会员在自己手机上确认');
    await shot(desk, 'look-staff-fitting', { fullPage: true });
    expect(await barriers(desk)).toEqual([]);

    await open(mine, 'my-looks/index');
    await mine.waitForSelector('.offer');
    await drawnOf(mine, '#offers');
    await shot(mine, 'look-offer');
    expect(await barriers(mine)).toEqual([]);
    await mine.tap('[id^="offer-"][id$="-agree"]');
    await mine.waitForSelector('#photo-consent');
    await shot(mine, 'look-offer-consent');
    await mine.tap('#photo-consent-agree');
    await mine.waitForSelector('.offer', { state: 'detached' });
    await shot(mine, 'look-mine-empty');

    // Her own album, and one more from home.
    await mine.tap('#to-album');
    await choose(mine, '#album-add', other);
    await until(async () => (await mine.locator('#album .photo-place').count()) === 2);
    await drawnOf(mine, '#album');
    await shot(mine, 'look-album');
    expect(await barriers(mine)).toEqual([]);

    await open(mine, 'my-looks/publish');
    await mine.waitForSelector('#publish-photos .photo-place');
    await mine.tap('#publish-photos .photo-place:nth-child(2)');
    await mine.tap('#publish-photos .photo-place:nth-child(1)');
    await mine.fill('#look-words textarea', '酒红大衣配米色针织，第一次穿这个颜色');
    await mine.fill('#worn-0-name input', '羊绒大衣');
    await mine.fill('#worn-0-size input', 'M');
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
    await until(async () => (await lookOf(owner)).state === 'published', { timeout: 15_000, what: 'a published look' });
    lookId = (await lookOf(owner)).id;
    const all = await rows(db.reading, `SELECT FROM look WHERE member_id = $1`, [owner.memberId]);
    expect(all).toHaveLength(1);

    const friend = await member('沈佳宁');
    const hers = await phoneOf(friend);
    await open(hers, 'feed/index');
    await hers.waitForSelector(`#look-${lookId}`);
    await drawnOf(hers, '#feed');
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
    const likes = async () =>
      (await shop.ground.ask<{ likes: number; liked: boolean }>(friend.token, `/looks/${lookId}`)).body;
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

    await open(desk, 'staff/index');
    await reads(desk, '#staff-reserved', '羊绒大衣 M');
    await shot(desk, 'look-staff-reserved', { fullPage: true });
    expect(await barriers(desk)).toEqual([]);
    await desk.tap('[id^="reserved-"][id$="-prepared"]');
    await reads(desk, '#staff-reserved', '已备好');
    await open(hers, 'looks/trying');
    await reads(hers, '#trying-page', '已为您挂好');
    await shot(hers, 'look-trying');
    expect(await barriers(hers)).toEqual([]);
  });

  it('shows everything to somebody without a session, in the dark too', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await screens.phone({ colorScheme, reducedMotion: 'reduce' });
      await page.goto(`${shop.url}#/pages/looks/look?scene=${shortId(lookId)}.7KX2M9QP`);
      await reads(page, '#look-items', '羊绒大衣');
      await drawnOf(page, '#look-pictures');
      expect(await page.textContent('#look-caption')).toContain('酒红大衣');
      await page.tap('#look-poster');
      await page.waitForSelector('#poster-sheet');
      await drawnOf(page, '#poster-sheet');
      await shot(page, `look-poster-${colorScheme}`);
      expect(await barriers(page)).toEqual([]);
      await page.tap('#poster-close');
      await shot(page, `look-${colorScheme}-guest`);
      await open(page, 'feed/index');
      await page.waitForSelector(`#look-${lookId}`);
      await drawnOf(page, '#feed');
      await shot(page, `feed-${colorScheme}-guest`);
      expect(await barriers(page)).toEqual([]);
      await page.tap('#feed-week');
      await page.waitForSelector(`#look-${lookId}`);
      await page.tap('#feed-store');
      await page.waitForSelector('#feed-empty, .look-card');
    }
    // A guest who likes is asked to sign in only then.
    const page = await screens.phone({ reducedMotion: 'reduce' });
    await open(page, 'feed/index');
    await page.tap(`#look-${lookId}-like`);
    await page.waitForSelector('#sign-in-page');
  });

  it('goes on without jumps when the end is reached, and finds its place again', async () => {
    const { api } = shop.ground;
    const place = { context: api.app, db: api.db, clock: api.clock, storeId: api.storeId };
    const { memberId } = await member('欧阳静');
    for (let nth = 0; nth < 26; nth += 1) await publishedLook(place, memberId, { caption: `第 ${nth} 套` });
    const page = await screens.phone({ reducedMotion: 'reduce' });
    await open(page, 'feed/index');
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
    const friend = await member('顾念慈');
    const page = await phoneOf(friend);
    await open(page, 'feed/index');
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
    const friend = await member('许安澜');
    const page = await phoneOf(friend, { colorScheme: 'dark' });
    await open(page, `looks/look?id=${shortId(lookId)}`);
    await page.tap('#look-report');
    await page.tap('#report-advertising');
    await shot(page, 'look-report-dark');
    expect(await barriers(page)).toEqual([]);
    await page.tap('#report-send');
    await reads(page, '#report-sheet', '已收到');

    const mine = await phoneOf(owner, { colorScheme: 'dark' });
    await open(mine, 'my-looks/index');
    await reads(mine, `#my-look-${lookId}`, '已发布');
    await shot(mine, 'look-mine-dark');
    expect(await barriers(mine)).toEqual([]);
    await mine.tap(`#my-look-${lookId}`);
    await mine.waitForSelector('#counted');
    await shot(mine, 'look-counted-dark', { fullPage: true });
    expect(await barriers(mine)).toEqual([]);
    expect(await mine.$$('#my-look-page [id*="share"], #my-look-page [id*="poster"]')).toEqual([]);
    await open(mine, 'home/index');
    await mine.waitForSelector('#home-looks');
    await drawnOf(mine, '#home-looks');
    await shot(mine, 'look-home-dark', { fullPage: true });
  });

  it('is taken back with one sheet, and gone for everybody at once', async () => {
    const mine = await phoneOf(owner);
    await open(mine, `my-looks/look?id=${lookId}`);
    await mine.tap('#withdraw');
    await mine.waitForSelector('#withdraw-sheet');
    await shot(mine, 'look-withdraw');
    expect(await barriers(mine)).toEqual([]);
    await mine.tap('#withdraw-confirm');
    await reads(mine, '#look-state', '已撤回');
    await shot(mine, 'look-withdrawn');
    const page = await screens.phone();
    screens.expectComplaint(/status of 404/);
    await page.goto(`${shop.url}#/pages/looks/look?id=${shortId(lookId)}`);
    await page.waitForSelector('#look-gone');
    await shot(page, 'look-gone');
    expect(await barriers(page)).toEqual([]);
    const { status } = await shop.ground.api.send({ path: `/look-shares/${lookId}/card` });
    expect(status).toBe(404);
  });
});
