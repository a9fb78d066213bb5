// Points as money at the till, over HTTP: held, captured, given back, and never twice.
import { MembersService } from '@guike/members';
import { newId, rows } from '@guike/platform';
import { FlowsModule, SweepPoints, bookingChecks } from '@guike/flows';
import { runChecks } from '@guike/points';
import { TestApi } from '../support/api';

interface Hold {
  holdId: string;
  state: string;
  points: number;
  balance: number;
}
interface Sale {
  memberId: string;
  balance: number;
  eligibleFen: number;
  pointsEarned: number;
}
interface Refund {
  pointsReturned: number;
  pointsReversed: number;
  balance: number;
}

let api: TestApi;
let number = 0;
beforeAll(async () => {
  api = await TestApi.open();
});
afterAll(() => api.close());
afterEach(async () => {
  const outcomes = await runChecks(api.db.reading, bookingChecks);
  expect(outcomes.filter((each) => each.offenders > 0)).toEqual([]);
});

const today = () => api.clock.now().toISOString().slice(0, 10);
const goods = (yuan: number, quantity = 2) => [
  { sku: 'A', name: '衬衫', quantity, unitPriceFen: (yuan * 100) / quantity, amountFen: yuan * 100 },
];

function sale(yuan: number, more: object) {
  const receipt = { businessDay: today(), number: String(++number) };
  return { receipt, paidAt: api.clock.now().toISOString(), lines: goods(yuan), ...more };
}

/** A member with 500 points that may be used. */
async function richMember(): Promise<{ memberId: string; card: () => Promise<string> }> {
  api.clock.set('2026-03-02T10:00:00+08:00');
  const phone = `139${String(10_000_000 + ++number)}`;
  const joined = await api.till<Sale>({
    path: '/till/purchases',
    body: sale(5_000, { member: { phone }, joinConsent: { version: '1' } }),
  });
  api.clock.set('2026-03-03T10:00:00+08:00');
  const { memberId } = joined.body;
  return { memberId, card: () => api.app.get(MembersService).codeOf(api.db.reading, memberId) };
}

const hold = (body: object) => api.till<Hold>({ path: '/till/holds', body });
const release = (id: string) => api.till<Hold>({ method: 'POST', path: `/till/holds/${id}/release` });
const paid = (member: string, holdId: string, yuan: number, pointsYuan: number) =>
  sale(yuan, {
    member: { id: member },
    tenders: [
      { kind: 'cash', amountFen: (yuan - pointsYuan) * 100 },
      { kind: 'points', amountFen: pointsYuan * 100, holdId },
    ],
  });

it('holds, captures with the sale, earns on the rest, and gives back in proportion', async () => {
  const { memberId, card } = await richMember();
  const id = newId();
  const held = await hold({ id, card: await card(), amountFen: 3_000 });
  expect(held).toMatchObject({ status: 200, body: { holdId: id, state: 'open', points: 300, balance: 200 } });
  const body = paid(memberId, id, 400, 30);
  const sold = await api.till<Sale>({ path: '/till/purchases', body });
  expect(sold).toMatchObject({ status: 200, body: { eligibleFen: 37_000, pointsEarned: 37, balance: 237 } });
  const again = await api.till<Sale>({ path: '/till/purchases', body });
  expect(again.body).toMatchObject({ duplicate: true, balance: 237 });
  const back = { original: body.receipt, refundedAt: api.clock.now().toISOString() };
  const refund = (lines: object) =>
    api.till<Refund>({
      path: '/till/refunds',
      body: { receipt: { businessDay: today(), number: `R${++number}` }, ...back, what: lines },
    });
  const half = await refund({ mode: 'lines', lines: [{ lineNumber: 1, quantity: 1 }] });
  expect(half.body).toMatchObject({ pointsReturned: 150, pointsReversed: 19, balance: 368 });
  const rest = await refund({ mode: 'whole' });
  expect(rest.body).toMatchObject({ pointsReturned: 150, pointsReversed: 18, balance: 500 });
});

it('answers the same hold again, although the card has turned, and no other under its id', async () => {
  const { card } = await richMember();
  const wish = { id: newId(), card: await card(), amountFen: 1_000 };
  const first = await hold(wish);
  api.clock.advance({ minutes: 5 });
  expect((await hold(wish)).body).toEqual(first.body);
  expect(await hold({ ...wish, amountFen: 2_000 })).toMatchObject({
    status: 409,
    body: { code: 'OPERATION_CONFLICT' },
  });
});

