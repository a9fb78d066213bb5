// Tiers over HTTP: who may do what, and the examples of the OpenAPI page as they happen.
import { newId, rows } from '@guike/platform';
import { adminTierExamples } from '../../apps/api/openapi/tier-examples';
import { reviewedProgramme } from '../support/reviews';
import { Office } from '../support/office';

type Json = Record<string, unknown>;

let office: Office;
let memberId: string;
let other: string;

beforeAll(async () => {
  office = await Office.open({ programme: reviewedProgramme });
  memberId = await office.sell({ number: '1', phone: '13800138000', name: '王晓岚', yuan: 3_000 });
  other = await office.sell({ number: '2', phone: '13900139000', yuan: 300, at: 'S2' });
}, 60_000);
afterAll(() => office?.close());

const logins = ['guide', 'manager', 'manager2', 'finance', 'head_office', 'auditor'] as const;
const forOffice = { guide: 403, manager: 200, manager2: 200, finance: 200, head_office: 200, auditor: 200 };

async function statuses(path: string, bodyOf?: () => Json): Promise<Json> {
  const found: Json = {};
  for (const login of logins) found[login] = (await office.ask(login, path, bodyOf?.())).status;
  return found;
}
const of = (path: string, id = memberId) => `/admin/members/${id}/${path}`;

describe('reading', () => {
  it.each(['/admin/tiers', '/admin/tier-reviews', '/admin/tier-protections', '/admin/tier-overrides'])(
    'of %s is for everybody of the office',
    async (path) => expect(await statuses(path)).toEqual(forOffice),
  );

  it.each(['tier', 'tier-decisions', 'tier-explanation?day=2026-03-02'])(
    'of a member (%s) is for those who may see the member',
    async (path) => expect(await statuses(of(path))).toEqual({ ...forOffice, manager2: 404 }),
  );

  it('tells how many are where, and proposes a higher entry where there are too many', async () => {
    const { body } = await office.ask('head_office', '/admin/tiers');
    expect(body).toMatchObject({ total: 2, protected: 0, review: { nextOn: '2026-04-01' }, storeName: null });
    const { body: own } = await office.ask<{ total: number; storeName: string }>('manager2', '/admin/tiers');
    expect(own).toMatchObject({ total: 1, storeName: '二店' });
  });

  it('explains a day, and one before joining', async () => {
    const { body } = await office.ask('finance', of('tier-explanation?day=2026-03-02'));
    expect(body).toMatchObject({
      held: {
        tierName: '白银',
        decision: { title: '入会，白银会员' },
        next: expect.stringContaining('再消费 ¥14,000') as string,
      },
      counted: [{ netFen: 600_000, storeName: '一店' }],
      fellOut: [],
    });
    const before = await office.ask('finance', of('tier-explanation?day=2026-03-01'));
    expect(before.body).toMatchObject({ held: null, counted: [] });
    expect((await office.ask('finance', of('tier-explanation?day=2026-03-03'))).status).toBe(400);
  });
});

describe('floors and pauses', () => {
  const wish = (more: Json = {}) => ({ ...(adminTierExamples['askOverride']?.request as Json), ...more });

  it('are asked for by managers and head office, and approved by the other', async () => {
    const asked = await statuses(of('tier-overrides'), () => wish({ id: newId(), tier: 'regular' }));
    // Below the tier held: whoever may ask is told so, and nothing is kept.
    expect(asked).toEqual({ guide: 403, manager: 400, manager2: 404, finance: 403, head_office: 400, auditor: 403 });
    const { id } = wish() as { id: string };
    expect(await office.ask('manager', of('tier-overrides'), wish())).toMatchObject({
      status: 200,
      body: adminTierExamples['askOverride']?.answer,
    });
    const home = await office.ask<{ waiting: Json[] }>('head_office', '/admin/home');
    expect(home).toMatchObject({ status: 200 });
    expect(home.body.waiting).toContainEqual({ kind: 'tier_overrides_asked', count: 1 });
    const waiting = await office.ask<{ items: Json[] }>('manager', '/admin/tier-overrides');
    expect(waiting.body.items).toMatchObject([{ id, memberId, what: '定为黄金会员，到12月31日', mine: true }]);
    expect((await office.ask<{ items: Json[] }>('manager2', '/admin/tier-overrides')).body.items).toEqual([]);
    const decide = of(`tier-overrides/${id}/decision`);
    for (const login of ['guide', 'finance', 'auditor'])
      expect((await office.ask(login, decide, { approve: true })).status).toBe(403);
    expect(await office.ask('manager', decide, { approve: true })).toMatchObject({ body: { code: 'SECOND_PERSON' } });
    expect(await office.ask('head_office', decide, { approve: true })).toMatchObject({
      status: 200,
      body: adminTierExamples['decideOverride']?.answer,
    });
    expect((await office.ask('auditor', of('tier'))).body).toMatchObject({ tierName: '黄金', earnedName: '白银' });
    const end = of(`tier-overrides/${id}/end`);
    expect(await office.ask('manager', end, adminTierExamples['withdrawOverride']?.request)).toMatchObject({
      body: adminTierExamples['withdrawOverride']?.answer,
    });
    const audited = await rows<{ action: string }>(
      office.api.db.reading,
      `SELECT action FROM audit_log WHERE action LIKE 'tier_override.%' ORDER BY id`,
    );
    expect(audited.map(({ action }) => action)).toEqual([
      'tier_override.asked',
      'tier_override.approved',
      'tier_override.withdrawn',
    ]);
  });

  it('of another store’s member are nobody’s business', async () => {
    expect(await office.ask('manager', of('tier-overrides', other), wish({ id: newId() }))).toMatchObject({
      status: 404,
      body: { code: 'MEMBER_UNKNOWN' },
    });
  });
});

