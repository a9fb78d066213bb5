// The programme in the console, in a real browser: read, drafted, checked while it is written, tried, published, compared.
import { randomUUID } from 'node:crypto';
import { presets } from '@guike/programme';
import type { Page } from 'playwright-core';
import { PASSWORD } from '../support/api';
import { barriers, builtScreens, describeInBrowser, openScreens, shot } from '../support/browser';
import { Office } from '../support/office';
import { until } from '../support/wait';

interface VersionAnswer {
  readonly version: number;
  readonly revision: number;
  readonly state: string;
  readonly body: Record<string, unknown>;
}

const PHONE = { viewport: { width: 390, height: 844 } };

describeInBrowser('the programme in the console', () => {
  const screens = openScreens();
  let office: Office;

  beforeAll(async () => {
    office = await Office.open({ config: { webDir: builtScreens() } });
    await office.sell({ number: '1', phone: '13800138000', name: '王晓岚', yuan: 2_700 });
    await office.sell({ number: '2', phone: '13900139000', name: '李思远', yuan: 300, at: 'S2' });
  }, 60_000);
  afterAll(() => office.close());

  const at = (path = '') => `${office.api.url}/console/programme${path}`;
  const by = (page: Page, id: string) => page.locator(`[data-testid="${id}"]`);
  const field = (page: Page, place: string) => page.locator(`[id="at-${place}"]`);

  async function enter(login: string, path = '', options = {}): Promise<Page> {
    const page = await screens.desk(options);
    screens.expectComplaint(/401/); // Asking who one is, before signing in.
    await page.goto(at(path));
    await page.fill('#login', login);
    await page.fill('#password', PASSWORD);
    await by(page, 'sign-in-submit').click();
    await by(page, 'me').waitFor();
    return page;
  }

  async function isClear(page: Page, name: string): Promise<void> {
    await shot(page, `programme-${name}`, { fullPage: true });
    expect(await barriers(page)).toEqual([]);
  }

  const isKept = (page: Page) => page.locator('[data-testid="kept"][data-state="kept"]').waitFor();

  async function drafted(from: object): Promise<VersionAnswer> {
    const answer = await office.ask<VersionAnswer>('head_office', '/admin/programme/drafts', {
      id: randomUUID(),
      from,
    });
    expect(answer.status).toBe(200);
    return answer.body;
  }

  async function versionOf(version: number): Promise<VersionAnswer> {
    return (await office.ask<VersionAnswer>('head_office', `/admin/programme/versions/${version}`)).body;
  }

  async function discard({ version }: VersionAnswer): Promise<void> {
    const { revision } = await versionOf(version);
    const { status } = await office.ask('head_office', `/admin/programme/versions/${version}/discard`, { revision });
    expect(status).toBe(200);
  }

  it('lets everybody of the office read what is in force, and only head office change it', async () => {
    const page = await enter('manager');
    await by(page, 'tier-table').waitFor();
    expect(await by(page, 'tier-table').textContent()).toContain('消费满 ¥20,000');
    expect(await by(page, 'change').count()).toBe(0);
    expect(await by(page, 'presets').count()).toBe(0);
    await isClear(page, 'overview-manager');
    await page.goto(at('/presets'));
    await by(page, 'forbidden').waitFor();
    await page.goto(at('/drafts/1'));
    await by(page, 'forbidden').waitFor();
  });

  it('goes from the version in force to a new one: changed, mended, tried, published, compared, withdrawn', async () => {
    const page = await enter('head_office');
    await by(page, 'change').click();
    await page.waitForURL(/drafts\/\d+/);
    await by(page, 'tier-2').waitFor();
    await isClear(page, 'editor-tiers');

    const threshold = field(page, 'tiers.2.enter.any.1.all.0.atLeast');
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
    const version = Number(/drafts\/(\d+)/.exec(page.url())?.[1]);
    expect(JSON.stringify((await versionOf(version)).body)).toContain('"atLeast":1888880');

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
    expect(await by(page, 'versions').textContent()).toContain('待生效');
    await isClear(page, 'history');

    await page.click(`tbody [href$="versions/${version}"]`);
    await by(page, 'withdraw').click();
    await by(page, 'discard-form').waitFor();
    await by(page, 'dialog-submit').click();
    await page.waitForURL(/programme$/);
    await until(async () => (await versionOf(version)).state === 'withdrawn', { what: 'the version is withdrawn' });
  });

  it('loads a preset, shows every part of it, and keeps all of it when one word is changed', async () => {
    const page = await enter('head_office', '/presets');
    await by(page, 'start-spa').waitFor();
    await isClear(page, 'presets');
    await by(page, 'start-spa').click();
    await page.waitForURL(/drafts\/\d+/);
    await by(page, 'tier-0').waitFor();
    const version = Number(/drafts\/(\d+)/.exec(page.url())?.[1]);
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
    expect((await versionOf(version)).body).toEqual(presets.spa);
    await by(page, 'tab-basics').click();
    await field(page, 'name').fill('静安美容');
    await isKept(page);
    const changed = await versionOf(version);
    expect(changed.body).toEqual({ ...presets.spa, name: '静安美容' });
    await page.keyboard.press('Control+z');
    await until(async () => (await field(page, 'name').inputValue()) === presets.spa.name, {
      what: 'the change undone',
    });
    await isKept(page);
    expect((await versionOf(version)).body).toEqual(presets.spa);
    await discard(changed);
  });

  it('adds, moves and takes away tiers, and writes a rule as a sentence', async () => {
    const draft = await drafted({ preset: 'boutique' });
    const page = await enter('head_office', `/drafts/${draft.version}`);
    await by(page, 'add-tier').click();
    await field(page, 'tiers.4.name').fill('黑金');
    await field(page, 'tiers.4.enter.any.0.all.0.atLeast').fill('200000');
    await by(page, 'and-tiers.4.enter.any.0.all').click();
    await field(page, 'tiers.4.enter.any.0.all.1.fact').click();
    await page.click('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item:has-text("消费稳定满")');
    await field(page, 'tiers.4.enter.any.0.all.1.atLeast').fill('3');
    await isKept(page);
    await shot(page, 'programme-new-tier');
    const { tiers } = (await versionOf(draft.version)).body as { tiers: Record<string, unknown>[] };
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
    const left = (await versionOf(draft.version)).body['tiers'] as { name: string }[];
    expect(left.map(({ name }) => name)).toEqual(['普通', '白银', '黄金', '黑金']);
    await discard(draft);
  });

  it('does not write over what a colleague has written, and keeps a copy of one’s own', async () => {
    const draft = await drafted({ preset: 'boutique' });
    const page = await enter('head_office', `/drafts/${draft.version}?part=basics`);
    await field(page, 'name').waitFor();
    const theirs = await office.api.send({
      method: 'PUT',
      path: `/admin/programme/versions/${draft.version}`,
      headers: { authorization: `Bearer ${office.tokenOf('head_office')}` },
      body: { revision: draft.revision, note: '', body: { ...draft.body, name: '同事的' } },
    });
    expect(theirs.status).toBe(200);
    screens.expectComplaint(/409/);
    await field(page, 'name').fill('我的');
    await by(page, 'conflict').waitFor();
    await isClear(page, 'conflict');
    await by(page, 'keep-copy').click();
    await page.waitForURL((url) => /drafts\/\d+/.test(url.href) && !url.href.includes(`drafts/${draft.version}`));
    const copy = Number(/drafts\/(\d+)/.exec(page.url())?.[1]);
    expect((await versionOf(copy)).body['name']).toBe('我的');
    expect((await versionOf(draft.version)).body['name']).toBe('同事的');
    await discard(draft);
    await discard(await versionOf(copy));
  });

  it('tries a draft on a part of the members, shows how far it has come, and ends it', async () => {
    const draft = await drafted({ version: 1 });
    const page = await enter('head_office', `/drafts/${draft.version}`);
    await by(page, 'trial').click();
    await page.fill('#trial-percent', '50');
    await page.fill('#trial-note', '先在一半会员中看看');
    await isClear(page, 'trial');
    await by(page, 'dialog-submit').click();
    await by(page, 'end-trial').waitFor();
    await isClear(page, 'overview-trial');
    await by(page, 'end-trial').click();
    await page.fill('#end-note', '看清楚了');
    await by(page, 'dialog-submit').click();
    await by(page, 'end-trial').waitFor({ state: 'detached' });
  });

  it('is used on a phone and in the dark', async () => {
    const draft = await drafted({ preset: 'boutique' });
    const page = await enter('head_office', '', { ...PHONE, colorScheme: 'dark' });
    await by(page, 'tier-table').waitFor();
    await isClear(page, 'phone-overview');
    await page.goto(at(`/drafts/${draft.version}`));
    await by(page, 'tier-0').waitFor();
    await isClear(page, 'phone-editor');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    await discard(draft);
  });
});
