// The verdict of a storm bites: it is told of a shop in which nothing was killed, and then things that are not true.
import { RecordPurchase } from '@guike/flows';
import { testConfig } from '../support/config';
import { type TestDatabase, openTestDatabase } from '../support/database';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { Journal, type Outcome } from './operations';
import { inShop, ledgerFaults, openStormShop, todayHere } from './shop';
import { compare, compareInbox } from './verdict';

const NUMBER = 'T1';
let database: TestDatabase;
let told: Readonly<Record<string, unknown>>;

beforeAll(async () => {
  database = await openTestDatabase();
  const config = testConfig(database.url);
  const shop = await openStormShop(config, 1);
  told = await inShop(config, async (context) => {
    const line = { sku: 'A', name: '衬衫', quantity: 2, unitPriceFen: 10_000, amountFen: 20_000, goods: true };
    const answer = await context.get(RecordPurchase).record({
      storeId: shop.storeId,
      source: 'till',
      receipt: { businessDay: todayHere(), number: NUMBER },
      paidAt: new Date(),
      customer: { kind: 'phone', phone: shop.members[0]?.phone ?? '' },
      lines: [line],
      orderDiscountFen: 0,
      topUpFen: 0,
      consent: null,
    });
    return { ...answer };
  });
});
afterAll(() => database.drop());

function journalOf(...entries: [number: string, outcome: Outcome, body: Readonly<Record<string, unknown>>][]): Journal {
  const journal = new Journal(join(tmpdir(), `guike-verdict-${process.pid}.jsonl`));
  for (const [number, outcome, body] of entries)
    journal.open('sale', number).sent.push({ outcome, status: outcome === 'acknowledged' ? 200 : 400, body });
  return journal;
}

async function sql(text: string): Promise<void> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(text).finally(() => client.end());
}

const judge = (...entries: Parameters<typeof journalOf>) => compare(database.url, journalOf(...entries));

it('finds nothing where everything is true', async () => {
  expect(await judge([NUMBER, 'acknowledged', told])).toEqual([]);
  expect(await judge([NUMBER, 'unknown', {}], ['T2', 'unknown', {}], ['T3', 'refused', {}])).toEqual([]);
  expect(await ledgerFaults(testConfig(database.url))).toEqual([]);
});

it('finds what was acknowledged and lost, refused and booked, told otherwise, and asked for by nobody', async () => {
  expect(await judge([NUMBER, 'acknowledged', told], ['T2', 'acknowledged', told])).toEqual([
    'sale T2: acknowledged, and not there',
  ]);
  expect(await judge([NUMBER, 'refused', {}])).toEqual(['sale T1: refused, and booked']);
  expect(await judge([NUMBER, 'acknowledged', { ...told, pointsEarned: 1 }])).toEqual([
    `sale T1: told pointsEarned 1, booked ${String(told['pointsEarned'])}`,
  ]);
  expect(await judge()).toEqual(['sale T1: nobody asked for it']);
});

it('finds a message that is missing, then a sale without its lines and a ledger that does not add up', async () => {
  expect((await compareInbox(database.url)).filter((each) => /purchase.*: 0 messages for 1$/.test(each))).toHaveLength(
    2,
  );
  await sql(`DELETE FROM purchase_line WHERE purchase_id = '${String(told['purchaseId'])}'`);
  expect(await judge([NUMBER, 'acknowledged', told])).toEqual(['sale T1: booked more than once, or by halves']);
  await sql('UPDATE point_account SET earned = earned + 1, balance = balance + 1');
  expect(await ledgerFaults(testConfig(database.url))).not.toEqual([]);
});
