// What each operation of the ledger costs: one round trip, and how much it writes ahead. Counts that are the same on
// every machine; the limits are a third above what was measured when they were set.
import { PointsService, SpendingService } from '@guike/points';
import { type Tx, newId, rows } from '@guike/platform';
import { addDays, addMonths } from '@guike/kernel';
import { type Shop, openShop } from '../support/shop';
import { recordStatements } from '../support/statements';

/** Lots in a row: a member of some months. */
const LOTS = 10;

let shop: Shop;
beforeAll(async () => {
  // One connection, so that what it wrote is what the operation wrote.
  shop = await openShop({ config: { databasePool: 1 } });
});
afterAll(() => shop.close());

const ledger = () => shop.module.context.get(PointsService, { strict: false });
const spending = () => shop.module.context.get(SpendingService, { strict: false });
const base = (memberId: string, operation: string = newId()) => ({
  memberId,
  operation,
  today: shop.today(),
  programmeVersion: 1,
});
const free = { purchaseId: null, storeId: null };
const days = () => ({ availableOn: shop.today(), expiresOn: addMonths(shop.today(), 24) });

async function member(): Promise<string> {
  const memberId = newId();
  await shop.db.inTransaction((tx) => ledger().open(tx, memberId, 'active', addMonths(shop.today(), 24)));
  for (let lot = 0; lot < LOTS; lot += 1)
    await shop.db.inTransaction((tx) => ledger().earn(tx, { ...base(memberId), ...free, ...days(), points: 100 }));
  return memberId;
}

async function heldBy(memberId: string): Promise<string> {
  const holdId = newId();
  const overdueAt = new Date(shop.clock.now().getTime() + 600_000);
  const wish = { ...base(memberId), holdId, points: 50, amountFen: 500, overdueAt, storeId: null };
  await shop.db.inTransaction((tx) => spending().hold(tx, wish));
  return holdId;
}

type Prepared = (tx: Tx) => Promise<unknown>;

/** Each with how many bytes of write-ahead log it may need, and what has to be there before. */
const operations: readonly [name: string, bytes: number, prepare: () => Promise<Prepared>][] = [
  [
    'earn',
    1_400,
    async () => {
      const id = await member();
      return (tx) => ledger().earn(tx, { ...base(id), ...free, ...days(), points: 10 });
    },
  ],
  [
    'settle',
    2_100,
    async () => {
      const [id, purchaseId] = [await member(), newId()];
      await shop.db.inTransaction((tx) =>
        ledger().earn(tx, { ...base(id), ...free, ...days(), purchaseId, points: 10 }),
      );
      return (tx) => ledger().settlePurchase(tx, { ...base(id), storeId: null, ...days(), purchaseId, entitled: 4 });
    },
  ],
  [
    'spend',
    1_450,
    async () => {
      const id = await member();
      return (tx) => spending().spend(tx, { ...base(id), ...free, points: 150 });
    },
  ],
  [
    'hold',
    2_250,
    async () => {
      const [id, holdId] = [await member(), newId()];
      const overdueAt = new Date(shop.clock.now().getTime() + 600_000);
      return (tx) => spending().hold(tx, { ...base(id), holdId, points: 50, amountFen: 500, overdueAt, storeId: null });
    },
  ],
  [
    'capture',
    1_400,
    async () => {
      const id = await member();
      const holdId = await heldBy(id);
      return (tx) => spending().capture(tx, { ...base(id), ...free, holdId });
    },
  ],
  [
    'release',
    2_100,
    async () => {
      const id = await member();
      const holdId = await heldBy(id);
      return (tx) => spending().release(tx, { ...base(id, `release/${holdId}`), holdId });
    },
  ],
  [
    'cancel',
    1_700,
    async () => {
      const [id, of] = [await member(), newId()];
      await shop.db.inTransaction((tx) => spending().spend(tx, { ...base(id, of), ...free, points: 150 }));
      return (tx) =>
        spending().cancel(tx, { ...base(id), ...free, of, total: 150, graceUntil: addDays(shop.today(), 30) });
    },
  ],
  [
    'adjust',
    1_700,
    async () => {
      const id = await member();
      return (tx) => spending().adjust(tx, { ...base(id), storeId: null, ...days(), points: -30 });
    },
  ],
  [
    'forfeit',
    1_250,
    async () => {
      const id = await member();
      return (tx) => spending().forfeit(tx, base(id));
    },
  ],
  [
    'transfer',
    3_000,
    async () => {
      const [id, to] = [await member(), await member()];
      return (tx) => spending().transfer(tx, { ...base(id), to });
    },
  ],
  [
    'expire',
    1_350,
    async () => {
      const id = await member();
      shop.clock.advance({ days: 800 });
      return (tx) => spending().sweep(tx, { ...base(id), firstExpiry: addMonths(shop.today(), 24) });
    },
  ],
];

it.each(operations)('%s is one round trip and writes no more than %i bytes ahead', async (_name, bytes, prepare) => {
  const operation = await prepare();
  const before = await written();
  const { statements } = await recordStatements(() => shop.db.inTransaction(operation));
  const after = await written();
  expect(statements).toEqual(['START TRANSACTION', expect.stringMatching(/\bpoint_\w+\(/), 'COMMIT']);
  expect(after.images).toBe(before.images);
  expect(after.bytes - before.bytes).toBeLessThan(bytes);
  expect(after.bytes - before.bytes).toBeGreaterThan(bytes / 2);
});

/** What this connection has written since it began. It tells so only when it is asked to. */
async function written(): Promise<{ bytes: number; images: number }> {
  await rows(shop.db.reading, `SELECT pg_stat_force_next_flush()`);
  return shop.one(
    `SELECT wal_bytes::bigint AS bytes, wal_fpi AS images FROM pg_stat_get_backend_wal(pg_backend_pid())`,
  );
}
