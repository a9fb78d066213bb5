// Benefits: picked once however often it is said, used within their quota however many hands, owed until handed over.
import { bookingChecks } from '@guike/flows';
import { newId, rows } from '@guike/platform';
import { runChecks } from '@guike/points';
import { presets } from '@guike/programme';
import { benefitFlows, memberOf } from '../support/benefits';
import { PointsOffice } from '../support/points-office';
import { type Shop, openShop } from '../support/shop';

/** The boutique, where tea is poured twice a month, and platinum is good in one's own store alone. */
const { boutique } = presets;
const programme = {
  ...boutique,
  tiers: boutique.tiers.map((tier) => (tier.code === 'platinum' ? { ...tier, stores: 'own' as const } : tier)),
  benefits: boutique.benefits.map((each) =>
    each.code === 'tea' ? { ...each, quota: { times: 2, per: 'month' as const } } : each,
  ),
};

let shop: Shop;
let flows: ReturnType<typeof benefitFlows>;
beforeAll(async () => {
  shop = await openShop({ programme, config: { databasePool: 8 } });
  flows = benefitFlows(shop);
});
afterAll(() => shop?.close());
beforeEach(() => shop.clock.set('2026-11-22T10:00:00+08:00'));
afterEach(async () => expect(await wrong()).toEqual([]));

async function wrong(): Promise<string[]> {
  return (await runChecks(shop.db.reading, bookingChecks)).filter((each) => each.offenders > 0).map(({ name }) => name);
}

async function outcomes(asked: readonly Promise<unknown>[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const each of await Promise.allSettled(asked)) {
    const outcome =
      each.status === 'fulfilled' ? 'yes' : String((each.reason as { code?: string }).code ?? each.reason);
    counts[outcome] = (counts[outcome] ?? 0) + 1;
  }
  return counts;
}
const codesOf = (benefits: readonly { code: string }[]) => benefits.map(({ code }) => code).sort();

describe('picking', () => {
  it('is one change under one id, and one swap a quarter however many are asked for at once', async () => {
    const memberId = await memberOf(shop);
    const id = newId();
    const first = await Promise.all(
      Array.from({ length: 4 }, () => flows.pick(memberId, ['tea', 'snacks', 'beauty'], id)),
    );
    expect(first.filter(({ duplicate }) => !duplicate)).toHaveLength(1);
    expect(first[0]).toMatchObject({ most: 3, mayChange: true });
    await expect(flows.pick(memberId, ['tea'], id)).rejects.toMatchObject({ code: 'OPERATION_CONFLICT' });
    const others = ['repair', 'umbrella', 'salons', 'travel', 'reading', 'manicure'];
    const swaps = await outcomes(others.map((code) => flows.pick(memberId, ['tea', 'snacks', code])));
    expect(swaps).toEqual({ yes: 1, PICK_CHANGED: 5 });
    const changes = await rows<{ kind: string }>(
      shop.db.reading,
      `SELECT kind FROM benefit_pick_change WHERE member_id = $1 ORDER BY nth`,
      [memberId],
    );
    expect(changes.map(({ kind }) => kind)).toEqual(['first', 'swap']);
    shop.clock.set('2027-01-01T00:00:00+08:00');
    expect(await flows.pick(memberId, ['tea', 'snacks', 'contest'])).toMatchObject({ mayChange: false });
  });

  it('grows with the tier for nothing, and after a drop the earliest stay until the member says otherwise', async () => {
    const memberId = await memberOf(shop, 6_000);
    await flows.pick(memberId, ['tea', 'snacks', 'beauty', 'repair', 'umbrella', 'salons']);
    await rows(shop.db.reading, `UPDATE member_tier SET tier = 'regular' WHERE member_id = $1`, [memberId]);
    expect(codesOf((await flows.mine(memberId)).mine)).toEqual(['beauty', 'snacks', 'tea']);
    expect(await flows.choices(memberId)).toMatchObject({ most: 3, resting: ['repair', 'umbrella', 'salons'] });
    await flows.pick(memberId, ['tea', 'umbrella', 'salons']);
    expect(await flows.choices(memberId)).toMatchObject({ resting: [], mayChange: true });
    await rows(shop.db.reading, `UPDATE member_tier SET tier = 'silver' WHERE member_id = $1`, [memberId]);
    expect(await flows.mine(memberId)).toMatchObject({ pick: { most: 6, picked: 3, sentence: '还可选 3 项' } });
  });

  it('goes with who stays when two are found to be one, and uses count on', async () => {
    const office = await PointsOffice.of(shop);
    const [keep, gone] = [await memberOf(shop), await memberOf(shop)];
    await flows.pick(gone, ['beauty', 'tea']);
    await flows.greet(gone);
    await flows.deliver(gone, 'tea');
    await office.merge(keep, gone);
    const mine = await flows.mine(keep);
    expect(codesOf(mine.mine)).toEqual(['beauty', 'tea']);
    expect(mine.coming).toMatchObject([{ code: 'tea', state: 'delivered' }]);
    expect((await flows.mine(gone)).mine).toEqual([]);
    expect(await flows.confirm(keep, mine.coming[0]?.id ?? '')).toMatchObject({ state: 'confirmed' });
  });
});

