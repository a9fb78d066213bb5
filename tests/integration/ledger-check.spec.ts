// The ledger check finds what it says it finds: each invariant is broken on purpose, and only what breaks is named.
import { JoinMember, LapseRedemptions, ReturnGoods, bookingChecks } from '@guike/flows';
import { ownerDataSource, rows } from '@guike/platform';
import { runChecks } from '@guike/points';
import { DataSource } from 'typeorm';
import { EVENT_BREAKS } from '../support/event-breaks';
import { HANDED } from '../support/hand-over-breaks';
import { handOverFlowsOf } from '../support/hand-over';
import { FICKLE, KEEPER, KNOWN, LATE, OLD, REGULAR, breaks } from '../support/ledger-breaks';
import { BENEFITED } from '../support/benefit-breaks';
import { benefitFlows } from '../support/benefits';
import { FAVOURED } from '../support/override-breaks';
import { PointsOffice } from '../support/points-office';
import { CLAIMANT, LEAVING, STAYING } from '../support/points-office-breaks';
import { BRINGER, BROUGHT } from '../support/referral-breaks';
import { Referring } from '../support/referrals';
import { REDEEMER } from '../support/redemption-breaks';
import { rewardFlows } from '../support/rewards';
import { decideEverything } from '../support/tier-office';
import { type SaleWish, type Shop, openShop } from '../support/shop';

let shop: Shop;
let owner: DataSource;
const members = new Map<string, string>();

beforeAll(async () => {
  shop = await openShop({ config: { databasePool: 4 } });
  await sellTo(OLD, { number: 'o1', goods: [{ yuan: 200, quantity: 2 }] });
  await shop.takeBack('r1', 'o1', lines(1, 1));
  await sellTo(LATE, { number: 'l1', goods: [{ yuan: 300, quantity: 2 }] });
  const soldOn = shop.today();
  shop.clock.advance({ days: 800 });
  await shop.takeBack('lr', 'l1', { mode: 'whole' }, soldOn);
  await sellTo(OLD, { number: 'o2', goods: [{ yuan: 500, quantity: 2 }] });
  for (let n = 1; n <= 67; n++) await sellTo(REGULAR, { number: `s${n}`, goods: [{ yuan: 10 + n, quantity: 2 }] });
  await bringBackInEveryWay();
  await joinAfterARefund();
  await sellTo(KNOWN, { number: 'k1', goods: [{ yuan: 90 }], topUpFen: 5_000 });
  await shop.takeBack('kr', 'k1', { mode: 'amount', amountFen: 1_000 });
  await sellTo(KEEPER, { number: 'c1', goods: [{ yuan: 100, quantity: 2 }] });
  await redeem();
  await useBenefits();
  await handOver();
  await workByHand();
  await sellTo(FAVOURED, { number: 'v1', goods: [{ yuan: 100, quantity: 2 }] });
  await decideEverything(shop, members.get(FAVOURED) as string);
  await bringAFriend();
  owner = await new DataSource({ ...ownerDataSource(shop.module.config.databaseUrl), migrations: [] }).initialize();
}, 60_000);
afterAll(async () => {
  await owner.destroy();
  await shop.close();
});

const lines = (lineNumber: number, quantity: number) => ({ mode: 'lines' as const, lines: [{ lineNumber, quantity }] });

async function sellTo(phone: string, wish: SaleWish): Promise<void> {
  const { memberId } = await shop.sell({ ...wish, phone });
  if (memberId !== null) members.set(phone, memberId);
}

async function bringBackInEveryWay(): Promise<void> {
  const goods = [
    { sku: 'X', yuan: 330, quantity: 3 },
    { sku: 'Y', yuan: 70, quantity: 2 },
  ];
  const sell = (number: string) => sellTo(FICKLE, { number, goods, orderDiscountFen: 777, topUpFen: 10_000 });
  await shop.takeBack('early', 'f1', lines(1, 1));
  await sell('f1');
  await shop.takeBack('too-early', 'never', lines(1, 1));
  await shop.takeBack('some', 'f1', { mode: 'amount', amountFen: 4_321 });
  await shop.takeBack('too-many', 'f1', lines(2, 9));
  await sell('f2');
  await shop.takeBack('f2', 'f2', { mode: 'void' });
  await sell('f3');
  await sell('f4');
  await shop.module.context.get(ReturnGoods).returnGoods({
    storeId: shop.storeId,
    source: 'till',
    receipt: { businessDay: shop.today(), number: 'unnamed' },
    customer: { kind: 'phone', phone: FICKLE },
    refundedAt: shop.clock.now(),
    lines: [{ sku: 'X', name: '商品X', quantity: 5, amountFen: 165_000, goods: true }],
    reason: '',
  });
  await sell('f5');
  await shop.takeBack('all', 'f5', { mode: 'whole' });
  await shop.takeBack('all-again', 'f5', lines(1, 1));
  await shop.sell({ number: 'nobody', goods });
  await shop.takeBack('of-nobody', 'nobody', lines(1, 2));
}

/** Two of a kind: one that nobody fetched in time, and one still to be fetched. */
async function redeem(): Promise<void> {
  await sellTo(REDEEMER, { number: 'd1', goods: [{ yuan: 1_000, quantity: 2 }] });
  shop.clock.advance({ days: 1 });
  const flows = rewardFlows(shop.module.context);
  const [memberId, reward] = [members.get(REDEEMER) as string, await flows.offer({ points: 70, stock: 5 })];
  await flows.restock(reward, 3);
  await flows.redeem(memberId, reward);
  shop.clock.advance({ days: 31 });
  await shop.module.context.get(LapseRedemptions).lapse();
  await flows.redeem(memberId, reward);
}

