// Redemptions: never beyond the stock or a limit however many ask at once, handed out once, back in their own lots.
import { FreezeCard, LapseRedemptions, PointsPage, RewardCatalogue, bookingChecks } from '@guike/flows';
import { newId } from '@guike/platform';
import { runChecks } from '@guike/points';
import { memberWithPoints, rewardFlows } from '../support/rewards';
import { type Shop, openShop } from '../support/shop';
import { recordStatements } from '../support/statements';

let shop: Shop;
let flows: ReturnType<typeof rewardFlows>;
beforeAll(async () => {
  shop = await openShop({ config: { databasePool: 8 } });
  flows = rewardFlows(shop.module.context);
});
afterAll(() => shop?.close());
beforeEach(() => shop.clock.set('2026-03-03T10:00:00+08:00'));
afterEach(async () => {
  // What a test leaves open is no concern of the next one.
  shop.clock.advance({ days: 60 });
  await lapse();
  const outcomes = await runChecks(shop.db.reading, bookingChecks);
  expect(outcomes.filter((each) => each.offenders > 0)).toEqual([]);
});

const lapse = () => shop.module.context.get(LapseRedemptions).lapse();
const account = (memberId: string) =>
  shop.one(`SELECT balance, spent, lot_left AS lots FROM point_account WHERE member_id = $1`, [memberId]);
const takenOf = async (rewardId: string) =>
  (await shop.one<{ taken: number }>(`SELECT taken FROM reward WHERE id = $1`, [rewardId])).taken;

/** How many of each outcome there were: 'yes', or the code of the refusal. */
async function outcomes(asked: readonly Promise<unknown>[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const each of await Promise.allSettled(asked)) {
    const outcome =
      each.status === 'fulfilled' ? 'yes' : String((each.reason as { code?: string }).code ?? each.reason);
    counts[outcome] = (counts[outcome] ?? 0) + 1;
  }
  return counts;
}

describe('many at once', () => {
  it('gives five of a stock of five to twenty members', async () => {
    const members: string[] = [];
    for (let n = 0; n < 20; n++) members.push(await memberWithPoints(shop));
    const reward = await flows.offer({ stock: 5 });
    const asked = await outcomes(members.map((memberId) => flows.redeem(memberId, reward)));
    expect(asked).toEqual({ yes: 5, REWARD_SOLD_OUT: 15 });
    expect(await takenOf(reward)).toBe(5);
  });

  it('gives a member one where one is the limit, and no more than the points buy', async () => {
    const memberId = await memberWithPoints(shop);
    const single = await flows.offer({ perMember: 1 });
    expect(await outcomes(Array.from({ length: 4 }, () => flows.redeem(memberId, single)))).toEqual({
      yes: 1,
      REWARD_LIMIT: 3,
    });
    const dear = await flows.offer({ points: 400 });
    expect(await outcomes(Array.from({ length: 4 }, () => flows.redeem(memberId, dear)))).toEqual({ yes: 2, GK004: 2 });
    expect(await account(memberId)).toMatchObject({ balance: 100, spent: 900 });
  });

  it('is one redemption under one id, though it was the last one of the stock', async () => {
    const memberId = await memberWithPoints(shop);
    const reward = await flows.offer({ stock: 1 });
    const id = newId();
    const asked = await Promise.all(Array.from({ length: 5 }, () => flows.redeem(memberId, reward, id)));
    expect(asked.filter(({ duplicate }) => !duplicate)).toHaveLength(1);
    expect(new Set(asked.map(({ code }) => code)).size).toBe(1);
    expect(asked.map(({ balance }) => balance)).toEqual([900, 900, 900, 900, 900]);
    const other = await flows.offer();
    await expect(flows.redeem(memberId, other, id)).rejects.toMatchObject({ code: 'OPERATION_CONFLICT' });
  });

  it('hands out once, and tells the same till the same', async () => {
    const { code } = await flows.redeem(await memberWithPoints(shop), await flows.offer());
    const [one, other] = [newId(), newId()];
    const tills = [one, other, one, other, one, other];
    const answers = await Promise.allSettled(tills.map((till) => flows.verify(code, till)));
    const done = answers.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    expect(done).toHaveLength(3);
    expect(done.filter(({ duplicate }) => !duplicate)).toHaveLength(1);
    const refused = answers.flatMap((each) =>
      each.status === 'rejected' ? [(each.reason as { code: string }).code] : [],
    );
    expect(refused).toEqual(['REDEMPTION_USED', 'REDEMPTION_USED', 'REDEMPTION_USED']);
  });

  it('lapses once, or is handed out, and never both', async () => {
    const memberId = await memberWithPoints(shop);
    const reward = await flows.offer({ stock: 3 });
    const codes = [];
    for (let n = 0; n < 3; n++) codes.push((await flows.redeem(memberId, reward)).code);
    shop.clock.advance({ days: 31 });
    const verifying = outcomes(codes.map((code) => flows.verify(code)));
    const [lapsed, alsoLapsed] = await Promise.all([lapse(), lapse()]);
    expect(await verifying).toEqual({ REDEMPTION_LAPSED: 3 });
    expect(lapsed + alsoLapsed).toBeLessThanOrEqual(3);
    expect(await takenOf(reward)).toBe(0);
    expect(await account(memberId)).toEqual({ balance: 1_000, spent: 0, lots: [1_000] });
  });
});

