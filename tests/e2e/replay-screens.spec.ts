// 美丽回放 on a phone: asks for consent first, is turned over by a finger, shows a friend one picture, and shows nobody else
// anything.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { KeepAlbum } from '@guike/flows';
import { type BusinessDay, addDays } from '@guike/kernel';
import { Keys, Tokens, newId, rows } from '@guike/platform';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { barriers, describeInBrowser, openScreens, shot } from '../support/browser';
import { MemberScreens } from '../support/member-screens';
import { until } from '../support/wait';

/** Of the page's own, which the tests know nothing of. */
interface Picture {
  readonly complete: boolean;
  readonly naturalWidth: number;
}

const DRAWINGS = join(__dirname, '../../demo/album');
/** A year with every season in it; the newest last. */
const DAYS_AGO = [330, 322, 230, 150, 140, 60, 45, 12];

describeInBrowser('美丽回放', () => {
  const screens = openScreens();
  let shop: MemberScreens;
  beforeAll(async () => {
    shop = await MemberScreens.open();
  }, 60_000);
  afterAll(() => shop.close());

  /** So many photos, from the first of the year on. */
  async function photosOf(memberId: string, most = DAYS_AGO.length): Promise<void> {
    const { api } = shop.ground;
    const album = api.app.get(KeepAlbum);
    const [store] = await rows<{ id: string }>(api.db.reading, 'SELECT id FROM store LIMIT 1');
    for (const [nth, file] of readdirSync(DRAWINGS).sort().slice(0, most).entries()) {
      const bytes = await sharp(readFileSync(join(DRAWINGS, file)))
        .resize(600)
        .png()
        .toBuffer();
      const takenOn = addDays(shop.today as BusinessDay, -(DAYS_AGO[nth] ?? 0));
      await album.add({ id: newId(), memberId, takenOn, storeId: store?.id ?? '', guideId: null }, bytes);
    }
  }

  async function memberOf(phone: string): Promise<string> {
    const { api } = shop.ground;
    const found = await rows<{ id: string }>(
      api.db.reading,
      'SELECT member_id AS id FROM member_phone WHERE phone_index = $1',
      [api.app.get(Keys).blindIndex(phone)],
    );
    return found[0]?.id ?? '';
  }

  const loaded = (page: Page, selector: string) =>
    until(() =>
      page.locator(`${selector} img`).evaluateAll((all: unknown) => {
        const pictures = all as Picture[];
        return pictures.length > 0 && pictures.every(({ complete, naturalWidth }) => complete && naturalWidth > 0);
      }),
    );

  it('asks first, shows the year by season, and one picture for a friend', async () => {
    // Slides fade: not for who has asked for less motion, nor here.
    const page = await screens.phone({ reducedMotion: 'reduce' });
    const { phone } = await shop.newcomer(page, '林知夏');
    await shop.sell(phone, 1_280);
    const memberId = await memberOf(phone);
    await expect(photosOf(memberId)).rejects.toMatchObject({ code: 'CONSENT_MISSING' });

    await page.goto(`${shop.url}#/pages/replay/index`);
    await page.waitForSelector('#replay-agree');
    await shot(page, 'member-replay-consent');
    expect(await barriers(page)).toEqual([]);
    await page.tap('#replay-agree');
    await page.waitForSelector('#replay-empty');
    await photosOf(memberId);

    await page.reload();
    await loaded(page, '#replay-slide-0');
    expect(await page.textContent('.replay-cover')).toContain('美丽回放');
    await shot(page, 'member-replay-cover');
    expect(await barriers(page)).toEqual([]);
    await page.tap('#replay-next');
    await loaded(page, '#replay-slide-1');
    expect(await page.textContent('#replay-slide-1')).toContain('冬');
    await shot(page, 'member-replay-season');

    const slides = await page.locator('.replay-slide').count();
    for (let slide = 2; slide < slides; slide += 1) {
      await page.tap('#replay-next');
      await page.waitForSelector(`#replay-slide-${slide}.replay-shown`);
      await shot(page, `member-replay-${slide}`);
    }
    await loaded(page, '#replay-share');
    expect(await barriers(page)).toEqual([]);
    await page.tap('#replay-back');
    await page.waitForSelector(`#replay-slide-${slides - 2}.replay-shown`);
  });

  it('is turned by a finger, and leads there from 我的', async () => {
    const page = await screens.phone({ colorScheme: 'dark', reducedMotion: 'reduce' });
    const { phone } = await shop.newcomer(page, '沈若兰');
    await shop.sell(phone, 600);
    await page.goto(`${shop.url}#/pages/me/index`);
    await page.tap('#to-replay');
    await page.waitForSelector('#replay-agree');
    await page.tap('#replay-agree');
    await page.waitForSelector('#replay-empty');
    await photosOf(await memberOf(phone), 2);
    await page.reload();
    await loaded(page, '#replay-slide-0');
    await swipe(page, 'left');
    await page.waitForSelector('#replay-slide-1.replay-shown');
    await shot(page, 'member-replay-dark');
    await swipe(page, 'right');
    await page.waitForSelector('#replay-slide-0.replay-shown');
  });

  it('opens by its links only, and no longer than the member agrees', async () => {
    const phone = '13612345678';
    await shop.sell(phone, 600, { member: { phone, name: '周佳宁' } });
    const memberId = await memberOf(phone);
    const token = shop.ground.api.app.get(Tokens).signMember(memberId);
    const put = (given: boolean) =>
      shop.ground.api.send({
        method: 'PUT',
        path: '/member/purposes/photo',
        body: { given, version: '2026-11' },
        headers: { authorization: `Bearer ${token}` },
      });
    await put(true);
    await photosOf(memberId, 1);
    const { body } = await shop.ground.ask<{
      seasons: { photos: { small: string }[] }[];
      share: { picture: string; title: string };
    }>(token, '/member/replay');
    const small = body.seasons[0]?.photos[0]?.small ?? '';
    const open = (path: string) => fetch(`${shop.ground.api.url}${path}`);
    const picture = await open(small);
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/webp']);
    expect(await sharp(Buffer.from(await picture.arrayBuffer())).metadata()).toMatchObject({ width: 600, height: 800 });
    const share = await open(body.share.picture);
    expect(await sharp(Buffer.from(await share.arrayBuffer())).metadata()).toMatchObject({
      format: 'jpeg',
      width: 1000,
      height: 800,
    });
    expect(body.share.title).toBe('佳宁的美丽回放');
    // Another width, another seal, another day: no link of ours.
    expect((await open(small.replace('/600?', '/1200?'))).status).toBe(404);
    expect((await open(small.replace(/sign=./, (sign) => (sign === 'sign=0' ? 'sign=1' : 'sign=0')))).status).toBe(404);
    shop.ground.api.clock.advance({ days: 3 });
    expect((await open(small)).status).toBe(404);
    shop.ground.api.clock.set(new Date());
    await put(false);
    expect((await open(small)).status).toBe(404);
    expect((await open(body.share.picture)).status).toBe(404);
  });
});

/** A finger's way across the page, as the browser tells it. */
async function swipe(page: Page, to: 'left' | 'right'): Promise<void> {
  const [from, end] = to === 'left' ? [300, 80] : [80, 300];
  const session = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x?: number) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: x === undefined ? [] : [{ x, y: 400 }] });
  await touch('touchStart', from);
  await touch('touchMove', (from + end) / 2);
  await touch('touchMove', end);
  await touch('touchEnd');
}
