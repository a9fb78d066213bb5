// The file of rejected lines: quotes doubled, formulas made harmless.
import { csvOf } from './csv-file';

it('quotes what holds commas, quotes and line ends', () => {
  expect(csvOf([['第 3 行', '引号"不配对', 'a,b']])).toBe('\uFEFF第 3 行,"引号""不配对","a,b"\r\n');
});

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '＝1+1'])('leaves %j no formula', (text) => {
  expect(csvOf([[text]])).toBe(`\uFEFF'${text}\r\n`);
});
