// 兑换商品 in the console, in a real browser: a reward is written with its picture, put on offer and bought; and what two
// people at once, a bad file and those who only read meet.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { builtScreens, describeInBrowser, openScreens, shot } from '../support/browser';
import { by, choose, enterConsole, expectClear, reads } from '../support/console-pages';
import { Office } from '../support/office';
import { rewardFlows } from '../support/rewards';
import { until } from '../support/wait';

/** A vase before a wall: something to look at. */
const VASE = `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1200" viewBox="0 0 400 300"><rect width="400" height="300" fill="#d8c7b0"/>
<rect y="220" width="400" height="80" fill="#a98f6f"/><path d="M170 230c-40-30-40-90 0-110v-30h60v30c40 20 40 80 0 110z" fill="#5f7a74"/></svg>`;

describeInBrowser('兑换商品 in the console', () => {
  const screens = openScreens();
  let office: Office;
  let flows: ReturnType<typeof rewardFlows>;
  let folder: string;
  const files = { photo: '', text: '' };

  beforeAll(async () => {
    office = await Office.open({ config: { webDir: builtScreens() } });
    flows = rewardFlows(office.api.app);
    folder = await mkdtemp(join(tmpdir(), 'guike-rewards-'));
    files.photo = join(folder, '花瓶.jpg');
    files.text = join(folder, '不是图片.png');
    await sharp(Buffer.from(VASE)).jpeg().toFile(files.photo);
    await writeFile(files.text, 'not a picture at all');
  }, 60_000);
  afterAll(async () => {
    await office.close();
    await rm(folder, { recursive: true });
  });

  const at = (path = '') => `${office.api.url}/console/${path}`;

  const enter = (login: string, path: string, options = {}) => enterConsole(screens, at(path), login, options);

  const isClear = (page: Page, name: string) => expectClear(page, `reward-office-${name}`, { fullPage: true });

  it('writes a reward, sees it as members will, and puts it on offer', async () => {
    const page = await enter('head_office', 'rewards');
    await by(page, 'empty').waitFor();
    await isClear(page, 'empty');
    await by(page, 'new-reward').click();
    await by(page, 'save').click();
    await page.waitForSelector('text=请填写商品名称');
    await page.fill('#reward-name', '手捏陶瓶');
    await page.fill('#reward-description', '景德镇，每只釉色略有不同，高 24 厘米。');
    await page.fill('#reward-points', '500');
    await page.fill('#reward-yuan', '300');
    await page.fill('#reward-stock', '12');
    await page.fill('#reward-per-member', '1');
    await choose(page, '#reward-tier', '白银');
    await page.click('text=指定月份');
    for (const month of ['6月', '7月', '8月']) await page.click(`.opening-months >> text="${month}"`);
    await page.setInputFiles('#picture', files.photo);
    await page.waitForSelector('.picture-now[src^="/pictures/"]');
    await reads(page, 'worth', '返 6%');
    await reads(page, 'worth', '消费 ¥5,000 得 500 积分');
    await reads(page, 'member-view', '6月至8月开放兑换');
    await reads(page, 'member-view', '每人限兑 1 件');
    await reads(page, 'member-view', '还有 12 件');
    await isClear(page, 'new');
    await by(page, 'save').click();
    await by(page, 'stock-left').waitFor();
    await reads(page, 'stock-changes', '建档');
    await by(page, 'switch').click();
    await by(page, 'switch-form').waitFor();
    await shot(page, 'reward-office-switch');
    await by(page, 'dialog-submit').click();
    await page.waitForSelector('.page-lead >> text=已上架');
    await page.click('text=兑换商品 >> nth=0');
    const row = page.locator('tbody tr');
    await row.filter({ hasText: '手捏陶瓶' }).waitFor();
    await isClear(page, 'list');
    await choose(page, '#filter-state', '已下架');
    await by(page, 'empty').waitFor();
    expect(page.url()).toContain('state=off');
  });

  it('refuses what is no picture, and keeps what was typed', async () => {
    const page = await enter('head_office', 'rewards/new');
    await page.fill('#reward-name', '试试');
    screens.expectComplaint(/422/);
    await page.setInputFiles('#picture', files.text);
    await reads(page, 'picture-field', '这张图片打不开，请换一张 JPG、PNG 或 WebP');
    await isClear(page, 'bad-picture');
    await page.setInputFiles('#picture', { name: 'a.gif', mimeType: 'image/gif', buffer: Buffer.from('GIF89a') });
    await reads(page, 'picture-field', '请选 JPG、PNG 或 WebP 图片');
    await page.setInputFiles('#picture', {
      name: 'a.jpg',
      mimeType: 'image/jpeg',
      buffer: Buffer.alloc(10 * 1024 * 1024 + 1),
    });
    await reads(page, 'picture-field', '图片超过 10 MB，请压缩后再传');
    expect(await page.inputValue('#reward-name')).toBe('试试');
  });

  it('tells the second of two who change a reward, and lets her go on', async () => {
    const id = await flows.offer({ name: '两个人改', points: 200, valueFen: 9_900, stock: 5 });
    const [one, other] = [await enter('head_office', `rewards/${id}`), await enter('head_office', `rewards/${id}`)];
    await by(one, 'reward-form').waitFor();
    await by(other, 'reward-form').waitFor();
    await one.fill('#reward-points', '260');
    await one.fill('#reward-description', '丝光棉');
    await by(one, 'save').click();
    await reads(one, 'saved', '已保存');
    await other.fill('#reward-name', '两个人改名');
    await other.fill('#reward-points', '230');
    screens.expectComplaint(/409/);
    await by(other, 'save').click();
    await reads(other, 'beaten', '刚刚有人改了这件商品的说明、所需积分');
    await isClear(other, 'beaten');
    await by(other, 'go-on').click();
    expect(await other.inputValue('#reward-description')).toBe('丝光棉');
    expect(await other.inputValue('#reward-points')).toBe('230');
    await by(other, 'save').click();
    await reads(other, 'saved', '已保存');
    await other.reload();
    await other.waitForSelector('h1:has-text("两个人改名")');
    expect([await other.inputValue('#reward-points'), await other.inputValue('#reward-description')]).toEqual([
      '230',
      '丝光棉',
    ]);
  });

  it('changes the stock with a reason, while something else is being typed', async () => {
    const id = await flows.offer({ name: '羊绒袜', points: 200, valueFen: 9_900, stock: 5 });
    const page = await enter('head_office', `rewards/${id}`);
    await page.fill('#reward-name', '羊绒长袜');
    await by(page, 'change-stock').click();
    await page.click('.ant-modal >> text=减少');
    await page.fill('#stock-pieces', '9');
    await by(page, 'dialog-submit').click();
    await reads(page, 'stock-form', '还剩 5 件，最多减这么多');
    await page.click('.ant-modal >> text=增加');
    await page.fill('#stock-pieces', '20');
    await page.fill('#stock-note', '十一月到货');
    await isClear(page, 'stock');
    await by(page, 'dialog-submit').click();
    await reads(page, 'stock-left', '还剩 25 件，共 25 件，已兑 0 件');
    await reads(page, 'stock-changes', '到货：十一月到货');
    await by(page, 'save').click();
    await reads(page, 'saved', '已保存');
    await page.waitForSelector('h1:has-text("羊绒长袜")');
    await reads(page, 'stock-left', '还剩 25 件');
  });

  it('shows who redeemed, masked, and those who only read nothing to press', async () => {
    const memberId = await office.sell({
      number: 'r1',
      phone: '13800138000',
      name: '王晓岚',
      yuan: 3_000,
      paidAt: new Date(office.api.clock.now().getTime() - 2 * 86_400_000),
    });
    const id = await flows.offer({ name: '桂花乌龙', picture: 'drawn/tea', points: 100, valueFen: 2_800 });
    for (let n = 0; n < 2; n++) await flows.redeem(memberId, id);
    const page = await enter('manager', `rewards/${id}`);
    const rows = page.locator('[data-testid="redemptions"] tbody tr');
    await until(async () => (await rows.count()) === 2, { what: 'two redemptions' });
    expect(await by(page, 'redemptions').textContent()).toMatch(/王\*+.*138\*\*\*\*8000/);
    await by(page, 'reward-facts').waitFor();
    expect(
      await page.locator('[data-testid="save"], [data-testid="switch"], [data-testid="change-stock"]').count(),
    ).toBe(0);
    await isClear(page, 'manager');
    await choose(page, '#filter-redeemed', '已领取');
    await by(page, 'redeemed').locator('[data-testid="empty"]').waitFor();
    const other = await enter('manager2', `rewards/${id}`);
    await by(other, 'redeemed').locator('[data-testid="empty"]').waitFor();
    const guest = await enter('manager', 'rewards/new');
    await by(guest, 'forbidden').waitFor();
  });

  it('is read in the dark, and says when there is no such reward', async () => {
    const id = await flows.offer({ name: '真丝眼罩', picture: 'drawn/eyemask', points: 880, valueFen: 8_800 });
    const page = await enter('head_office', `rewards/${id}`, { colorScheme: 'dark' });
    await reads(page, 'worth', '返 1%');
    await isClear(page, 'dark');
    screens.expectComplaint(/404/);
    await page.goto(at('rewards/0195c1a4-2f00-7c1e-9d1b-6a4f0f2b7a10'));
    await reads(page, 'problem', '没有找到这件兑换商品');
  });
});
