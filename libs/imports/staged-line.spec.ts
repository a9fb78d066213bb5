// What is read of a line, and what it is refused for.
import { defaultFormat, placesIn } from './export-format';
import { readLine } from './staged-line';

const header = ['invoice', 'stock_code', 'description', 'quantity', 'sold_at', 'unit_price', 'customer_id', 'country'];
const places = placesIn(header, defaultFormat);
const good = ['489434', '85048', ' LIGHTS ', '12', '2009-12-01 07:45:00', '6.95', '13085', 'United Kingdom'];

function readWith(change: Partial<Record<number, string>>) {
  const fields = good.map((field, index) => change[index] ?? field);
  return readLine({ lineNumber: 7, raw: fields.join(','), fields }, places);
}

it('reads a line, the price as exact fen', () => {
  expect(readWith({})).toEqual({
    lineNumber: 7,
    raw: good.join(','),
    invoice: '489434',
    sku: '85048',
    name: 'LIGHTS',
    quantity: 12,
    soldAt: '2009-12-01 07:45:00',
    unitPriceFen: 695,
    customer: '13085',
  });
});

it.each([
  [2, '', { name: '85048' }],
  [6, ' ', { customer: null }],
  [3, '-96', { quantity: -96 }],
  [5, '-53594.36', { unitPriceFen: -5_359_436 }],
  [5, '0.290', { unitPriceFen: 29 }],
  [4, '2026/3/8 9:05', { soldAt: '2026-03-08 09:05:00' }],
  [4, '2024-02-29 23:59:59', { soldAt: '2024-02-29 23:59:59' }],
])('reads field %i as %j', (index, text, expected) => {
  expect(readWith({ [index]: text })).toMatchObject(expected);
});

it.each([
  [0, '', 'invoice'],
  [0, '9'.repeat(65), 'invoice'],
  [1, ' ', 'sku'],
  [3, '1.5', 'quantity'],
  [3, '', 'quantity'],
  [3, '99999999', 'quantity'],
  [4, '2010-02-30 10:00:00', 'sold_at'],
  [4, '2010-02-28 24:00:00', 'sold_at'],
  [4, '28.02.2010 10:00', 'sold_at'],
  [5, '1.005', 'unit_price'],
  [5, '1e3', 'unit_price'],
  [5, '', 'unit_price'],
  [5, '99999999999', 'amount'],
  [6, '9'.repeat(65), 'customer'],
  [2, 'CAF\uFFFD', 'encoding'],
  [2, 'nul\0', 'encoding'],
])('refuses field %i of %j for its %s', (index, text, reason) => {
  expect(readWith({ [index]: text })).toMatchObject({ lineNumber: 7, reason });
});

it('refuses a line of more or fewer fields, and one whose quotes make no sense', () => {
  expect(readLine({ lineNumber: 2, raw: 'a,b', fields: ['a', 'b'] }, places)).toEqual({
    lineNumber: 2,
    raw: 'a,b',
    reason: 'fields',
  });
  expect(readLine({ lineNumber: 2, raw: 'a,"b', fields: null }, places)).toEqual({
    lineNumber: 2,
    raw: 'a,"b',
    reason: 'quotes',
  });
});

it('keeps nothing in a refusal that Postgres cannot store', () => {
  expect(readWith({ 2: 'nul\0' }).raw).not.toContain('\0');
});

it('names the columns that a header lacks', () => {
  const missingColumns = ['stock_code', 'description', 'sold_at', 'unit_price', 'customer_id'];
  try {
    placesIn(['invoice', 'quantity'], defaultFormat);
  } catch (error) {
    expect(error).toMatchObject({
      code: 'INPUT_INVALID',
      detail: { missingColumns, columns: ['invoice', 'quantity'] },
    });
  }
  expect.assertions(1);
});
