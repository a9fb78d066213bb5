// A trial: a part of the members is under another programme for some days, and nobody else notices.
import { MemberHome, TiersPage } from '@guike/flows';
import { type BusinessDay, addDays } from '@guike/kernel';
import { rows } from '@guike/platform';
import { StoresService } from '@guike/stores';
import { ProgrammeOffice, spendingProgramme } from '../support/programme-office';
import { type Shop, openShop } from '../support/shop';
import { recordStatements } from '../support/statements';

const [ON, OFF] = ['13800000001', '13800000002'];
const double = spendingProgramme({ silver: 1_000 }, { unitFen: 500 });

let shop: Shop;
let office: ProgrammeOffice;
let second: string;
let today: BusinessDay;
const ids = new Map<string, string>();

beforeEach(async () => {
  shop = await openShop({ programme: spendingProgramme() });
  office = new ProgrammeOffice(shop);
  today = shop.today();
  second = await shop.db.inTransaction((tx) =>
    shop.module.context.get(StoresService).createStore(tx, { code: 'S2', name: '二店' }),
  );
  for (const [phone, storeId] of [
    [ON, shop.storeId],
    [OFF, second],
  ] as const) {
    const { memberId } = await shop.sell({
      number: `join-${phone}`,
      phone,
      storeId,
      goods: [{ yuan: 50, quantity: 2 }],
    });
    ids.set(phone, memberId as string);
  }
});
afterEach(() => shop?.close());

let sales = 0;
const buy = (phone = ON, yuan = 100) => shop.sell({ number: `s${++sales}`, phone, goods: [{ yuan }], agrees: false });
const versionOf = async (memberId: string) =>
  (
    await rows<{ version: number }>(
      shop.db.reading,
      `SELECT programme_version AS version FROM purchase WHERE member_id = $1 ORDER BY id`,
      [memberId],
    )
  ).map(({ version }) => version);

/** Tried for three days on the members of the first store. */
const begin = () => office.tryOut(double, { until: addDays(today, 2), stores: [shop.storeId] });

it('judges who is on it by its version, others by the common one, and refunds by what was recorded', async () => {
  const trial = await begin();
  expect(trial).toMatchObject({ state: 'trial', inForce: false, trial: { members: 1, percent: 100 } });
  const [on, off] = [await buy(ON), await buy(OFF)];
  expect([on.pointsEarned, off.pointsEarned]).toEqual([20, 10]);
  expect(on.next?.sentence).toBe('再消费 ¥800，升级白银');
  expect(off.next?.sentence).toBe('再消费 ¥4,800，升级白银');
  expect(await versionOf(ids.get(ON) as string)).toEqual([1, trial.version]);
  const entry = await shop.one<{ version: number }>(
    `SELECT programme_version AS version FROM point_entry WHERE purchase_id = $1`,
    [on.purchaseId],
  );
  expect(entry.version).toBe(trial.version);
  expect((await buy(ON, 900)).upgradedFrom).toBe('regular');
  const decided = await shop.one<{ version: number }>(
    `SELECT programme_version AS version FROM tier_decision WHERE member_id = $1 AND to_tier = 'silver'`,
    [ids.get(ON)],
  );
  expect(decided.version).toBe(trial.version);
  shop.clock.advance({ days: 10 });
  const back = await shop.takeBack('back', `s${sales}`, { mode: 'amount', amountFen: 45_000 }, today);
  expect(back).toMatchObject({ pointsReversed: 90 });
});

it('shows members what they are under', async () => {
  await begin();
  const home = shop.module.context.get(MemberHome);
  const tiers = shop.module.context.get(TiersPage);
  const spends = async (phone: string) => {
    const memberId = ids.get(phone) as string;
    const silver = (await tiers.tiers(memberId)).tiers.find(({ code }) => code === 'silver');
    return [(await home.home(memberId)).next?.spendFen, silver?.ways.join()];
  };
  expect(await spends(ON)).toEqual([90_000, expect.stringContaining('¥1,000')]);
  expect(await spends(OFF)).toEqual([490_000, expect.stringContaining('¥5,000')]);
});

it('lasts from its first day to its last, also for sales that come late', async () => {
  await office.tryOut(double, { from: addDays(today, 1), until: addDays(today, 2) });
  expect((await buy()).pointsEarned).toBe(10);
  shop.clock.advance({ days: 2 });
  const paidAt = shop.clock.now();
  expect((await buy()).pointsEarned).toBe(20);
  shop.clock.advance({ days: 1 });
  expect((await buy()).pointsEarned).toBe(10);
  const late = { number: 'late', day: addDays(today, 2), paidAt, phone: ON, goods: [{ yuan: 100 }] };
  expect((await shop.sell(late)).pointsEarned).toBe(20);
});

