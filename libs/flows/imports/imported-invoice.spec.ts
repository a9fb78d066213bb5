// Which lines of an invoice are goods, and what else an import turns into commands.
import { defaultFormat } from '@guike/imports';
import { type ImportTerms, isCancellation, returnOf, saleOf } from './imported-invoice';

const terms: ImportTerms = {
  storeId: 's1',
  source: 'old-till',
  format: defaultFormat,
  timeZone: 'Asia/Shanghai',
  consentVersion: null,
  customerOf: (externalId) => ({ kind: 'external', source: 'old-till', externalId }),
  shiftDays: 0,
};
const line = (sku: string, quantity: number, unitPriceFen: number) => ({ sku, name: sku, quantity, unitPriceFen });
const invoice = (number: string, ...lines: ReturnType<typeof line>[]) => ({
  position: 1,
  number,
  customer: '13085',
  soldAt: '2010-03-08 00:30:00',
  lines,
});

it('reads the time as the programme’s local time and the day as the receipt’s', () => {
  expect(saleOf(invoice('1', line('85048', 2, 695)), terms)).toMatchObject({
    receipt: { businessDay: '2010-03-08', number: '1' },
    paidAt: new Date('2010-03-07T16:30:00Z'),
    customer: { kind: 'external', source: 'old-till', externalId: '13085' },
    lines: [{ sku: '85048', quantity: 2, unitPriceFen: 695, amountFen: 1390, goods: true }],
    consent: null,
  });
});

it.each([
  ['85048', 1, 695, true],
  ['85048A', 1, 1, true],
  ['8504', 1, 695, false],
  ['POST', 1, 1800, false],
  ['85048', 1, 0, false],
  ['85048', -1, 695, false],
  ['ADJUST', 1, -500, false],
])('of a sale, %s × %i at %i fen is goods: %s', (sku, quantity, price, goods) => {
  expect(saleOf(invoice('1', line(sku, quantity, price)), terms).lines[0]).toMatchObject({
    goods,
    amountFen: quantity * price,
  });
});

it.each([
  ['85048', -3, 695, { quantity: 3, amountFen: 2085, goods: true }],
  ['POST', -1, 1800, { quantity: 1, goods: false }],
  ['85048', -3, 0, { quantity: 3, goods: false }],
  ['85048', 3, 695, { quantity: 3, goods: false }],
])('of a cancellation, %s × %i at %i fen comes back as %j', (sku, quantity, price, expected) => {
  expect(returnOf(invoice('C1', line(sku, quantity, price)), terms).lines[0]).toMatchObject(expected);
});

it('knows a cancellation by how its number begins', () => {
  expect([isCancellation(invoice('C489434'), defaultFormat), isCancellation(invoice('489434'), defaultFormat)]).toEqual(
    [true, false],
  );
});

it('takes consent under the version it is told, and moves days as it is told', () => {
  const moved = saleOf(invoice('1', line('85048', 2, 695)), { ...terms, consentVersion: '2026-1', shiftDays: 30 });
  expect(moved).toMatchObject({
    consent: { version: '2026-1', source: 'import' },
    receipt: { businessDay: '2010-04-07' },
    paidAt: new Date('2010-04-06T16:30:00Z'),
  });
});
