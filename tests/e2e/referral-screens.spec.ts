// A member invites, a friend comes by the code and joins, the member sees how far they are; and the office judges looks and
// screenshots. In a real browser: owner, friend and office at once.
import { newId, rows } from '@guike/platform';
import { presets, programmeSchema } from '@guike/programme';
import { Keys, Tokens } from '@guike/platform';
import type { Page } from 'playwright-core';
import { barriers, describeInBrowser, openScreens, shot } from '../support/browser';
import { by, enterConsole, expectClear, reads } from '../support/console-pages';
import { MemberScreens } from '../support/member-screens';
import { plainPhoto } from '../support/published-looks';
import { until } from '../support/wait';
import { outboxEmpty } from '../support/worker';

/** The boutique with a ladder, a welcome for friends, and screenshots switched on. */
const programme = programmeSchema.parse({
  ...presets.boutique,
  looks: { ...presets.boutique.looks, claims: true },
  referral: {
    ...presets.boutique.referral,
    ladder: [
      { friends: 1, counted: 'joined', gives: [{ kind: 'coupon', name: '好友礼', percentOff: 0, offFen: 5_000 }] },
      { friends: 3, counted: 'joined', gives: [{ kind: 'lift', tiers: 1 }] },
    ],
    friend: [{ kind: 'coupon', name: '见面礼', percentOff: 10, offFen: 0 }],
  },
});
/** What must stand nowhere on a page with a share button. */
const POINTS = /积分|\d 分/;

