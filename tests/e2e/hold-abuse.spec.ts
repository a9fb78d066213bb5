// Points at the till as a thief would ask for them: with a picture of a code, twice by one hold, long after, under a
// hold's id that somebody else has.
import { MembersService } from '@guike/members';
import { newId, rows } from '@guike/platform';
import { TestApi } from '../support/api';

interface Member {
  readonly memberId: string;
  readonly card: () => Promise<string>;
}

let api: TestApi;
let number = 0;
beforeAll(async () => {
  api = await TestApi.open();
});
afterAll(() => api?.close());

const problem = (status: number, code: string): unknown => expect.objectContaining({ status, body: codeIs(code) });
const codeIs = (code: string): unknown => expect.objectContaining({ code });
const hold = (body: object) => api.till({ path: '/till/holds', body });

function sell(memberId: string | null, yuan: number, more: object) {
  const now = api.clock.now().toISOString();
  const body = {
    receipt: { businessDay: now.slice(0, 10), number: String(++number) },
    paidAt: now,
    ...(memberId !== null && { member: { id: memberId } }),
    lines: [{ sku: 'A', name: '衬衫', quantity: 2, unitPriceFen: yuan * 50, amountFen: yuan * 100 }],
    ...more,
  };
  return api.till<{ memberId: string }>({ path: '/till/purchases', body });
}

/** Sells something for ¥100, of which each hold pays ¥10. */
const sellBy = (memberId: string, ...holdIds: string[]) =>
  sell(memberId, 100, {
    tenders: [
      { kind: 'cash', amountFen: 10_000 - holdIds.length * 1_000 },
      ...holdIds.map((holdId) => ({ kind: 'points', amountFen: 1_000, holdId })),
    ],
  });

/** A member with 500 points that may be used. */
async function richMember(): Promise<Member> {
  api.clock.set('2026-03-02T10:00:00+08:00');
  const member = { phone: `137${String(10_000_000 + ++number)}` };
  const { body } = await sell(null, 5_000, { member, joinConsent: { version: '1' } });
  api.clock.set('2026-03-03T10:00:00+08:00');
  return {
    memberId: body.memberId,
    card: () => api.app.get(MembersService).codeOf(api.db.reading, body.memberId),
  };
}

const balanceOf = async (memberId: string) =>
  rows(api.db.reading, `SELECT balance, held, spent FROM point_account WHERE member_id = $1`, [memberId]);

it('a code that was scanned in this checkout pays, a picture of it does not', async () => {
  const { card } = await richMember();
  const scan = { card: await card(), scannedAt: api.clock.now().toISOString() };
  api.clock.advance({ minutes: 9 });
  expect(await hold({ id: newId(), ...scan, amountFen: 1_000 })).toMatchObject({ status: 200 });
  api.clock.advance({ minutes: 2 });
  expect(await hold({ id: newId(), ...scan, amountFen: 1_000 })).toEqual(problem(422, 'CARD_EXPIRED'));
});

it('one hold does not pay twice in one sale', async () => {
  const { memberId, card } = await richMember();
  const [id, other] = [newId(), newId()];
  await hold({ id, card: await card(), amountFen: 1_000 });
  expect(await sellBy(memberId, id, id)).toEqual(problem(422, 'HOLD_UNKNOWN'));
  expect(await balanceOf(memberId)).toEqual([{ balance: 400, held: 100, spent: 0 }]);
  await hold({ id: other, card: await card(), amountFen: 1_000 });
  expect(await sellBy(memberId, id, other)).toMatchObject({ status: 200 });
  expect(await balanceOf(memberId)).toEqual([{ balance: 308, held: 0, spent: 200 }]);
});

it('what was given back on request is not taken after all', async () => {
  const { memberId, card } = await richMember();
  const id = newId();
  await hold({ id, card: await card(), amountFen: 1_000 });
  expect(await api.till({ method: 'POST', path: `/till/holds/${id}/release` })).toMatchObject({ status: 200 });
  expect(await sellBy(memberId, id)).toEqual(problem(422, 'HOLD_UNKNOWN'));
});

it('a hold that ran out is captured late, but not for ever', async () => {
  const { memberId, card } = await richMember();
  const [late, later] = [newId(), newId()];
  for (const id of [late, later]) await hold({ id, card: await card(), amountFen: 1_000 });
  api.clock.advance({ days: 7 });
  expect(await sellBy(memberId, late)).toMatchObject({ status: 200 });
  api.clock.advance({ minutes: 11 });
  expect(await sellBy(memberId, later)).toEqual(problem(422, 'HOLD_UNKNOWN'));
});

it('an id belongs to one hold, also when two ask for it at once', async () => {
  const [one, two] = [await richMember(), await richMember()];
  const [first, second] = [await one.card(), await two.card()];
  for (let round = 0; round < 5; round++) {
    const id = newId();
    await Promise.all([first, second].map((card) => hold({ id, card, amountFen: 100 })));
    expect(await rows(api.db.reading, `SELECT id FROM point_hold WHERE id = $1`, [id])).toHaveLength(1);
  }
});
