// Merging two members' points, and the sweep that does what time does, on the real ledger.
import { type BusinessDay, addDays, addMonths, businessDayOf } from '@guike/kernel';
import { type Tx, newId, rows, sqlState } from '@guike/platform';
import { PointsModule, PointsService, SpendingService, ledgerChecks, runChecks } from '@guike/points';
import { type TestModule, openTestModule } from '../support/app';

const LIFE_MONTHS = 24;

let ground: TestModule;
let points: PointsService;
let spending: SpendingService;
let count = 0;
beforeAll(async () => {
  ground = await openTestModule([PointsModule]);
  [points, spending] = [ground.context.get(PointsService), ground.context.get(SpendingService)];
});
afterAll(() => ground.close());
beforeEach(() => ground.clock.set('2026-03-02T10:00:00+08:00'));
afterEach(async () => {
  const outcomes = await runChecks(ground.db.reading, ledgerChecks);
  expect(outcomes.filter((each) => each.offenders > 0)).toEqual([]);
});

const today = () => businessDayOf(ground.clock.now(), 'Asia/Shanghai');
const op = (memberId: string, name = `op/${++count}`) => ({
  memberId,
  operation: name,
  today: today(),
  programmeVersion: 1,
  storeId: null,
});
const run = <T>(work: (tx: Tx) => Promise<T>) => ground.db.inTransaction(work);

interface Lot {
  readonly points: number;
  readonly expiresOn: BusinessDay;
}

async function member(...lots: readonly Lot[]): Promise<string> {
  const memberId = newId();
  await ground.db.inTransaction(async (tx) => {
    await points.open(tx, memberId, 'active', addMonths(today(), LIFE_MONTHS));
    for (const lot of lots)
      await points.earn(tx, { ...op(memberId), ...lot, purchaseId: null, availableOn: addDays(today(), 1) });
  });
  return memberId;
}

interface Account {
  status: string;
  balance: number;
  owed: number;
  held: number;
  next_expiry: string;
  lots: string[];
}

async function account(memberId: string): Promise<Account> {
  const [row] = await rows<Account>(
    ground.db.reading,
    `SELECT status, balance, owed, held, next_expiry,
       (SELECT coalesce(json_agg(l.n || ' until ' || l.expires_on ORDER BY l.expires_on), '[]')
        FROM unnest(lot_expires, lot_left) AS l(expires_on, n)) AS lots
     FROM point_account WHERE member_id = $1`,
    [memberId],
  );
  return row as Account;
}

describe('a merge', () => {
  it('moves every lot with its days, ends holds, closes the first account, once', async () => {
    const [soon, late] = [addDays(today(), 10), addMonths(today(), 20)];
    const from = await member({ points: 100, expiresOn: soon }, { points: 50, expiresOn: late });
    const to = await member({ points: 7, expiresOn: addDays(today(), 200) });
    ground.clock.advance({ days: 2 });
    const overdueAt = new Date(ground.clock.now().getTime() + 600_000);
    const held = { holdId: newId(), points: 30, amountFen: 300, overdueAt };
    await run((tx) => spending.hold(tx, { ...op(from), ...held }));
    const merge = { ...op(from), to };
    expect(await run((tx) => spending.transfer(tx, merge))).toMatchObject({ replayed: false, points: -150 });
    expect(await run((tx) => spending.transfer(tx, merge))).toMatchObject({ replayed: true, points: -150 });
    expect(await account(from)).toMatchObject({ status: 'closed', balance: 0, held: 0, lots: [] });
    expect(await account(to)).toMatchObject({
      balance: 157,
      lots: [`100 until ${soon}`, `7 until ${addDays('2026-03-02' as BusinessDay, 200)}`, `50 until ${late}`],
    });
  });

  it('takes a debt along, which the other points repay', async () => {
    const from = await member();
    const to = await member({ points: 60, expiresOn: addDays(today(), 300) });
    const purchaseId = newId();
    const sale = { purchaseId, availableOn: today(), expiresOn: addDays(today(), 300) };
    await run((tx) => points.earn(tx, { ...op(from), ...sale, points: 40 }));
    await run((tx) => spending.spend(tx, { ...op(from), points: 25, purchaseId: null }));
    await run((tx) => points.settlePurchase(tx, { ...op(from), ...sale, entitled: 0 }));
    expect(await account(from)).toMatchObject({ balance: 0, owed: 25 });
    await run((tx) => spending.transfer(tx, { ...op(from), to }));
    expect(await account(from)).toMatchObject({ owed: 0, status: 'closed' });
    expect(await account(to)).toMatchObject({ balance: 35, owed: 0 });
  });

  it('does not lock up when two are merged both ways at once: one wins', async () => {
    const [one, other] = [
      await member({ points: 10, expiresOn: addDays(today(), 90) }),
      await member({ points: 20, expiresOn: addDays(today(), 90) }),
    ];
    const both = await Promise.allSettled([
      run((tx) => spending.transfer(tx, { ...op(one), to: other })),
      run((tx) => spending.transfer(tx, { ...op(other), to: one })),
    ]);
    const refused = both.flatMap((each) => (each.status === 'rejected' ? [sqlState(each.reason)] : []));
    expect(refused).toEqual(['GK002']);
    const balances = [(await account(one)).balance, (await account(other)).balance];
    expect(balances.sort((a, b) => a - b)).toEqual([0, 30]);
  });
});

