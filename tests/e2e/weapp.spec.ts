// The mini-program's WeChat build, run without WeChat: its size, its syntax, and a member's way through it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { type MemberId, shortId } from '@guike/kernel';
import { MembersService } from '@guike/members';
import { NotificationsService } from '@guike/notifications';
import { rows } from '@guike/platform';
import { WechatMessages } from '@guike/wechat';
import type { Account } from '../../apps/wechat-sandbox/accounts';
import { PASSWORD } from '../support/api';
import sharp from 'sharp';
import { openEvent } from '../support/event-phones';
import { MemberGround } from '../support/member';
import { until } from '../support/wait';
import { WeappBuild, compilersMissing } from '../support/weapp/build';
import { type PhoneOptions, WeappPhone } from '../support/weapp/phone';

const MEGABYTE = 1_048_576;
/** WeChat's number of a page opened alone, from Moments. */
const FROM_MOMENTS = 1154;
const builtApi = /^TARO_APP_API=(.*)$/m.exec(
  readFileSync(join(__dirname, '../../apps/miniprogram/.env.production'), 'utf8'),
)?.[1];

const build = new WeappBuild();

describe('the build', () => {
  it('has a main package of at most 1 MB, and no other above 1.5 MB', () => {
    const sizes = build.sizes();
    const { main, ...others } = sizes as { readonly main: number; readonly [name: string]: number };
    console.log(
      Object.entries(sizes)
        .map(([name, bytes]) => `${name} ${Math.round(bytes / 1024)} KB`)
        .join(', '),
    );
    expect(main).toBeLessThanOrEqual(MEGABYTE);
    expect(Object.keys(others)).toHaveLength(build.app.subPackages.length);
    expect(Object.entries(others).filter(([, bytes]) => bytes > 1.5 * MEGABYTE)).toEqual([]);
  });

  it.each(build.files.filter((file) => file.endsWith('.js')))('%s is a script that a phone can read', (file) => {
    expect(() => new Script(build.read(file), { filename: file })).not.toThrow();
    // What the .env files do not name stays as it was written, and WeChat has no `process`.
    expect(build.read(file)).not.toMatch(/\bprocess\.env\b/);
  });

  it('names no picture of a tab that is not there', () => {
    const theme = JSON.parse(build.read('theme.json')) as Record<string, Record<string, string>>;
    const icons = Object.values(theme).flatMap((values) =>
      Object.values(values).filter((value) => value.includes('/')),
    );
    expect(icons.length).toBeGreaterThan(0);
    expect(icons.filter((icon) => !build.files.includes(icon))).toEqual([]);
  });
});

const missing = compilersMissing();
const describeRun = missing === null ? describe : describe.skip;

