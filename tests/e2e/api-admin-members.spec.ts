// The member list of the office: who is found by what, who sees whom, how pages hold together, and that all is masked.
import { businessDay } from '@guike/kernel';
import { MembersService } from '@guike/members';
import { rows } from '@guike/platform';
import { PointsService } from '@guike/points';
import { Office } from '../support/office';
import { expectProblem } from '../support/problem';

interface List {
  items: { memberId: string; nameMasked: string | null; phoneMasked: string | null; [key: string]: unknown }[];
  total: number;
  next: string | null;
}

const WANG = '13800138000';
const LI = '13900139000';
const ZHAO = '15012348000';

let office: Office;
let wang: string;
let li: string;
let zhao: string;
beforeAll(async () => {
  office = await Office.open();
  wang = await office.sell({ number: '1', phone: WANG, name: '王 小姐', yuan: 3_000 });
  office.api.clock.advance({ hours: 1 });
  li = await office.sell({ number: '2', phone: LI, name: 'Lisa Li', yuan: 200, at: 'S2' });
  zhao = await office.sell({ number: '3', phone: ZHAO, name: '赵先生', quantity: 1, agrees: false });
});
afterAll(() => office?.close());

const list = async (login: string, query = '') => office.ask<List>(login, `/admin/members${query}`);
const idsOf = ({ body }: { body: List }) => body.items.map(({ memberId }) => memberId);
const search = async (text: string, login = 'head_office') =>
  idsOf(await list(login, `?search=${encodeURIComponent(text)}`));
const audit = (action: string) =>
  rows<{ actor: string; detail: unknown }>(
    office.api.db.reading,
    `SELECT s.login AS actor, l.detail FROM audit_log l JOIN staff s ON s.id::text = l.actor_id WHERE action = $1 ORDER BY l.at, l.id`,
    [action],
  );

describe('the list', () => {
  it('shows where everybody stands, masked, the latest to join first and known customers last', async () => {
    const { status, body } = await list('head_office');
    expect(status).toBe(200);
    expect(body).toEqual({
      items: [
        {
          memberId: li,
          state: 'active',
          nameMasked: 'L**',
          phoneMasked: '139****9000',
          tier: 'regular',
          tierName: '普通',
          balance: 40,
          lifetimeFen: 40_000,
          joinedOn: '2026-03-02',
          joinedStore: '二店',
          lastVisitOn: '2026-03-02',
        },
        {
          memberId: wang,
          state: 'active',
          nameMasked: '王**',
          phoneMasked: '138****8000',
          tier: 'silver',
          tierName: '白银',
          balance: 600,
          lifetimeFen: 600_000,
          joinedOn: '2026-03-02',
          joinedStore: '一店',
          lastVisitOn: '2026-03-02',
        },
        expect.objectContaining({ memberId: zhao, state: 'known', tier: null, joinedOn: null, joinedStore: null }),
      ],
      total: 3,
      next: null,
    });
  });

  it.each(['finance', 'auditor'])('is open to the whole brand’s %s', async (login) => {
    expect(idsOf(await list(login))).toEqual([li, wang, zhao]);
  });

  it('is closed to guides and to nobody', async () => {
    expectProblem(await office.ask('guide', '/admin/members'), 403, 'FORBIDDEN');
    expectProblem(await office.api.send({ path: '/admin/members' }), 401, 'UNAUTHENTICATED');
  });

  it('shows a store those who joined or bought there, whatever it asks for', async () => {
    expect(idsOf(await list('manager'))).toEqual([wang, zhao]);
    expect(idsOf(await list('manager', '?store=S2'))).toEqual([wang, zhao]);
    expect(idsOf(await list('manager2'))).toEqual([li]);
    expect((await list('manager2')).body.total).toBe(1);
  });

  it.each([
    ['store=S1', () => [wang, zhao]],
    ['store=S2', () => [li]],
    ['tier=silver', () => [wang]],
    ['state=known', () => [zhao]],
    ['joinedFrom=2026-03-02&joinedTo=2026-03-02', () => [li, wang]],
    ['joinedFrom=2026-03-03', () => []],
    ['joinedTo=2026-03-01', () => []],
    ['state=active&store=S1&tier=regular', () => []],
  ])('is filtered by %s', async (query, expected) => {
    const found = await list('head_office', `?${query}`);
    expect(idsOf(found)).toEqual(expected());
    expect(found.body.total).toBe(expected().length);
  });

  it('knows no store that is none', async () => {
    expectProblem(await office.ask('head_office', '/admin/members?store=S9'), 404, 'STORE_UNKNOWN');
  });
});