describe('thirty days', () => {
  it('end with the last one: until midnight it is handed out, from then on the points are back in their lots', async () => {
    const memberId = await memberWithPoints(shop, 300);
    shop.clock.advance({ days: 1 });
    await shop.sell({
      number: 'second lot',
      customer: { kind: 'id', id: memberId },
      goods: [{ yuan: 1_000, quantity: 2 }],
    });
    shop.clock.advance({ days: 1 });
    const reward = await flows.offer({ points: 400, stock: 3, perMember: 1 });
    const fetched = await flows.redeem(await memberWithPoints(shop), reward);
    const forgotten = await flows.redeem(memberId, reward);
    expect(forgotten).toMatchObject({ expiresOn: '2026-04-04', balance: 100 });
    expect(await account(memberId)).toMatchObject({ lots: [100] });
    shop.clock.set('2026-04-04T23:59:59+08:00');
    expect(await lapse()).toBe(0);
    expect(await flows.verify(fetched.code)).toMatchObject({ duplicate: false, redeemedOn: '2026-03-05' });
    await expect(flows.redeem(memberId, reward)).rejects.toMatchObject({ code: 'REWARD_LIMIT' });
    shop.clock.set('2026-04-05T00:00:00+08:00');
    expect(await lapse()).toBe(1);
    expect(await account(memberId)).toEqual({ balance: 500, spent: 0, lots: [300, 200] });
    expect(await takenOf(reward)).toBe(1);
    await expect(flows.verify(forgotten.code)).rejects.toMatchObject({ code: 'REDEMPTION_LAPSED' });
    expect(await flows.redeem(memberId, reward)).toMatchObject({ duplicate: false, balance: 100 });
  });

  it('end for whoever comes too late before the sweep does', async () => {
    const memberId = await memberWithPoints(shop);
    const { code, id } = await flows.redeem(memberId, await flows.offer());
    shop.clock.advance({ days: 31 });
    const { redemptions } = await shop.module.context.get(RewardCatalogue).redeemed(memberId, { limit: 10 });
    expect(redemptions[0]).toMatchObject({ id, state: 'lapsed', sentence: '4月2日前没有领取，100 积分已退回' });
    await expect(flows.verify(code)).rejects.toMatchObject({ code: 'REDEMPTION_LAPSED' });
    expect(await account(memberId)).toMatchObject({ balance: 1_000 });
    expect(await lapse()).toBe(0);
  });

  it('give points of a lot that is over thirty days more', async () => {
    const memberId = await memberWithPoints(shop);
    shop.clock.set('2028-03-01T10:00:00+08:00');
    await flows.redeem(memberId, await flows.offer({ points: 1_000 }));
    shop.clock.set('2028-04-01T10:00:00+08:00');
    expect(await lapse()).toBe(1);
    const { lines, points } = await shop.module.context.get(PointsPage).points(memberId, { limit: 2 });
    expect(points).toMatchObject({ balance: 1_000, expiring: [{ points: 1_000, on: '2028-05-01' }] });
    expect(lines.map(({ title }) => title)).toEqual(['兑换过期退回 · 真丝丝巾', '兑换 · 真丝丝巾']);
    expect(lines[0]?.why).toEqual(['没有按时到店领取，用掉的积分退回']);
  });

  it('sweeps page after page', async () => {
    const memberId = await memberWithPoints(shop, 5_000);
    const reward = await flows.offer({ points: 10 });
    for (let n = 0; n < 205; n++) await flows.redeem(memberId, reward);
    shop.clock.advance({ days: 31 });
    expect(await lapse()).toBe(205);
    expect(await account(memberId)).toMatchObject({ balance: 5_000 });
  });
});

