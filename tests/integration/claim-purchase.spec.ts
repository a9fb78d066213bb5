// 补登积分: a forgotten sale becomes the member's who claims it, once, with all that follows; nobody else's ever does.
import { businessDay } from '@guike/kernel';
import { DayReceiptsReader } from '../support/day-receipts';
import { PointsOffice } from '../support/points-office';
import { memberWithPoints } from '../support/rewards';
import { type Shop, openShop } from '../support/shop';

let shop: Shop;
let office: PointsOffice;
let member: string;
let numbers = 0;
beforeAll(async () => {
  shop = await openShop();
  office = await PointsOffice.of(shop);
});
afterAll(() => shop?.close());
beforeEach(async () => {
  shop.clock.set('2026-03-02T10:00:00+08:00');
  member = await memberWithPoints(shop);
});
afterEach(async () => {
  expect(await office.wrong()).toEqual([]);
});

/** A sale of two pieces at ¥100 each that nobody's card was shown at. */
async function forgotten(wish: { number?: string; servingGuide?: string; yuan?: number } = {}): Promise<string> {
  const { number = `F${++numbers}`, yuan = 100, ...more } = wish;
  await shop.sell({ number, goods: [{ yuan, quantity: 2 }], ...more });
  return number;
}

const approved = async (number: string, by = office.manager) => {
  const { id } = await office.claim(member, number);
  return office.decideClaim(member, id, by);
};

describe('an approved claim', () => {
  it('gives the points of a late sale, counts for tiers, and is read like any sale', async () => {
    const number = await forgotten();
    shop.clock.advance({ days: 3 });
    const claim = await office.claim(member, number, { day: businessDay('2026-03-02') });
    expect(claim).toMatchObject({ state: 'waiting', points: null, sentence: '已提交，门店正在核对' });
    const [listed] = (await office.claims()).items;
    expect(listed).toMatchObject({ sale: { netFen: 20_000, items: 2 }, obstacle: null, filedBy: '会员本人' });
    expect(await office.decideClaim(member, claim.id)).toMatchObject({ state: 'approved', points: 20 });
    expect(await office.balance(member)).toBe(1_020);
    expect((await office.mine(member)).claims[0]).toMatchObject({ state: 'approved', sentence: '已补登 20 积分' });
    const counted = `SELECT t.lifetime_net_fen AS fen, (SELECT max(business_day)::text FROM member_visit v
      WHERE v.member_id = t.member_id) AS day FROM member_tier t WHERE t.member_id = $1`;
    expect(await shop.one(counted, [member])).toEqual({ fen: 1_020_000, day: '2026-03-02' });
  });

  it('leaves the till its day as it was: one sale, one net, and the same receipt again is a repeat', async () => {
    const books = new DayReceiptsReader(shop);
    const number = await forgotten();
    const before = await books.totals();
    await approved(number);
    const after = await books.totals();
    expect(after).toEqual({ ...before, pointsEarned: before.pointsEarned + 20 });
    expect((await books.numbers()).filter((each) => each === number)).toHaveLength(1);
    const again = await shop.sell({ number, goods: [{ yuan: 100, quantity: 2 }] });
    expect(again).toMatchObject({ duplicate: true, memberId: null, balance: 0 });
  });

  it('is what later refunds go to; what came back before earns nothing', async () => {
    const number = await forgotten();
    await shop.takeBack(`${number}-r1`, number, { mode: 'lines', lines: [{ lineNumber: 1, quantity: 1 }] });
    expect(await approved(number)).toMatchObject({ points: 10 });
    expect(await office.balance(member)).toBe(1_010);
    const back = await shop.takeBack(`${number}-r2`, number, { mode: 'whole' });
    expect(back).toMatchObject({ memberId: member, pointsReversed: 10, returnedFen: 10_000 });
    expect(await office.balance(member)).toBe(1_000);
  });

  it('is given once when two approve at once, and when two members claim the same receipt', async () => {
    const number = await forgotten();
    const other = await memberWithPoints(shop);
    const [mine, theirs] = [await office.claim(member, number), await office.claim(other, number)];
    const all = await Promise.allSettled([
      office.decideClaim(member, mine.id, office.manager),
      office.decideClaim(member, mine.id, office.office),
      office.decideClaim(other, theirs.id, office.office),
    ]);
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await office.balance(member)) + (await office.balance(other))).toBe(2_020);
    const refused = (await office.claims()).items.find(({ state }) => state === 'waiting');
    expect(refused).toMatchObject({ sale: null, obstacle: '小票已记在会员名下，不能再补登' });
  });

  it('needs the sale: it waits for the till, and can be approved once the sale is there', async () => {
    const claim = await office.claim(member, 'LATE-1');
    expect(claim).toMatchObject({ state: 'waiting_sale', sentence: '等待收银数据，收到后由门店核对' });
    await expect(office.decideClaim(member, claim.id)).rejects.toMatchObject({ code: 'SALE_MISSING' });
    await forgotten({ number: 'LATE-1' });
    expect(await office.decideClaim(member, claim.id)).toMatchObject({ points: 20 });
  });

  it('is not of a void sale', async () => {
    const number = await forgotten();
    const { id } = await office.claim(member, number);
    await shop.takeBack(number, number, { mode: 'void' });
    await expect(office.decideClaim(member, id)).rejects.toMatchObject({ code: 'CLAIM_IMPOSSIBLE' });
    expect(await office.decideClaim(member, id, office.manager, '这笔已作废')).toMatchObject({ state: 'refused' });
    expect(await office.inbox(member, 'claim')).toEqual(['积分补登未通过']);
    expect((await office.mine(member)).claims[0]?.sentence).toBe('未通过：这笔已作废');
  });
});

