// Stores, staff and till keys on a real database.
import { rows } from '@guike/platform';
import { StoresModule, StoresService } from '@guike/stores';
import { type TestModule, openTestModule } from '../support/app';

let shop: TestModule;
let stores: StoresService;
let storeId: string;

beforeAll(async () => {
  shop = await openTestModule([StoresModule]);
  stores = shop.context.get(StoresService);
  storeId = await shop.db.inTransaction((tx) => stores.createStore(tx, { code: 'S1', name: '一店' }));
});
afterAll(() => shop?.close());

const reading = () => shop.db.reading;

describe('a store', () => {
  it('is found by id and by code', async () => {
    const store = { id: storeId, code: 'S1', name: '一店' };
    expect(await stores.storeById(reading(), storeId)).toMatchObject(store);
    expect(await stores.storeByCode(reading(), 'S1')).toMatchObject(store);
    expect(await stores.storeByCode(reading(), 'S9')).toBeNull();
  });
});

describe('staff', () => {
  it('are found by login and id, with the store they belong to', async () => {
    const staff = { login: 'guide1', name: '小林', role: 'guide' as const, storeId, password: 'a password' };
    const counterId = await shop.db.inTransaction((tx) =>
      stores.createCounter(tx, { storeId, code: 'C1', name: '女装' }),
    );
    const id = await shop.db.inTransaction((tx) => stores.createStaff(tx, { ...staff, counterId }));
    const account = await stores.staffByLogin(reading(), 'guide1');
    expect(account).toMatchObject({
      id,
      login: 'guide1',
      name: '小林',
      role: 'guide',
      storeId,
      storeCode: 'S1',
      active: true,
      tokenVersion: 1,
    });
    expect(await stores.staffById(reading(), id)).toEqual(account);
    expect(JSON.stringify(account)).not.toContain('a password');
  });

  it('of the whole brand have no store, guides must have one', async () => {
    const boss = { login: 'boss', name: '总务', password: 'x', storeId: null };
    await shop.db.inTransaction((tx) => stores.createStaff(tx, { ...boss, role: 'head_office' }));
    expect(await stores.staffByLogin(reading(), 'boss')).toMatchObject({ storeId: null, storeCode: null });
    await expect(
      shop.db.inTransaction((tx) => stores.createStaff(tx, { ...boss, login: 'lost', role: 'guide' })),
    ).rejects.toThrow();
  });

  it('are named by login on a sale while they are active', async () => {
    const id = await shop.db.inTransaction((tx) =>
      stores.createStaff(tx, { login: 'guide2', name: '小陈', role: 'guide', storeId, password: 'x' }),
    );
    expect(await stores.guideIds(reading(), ['guide2', 'nobody'])).toEqual(new Map([['guide2', id]]));
    await rows(reading(), `UPDATE staff SET active = false WHERE id = $1`, [id]);
    expect(await stores.guideIds(reading(), ['guide2'])).toEqual(new Map());
    expect(await stores.guideIds(reading(), [])).toEqual(new Map());
  });
});

describe('a till’s key', () => {
  const issue = () =>
    shop.db.inTransaction(async (tx) => {
      const tillId = await stores.createTill(tx, { storeId, name: '一号机' });
      return { tillId, ...(await stores.issueTillKey(tx, { tillId, scopes: ['purchases', 'refunds'] })) };
    });

  it('opens to the secret that was shown once, with its store and scopes', async () => {
    const { keyId, secret, tillId } = await issue();
    expect(await stores.tillKey(reading(), keyId)).toEqual({
      keyId,
      secret,
      tillId,
      storeId,
      storeCode: 'S1',
      scopes: ['purchases', 'refunds'],
    });
    expect(await stores.tillKey(reading(), 'tk_nobody')).toBeNull();
  });

  it('lies sealed in the database and does not open in another row', async () => {
    const [mine, other] = [await issue(), await issue()];
    const [row] = await rows<{ secret_enc: Buffer }>(reading(), `SELECT secret_enc FROM till_key WHERE id = $1`, [
      mine.keyId,
    ]);
    expect(row?.secret_enc.includes(mine.secret)).toBe(false);
    await rows(reading(), `UPDATE till_key SET secret_enc = $2 WHERE id = $1`, [other.keyId, row?.secret_enc]);
    await expect(stores.tillKey(reading(), other.keyId)).rejects.toThrow();
  });

  it('is gone once revoked', async () => {
    const { keyId } = await issue();
    await shop.db.inTransaction((tx) => stores.revokeTillKey(tx, keyId));
    expect(await stores.tillKey(reading(), keyId)).toBeNull();
  });
});
