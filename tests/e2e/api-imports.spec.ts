// A till's export sent from the office over HTTP, recorded by the worker, and what the office sees of it.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { CheckLedger } from '@guike/flows';
import { rows } from '@guike/platform';
import { Desk, csvOf, everybody, exportHeader, forOffice, soldLine, uploadPath } from '../support/desk';
import { expectProblem } from '../support/problem';
import { until } from '../support/wait';
import { type TestWorker, outboxEmpty, startWorker } from '../support/worker';

type Json = Record<string, unknown>;

const DEMO = join(__dirname, '../../demo/sales-xintiandi.csv');

let office: Desk;
let worker: TestWorker | undefined;
beforeAll(async () => {
  office = await Desk.open();
  const { api } = office;
  worker = await startWorker({ module: api, clock: api.clock, db: api.db });
});
afterAll(async () => {
  await worker?.close();
  await office?.api.close();
});

async function done(id: unknown): Promise<Json> {
  const path = `/admin/imports/${String(id)}`;
  return until(
    async () => {
      const { body } = await office.get(path);
      return body['state'] === 'done' ? body : undefined;
    },
    { what: 'the import to be done', timeout: 60_000 },
  );
}

describe('a file from the office', () => {
  it('becomes sales, members and points, and shows how far it is', async () => {
    const text = (await readFile(DEMO, 'utf8')).replaceAll(',2009-', ',2024-').replaceAll(',2010-', ',2025-');
    const sent = await office.upload(gzipSync(text), { source: 'demo', consent: '2026-1', type: 'application/gzip' });
    expect(sent.status).toBe(200);
    expect(sent.body).toMatchObject({
      fileName: '销售 3月.csv',
      storeName: '一店',
      source: 'demo',
      by: 'office',
      lines: 932,
      rejectedLines: 0,
    });
    const end = await done(sent.body['id']);
    expect(end['doneInvoices']).toBe(end['invoices']);
    expect(end['invoices']).toBeGreaterThan(50);
    const [found] = await rows<{ members: number; purchases: number; refunds: number; versions: string[] }>(
      office.api.db.reading,
      `SELECT (SELECT count(*) FROM member WHERE state = 'active') AS members,
         (SELECT count(*) FROM purchase WHERE source = 'demo') AS purchases,
         (SELECT count(*) FROM refund WHERE source = 'demo') AS refunds,
         (SELECT array_agg(DISTINCT version) FROM member_consent) AS versions`,
    );
    expect(found?.members).toBeGreaterThan(10);
    expect((found?.purchases ?? 0) + (found?.refunds ?? 0) + Number(end['refusedInvoices'])).toBe(end['invoices']);
    expect(found?.versions).toEqual(['2026-1']);
    expect((await office.get('/admin/imports')).body['imports']).toEqual([end]);
    const outcomes = await office.api.app.get(CheckLedger).check();
    expect(outcomes.filter((outcome) => outcome.offenders > 0)).toEqual([]);
  }, 120_000);

  it('is not recorded again when it is sent again', async () => {
    const text = csvOf(soldLine('A1'), soldLine('A2'));
    const first = await office.upload(text, { source: 'twice' });
    await done(first.body['id']);
    const again = await office.upload(text, { source: 'twice' });
    expect(again.body).toMatchObject({ id: first.body['id'], state: 'done', doneInvoices: 2 });
    await outboxEmpty(office.api);
    expect(await rows(office.api.db.reading, `SELECT count(*) AS n FROM purchase WHERE source = 'twice'`)).toEqual([
      { n: 2 },
    ]);
    const uploads = await rows(
      office.api.db.reading,
      `SELECT actor_id FROM audit_log WHERE action = 'import.uploaded' AND detail ->> 'source' = 'twice'`,
    );
    expect(uploads).toHaveLength(2);
  });

  it('lets nobody join without the consent that was named', async () => {
    await done((await office.upload(csvOf(soldLine('B1', '801')), { source: 'unasked' })).body['id']);
    const states = await rows(
      office.api.db.reading,
      `SELECT state FROM member JOIN member_external ON member_id = id WHERE source = 'unasked'`,
    );
    expect(states).toEqual([{ state: 'known' }]);
  });

  it('is read in the encoding it was written in', async () => {
    // 丝巾 in GB 18030; the rest is ASCII.
    const scarf = Buffer.from([0xcb, 0xbf, 0xbd, 0xed]);
    const bytes = Buffer.concat([
      Buffer.from(`${exportHeader}\r\nG1,10001,`),
      scarf,
      Buffer.from(',1,2025-03-01 10:00:00,9.00,802,\r\n'),
    ]);
    const sent = await office.upload(bytes, { source: 'gb', type: 'application/vnd.ms-excel' });
    expect(
      await rows(office.api.db.reading, 'SELECT name FROM import_row WHERE batch_id = $1', [sent.body['id']]),
    ).toEqual([{ name: '丝巾' }]);
    await done(sent.body['id']);
  });
});

