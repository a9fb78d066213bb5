// Two thousand answers at once for thirty seats, and an api that is killed in the middle: thirty come, the others wait in
// order, and nobody who was told something is told otherwise.
import { eventEndpoints, requestOf } from '@guike/contracts/http';
import { bookingChecks } from '@guike/flows';
import { Tokens, newId, rows } from '@guike/platform';
import { runChecks } from '@guike/points';
import { type ApiProcess, startApiProcess } from '../support/api-process';
import { memberOf } from '../support/benefits';
import { eventFlowsOf } from '../support/events';
import { type Shop, openShop } from '../support/shop';

const PEOPLE = 2_000;
const SEATS = 30;
const AT_ONCE = 64;
/** So many have been answered when it dies. */
const KILLED_AT = 700;
const DAY_MS = 86_400_000;

let shop: Shop;
let api: ApiProcess;
beforeAll(async () => {
  shop = await openShop({ config: { databasePool: 4 } });
  shop.clock.set(new Date()); // A process of its own lives at the machine's time.
});
afterAll(async () => {
  api?.stop('SIGKILL');
  await api?.ended;
  await shop?.close();
});

it('never gives more seats than there are, and loses no answer', async () => {
  const people = await crowd(await memberOf(shop));
  const inDays = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString();
  const times = { startsAt: inDays(5), endsAt: inDays(5.1), visibleFrom: inDays(-1), replyBy: inDays(3) };
  const event = await eventFlowsOf(shop).open({ ...times, seats: SEATS });
  const tokens = shop.module.context.get(Tokens);
  api = startApiProcess(shop.module.config);
  let address = await api.address();
  let restarted: Promise<void> | null = null;

  const restart = async (): Promise<void> => {
    api.stop('SIGKILL');
    await api.ended;
    api = startApiProcess(shop.module.config);
    address = await api.address();
  };
  const told = new Map<string, string>();
  const answer = async (memberId: string): Promise<void> => {
    const { path, body } = requestOf(eventEndpoints.accept, { params: { id: event }, body: { id: newId() } });
    const sent = { method: 'POST', body: JSON.stringify(body) };
    const headers = { authorization: `Bearer ${tokens.signMember(memberId)}`, 'content-type': 'application/json' };
    for (;;) {
      const answered = await fetch(`${address}${path}`, { ...sent, headers }).catch(() => null);
      if (answered?.ok) {
        told.set(memberId, ((await answered.json()) as { mine: { state: string } }).mine.state);
        if (told.size === KILLED_AT) restarted = restart();
        return;
      }
      // Whoever is not answered asks again with the same id: 409 says that the first try is still under way.
      expect([null, 409, 429, 503]).toContain(answered?.status ?? null);
      await restarted;
    }
  };
  const waiting = [...people];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) await answer(next);
    }),
  );
  expect(restarted).not.toBeNull();

  const answers = await rows<{ id: string; state: string; number: number }>(
    shop.db.reading,
    `SELECT member_id AS id, state, number FROM event_answer WHERE event_id = $1 ORDER BY number`,
    [event],
  );
  expect(answers.map(({ number }) => number)).toEqual(people.map((_, nth) => nth + 1));
  expect(answers.filter(({ state }) => state === 'accepted').map(({ number }) => number)).toEqual(
    people.slice(0, SEATS).map((_, nth) => nth + 1),
  );
  expect(answers.filter(({ state }) => state === 'waiting')).toHaveLength(PEOPLE - SEATS);
  expect(told).toEqual(new Map(answers.map(({ id, state }) => [id, state])));
  // The crowd's facts are those of their example, without its sales: what is about events has to be right.
  const outcomes = await runChecks(
    shop.db.reading,
    bookingChecks.filter(({ name }) => /event|answer/.test(name)),
  );
  expect(outcomes.length).toBeGreaterThan(4);
  expect(outcomes.filter(({ offenders }) => offenders > 0)).toEqual([]);
}, 120_000);

/** Members without a past, as many as are wanted, after the example of one. */
async function crowd(example: string): Promise<string[]> {
  const ids = Array.from({ length: PEOPLE }, () => newId());
  await rows(
    shop.db.reading,
    `WITH made AS (INSERT INTO member (id, state, joined_at, joined_on, joined_store_id, created_at)
       SELECT n.id, 'active', m.joined_at, m.joined_on, m.joined_store_id, m.created_at
       FROM unnest($1::uuid[]) AS n(id), member m WHERE m.id = $2 RETURNING id),
     accounts AS (INSERT INTO point_account (member_id, status, next_expiry)
       SELECT made.id, 'active', a.next_expiry FROM made, point_account a WHERE a.member_id = $2)
     INSERT INTO member_tier
       SELECT (jsonb_populate_record(t, jsonb_build_object('member_id', made.id))).* FROM made, member_tier t
       WHERE t.member_id = $2`,
    [ids, example],
  );
  return ids;
}
