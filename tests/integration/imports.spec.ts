// A till's export from file to purchases: read once, whatever is cut short, and every line accounted for.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { CheckLedger, ImportSales, StageImport } from '@guike/flows';
import {
  type ImportBatch,
  ImportLanes,
  ImportsModule,
  ImportsService,
  defaultFormat,
  importReport,
} from '@guike/imports';
import { type Tx, rows } from '@guike/platform';
import { type Shop, openShop } from '../support/shop';

const HEADER = 'invoice,stock_code,description,quantity,sold_at,unit_price,customer_id,country';
const options = { consentVersion: 'old' };

let shop: Shop;
let folder: string;
beforeAll(async () => {
  shop = await openShop();
  folder = await mkdtemp(join(tmpdir(), 'guike-imports-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await shop.close();
});

const stage = (): StageImport => shop.module.context.get(StageImport);
const sales = (): ImportSales => shop.module.context.get(ImportSales);
const imports = (): ImportsService => shop.module.context.select(ImportsModule).get(ImportsService);
const lanes = (): ImportLanes => shop.module.context.select(ImportsModule).get(ImportLanes);
const reading = (): Tx => shop.db.reading;

async function fileOf(name: string, lines: readonly string[], end = '\n'): Promise<string> {
  const path = join(folder, name);
  const text = [HEADER, ...lines].map((line) => `${line}${end}`).join('');
  await writeFile(path, name.endsWith('.gz') ? gzipSync(text) : text);
  return path;
}

const export_ = (path: string, source: string) => ({ path, source, storeId: shop.storeId, format: defaultFormat });
const stageFile = async (name: string, lines: readonly string[]) =>
  stage().stage(export_(await fileOf(name, lines), name));

async function reportOf(batch: ImportBatch): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of importReport(reading(), batch.id)) lines.push(line.trimEnd());
  return lines.slice(1);
}

/** Sales of some customers, two lines an invoice, with a return now and then. */
function manyLines(invoices: number, customers = 20): string[] {
  return Array.from({ length: invoices }, (_, n) => {
    const customer = 100 + (n % customers);
    const time = `2025-0${1 + Math.floor(n / 1000)}-${String(1 + (n % 28)).padStart(2, '0')} 10:00:00`;
    if (n % 7 === 6) return [`C${n},10001,Tea,-1,${time},12.50,${customer},`];
    return [`${n},10001,Tea,2,${time},12.50,${customer},`, `${n},10002,Cup,1,${time},99.99,${customer},`];
  }).flat();
}

