// What programmes may ask for tiers besides the boutique's: profit, a year, lifts, fees, friends, floors and protection.
import { addDays, addMonths } from '@guike/kernel';
import { RecordPurchase, bookingChecks } from '@guike/flows';
import { type Tx, newId, rows } from '@guike/platform';
import { runChecks } from '@guike/points';
import { type ProgrammeText, ProgrammeService, presets } from '@guike/programme';
import { type Deed, TierDeeds, TiersService, absorbFacts } from '@guike/tiers';
import { type ProgrammeWish, type RuleCondition, all, anything, programmeOf } from '../support/programmes';
import { type Shop, openShop } from '../support/shop';

const { boutique } = presets;
const yuan = 100;
let shop: Shop;
const open = async (text: ProgrammeWish) => {
  shop = await openShop({ programme: programmeOf(text) });
};
afterEach(async () => {
  const outcomes = await runChecks(shop.db.reading, bookingChecks);
  await shop.close();
  expect(outcomes.filter((outcome) => outcome.offenders > 0)).toEqual([]);
});

const PHONE = '13800000001';
const sell = (number: string, price: number, more: Partial<Parameters<Shop['sell']>[0]> = {}) =>
  shop.sell({ number, phone: PHONE, goods: [{ yuan: price }], ...more });
const read = async (memberId: string) => {
  const held = await shop.module.context.get(TiersService).read(shop.db.reading, memberId, shop.today());
  if (!held) throw new Error('no member');
  return held;
};
const lastDecision = (memberId: string) =>
  shop.one<{ cause: string; from: string | null; to: string; inputs: Record<string, unknown> }>(
    `SELECT cause, from_tier AS "from", to_tier AS "to", inputs FROM tier_decision WHERE member_id = $1 ORDER BY id DESC LIMIT 1`,
    [memberId],
  );

class Undone extends Error {}

/** A fee is more than its fact, a merge more than its sums: what only a part of it did must not stay. */
async function andUndo(work: (tx: Tx) => Promise<void>): Promise<void> {
  const undone = shop.db.inTransaction(async (tx) => {
    await work(tx);
    throw new Undone();
  });
  await expect(undone).rejects.toBeInstanceOf(Undone);
}

