// A shop that gives events, and phones of its members and staff that are signed in through the api.
import { MembersService } from '@guike/members';
import { newId } from '@guike/platform';
import type { MemberId } from '@guike/kernel';
import type { BrowserContextOptions, Page } from 'playwright-core';
import sharp from 'sharp';
import type { TestApi } from './api';
import type { Screens } from './browser';
import { MemberScreens } from './member-screens';

const HOUR = 3_600_000;

/** What the office counts of an event, as far as it is asked for here: members, seats, persons. */
interface EventCounts {
  readonly accepted: number;
  readonly taken: number;
  readonly left: number;
  readonly arrived: number;
}

export interface PhoneMember {
  readonly memberId: MemberId;
  readonly phone: (options?: BrowserContextOptions) => Promise<Page>;
  /** The digits that the member code shows now. */
  readonly card: () => Promise<string>;
  /** Asks the api as this member does. Throws where it refuses. */
  readonly ask: <T = Record<string, unknown>>(
    path: string,
    wish?: { readonly method?: string; readonly body?: unknown },
  ) => Promise<T>;
}

export class EventShop {
  readonly everyone = { who: 'everyone', tiers: [], stores: [], segmentId: null } as const;
  private tokens = new Map<string, string>();

  private constructor(
    private readonly screens: Screens,
    readonly shop: MemberScreens,
    /** Ten in the morning of today by the shop: neither yesterday nor tomorrow is near. */
    private readonly morning: Date,
  ) {}

  /** With a guide, zhoumin, and a manager, dianzhang. The caller closes it. */
  static async open(screens: Screens): Promise<EventShop> {
    const shop = await MemberScreens.open();
    const morning = new Date(`${shop.today}T10:00:00+08:00`);
    const made = new EventShop(screens, shop, morning);
    made.begin();
    for (const [login, role] of [
      ['zhoumin', 'guide'],
      ['dianzhang', 'manager'],
    ] as const)
      made.tokens.set(login, await shop.ground.api.signIn(await shop.ground.api.hire(login, role)));
    return made;
  }

  close(): Promise<void> {
    return this.shop.close();
  }

  /** Back to the morning: to be called before each test. */
  begin(): void {
    this.shop.ground.api.clock.set(this.morning);
  }

  async member(nickname: string): Promise<PhoneMember> {
    const { ground } = this.shop;
    const account = await ground.wechat.newAccount({ nickname });
    const { memberId } = await ground.sell<{ memberId: MemberId }>(account.phone, {
      joinConsent: { version: '1' },
      member: { phone: account.phone, name: nickname },
    });
    const token = await ground.tokenOf(account);
    const session = { scope: nickname, token, state: 'active', consentDue: false };
    return {
      memberId,
      phone: (options) => this.signedIn('session', session, options),
      card: () => ground.api.app.get(MembersService, { strict: false }).codeOf(ground.api.db.reading, memberId),
      ask: async <T>(path: string, wish = {}) => {
        const { status, body } = await ground.ask<T>(token, path, wish);
        if (status >= 300) throw new Error(`${path} answered ${status}: ${JSON.stringify(body)}`);
        return body;
      },
    };
  }

  staffPhone(login: 'zhoumin' | 'dianzhang', options: BrowserContextOptions = {}): Promise<Page> {
    const role = login === 'zhoumin' ? 'guide' : 'manager';
    const until = this.morning.getTime() + 12 * HOUR;
    const session = { token: this.tokens.get(login), name: login, role, storeName: '一店', until };
    return this.signedIn('staff-session', session, options);
  }

  /** A page of the app, anew as after closing it: a browser keeps the pages that it has shown. */
  async go(page: Page, path: string): Promise<void> {
    await page.clock.setFixedTime(this.morning);
    const isOpen = page.url().startsWith(this.shop.url);
    await page.goto(`${this.shop.url}#/pages/${path}`);
    if (isOpen) await page.reload();
  }

  /** An open event of the store that begins in an hour. */
  event(more: Record<string, unknown>): Promise<OpenEvent> {
    return openEvent(this.shop.ground.api, this.tokens.get('dianzhang') ?? '', this.morning, more);
  }

