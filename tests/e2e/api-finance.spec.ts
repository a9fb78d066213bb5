// Points liability: every day of a made-up history adds up to the point and agrees with what the ledger's rows said that
// evening; who may see what; the month as a workbook.
import { randomInt } from 'node:crypto';
import { type BusinessDay, type StoreId, addDays } from '@guike/kernel';
import { type Tx, newId, rows } from '@guike/platform';
import { SpendingService } from '@guike/points';
import { type DayEnd, FinanceHistory, historySteps } from '../support/finance-history';
import { Office } from '../support/office';
import { expectProblem } from '../support/problem';
import { type Sheets, sheetsOf } from '../support/workbook';

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
  await history.play({ ...plain, kind: 'settle', points: 1 });
  await history.endDay();
  expect(history.ends[0]).toMatchObject({ balance: 0, held: 60, owed: 60 });
  for (const step of historySteps(seed, 160)) await history.play(step);
  const merged = history.ends.length;
  await history.play({ ...plain, kind: 'transfer', points: 1 });
  await history.endDay();
  await history.play({ ...plain, kind: 'forfeit', member: 2, points: 1 });
  for (let evening = 0; evening < 25; evening++) await history.endDay();
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
  for (const [index, end] of history.ends.entries()) {
    if (index % 6 !== 0) continue;
    let both = 0;
    for (const code of ['S1', 'S2']) {
      const own = await liability('finance', end.day, `&store=${code}`);
      const { balance = 0, held = 0 } = end.stores.find((store) => store.code === code) ?? {};
      expect({ balance: own.balance, held: own.held }).toEqual({ balance, held });
      expect(addedUp(own.movement)).toBe(own.movement['closing']);
      expect(own.balance + own.held - own.owed).toBe(own.liability);
      both += own.liability;
    }
    // Points stay those of the store that gave them; a debt that a merge moves is no store's any more.
    if (index < merged) expect(both).toBe(end.balance + end.held - end.owed);
  }
}, 120_000);

