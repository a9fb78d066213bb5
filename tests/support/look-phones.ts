// A shop whose looks are checked by WeChat's sandbox, and phones of its members and its guide that are signed in already.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rows } from '@guike/platform';
import { presets } from '@guike/programme';
import type { BrowserContextOptions, Page } from 'playwright-core';
import sharp from 'sharp';
import { PASSWORD } from './api';
import type { Screens } from './browser';
import { MemberScreens } from './member-screens';
import type { LookPlace } from './published-looks';
import { until } from './wait';

const DRAWINGS = join(__dirname, '../../demo/album');
const CALLBACK = { token: 'word-of-the-shop', aesKey: null };
const DAY_MS = 86_400_000;

export interface PhoneMember {
  readonly token: string;
  readonly memberId: string;
}

export class LookShop {
  private constructor(
    private readonly screens: Screens,
    readonly shop: MemberScreens,
  ) {}

  /** With a guide, zhoumin, and 晒图审核 turned on. The caller closes it. */
  static async open(screens: Screens): Promise<LookShop> {
    const { looks } = presets.boutique;
    const programme = { ...presets.boutique, looks: looks && { ...looks, claims: true } };
    const shop = await MemberScreens.open(
      { wechatCallback: CALLBACK, publicUrl: 'https://shop.example' },
      { programme },
    );
    const { api, wechat } = shop.ground;
    await wechat.tellTo({ url: `${api.url}/wechat/callback`, token: CALLBACK.token, aesKey: null, format: 'json' });
    await api.hire('zhoumin', 'guide');
    return new LookShop(screens, shop);
  }

  get place(): LookPlace {
    const { api } = this.shop.ground;
    return { module: { context: api.app }, db: api.db, clock: api.clock, storeId: api.storeId };
  }

  /** Somebody with a purchase and a WeChat account. */
  async member(nickname: string): Promise<PhoneMember> {
    const { ground } = this.shop;
    const account = await ground.wechat.newAccount({ nickname });
    const token = await ground.tokenOf(account);
    await this.shop.sell(account.phone, 1_280, { member: { phone: account.phone, name: nickname } });
    const [row] = await rows<{ id: string }>(
      ground.api.db.reading,
      `SELECT member_id AS id FROM purchase ORDER BY id DESC LIMIT 1`,
    );
    return { token, memberId: row?.id ?? '' };
  }

  /** A phone on which they have signed in before. */
  async phoneOf({ token }: PhoneMember, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await this.guest(options);
    await keep(page, 'session', { scope: 'test', token, state: 'active', consentDue: false });
    return page;
  }

  async guide(): Promise<Page> {
    const page = await this.guest();
    const token = await this.shop.ground.api.signIn({ login: 'zhoumin', password: PASSWORD });
    const ends = Date.now() + DAY_MS;
    await keep(page, 'staff-session', { token, name: 'zhoumin', role: 'guide', storeName: '一店', until: ends });
    return page;
  }

  guest(options: BrowserContextOptions = {}): Promise<Page> {
    return this.screens.phone({ reducedMotion: 'reduce', ...options });
  }

  /** Anew: a browser keeps the pages that it has shown. */
  async go(page: Page, address: string): Promise<void> {
    await page.goto(`${this.shop.url}#/pages/${address}`);
    await page.reload();
  }

  /** The newest look of a member, as they are told of it. */
  async lookOf({ token }: PhoneMember): Promise<{ readonly id: string; readonly state: string }> {
    const { body } = await this.shop.ground.ask<{ items: { id: string; state: string }[] }>(token, '/member/looks');
    return body.items[0] ?? { id: '', state: '' };
  }

  async likes(lookId: string, { token }: PhoneMember): Promise<{ readonly likes: number; readonly liked: boolean }> {
    return (await this.shop.ground.ask<{ likes: number; liked: boolean }>(token, `/looks/${lookId}`)).body;
  }

  close(): Promise<void> {
    return this.shop.close();
  }
}

/** A photo of the demo's drawings, as a camera would give it. */
export const drawnPhoto = (file: string): Promise<Buffer> =>
  sharp(readFileSync(join(DRAWINGS, file)))
    .resize(900)
    .jpeg()
    .toBuffer();

/** Taps what opens the window for files, and chooses one there. */
export async function chooseFile(page: Page, button: string, file: Buffer): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.tap(button)]);
  await chooser.setFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: file });
}

/** Waits until all pictures of a part are there. */
export const picturesLoaded = (page: Page, selector: string): Promise<boolean> =>
  until(() =>
    page
      .locator(`${selector} img`)
      .evaluateAll((all: unknown) =>
        (all as { complete: boolean; naturalWidth: number }[]).every(
          ({ complete, naturalWidth }) => complete && naturalWidth > 0,
        ),
      ),
  );

async function keep(page: Page, key: string, data: object): Promise<void> {
  await page.addInitScript(`localStorage.setItem(${JSON.stringify(key)}, ${JSON.stringify(JSON.stringify({ data }))})`);
}
