// A member's own data on her phone and in the office: joining by a code, what she tells, takes along, and leaving.
import { FlowsModule, KeepProfile, LeaveProgramme, UnsubscribeLinks } from '@guike/flows';
import { rows } from '@guike/platform';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { barriers, describeInBrowser, openScreens, shot } from '../support/browser';
import { by, choose as chooseIn, enterConsole, expectClear, reads as textIn } from '../support/console-pages';
import { MemberScreens } from '../support/member-screens';
import { outboxEmpty } from '../support/worker';
import { sheetsOf } from '../support/workbook';

describeInBrowser('her own data', () => {
  const screens = openScreens();
  let shop: MemberScreens;
  beforeAll(async () => {
    shop = await MemberScreens.open({}, { mail: true });
  }, 60_000);
  afterAll(() => shop.close());

  const reads = (page: Page, selector: string, wanted: string) =>
    page.waitForSelector(`${selector}:has-text("${wanted}")`);
  const choose = async (page: Page, id: string, value: string) => {
    await page.tap(`#${id}`);
    await page.tap(`#${id}-${value}`);
  };
  const codeFor = async (phone: string): Promise<string> => {
    const letters = await shop.ground.wechat.post();
    const [text] = letters.flatMap((each) => (each.channel === 'sms' && each.phone === phone ? [each.text] : []));
    return /\d{6}/.exec(text ?? '')?.[0] ?? '';
  };

  it('joins by a code and tells of herself', async () => {
    screens.expectComplaint(/422/); // The wrong code.
    const page = await screens.phone();
    const account = await shop.ground.wechat.newAccount({ nickname: '周清和' });
    const phone = '13912345678';
    await shop.sell(phone, 600, { joinConsent: undefined });
    await page.goto(shop.url);
    await shop.signIn(page, account);
    await page.tap('#other-proof');
    await page.fill('#sms-phone input', phone);
    await page.tap('#sms-send');
    await page.waitForSelector('#tick-first');
    await shop.tick(page);
    await page.tap('#tick-marketing');
    await page.tap('#sms-send');
    await reads(page, '#sms-send', '秒后可重发');
    await page.fill('#sms-code input', '000000');
    await page.tap('#sms-prove');
    await page.waitForSelector('#notice');
    await page.fill('#sms-code input', await codeFor(phone));
    await shot(page, 'profile-join-sms', { fullPage: true });
    expect(await barriers(page)).toEqual([]);
    await page.tap('#sms-prove');
    await reads(page, '#tier-name', '普通');

    await page.goto(`${shop.url}#/pages/profile/index`);
    await page.waitForSelector('#birthday-form');
    const file = page.waitForEvent('filechooser');
    await page.tap('#avatar');
    const picture = await sharp({ create: { width: 300, height: 300, channels: 3, background: '#8c2f39' } })
      .png()
      .toBuffer();
    await (await file).setFiles({ name: 'me.png', mimeType: 'image/png', buffer: picture });
    await page.waitForSelector('#avatar-image img[src*="/pictures/avatars/"]');
    await page.tap('#calendar-lunar');
    await choose(page, 'birth-year', '1990');
    await choose(page, 'birth-month', '08');
    await choose(page, 'birth-day', '15');
    await reads(page, '#birthday-preview', '农历1990年八月十五 · 今年公历');
    await shot(page, 'profile-birthday', { fullPage: true });
    expect(await barriers(page)).toEqual([]);
    await page.tap('#birthday-keep');
    await reads(page, '#birthday', '可以修改一次');
    await page.fill('#field-top input', 'M');
    await page.tap('#interest-通勤');
    await page.tap('#contact-wechat');
    await page.tap('#profile-save');
    await reads(page, '#profile-missing', '资料都填好了');
    await shot(page, 'profile', { fullPage: true });
    expect(await barriers(page)).toEqual([]);
  });

  it('keeps a mailbox that a code proves, and ends the mails of offers with one request', async () => {
    screens.expectComplaint(/422/); // The wrong code.
    const page = await screens.phone();
    const { phone } = await shop.newcomer(page, '闻溪');
    await shop.sell(phone, 600);
    const email = 'wenxi@mail.example';
    const mails = async () =>
      (await shop.ground.wechat.post()).flatMap((each) =>
        each.channel === 'email' && each.to === email ? [each] : [],
      );
    await page.goto(`${shop.url}#/pages/profile/index`);
    await page.fill('#mailbox-email input', email);
    await page.tap('#mailbox-send');
    await reads(page, '#mailbox-send', '秒后可重发');
    await page.fill('#mailbox-code input', '000000');
    await page.tap('#mailbox-keep');
    await reads(page, '#mailbox-problem', '验证码不对');
    await shot(page, 'profile-mailbox-form', { fullPage: true });
    expect(await barriers(page)).toEqual([]);
    await page.fill('#mailbox-code input', /\d{6}/.exec((await mails())[0]?.subject ?? '')?.[0] ?? '');
    await page.tap('#mailbox-keep');
    await reads(page, '#mailbox-address', 'w***@mail.example');
    await shot(page, 'profile-mailbox', { fullPage: true });
    expect(await barriers(page)).toEqual([]);
    await page.goto(`${shop.url}#/pages/settings/index`);
    await page.waitForSelector('#settings-email-offers');
    await shot(page, 'settings-email', { fullPage: true });
    expect(await barriers(page)).toEqual([]);

    const { api } = shop.ground;
    const flows = api.app.select(FlowsModule);
    const [member] = await rows<{ id: string }>(api.db.reading, `SELECT member_id AS id FROM member_email`);
    const link = new URL(flows.get(UnsubscribeLinks, { strict: false }).of(member?.id ?? ''));
    const url = `${api.url}${link.pathname}${link.search}`;
    await page.goto(url);
    await shot(page, 'unsubscribe', { fullPage: true });
    expect(await barriers(page)).toEqual([]);
    await page.tap('button');
    await page.waitForSelector('h1:has-text("已退订")');
    await shot(page, 'unsubscribed', { fullPage: true });
    // As a mail program sends it, however often, and from wherever.
    const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://mail.example' };
    const again = await fetch(url, { method: 'POST', headers, body: 'List-Unsubscribe=One-Click' });
    expect([again.status, await again.text()]).toEqual([200, expect.stringContaining('已退订')]);
    expect((await fetch(`${url.slice(0, -4)}AAAA`, { method: 'POST' })).status).toBe(404);
    await page.goto(`${shop.url}#/pages/profile/index`);
    await page.tap('#mailbox-remove');
    await page.waitForSelector('#mailbox-form');
  });

  it('gives and takes back, takes her data along, leaves and comes back', async () => {
    const page = await screens.phone();
    const { phone } = await shop.newcomer(page, '许知远');
    await shop.sell(phone, 600);
    await page.goto(`${shop.url}#/pages/privacy/index`);
    await reads(page, '#purpose-marketing-state', '未同意');
    await page.tap('#purpose-marketing');
    await reads(page, '#purpose-marketing-state', '2026年11月版');
    await page.tap('#purpose-marketing');
    await reads(page, '#purpose-marketing-state', '撤回');
    await page.tap('#export-ask');
    await outboxEmpty(shop.ground.api);
    await page.waitForSelector('#export-open');
    await shot(page, 'privacy', { fullPage: true });
    expect(await barriers(page)).toEqual([]);
    const download = page.waitForEvent('download');
    await page.tap('#export-open');
    const stream = await (await download).createReadStream();
    const pieces: Buffer[] = [];
    for await (const piece of stream) pieces.push(piece as Buffer);
    const sheets = sheetsOf(Buffer.concat(pieces));
    expect([...sheets.keys()]).toEqual(expect.arrayContaining(['个人资料', '同意记录', '消费']));
    expect(sheets.get('个人资料')).toContainEqual(['手机号', phone]);

    await page.tap('#to-exit');
    await reads(page, '#exit-points', '60 积分');
    await shot(page, 'exit', { fullPage: true });
    expect(await barriers(page)).toEqual([]);
    await page.tap('#exit-ask');
    await page.tap('#exit-confirm');
    await page.waitForSelector('#exit-under-way');
    await page.goto(`${shop.url}#/pages/home/index`);
    await reads(page, '#leaving', '可以撤回');
    await shot(page, 'home-leaving');
    expect(await barriers(page)).toEqual([]);
    await page.tap('#leaving');
    await page.tap('#exit-stay');
    await page.waitForSelector('#exit-ask');
  });

  it('shows the office what serves her, masks the rest, and puts a birthday right for a reason', async () => {
    const { api } = shop.ground;
    await api.hire('manager', 'manager');
    const phone = '13912345679';
    const { memberId } = await shop.ground.sell(phone, { joinConsent: { version: '1' } });
    const flows = api.app.select(FlowsModule);
    await flows.get(KeepProfile).celebrate(memberId, 'lunar:1990-08-15');
    await flows.get(LeaveProgramme).leave(memberId);
    const page = await enterConsole(screens, `${api.url}/console/members/${memberId}?tab=profile`, 'manager');
    await textIn(page, 'field-birthday', '农历八月');
    await textIn(page, 'leaving', '可以撤回');
    await by(page, 'edit-birthday').click();
    await by(page, 'birthday-form').waitFor();
    await page.fill('#birthday-year', '1991');
    await chooseIn(page, '#birthday-month', '10月');
    await page.fill('#birthday-reason', '本人到店核对身份证');
    await by(page, 'dialog-submit').click();
    await textIn(page, 'field-birthday', '10月');
    await expectClear(page, 'office-member-profile', { fullPage: true });
  });
});