describe('a fee', () => {
  it('is written down by managers and finance, once for each receipt', async () => {
    const { request, answer } = adminTierExamples['payFee'] as { request: Json; answer: Json };
    for (const login of ['guide', 'auditor']) expect((await office.ask(login, of('fees'), request)).status).toBe(403);
    expect((await office.ask('finance', of('fees'), request)).body).toEqual(answer);
    expect((await office.ask('finance', of('fees'), request)).body).toEqual(answer);
    expect(await office.ask('manager2', of('fees', other), { ...request, id: newId() })).toMatchObject({
      body: { code: 'FEE_RECEIPT_USED' },
    });
  });

  it('is listed for the office, a store’s own for the store, and taken back by finance alone', async () => {
    const { id } = adminTierExamples['payFee']?.request as { id: string };
    type Listed = { items: { receiptNumber: string; reversal: unknown }[] };
    const list = async (login: string) => (await office.ask<Listed>(login, '/admin/fees')).body.items ?? null;
    expect(await list('auditor')).toMatchObject([{ receiptNumber: 'F-0042', reversal: null }]);
    expect(await list('manager')).toEqual([]);
    expect(await list('guide')).toBeNull();
    const { request, answer } = adminTierExamples['reverseFee'] as { request: Json; answer: Json };
    const path = of(`fees/${id}/reversal`);
    for (const login of ['guide', 'manager', 'auditor'])
      expect((await office.ask(login, path, request)).status).toBe(403);
    expect((await office.ask('finance', path, request)).body).toEqual(answer);
    expect((await office.ask('finance', path, request)).body).toEqual(answer);
    expect(await office.ask('head_office', path, { ...request, id: newId() })).toMatchObject({
      status: 409,
      body: { code: 'FEE_REVERSED' },
    });
    expect(await list('finance')).toMatchObject([{ reversal: { reason: request['reason'] } }]);
  });
});

describe('a review', () => {
  it('is begun, stopped and resumed by head office alone', async () => {
    const { id } = adminTierExamples['startReview']?.request as { id: string };
    const started = await statuses('/admin/tier-reviews', () => ({ id }));
    expect(started).toEqual({ guide: 403, manager: 403, manager2: 403, finance: 403, head_office: 200, auditor: 403 });
    expect(await office.ask('head_office', '/admin/tier-reviews', { id: newId() })).toMatchObject({
      body: { code: 'REVIEW_RUNNING' },
    });
    const put = (login: string, state: string) =>
      office.api.send({
        method: 'PUT',
        path: `/admin/tier-reviews/${id}/state`,
        body: { state },
        headers: { authorization: `Bearer ${office.tokenOf(login)}` },
      });
    expect((await put('manager', 'stopped')).status).toBe(403);
    expect((await put('head_office', 'stopped')).body).toMatchObject({
      state: 'stopped',
      stoppedBy: expect.any(String) as string,
    });
    expect((await put('head_office', 'stopped')).body).toMatchObject({ state: 'stopped' });
    expect((await put('head_office', 'running')).body).toMatchObject({ state: 'running', stoppedBy: null });
  });
});