describe('what was not taken', () => {
  it('is listed line by line and receipt by receipt, in words, page after page', async () => {
    await done((await office.upload(csvOf(soldLine('C1')), { source: 'bad' })).body['id']);
    const odd = [
      'C2,10001,Tea,one,2025-03-01 10:00:00,5.00,700,CN',
      soldLine('C1', '700').replace(',2,', ',9,'),
      soldLine('C3'),
      'C4,10001,"Tea,1,2025-03-01 10:00:00,5.00,700,CN',
      'C5,10001,Tea,1,2025-13-01 10:00:00,5.00,700,CN',
    ];
    const { body } = await office.upload(csvOf(...odd), { source: 'bad' });
    expect(await done(body['id'])).toMatchObject({
      lines: 5,
      rejectedLines: 3,
      skippedLines: 0,
      invoices: 2,
      doneInvoices: 2,
      refusedInvoices: 1,
    });
    const path = `/admin/imports/${String(body['id'])}/rejections`;
    const whole = (await office.get(path)).body;
    expect(whole).toEqual({
      rejections: [
        { what: 'line', place: '第 2 行', reason: '数量不是整数，或过大', raw: odd[0] },
        { what: 'receipt', place: '第 3 行 · 小票 C1', reason: '这个小票号已记录了不同的内容', raw: null },
        { what: 'line', place: '第 5 行', reason: '引号不配对', raw: odd[3] },
        { what: 'line', place: '第 6 行', reason: '时间有误', raw: odd[4] },
      ],
      next: null,
    });
    expect(await office.pages(path, 'rejections', 1)).toEqual(whole['rejections']);
    expectProblem(await office.get(`${path}?after=x`), 400, 'INPUT_INVALID');
  });
});

describe('who may', () => {
  it('send: managers and head office', async () => {
    const answers: Record<string, number> = {};
    for (const login of everybody)
      answers[login] = (await office.upload(csvOf(soldLine('F1')), { login, source: 'may' })).status;
    expect(answers).toEqual({ guide: 403, manager: 200, finance: 403, office: 200, auditor: 403 });
    expectProblem(
      await office.api.fetch(uploadPath({}), {
        method: 'POST',
        body: csvOf(),
        headers: { 'content-type': 'text/csv' },
      }),
      401,
      'UNAUTHENTICATED',
    );
  });

  it('see: all but guides', async () => {
    const { body } = await office.upload(csvOf(soldLine('F2')), { source: 'see' });
    for (const path of ['', `/${String(body['id'])}`, `/${String(body['id'])}/rejections`]) {
      expect([path, await office.statuses('GET', `/admin/imports${path}`)]).toEqual([path, forOffice]);
    }
  });

  it('do it for their own store only: another’s is like none', async () => {
    expectProblem(await office.upload(csvOf(soldLine('F3')), { login: 'manager2' }), 404, 'STORE_UNKNOWN');
    expectProblem(await office.upload(csvOf(soldLine('F3')), { store: 'S9' }), 404, 'STORE_UNKNOWN');
    const mine = await office.upload(csvOf(soldLine('F4')), { login: 'manager2', store: 'S2' });
    expect((await office.get('/admin/imports', 'manager2')).body).toMatchObject({
      imports: [{ id: mine.body['id'], storeName: '二店' }],
    });
    const { body } = await office.upload(csvOf(soldLine('F5')), { source: 'theirs' });
    for (const path of ['', '/rejections'])
      expectProblem(await office.get(`/admin/imports/${String(body['id'])}${path}`, 'manager2'), 404, 'IMPORT_UNKNOWN');
    expectProblem(await office.get('/admin/imports/0195c1a4-2f00-7c1e-9d1b-6a4f0f2b7a02'), 404, 'IMPORT_UNKNOWN');
  });
});

describe('the list', () => {
  it('is newest first and goes on page after page', async () => {
    // By id: the worker may still be recording the last of them.
    const idsOf = (imports: readonly Json[]) => imports.map(({ id }) => String(id));
    const whole = idsOf((await office.get('/admin/imports')).body['imports'] as Json[]);
    expect(whole).toEqual([...whole].sort().reverse());
    expect(idsOf(await office.pages('/admin/imports', 'imports', 3))).toEqual(whole);
  });
});
