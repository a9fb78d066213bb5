// Coupons: issued once for their cause, used once however many try, and good again when the sale comes to nothing.
import { CouponsService, type NewCoupon } from '@guike/benefits';
import { MyCoupons, ReleaseCoupon, UseCoupon, bookingChecks } from '@guike/flows';
import { type BusinessDay, addDays, businessDay } from '@guike/kernel';
import { newId, rows } from '@guike/platform';
import { runChecks } from '@guike/points';
import { StoresService } from '@guike/stores';
import { memberWithPoints } from '../support/rewards';
import { type Shop, openShop } from '../support/shop';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop({ config: { databasePool: 8 } });
});
afterAll(() => shop?.close());
beforeEach(() => shop.clock.set('2026-03-03T10:00:00+08:00'));
afterEach(async () => {
  const outcomes = await runChecks(shop.db.reading, bookingChecks);
  expect(outcomes.filter((each) => each.offenders > 0)).toEqual([]);
});

const today = businessDay('2026-03-03');
const ten = (memberId: string, change: Partial<NewCoupon> = {}): NewCoupon => ({
  memberId,
  source: `test/${newId()}`,
  benefitCode: null,
  name: '九折券',
  kind: 'percent',
  percentOff: 10,
  amountFen: null,
  validFrom: today,
  validThrough: addDays(today, 30),
  ...change,
});
const issue = (coupon: NewCoupon) =>
  shop.db.inTransaction((tx) => shop.module.context.get(CouponsService).issue(tx, coupon));
const codeOf = async (memberId: string, id: string) =>
  (await shop.module.context.get(MyCoupons).coupon(memberId, id)).code;
const using = () => shop.module.context.get(UseCoupon);
const till = newId();
const hand = (by = till) => ({ kind: 'till', by, actorId: by, storeId: shop.storeId }) as const;
const receipt = (number: string, day: BusinessDay = today) => ({ storeId: shop.storeId, businessDay: day, number });
const use = (code: string, number: string, saleFen = 10_050) =>
  using().use(code, { receipt: receipt(number), saleFen }, hand());

async function couponOf(change: Partial<NewCoupon> = {}): Promise<{ memberId: string; id: string; code: string }> {
  const memberId = await memberWithPoints(shop);
  const { couponId: id } = await issue(ten(memberId, change));
  return { memberId, id, code: await codeOf(memberId, id) };
}

it('is one for each member and source, many at a time', async () => {
  const memberId = await memberWithPoints(shop);
  const [first, second] = [ten(memberId, { source: 'birthday/2026' }), ten(memberId, { source: 'birthday/2027' })];
  const issued = await Promise.all(Array.from({ length: 8 }, () => issue(first)));
  expect(issued.filter(({ isNew }) => isNew)).toHaveLength(1);
  expect(new Set(issued.map(({ couponId }) => couponId)).size).toBe(1);
  const many = await shop.db.inTransaction((tx) =>
    shop.module.context.get(CouponsService).issueMany(tx, [first, second]),
  );
  expect(many.map(({ isNew }) => isNew)).toEqual([false, true]);
  expect(many[0]?.couponId).toBe(issued[0]?.couponId);
});

it('is used once by twenty tills, and the same receipt is told the same', async () => {
  const { code } = await couponOf();
  const tries = await Promise.allSettled(Array.from({ length: 20 }, (_, n) => use(code, `many-${n}`)));
  const done = tries.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  expect(done).toHaveLength(1);
  expect(done[0]).toMatchObject({ duplicate: false, worthFen: 1_005, value: '9 折' });
  const codes = tries.flatMap((each) => (each.status === 'rejected' ? [(each.reason as { code: string }).code] : []));
  expect(new Set(codes)).toEqual(new Set(['COUPON_USED']));
  const { number } = await shop.one<{ number: string }>(
    `SELECT u.receipt_number AS number FROM coupon_use u JOIN coupon_code k ON k.coupon_id = u.coupon_id WHERE k.code = $1`,
    [code],
  );
  expect(await use(code, number)).toEqual({ ...done[0], duplicate: true });
});

it('stands alone on a receipt unless it says otherwise, however close the two come', async () => {
  const [one, other, friendly] = [await couponOf(), await couponOf(), await couponOf({ oncePerSale: false })];
  const both = await Promise.allSettled([use(one.code, 'together'), use(other.code, 'together')]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(both.find((each) => each.status === 'rejected')?.reason).toMatchObject({ code: 'COUPON_TOGETHER' });
  expect(await use(friendly.code, 'together')).toMatchObject({ duplicate: false });
});

it('is good from its first day to its last, and not for a frozen card or a misread code', async () => {
  const { code } = await couponOf({ validFrom: addDays(today, 1), validThrough: addDays(today, 2) });
  await expect(use(code, 'early')).rejects.toMatchObject({ code: 'COUPON_EARLY' });
  shop.clock.set('2026-03-06T00:00:00+08:00');
  await expect(use(code, 'late')).rejects.toMatchObject({ code: 'COUPON_ENDED' });
  shop.clock.set('2026-03-05T23:59:00+08:00');
  await rows(
    shop.db.reading,
    `UPDATE member SET state = 'frozen' WHERE id = (SELECT member_id FROM coupon_code WHERE code = $1)`,
    [code],
  );
  await expect(use(code, 'frozen')).rejects.toMatchObject({ code: 'ACCOUNT_FROZEN' });
  await rows(
    shop.db.reading,
    `UPDATE member SET state = 'active' WHERE id = (SELECT member_id FROM coupon_code WHERE code = $1)`,
    [code],
  );
  const misread = code.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));
  await expect(use(misread, 'misread')).rejects.toMatchObject({ code: 'COUPON_UNKNOWN' });
  expect(await use(code, 'in time', 0)).toMatchObject({ worthFen: 0 });
});