it('is ended with the day, and another may follow on the next', async () => {
  const trial = await begin();
  const ended = await office.endTrial(trial.version);
  expect(ended).toMatchObject({ state: 'ended', until: today });
  expect(await office.endTrial(trial.version)).toEqual(ended);
  expect((await buy()).pointsEarned).toBe(20);
  await expect(begin()).rejects.toMatchObject({ code: 'TRIAL_RUNNING', detail: { version: trial.version } });
  const next = await office.tryOut(double, { from: addDays(today, 1), until: addDays(today, 2) });
  shop.clock.advance({ days: 1 });
  expect((await buy(OFF)).pointsEarned).toBe(20);
  await office.endTrial(next.version);
  shop.clock.advance({ days: 1 });
  expect([(await buy(ON)).pointsEarned, (await buy(OFF)).pointsEarned]).toEqual([10, 10]);
  await expect(office.endTrial(1)).rejects.toMatchObject({ code: 'PROGRAMME_CLOSED' });
});

it('is withdrawn before it begins', async () => {
  const ahead = await office.tryOut(double, { from: addDays(today, 1), until: addDays(today, 3) });
  expect(await office.endTrial(ahead.version)).toMatchObject({ state: 'withdrawn' });
  shop.clock.advance({ days: 1 });
  expect((await buy()).pointsEarned).toBe(10);
  expect(await office.tryOut(double, { from: addDays(today, 1), until: addDays(today, 3) })).toMatchObject({
    state: 'trial',
  });
});

it('is one at a time, whoever asks at once', async () => {
  const both = await Promise.allSettled([begin(), begin()]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
});

it('takes a part of the members by a lot that they keep', async () => {
  await rows(
    shop.db.reading,
    `WITH m AS (INSERT INTO member (id, state, created_at, joined_at, joined_on, joined_store_id)
       SELECT gen_random_uuid(), 'active', now(), now(), '2026-03-01', $1 FROM generate_series(1, 400) RETURNING id)
     INSERT INTO member_tier (member_id, tier, tier_since, lifetime_net_fen, lifetime_items, lifetime_orders)
     SELECT id, 'regular', now(), 0, 0, 0 FROM m`,
    [shop.storeId],
  );
  const chosen = async (percent: number) => {
    const { version } = await office.tryOut(double, { until: today, percent });
    await office.endTrial(version);
    shop.clock.advance({ days: 1 });
    today = shop.today();
    const found = await rows<{ id: string }>(
      shop.db.reading,
      `SELECT member_id AS id FROM programme_trial_member WHERE version = $1`,
      [version],
    );
    return new Set(found.map(({ id }) => id));
  };
  const [some, most] = [await chosen(20), await chosen(70)];
  expect(some.size).toBeGreaterThan(40);
  expect(some.size).toBeLessThan(130);
  expect(most.size).toBeGreaterThan(220);
  expect([...some].filter((id) => !most.has(id))).toEqual([]);
});

it('refuses days that are over or turned round, tiers that would be gone, and a segment of nobody', async () => {
  const wish = { until: addDays(today, 2) };
  const refused = (code: string, path: string) => ({ code, detail: { issues: [{ path }] } });
  await expect(office.tryOut(double, { ...wish, from: addDays(today, -1) })).rejects.toMatchObject(
    refused('INPUT_INVALID', 'from'),
  );
  await expect(office.tryOut(double, { until: addDays(today, -1) })).rejects.toMatchObject(
    refused('INPUT_INVALID', 'until'),
  );
  await expect(office.tryOut(double, { ...wish, tiers: ['gold'] })).rejects.toMatchObject(
    refused('INPUT_INVALID', 'segment'),
  );
  const [regular, silver, gold] = double.tiers;
  const more = { ...double, tiers: [regular, silver, gold, { ...gold, code: 'diamond', name: '钻石' }] };
  await expect(office.tryOut(more, wish)).rejects.toMatchObject(refused('PROGRAMME_INVALID', 'tiers.3'));
});

it('costs one statement more for a sale while it runs, and none when no trial does', async () => {
  await buy();
  const without = (await recordStatements(() => buy())).statements.length;
  await begin();
  await buy();
  const { statements } = await recordStatements(() => buy());
  expect(statements.length).toBe(without + 1);
  expect(statements.filter((text) => text.includes('programme_trial_member'))).toHaveLength(1);
});
