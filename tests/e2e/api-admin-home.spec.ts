// The office's first page: a worked example of its figures, what waits for whom, and what is told when something is wrong.
import { newId, rows } from '@guike/platform';
import { Office } from '../support/office';
import { expectProblem } from '../support/problem';

interface Home {
  today: string;
  storeName: string | null;
  figures: { key: string; unit: string; value: number; before: number }[];
  waiting: { kind: string; count: number }[];
  wrong: { kind: string; count: number; sentence: string }[];
}

let office: Office;
beforeAll(async () => {
  office = await Office.open();
});
afterAll(() => office?.close());

const home = async (login: string) => (await office.ask<Home>(login, '/admin/home')).body;
const figuresOf = async (login: string) =>
  (await home(login)).figures.map(({ key, value, before }) => [key, value, before]);
const write = (text: string, values: readonly unknown[]) => rows(office.api.db.reading, text, values);

it('starts with four zeros', async () => {
  expect(await home('head_office')).toEqual({
    today: '2026-03-02',
    storeName: null,
    figures: [
      { key: 'sales', unit: 'fen', value: 0, before: 0 },
      { key: 'new_members', unit: 'people', value: 0, before: 0 },
      { key: 'points_given', unit: 'points', value: 0, before: 0 },
      { key: 'points_outstanding', unit: 'points', value: 0, before: 0 },
    ],
    waiting: [],
    wrong: [],
  });
});

it('is for the office', async () => {
  for (const login of ['manager', 'finance', 'head_office', 'auditor'])
    expect((await office.ask(login, '/admin/home')).status).toBe(200);
  expectProblem(await office.ask('guide', '/admin/home'), 403, 'FORBIDDEN');
  expectProblem(await office.api.send({ path: '/admin/home' }), 401, 'UNAUTHENTICATED');
});

describe('the figures of 2 March', () => {
  beforeAll(async () => {
    const { clock } = office.api;
    clock.set('2026-02-01T10:00:00+08:00');
    await office.sell({ number: 'a', phone: '13800000001', yuan: 1_000 }); // ¥2,000, 200 points, joins
    clock.set('2026-02-02T10:00:00+08:00');
    await office.sell({ number: 'b', phone: '13800000002', yuan: 50, at: 'S2' }); // ¥100, 10 points, joins
    clock.set('2026-02-20T10:00:00+08:00');
    await office.sell({ number: 'c', phone: '13800000003', yuan: 300 }); // ¥600, 60 points, joins after the 2nd
    clock.set('2026-03-01T10:00:00+08:00');
    await office.sell({ number: 'd', phone: '13800000001', yuan: 500, quantity: 1 }); // ¥500, 50 points
    clock.set('2026-03-02T10:00:00+08:00');
    await office.sell({ number: 'e', phone: '13800000004', yuan: 100 }); // ¥200, 20 points, joins
    await office.sell({ number: 'f', phone: '13800000002', yuan: 70, quantity: 1, at: 'S2' }); // ¥70, 7 points
    await office.sell({ number: 'g', phone: '13800000005', yuan: 999, quantity: 1, agrees: false }); // no member's
    await office.takeBack('r1', { day: '2026-03-02', number: 'e' }, 1); // -¥100, -10 points
    await office.takeBack('r2', { day: '2026-02-01', number: 'a' }, 1); // -¥1,000 of February, -100 points now
    clock.advance({ minutes: 1 });
  });

  it('are those of the brand for head office', async () => {
    expect(await figuresOf('head_office')).toEqual([
      ['sales', 50_000 + 10_000 + 7_000, 100_000 + 10_000],
      ['new_members', 1, 2],
      ['points_given', 50 + 20 + 7, 200 + 10],
      ['points_outstanding', 100 + 10 + 60 + 50 + 10 + 7, 200 + 10 + 60],
    ]);
  });

  it('are those of the store for its manager', async () => {
    expect((await home('manager')).storeName).toBe('一店');
    expect(await figuresOf('manager')).toEqual([
      ['sales', 50_000 + 10_000, 100_000],
      ['new_members', 1, 1],
      ['points_given', 50 + 20, 200],
      ['points_outstanding', 100 + 60 + 50 + 10, 200 + 60],
    ]);
    expect(await figuresOf('manager2')).toEqual([
      ['sales', 7_000, 10_000],
      ['new_members', 0, 1],
      ['points_given', 7, 10],
      ['points_outstanding', 10 + 7, 10],
    ]);
  });

  it('are at most half a minute old', async () => {
    const before = await figuresOf('finance');
    await office.sell({ number: 'h', phone: '13800000002', yuan: 20, quantity: 1, at: 'S2' });
    expect(await figuresOf('finance')).toEqual(before);
    office.api.clock.advance({ seconds: 30 });
    expect((await figuresOf('finance'))[0]).toEqual(['sales', 69_000, 110_000]);
  });

  it('leave out points whose last day is over, whether or not anybody has written them off', async () => {
    office.api.clock.set('2028-02-15T10:00:00+08:00'); // Points of 1 and 2 February 2026 ended this month.
    await office.signIn();
    expect((await figuresOf('head_office'))[3]).toEqual(['points_outstanding', 60 + 50 + 10 + 9, 239]);
    office.api.clock.set('2026-03-02T11:00:00+08:00');
    await office.signIn();
  });
});

