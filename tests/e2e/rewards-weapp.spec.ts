// 积分商城 in the mini-program's WeChat build, run without WeChat: from 首页 to the code.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { MemberGround } from '../support/member';
import { rewardFlows } from '../support/rewards';
import { until } from '../support/wait';
import { WeappBuild, compilersMissing } from '../support/weapp/build';
import { WeappPhone } from '../support/weapp/phone';

const builtApi = /^TARO_APP_API=(.*)$/m.exec(
  readFileSync(join(__dirname, '../../apps/miniprogram/.env.production'), 'utf8'),
)?.[1];
const missing = compilersMissing();
const describeRun = missing === null ? describe : describe.skip;

describeRun(`积分商城 in WeChat${missing === null ? '' : ` [skipped: ${missing}]`}`, () => {
  let ground: MemberGround;
  beforeAll(async () => {
    ground = await MemberGround.open();
  });
  afterAll(() => ground?.close());

  it('redeems what the points buy and shows the code', async () => {
    const { clock } = ground.api;
    const now = clock.now();
    const account = await ground.wechat.newAccount({ nickname: '周予安' });
    clock.advance({ days: -1 });
    await ground.sell(account.phone, { joinConsent: { version: '1' } });
    clock.set(now);
    const flows = rewardFlows(ground.api.app);
    const sent = sharp({ create: { width: 900, height: 900, channels: 3, background: '#7d8170' } });
    const picture = await flows.picture(await sent.png().toBuffer());
    const tea = await flows.offer({ name: '桂花乌龙', picture, points: 50 });
    await ground.tokenOf(account);
    const phone = new WeappPhone({
      build: new WeappBuild(),
      api: { built: builtApi ?? '', url: ground.api.url },
      loginCode: () => ground.wechat.loginCode(account),
    });
    await phone.tap('sign-in');
    await until(() => phone.page.route === 'pages/home/index' && phone.page.read('points'));
    await phone.tap('home-rewards');
    await phone.sees('available', '60');
    const shows = (width: number) =>
      JSON.stringify(phone.page.nodes).includes(`"${builtApi}/pictures/${picture}-${width}.webp"`);
    expect(shows(600)).toBe(true);
    await phone.tap(`reward-${tea}`);
    await phone.sees('redeem');
    expect(shows(1200)).toBe(true);
    await phone.tap('redeem');
    await phone.sees('confirm-left', '10');
    await phone.tap('confirm-redeem');
    await phone.sees('redemption-qr');
    expect(phone.page.route).toBe('pages/rewards/redemption');
    expect(phone.page.read('redemption-code')).toMatch(/^\s*\d{4}\s*\d{4}\s*\d{4}\s*$/);
    expect(phone.heard).toEqual([]);
    phone.close();
  });
});
