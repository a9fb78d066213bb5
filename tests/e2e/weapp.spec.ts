// The mini-program's WeChat build, run without WeChat: its size, its syntax, and a member's way through it.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MembersService } from '@guike/members';
import type { Account } from '../../apps/wechat-sandbox/accounts';
import { PASSWORD } from '../support/api';
import { MemberGround } from '../support/member';
import { until } from '../support/wait';
import { WeappBuild, compilersMissing } from '../support/weapp/build';
import { WeappPhone } from '../support/weapp/phone';

const MEGABYTE = 1_048_576;
const builtApi = /^TARO_APP_API=(.*)$/m.exec(
  readFileSync(join(__dirname, '../../apps/miniprogram/.env.production'), 'utf8'),
)?.[1];

const build = new WeappBuild();

describe('the build', () => {
  it('has a main package of at most 1 MB', () => {
    const sizes = build.sizes();
    console.log(
      Object.entries(sizes)
        .map(([name, bytes]) => `${name} ${Math.round(bytes / 1024)} KB`)
        .join(', '),
    );
    expect(sizes['main']).toBeLessThanOrEqual(MEGABYTE);
  });

  it.each(build.files.filter((file) => file.endsWith('.js')))('%s is a script that a phone can read', (file) => {
    expect(() => execFileSync(process.execPath, ['--check', join(build.dir, file)], { stdio: 'pipe' })).not.toThrow();
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
  beforeAll(async () => {
    ground = await MemberGround.open();
  });
  afterEach(() => {
    const heard = phones.flatMap((phone) => phone.heard);
    for (const phone of phones) phone.close();
    phones = [];
    expect(heard).toEqual([]);
  });
  afterAll(() => ground?.close());

  /** A phone of this WeChat account with the mini-program just opened. */
  function open(account: Account, scanned?: () => Promise<string | null>): WeappPhone {
    const phone = new WeappPhone({
      build,
      api: { built: builtApi ?? '', url: ground.api.url },
      loginCode: () => ground.wechat.loginCode(account),
      ...(scanned && { scanned }),
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
    const phone = open(await ground.wechat.newAccount(), async () => {
      const next = read.shift() ?? null;
      const { app, db } = ground.api;
      return next === 'card' ? app.get(MembersService, { strict: false }).codeOf(db.reading, memberId) : next;
    });
    phone.switchTab('pages/me/index');
    await phone.tap('to-staff');
    await phone.send('staff-login', 'input', { value: 'guide1' });
    await phone.send('staff-password', 'input', { value: PASSWORD });
    await phone.tap('staff-enter');
    await phone.sees('today-empty');
    await phone.tap('staff-scan');
    await phone.tap('staff-scan');
    await phone.sees('staff-problem', '这不是会员码或兑换码');
    await phone.tap('staff-scan');
    await phone.sees('staff-member-name', '王小姐');
    expect(phone.page.route).toBe('pages/staff/member');
    await phone.tap('staff-done');
    await phone.sees('staff-today', '接待 王**');
    expect(phone.page.route).toBe('pages/staff/index');
  });
});
