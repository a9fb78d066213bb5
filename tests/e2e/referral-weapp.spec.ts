// 邀请好友 in the mini-program's WeChat build, run without WeChat: the card that a member sends, and a friend who comes by
// any page with the code and is known from their first tap on.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Account } from '../../apps/wechat-sandbox/accounts';
import { MemberGround } from '../support/member';
import { until } from '../support/wait';
import { WeappBuild, compilersMissing } from '../support/weapp/build';
import { type PhoneOptions, WeappPhone } from '../support/weapp/phone';

const FROM_CODE = 1047;
const builtApi = /^TARO_APP_API=(.*)$/m.exec(
  readFileSync(join(__dirname, '../../apps/miniprogram/.env.production'), 'utf8'),
)?.[1];
const missing = compilersMissing();
const describeRun = missing === null ? describe : describe.skip;

describeRun(`邀请好友 in WeChat${missing === null ? '' : ` [skipped: ${missing}]`}`, () => {
  let ground: MemberGround;
  let owner: Account;
  let token: string;
  let code: string;
  const phones: WeappPhone[] = [];
  beforeAll(async () => {
    ground = await MemberGround.open();
    owner = await ground.wechat.newAccount({ nickname: '林知夏' });
    await ground.sell(owner.phone, { joinConsent: { version: '1' } });
    token = await ground.tokenOf(owner);
    code = (await ground.ask<{ code: string }>(token, '/member/referral')).body.code;
  });
  afterEach(() => {
    const heard = phones.flatMap((phone) => phone.heard);
    for (const phone of phones.splice(0)) phone.close();
    expect(heard).toEqual([]);
  });
  afterAll(() => ground?.close());

  function open(account: Account, more: Partial<PhoneOptions> = {}): WeappPhone {
    const phone = new WeappPhone({
      build: new WeappBuild(),
      api: { built: builtApi ?? '', url: ground.api.url },
      loginCode: () => ground.wechat.loginCode(account),
      ...more,
    });
    phones.push(phone);
    return phone;
  }

  const friends = async (): Promise<readonly string[]> => {
    const { body } = await ground.ask<{ items: { state: string }[] }>(token, '/member/referral/friends');
    return body.items.map(({ state }) => state);
  };

  it('is sent as a card that says where it leads, and no word of points', async () => {
    const phone = open(owner);
    await phone.tap('sign-in');
    await phone.sees('points');
    phone.open('/pages/referrals/index');
    await phone.sees('referral-code', code);
    await phone.sees('invite-send');
    const shared = phone.page.share('onShareAppMessage') as { title: string };
    expect(shared).toMatchObject({ path: `/pages/invite/index?i=${code}` });
    expect(shared.title).not.toMatch(/积分|送|得|奖/);
    expect(phone.page.read()).not.toMatch(/积分/);
  });

  it('is opened by its mini-program code, and told of at the first tap, not before', async () => {
    const account = await ground.wechat.newAccount({ nickname: '路过的人' });
    const launch = { url: `/pages/invite/index?scene=${code}`, scene: FROM_CODE };
    const phone = open(account, { launch });
    await phone.sees('invite-from', '王');
    expect(await friends()).toEqual([]);
    await phone.tap('invite-look');
    await until(async () => (await friends()).length === 1);
    expect(await friends()).toEqual(['opened']);
  });

  it('is remembered from any page, until WeChat says who it is', async () => {
    const account = await ground.wechat.newAccount({ nickname: '周佳宁' });
    const phone = open(account, { launch: { url: `/pages/help/index?i=${code}`, scene: FROM_CODE } });
    await phone.sees('help-page');
    phone.open('/pages/sign-in/index');
    await phone.sees('phone-button');
    await until(async () => (await friends()).length === 2);
  });
});
