// What programmes may ask for joining and points besides the boutique's: a year of purchases, one visit, nothing bought;
// points for visits and birthdays, cards whose points expire together.
import { type BusinessDay, addMonths } from '@guike/kernel';
import { JoinMember, bookingChecks } from '@guike/flows';
import { Keys, rows } from '@guike/platform';
import { runChecks } from '@guike/points';
import { StoresService } from '@guike/stores';
import { TiersService } from '@guike/tiers';
import { type ProgrammeWish, all, anything, programmeOf } from '../support/programmes';
import { type Shop, openShop } from '../support/shop';

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

describe('joining by what was bought in a year', () => {
  const rule = all({ fact: 'netSpendFen', window: 'rolling12Months', atLeast: 1_000 * yuan });

  it('asks at the till once the year is enough, and counts and earns what opened the card', async () => {
    await open({ joining: { rule, withinDays: 3, before: { countsForMonths: 24, earns: 'opening' } } });
    await sell('ancient', 900, { agrees: false });
    shop.clock.advance({ days: 400 });
    expect((await sell('first', 600, { agrees: false })).mayJoin).toBe(false);
    shop.clock.advance({ days: 30 });
    const second = await sell('second', 400, { agrees: false });
    expect(second).toMatchObject({ mayJoin: true, memberState: 'known', balance: 0 });
    const receipt = { businessDay: shop.today(), number: 'second' };
    const join = { storeId: shop.storeId, receipt, consentVersion: '1' };
    const joined = await shop.module.context.get(JoinMember).join(join);
    expect(joined).toMatchObject({ joined: true, balance: 60 + 40 });
    const memberId = joined.memberId as string;
    expect((await read(memberId)).facts).toMatchObject({
      rolling12Months: { netSpendFen: 1_000 * yuan, visits: 2 },
      lifetime: { netSpendFen: 1_900 * yuan, visits: 3 },
    });
    await shop.takeBack('back', 'first', { mode: 'whole' }, businessDayBefore(30));
    const answer = await shop.takeBack('back-ancient', 'ancient', { mode: 'whole' }, businessDayBefore(430));
    expect(answer).toMatchObject({ balance: 40, pointsReversed: 0 });
    expect((await read(memberId)).facts.lifetime).toMatchObject({ netSpendFen: 400 * yuan, visits: 1 });
  });

  it('does the same when the customer agrees at once', async () => {
    await open({ joining: { rule, withinDays: 0, before: { countsForMonths: 12, earns: 'nothing' } } });
    await sell('first', 600);
    const joined = await sell('second', 400);
    expect(joined).toMatchObject({ joined: true, balance: 40 });
    expect((await read(joined.memberId as string)).facts.lifetime.netSpendFen).toBe(1_000 * yuan);
  });

  it('looks at the sales of one visit where the rule says so', async () => {
    await open({
      joining: { rule: all({ fact: 'netSpendFen', window: 'visit', atLeast: 1_000 * yuan }), withinDays: 0 },
    });
    await sell('yesterday', 900, { agrees: false });
    shop.clock.advance({ days: 1 });
    expect((await sell('morning', 600)).joined).toBe(false);
    expect(await sell('noon', 400)).toMatchObject({ joined: true, balance: 40 });
  });

  it('gives nobody a card by buying where there is no rule', async () => {
    await open({ joining: { rule: null, invitation: true } });
    expect(await sell('large', 90_000)).toMatchObject({ joined: false, mayJoin: false });
  });

  const businessDayBefore = (days: number): BusinessDay => {
    const at = new Date(shop.clock.now().getTime() - days * 86_400_000);
    return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(at) as BusinessDay;
  };
});

describe('points', () => {
  it('are given once for a visit, and go with the sale that had them', async () => {
    await open({ joining: anything, points: { perVisit: 5 } });
    const second = await shop.db.inTransaction((tx) =>
      shop.module.context.get(StoresService).createStore(tx, { code: 'S2', name: '二店' }),
    );
    expect((await sell('a', 100)).pointsEarned).toBe(15);
    expect((await sell('b', 100)).pointsEarned).toBe(10);
    expect((await sell('c', 100, { storeId: second })).pointsEarned).toBe(15);
    await shop.takeBack('half', 'a', { mode: 'amount', amountFen: 50 * yuan });
    expect((await shop.takeBack('rest', 'a', { mode: 'whole' })).balance).toBe(25);
    expect((await sell('d', 100)).pointsEarned).toBe(10);
    shop.clock.advance({ days: 1 });
    expect(await sell('e', 100)).toMatchObject({ pointsEarned: 15, balance: 50 });
  });

  it('are the same whether the refund came before its sale or after', async () => {
    await open({ joining: anything, points: { perVisit: 5 } });
    await sell('joins', 100);
    shop.clock.advance({ days: 1 });
    await shop.takeBack('early', 'x', { mode: 'whole' });
    await sell('x', 100);
    expect(await sell('y', 100)).toMatchObject({ pointsEarned: 10, balance: 25 });
  });

  it('are multiplied in the month of the birthday', async () => {
    await open({ joining: anything, points: { multipliers: [{ when: { kind: 'birthday_month' }, times: 2 }] } });
    const { memberId } = await sell('a', 100);
    const [id, keys] = [memberId as string, shop.module.context.get(Keys)];
    const month = shop.today().slice(5, 7);
    await rows(shop.db.reading, `UPDATE member SET birthday_enc = $2 WHERE id = $1`, [
      id,
      keys.seal(`solar:1990-${month}-01`, id),
    ]);
    expect((await sell('b', 100)).pointsEarned).toBe(20);
    shop.clock.advance({ days: 31 });
    expect((await sell('c', 100)).pointsEarned).toBe(10);
  });

  it('expire together with the year of the card', async () => {
    await open({ joining: anything, points: { expiry: 'cardCycle', expiresAfterMonths: 12 } });
    const { memberId } = await sell('a', 100);
    const card = shop.today();
    shop.clock.advance({ days: 100 });
    await sell('b', 100);
    shop.clock.advance({ days: 300 });
    await sell('c', 100);
    const expiries = await shop.one<{ days: string[] }>(
      `SELECT array_agg(expires_on::text ORDER BY seq) AS days FROM point_entry WHERE member_id = $1 AND kind = 'earn'`,
      [memberId],
    );
    expect(expiries.days).toEqual([addMonths(card, 12), addMonths(card, 12), addMonths(card, 24)]);
  });
});
