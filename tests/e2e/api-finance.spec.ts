// Points liability: every day of a made-up history adds up to the point and agrees with what the ledger's rows said that
// evening; who may see what; the month as a workbook.
import { randomInt } from 'node:crypto';
import { type BusinessDay, type StoreId, addDays } from '@guike/kernel';
import { rows } from '@guike/platform';
import { type DayEnd, FinanceHistory, historySteps } from '../support/finance-history';
import { Office } from '../support/office';
import { expectProblem } from '../support/problem';

interface Liability {
  balance: number;
  held: number;
  owed: number;
  liability: number;
  worthFen: number | null;
  storeName: string | null;
  movement: Record<string, number>;
  unbooked: { opening: number; closing: number };
  stores: { code: string | null; name: string | null; balance: number; held: number }[];
  expiries: { month: string; balance: number }[];
}

const FIRST = '2026-03-02' as BusinessDay;
const seed = Number(process.env['FC_SEED'] ?? randomInt(2 ** 31 - 1));

let office: Office;
beforeEach(async () => {
  office = await Office.open();
});
afterEach(() => office?.close());

const liability = async (login: string, day: string, query = ''): Promise<Liability> => {
  const { status, body } = await office.ask<Liability>(login, `/admin/liability?day=${day}${query}`);
  expect([day, status]).toEqual([day, 200]);
  return body;
};

const storeIds = async (): Promise<StoreId[]> => {
  const found = await rows<{ id: StoreId }>(office.api.db.reading, 'SELECT id FROM store ORDER BY code');
  return found.map(({ id }) => id);
};

const none = { earned: 0, reversed: 0, spent: 0, expired: 0, adjusted: 0, forfeited: 0, transferred: 0 };

/** What the books must say of a day, from how things stood that evening and on the last one of the month before. */
function expected({ day, balance, held, owed, totals, stores, expiries }: DayEnd, before: DayEnd | undefined) {
  const was = before?.totals ?? none;
  return {
    figures: { balance, held, owed, liability: balance + held - owed },
    movement: {
      opening: before ? before.balance + before.held - before.owed : 0,
      earned: totals.earned - was.earned,
      reversed: was.reversed - totals.reversed,
      used: was.spent - totals.spent,
      expired: was.expired - totals.expired,
      adjusted: totals.adjusted - was.adjusted,
      forfeited: was.forfeited - totals.forfeited,
      transferred: totals.transferred - was.transferred,
      closing: balance + held - owed,
    },
    ...{ day, stores: stores.filter((each) => each.balance + each.held > 0), expiries },
  };
}

function told(day: string, { movement, stores, expiries, balance, held, owed, liability: all }: Liability) {
  const { spent = 0, returned = 0, ...rest } = movement;
  return {
    figures: { balance, held, owed, liability: all },
    movement: { ...rest, used: spent + returned },
    ...{
      day,
      stores: stores.map(({ code, balance: left, held: kept }) => ({ code, balance: left, held: kept })),
      expiries,
    },
  };
}

const addedUp = ({ opening = 0, closing: _, ...moved }: Record<string, number>): number =>
  Object.values(moved).reduce((total, points) => total + points, opening);

it('agrees with every evening of a made-up history, to the point', async () => {
  process.stdout.write(`liability: FC_SEED=${seed}\n`);
  office.api.clock.set(`${FIRST}T10:00:00+08:00`);
  const history = new FinanceHistory(office.api, await storeIds(), FIRST);
  await history.open();
  const plain = { member: 0, store: 0, which: 0 };
  // A refund while everything is held leaves a debt, which the end of the hold then repays.
  await history.play({ ...plain, kind: 'settle', points: 100 });
  await history.play({ ...plain, kind: 'hold', points: 60 });
  await history.endDay();
  await history.play({ ...plain, kind: 'hold', points: 30 });
  for (const step of historySteps(seed, 260)) await history.play(step);
  await history.play({ ...plain, kind: 'transfer', points: 1 });
  await history.endDay();
  await history.play({ ...plain, kind: 'forfeit', member: 2, points: 1 });
  for (let evening = 0; evening < 40; evening++) await history.endDay();
  await office.signIn();

  const evenings = new Map(history.ends.map((end) => [end.day, end]));
  let moved = 0;
  for (const end of history.ends) {
    const found = await liability('finance', end.day);
    const before = evenings.get(addDays(`${end.day.slice(0, 7)}-01` as BusinessDay, -1));
    expect(told(end.day, found)).toEqual(expected(end, before));
    expect(addedUp(found.movement)).toBe(found.movement['closing']);
    moved += Math.abs(found.movement['spent'] ?? 0) + Math.abs(found.movement['returned'] ?? 0) + end.held;
  }
  expect(moved).toBeGreaterThan(0);
  for (const end of history.ends.filter((_, index) => index % 5 === 0)) {
    for (const code of ['S1', 'S2']) {
      const own = await liability('finance', end.day, `&store=${code}`);
      const { balance = 0, held = 0 } = end.stores.find((store) => store.code === code) ?? {};
      expect({ balance: own.balance, held: own.held }).toEqual({ balance, held });
      expect(addedUp(own.movement)).toBe(own.movement['closing']);
      expect(own.balance + own.held - own.owed).toBe(own.liability);
    }
  }
}, 120_000);