describe('tiers', () => {
  const [regular, silver, gold] = boutique.tiers;
  const tiers = (enter: RuleCondition, keep?: RuleCondition) =>
    [
      regular,
      { ...silver, enter: all(enter), keep: keep ? all(keep) : null },
      { ...gold, enter: all({ fact: 'visits', window: 'rolling12Months', atLeast: 300 }) },
    ] as ProgrammeText['tiers'];
  const bySpend = (fen: number): RuleCondition => ({ fact: 'netSpendFen', window: 'rolling12Months', atLeast: fen });

  it('rise by gross profit, where the till tells the cost', async () => {
    await open({
      joining: anything,
      tiers: tiers({ fact: 'grossProfitFen', window: 'rolling12Months', atLeast: 500 * yuan }),
    });
    const sale = shop.saleOf({ number: 'a', phone: PHONE, goods: [{ yuan: 1_000 }, { sku: 'B', yuan: 1_000 }] });
    const [costed, plain] = sale.lines;
    const lines = [{ ...(costed as (typeof sale.lines)[0]), costFen: 501 * yuan }, plain as (typeof sale.lines)[0]];
    expect(await shop.module.context.get(RecordPurchase).record({ ...sale, lines })).toMatchObject({ tier: 'regular' });
    const more = { ...sale, receipt: { ...sale.receipt, number: 'b' }, lines: [{ ...lines[0]!, costFen: 999 * yuan }] };
    expect(await shop.module.context.get(RecordPurchase).record(more)).toMatchObject({
      tier: 'silver',
      upgradedFrom: 'regular',
    });
  });

  it('tell what is missing in the year, and forget what is older', async () => {
    await open({ joining: anything, tiers: tiers(bySpend(1_000 * yuan)) });
    expect((await sell('a', 600)).next?.sentence).toBe('再消费 ¥400，升级白银（近 12 个月累计）');
    shop.clock.advance({ days: 366 });
    expect((await sell('b', 500)).next?.sentence).toBe('再消费 ¥500，升级白银（近 12 个月累计）');
    expect(await sell('c', 500)).toMatchObject({ tier: 'silver' });
  });

  it('are lifted once from wherever one stands', async () => {
    const lifts = [
      {
        code: 'big',
        name: '破格',
        when: all({ fact: 'netSpendFen', window: 'purchase', atLeast: 800 * yuan }),
        tiers: 1,
      },
    ];
    await open({ joining: anything, tiers: tiers(bySpend(9_000_000)), lifts });
    await sell('a', 10);
    const { memberId, tier } = await sell('b', 800);
    expect(tier).toBe('silver');
    expect(await lastDecision(memberId as string)).toMatchObject({ cause: 'purchase', inputs: { lifts: ['big'] } });
    expect((await sell('c', 800)).tier).toBe('silver');
  });

  it('leave protection at once when keeping is met again', async () => {
    await open({ joining: anything, tiers: tiers(bySpend(1_000 * yuan), bySpend(500 * yuan)) });
    const { memberId } = await sell('a', 1_000);
    shop.clock.advance({ days: 400 });
    await rows(
      shop.db.reading,
      `UPDATE member_tier SET protected_since = '2020-01-01', protected_until = '2099-01-01' WHERE member_id = $1`,
      [memberId],
    );
    await sell('b', 499);
    expect((await read(memberId as string)).row.protected_until).toBe('2099-01-01');
    await sell('c', 1);
    expect((await read(memberId as string)).row.protected_until).toBeNull();
    expect(await lastDecision(memberId as string)).toMatchObject({
      cause: 'kept',
      from: 'silver',
      to: 'silver',
      inputs: { leftProtection: true },
    });
  });

  it('are shown as the floor says while more is earned below it', async () => {
    await open({ joining: anything, tiers: tiers(bySpend(1_000 * yuan)) });
    const { memberId } = await sell('a', 500);
    await rows(
      shop.db.reading,
      `UPDATE member_tier SET tier = 'gold', earned_tier = 'regular', floor_tier = 'gold', floor_until = '2099-01-01'
       WHERE member_id = $1`,
      [memberId],
    );
    expect(await sell('b', 500)).toMatchObject({ tier: 'gold', upgradedFrom: null });
    expect((await read(memberId as string)).row).toMatchObject({ tier: 'gold', earned_tier: 'silver' });
    expect(await lastDecision(memberId as string)).toMatchObject({
      inputs: { earned: { from: 'regular', to: 'silver' } },
    });
    // No hand decision stands behind this floor, which the ledger check would find.
    const ended = `tier = earned_tier, earned_tier = NULL, floor_tier = NULL, floor_until = NULL`;
    await rows(shop.db.reading, `UPDATE member_tier SET ${ended} WHERE member_id = $1`, [memberId]);
  });

  describe('by deeds', () => {
    const inForce = () => shop.module.context.get(ProgrammeService).present(shop.db.reading);
    const fees = [{ level: 1, name: '会费卡', monthlyFen: 9_900, yearlyFen: null }];
    const byDeeds = [
      regular,
      {
        ...silver,
        enter: {
          any: [
            { all: [{ fact: 'referralsJoined', window: 'now', atLeast: 2 }] },
            { all: [{ fact: 'paidLevel', window: 'now', atLeast: 1 }] },
          ],
        },
      },
    ] as ProgrammeText['tiers'];
    const record = async (tx: Tx, deed: Deed) => {
      const current = await inForce();
      const under = { programme: current, today: current.day };
      return shop.module.context.get(TierDeeds).recordDeed(tx, deed, under);
    };

    it('count each once', async () => {
      await open({ joining: anything, tiers: byDeeds, fees });
      const memberId = (await sell('a', 100)).memberId as string;
      const friend = (id: string) => ({
        kind: 'referral_joined' as const,
        memberId,
        id,
        storeId: null,
        causeId: newId(),
      });
      const [one, two] = [friend(newId()), friend(newId())];
      const count = (deed: Deed) => shop.db.inTransaction((tx) => record(tx, deed));
      expect(await count(one)).toMatchObject({ tier: 'regular', decisionId: null });
      expect(await count(one)).toBeNull();
      expect(await count(two)).toMatchObject({ tier: 'silver', upgradedFrom: 'regular' });
      expect(await lastDecision(memberId)).toMatchObject({ cause: 'referral' });
    });

    it('count a fee through its last day', async () => {
      await open({ joining: anything, tiers: byDeeds, fees });
      const memberId = (await sell('a', 100)).memberId as string;
      const until = addMonths(shop.today(), 1);
      const fee = { kind: 'fee' as const, memberId, id: newId(), storeId: null, causeId: newId(), level: 1, until };
      await andUndo(async (tx) => {
        expect(await record(tx, fee)).toMatchObject({ tier: 'silver', facts: { now: { paidLevel: 1 } } });
        const tiersOf = shop.module.context.get(TiersService);
        const levels = [until, addDays(until, 1)].map(
          async (day) => (await tiersOf.read(tx, memberId, day))?.facts.now,
        );
        expect(await Promise.all(levels)).toMatchObject([{ paidLevel: 1 }, { paidLevel: 0 }]);
      });
    });
  });

  it('of two who are one are judged by both together', async () => {
    await open({ joining: anything, tiers: tiers(bySpend(1_000 * yuan)) });
    const keep = (await sell('a', 600)).memberId as string;
    const gone = (await sell('b', 400, { phone: '13800000002' })).memberId as string;
    const current = await shop.module.context.get(ProgrammeService).present(shop.db.reading);
    const { day: today, now } = current;
    await andUndo(async (tx) => {
      expect(await absorbFacts(tx, { from: gone, to: keep, today, now, programme: current })).toMatchObject({
        tier: 'silver',
        upgradedFrom: 'regular',
        facts: { lifetime: { netSpendFen: 1_000 * yuan, visits: 1 } },
      });
    });
  });
});

it('count the years of steady spend where a rule asks for them', async () => {
  const [regular, silver] = boutique.tiers;
  const steady = { fact: 'steadyYears', window: 'now', atLeast: 2, withinPercent: 10 };
  await open({
    joining: anything,
    tiers: [regular, { ...silver, enter: { any: [{ all: [steady] }] } }] as ProgrammeText['tiers'],
  });
  shop.clock.set('2027-01-01T02:00:00Z');
  await sell('a', 1_000);
  shop.clock.set('2028-03-01T02:00:00Z');
  await sell('b', 1_050);
  shop.clock.set('2029-01-02T02:00:00Z');
  expect(await sell('c', 1)).toMatchObject({ tier: 'silver' });
});
