// Files that the office sends over HTTP and that cannot be taken: nothing of them stays, and the refusal says why.
import { readdir } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { gzipSync } from 'node:zlib';
import { rows } from '@guike/platform';
import { Desk, csvOf, soldLine, tooLargeFile, uploadPath } from '../support/desk';
import { expectProblem } from '../support/problem';
import { until } from '../support/wait';

type Json = Record<string, unknown>;

let office: Desk;
let before: string[];
beforeAll(async () => {
  office = await Desk.open();
  before = await uploads();
});
afterAll(() => office?.api.close());

const uploads = async () => (await readdir(tmpdir())).filter((name) => name.startsWith('guike-upload-'));
/** Files of other processes may lie there, too. */
const filesLeft = async () => (await uploads()).filter((name) => !before.includes(name));
const batches = async (): Promise<number> =>
  (await rows<{ n: number }>(office.api.db.reading, 'SELECT count(*) AS n FROM import_batch'))[0]?.n ?? -1;

describe('a file that cannot be read', () => {
  it.each([
    [
      'lacks columns',
      csvOf(soldLine('D1')).replace('quantity', 'qty').replace('unit_price', 'price'),
      '文件第一行缺少这些列：quantity、unit_price',
    ],
    [
      'is binary',
      Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 1, 2, 3]),
      '这不是 CSV 文件，请在收银系统或表格软件里导出为 CSV',
    ],
    ['is empty', '', '文件是空的'],
    ['is a broken archive', gzipSync(csvOf(soldLine('D1'))).subarray(0, 60), '压缩文件已损坏，请重新导出'],
    ['is one long line', 'x'.repeat(1_100_000), '这不是 CSV 文件，请在收银系统或表格软件里导出为 CSV'],
  ])('because it %s is refused with what is wrong, and leaves nothing behind', async (_what, body, message) => {
    const known = await batches();
    const answer = await office.upload(body, { source: 'unread' });
    expectProblem(answer, 400, 'INPUT_INVALID');
    expect(answer.body['issues']).toEqual([{ path: 'body', message }]);
    expect([await batches(), await filesLeft()]).toEqual([known, []]);
  });

  it('is JSON, or of a type that is no file: it is not taken for one', async () => {
    expectProblem(await office.upload('{}', { type: 'application/json' }), 400, 'INPUT_INVALID');
    expectProblem(await office.upload(csvOf(soldLine('D2')), { type: 'text/plain' }), 415, 'INPUT_INVALID');
  });

  it('is taken by no other endpoint', async () => {
    const answer = await office.api.fetch<Json>('/staff/session', {
      method: 'POST',
      body: csvOf(soldLine('D3')),
      headers: { 'content-type': 'text/csv' },
    });
    expectProblem(answer, 415, 'INPUT_INVALID');
  });
});

describe('a file that is too large', () => {
  it('is refused when it says so', async () => {
    expectProblem(await office.upload(tooLargeFile()), 413, 'FILE_TOO_LARGE');
    expect(await filesLeft()).toEqual([]);
  });

  it('is refused when it does not', async () => {
    const piece = Buffer.alloc(1_048_576, 'a');
    let pieces = 66;
    const body = new ReadableStream({
      pull: (controller) => (pieces-- > 0 ? controller.enqueue(piece) : controller.close()),
    });
    const init = {
      method: 'POST',
      body,
      duplex: 'half',
      headers: { ...office.as('office'), 'content-type': 'text/csv' },
    };
    expectProblem(await office.api.fetch(uploadPath({}), init as RequestInit), 413, 'FILE_TOO_LARGE');
    expect(await filesLeft()).toEqual([]);
  }, 60_000);

  it('is refused when it is small only while it is packed', async () => {
    const answer = await office.upload(gzipSync(Buffer.alloc(6_000_000, '\n'), { level: 1 }), {
      type: 'application/gzip',
    });
    expectProblem(answer, 413, 'FILE_TOO_LARGE');
    expect(answer.body['detail']).toEqual({ mostLines: 5_000_000 });
  }, 60_000);
});

describe('an upload that is broken off', () => {
  it('leaves nothing, neither on the disk nor in the database, and works when it is sent again', async () => {
    const known = await batches();
    const text = csvOf(soldLine('E1'), soldLine('E2'));
    const { hostname, port } = new URL(office.api.url);
    const outgoing = httpRequest({
      hostname,
      port,
      method: 'POST',
      path: uploadPath({ source: 'cut' }),
      headers: { ...office.as('office'), 'content-type': 'text/csv', 'content-length': Buffer.byteLength(text) },
    });
    const broken = new Promise((resolve) => outgoing.on('error', resolve));
    outgoing.write(text.slice(0, 120));
    await until(async () => (await filesLeft()).length === 1);
    outgoing.destroy();
    await broken;
    await until(async () => (await filesLeft()).length === 0);
    expect(await batches()).toBe(known);
    expect((await office.upload(text, { source: 'cut' })).body).toMatchObject({ lines: 2, invoices: 2 });
    expect(office.api.log.filter(({ level }) => level >= 50)).toEqual([]);
  });
});
