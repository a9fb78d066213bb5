// Versions of the programme: drafts, publishing at a day, rolling back, and what may never change.
import { DraftProgramme, ProgrammeVersions } from '@guike/flows';
import { addDays } from '@guike/kernel';
import { newId, rows } from '@guike/platform';
import { ProgrammeService, VersionsService, presets } from '@guike/programme';
import { ProgrammeOffice, spendingProgramme } from '../support/programme-office';
import { type Shop, openShop } from '../support/shop';

let shop: Shop;
let office: ProgrammeOffice;
beforeEach(async () => {
  shop = await openShop();
  office = new ProgrammeOffice(shop);
});
afterEach(() => shop?.close());

const drafting = () => shop.module.context.get(DraftProgramme);
const views = () => shop.module.context.get(ProgrammeVersions);
const named = (name: string) => ({ ...presets.boutique, name });

describe('a draft', () => {
  it('is started once for each id, from a version or from a preset', async () => {
    const id = newId();
    const first = await drafting().start({ id, from: { version: 1 } }, office.by);
    expect(first).toMatchObject({ version: 2, state: 'draft', basedOn: 1, revision: 1, inForce: false, issues: [] });
    expect(await drafting().start({ id, from: { version: 1 } }, office.by)).toEqual(first);
    await expect(drafting().start({ id, from: { preset: 'spa' } }, office.by)).rejects.toMatchObject({
      code: 'OPERATION_CONFLICT',
    });
    const spa = await drafting().start({ id: newId(), from: { preset: 'spa' } }, office.by);
    expect(spa).toMatchObject({ version: 3, name: presets.spa.name, basedOn: null });
    for (const from of [{ version: 99 }, { preset: 'toString' }])
      await expect(drafting().start({ id: newId(), from }, office.by)).rejects.toMatchObject({
        code: 'PROGRAMME_UNKNOWN',
      });
  });

  it('is kept unfinished, with what is wrong in Chinese', async () => {
    const { version, revision } = await office.draft();
    const kept = await office.keep(
      version,
      revision,
      { ...presets.boutique, tiers: [], points: { unitFen: -1 } },
      '写到一半',
    );
    expect(kept).toMatchObject({ revision: revision + 1, note: '写到一半', body: { points: { unitFen: -1 } } });
    expect(kept.issues.map(({ path }) => path)).toEqual(expect.arrayContaining(['tiers', 'points.unitFen']));
    for (const { message } of kept.issues) expect(message).toMatch(/\p{Script=Han}/u);
    await expect(office.publish(kept)).rejects.toMatchObject({ code: 'PROGRAMME_INVALID' });
    await expect(office.keep(version, revision + 1, { name: 'a\0b' })).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });

  it('is not written over by who has not seen the latest; the very same again is no change', async () => {
    const { version, revision } = await office.draft(named('甲'));
    const edits = await Promise.allSettled(['乙', '丙'].map((name) => office.keep(version, revision, named(name))));
    expect(edits.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const refused = edits.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
    expect(refused.reason).toMatchObject({ code: 'PROGRAMME_CHANGED', detail: { revision: revision + 1 } });
    const now = await views().version(version);
    expect(await office.keep(version, revision, now.body)).toEqual(now);
  });

  it('is given up once, and is no draft any more', async () => {
    const draft = await office.draft(named('不要了'));
    await expect(office.discard({ ...draft, revision: draft.revision - 1 })).rejects.toMatchObject({
      code: 'PROGRAMME_CHANGED',
    });
    expect(await office.discard(draft)).toMatchObject({ state: 'discarded' });
    expect(await office.discard(draft)).toMatchObject({ state: 'discarded' });
    await expect(office.publish(draft)).rejects.toMatchObject({ code: 'PROGRAMME_CLOSED' });
    await expect(office.keep(draft.version, draft.revision, {})).rejects.toMatchObject({ code: 'PROGRAMME_CLOSED' });
  });
});

describe('publishing', () => {
  it('acts from its day on, and the very same again answers it', async () => {
    const tomorrow = addDays(shop.today(), 1);
    const draft = await office.draft(spendingProgramme({}, { unitFen: 500 }));
    const published = await office.publish(draft, tomorrow);
    expect(published).toMatchObject({ state: 'published', effectiveFrom: tomorrow, inForce: false });
    expect(await office.publish(draft, tomorrow)).toEqual(published);
    await expect(office.publish(draft, tomorrow, '另一个说明')).rejects.toMatchObject({ code: 'PROGRAMME_CLOSED' });
    const buy = async (number: string) =>
      (await shop.sell({ number, phone: '13800000001', goods: [{ yuan: 100, quantity: 2 }] })).pointsEarned;
    expect(await buy('today')).toBe(20);
    shop.clock.advance({ days: 1 });
    expect(await buy('tomorrow')).toBe(40);
    const { programme_version: version } = await shop.one<{ programme_version: number }>(
      `SELECT programme_version FROM purchase WHERE receipt_number = 'tomorrow'`,
    );
    expect(version).toBe(published.version);
    expect(await views().version(version)).toMatchObject({ inForce: true });
  });

  it('refuses a day that is over, another time zone, and a tier that members still hold', async () => {
    await shop.sell({ number: 'rich', phone: '13800000001', goods: [{ yuan: 15_000, quantity: 2 }] });
    const wrong = async (body: object, day = shop.today()) => office.publish(await office.draft(body), day);
    await expect(wrong(presets.boutique, addDays(shop.today(), -1))).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      detail: { issues: [{ path: 'effectiveFrom' }] },
    });
    await expect(wrong({ ...presets.boutique, timeZone: 'Asia/Tokyo' })).rejects.toMatchObject({
      code: 'PROGRAMME_INVALID',
      detail: { issues: [{ path: 'timeZone' }] },
    });
    const [regular, silver] = spendingProgramme().tiers;
    await expect(wrong({ ...spendingProgramme(), tiers: [regular, silver] })).rejects.toMatchObject({
      code: 'PROGRAMME_INVALID',
      detail: { issues: [{ path: 'tiers', message: '还有 1 位会员在「黄金」，新方案里没有这个等级' }] },
    });
  });

  it('takes a tier away from today on only: nobody shall rise to it until then', async () => {
    await shop.sell({ number: 'first', phone: '13800000001', goods: [{ yuan: 100, quantity: 2 }] });
    await expect(
      office.publish(await office.draft(spendingProgramme()), addDays(shop.today(), 1)),
    ).rejects.toMatchObject({
      code: 'PROGRAMME_INVALID',
      detail: { issues: [{ path: 'effectiveFrom', message: expect.stringContaining('只能从今天起生效') }] },
    });
    await office.publish(await office.draft(spendingProgramme()), shop.today());
  });

  it('is one after the other, and of the same day the later published acts', async () => {
    const drafts = [await office.draft(named('甲')), await office.draft(named('乙'))];
    await Promise.all([...drafts, ...drafts].map((draft) => office.publish(draft)));
    await office.publish(await office.draft(named('丙')));
    const older = drafts[0] as (typeof drafts)[number];
    const again = await office.rollBack(older.version);
    expect((await office.inForce()).body.name).toBe('甲');
    expect((await office.inForce()).version).toBe(again.version);
    const audits = await rows(shop.db.reading, `SELECT FROM audit_log WHERE action = 'programme.published'`);
    expect(audits).toHaveLength(3);
  });

  it('is withdrawn before its day, never after', async () => {
    const draft = await office.draft(named('以后'));
    await office.publish(draft, addDays(shop.today(), 2));
    expect(await office.discard(draft)).toMatchObject({ state: 'withdrawn' });
    const next = await office.draft(named('今天'));
    await office.publish(next);
    await expect(office.discard(next)).rejects.toMatchObject({ code: 'PROGRAMME_CLOSED' });
    shop.clock.advance({ days: 3 });
    expect((await office.inForce()).body.name).toBe('今天');
  });

  it('is found by its number in a process that has not heard of it', async () => {
    const other = new ProgrammeService(shop.clock, shop.module.context.get(VersionsService));
    const before = (await other.inForce(shop.db.reading, shop.today())).version;
    const version = await office.change(named('新的'));
    expect((await other.inForce(shop.db.reading, shop.today())).version).toBe(before);
    expect((await other.version(shop.db.reading, version)).body.name).toBe('新的');
  });
});

