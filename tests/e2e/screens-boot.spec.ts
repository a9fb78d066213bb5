// Both screens in a real browser as a stranger meets them: they start, obey their own policy, and shut nobody out.
import { TestApi } from '../support/api';
import { barriers, builtScreens, describeInBrowser, openScreens, shot } from '../support/browser';

describeInBrowser('a stranger', () => {
  const screens = openScreens();
  let api: TestApi;

  beforeAll(async () => {
    api = await TestApi.open({ config: { webDir: builtScreens() } });
  });
  afterAll(() => api?.close());

  it('opens the members’ pages on a phone and finds the five tabs', async () => {
    const page = await screens.phone();
    await page.goto(`${api.url}/`);
    for (const tab of ['权益', '穿搭', '活动', '我的', '首页']) {
      await page.locator('.weui-tabbar__item', { hasText: tab }).click();
      await page.waitForURL(/#\/pages\//);
    }
    await shot(page, 'boot-app');
    expect(await barriers(page)).toEqual([]);
  });

  it('opens the console at a desk and is asked to sign in', async () => {
    screens.expectComplaint(/401/);
    const page = await screens.desk();
    await page.goto(`${api.url}/console/`);
    await page.getByRole('button', { name: /登\s?录/ }).waitFor();
    await shot(page, 'boot-console');
    expect(await barriers(page)).toEqual([]);
  });
});