describe('a shop with two stores', () => {
  let members: { mine: string; other: string };
  beforeEach(async () => {
    office.api.clock.set('2026-03-02T10:00:00+08:00');
    members = {
      mine: await office.sell({ number: 'a', phone: '13800138000', name: '王晓岚', yuan: 1_000 }), // 200 points
      other: await office.sell({ number: 'b', phone: '13900139000', name: '=1+1 <李>', yuan: 300, at: 'S2' }), // 60
    };
    office.api.clock.set('2026-03-03T10:00:00+08:00');
    await office.takeBack('r', { day: '2026-03-02', number: 'a' }, 1); // -100
    office.api.clock.set('2026-04-05T10:00:00+08:00');
    await office.sell({ number: 'c', phone: '13800138000', yuan: 55, quantity: 1 }); // 5, in April
    await office.signIn();
  });

  it('owes what it owed that day, in points and fen', async () => {
    expect(await liability('finance', '2026-03-02')).toMatchObject({ balance: 260, worthFen: 2_600, owed: 0, held: 0 });
    const third = await liability('head_office', '2026-03-03');
    expect(third).toMatchObject({
      from: '2026-03-01',
      today: '2026-04-05',
      storeName: null,
      balance: 160,
      worthFen: 1_600,
    });
    expect(third.movement).toMatchObject({ opening: 0, earned: 260, reversed: -100, closing: 160 });
    expect(third.stores).toEqual([
      { code: 'S1', name: '一店', balance: 100, held: 0 },
      { code: 'S2', name: '二店', balance: 60, held: 0 },
    ]);
    expect(third.expiries).toEqual([{ month: '2028-03', balance: 160 }]);
    const yesterday = await office.ask<Liability>('finance', '/admin/liability');
    expect(yesterday.body).toMatchObject({ day: '2026-04-04', balance: 160 });
    const now = await liability('auditor', '2026-04-05');
    expect(now.movement).toMatchObject({ opening: 160, earned: 5, closing: 165 });
    expect(now.worthFen).toBe(1_600); // Sixteen whole tenders of ten points.
    expect(await liability('finance', '2026-03-01')).toMatchObject({
      balance: 0,
      worthFen: 0,
      stores: [],
      expiries: [],
    });
  });

  it('says which store used the points of which, and who bears them', async () => {
    const spending = office.api.app.get(SpendingService);
    const [, second] = await storeIds();
    const op = { memberId: members.mine, today: '2026-04-05' as BusinessDay, programmeVersion: 1 };
    const used = { ...op, storeId: second as StoreId, purchaseId: null };
    const overdueAt = new Date(office.api.clock.now().getTime() + 600_000);
    const holdId = newId();
    const book = <T>(work: (tx: Tx) => Promise<T>) => office.api.db.inTransaction(work);
    await book((tx) => spending.spend(tx, { ...used, operation: 'spend/1', points: 30 }));
    await book((tx) =>
      spending.hold(tx, { ...used, operation: `hold/${holdId}`, holdId, points: 20, amountFen: 200, overdueAt }),
    );
    await book((tx) => spending.capture(tx, { ...used, operation: 'tender/1', holdId }));
    const back = { of: 'spend/1', total: 10, graceUntil: '2026-05-05' as BusinessDay };
    await book((tx) => spending.cancel(tx, { ...used, ...back, operation: 'cancel/1' }));
    const april = { gave: '一店', used: '二店', points: 40, worthFen: 400 };
    expect(await liability('finance', '2026-04-05')).toMatchObject({ elsewhere: [april], bornBy: 'earning_store' });
    expect(await liability('manager', '2026-04-05')).toMatchObject({ elsewhere: [april] });
    // A reward is redeemed anywhere, and used where it is handed over.
    const id = newId();
    await book((tx) => spending.spend(tx, { ...used, storeId: null, operation: `redeem/${id}`, points: 15 }));
    expect(await liability('finance', '2026-04-05')).toMatchObject({ elsewhere: [april] });
    await rows(
      office.api.db.reading,
      `INSERT INTO redemption (member_id, id, reward_id, name, points, value_fen, state, redeemed_at, expires_on, verified_at,
         verified_by_kind, verified_by, store_id)
       VALUES ($1, $2, $2, '帆布袋', 15, 0, 'verified', $3, '2026-05-05', $3, 'staff', $2, $4)`,
      [members.mine, id, office.api.clock.now(), second],
    );
    const handed = { ...april, points: 55, worthFen: 500 };
    expect(await liability('finance', '2026-04-05')).toMatchObject({ elsewhere: [handed] });
    expect(await liability('manager2', '2026-04-05')).toMatchObject({ elsewhere: [handed] });
    expect(await liability('finance', '2026-03-31')).toMatchObject({ elsewhere: [] });
    const { sheets } = await download('finance', '/admin/statements/2026-04.xlsx');
    expect(sheets.get('门店往来')).toEqual([
      ['发放门店', '使用门店', '积分', '折合（元）', '由谁承担'],
      ['一店', '二店', 55, 5, '一店'],
    ]);
  });

  it('shows a manager the points of her store, and nobody else any', async () => {
    expect(await liability('manager', '2026-03-03')).toMatchObject({ storeName: '一店', balance: 100 });
    expect(await liability('manager2', '2026-03-03', '&store=S2')).toMatchObject({ storeName: '二店', balance: 60 });
    const path = '/admin/liability?day=2026-03-03';
    expectProblem(await office.ask('manager', `${path}&store=S2`), 403, 'FORBIDDEN');
    expectProblem(await office.ask('manager', `${path}&store=S9`), 403, 'FORBIDDEN');
    expectProblem(await office.ask('finance', `${path}&store=S9`), 404, 'STORE_UNKNOWN');
    expectProblem(await office.ask('guide', path), 403, 'FORBIDDEN');
    expectProblem(await office.api.send({ path }), 401, 'UNAUTHENTICATED');
    expectProblem(await office.ask('finance', '/admin/liability?day=2026-04-06'), 400, 'INPUT_INVALID');
  });

  it('gives a month as a workbook whose lines add up, with masked names', async () => {
    const { disposition, sheets } = await download('finance', '/admin/statements/2026-03.xlsx');
    expect(disposition).toContain(encodeURIComponent('积分月结单 2026年3月 全部门店.xlsx'));
    expect([...sheets.keys()]).toEqual(['汇总', '按发放门店', '按到期月份', '明细']);
    expect(sheets.get('汇总')).toEqual(
      expect.arrayContaining([
        ['截至', '2026-03-31'],
        ['月初积分', 0],
        ['消费得分', 260],
        ['退货扣回', -100],
        ['期末积分', 160],
        ['手里与冻结折合（元）', 16],
      ]),
    );
    const [head, ...lines] = sheets.get('明细') ?? [];
    expect(head).toEqual(['日期', '会员', '手机号', '类型', '积分', '发生门店', '小票号']);
    expect(lines).toHaveLength(3);
    expect(lines).toEqual(
      expect.arrayContaining([
        ['2026-03-02', '王**', '138****8000', '消费得分', 200, '一店', 'a'],
        ['2026-03-03', '王**', '138****8000', '退货扣回', -100, '一店', 'a'],
        ['2026-03-02', '=**', '139****9000', '消费得分', 60, '二店', 'b'],
      ]),
    );
    const own = await download('manager', '/admin/statements/2026-03.xlsx');
    expect(own.sheets.get('明细')).toHaveLength(3);
    expect(own.sheets.get('汇总')).toContainEqual(['期末积分', 100]);
    const april = await download('finance', '/admin/statements/2026-04.xlsx?store=S1');
    expect(april.sheets.get('汇总')).toEqual(
      expect.arrayContaining([
        ['截至', '2026-04-05'],
        ['月初积分', 100],
      ]),
    );
  });

  it('gives one member, to those who may see the member', async () => {
    const path = (id: string, month = '2026-03') => `/admin/members/${id}/statement/${month}.xlsx`;
    const { sheets } = await download('manager', path(members.mine));
    expect([...sheets.keys()]).toEqual(['汇总', '按到期月份', '明细']);
    expect(sheets.get('汇总')).toContainEqual(['期末积分', 100]);
    expect(sheets.get('明细')).toHaveLength(3);
    expectProblem(await office.ask('manager', path(members.other)), 404, 'MEMBER_UNKNOWN');
    expectProblem(await office.ask('finance', path(members.mine, '2026-05')), 400, 'INPUT_INVALID');
    expectProblem(await office.ask('finance', path(members.mine, '2026-13')), 400, 'INPUT_INVALID');
    expectProblem(await office.ask('guide', path(members.mine)), 403, 'FORBIDDEN');
  });

  it('writes every export down', async () => {
    await download('finance', '/admin/statements/2026-03.xlsx?store=S2');
    await download('finance', `/admin/members/${members.mine}/statement/2026-03.xlsx`);
    const found = await rows<{ action: string; detail: unknown }>(
      office.api.db.reading,
      `SELECT action, member_id, detail FROM audit_log WHERE action LIKE '%statement_exported' ORDER BY id`,
    );
    const [, second] = await storeIds();
    expect(found).toEqual([
      { action: 'points.statement_exported', member_id: null, detail: { month: '2026-03', storeId: second } },
      { action: 'member.statement_exported', member_id: members.mine, detail: { month: '2026-03' } },
    ]);
  });
});

/** A workbook as somebody gets it: the sheets by name, row by row. */
async function download(login: string, path: string): Promise<{ disposition: string; sheets: Sheets }> {
  const headers = { authorization: `Bearer ${office.tokenOf(login)}` };
  const answer = await fetch(`${office.api.url}${path}`, { headers });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
  const disposition = answer.headers.get('content-disposition') ?? '';
  return { disposition, sheets: sheetsOf(new Uint8Array(await answer.arrayBuffer())) };
}
