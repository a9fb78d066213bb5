// 手工调整: booked at once up to the limit, by a second person above it, once however often it is asked or decided.
import { PointsPage } from '@guike/flows';
import { newId } from '@guike/platform';
import { PointsOffice } from '../support/points-office';
import { memberWithPoints } from '../support/rewards';
import { type Shop, openShop } from '../support/shop';

let shop: Shop;
let office: PointsOffice;
let member: string;
beforeAll(async () => {
  shop = await openShop();
  office = await PointsOffice.of(shop);
});
afterAll(() => shop?.close());
beforeEach(async () => {
  member = await memberWithPoints(shop);
});
afterEach(async () => {
  expect(await office.wrong()).toEqual([]);
});

const why = async (forOffice: boolean) => {
  const { lines } = await shop.module.context.get(PointsPage).points(member, { limit: 1, forOffice });
  return { points: lines[0]?.points, why: lines[0]?.why };
};

it('books up to the limit at once, and tells the member why', async () => {
  expect(await office.adjust(member, 500)).toMatchObject({ state: 'booked', balance: 1_500 });
  expect(await office.inbox(member, 'adjustment')).toEqual(['门店为您补记 500 积分']);
  expect(await why(false)).toEqual({ points: 500, why: ['门店调整：服务补偿'] });
  expect(await why(true)).toEqual({ points: 500, why: ['门店调整：服务补偿', 'manager提交：改衣拖延'] });
});

it('is the same adjustment when it is sent again, and another one is refused under its id', async () => {
  const id = newId();
  await Promise.all([office.adjust(member, 80, office.manager, id), office.adjust(member, 80, office.manager, id)]);
  expect(await office.balance(member)).toBe(1_080);
  await expect(office.adjust(member, 90, office.manager, id)).rejects.toMatchObject({ code: 'OPERATION_CONFLICT' });
});

it('waits above the limit for a second person, and is booked once when two approve at once', async () => {
  const { id, state } = await office.adjust(member, 501);
  expect(state).toBe('waiting');
  expect(await office.balance(member)).toBe(1_000);
  const both = await Promise.allSettled([
    office.decideAdjustment(member, id, office.finance),
    office.decideAdjustment(member, id, office.office),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'ALREADY_DECIDED' } });
  expect(await office.balance(member)).toBe(1_501);
  expect((await why(true)).why?.[1]).toMatch(/^manager提交，(finance|office)审批：改衣拖延$/);
});

it('answers the same person the same again', async () => {
  const { id } = await office.adjust(member, 600);
  await office.decideAdjustment(member, id);
  expect(await office.decideAdjustment(member, id)).toEqual({ id, state: 'booked' });
  await expect(office.decideAdjustment(member, id, office.finance, '算了')).rejects.toMatchObject({
    code: 'ALREADY_DECIDED',
  });
  expect(await office.balance(member)).toBe(1_600);
});

it('is not approved by who asked', async () => {
  const { id } = await office.adjust(member, 600, office.finance);
  await expect(office.decideAdjustment(member, id, office.finance)).rejects.toMatchObject({ code: 'SECOND_PERSON' });
  expect(await office.decideAdjustment(member, id, office.office, '没有凭据')).toEqual({ id, state: 'refused' });
  expect(await office.balance(member)).toBe(1_000);
  expect(await office.inbox(member, 'adjustment')).toEqual([]);
});

it('does not let one person alone reach more than the limit in small steps', async () => {
  expect(await office.adjust(member, 300)).toMatchObject({ state: 'booked' });
  expect(await office.adjust(member, -200)).toMatchObject({ state: 'booked' });
  expect(await office.adjust(member, 1)).toMatchObject({ state: 'waiting' });
  shop.clock.advance({ days: 1 });
  expect(await office.adjust(member, 1)).toMatchObject({ state: 'booked' });
});

it('takes no more than there is, also when the balance has gone down while it waited', async () => {
  await expect(office.adjust(member, -1_001)).rejects.toMatchObject({ code: 'POINTS_INSUFFICIENT' });
  const { id } = await office.adjust(member, -900);
  await office.adjust(member, -400);
  await expect(office.decideAdjustment(member, id)).rejects.toMatchObject({ code: 'POINTS_INSUFFICIENT' });
  expect(await office.balance(member)).toBe(600);
});

it('is for members only, and for those whom the asker may see', async () => {
  const { memberId } = await shop.sell({ number: 'known', phone: '13611110000', goods: [{ yuan: 10 }], agrees: false });
  await expect(office.adjust(memberId as string, 10)).rejects.toMatchObject({ code: 'NOT_A_MEMBER' });
  const elsewhere = { ...office.manager, storeId: newId() };
  await expect(office.adjust(member, 10, elsewhere)).rejects.toMatchObject({ code: 'MEMBER_UNKNOWN' });
  await expect(office.decideAdjustment(member, newId())).rejects.toMatchObject({ code: 'ADJUSTMENT_UNKNOWN' });
});