describe('what waits', () => {
  it('is counted for the brand and for the store that it waits in', async () => {
    const { api } = office;
    const [one] = await rows<{ id: string }>(api.db.reading, `SELECT id FROM store WHERE code = 'S1'`);
    const [two] = await rows<{ id: string }>(api.db.reading, `SELECT id FROM store WHERE code = 'S2'`);
    const parked = await office.takeBack('r9', { day: '2026-03-01', number: 'not-sold' });
    expect(parked.body).toMatchObject({ parked: true });
    await write(
      `INSERT INTO refund (member_id, id, source, store_id, business_day, receipt_number, mode, refunded_at, recorded_at,
         returned_fen, points_reversed, matched, reason)
       SELECT id, $1, 'erp', $2, '2026-03-01', 'u1', 'unnamed', $3, $3, 0, 0, false, '' FROM member LIMIT 1`,
      [newId(), two?.id, api.clock.now()],
    );
    const batch = (store: string | undefined, state: string, createdAt: Date) => {
      const id = newId();
      return write(
        `INSERT INTO import_batch (id, store_id, source, file_sha256, format, file_name, state, staged_through, created_at)
         VALUES ($1, $2, $3, '', '{}', 'a.csv', $4, 1, $5)`,
        [id, store, `erp-${id}`, state, createdAt],
      ).then(() =>
        write(`INSERT INTO import_rejection (batch_id, line_number, reason, raw) VALUES ($1, 1, 'sku', '')`, [id]),
      );
    };
    const monthsAgo = new Date('2026-01-10T00:00:00Z');
    await batch(one?.id, 'staged', api.clock.now());
    await batch(one?.id, 'applied', api.clock.now());
    await batch(two?.id, 'applied', monthsAgo);
    expect((await home('head_office')).waiting).toEqual([
      { kind: 'parked_refunds', count: 1 },
      { kind: 'unmatched_refunds', count: 1 },
      { kind: 'imports_running', count: 1 },
      { kind: 'imports_with_rejections', count: 1 },
    ]);
    expect((await home('manager')).waiting).toEqual([
      { kind: 'parked_refunds', count: 1 },
      { kind: 'imports_running', count: 1 },
      { kind: 'imports_with_rejections', count: 1 },
    ]);
    expect((await home('manager2')).waiting).toEqual([{ kind: 'unmatched_refunds', count: 1 }]);
  });
});

describe('what is wrong', () => {
  const row = (createdAt: string, attempts: number, dueAt = createdAt) =>
    write(
      `INSERT INTO outbox (id, job, payload, created_at, due_at, attempts) VALUES ($1, 'member.joined', '{}', $2, $3, $4)`,
      [newId(), createdAt, dueAt, attempts],
    );
  beforeAll(async () => {
    office.api.clock.set('2026-03-02T12:00:00+08:00');
    await office.signIn();
    await write('DELETE FROM outbox', []);
  });

  it('is nothing while messages go out', async () => {
    await row('2026-03-02T11:56:00+08:00', 0);
    await row('2026-03-02T11:00:00+08:00', 0, '2026-03-02T13:00:00+08:00'); // meant for later
    expect((await home('head_office')).wrong).toEqual([]);
  });

  it('is told in words to those who answer for the system', async () => {
    await row('2026-03-02T11:55:00+08:00', 0);
    await row('2026-03-02T11:54:00+08:00', 3, '2026-03-02T12:01:00+08:00');
    await row('2026-03-02T11:00:00+08:00', 6, '2026-03-02T12:10:00+08:00');
    const wrong = [
      { kind: 'messages_late', count: 2, sentence: '2 条消息晚了 5 分钟以上，请检查后台程序是否在运行' },
      { kind: 'jobs_failed', count: 1, sentence: '1 项后台任务多次没有完成，请检查失败原因' },
    ];
    for (const login of ['head_office', 'auditor']) expect((await home(login)).wrong).toEqual(wrong);
    for (const login of ['manager', 'finance']) expect((await home(login)).wrong).toEqual([]);
  });
});
