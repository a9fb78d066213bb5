// What happens around a draft in the console: colleagues, leaving, refusals, going back, a trial.
import { presets } from '@guike/programme';
import type { Page } from 'playwright-core';
import { describeInBrowser, openScreens } from '../support/browser';
import { by, optionOf } from '../support/console-pages';
import { ProgrammeDesk, draftOf, fieldAt, isClear, isKept } from '../support/programme-desk';

describeInBrowser('around a draft of the programme', () => {
  const screens = openScreens();
  let desk: ProgrammeDesk;

  beforeAll(async () => {
    desk = await ProgrammeDesk.open(screens);
  }, 60_000);
  afterAll(() => desk.close());

  it('does not write over what a colleague has written, and keeps a copy of one’s own', async () => {
    const draft = await desk.drafted({ preset: 'boutique' });
    const page = await desk.enter('head_office', `/drafts/${draft.version}?part=basics`);
    await fieldAt(page, 'name').waitFor();
    await desk.write(draft, { ...draft.body, name: '同事的' });
    screens.expectComplaint(/409/);
    await fieldAt(page, 'name').fill('我的');
    await by(page, 'conflict').waitFor();
    await isClear(page, 'conflict');
    await by(page, 'keep-copy').click();
    await page.waitForURL((url) => /drafts\/\d+/.test(url.href) && !url.href.includes(`drafts/${draft.version}`));
    const copy = draftOf(page);
    expect((await desk.versionOf(copy)).body['name']).toBe('我的');
    expect((await desk.versionOf(draft.version)).body['name']).toBe('同事的');
    await desk.discard(draft.version);
    await desk.discard(copy);
  });

  it('keeps what was typed last when somebody leaves at once, and what was refused is said in a sentence', async () => {
    const draft = await desk.drafted({ preset: 'boutique' });
    const page = await desk.enter('head_office', `/drafts/${draft.version}?part=basics`);
    await fieldAt(page, 'name').fill('没有白银');
    await page.click('.page-back');
    await by(page, 'in-work').waitFor();
    expect((await desk.versionOf(draft.version)).body['name']).toBe('没有白银');
    await by(page, `draft-${draft.version}`).click();
    await page.click('[aria-label="去掉白银"]');
    await isKept(page);
    await by(page, 'publish').click();
    await page.fill('#publish-note', '少一个等级');
    screens.expectComplaint(/422/);
    await by(page, 'dialog-submit').click();
    await by(page, 'invalid').waitFor();
    expect(await by(page, 'invalid').textContent()).toContain('还有 1 位会员在「白银」');
    await isClear(page, 'publish-refused');
    await desk.discard(draft.version);
  });

  it('says of a rule that may stay as it is what its owner may not have meant', async () => {
    const draft = await desk.drafted({ preset: 'boutique' });
    const page = await desk.enter('head_office', `/drafts/${draft.version}?part=tiers`);
    await by(page, 'tier-1').waitFor();
    const spent = { fact: 'netSpendFen', window: 'rolling12Months', atLeast: 800_000 };
    const tiers = (draft.body['tiers'] as object[]).map((tier, index) =>
      index === 1 ? { ...tier, keep: { any: [{ all: [spent] }] } } : tier,
    );
    const { warnings } = await desk.write(draft, { ...draft.body, tiers });
    expect(warnings.map(({ path }) => path)).toEqual(['tiers.1.keep', 'tiers.1.keep']);
    await page.reload();
    await by(page, 'programme-warning').first().waitFor();
    expect(await by(page, 'programme-warning').allTextContents()).toEqual(warnings.map(({ message }) => message));
    await isClear(page, 'warnings');
    expect(await by(page, 'publish').isDisabled()).toBe(false);
    await desk.discard(draft.version);
  });

  it('goes back to an earlier version, which becomes a new one', async () => {
    const draft = await desk.drafted({ version: 1 });
    const { revision } = await desk.write(draft, { ...draft.body, name: '换季方案' });
    const published = await desk.office.ask('head_office', `/admin/programme/versions/${draft.version}/publish`, {
      revision,
      effectiveFrom: '2026-03-02',
      note: '换季',
    });
    expect(published.status).toBe(200);
    const page = await desk.enter('head_office', '/versions/1');
    await by(page, 'roll-back').click();
    await by(page, 'differences').first().waitFor();
    await page.fill('#roll-back-note', '还是原来的好');
    await isClear(page, 'roll-back');
    await by(page, 'dialog-submit').click();
    await by(page, 'in-work').waitFor();
    expect(await by(page, 'in-work').textContent()).toContain('3月3日起生效');
    expect(await page.textContent('main')).toContain(`第 ${draft.version} 版「换季方案」`);
  });

  it('tries a draft on a part of the members, shows how far it has come, and ends it', async () => {
    const draft = await desk.drafted({ version: 1 });
    const page = await desk.enter('head_office', `/drafts/${draft.version}`);
    await by(page, 'trial').click();
    await page.fill('#trial-percent', '');
    await page.fill('#trial-note', '先在白银会员中看看');
    await by(page, 'dialog-submit').click();
    await page.waitForSelector('text=请填写 1 到 100');
    await page.fill('#trial-percent', '100');
    await page.click('#trial-tiers');
    await page.click(optionOf('铂金'));
    screens.expectComplaint(/400/);
    await by(page, 'dialog-submit').click();
    await page.waitForSelector('text=没有符合条件的会员');
    await page.click('#trial-tiers');
    await page.click(optionOf('白银'));
    await isClear(page, 'trial');
    await by(page, 'dialog-submit').click();
    await by(page, 'end-trial').waitFor();
    await page.waitForSelector('[data-testid="in-work"] :text("1 位会员")');
    expect(await by(page, 'in-work').textContent()).toContain('还没有开始');
    await isClear(page, 'overview-trial');
    await by(page, 'end-trial').click();
    await page.fill('#end-note', '看清楚了');
    await by(page, 'dialog-submit').click();
    await by(page, 'end-trial').waitFor({ state: 'detached' });
  });

  it('has a field for everything that a preset says', async () => {
    const page = await desk.enter('head_office');
    for (const preset of Object.keys(presets)) {
      const { version, body } = await desk.drafted({ preset });
      await page.goto(desk.at(`/drafts/${version}`));
      await by(page, 'tier-0').waitFor();
      const fields = await fieldsOf(page);
      const without = placesOf(body).filter((place) => !fields.some((field) => isOf(field, place)));
      expect({ preset, without }).toEqual({ preset, without: [] });
      await desk.discard(version);
    }
  }, 240_000);
});