describe('staging', () => {
  it('keeps every line, taken or refused with its number and the reason', async () => {
    const batch = await stageFile('odd.csv.gz', [
      '1,10001,"Tea, green",2,2025-01-01 10:00:00,12.50,100,CN',
      '1,10002,Cup,one,2025-01-01 10:00:00,9.00,100,CN',
      '2,10001,Tea,1,2025-01-01 11:00:00,1.005,100,CN',
      '',
      '3,10001,"Tea,1,2025-01-01 12:00:00,12.50,100,CN',
      '4,10001,Tea,1,2025-01-01 13:00:00,12.50,,CN',
      '1,10003,Pot,1,2025-01-01 10:00:00,50.00,101,CN',
      '5,10001,Tea,1,2025-01-32 12:00:00,12.50,100',
    ]);
    expect(await imports().counts(reading(), batch.id)).toEqual({
      lines: 7,
      rejectedLines: 5,
      skippedLines: 1,
      invoices: 1,
      refusedInvoices: 0,
      lastSoldAt: '2025-01-01 13:00:00',
    });
    expect((await reportOf(batch)).map((line) => line.split(',').slice(0, 4))).toEqual([
      ['3', 'quantity', '数量不是整数，或过大', '"the quantity is no whole number'],
      ['4', 'unit_price', '单价不是金额，或超过两位小数', '"the price is no amount'],
      ['6', 'quotes', '引号不配对', 'a quote is not closed or stands inside a field'],
      ['8', 'other_customer', '同一单号下有别的客户', 'the invoice began with another customer'],
      ['9', 'fields', '列数与表头不一致', 'not as many fields as the header has'],
    ]);
  });

  it('makes an invoice of all lines of its number, wherever they stand, at the time of the first', async () => {
    const batch = await stageFile('apart.csv', [
      '7,10001,Tea,1,2025-01-02 10:00:00,12.50,100,',
      '8,10001,Tea,1,2025-01-02 09:00:00,12.50,100,',
      '7,10002,Cup,1,2025-01-02 10:01:00,9.00,100,',
      '9,10001,Tea,1,2025-01-02 10:00:00,12.50,100,',
    ]);
    const [lane] = (await lanes().all(reading(), batch.id)).filter((each) => each.invoicesLeft > 0);
    const found = await lanes().next(reading(), batch.id, lane?.lane ?? -1, 0, 10);
    expect(found.map(({ number, soldAt, lines }) => [number, soldAt, lines.map((line) => line.sku)])).toEqual([
      ['8', '2025-01-02 09:00:00', ['10001']],
      ['7', '2025-01-02 10:00:00', ['10001', '10002']],
      ['9', '2025-01-02 10:00:00', ['10001']],
    ]);
  });

  it('goes on where a run was cut short, and comes to the same', async () => {
    const lines = manyLines(7000);
    const path = await fileOf('long.csv', lines);
    const stop = new AbortController();
    const cut = await stage().stage(export_(path, 'cut'), () => stop.abort(), stop.signal);
    expect(cut.state).toBe('staging');
    expect(cut.stagedThrough).toBeGreaterThan(1);
    expect(cut.stagedThrough).toBeLessThan(lines.length);
    const on: number[] = [];
    const batch = await stage().stage(export_(path, 'cut'), (through) => on.push(through));
    expect(batch.id).toBe(cut.id);
    expect(on[0]).toBeGreaterThan(cut.stagedThrough);
    const whole = await stage().stage(export_(path, 'whole'));
    const content = (id: string) =>
      rows(
        reading(),
        `SELECT lane, position, i.invoice, i.sold_at::text, line_number, sku, quantity FROM import_invoice i
      JOIN import_row USING (batch_id, invoice) WHERE batch_id = $1 ORDER BY line_number`,
        [id],
      );
    expect(await content(batch.id)).toEqual(await content(whole.id));
    expect(await imports().counts(reading(), batch.id)).toMatchObject({
      lines: lines.length,
      rejectedLines: 0,
      invoices: 7000,
    });
  });

  it('knows a file again by its bytes, not by its name', async () => {
    const lines = ['1,10001,Tea,1,2025-01-01 10:00:00,12.50,100,'];
    const first = await stage().stage(export_(await fileOf('a.csv', lines), 'same'));
    const again = await stage().stage(export_(await fileOf('b.csv', lines), 'same'));
    expect(again).toMatchObject({ id: first.id, state: 'staged' });
    expect((await stage().stage(export_(await fileOf('c.csv', [...lines, ...lines]), 'same'))).id).not.toBe(first.id);
  });

  it('reads lines that end as on Windows, a byte order mark, GB 18030, and other column names', async () => {
    const path = join(folder, 'gbk.csv');
    // 品名 and 丝巾 in GB 18030; the rest is ASCII.
    const name = Buffer.from([0xc6, 0xb7, 0xc3, 0xfb]);
    const scarf = Buffer.from([0xcb, 0xbf, 0xbd, 0xed]);
    const rest = (text: string) => Buffer.from(text, 'latin1');
    await writeFile(
      path,
      Buffer.concat([
        rest('no,sku,'),
        name,
        rest(',n,at,price,who\r\n1,10001,'),
        scarf,
        rest(',2,2025/1/1 9:05,12.5,100\r\n'),
      ]),
    );
    const columns = {
      invoice: 'no',
      sku: 'sku',
      name: '品名',
      quantity: 'n',
      soldAt: 'at',
      unitPrice: 'price',
      customer: 'who',
    };
    const batch = await stage().stage({
      ...export_(path, 'gbk'),
      format: { ...defaultFormat, columns, encoding: 'gb18030' },
    });
    expect(
      await rows(reading(), 'SELECT name, unit_price_fen, sold_at::text FROM import_row WHERE batch_id = $1', [
        batch.id,
      ]),
    ).toEqual([{ name: '丝巾', unit_price_fen: 1250, sold_at: '2025-01-01 09:05:00' }]);
    const windows = await fileOf('windows.csv', ['1,10001,Tea,1,2025-01-01 10:00:00,12.50,100,'], '\r\n');
    await writeFile(windows, `\uFEFF${HEADER}\r\n1,10001,Tea,1,2025-01-01 10:00:00,12.50,100,CN\r\n`);
    const staged = await stage().stage(export_(windows, 'windows'));
    expect(await imports().counts(reading(), staged.id)).toMatchObject({ lines: 1, rejectedLines: 0 });
  });

  it('says which columns a file lacks, and stores nothing of it', async () => {
    const path = join(folder, 'other.csv');
    await writeFile(path, 'a,b\n1,2\n');
    await expect(stage().stage(export_(path, 'other'))).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });
});