  /** What the office counts. */
  async counts(eventId: string): Promise<EventCounts> {
    return (await this.office<{ counts: EventCounts }>('GET', `/admin/events/${eventId}`)).counts;
  }

  /** Four hours later the evening is over. */
  async hold(eventId: string): Promise<void> {
    this.shop.ground.api.clock.advance({ hours: 4 });
    const { version } = await this.office<{ version: number }>('GET', `/admin/events/${eventId}`);
    await this.office('PUT', `/admin/events/${eventId}/state`, { version, state: 'held' });
  }

  /** A photo of the evening, sent by the guide; answers its id. */
  async photo(eventId: string): Promise<string> {
    const id = newId();
    const picture = sharp({ create: { width: 800, height: 1_000, channels: 3, background: '#7d8170' } }).png();
    const { status } = await this.shop.ground.api.fetch(`/staff/events/${eventId}/photos/${id}`, {
      method: 'POST',
      body: new Uint8Array(await picture.toBuffer()),
      headers: { 'content-type': 'image/png', authorization: `Bearer ${this.tokens.get('zhoumin') ?? ''}` },
    });
    if (status >= 300) throw new Error(`the photo answered ${status}`);
    return id;
  }

  private office<T>(method: string, path: string, body?: unknown): Promise<T> {
    return office<T>(this.shop.ground.api, this.tokens.get('dianzhang') ?? '', method, path, body);
  }

  private async signedIn(key: string, session: unknown, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await this.screens.phone(options);
    // Before the app is opened for the first time, which would be a guest's.
    await page.goto(`${this.shop.ground.api.url}/healthz`);
    const kept = JSON.stringify(JSON.stringify({ data: session }));
    await page.evaluate(`localStorage.setItem(${JSON.stringify(key)}, ${kept})`);
    return page;
  }
}

/** An event as the office knows it. */
export interface OpenEvent {
  readonly id: string;
  readonly version: number;
}

/** Drafts and opens an event that begins an hour after `from`; `token` is a manager's. */
export async function openEvent(
  api: TestApi,
  token: string,
  from: Date,
  more: Record<string, unknown>,
): Promise<OpenEvent> {
  const at = (hours: number) => new Date(from.getTime() + hours * HOUR).toISOString();
  const { id, version } = await office<OpenEvent>(api, token, 'POST', '/admin/events', {
    ...terms,
    ...{ id: newId(), startsAt: at(1), endsAt: at(3), replyBy: at(1), visibleFrom: at(-24) },
    ...more,
  });
  return office(api, token, 'PUT', `/admin/events/${id}/state`, { version, state: 'open' });
}

async function office<T>(api: TestApi, token: string, method: string, path: string, body?: unknown): Promise<T> {
  const headers = { authorization: `Bearer ${token}` };
  const { status, body: answer } = await api.send<T>({
    method,
    path,
    headers,
    ...(body === undefined ? {} : { body }),
  });
  if (status >= 300) throw new Error(`${method} ${path} answered ${status}: ${JSON.stringify(answer)}`);
  return answer;
}

/** What the shop sets of every event here, unless told. */
const terms = {
  about: '初雪前后，请您来坐坐。新到的羊绒先给您看，点心是店里自己做的。',
  cover: null,
  store: 'S1',
  place: { name: '一店二楼 · 茶室', address: '上海市太仓路 181 弄 12 号', latitude: 31.22, longitude: 121.47 },
  hostId: null,
  seats: 12,
  companions: 2,
  children: { allowed: true, note: '6 岁以上' },
  audience: { who: 'members', tiers: [], stores: [], segmentId: null },
  price: { kind: 'fee', fen: 8_800 },
  agenda: [
    { time: '14:30', words: '签到，先喝一杯暖身' },
    { time: '15:10', words: '老枞三泡，茶师在旁边慢慢讲' },
  ],
  games: [{ name: '猜纱支', rules: '三块料子，摸一摸，猜哪一块最细' }],
  draw: { rules: '到场即参加，一人一号，当场抽', prizes: [{ name: '羊绒围巾', count: 1 }] },
  guests: [{ line: 'lounge', words: '三楼可以更衣休息' }],
  confirmMinutes: 120,
  thanks: { points: 0, benefit: null },
};