describe('using', () => {
  it('never goes beyond the quota, and one id is one use', async () => {
    const memberId = await memberOf(shop, 60_000);
    await flows.greet(memberId);
    const id = newId();
    expect(await outcomes(Array.from({ length: 4 }, () => flows.deliver(memberId, 'tea', id)))).toEqual({ yes: 4 });
    const asked = Array.from({ length: 5 }, () => flows.ask(memberId, 'tea'));
    expect(await outcomes(asked)).toEqual({ yes: 1, BENEFIT_QUOTA: 4 });
    await expect(flows.deliver(memberId, 'tea')).rejects.toMatchObject({
      detail: { sentence: '本月已用完，12月1日起可用' },
    });
    const mine = await flows.mine(memberId);
    const tea = mine.mine.find(({ code }) => code === 'tea');
    expect(tea).toMatchObject({ can: false, left: 0 });
    const waiting = mine.coming.find(({ state }) => state === 'asked');
    await flows.cancel(memberId, waiting?.id ?? '');
    expect((await flows.mine(memberId)).mine.find(({ code }) => code === 'tea')).toMatchObject({ left: 1 });
  });

  it('is handed over, confirmed, or owed again where the member says so', async () => {
    const memberId = await memberOf(shop, 60_000);
    await expect(flows.now(memberId)).rejects.toMatchObject({ code: 'MEMBER_UNKNOWN' });
    await flows.greet(memberId);
    const asked = await flows.ask(memberId, 'snacks');
    expect(await flows.now(memberId)).toMatchObject({ waiting: [{ id: asked.id, sentence: '今天要给' }] });
    expect(await flows.deliver(memberId, 'snacks', asked.id)).toMatchObject({ state: 'delivered', duplicate: false });
    expect(await flows.deliver(memberId, 'snacks', asked.id)).toMatchObject({ state: 'delivered', duplicate: true });
    expect(await flows.confirm(memberId, asked.id, false)).toMatchObject({ state: 'asked' });
    expect(await flows.confirm(memberId, asked.id, false)).toMatchObject({ state: 'asked' });
    const { uses } = await flows.debts.list(flows.manager, { limit: 10 });
    expect(uses).toMatchObject([{ id: asked.id, disputed: true, overdueDays: 0 }]);
    expect(await flows.deliver(memberId, 'snacks', asked.id)).toMatchObject({ duplicate: false });
    expect(await flows.confirm(memberId, asked.id)).toMatchObject({ state: 'confirmed', canConfirm: false });
    await expect(flows.confirm(memberId, asked.id, false)).rejects.toMatchObject({ code: 'BENEFIT_USE_STATE' });
  });

  it('is a debt of the store once its day is over, until somebody says why not, and then costs the member nothing', async () => {
    const memberId = await memberOf(shop, 60_000);
    const [one, other] = [await flows.ask(memberId, 'tea'), await flows.ask(memberId, 'snacks')];
    expect((await flows.debts.list(flows.manager, { limit: 10 })).uses).toEqual([]);
    expect((await flows.debts.list(flows.manager, { limit: 10, which: 'open' })).uses).toHaveLength(2);
    expect(await flows.debts.prepare({ memberId, id: other.id }, flows.manager)).toMatchObject({ state: 'prepared' });
    shop.clock.set('2026-11-25T10:00:00+08:00');
    const first = await flows.debts.list(flows.manager, { limit: 1 });
    expect(first.uses).toMatchObject([{ overdueDays: 3, sentence: '应在11月22日给，晚了 3 天' }]);
    const second = await flows.debts.list(flows.manager, { limit: 1, after: first.next ?? '' });
    expect([...first.uses, ...second.uses].map(({ id }) => id).sort()).toEqual([one.id, other.id].sort());
    const elsewhere = { ...flows.manager, storeId: newId() };
    const ref = { memberId, id: one.id };
    const why = { missedBy: 'store', reason: '茶具送修' } as const;
    await expect(flows.debts.miss(ref, why, elsewhere)).rejects.toMatchObject({ code: 'BENEFIT_USE_UNKNOWN' });
    const teaLeft = async () => (await flows.mine(memberId)).mine.find(({ code }) => code === 'tea')?.left;
    expect(await teaLeft()).toBe(1);
    expect(await flows.debts.miss(ref, why, flows.manager)).toMatchObject({ state: 'missed' });
    expect(await teaLeft()).toBe(2);
    const told = await rows<{ title: string }>(
      shop.db.reading,
      `SELECT title FROM inbox_message WHERE member_id = $1 AND kind = 'benefit' ORDER BY created_at`,
      [memberId],
    );
    expect(told.map(({ title }) => title)).toEqual(['「点心小食」已备好', '「茶水饮品」没能给您']);
    await flows.debts.miss({ memberId, id: other.id }, { missedBy: 'member', reason: '没有到店' }, flows.manager);
    expect((await flows.debts.list(flows.manager, { limit: 10 })).uses).toEqual([]);
  });

  it('is for members whose card is in force, and for what one asks for', async () => {
    const memberId = await memberOf(shop, 60_000);
    await expect(flows.ask(memberId, 'beauty')).rejects.toMatchObject({ code: 'BENEFIT_NOT_ASKED' });
    await expect(flows.ask(memberId, 'wifi')).rejects.toMatchObject({ code: 'BENEFIT_NOT_ASKED' });
    await expect(flows.ask(memberId, 'gold_bar')).rejects.toMatchObject({ code: 'BENEFIT_UNKNOWN' });
    const { id } = await flows.ask(memberId, 'snacks');
    await flows.greet(memberId);
    await rows(shop.db.reading, `UPDATE member SET state = 'frozen' WHERE id = $1`, [memberId]);
    await expect(flows.ask(memberId, 'tea')).rejects.toMatchObject({ code: 'BENEFIT_RESTS' });
    expect(await flows.mine(memberId)).toMatchObject({ rests: '会员卡已冻结，权益暂停使用，请联系门店', mine: [] });
    await expect(flows.deliver(memberId, 'snacks', id)).rejects.toMatchObject({ code: 'BENEFIT_RESTS' });
    await rows(shop.db.reading, `UPDATE member SET state = 'active' WHERE id = $1`, [memberId]);
    const home = `UPDATE member SET joined_store_id = $2 WHERE id = $1`;
    await rows(shop.db.reading, home, [memberId, newId()]);
    await expect(flows.deliver(memberId, 'snacks', id)).rejects.toMatchObject({ code: 'BENEFIT_STORE' });
    await rows(shop.db.reading, home, [memberId, shop.storeId]);
    expect(await flows.deliver(memberId, 'snacks', id)).toMatchObject({ state: 'delivered' });
  });
});