describe('filing', () => {
  it('refuses what is somebody’s, void, or from before joining, always in the same way', async () => {
    const other = `13911${String(++numbers).padStart(6, '0')}`;
    await shop.sell({ number: 'THEIRS', phone: other, goods: [{ yuan: 100, quantity: 2 }] });
    await expect(office.claim(member, 'THEIRS')).rejects.toMatchObject({ code: 'CLAIM_IMPOSSIBLE' });
    await shop.sell({ number: 'VOID', goods: [{ yuan: 10 }] });
    await shop.takeBack('VOID', 'VOID', { mode: 'void' });
    await expect(office.claim(member, 'VOID')).rejects.toMatchObject({ code: 'CLAIM_IMPOSSIBLE' });
    shop.clock.advance({ days: -2 });
    const [day, early] = [shop.today(), await forgotten()];
    shop.clock.advance({ days: 2 });
    await expect(office.claim(member, early, { day })).rejects.toMatchObject({ code: 'CLAIM_IMPOSSIBLE' });
  });

  it('keeps to the days and the number that the programme gives', async () => {
    await expect(office.claim(member, 'X', { day: businessDay('2026-01-30') })).rejects.toMatchObject({
      code: 'CLAIM_TOO_LATE',
    });
    await expect(office.claim(member, 'X', { day: businessDay('2026-03-03') })).rejects.toMatchObject({
      code: 'CLAIM_TOO_LATE',
    });
    for (let n = 1; n <= 3; n++) await office.claim(member, `N${++numbers}`);
    await expect(office.claim(member, 'N4')).rejects.toMatchObject({ code: 'CLAIM_LIMIT' });
    expect((await office.mine(member)).rules).toEqual({ from: '2026-01-31', today: '2026-03-02', left: 0 });
    shop.clock.set('2026-04-01T10:00:00+08:00');
    expect((await office.mine(member)).rules?.left).toBe(3);
  });

  it('is one claim for one id and one receipt', async () => {
    const [number, id] = [await forgotten(), '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b7b02'];
    await Promise.all([office.claim(member, number, { id }), office.claim(member, number, { id })]);
    await expect(office.claim(member, number)).rejects.toMatchObject({ code: 'CLAIM_EXISTS' });
    await expect(office.claim(member, 'another', { id })).rejects.toMatchObject({ code: 'OPERATION_CONFLICT' });
  });

  it('by staff is decided by somebody else, and limited per day', async () => {
    const { id } = await office.claim(member, await forgotten(), { by: office.manager });
    await expect(office.decideClaim(member, id, office.manager)).rejects.toMatchObject({ code: 'SECOND_PERSON' });
    expect(await office.decideClaim(member, id, office.office)).toMatchObject({ points: 20 });
    for (let n = 1; n <= 10; n++)
      await office.claim(await memberWithPoints(shop), `G${++numbers}`, { by: office.guide });
    await expect(office.claim(member, `G${++numbers}`, { by: office.guide })).rejects.toMatchObject({
      code: 'CLAIM_LIMIT',
    });
  }, 30_000);
});

it('gives no more than so many of a store’s sales of a day that name nobody', async () => {
  shop.clock.set('2026-03-10T10:00:00+08:00');
  for (let n = 1; n <= 10; n++) {
    member = await memberWithPoints(shop);
    await approved(await forgotten({ yuan: 10 }));
  }
  member = await memberWithPoints(shop);
  await expect(approved(await forgotten())).rejects.toMatchObject({ code: 'CLAIM_LIMIT' });
}, 30_000);

it('gives no more than so many of one cashier’s sales of a day, and none to who served it', async () => {
  for (let n = 1; n <= 10; n++) {
    member = await memberWithPoints(shop);
    await approved(await forgotten({ servingGuide: 'guide', yuan: 10 }));
  }
  member = await memberWithPoints(shop);
  await expect(approved(await forgotten({ servingGuide: 'guide' }))).rejects.toMatchObject({ code: 'CLAIM_LIMIT' });
  await expect(approved(await forgotten({ servingGuide: 'manager' }))).rejects.toMatchObject({ code: 'SECOND_PERSON' });
}, 30_000);

it('is not decided by another store', async () => {
  const { id } = await office.claim(member, await forgotten());
  const elsewhere = { ...office.manager, storeId: member };
  await expect(office.decideClaim(member, id, elsewhere)).rejects.toMatchObject({ code: 'CLAIM_UNKNOWN' });
  expect((await office.claims(elsewhere)).items).toEqual([]);
});