it('is good in one store where it says so: elsewhere the till is told which, whether it looks or uses', async () => {
  const { memberId, id, code } = await couponOf({ onlyAt: shop.storeId });
  const other = await shop.db.inTransaction((tx) =>
    shop.module.context.get(StoresService, { strict: false }).createStore(tx, { code: 'S2', name: '二店' }),
  );
  const there = { ...hand(), storeId: other };
  const { name } = await shop.one<{ name: string }>(`SELECT name FROM store WHERE id = $1`, [shop.storeId]);
  const refused = { code: 'COUPON_STORE', detail: { sentence: `这张券限在${name}使用` } };
  await expect(using().look(code, 10_050, there)).rejects.toMatchObject(refused);
  const wish = { receipt: { ...receipt('elsewhere'), storeId: other }, saleFen: 10_050 };
  await expect(using().use(code, wish, there)).rejects.toMatchObject(refused);
  await expect(using().use(code, { receipt: null, saleFen: null }, { ...there, kind: 'staff' })).rejects.toMatchObject(
    refused,
  );
  const mine = await shop.module.context.get(MyCoupons).coupon(memberId, id);
  expect(mine.sentence).toBe(`4月2日前（含当日）在${name}付款时出示券码`);
  expect(await use(code, 'here')).toMatchObject({ duplicate: false });
  expect(await using().look(code, 10_050, there)).toMatchObject({ standing: 'used' });
});

it('comes back when all of its sale does, told to the member, and stays used while a part is kept', async () => {
  const { memberId, id, code } = await couponOf({ validThrough: addDays(today, 1) });
  await shop.sell({ number: 'kept', customer: { kind: 'id', id: memberId }, goods: [{ yuan: 100, quantity: 2 }] });
  await use(code, 'kept', 20_000);
  const afterRefund = async ({ refundId }: { readonly refundId: string }) =>
    shop.db.inTransaction((tx) => shop.module.context.get(ReleaseCoupon).afterRefund(tx, memberId, refundId));
  await afterRefund(await shop.takeBack('r1', 'kept', { mode: 'lines', lines: [{ lineNumber: 1, quantity: 1 }] }));
  await expect(use(code, 'again')).rejects.toMatchObject({ code: 'COUPON_USED' });
  shop.clock.advance({ days: 5 });
  const whole = await shop.takeBack('r2', 'kept', { mode: 'whole' }, today);
  await afterRefund(whole);
  await afterRefund(whole);
  const mine = await shop.module.context.get(MyCoupons).coupon(memberId, id);
  expect(mine).toMatchObject({ standing: 'usable', validThrough: '2026-03-15', usedAt: null });
  const { body } = await shop.one<{ body: string }>(
    `SELECT body FROM inbox_message WHERE member_id = $1 AND kind = 'coupon'`,
    [memberId],
  );
  expect(body).toBe('退货已办妥，「九折券」退回您的优惠券，3月15日前（含当日）可用。');
  expect(await use(code, 'again')).toMatchObject({ duplicate: false });
});

it('is given back by its till for the very receipt only, and repeating changes nothing', async () => {
  const { code } = await couponOf({ kind: 'amount', percentOff: null, amountFen: 5_000 });
  const release = (number: string) => shop.module.context.get(ReleaseCoupon).release(code, receipt(number), hand());
  expect(await use(code, 'undone', 3_000)).toMatchObject({ worthFen: 3_000, value: '减 ¥50' });
  await expect(release('another')).rejects.toMatchObject({ code: 'COUPON_NOT_USED' });
  expect(await release('undone')).toMatchObject({ standing: 'usable' });
  expect(await release('undone')).toMatchObject({ standing: 'usable' });
  expect(await using().look(code, 8_000, hand())).toMatchObject({ worthFen: 5_000, usedAt: null, frozen: false });
});

it('lies on the shelf it belongs to, what ends first in front, page after page', async () => {
  const memberId = await memberWithPoints(shop);
  const through = [5, 3, 9, 3];
  for (const days of through) await issue(ten(memberId, { validThrough: addDays(today, days), name: `${days}` }));
  const over = await issue(ten(memberId, { validFrom: addDays(today, -9), validThrough: addDays(today, -1) }));
  const lists = shop.module.context.get(MyCoupons);
  const seen: string[] = [];
  for (let after: string | undefined; ;) {
    const page = await lists.list(memberId, { shelf: 'open', limit: 2, after });
    seen.push(...page.coupons.map(({ name }) => name));
    if (page.next === null) break;
    after = page.next;
  }
  expect(seen).toEqual(['3', '3', '5', '9']);
  const ended = await lists.list(memberId, { shelf: 'ended', limit: 10 });
  expect(ended.coupons.map(({ id, sentence }) => [id, sentence])).toEqual([[over.couponId, '3月2日已过期']]);
});
