// The ledger check finds what it says it finds: each invariant is broken on purpose, and only what breaks is named.
import { purchaseChecks } from '@guike/flows';
import { ownerDataSource, rows } from '@guike/platform';
import { ledgerChecks, runChecks } from '@guike/points';
import { DataSource } from 'typeorm';
import { type Shop, openShop } from '../support/shop';

const checks = [...ledgerChecks, ...purchaseChecks];

/** A regular with more lots than the row holds. */
const REGULAR = '13800000001';
/** Somebody whose first points have expired, and who brought something back. */
const OLD = '13800000002';

let shop: Shop;
let owner: DataSource;
const members = new Map<string, string>();

beforeAll(async () => {
  shop = await openShop({ config: { databasePool: 4 } });
  members.set(OLD, (await shop.sell({ number: 'o1', phone: OLD, goods: [{ yuan: 200, quantity: 2 }] })).memberId ?? '');
  await shop.takeBack('r1', 'o1', { mode: 'lines', lines: [{ lineNumber: 1, quantity: 1 }] });
  shop.clock.advance({ days: 800 });
  await shop.sell({ number: 'o2', phone: OLD, goods: [{ yuan: 500, quantity: 2 }] });
  for (let n = 1; n <= 67; n++) {
    members.set(
      REGULAR,
      (await shop.sell({ number: `s${n}`, phone: REGULAR, goods: [{ yuan: 10 + n, quantity: 2 }] })).memberId ?? '',
    );
  }
  owner = await new DataSource({ ...ownerDataSource(shop.module.config.databaseUrl), migrations: [] }).initialize();
}, 60_000);
afterAll(async () => {
  await owner.destroy();
  await shop.close();
});

/** Breaks something as the superuser, looks, and puts it back. `$1` is the member. */
async function foundAfter(phone: string, breaking: string): Promise<string[]> {
  const runner = owner.createQueryRunner();
  await runner.startTransaction();
  try {
    expect(await rows(runner.manager, breaking, [members.get(phone)])).toHaveLength(1);
    return (await runChecks(runner.manager, checks))
      .filter((outcome) => outcome.offenders > 0)
      .map((outcome) => outcome.name);
  } finally {
    await runner.rollbackTransaction();
    await runner.release();
  }
}

const account = (change: string) => `UPDATE point_account SET ${change} WHERE member_id = $1 RETURNING 1`;
const entry = (change: string, seq: number) =>
  `UPDATE point_entry SET ${change} WHERE member_id = $1 AND seq = ${seq} RETURNING 1`;

const sums = 'entries add up to balance less debt';
const numbers = 'entries are numbered without a gap up to the account';
const running = 'each entry carries the balance and debt that follow from those before';
const allocation = "an entry's allocation adds up to its points";
const lotLeft = 'what was allocated to a lot is what is left of it';
const lotZero = 'what was allocated to lot 0 is what is owed';
const lotSum = 'lots left add up to the balance';
const lotDays = 'a lot is available and expires as the entry that made it says';
const lotOrder = 'lots stand in order of expiry, then age, the furthest beyond the row';
const lotBounds = 'the account knows how many lots lie beyond its row, and the first day that any expires';
const totals = "the account's totals are the sums of their kinds of entry";
const holds = 'what is held is the sum of the open holds';
const operations = 'operations and entries are one to one';
const entitled = 'a purchase is settled to what it is entitled to';
const saleReceipts = 'sales and their receipts are one to one';
const refundReceipts = 'refunds and their receipts are one to one, unless they wait for their sale';

