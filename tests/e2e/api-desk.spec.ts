// The office's own work over HTTP: stores, and refunds that somebody has to look at.
import { StoresService } from '@guike/stores';
import { newSale } from '../support/api';
import { Desk, forHeadOffice, forOffice } from '../support/desk';
import { expectProblem } from '../support/problem';

type Json = Record<string, unknown>;

let office: Desk;
beforeAll(async () => {
  office = await Desk.open();
  const counter = { storeId: office.api.storeId, code: 'A', name: '女装专柜' };
  await office.api.db.inTransaction((tx) => office.api.app.get(StoresService).createCounter(tx, counter));
});
afterAll(() => office?.api.close());

describe('who may', () => {
  it.each([
    ['GET', '/admin/stores', undefined, forOffice],
    ['GET', '/admin/parked-refunds', undefined, forOffice],
    ['GET', '/admin/unmatched-refunds', undefined, forOffice],
    ['POST', '/admin/stores', { code: 'S2', name: '二店' }, forHeadOffice],
  ])('%s %s', async (method, path, body, expected) => {
    expect(await office.statuses(method, path, body)).toEqual(expected);
    expectProblem(await office.api.send({ method, path, ...(body && { body }) }), 401, 'UNAUTHENTICATED');
  });
});

describe('stores', () => {
  it('are listed with what they have; a manager sees their own', async () => {
    const sale = {
      ...newSale(),
      member: { phone: '13800138010' },
      joinConsent: { version: '1' },
      lines: [{ sku: 'A1', name: '衬衫', quantity: 2, unitPriceFen: 5_000, amountFen: 10_000 }],
    };
    expect((await office.api.till({ path: '/till/purchases', body: sale })).body).toMatchObject({ joined: true });
    const { stores } = (await office.get('/admin/stores')).body as { stores: Json[] };
    expect(stores.map(({ code }) => code)).toEqual(['S1', 'S2']);
    expect(stores[0]).toEqual({
      id: office.api.storeId,
      code: 'S1',
      name: '一店',
      counters: [{ code: 'A', name: '女装专柜' }],
      staff: expect.any(Number),
      members: 1,
      networks: [],
      tills: [{ name: '一号机', keys: 1 }],
    });
    expect((await office.get('/admin/stores', 'manager2')).body).toEqual({
      here: '127.0.0.1',
      stores: [
        {
          id: office.secondStore,
          code: 'S2',
          name: '二店',
          counters: [],
          staff: 1,
          members: 0,
          networks: [],
          tills: [],
        },
      ],
    });
  });

  it('open once, and not under a code that another has', async () => {
    const wanted = { code: 'BJ-1', name: '三里屯店' };
    const opened = await Promise.all([1, 2, 3].map(() => office.call('office', 'POST', '/admin/stores', wanted)));
    expect(new Set(opened.map(({ body }) => body['id'])).size).toBe(1);
    expectProblem(
      await office.call('office', 'POST', '/admin/stores', { ...wanted, name: '国贸店' }),
      409,
      'STORE_CODE_TAKEN',
    );
    expectProblem(
      await office.call('office', 'POST', '/admin/stores', { ...wanted, code: 'bj 1' }),
      400,
      'INPUT_INVALID',
    );
    const written = (await office.audits('store.opened')).filter(({ detail }) => detail['code'] === 'BJ-1');
    expect(written.map(({ detail }) => detail)).toEqual([{ storeId: opened[0]?.body['id'], ...wanted }]);
  });
});

describe('refunds to look at', () => {
  const refund = (number: string, original: string, what: Json) =>
    office.api.till({
      path: '/till/refunds',
      body: {
        receipt: { businessDay: '2026-03-02', number },
        original: { businessDay: '2026-03-02', number: original },
        refundedAt: '2026-03-02T09:59:30+08:00',
        what,
      },
    });

  it('wait for their sale: newest first, in words, in pages, for the store and the brand', async () => {
    await refund('W1', 'later-1', { mode: 'whole' });
    await refund('W2', 'later-2', {
      mode: 'lines',
      lines: [
        { lineNumber: 1, quantity: 2 },
        { lineNumber: 3, quantity: 1 },
      ],
    });
    await refund('W3', 'later-3', { mode: 'amount', amountFen: 30_050 });
    const body = { receipt: { businessDay: '2026-03-02', number: 'later-4' }, voidedAt: '2026-03-02T09:59:30+08:00' };
    await office.api.till({ path: '/till/purchases/void', body });
    const { items, next } = (await office.get('/admin/parked-refunds')).body as { items: Json[]; next: unknown };
    expect(items.map(({ number, what, storeName }) => [number, what, storeName])).toEqual([
      ['later-4', '整单作废', '一店'],
      ['later-3', '金额 ¥300.50', '一店'],
      ['later-2', '2 行，共 3 件', '一店'],
      ['later-1', '整单', '一店'],
    ]);
    expect(next).toBeNull();
    expect(await office.pages('/admin/parked-refunds', 'items', 2, 'manager')).toEqual(items);
    expect((await office.get('/admin/parked-refunds', 'manager2')).body).toEqual({ items: [], next: null });
    expectProblem(await office.get('/admin/parked-refunds?after=abc'), 400, 'INPUT_INVALID');
  });

  it('found nothing to come off: with the lines that did and did not', async () => {
    const sale = {
      ...newSale(),
      member: { phone: '13800138020' },
      lines: [{ sku: 'A1', name: '衬衫', quantity: 2, unitPriceFen: 5_000, amountFen: 10_000 }],
    };
    const sold = (await office.api.till({ path: '/till/purchases', body: sale })).body;
    await refund('U1', sale.receipt.number, { mode: 'lines', lines: [{ lineNumber: 1, quantity: 3 }] });
    await refund('U2', sale.receipt.number, { mode: 'amount', amountFen: 500 });
    const anonymous = newSale();
    await office.api.till({ path: '/till/purchases', body: anonymous });
    await refund('U3', anonymous.receipt.number, { mode: 'lines', lines: [{ lineNumber: 1, quantity: 2 }] });
    const { items, next } = (await office.get('/admin/unmatched-refunds')).body as { items: Json[]; next: unknown };
    const common = {
      storeName: '一店',
      businessDay: '2026-03-02',
      source: 'till',
      refundedAt: '2026-03-02T01:59:30.000Z',
    };
    const line = { sku: 'A1', quantity: 1 };
    expect(items).toEqual([
      expect.objectContaining({ ...common, number: 'U3', memberId: null, returnedFen: 10_000 }),
      expect.objectContaining({ ...common, number: 'U2', memberId: sold['memberId'], returnedFen: 0, lines: [] }),
      expect.objectContaining({
        ...common,
        number: 'U1',
        memberId: sold['memberId'],
        returnedFen: 10_000,
        lines: [
          { ...line, quantity: 2, matched: true },
          { ...line, matched: false },
        ],
      }),
    ]);
    expect(next).toBeNull();
    expect(await office.pages('/admin/unmatched-refunds', 'items', 2, 'manager')).toEqual(items);
    expect((await office.get('/admin/unmatched-refunds', 'manager2')).body).toEqual({ items: [], next: null });
  });
});
