// 合并会员 beside what people decided about tiers: fees that were paid, floors and pauses, and merges in a row.
import { DecideTierByHand, EndOverrides, PayFee, RecordPurchase, ReverseFee } from '@guike/flows';
import type { DomainError } from '@guike/kernel';
import { newId, rows } from '@guike/platform';
import { PointsOffice } from '../support/points-office';
import { type Reviewing, openReviewedShop } from '../support/reviews';
import type { Shop } from '../support/shop';
import { untilInLine } from '../support/wait';

let reviewing: Reviewing;
let shop: Shop;
let office: PointsOffice;
let phones = 13_522_000_000;

beforeEach(async () => {
  reviewing = await openReviewedShop();
  shop = reviewing.shop;
  office = await PointsOffice.of(shop);
});
afterEach(() => shop?.close());

const flow = <T>(type: abstract new (...parts: never[]) => T): T => shop.module.context.get(type as never);

async function somebody(yuan = 100): Promise<string> {
  const phone = String((phones += 1));
  const { memberId } = await shop.sell({ number: `M${phone}`, phone, goods: [{ yuan, quantity: 2 }] });
  return memberId as string;
}

async function floor(memberId: string): Promise<string> {
  const wish = { id: newId(), kind: 'floor' as const, tier: 'gold', until: '2026-06-30', reason: '老客户转店' };
  await flow(DecideTierByHand).ask(memberId, wish, office.manager);
  return wish.id;
}
const approve = (memberId: string, id: string) =>
  flow(DecideTierByHand).decide({ memberId, id }, { approve: true }, office.office);

it('takes tags and a paid fee along, which its receipt of before still proves', async () => {
  const [keep, gone] = [await somebody(), await somebody()];
  const fee = { level: 1, months: 12, amountFen: 99_900, receiptNumber: 'F-1', paidOn: shop.today() };
  await flow(PayFee).pay(gone, { id: newId(), ...fee }, office.manager);
  const tag = `INSERT INTO member_tag (member_id, tag, by_id, at) VALUES ($1, '常送礼', $2, $3)`;
  await rows(shop.db.reading, tag, [gone, office.manager.staffId, shop.clock.now()]);
  await office.merge(keep, gone);
  const tagged = await rows<{ id: string }>(shop.db.reading, `SELECT member_id AS id FROM member_tag`);
  expect(tagged).toEqual([{ id: keep }]);
  expect((await reviewing.held(keep)).tier).toBe('platinum');
  expect(await office.wrong()).toEqual([]);

  await rows(shop.db.reading, `UPDATE member_tier SET paid_until = paid_until - 1 WHERE member_id = $1`, [gone]);
  expect((await office.wrong()).map(({ name }) => name)).toEqual([
    'a fee that counts has its receipt, for its level and as long',
  ]);
});

it('takes a fee back from whoever its payer is now; what had lost to it at the merge holds again', async () => {
  const [keep, gone] = [await somebody(), await somebody()];
  const paid = { level: 1, months: 1, amountFen: 9_990, paidOn: shop.today() };
  const [short, long] = [
    { ...paid, id: newId(), receiptNumber: 'F-1' },
    { ...paid, id: newId(), receiptNumber: 'F-2', months: 12 },
  ];
  await flow(PayFee).pay(keep, short, office.office);
  await flow(PayFee).pay(gone, long, office.office);
  shop.clock.advance({ minutes: 1 });
  await office.merge(keep, gone);
  shop.clock.advance({ minutes: 1 });
  const back = (memberId: string, feeId: string) =>
    flow(ReverseFee).reverse(memberId, feeId, { id: newId(), reason: '会员要求退费' }, office.office);
  expect(await back(gone, long.id)).toMatchObject({ paid: { level: 1, until: '2026-04-01' } });
  shop.clock.advance({ minutes: 1 });
  expect(await back(keep, short.id)).toMatchObject({ paid: null });
  expect(await office.wrong()).toEqual([]);
});

it('leads a fee that is taken back at the very moment of the merge to who its payer is now', async () => {
  const [keep, gone] = [await somebody(), await somebody()];
  const fee = { id: newId(), level: 1, months: 12, amountFen: 99_900, receiptNumber: 'F-1', paidOn: shop.today() };
  await flow(PayFee).pay(gone, fee, office.office);
  shop.clock.advance({ minutes: 1 });
  const wish = { id: newId(), reason: '会员要求退费' };
  const back = () => flow(ReverseFee).reverse(gone, fee.id, wish, office.office);
  let [merged, taken]: [Promise<unknown>, Promise<unknown>] = [Promise.resolve(), Promise.resolve()];
  await shop.db.inTransaction(async (tx) => {
    await rows(tx, `SELECT FROM member_lock($1, $2)`, [gone, shop.today()]);
    merged = office.merge(keep, gone);
    await untilInLine(shop.db.reading, 1);
    taken = back().catch(({ code }: DomainError) => code);
    await untilInLine(shop.db.reading, 2);
  });
  await merged;
  expect(await taken).toBe('UNAVAILABLE');
  shop.clock.advance({ minutes: 1 });
  expect(await back()).toEqual({ id: wish.id, paid: null });
  expect(await office.wrong()).toEqual([]);
});

it('waits until floors and pauses of who goes are over: nobody could end them afterwards', async () => {
  const [keep, gone] = [await somebody(), await somebody()];
  const id = await floor(gone);
  const sentence = '要合并的会员有手工定级或暂停评估，请先撤销';
  const refused = { code: 'MERGE_REFUSED', detail: { sentence } };
  await expect(office.merge(keep, gone)).rejects.toMatchObject(refused);
  await approve(gone, id);
  await expect(office.merge(keep, gone)).rejects.toMatchObject(refused);
  expect((await office.preview(keep, gone)).obstacle).toBe(sentence);

  shop.clock.set('2026-07-01T10:00:00+08:00');
  expect(await flow(EndOverrides).endDue()).toBe(1);
  await office.merge(keep, gone);
  expect(await office.wrong()).toEqual([]);
});

it('leads whoever is named by an old id on to the last of merges in a row', async () => {
  const [last, middle, first] = [await somebody(), await somebody(), await somebody()];
  await office.merge(middle, first);
  await office.merge(last, middle);
  const sale = shop.saleOf({ number: 'OLD-ID', goods: [{ yuan: 100 }], agrees: false });
  const named = (number: string, id: string) => ({
    ...sale,
    receipt: { ...sale.receipt, number },
    customer: { kind: 'id' as const, id },
  });
  expect(await flow(RecordPurchase).record(named('OLD-1', first))).toMatchObject({ memberId: last, pointsEarned: 10 });
  expect(await flow(RecordPurchase).record(named('OLD-2', middle))).toMatchObject({ memberId: last, pointsEarned: 10 });
  expect(await office.wrong()).toEqual([]);
});

it('answers a till that repeats a sale from before the merge, and no other member', async () => {
  const [keep, stranger] = [await somebody(), await somebody()];
  const sale = shop.saleOf({ number: 'TWICE', phone: '13522999999', goods: [{ yuan: 100, quantity: 2 }] });
  const first = await flow(RecordPurchase).record(sale);
  await office.merge(keep, first.memberId as string);
  const again = await flow(RecordPurchase).record(sale);
  expect(again).toMatchObject({ duplicate: true, purchaseId: first.purchaseId, pointsEarned: 20 });
  const other = { ...sale, customer: { kind: 'id' as const, id: stranger } };
  await expect(flow(RecordPurchase).record(other)).rejects.toMatchObject({ code: 'RECEIPT_CONFLICT' });
  expect(await office.balance(keep)).toBe(40);
});