describe('who may', () => {
  it('is decided by tier, window, state and price, before anything is spent', async () => {
    const memberId = await memberWithPoints(shop);
    const refused = async (terms: Parameters<typeof flows.offer>[0], code: string) =>
      expect(flows.redeem(memberId, await flows.offer(terms))).rejects.toMatchObject({ code });
    await refused({ minTier: 'platinum' }, 'REWARD_TIER');
    await refused({ stock: 0 }, 'REWARD_SOLD_OUT');
    await refused({ windows: [{ fromMonth: 3, fromDay: 4, toMonth: 3, toDay: 5 }] }, 'REWARD_CLOSED');
    await expect(flows.redeem(memberId, newId())).rejects.toMatchObject({ code: 'REWARD_UNKNOWN' });
    await refused({ points: 1_001 }, 'GK004');
    const { memberId: known } = await shop.sell({ number: 'known', phone: '13500000001', goods: [{ yuan: 9 }] });
    await expect(flows.redeem(String(known), await flows.offer())).rejects.toMatchObject({ code: 'MEMBERS_ONLY' });
    expect(await account(memberId)).toMatchObject({ balance: 1_000, spent: 0 });
  });

  it('follows the business day at both ends of a window', async () => {
    const memberId = await memberWithPoints(shop);
    const reward = await flows.offer({ windows: [{ fromMonth: 3, fromDay: 4, toMonth: 3, toDay: 5 }] });
    const at = async (instant: string) => {
      shop.clock.set(instant);
      return outcomes([flows.redeem(memberId, reward)]);
    };
    expect(await at('2026-03-03T23:59:59+08:00')).toEqual({ REWARD_CLOSED: 1 });
    expect(await at('2026-03-04T00:00:00+08:00')).toEqual({ yes: 1 });
    expect(await at('2026-03-05T23:59:59+08:00')).toEqual({ yes: 1 });
    expect(await at('2026-03-06T00:00:00+08:00')).toEqual({ REWARD_CLOSED: 1 });
  });

  it('is nobody whose card is frozen, not at the counter either, and the points come back all the same', async () => {
    const memberId = await memberWithPoints(shop);
    const reward = await flows.offer();
    const { code } = await flows.redeem(memberId, reward);
    const by = { staffId: newId(), role: 'head_office' as const, storeId: null };
    await shop.module.context.get(FreezeCard).freeze(memberId, { id: newId(), reason: 'lost', note: '手机丢了' }, by);
    await expect(flows.redeem(memberId, reward)).rejects.toMatchObject({ code: 'ACCOUNT_FROZEN' });
    await expect(flows.verify(code)).rejects.toMatchObject({ code: 'ACCOUNT_FROZEN' });
    shop.clock.advance({ days: 31 });
    expect(await lapse()).toBe(1);
    expect(await account(memberId)).toMatchObject({ balance: 1_000 });
  });
});

describe('statements', () => {
  it('are eight to redeem, two for the catalogue and one for the redemptions, however many there are', async () => {
    const memberId = await memberWithPoints(shop);
    const reward = await flows.offer();
    await flows.redeem(memberId, reward);
    const redeeming = await recordStatements(() => flows.redeem(memberId, reward));
    expect(redeeming.statements.map((text) => text.trim().split(/\s+/).slice(0, 3).join(' '))).toEqual([
      'START TRANSACTION',
      expect.stringMatching(/^SELECT w\.id,/),
      'SELECT m.id, l.*',
      expect.stringMatching(/^SELECT count/),
      expect.stringMatching(/^SELECT \* FROM/),
      'WITH new_code AS',
      'INSERT INTO outbox',
      'COMMIT',
    ]);
    const catalogue = shop.module.context.get(RewardCatalogue);
    expect((await recordStatements(() => catalogue.catalogue(memberId))).statements).toHaveLength(2);
    expect((await recordStatements(() => catalogue.redeemed(memberId, { limit: 50 }))).statements).toHaveLength(1);
    expect((await recordStatements(() => lapse())).statements).toHaveLength(1);
  });
});