/** Picked, changed one of them, and drunk tea twice. */
async function useBenefits(): Promise<void> {
  await sellTo(BENEFITED, { number: 'b1', goods: [{ yuan: 100, quantity: 2 }] });
  const [flows, memberId] = [benefitFlows(shop), members.get(BENEFITED) as string];
  await flows.pick(memberId, ['tea', 'snacks', 'beauty']);
  await flows.pick(memberId, ['tea', 'snacks', 'repair']);
  for (const code of ['tea', 'tea']) await flows.ask(memberId, code);
}

/** A surprise and a coupon by a grant, one of two coupons used, and a booking of what was picked. */
async function handOver(): Promise<void> {
  await sellTo(HANDED, { number: 'g1', goods: [{ yuan: 100, quantity: 2 }] });
  const [flows, memberId] = [handOverFlowsOf(shop), members.get(HANDED) as string];
  await flows.surprise(memberId);
  await flows.coupon(memberId);
  await flows.useCoupon(await flows.coupon(memberId));
  await benefitFlows(shop).pick(memberId, ['alterations']);
  await flows.book(memberId, 'alterations');
}

/** An adjustment by two, a forgotten sale claimed after something of it had come back, two members merged. */
async function workByHand(): Promise<void> {
  const office = await PointsOffice.of(shop);
  for (const phone of [CLAIMANT, STAYING, LEAVING])
    await sellTo(phone, { number: `h${phone}`, goods: [{ yuan: 100, quantity: 2 }] });
  const [claimant, staying, leaving] = [CLAIMANT, STAYING, LEAVING].map((phone) => members.get(phone) as string);
  const { id } = await office.adjust(claimant as string, 700);
  await office.decideAdjustment(claimant as string, id);
  await shop.takeBack('forgotten-early', 'forgotten', lines(1, 1));
  await shop.sell({ number: 'forgotten', goods: [{ yuan: 100, quantity: 3 }] });
  const claim = await office.claim(claimant as string, 'forgotten');
  await office.decideClaim(claimant as string, claim.id);
  await shop.takeBack('forgotten-late', 'forgotten', lines(1, 1));
  await office.merge(staying as string, leaving as string);
  await shop.takeBack('left', `h${LEAVING}`, lines(1, 1));
}

/** Somebody whose friend joined by a sale, which brought the share of it. */
async function bringAFriend(): Promise<void> {
  await sellTo(BRINGER, { number: 'fr1', goods: [{ yuan: 100, quantity: 2 }] });
  const referring = new Referring(shop);
  const { identityId } = await referring.somebody();
  await referring.touch(identityId, await referring.code(members.get(BRINGER) as string));
  await referring.bind(identityId, BROUGHT);
  await sellTo(BROUGHT, { number: 'fr2', goods: [{ yuan: 100, quantity: 2 }] });
  await referring.judge(members.get(BROUGHT) as string);
}

async function joinAfterARefund(): Promise<void> {
  await shop.sell({ number: 'j1', phone: '13800000007', goods: [{ yuan: 333, quantity: 3 }], agrees: false });
  await shop.takeBack('jr', 'j1', lines(1, 1));
  await shop.module.context
    .get(JoinMember)
    .join({ storeId: shop.storeId, receipt: { businessDay: shop.today(), number: 'j1' }, consentVersion: '1' });
  await shop.takeBack('jr2', 'j1', { mode: 'amount', amountFen: 10_000 });
}

/** Breaks something as the superuser, looks, and puts it back. `$1` is the member. */
async function foundAfter(phone: string, breaking: string): Promise<string[]> {
  const runner = owner.createQueryRunner();
  await runner.startTransaction();
  try {
    expect(await rows(runner.manager, breaking, [members.get(phone)])).toHaveLength(1);
    return (await runChecks(runner.manager, bookingChecks))
      .filter((outcome) => outcome.offenders > 0)
      .map((outcome) => outcome.name);
  } finally {
    await runner.rollbackTransaction();
    await runner.release();
  }
}

it('finds nothing in a ledger that the flows have written', async () => {
  const outcomes = await runChecks(shop.db.reading, bookingChecks);
  expect(outcomes.filter((outcome) => outcome.offenders > 0)).toEqual([]);
  const shapes = `SELECT (SELECT count(*) FROM point_lot) AS tail,
    (SELECT count(*) FROM point_entry WHERE kind = 'expire') AS expired,
    (SELECT count(*) FROM parked_refund WHERE applied_at IS NULL) AS waiting,
    (SELECT array_agg(DISTINCT mode ORDER BY mode) FROM refund) AS refunds`;
  expect(await shop.one(shapes)).toEqual({
    tail: 3,
    expired: 2,
    waiting: 1,
    refunds: ['amount', 'lines', 'unnamed', 'void', 'whole'],
  });
});

it.each(breaks)('finds %s', async (_what, phone, sql, found) => {
  expect(await foundAfter(phone, sql)).toEqual(found);
});

it('has a break for every check, those of an evening in events-evening.spec', () => {
  const found = [...breaks.flatMap(([, , , names]) => names), ...EVENT_BREAKS.flatMap(([, , names]) => names)];
  expect(new Set(found)).toEqual(new Set(bookingChecks.map((check) => check.name)));
});

it('names at most twenty of those who break a check, and counts all', async () => {
  const runner = owner.createQueryRunner();
  await runner.startTransaction();
  await runner.query('UPDATE point_entry SET balance_after = balance_after + 1');
  const outcome = (await runChecks(runner.manager, bookingChecks)).find(({ name }) => name.startsWith('each entry'));
  await runner.rollbackTransaction();
  await runner.release();
  expect(outcome?.offenders).toBeGreaterThan(60);
  expect(outcome?.examples).toHaveLength(20);
});