const breaks: readonly (readonly [what: string, phone: string, sql: string, found: readonly string[]])[] = [
  ['a balance that no entry made', OLD, account('balance = balance + 1, earned = earned + 1'), [sums, lotSum, totals]],
  ['an account ahead of its entries', REGULAR, account('seq = seq + 1'), [numbers]],
  [
    'an entry moved away from its place',
    REGULAR,
    `WITH o AS (UPDATE point_operation SET seq = 900 WHERE member_id = $1 AND seq = 67)
    UPDATE point_entry SET seq = 900 WHERE member_id = $1 AND seq = 67 RETURNING 1`,
    [numbers, lotDays],
  ],
  ['a balance told wrong', REGULAR, entry('balance_after = balance_after + 1', 2), [running]],
  ['a debt told besides a balance', REGULAR, entry('balance_after = balance_after + 1, owed_after = 1', 2), [running]],
  ['an allocation of too much', REGULAR, entry('allocation = allocation || ARRAY[0, 5]', 3), [allocation, lotZero]],
  [
    'points in the wrong lot',
    REGULAR,
    account('lot_left[1] = lot_left[1] - 1, lot_left[2] = lot_left[2] + 1'),
    [lotLeft],
  ],
  ['points in a lot too many', REGULAR, account('lot_left[1] = lot_left[1] + 1'), [lotLeft, lotSum]],
  [
    'a lot beyond the row lost',
    REGULAR,
    'DELETE FROM point_lot WHERE member_id = $1 AND lot_seq = 67 RETURNING 1',
    [lotLeft, lotSum, lotBounds],
  ],
  [
    'a debt that no entry made',
    OLD,
    account(`balance = 0, owed = balance, reversed = reversed + 2 * balance, lot_left = '{}', lot_seq = '{}',
    lot_available = '{}', lot_expires = '{}'`),
    [sums, lotLeft, lotZero, totals],
  ],
  ['a lot available on another day', REGULAR, account('lot_available[1] = lot_available[1] + 1'), [lotDays]],
  [
    'lots out of order',
    REGULAR,
    account(`lot_seq[1] = lot_seq[2], lot_seq[2] = lot_seq[1], lot_left[1] = lot_left[2],
    lot_left[2] = lot_left[1]`),
    [lotOrder],
  ],
  ['a wrong count of lots beyond the row', REGULAR, account('tail_count = tail_count + 1'), [lotBounds]],
  ['a first expiry that comes too late', REGULAR, account(`next_expiry = lot_expires[1] + 1`), [lotBounds]],
  ['totals that only balance', OLD, account('earned = earned + 1, reversed = reversed + 1'), [totals]],
  ['an expiry booked as a refund', OLD, account('expired = expired - 1, reversed = reversed + 1'), [totals]],
  [
    'a hold without held points',
    REGULAR,
    `INSERT INTO point_hold SELECT $1, gen_random_uuid(), 5, '{1,-5}', 'open', now(), now() RETURNING 1`,
    [holds],
  ],
  [
    'an entry without its operation',
    REGULAR,
    'DELETE FROM point_operation WHERE member_id = $1 AND seq = 5 RETURNING 1',
    [operations],
  ],
  [
    'an operation without its entry',
    REGULAR,
    `INSERT INTO point_operation SELECT $1, 'ghost', '', 5 RETURNING 1`,
    [operations],
  ],
  [
    'an operation that names another entry',
    REGULAR,
    'UPDATE point_operation SET seq = 6 WHERE member_id = $1 AND seq = 5 RETURNING 1',
    [operations],
  ],
  [
    'a purchase entitled to more',
    REGULAR,
    `UPDATE purchase SET entitled_points = entitled_points + 1 WHERE member_id = $1 AND receipt_number = 's5' RETURNING 1`,
    [entitled],
  ],
  ['an entry of a purchase that is not there', REGULAR, entry('purchase_id = gen_random_uuid()', 5), [entitled]],
  [
    'a sale without its receipt',
    REGULAR,
    `DELETE FROM receipt WHERE member_id = $1 AND number = 's5' RETURNING 1`,
    [saleReceipts],
  ],
  [
    'a receipt of another sale',
    REGULAR,
    `UPDATE receipt SET event_id = gen_random_uuid() WHERE member_id = $1 AND number = 's5' RETURNING 1`,
    [saleReceipts],
  ],
  [
    'a refund without its receipt',
    OLD,
    `DELETE FROM receipt WHERE member_id = $1 AND number = 'r1' RETURNING 1`,
    [refundReceipts],
  ],
  ['a refund that its receipt lost', OLD, 'DELETE FROM refund WHERE member_id = $1 RETURNING 1', [refundReceipts]],
];

it('finds nothing in a ledger that the flows have written', async () => {
  const outcomes = await runChecks(shop.db.reading, checks);
  expect(outcomes.filter((outcome) => outcome.offenders > 0)).toEqual([]);
  expect(
    await shop.one(
      `SELECT (SELECT count(*) FROM point_lot) AS tail, (SELECT count(*) FROM point_entry WHERE kind = 'expire') AS expired`,
    ),
  ).toEqual({ tail: 3, expired: 1 });
});

it.each(breaks)('finds %s', async (_what, phone, sql, found) => {
  expect(await foundAfter(phone, sql)).toEqual(found);
});

it('has a break for every check', () => {
  expect(new Set(breaks.flatMap(([, , , found]) => found))).toEqual(new Set(checks.map((check) => check.name)));
});

it('names at most twenty of those who break a check, and counts all', async () => {
  const runner = owner.createQueryRunner();
  await runner.startTransaction();
  await runner.query('UPDATE point_entry SET balance_after = balance_after + 1');
  const outcome = (await runChecks(runner.manager, checks)).find(({ name }) => name === running);
  await runner.rollbackTransaction();
  await runner.release();
  expect(outcome?.offenders).toBeGreaterThan(60);
  expect(outcome?.examples).toHaveLength(20);
});
