// The office keeps the programme, over HTTP: by roles, with what is refused and how it is said.
import { newId } from '@guike/platform';
import { presets } from '@guike/programme';
import { Desk, forHeadOffice, forOffice } from '../support/desk';

type Json = Record<string, unknown>;

const VERSIONS = '/admin/programme/versions';

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.open();
});
afterAll(() => desk?.api.close());

const draft = async (from: Json = { version: 1 }): Promise<Json & { version: number; body: Json }> => {
  const { status, body } = await desk.call('office', 'POST', '/admin/programme/drafts', { id: newId(), from });
  expect(status).toBe(200);
  return body as Json & { version: number; body: Json };
};
const today = '2026-03-02';

describe('by role', () => {
  it('lets the office read, head office write, and finance and auditors look ahead', async () => {
    const { version, body } = await draft();
    expect(await desk.statuses('GET', VERSIONS)).toEqual(forOffice);
    expect(await desk.statuses('GET', `${VERSIONS}/${version}`)).toEqual(forOffice);
    expect(await desk.statuses('GET', `${VERSIONS}/${version}/differences?from=1`)).toEqual(forOffice);
    expect(await desk.statuses('POST', '/admin/programme/drafts', { id: newId(), from: { preset: 'spa' } })).toEqual(
      forHeadOffice,
    );
    expect(await desk.statuses('PUT', `${VERSIONS}/${version}`, { revision: 1, note: '', body })).toEqual(
      forHeadOffice,
    );
    expect(await desk.statuses('POST', '/admin/programme/preview', { body })).toEqual({
      ...forOffice,
      manager: 403,
    });
    const publishing = { revision: 1, effectiveFrom: '2026-03-09', note: '春季' };
    expect(await desk.statuses('POST', `${VERSIONS}/${version}/publish`, publishing)).toEqual(forHeadOffice);
    expect(await desk.statuses('POST', `${VERSIONS}/${version}/discard`, { revision: 1 })).toEqual(forHeadOffice);
    const back = { id: newId(), to: 1, effectiveFrom: '2026-03-09', note: '恢复' };
    expect(await desk.statuses('POST', '/admin/programme/roll-back', back)).toEqual(forHeadOffice);
    const trial = { revision: 1, segment: {}, from: today, until: today, note: '试行' };
    const nobody = await desk.statuses('POST', `${VERSIONS}/${(await draft()).version}/trial`, trial);
    expect(nobody).toEqual({ ...forHeadOffice, office: 400 });
    const ending = await desk.statuses('POST', `${VERSIONS}/1/trial/end`, { note: '结束' });
    expect(ending).toEqual({ ...forHeadOffice, office: 409 });
  });
});

describe('a draft', () => {
  it('is drafted, kept, previewed, published and found in the history', async () => {
    const { version, body } = await draft();
    const name = '服装门店 2026';
    const kept = await desk.call('office', 'PUT', `${VERSIONS}/${version}`, {
      revision: 1,
      note: '改名',
      body: { ...body, name },
    });
    expect(kept.body).toMatchObject({ revision: 2, name, note: '改名', changedBy: 'office', issues: [], warnings: [] });
    const preview = await desk.call('finance', 'POST', '/admin/programme/preview', { body: kept.body['body'] });
    expect(preview.body).toMatchObject({ moves: [], members: 0, points: { given: 0, would: 0, worthFen: 0 } });
    const differences = await desk.get(`${VERSIONS}/${version}/differences`);
    expect(JSON.stringify(differences.body['sections'])).toContain(name);
    const publishing = { revision: 2, effectiveFrom: today, note: '新的一年' };
    const published = await desk.call('office', 'POST', `${VERSIONS}/${version}/publish`, publishing);
    expect(published.body).toMatchObject({ state: 'published', inForce: true, effectiveFrom: today });
    expect((await desk.call('office', 'POST', `${VERSIONS}/${version}/publish`, publishing)).body).toEqual(
      published.body,
    );
    const all = await desk.pages(VERSIONS, 'items', 2);
    expect(all.filter(({ inForce }) => inForce).map(({ version: number }) => number)).toEqual([version]);
    expect(new Set(all.map(({ version: number }) => number)).size).toBe(all.length);
    const [written] = (await desk.audits('programme.published')).slice(-1);
    expect(written?.detail).toEqual({ version, effectiveFrom: today, note: '新的一年' });
  });

  it('of every preset can be published as it is, if nobody holds a tier that it lacks', async () => {
    for (const preset of Object.keys(presets)) expect((await draft({ preset }))['issues']).toEqual([]);
  });
});

describe('refusals', () => {
  const refused = async (method: string, path: string, body: unknown, status: number, code: string, title: RegExp) =>
    expect(await desk.call('office', method, path, body)).toMatchObject({
      status,
      body: { code, title: expect.stringMatching(title) },
    });

  it('say in Chinese what happened', async () => {
    const { version, body } = await draft();
    const unknown = { id: newId(), from: { preset: 'casino' } };
    await refused('POST', '/admin/programme/drafts', unknown, 404, 'PROGRAMME_UNKNOWN', /没有找到这个方案版本/);
    await refused(
      'PUT',
      `${VERSIONS}/${version}`,
      { revision: 9, note: '', body: {} },
      409,
      'PROGRAMME_CHANGED',
      /草稿/,
    );
    await refused('PUT', `${VERSIONS}/1`, { revision: 1, note: '', body }, 409, 'PROGRAMME_CLOSED', /不能再改/);
    const publishing = { revision: 1, effectiveFrom: today, note: '' };
    await refused('POST', `${VERSIONS}/${version}/publish`, publishing, 400, 'INPUT_INVALID', /./);
    await refused(
      'POST',
      '/admin/programme/preview',
      { body: { ...body, tiers: [] } },
      422,
      'PROGRAMME_INVALID',
      /方案/,
    );
    expect((await desk.get(`${VERSIONS}/99999999999`)).status).toBe(404);
  });
});

describe('a trial', () => {
  it('names its members, is the only one, and is ended', async () => {
    await desk.api.till({
      path: '/till/purchases',
      body: {
        receipt: { businessDay: today, number: 'p1' },
        paidAt: `${today}T09:59:00+08:00`,
        member: { phone: '13800138000' },
        lines: [{ sku: 'A1', name: '衬衫', quantity: 2, unitPriceFen: 10_000, amountFen: 20_000 }],
        joinConsent: { version: '1' },
      },
    });
    const trial = { revision: 1, segment: { tiers: ['regular'] }, from: today, until: '2026-03-31', note: '试行' };
    const { version } = await draft();
    const begun = await desk.call('office', 'POST', `${VERSIONS}/${version}/trial`, trial);
    expect(begun).toMatchObject({
      status: 200,
      body: {
        state: 'trial',
        until: '2026-03-31',
        trial: { stores: [], tiers: ['regular'], percent: 100, members: 1 },
      },
    });
    expect((await desk.call('office', 'POST', `${VERSIONS}/${version}/trial`, trial)).body).toEqual(begun.body);
    const other = await draft();
    expect(await desk.call('office', 'POST', `${VERSIONS}/${other.version}/trial`, trial)).toMatchObject({
      status: 409,
      body: { code: 'TRIAL_RUNNING', title: expect.stringContaining('试行') },
    });
    const ended = await desk.call('office', 'POST', `${VERSIONS}/${version}/trial/end`, { note: '效果不错' });
    expect(ended.body).toMatchObject({ state: 'ended', until: today });
    const [written] = (await desk.audits('programme.trial_ended')).slice(-1);
    expect(written?.detail).toEqual({ version, note: '效果不错' });
  });
});
