// The report as a spreadsheet opens it.
import { csvLine } from './import-report';

it('quotes what CSV needs quoted', () => {
  expect(csvLine(['1', 'a,b', 'say "hi"'])).toBe('1,"a,b","say ""hi"""\r\n');
});

it('leaves numbers alone', () => {
  expect(csvLine(['-120', '7'])).toBe('-120,7\r\n');
});

it.each(['=HYPERLINK("x")', '+1', '-1+1', '@SUM(A1)', '\t=1', '＝1+1'])('takes %j from a till for text', (field) => {
  expect(csvLine([field])).toMatch(/^"?'/);
});
