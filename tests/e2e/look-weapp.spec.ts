// 穿搭 in the mini-program's WeChat build, run without WeChat: a guest looks and likes, a share says the right things, and
// Moments' single page reads fully with nobody signed in and nothing that leads anywhere.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shortId } from '@guike/kernel';
import type { Account } from '../../apps/wechat-sandbox/accounts';
import { MemberGround } from '../support/member';
import { type LookPlace, publishedLook } from '../support/published-looks';
import { until } from '../support/wait';
import { WeappBuild, compilersMissing } from '../support/weapp/build';
import { type PhoneOptions, WeappPhone } from '../support/weapp/phone';

const SINGLE_PAGE = 1154;
const builtApi = /^TARO_APP_API=(.*)$/m.exec(
  readFileSync(join(__dirname, '../../apps/miniprogram/.env.production'), 'utf8'),
)?.[1];
const missing = compilersMissing();
const describeRun = missing === null ? describe : describe.skip;

describeRun(`穿搭 in WeChat${missing === null ? '' : ` [skipped: ${missing}]`}`, () => {
  let ground: MemberGround;
  let lookId: string;
  const phones: WeappPhone[] = [];
  beforeAll(async () => {
    ground = await MemberGround.open();
    const account = await ground.wechat.newAccount({ nickname: '林知夏' });
    const { memberId } = await ground.sell(account.phone, { joinConsent: { version: '1' } });
    const { api } = ground;
    const place: LookPlace = { module: { context: api.app }, db: api.db, clock: api.clock, storeId: api.storeId };
    lookId = await publishedLook(place, memberId, { caption: '雾蓝的一天' });
  });
  afterEach(() => {
    const heard = phones.flatMap((phone) => phone.heard);
    for (const phone of phones.splice(0)) phone.close();
    expect(heard).toEqual([]);
  });
  afterAll(() => ground?.close());

  function open(account: Account | null, more: Partial<PhoneOptions> = {}): WeappPhone {
    const phone = new WeappPhone({
      build: new WeappBuild(),
      api: { built: builtApi ?? '', url: ground.api.url },
      loginCode: () => (account === null ? Promise.reject(new Error('nobody')) : ground.wechat.loginCode(account)),
      ...more,
    });
    phones.push(phone);
    return phone;
  }

  const likes = async () => (await ground.api.send<{ likes: number }>({ path: `/looks/${lookId}` })).body.likes;

  it('is liked by a guest whom WeChat knows, with one tap, and no question', async () => {
    const phone = open(await ground.wechat.newAccount({ nickname: '路过的人' }));
    phone.switchTab('pages/feed/index');
    await phone.sees(`look-${lookId}`, '雾蓝的一天');
    await phone.tap(`look-${lookId}-like`);
    await phone.sees(`look-${lookId}-like`, '1');
    await phone.tap(`look-${lookId}-open`);
    await phone.sees('look-items', '羊绒大衣');
    expect(phone.page.route).toBe('pages/looks/look');
    await phone.sees('look-like', '1');
    await until(async () => (await likes()) === 1);
    await phone.tap('look-like');
    await phone.sees('look-like', '赞');
    await until(async () => (await likes()) === 0);
    await phone.tap('look-try');
    expect(phone.page.route).toBe('pages/sign-in/index');
  });

  it('is sent to a friend with its card and the invite code of the member who sends it', async () => {
    const account = await ground.wechat.newAccount({ nickname: '沈佳宁' });
    await ground.sell(account.phone, { joinConsent: { version: '1' } });
    const token = await ground.tokenOf(account);
    const phone = open(account);
    await phone.tap('sign-in');
    await phone.sees('points');
    phone.open(`/pages/looks/look?id=${shortId(lookId)}`);
    await phone.sees('look-poster');
    const { code } = (await ground.ask<{ code: string }>(token, '/member/referral')).body;
    await until(() => JSON.stringify(phone.page.share('onShareAppMessage')).includes(code));
    expect(phone.page.share('onShareAppMessage')).toEqual({
      title: expect.stringMatching(/^雾蓝的一天 · /),
      path: `/pages/looks/look?id=${shortId(lookId)}&i=${code}`,
      imageUrl: `${builtApi}/look-shares/${lookId}/card`,
    });
    expect(phone.page.share('onShareTimeline')).toMatchObject({ query: `id=${shortId(lookId)}&i=${code}` });
    await phone.tap('look-poster');
    await phone.sees('poster-save');
    expect(JSON.stringify(phone.page.nodes)).toContain(`/look-shares/${lookId}/poster?i=${code}`);
  });

  it('reads fully in Moments, where nobody signs in and nothing leads anywhere', async () => {
    const query = `scene=${encodeURIComponent(`${shortId(lookId)}.23456789`)}`;
    const phone = open(null, { launch: { url: `/pages/looks/look?${query}`, scene: SINGLE_PAGE } });
    await phone.sees('look-caption', '雾蓝的一天');
    await phone.sees('look-items', '羊绒大衣');
    await phone.sees('look-store', '一店');
    await phone.sees('look-alone', '前往小程序');
    await phone.sees('look-likes', '0 个赞');
    for (const id of ['look-like', 'look-try', 'look-share', 'look-poster', 'look-report'])
      expect([id, phone.page.read(id)]).toEqual([id, null]);
  });

  it('says in Moments that a look is gone, and leads nowhere', async () => {
    const url = `/pages/looks/look?id=${shortId('0195c1a4-2f00-7c1e-9d1b-6a4f0f2b8d01')}`;
    const phone = open(null, { launch: { url, scene: SINGLE_PAGE } });
    await phone.sees('look-gone', '撤回');
    expect(phone.page.read('look-gone')).not.toContain('看看别的');
  });
});
