// What a till sends becomes what the flows are asked, nothing lost and nothing added.
import { tillEndpoints } from '@guike/contracts/http';
import { refundCommand, saleCommand, voidCommand } from './commands';

const receipt = { businessDay: '2026-03-02', number: '0042' };
const line = { sku: 'A1', name: '衬衫', quantity: 2, unitPriceFen: 5_000, amountFen: 10_000 };
const body = (more: object = {}) =>
  tillEndpoints.recordPurchase.body?.parse({ receipt, paidAt: '2026-03-02T14:05:00+08:00', lines: [line], ...more });

function sale(more?: object) {
  const parsed = body(more);
  if (!parsed) throw new Error('the contract has no body for a sale');
  return saleCommand('store-1', parsed);
}

describe('a sale', () => {
  it('belongs to the store of the key, at an instant, with goods only', () => {
    expect(sale()).toEqual({
      storeId: 'store-1',
      source: 'till',
      receipt,
      paidAt: new Date('2026-03-02T06:05:00Z'),
      customer: null,
      lines: [{ ...line, goods: true }],
      orderDiscountFen: 0,
      tenders: undefined,
      topUpFen: 0,
      servingGuide: undefined,
      designatedGuide: undefined,
      consent: null,
    });
  });

  it.each([
    [{ card: '123456789012345678' }, { kind: 'card', code: '123456789012345678' }],
    [
      { card: '123456789012345678', scannedAt: '2026-03-02T14:00:00+08:00' },
      { kind: 'card', code: '123456789012345678', scannedAt: new Date('2026-03-02T06:00:00Z') },
    ],
    [{ phone: '+86 138-0013-8000' }, { kind: 'phone', phone: '13800138000' }],
    [
      { phone: '13800138000', name: '王小姐' },
      { kind: 'phone', phone: '13800138000', name: '王小姐' },
    ],
    [{ id: '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b7a02' }, { kind: 'id', id: '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b7a02' }],
  ])('names its customer: %j', (member, customer) => {
    expect(sale({ member }).customer).toEqual(customer);
  });

  it('keeps the consent with where it was given', () => {
    expect(sale({ joinConsent: { version: '3' } }).consent).toEqual({ version: '3', source: 'till' });
  });

  it('carries discount, tenders, top-up and guides as sent', () => {
    const sent = {
      orderDiscountFen: 500,
      tenders: [{ kind: 'cash', amountFen: 9_500 }],
      topUpFen: 200_000,
      servingGuide: 'guide1',
      designatedGuide: 'guide2',
    };
    expect(sale(sent)).toMatchObject(sent);
  });
});

it('a refund names its own receipt and the sale’s', () => {
  const original = { businessDay: '2026-03-01', number: '0001' };
  const what = { mode: 'amount' as const, amountFen: 100 };
  expect(
    refundCommand('store-1', { receipt, original, refundedAt: '2026-03-02T14:05:00+08:00', what, reason: '瑕疵' }),
  ).toEqual({
    storeId: 'store-1',
    source: 'till',
    receipt,
    original,
    refundedAt: new Date('2026-03-02T06:05:00Z'),
    what,
    reason: '瑕疵',
  });
});

it('a void goes by the receipt of the sale itself', () => {
  expect(voidCommand('store-1', { receipt, voidedAt: '2026-03-02T14:10:00+08:00', reason: '' })).toEqual({
    storeId: 'store-1',
    source: 'till',
    receipt,
    original: receipt,
    refundedAt: new Date('2026-03-02T06:10:00Z'),
    what: { mode: 'void' },
    reason: '',
  });
});
