// Notices of points about to end: thirty and seven days ahead, each once, by day, in the hours in which people are told.
import { PointsOffice } from '../support/points-office';
import { memberWithPoints } from '../support/rewards';
import { type Shop, openShop } from '../support/shop';

const NOTICE = '320 积分将于3月1日到期';

let shop: Shop;
let office: PointsOffice;
let member: string;
beforeEach(async () => {
  shop = await openShop();
  office = await PointsOffice.of(shop);
  // Earned on 1 March 2026 and so good to 1 March 2028.
  member = await memberWithPoints(shop, 320);
});
afterEach(() => shop?.close());

const at = (time: string) => shop.clock.set(`${time}+08:00`);
const told = () => office.inbox(member, 'expiring');

it('is told thirty and seven days ahead, once each however often it runs, also at once', async () => {
  at('2028-01-30T09:30:00');
  await office.tellExpiring();
  expect(await told()).toEqual([]);
  at('2028-01-31T09:30:00');
  await Promise.all([office.tellExpiring(), office.tellExpiring()]);
  await office.tellExpiring();
  expect(await told()).toEqual([NOTICE]);
  for (const day of ['02-22', '02-23', '02-24', '02-29', '03-01']) {
    at(`2028-${day}T09:30:00`);
    await office.tellExpiring();
  }
  expect(await told()).toEqual([NOTICE, NOTICE]);
});

it('waits for the morning, and leaves the evening alone', async () => {
  at('2028-01-31T08:59:00');
  expect(await office.tellExpiring()).toBe(0);
  at('2028-01-31T21:00:00');
  expect(await office.tellExpiring()).toBe(0);
  expect(await told()).toEqual([]);
});

it('is made up for within the week when nothing ran', async () => {
  at('2028-02-06T09:30:00');
  await office.tellExpiring();
  expect(await told()).toEqual([NOTICE]);
});

it('is not told of when it is weeks too late', async () => {
  at('2028-02-07T09:30:00');
  await office.tellExpiring();
  expect(await told()).toEqual([]);
});

it('goes on where it was stopped, and tells nobody twice', async () => {
  for (let n = 0; n < 3; n++) await memberAgain();
  at('2028-01-31T09:30:00');
  await shop.db.reading.query(
    `INSERT INTO inbox_message (member_id, id, kind, title, body, source, created_at)
     VALUES ($1, gen_random_uuid(), 'expiring', 'told before the stop', '', 'expiring/2028-03-01/30', now())`,
    [member],
  );
  expect(await office.tellExpiring()).toBe(4);
  expect(await told()).toEqual(['told before the stop']);
  const all = await shop.one<{ n: number }>(`SELECT count(*) AS n FROM inbox_message WHERE kind = 'expiring'`);
  expect(all.n).toBe(4);
});

it('tells one sum of a day, and nobody whose points are gone', async () => {
  shop.clock.set('2026-03-01T11:00:00+08:00');
  const phone = '13877778888';
  const { memberId } = await shop.sell({ number: 'E1', phone, goods: [{ yuan: 500, quantity: 2 }] });
  await shop.sell({ number: 'E2', phone, goods: [{ yuan: 200, quantity: 1 }] });
  const sold = shop.today();
  const gone = await shop.sell({ number: 'E3', phone: '13877778889', goods: [{ yuan: 500, quantity: 2 }] });
  await shop.takeBack('ER', 'E3', { mode: 'whole' }, sold);
  at('2028-02-23T09:30:00');
  await office.tellExpiring();
  expect(await office.inbox(memberId as string, 'expiring')).toEqual(['120 积分将于3月1日到期']);
  expect(await office.inbox(gone.memberId as string, 'expiring')).toEqual([]);
});

async function memberAgain(): Promise<void> {
  shop.clock.set('2026-03-02T10:00:00+08:00');
  await memberWithPoints(shop, 50);
}
