// The programme in the console, in a real browser: read, drafted, checked while it is written, published, compared.
import { presets } from '@guike/programme';
import { describeInBrowser, openScreens, shot } from '../support/browser';
import { by, optionOf } from '../support/console-pages';
import { ProgrammeDesk, draftOf, fieldAt, isClear, isKept } from '../support/programme-desk';
import { until } from '../support/wait';

const PHONE = { viewport: { width: 390, height: 844 } };

describeInBrowser('the programme in the console', () => {
  const screens = openScreens();
  let desk: ProgrammeDesk;

  beforeAll(async () => {
    desk = await ProgrammeDesk.open(screens);
  }, 60_000);
  afterAll(() => desk.close());

  it('lets everybody of the office read what is in force, and only head office change it', async () => {
    const page = await desk.enter('manager');
    await by(page, 'tier-table').waitFor();
    expect(await by(page, 'tier-table').textContent()).toContain('消费满 ¥20,000');
    expect(await by(page, 'change').count()).toBe(0);
    expect(await by(page, 'presets').count()).toBe(0);
    await isClear(page, 'overview-manager');
    await page.goto(desk.at('/presets'));
    await by(page, 'forbidden').waitFor();
    await page.goto(desk.at('/drafts/1'));
    await by(page, 'forbidden').waitFor();
  });

  it('goes from the version in force to a new one: changed, mended, tried, published, compared, withdrawn', async () => {
    const page = await desk.enter('head_office');
    await by(page, 'change').click();
    await page.waitForURL(/drafts\/\d+/);
    await by(page, 'tier-2').waitFor();
    await isClear(page, 'editor-tiers');

    const threshold = fieldAt(page, 'tiers.2.enter.any.1.all.0.atLeast');
    expect(await threshold.inputValue()).toBe('20,000');
    await threshold.fill('');
    await by(page, 'issues').waitFor();
    expect(await by(page, 'issues').textContent()).toContain('等级 · 黄金：请填写');
    expect(await by(page, 'publish').isDisabled()).toBe(true);
    await isKept(page); // Also what cannot be published yet.
    await isClear(page, 'editor-issue');
    await by(page, 'tab-points').click();
    await by(page, 'part-points').waitFor();
    await isClear(page, 'editor-points');
    await page.click('[data-testid="issues"] button');
    await until(
      async () => (await page.evaluate('document.activeElement.id')) === 'at-tiers.2.enter.any.1.all.0.atLeast',
      {
        what: 'the field that is wrong has the focus',
      },
    );
    await threshold.fill('18,888.80');
    await by(page, 'issues').waitFor({ state: 'detached' });
    await isKept(page);
    const version = draftOf(page);
    expect(JSON.stringify((await desk.versionOf(version)).body)).toContain('"atLeast":1888880');

    await by(page, 'tab-preview').click();
    await by(page, 'preview').waitFor();
    expect(await by(page, 'preview-tiers').textContent()).toContain('黄金');
    await isClear(page, 'editor-preview');

    await by(page, 'publish').click();
    await by(page, 'differences').waitFor();
    expect(await by(page, 'differences').textContent()).toContain('¥18,888.80');
    await by(page, 'dialog-submit').click();
    await page.waitForSelector('[data-testid="publish-form"] :text("请填写")');
    await page.fill('#publish-note', '旺季前下调黄金门槛');
    await shot(page, 'programme-publish');
    await by(page, 'dialog-submit').click();
    await by(page, 'withdraw').waitFor();
    await isClear(page, 'overview-scheduled');

    await by(page, 'history').click();
    await by(page, 'versions').waitFor();
    await by(page, 'differences').waitFor();
    const differences = await by(page, 'differences').textContent();
    expect(differences).toContain('¥20,000');
    expect(differences).toContain('¥18,888.80');
    await page.waitForSelector('[data-testid="versions"] :text("待生效")');
    await isClear(page, 'history');

    await page.click(`tbody [href$="versions/${version}"]`);
    await by(page, 'withdraw').click();
    await by(page, 'discard-form').waitFor();
    await by(page, 'dialog-submit').click();
    await page.waitForURL(/programme$/);
    await until(async () => (await desk.versionOf(version)).state === 'withdrawn', {
      what: 'the version is withdrawn',
    });
  }, 120_000);

  it('loads a preset, shows every part of it, and keeps all of it when one word is changed', async () => {
    const page = await desk.enter('head_office', '/presets');
    await by(page, 'start-spa').waitFor();
    await isClear(page, 'presets');
    await by(page, 'start-spa').click();
    await page.waitForURL(/drafts\/\d+/);
    await by(page, 'tier-0').waitFor();
    const version = draftOf(page);
    for (const part of [
      'tiers',
      'review',
      'points',
      'joining',
      'benefits',
      'referral',
      'birthday',
      'looks',
      'care',
      'commission',
    ]) {
      await by(page, `tab-${part}`).click();
      await by(page, `part-${part}`).waitFor();
      await isClear(page, `spa-${part}`);
    }
    expect((await desk.versionOf(version)).body).toEqual(presets.spa);
    await by(page, 'tab-basics').click();
    await fieldAt(page, 'name').fill('静安美容');
    await isKept(page);
    const changed = await desk.versionOf(version);
    expect(changed.body).toEqual({ ...presets.spa, name: '静安美容' });
    await page.keyboard.press('Control+z');
    await until(async () => (await fieldAt(page, 'name').inputValue()) === presets.spa.name, {
      what: 'the change undone',
    });
    await isKept(page);
    expect((await desk.versionOf(version)).body).toEqual(presets.spa);
    await desk.discard(version);
  }, 120_000);

  it('adds, moves and takes away tiers, and writes a rule as a sentence', async () => {
    const draft = await desk.drafted({ preset: 'boutique' });
    const page = await desk.enter('head_office', `/drafts/${draft.version}`);
    await by(page, 'add-tier').click();
    await fieldAt(page, 'tiers.4.name').fill('黑金');
    await fieldAt(page, 'tiers.4.enter.any.0.all.0.atLeast').fill('200000');
    await by(page, 'and-tiers.4.enter.any.0.all').click();
    await fieldAt(page, 'tiers.4.enter.any.0.all.1.fact').click();
    await page.click(optionOf('消费稳定满'));
    await fieldAt(page, 'tiers.4.enter.any.0.all.1.atLeast').fill('3');
    await isKept(page);
    await shot(page, 'programme-new-tier');
    const { tiers } = (await desk.versionOf(draft.version)).body as { tiers: Record<string, unknown>[] };
    expect(tiers[4]).toMatchObject({
      code: 'tier_5',
      name: '黑金',
      enter: {
        any: [
          {
            all: [
              { fact: 'netSpendFen', window: 'rolling12Months', atLeast: 20_000_000 },
              { fact: 'steadyYears', window: 'now', atLeast: 3, withinPercent: 20 },
            ],
          },
        ],
      },
    });
    await page.click('[aria-label="黑金移到低一级"]');
    await page.click('[aria-label="去掉铂金"]');
    await isKept(page);
    const left = (await desk.versionOf(draft.version)).body['tiers'] as { name: string }[];
    expect(left.map(({ name }) => name)).toEqual(['普通', '白银', '黄金', '黑金']);
    await desk.discard(draft.version);
  });

  it('is used on a phone and in the dark', async () => {
    const draft = await desk.drafted({ preset: 'boutique' });
    const page = await desk.enter('head_office', '', { ...PHONE, colorScheme: 'dark' });
    await by(page, 'tier-table').waitFor();
    await isClear(page, 'phone-overview');
    await page.goto(desk.at(`/drafts/${draft.version}`));
    await by(page, 'tier-0').waitFor();
    await isClear(page, 'phone-editor');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    await desk.discard(draft.version);
  });
});