describeRun(`the mini-program${missing === null ? '' : ` [skipped: ${missing}]`}`, () => {
  let ground: MemberGround;
  let phones: WeappPhone[] = [];
  let managerToken: string;
  beforeAll(async () => {
    ground = await MemberGround.open();
    managerToken = await ground.api.signIn(await ground.api.hire('dianzhang', 'manager'));
  });
  afterEach(() => {
    const heard = phones.flatMap((phone) => phone.heard);
    for (const phone of phones) phone.close();
    phones = [];
    expect(heard).toEqual([]);
  });
  afterAll(() => ground?.close());

  /** A phone of this WeChat account with the mini-program just opened. */
  function open(account: Account, more: Pick<PhoneOptions, 'scanned' | 'files' | 'launch'> = {}): WeappPhone {
    const phone = new WeappPhone({
      build,
      api: { built: builtApi ?? '', url: ground.api.url },
      loginCode: () => ground.wechat.loginCode(account),
      // Allows whatever it is asked; WeChat knows of it as soon as the phone does.
      asked: async (templateIds) => {
        const results = Object.fromEntries(templateIds.map((id) => [id, 'accept' as const]));
        await ground.wechat.answer(account, results);
        return results;
      },
      ...more,
    });
    phones.push(phone);
    return phone;
  }

  it('has styles that WeChat understands', () => {
    expect(build.compileStyles()).toContain('.wxss');
  });

  it('opens as a guest and turns to every tab', async () => {
    const phone = open(await ground.wechat.newAccount());
    await phone.sees('guest-home');
    await phone.sees('joining');
    for (const { pagePath } of build.app.tabBar.list) {
      phone.switchTab(pagePath);
      expect(phone.page.route).toBe(pagePath);
      await until(() => phone.page.read(), { what: `something to read in ${pagePath}` });
    }
  });

  it('signs in, binds the number, and shows what the till has booked', async () => {
    const account = await ground.wechat.newAccount({ nickname: '周予安' });
    await ground.sell(account.phone, { joinConsent: { version: '1' } });
    const phone = open(account);
    await phone.tap('sign-in');
    await phone.tap('tick-agreement');
    await phone.tap('tick-privacy');
    await phone.send('phone-button', 'getphonenumber', {
      errMsg: 'getPhoneNumber:ok',
      code: await ground.wechat.phoneCode(account),
    });
    await until(() => phone.page.route === 'pages/home/index');
    await phone.sees('points', '60');
    await phone.tap('points-head');
    await phone.sees('ledger');
    expect(phone.page.route).toBe('pages/points/index');
    await phone.sees('balance', '60');
  });

  it('shows the last known where there is no network, and the code works there', async () => {
    const account = await ground.wechat.newAccount();
    await ground.sell(account.phone, { joinConsent: { version: '1' } });
    await ground.tokenOf(account);
    const phone = open(account);
    await phone.tap('sign-in');
    await until(() => phone.page.route === 'pages/home/index' && phone.page.read('points'));
    phone.offline = true;
    phone.open('/pages/code/index');
    await phone.sees('code');
    phone.back();
    await phone.sees('points', '60');
  });

  it('scans a member for a guide, whom it knows beside the member whose phone it is', async () => {
    await ground.api.hire('guide1', 'guide');
    const guest = await ground.wechat.newAccount({ nickname: '余小曼' });
    const { memberId } = await ground.sell(guest.phone, { joinConsent: { version: '1' } });
    const read = [null, 'https://u.wechat.com/abc', 'card'];
    const scanned = async () => {
      const next = read.shift() ?? null;
      const { app, db } = ground.api;
      return next === 'card' ? app.get(MembersService, { strict: false }).codeOf(db.reading, memberId) : next;
    };
    const phone = open(await ground.wechat.newAccount(), { scanned });
    phone.switchTab('pages/me/index');
    await phone.tap('to-staff');
    await phone.send('staff-login', 'input', { value: 'guide1' });
    await phone.send('staff-password', 'input', { value: PASSWORD });
    await phone.tap('staff-enter');
    await phone.sees('today-empty');
    await phone.tap('staff-scan');
    await phone.tap('staff-scan');
    await phone.sees('staff-problem', '这不是会员码、兑换码或券码');
    await phone.tap('staff-scan');
    await phone.sees('staff-member-name', '王小姐');
    expect(phone.page.route).toBe('pages/staff/member');
    await phone.tap('staff-done');
    await phone.sees('staff-today', '接待 王**');
    expect(phone.page.route).toBe('pages/staff/index');
  });

  /** Somebody who is a member and signed in on their phone. */
  async function enter(
    account: Account,
    fen: number,
    more: Parameters<typeof open>[1] = {},
  ): Promise<{ phone: WeappPhone; memberId: MemberId }> {
    const lines = [{ sku: 'A1', name: '真丝衬衫', quantity: 2, unitPriceFen: fen / 2, amountFen: fen }];
    const wish = { lines, joinConsent: { version: '1' } };
    const { memberId } = await ground.sell<{ memberId: MemberId }>(account.phone, wish);
    await ground.tokenOf(account);
    const phone = open(account, more);
    await phone.tap('sign-in');
    await until(() => phone.page.route === 'pages/home/index' && phone.page.read('points'));
    return { phone, memberId };
  }

  it('asks at a tap whether WeChat may carry messages, and each yes carries one', async () => {
    const account = await ground.wechat.newAccount({ nickname: '彭淑贞' });
    const { phone, memberId } = await enter(account, 60_000);
    const { app, db } = ground.api;
    const message = { memberId, source: 'test', kind: 'tier', title: '升级', body: '您现在是白银会员' } as const;
    await db.inTransaction((tx) => app.get(NotificationsService, { strict: false }).deliver(tx, message));
    phone.open('/pages/inbox/index');
    await phone.tap('message-ask-open');
    const grants = await until(async () => {
      const found = await rows<{ template: string }>(
        db.reading,
        `SELECT template FROM message_grant WHERE member_id = $1 AND state = 'free' AND source = 'phone'`,
        [memberId],
      );
      return found.length > 0 ? found : null;
    });
    expect(grants).toHaveLength(3);
    await until(() => phone.page.read('message-ask-card') === null, { what: 'nothing left to ask' });
    const [{ template = '' } = {}] = grants;
    const data = { thing1: '预约提醒', thing2: '明天 15:00', time3: '2026年11月22日 14:05' };
    const send = () =>
      app
        .get(WechatMessages, { strict: false })
        .subscribe(account.openid, { templateId: template, page: 'pages/inbox/index', data });
    expect(await send()).toMatchObject({ kind: 'sent' });
    expect(await send()).toEqual({ kind: 'no_grant' });
  });

  it('picks its benefits, as many as the tier gives', async () => {
    const { phone } = await enter(await ground.wechat.newAccount({ nickname: '林知夏' }), 600_000);
    phone.switchTab('pages/benefits/index');
    await phone.sees('pick-sentence', '还可选 6 项');
    await phone.tap('to-picks');
    for (const code of ['tea', 'snacks', 'beauty', 'umbrella', 'alterations', 'salons'])
      await phone.tap(`choice-${code}`);
    await phone.sees('picks-count', '6');
    await phone.tap('picks-keep');
    await phone.sees('benefits-title', '6');
    expect(phone.page.route).toBe('pages/benefits/index');
    await phone.sees('benefit-umbrella');
  });

  const invited = (more: Record<string, unknown>) =>
    openEvent(ground.api, managerToken, ground.api.clock.now(), { title: '冬日围炉茶会', ...more });

  it('reads an invitation whole from Moments, where nobody is signed in and nothing leads on', async () => {
    const { id } = await invited({ audience: { who: 'everyone', tiers: [], stores: [], segmentId: null } });
    const launch = { url: `/pages/event/index?id=${shortId(id)}`, scene: FROM_MOMENTS };
    const phone = open(await ground.wechat.newAccount(), { launch });
    await phone.sees('event-title', '冬日围炉茶会');
    await phone.sees('agenda', '茶师');
    await phone.sees('draw', '羊绒围巾');
    await phone.sees('event-price', '¥88');
    expect(phone.page.read('sign-in')).toBeNull();
    expect(phone.page.read('add-to-calendar')).toBeNull();
  });

  it('answers an invitation and shows the code for the door', async () => {
    const { api } = ground;
    const { id } = await invited({});
    const { phone, memberId } = await enter(await ground.wechat.newAccount({ nickname: '周予安' }), 60_000);
    phone.switchTab('pages/events/index');
    await phone.sees(`event-${id}`, '冬日围炉茶会');
    await phone.tap(`event-${id}`);
    await phone.sees('agenda', '茶师');
    expect(phone.page.route).toBe('pages/event/index');
    await phone.tap('show-place');
    await phone.tap('add-to-calendar');
    await phone.sees('calendar-said', '已加入手机日历');
    await phone.tap('accept');
    await phone.tap('add-companion');
    await phone.send('companion-0', 'input', { value: '林知夏' });
    await phone.tap('party-send');
    await phone.sees('standing-words', '已接受 · 2 位');
    await until(
      async () => {
        const found = await rows(api.db.reading, `SELECT 1 FROM message_grant WHERE member_id = $1`, [memberId]);
        return found.length === 1;
      },
      { what: 'the permission that was asked for at the tap' },
    );
    await phone.tap('to-ticket');
    await phone.sees('ticket-qr');
    expect(phone.page.read('ticket-code')).toMatch(/^\s*\d{4}\s*\d{4}\s*\d{4}\s*$/);
    await phone.sees('ticket-party', '林知夏');
  });

  it('takes the picture that somebody chooses from WeChat', async () => {
    const path = 'wxfile://tmp_chosen.png';
    const picture = sharp({ create: { width: 400, height: 400, channels: 3, background: '#7d8170' } }).png();
    const files = new Map([[path, new Uint8Array(await picture.toBuffer())]]);
    const { phone } = await enter(await ground.wechat.newAccount({ nickname: '丁诗涵' }), 60_000, { files });
    phone.open('/pages/profile/index');
    await phone.send('avatar', 'chooseavatar', { avatarUrl: path });
    await until(() => /pictures\/avatars\//.test(JSON.stringify(phone.page.nodes)), { what: 'the picture' });
    expect(phone.page.read('avatar-words')).toBe('换头像');
  });
});