describe('applying', () => {
  it('records sales and returns, and counts what it placed', async () => {
    const batch = await stageFile('applied.csv', [
      '1,10001,Tea,2,2025-01-03 10:00:00,500.00,200,',
      'C2,10001,Tea,-3,2025-01-04 10:00:00,500.00,200,',
      'C2,POST,Postage,-1,2025-01-04 10:00:00,18.00,200,',
      'C3,10009,Hat,-1,2025-01-05 10:00:00,20.00,200,',
      'C4,10001,Tea,-1,2025-01-06 10:00:00,500.00,,',
    ]);
    expect(await sales().apply(batch, options)).toEqual({
      invoices: 3,
      purchases: 1,
      cancellations: 2,
      refused: 0,
      refundsMatched: 0,
      refundsUnmatched: 2,
    });
    expect(
      await rows(
        reading(),
        `SELECT a.earned, a.reversed FROM point_account a JOIN member_external USING (member_id) WHERE source = 'applied.csv'`,
      ),
    ).toEqual([{ earned: 100, reversed: 100 }]);
  });

  it('ends between two pages and goes on from there; a third run finds nothing to do', async () => {
    const batch = await stageFile('halves.csv', manyLines(1400, 150));
    const stop = new AbortController();
    const half = await sales().apply(batch, {
      ...options,
      signal: stop.signal,
      onProgress: (so) => so.purchases > 100 && stop.abort(),
    });
    expect(half.purchases).toBeLessThan(1150);
    const rest = await sales().apply(batch, options);
    expect(half.purchases + half.cancellations + rest.purchases + rest.cancellations).toBe(1400);
    expect(rest.purchases).toBeGreaterThan(0);
    expect(await sales().apply(batch, options)).toMatchObject({ invoices: 0, purchases: 0, cancellations: 0 });
    expect(await imports().counts(reading(), batch.id)).toMatchObject({ invoices: 1400, refusedInvoices: 0 });
    expect(await rows(reading(), `SELECT count(*) AS n FROM purchase WHERE source = 'halves.csv'`)).toEqual([
      { n: 1200 },
    ]);
  });

  it('does not record again what another file of the same till brings once more', async () => {
    const lines = ['11,10001,Tea,2,2025-02-01 10:00:00,500.00,300,'];
    await sales().apply(await stage().stage(export_(await fileOf('one.csv', lines), 'overlap')), options);
    const wider = [...lines, '12,10001,Tea,2,2025-02-02 10:00:00,500.00,300,'];
    await sales().apply(await stage().stage(export_(await fileOf('two.csv', wider), 'overlap')), options);
    expect(
      await rows(
        reading(),
        `SELECT earned FROM point_account JOIN member_external USING (member_id) WHERE source = 'overlap'`,
      ),
    ).toEqual([{ earned: 200 }]);
  });

  it('goes on after an invoice that a flow refuses, and reports its lines', async () => {
    await sales().apply(await stageFile('taken.csv', ['21,10001,Tea,2,2025-03-01 10:00:00,500.00,400,']), options);
    const batch = await stageFile('changed.csv', [
      '21,10001,Tea,9,2025-03-01 10:00:00,500.00,400,',
      '22,10001,Tea,2,2025-03-02 10:00:00,500.00,400,',
    ]);
    expect(await sales().apply(batch, options)).toMatchObject({ purchases: 1, refused: 1 });
    expect(await reportOf(batch)).toEqual([expect.stringMatching(/^2,RECEIPT_CONFLICT,这个小票号已记录了不同的内容,/)]);
  });

  it('goes on where the receipts are those of another source, whose customers are others', async () => {
    const lines = [
      '41,10001,Tea,2,2025-03-05 10:00:00,500.00,600,',
      'C42,10001,Tea,-1,2025-03-06 10:00:00,500.00,600,',
    ];
    await sales().apply(await stageFile('first-name.csv', lines), options);
    const batch = await stageFile('second-name.csv', lines);
    expect(await sales().apply(batch, options)).toMatchObject({ purchases: 0, cancellations: 0, refused: 2 });
    expect((await reportOf(batch)).map((line) => line.split(',')[1])).toEqual(['RECEIPT_CONFLICT', 'RECEIPT_CONFLICT']);
  });

  it('makes nobody a member whose consent it was not given', async () => {
    await sales().apply(await stageFile('unasked.csv', ['31,10001,Tea,2,2025-03-01 10:00:00,500.00,500,']), {
      consentVersion: null,
    });
    expect(
      await rows(
        reading(),
        `SELECT state FROM member JOIN member_external ON member_id = id WHERE source = 'unasked.csv'`,
      ),
    ).toEqual([{ state: 'known' }]);
  });

  it('leaves a clean ledger behind', async () => {
    const outcomes = await shop.module.context.get(CheckLedger).check();
    expect(outcomes.filter((outcome) => outcome.offenders > 0)).toEqual([]);
  });
});