describe('rolling back', () => {
  it('is a new version with the old rules, once for each id', async () => {
    await office.change(named('试错'));
    const id = newId();
    const again = await office.rollBack(1, id);
    expect(again).toMatchObject({ version: 3, basedOn: 1, inForce: true, name: presets.boutique.name });
    expect(await office.rollBack(1, id)).toEqual(again);
    await expect(office.rollBack(2, id)).rejects.toMatchObject({ code: 'OPERATION_CONFLICT' });
    const draft = await office.draft();
    await expect(office.rollBack(draft.version)).rejects.toMatchObject({ code: 'PROGRAMME_UNKNOWN' });
  });
});

describe('what was in force', () => {
  it.each([
    ['its rules', `UPDATE programme_version SET body = '{}' WHERE version = 1`],
    ['its day', `UPDATE programme_version SET effective_from = '2021-01-01' WHERE version = 1`],
    ['its state', `UPDATE programme_version SET status = 'draft', effective_from = NULL, published_at = NULL`],
    ['its number', `UPDATE programme_version SET version = 7 WHERE version = 1`],
    ['its being there', `DELETE FROM programme_version WHERE version = 1`],
    ['who was on a trial', `DELETE FROM programme_trial_member`],
  ])('cannot be changed by the application: %s', async (_, statement) => {
    await expect(rows(shop.db.reading, statement)).rejects.toThrow(/programme version 1|permission denied/);
  });
});

describe('the history', () => {
  it('lists the newest first, page by page, with who wrote each', async () => {
    await office.change(named('二'));
    await office.draft(named('三'));
    const first = await views().list({ limit: 2 });
    expect(first.items.map(({ version, state, name }) => [version, state, name])).toEqual([
      [3, 'draft', '三'],
      [2, 'published', '二'],
    ]);
    const rest = await views().list({ limit: 2, after: first.next ?? '' });
    expect([rest.items.map(({ version }) => version), rest.next]).toEqual([[1], null]);
  });

  it('tells differences in sentences, by default from what it was started from', async () => {
    const { version } = await office.draft(spendingProgramme({ silver: 4_000 }));
    const { from, sections } = await views().differences(version, undefined);
    expect(from).toBe(1);
    const said = JSON.stringify(sections);
    expect(said).toContain('¥4,000');
    expect(sections.flatMap(({ added }) => added).join()).not.toBe('');
    expect((await views().differences(version, version)).sections).toEqual([]);
    await office.keep(version, 2, {});
    await expect(views().differences(version, 1)).rejects.toMatchObject({ code: 'PROGRAMME_INVALID' });
  });
});