/** The places that have a field, in all parts of the editor. */
async function fieldsOf(page: Page): Promise<string[]> {
  const found: string[] = [];
  const tabs = await page.evaluate<string[]>(
    `[...document.querySelectorAll('.editor-tab')].map(({ dataset }) => dataset.testid)`,
  );
  for (const tab of tabs.filter((each) => each !== 'tab-preview')) {
    await by(page, tab).click();
    await by(page, tab.replace('tab-', 'part-')).waitFor();
    found.push(
      ...(await page.evaluate<string[]>(`[...document.querySelectorAll('[id^="at-"]')].map(({ id }) => id.slice(3))`)),
    );
  }
  return found;
}

/** Chosen from a list the field is that of the list; turned on, what belongs to it has fields of its own. */
const isOf = (field: string, place: string): boolean =>
  field === place || place.startsWith(`${field}.`) || field.startsWith(`${place}.`);

/** Made by the editor, or the same for every shop; the first tier is given by joining. */
const UNSEEN = /^(schema|code|timeZone|(tiers|lifts|benefits|care\.rhythm)\.\d+\.code|tiers\.0\.(enter|keep))$/;

/** Every place where a value stands. */
function placesOf(value: unknown, above = ''): string[] {
  // What is known of a member at this moment has no span to choose.
  if (UNSEEN.test(above) || (above.endsWith('.window') && value === 'now')) return [];
  if (typeof value !== 'object' || value === null) return [above];
  return Object.entries(value).flatMap(([step, each]) => placesOf(each, above === '' ? step : `${above}.${step}`));
}
