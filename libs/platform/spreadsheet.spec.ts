// Workbooks as a stream: what stands in them, what must not, and what is too long for one sheet.
import { buffer } from 'node:stream/consumers';
import { strFromU8, unzipSync } from 'fflate';
import { type Sheet, workbook } from './spreadsheet';

const MADE_AT = new Date('2026-03-02T02:00:00Z');
const sheet = (rows: Sheet['rows']): Sheet => ({ name: '明细', widths: [10], head: ['积分'], rows });
const filesOf = async (sheets: readonly Sheet[], most?: number): Promise<Record<string, string>> => {
  const bytes = await buffer(workbook(sheets, MADE_AT, most));
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([path, file]) => [path, strFromU8(file)]));
};

it('keeps text as text and numbers as numbers, without what XML cannot hold', async () => {
  const files = await filesOf([sheet([['=1+1', 12, null, 'a<b>&"\u0007\uFFFF😀']])]);
  const text = files['xl/worksheets/sheet1.xml'] ?? '';
  expect(text).toContain('<t xml:space="preserve">=1+1</t>');
  expect(text).toContain('<c r="B2" s="0"><v>12</v></c><c r="D2"');
  expect(text).toContain('a&#60;b&#62;&#38;&#34;😀</t>');
  expect(text).not.toContain('<f>');
});

it('goes on in another sheet, with its head again', async () => {
  const files = await filesOf([sheet([[1], [2], [3], [4], [5]]), { ...sheet([]), name: '汇总' }], 2);
  expect(files['xl/workbook.xml']?.match(/name="[^"]+"/g)).toEqual([
    'name="明细"',
    'name="明细 2"',
    'name="明细 3"',
    'name="汇总"',
  ]);
  expect(files['xl/worksheets/sheet3.xml']).toMatch(/积分.*<v>5<\/v>/);
  expect(files['xl/worksheets/sheet4.xml']).not.toContain('<v>');
  expect(files['[Content_Types].xml']).toContain('/xl/worksheets/sheet4.xml');
});

it('ends with an error where the rows do', async () => {
  async function* broken(): AsyncGenerator<number[]> {
    yield [1];
    throw new Error('no more rows');
  }
  await expect(filesOf([sheet(broken())])).rejects.toThrow('no more rows');
});

it('hands rows on while there are more to come', async () => {
  let read = 0;
  function* many(): Generator<string[]> {
    for (; read < 20_000; read++) yield [`${read} ${Math.sin(read)}`];
  }
  const chunks = workbook([sheet(many())], MADE_AT)[Symbol.asyncIterator]();
  await chunks.next();
  await chunks.next();
  expect(read).toBeLessThan(20_000);
  await chunks.return?.();
});