describeInBrowser('邀请好友', () => {
  const screens = openScreens();
  let shop: MemberScreens;
  /** The invite code of the first member here. */
  let known: string;
  beforeAll(async () => {
    shop = await MemberScreens.open({}, { programme });
    for (const [login, role] of [
      ['manager', 'manager'],
      ['head_office', 'head_office'],
    ] as const)
      await shop.ground.api.hire(login, role);
  }, 60_000);
  afterAll(() => shop.close());

  const idOf = async (phone: string): Promise<string> => {
    const { api } = shop.ground;
    const text = 'SELECT member_id AS id FROM member_phone WHERE phone_index = $1';
    const [found] = await rows<{ id: string }>(api.db.reading, text, [api.app.get(Keys).blindIndex(phone)]);
    return found?.id ?? '';
  };
  const desk = (login: string, path: string) => enterConsole(screens, `${shop.ground.api.url}/console/${path}`, login);
  const drawn = (page: Page, selector: string) =>
    until(() =>
      page
        .locator(selector)
        .first()
        .evaluate((image: { complete: boolean; naturalWidth: number }) => image.complete && image.naturalWidth > 0),
    );
  /** The one who invites; their page is left at 邀请好友. */
  const inviting = async (name: string, options = {}) => {
    const page = await screens.phone(options);
    const { phone } = await shop.newcomer(page, name);
    await shop.sell(phone, 1_280, { member: { phone, name } });
    await page.goto(`${shop.url}#/pages/referrals/index`);
    const code = (await page.textContent('#referral-code')) ?? '';
    return { page, phone, code };
  };

  it('shows what a friend finds, the code and a poster, and no word of points beside them', async () => {
    const { page, code } = await inviting('林知夏');
    known = code;
    expect(code).toMatch(/^[2-9A-Z]{8}$/);
    expect(await page.textContent('#friend-gets')).toContain('见面礼');
    await drawn(page, '#referral-card img');
    expect(await page.textContent('#referrals-page')).not.toMatch(POINTS);
    await shot(page, 'member-referral');
    expect(await barriers(page)).toEqual([]);
    await page.tap('#invite-poster');
    await drawn(page, '#poster img');
    await shot(page, 'member-referral-poster');
    expect(await barriers(page)).toEqual([]);
    await page.tap('#poster-close');
    await page.tap('#to-friends');
    await page.waitForSelector('#no-friends');
    await shot(page, 'member-referral-nobody');
    expect(await barriers(page)).toEqual([]);
  });

  it('lets a friend look around first, join by the code, and be seen without what they spent', async () => {
    const { page: owner, code } = await inviting('沈若兰', { colorScheme: 'dark' });
    // Another phone than the owner's: the same one at the same address would be looked at first.
    const friend = await screens.phone({ userAgent: 'Mozilla/5.0 (Linux; Android 15; PJZ110) Mobile' });
    await friend.goto(`${shop.url}#/pages/invite/index?i=${code}`);
    expect(await friend.textContent('#invite-from')).toContain('沈');
    expect(await friend.textContent('#invite-gets')).toContain('见面礼');
    await shot(friend, 'member-invite');
    expect(await barriers(friend)).toEqual([]);
    await friend.tap('#invite-look');
    await friend.waitForSelector('#guest-home');
    const account = await shop.ground.wechat.newAccount({ nickname: '周佳宁' });
    await shop.signIn(friend, account);
    await friend.waitForSelector('#tick-agreement');
    await until(async () => {
      await owner.goto(`${shop.url}#/pages/referrals/friends`);
      await owner.reload();
      return (await owner.textContent('#friends'))?.includes('已打开') ?? false;
    });
    await shop.bind(friend);
    await friend.waitForSelector('#home');
    await shop.sell(account.phone, 860);
    await outboxEmpty(shop.ground.api);
    await owner.reload();
    await owner.waitForSelector('.friend-bought');
    expect(await owner.textContent('#friends')).not.toContain('860');
    expect(await owner.textContent('#ladder')).toContain('已达到');
    expect(await owner.textContent('#earned')).toContain('43');
    await shot(owner, 'member-referral-friends', { fullPage: true });
    expect(await barriers(owner)).toEqual([]);
    await friend.goto(`${shop.url}#/pages/invite/index?i=${code}`);
    await friend.reload();
    await friend.waitForSelector('#invite-member');
  });

  it('opens nothing by a code that is nobody’s, and takes one that is typed in', async () => {
    const page = await screens.phone();
    screens.expectComplaint(/404.*invitations/);
    await page.goto(`${shop.url}#/pages/invite/index?i=22222222`);
    await page.waitForSelector('#invite-lost');
    await shot(page, 'member-invite-lost');
    expect(await barriers(page)).toEqual([]);
    await page.goto(`${shop.url}#/pages/me/index`);
    await page.reload();
    await page.tap('#to-invite');
    await page.waitForSelector('#invite-enter');
    await page.fill('#enter-code input', '2345');
    await page.tap('#enter-send');
    await page.waitForSelector('#enter-problem');
    await shot(page, 'member-invite-enter');
    expect(await barriers(page)).toEqual([]);
    await page.fill('#enter-code input', known.toLowerCase());
    await page.tap('#enter-send');
    await page.waitForSelector('#invite-gets');
  });

  /** A member with a look that WeChat has not answered about. */
  async function lookOf(phone: string, caption: string): Promise<{ token: string; lookId: string }> {
    const { api } = shop.ground;
    await shop.sell(phone, 600, { member: { phone, name: '苏青禾' } });
    const token = api.app.get(Tokens).signMember(await idOf(phone));
    const send = (method: string, path: string, body: unknown) =>
      shop.ground.ask<{ consent: { version: string } }>(token, path, { method, body });
    await send('PUT', '/member/purposes/photo', { given: true, version: '2026-11' });
    const photos = [newId(), newId()];
    for (const [nth, id] of photos.entries())
      await api.fetch(`/member/album/${id}`, {
        method: 'POST',
        body: new Uint8Array(await plainPhoto(nth === 0 ? '#8c5a62' : '#6f7d74')),
        headers: { authorization: `Bearer ${token}`, 'content-type': 'image/jpeg' },
      });
    const { body: terms } = await shop.ground.ask<{ consent: { version: string } }>(token, '/member/look-terms');
    const lookId = newId();
    const items = [
      { name: '羊绒大衣', size: 'M' },
      { name: '真丝衬衫', size: 'S' },
    ];
    const wish = { id: lookId, photos, caption, items, store: null, consentVersion: terms.consent.version };
    const answer = await send('POST', '/member/looks', wish);
    if (answer.status !== 200) throw new Error(`publishing answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    await outboxEmpty(api);
    return { token, lookId };
  }
  const stands = (text: string, lookId: string) =>
    shop.ground.api.db.inTransaction((tx) => rows(tx, `UPDATE look SET ${text} WHERE id = $1`, [lookId]));

  it('has looks judged in the console: published, reported and taken down', async () => {
    const { lookId } = await lookOf('13712345678', '雾蓝的一天');
    await stands(`waits_for = 'picture'`, lookId);
    const page = await desk('manager', '');
    await reads(page, 'waiting-looks_waiting', '1');
    await by(page, 'waiting-looks_waiting').click();
    await by(page, `look-${lookId}`).waitFor();
    await drawn(page, '[data-testid="look-large"]');
    await expectClear(page, 'console-looks-waiting');
    await by(page, `refuse-${lookId}`).click();
    await by(page, 'dialog-submit').click();
    await reads(page, 'reason-form', '请写明原因');
    await expectClear(page, 'console-looks-refuse');
    await page.click('.ant-modal button:has-text("取 消"), .ant-modal button:has-text("取消")');
    await by(page, `publish-${lookId}`).click();
    await by(page, 'dialog-submit').click();
    await by(page, 'empty').waitFor();
    await expectClear(page, 'console-looks-empty');
    await page.click('nav >> text=被举报');
    await by(page, 'empty').waitFor();

    const account = await shop.ground.wechat.newAccount({ nickname: '路人' });
    const { body } = await shop.ground.signIn(account);
    if (body.status !== 'guest') throw new Error('a stranger is a guest');
    await shop.ground.ask(body.token, `/looks/${lookId}/reports`, {
      method: 'POST',
      body: { reason: 'rights', note: '这是我的照片' },
    });
    await page.reload();
    await reads(page, `reports-${lookId}`, '侵权：这是我的照片');
    await expectClear(page, 'console-looks-reported', { fullPage: true });
    await by(page, `take_down-${lookId}`).click();
    await page.click('text=有人反映照片侵权');
    await by(page, 'dialog-submit').click();
    await by(page, 'empty').waitFor();
    await page.click('nav >> text=全部');
    await reads(page, `look-${lookId}`, '已下架');
    await expectClear(page, 'console-looks-all', { fullPage: true });
  });

  it('has screenshots counted by the store', async () => {
    const { token, lookId } = await lookOf('13787654321', '银杏下的驼色');
    const published = `state = 'published', waits_for = NULL, published_at = now(), closes_at = now() + interval '7 days'`;
    await stands(`${published}, programme_version = 1`, lookId);
    const claim = newId();
    const filed = await shop.ground.api.fetch(`/member/look-claims/${claim}?likes=28&look=${lookId}`, {
      method: 'PUT',
      body: new Uint8Array(await plainPhoto('#efe8dd', 700, 1_200)),
      headers: { authorization: `Bearer ${token}`, 'content-type': 'image/jpeg' },
    });
    expect(filed.status).toBe(200);
    const page = await desk('head_office', '');
    await by(page, 'waiting-look_claims_open').click();
    await by(page, `claim-${claim}`).waitFor();
    await drawn(page, '[data-testid="claim-shot"]');
    await expectClear(page, 'console-claims');
    await by(page, `approve-${claim}`).click();
    await page.fill('#likes', '18');
    await expectClear(page, 'console-claims-count');
    await by(page, 'dialog-submit').click();
    await by(page, 'empty').waitFor();
    await by(page, 'show-done').click();
    await reads(page, `claim-${claim}`, '核对为 18 个赞');
    await expectClear(page, 'console-claims-done');
  });
});