describe('a search', () => {
  it.each([
    ['a whole phone', WANG, () => [wang]],
    ['a phone as people write it', '+86 138-0013-8000', () => [wang]],
    ['the last four digits', '8000', () => [wang, zhao]],
    ['a whole name', '王小姐', () => [wang]],
    ['a name in another spelling', 'ｌｉｓａ  LI', () => [li]],
    ['half a name', '王', () => []],
    ['half a phone', '1380013', () => []],
    ['a phone of nobody', '13700137000', () => []],
    ['spaces', '   ', () => [li, wang, zhao]],
  ])('finds by %s', async (_what, text, expected) => {
    expect((await search(text)).sort()).toEqual([...expected()].sort());
  });

  it('finds by the number of a card, and by its code long after its minute', async () => {
    const code = await office.api.app.get(MembersService).codeOf(office.api.db.reading, wang);
    office.api.clock.advance({ hours: 1 });
    expect(await search(code)).toEqual([wang]);
    expect(await search(code.slice(0, 11))).toEqual([wang]);
    expect(await search(`${code.slice(0, 19)}${(Number(code[19]) + 1) % 10}`)).toEqual([]);
  });

  it.each([
    ['phone', LI],
    ['tail', '9000'],
    ['name', 'lisa li'],
  ])('finds nobody of another store, by %s', async (_what, text) => {
    expect(await search(text, 'manager')).toEqual([]);
    expect(await search(text, 'manager2')).toEqual([li]);
  });

  it('is logged by its kind, never by its text; the list alone is not', async () => {
    const before = (await audit('members.listed')).length;
    await list('auditor');
    await search('王小姐', 'auditor');
    const logged = (await audit('members.listed')).slice(before);
    expect(logged).toEqual([{ actor: 'auditor', detail: { by: 'name' } }]);
  });
});

describe('orders and pages', () => {
  const ORDERS = ['joined', 'spend', 'points', 'last_visit'] as const;

  it.each([
    ['spend', () => [wang, li, zhao]],
    ['points', () => [wang, li, zhao]],
  ] as const)('sorts by %s, most first', async (sort, expected) => {
    expect(idsOf(await list('head_office', `?sort=${sort}`))).toEqual(expected());
  });

  it('sorts by the last visit, of those who bought before joining, too', async () => {
    office.api.clock.advance({ hours: 20 });
    await office.signIn();
    await office.sell({ number: '4', phone: ZHAO, quantity: 1, agrees: false });
    const { body } = await list('finance', '?sort=last_visit');
    expect(body.items.map(({ memberId, lastVisitOn }) => [memberId, lastVisitOn])).toEqual([
      [zhao, '2026-03-03'],
      [li, '2026-03-02'],
      [wang, '2026-03-02'],
    ]);
  });

  it('puts those last who have never been in a store', async () => {
    const strangers = [await known('13500135000'), await known('13500135001')].sort().reverse();
    const found = await list('finance', '?sort=last_visit&state=known');
    expect(idsOf(found)).toEqual([zhao, ...strangers]);
    expect(found.body.items.map(({ lastVisitOn }) => lastVisitOn)).toEqual(['2026-03-03', null, null]);
  });

  it.each(ORDERS)('pages by %s show everybody once, also while somebody joins', async (sort) => {
    const before = idsOf(await list('auditor', `?sort=${sort}`));
    const seen: string[] = [];
    for (let after: string | null = ''; after !== null;) {
      const { body }: { body: List } = await list('auditor', `?sort=${sort}&limit=1${after && `&after=${after}`}`);
      // Whoever joins now comes first in every order, after the first page was read.
      if (after === '')
        await office.sell({ number: `n-${sort}`, phone: `1330000000${ORDERS.indexOf(sort)}`, yuan: 90_000 });
      seen.push(...idsOf({ body }));
      after = body.next;
    }
    expect(seen).toEqual(before);
  });

  it.each([
    ['nonsense', 'abc'],
    ['of another order', cursor(['spend', '1', '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b7a02'])],
    ['no day', cursor(['joined', '2026-02-30', '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b7a02'])],
  ])('refuse a cursor that is %s', async (_what, after) => {
    const answer = await office.ask('auditor', `/admin/members?after=${after}`);
    expectProblem(answer, 400, 'INPUT_INVALID');
    expect(answer.body['issues']).toEqual([{ path: 'after', message: '格式不对' }]);
  });
});

/** Somebody whom only WeChat brought. */
async function known(phone: string): Promise<string> {
  const { app, db } = office.api;
  return db.inTransaction(async (tx) => {
    const { memberId } = await app.get(MembersService).know(tx, { kind: 'phone', phone });
    await app.get(PointsService).open(tx, memberId, 'known', businessDay('2028-03-03'));
    return memberId;
  });
}

function cursor(parts: readonly string[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}