it('gives back when asked, once, and when ten minutes are over, by itself', async () => {
  const sweep = api.app.select(FlowsModule).get(SweepPoints);
  const { memberId, card } = await richMember();
  await sweep.sweep(); // What the tests before left overdue.
  const [asked, forgotten] = [newId(), newId()];
  await hold({ id: asked, card: await card(), amountFen: 1_000 });
  await hold({ id: forgotten, card: await card(), amountFen: 1_000 });
  expect(await release(asked)).toMatchObject({ status: 200, body: { state: 'released', balance: 400 } });
  expect(await release(asked)).toMatchObject({ status: 200, body: { state: 'released', balance: 400 } });
  api.clock.advance({ minutes: 10 });
  await sweep.sweep();
  expect(await sweep.sweep()).toEqual({ members: 0, expired: 0 });
  const [row] = await rows(api.db.reading, `SELECT balance, held FROM point_account WHERE member_id = $1`, [memberId]);
  expect(row).toEqual({ balance: 500, held: 0 });
});

it('spends a late hold again if it can, else says so and records nothing', async () => {
  const { memberId, card } = await richMember();
  const [late, other] = [newId(), newId()];
  await hold({ id: late, card: await card(), amountFen: 4_000 });
  api.clock.advance({ minutes: 11 });
  const can = await api.till<Sale>({ path: '/till/purchases', body: paid(memberId, late, 100, 40) });
  expect(can).toMatchObject({ status: 200, body: { balance: 106 } });
  await hold({ id: other, card: await card(), amountFen: 1_000 });
  api.clock.advance({ minutes: 11 });
  const third = newId();
  expect(await hold({ id: third, card: await card(), amountFen: 1_000 })).toMatchObject({ status: 200 });
  const body = paid(memberId, other, 100, 10);
  expect(await api.till({ path: '/till/purchases', body })).toMatchObject({
    status: 409,
    body: { code: 'POINTS_INSUFFICIENT' },
  });
  const path = `/till/purchases/${today()}/${body.receipt.number}`;
  expect(await api.till({ path })).toMatchObject({ status: 404 });
  await release(third);
  expect(await api.till({ path: '/till/purchases', body })).toMatchObject({ status: 200 });
});

it('refuses what cannot be a tender', async () => {
  const [one, two] = [await richMember(), await richMember()];
  const id = newId();
  expect(await hold({ id, card: await one.card(), amountFen: 150 })).toMatchObject({ status: 400 });
  expect(await hold({ id, card: await one.card(), amountFen: 5_100 })).toMatchObject({
    body: { code: 'POINTS_INSUFFICIENT' },
  });
  expect(await hold({ id, card: '00000000000000000000', amountFen: 100 })).toMatchObject({
    body: { code: 'CARD_INVALID' },
  });
  await hold({ id, card: await one.card(), amountFen: 1_000 });
  const buy = (body: object) => api.till({ path: '/till/purchases', body });
  expect(await buy(paid(two.memberId, id, 100, 10))).toMatchObject({ body: { code: 'HOLD_UNKNOWN' } });
  expect(await buy(paid(one.memberId, id, 100, 20))).toMatchObject({ body: { code: 'AMOUNTS_DO_NOT_ADD_UP' } });
  const { member: _none, ...anonymous } = { ...paid(one.memberId, id, 100, 10), member: undefined };
  expect(await buy(anonymous)).toMatchObject({ body: { code: 'HOLD_UNKNOWN' } });
  expect(await buy(paid(one.memberId, id, 100, 10))).toMatchObject({ status: 200 });
  expect(await buy(paid(one.memberId, id, 100, 10))).toMatchObject({ body: { code: 'HOLD_UNKNOWN' } });
  expect(await release(id)).toMatchObject({ body: { code: 'HOLD_UNKNOWN' } });
});

it('lets twenty tills ask at once for what is there for five', async () => {
  const { card } = await richMember();
  const code = await card();
  const asked = await Promise.all(
    Array.from({ length: 20 }, () => hold({ id: newId(), card: code, amountFen: 1_000 })),
  );
  expect(asked.filter((each) => each.status === 200)).toHaveLength(5);
});