describe('the sweep', () => {
  it('expires what is due of whom it is due, and moves the bound, so that it does not come again', async () => {
    const firstExpiry = addMonths(today(), LIFE_MONTHS);
    const due = await member(
      { points: 5, expiresOn: addDays(today(), 3) },
      { points: 6, expiresOn: addDays(today(), 30) },
    );
    const last = await member({ points: 9, expiresOn: addDays(today(), 3) });
    const later = await member({ points: 8, expiresOn: addDays(today(), 30) });
    ground.clock.advance({ days: 4 });
    const whom = () => spending.due(ground.db.reading, today(), ground.clock.now(), 100);
    expect((await whom()).sort()).toEqual([due, last].sort());
    const sweep = (memberId: string) => run((tx) => spending.sweep(tx, { ...op(memberId), firstExpiry }));
    expect([await sweep(due), await sweep(last), await sweep(last)]).toEqual([5, 9, 0]);
    expect(await whom()).toEqual([]);
    expect(await account(due)).toMatchObject({ balance: 6, next_expiry: addDays('2026-03-02' as BusinessDay, 30) });
    expect(await account(last)).toMatchObject({ balance: 0, next_expiry: firstExpiry });
    expect(await account(later)).toMatchObject({ balance: 8 });
  });

  it('writes for many what it writes for each alone, to the last column, whatever they bring', async () => {
    const soon = addDays(today(), 3);
    const later = addMonths(today(), 2);
    const stories: readonly (() => Promise<string>)[] = [
      () => member({ points: 5, expiresOn: soon }),
      () => member({ points: 5, expiresOn: soon }, { points: 6, expiresOn: later }, { points: 7, expiresOn: soon }),
      () => member({ points: 5, expiresOn: later }),
      () => member(),
      // More lots than the row holds, some of them over.
      () => member(...Array.from({ length: 70 }, (_, nth) => ({ points: 1, expiresOn: addDays(soon, nth) }))),
      () => withHold({ minutes: 10 }, { points: 5, expiresOn: soon }, { points: 9, expiresOn: later }),
      () => withHold({ days: 30 }, { points: 5, expiresOn: soon }, { points: 9, expiresOn: later }),
    ];
    const sides: string[][] = [[], []];
    for (const story of stories) for (const side of sides) side.push(await story());
    const [alone, inCompany] = sides as [string[], string[]];
    for (const days of [10, 20, 40]) {
      ground.clock.advance({ days });
      const wish = { today: today(), programmeVersion: 1, firstExpiry: addMonths(today(), LIFE_MONTHS) };
      let expired = 0;
      for (const memberId of alone) expired += await run((tx) => spending.sweep(tx, { ...wish, memberId }));
      expect(await run((tx) => spending.sweepAll(tx, { ...wish, memberIds: inCompany }))).toBe(expired);
      expect(expired).toBeGreaterThan(0);
      for (const [nth, memberId] of inCompany.entries()) expect(await kept(memberId)).toEqual(await kept(alone[nth]));
    }
  });

  async function withHold(time: { days?: number; minutes?: number }, ...lots: readonly Lot[]) {
    const memberId = await member(...lots);
    const [holdId, at] = [newId(), ground.clock.now()];
    const { days = 0, minutes = 0 } = time;
    const overdueAt = new Date(at.getTime() + days * 86_400_000 + minutes * 60_000);
    const wish = { ...op(memberId), holdId, points: 4, amountFen: 400, overdueAt };
    ground.clock.advance({ days: 1 });
    await run((tx) => spending.hold(tx, { ...wish, today: today() }));
    ground.clock.advance({ days: -1 });
    return memberId;
  }

  /** All that the ledger holds of somebody, without the names of things. */
  async function kept(memberId: string | undefined): Promise<unknown> {
    const [row] = await rows(
      ground.db.reading,
      `SELECT to_jsonb(a) - 'member_id' AS account,
         (SELECT jsonb_agg(to_jsonb(e) - '{member_id,operation}'::text[] ORDER BY e.seq) FROM point_entry e
          WHERE e.member_id = a.member_id) AS entries,
         (SELECT jsonb_agg(o.seq || encode(o.request_hash, 'hex') ORDER BY o.seq) FROM point_operation o
          WHERE o.member_id = a.member_id AND o.operation LIKE 'expire/%') AS expiries,
         (SELECT jsonb_agg(to_jsonb(l) - 'member_id' ORDER BY l.lot_seq) FROM point_lot l
          WHERE l.member_id = a.member_id) AS beyond
       FROM point_account a WHERE a.member_id = $1`,
      [memberId],
    );
    return row;
  }
});
