// Sales recorded in company write what each would have written alone, to the last column, whatever their members bring.
import { RecordPurchase } from '@guike/flows';
import { type Tx, newId } from '@guike/platform';
import { PointsModule, SpendingService } from '@guike/points';
import { type SaleWish, type Shop, openShop } from '../support/shop';
import { recordStatements } from '../support/statements';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop?.close());

const spending = () => shop.module.context.select(PointsModule).get(SpendingService);
const book = <T>(work: (tx: Tx) => Promise<T>) => shop.db.inTransaction(work);
const buys = (phone: string, number: string, yuan: number, agrees = true) =>
  shop.sell({ number, phone, goods: [{ yuan, quantity: 2 }], agrees });

/** What both of a pair did before, each under receipts of their own. */
type Story = (phone: string, receipt: string) => Promise<unknown>;

const stories: readonly Story[] = [
  (phone, receipt) => buys(phone, receipt, 600),
  // Not a member yet.
  (phone, receipt) => buys(phone, receipt, 10, false),
  // Owes what was spent and then taken back.
  async (phone, receipt) => {
    const { memberId } = await buys(phone, receipt, 600);
    const op = { memberId: memberId as string, today: shop.today(), programmeVersion: 1, storeId: shop.storeId };
    shop.clock.advance({ days: 1 });
    await book((tx) =>
      spending().spend(tx, {
        ...op,
        today: shop.today(),
        operation: `spend/${receipt}`,
        points: 100,
        purchaseId: null,
      }),
    );
    shop.clock.advance({ days: -1 });
    await shop.takeBack(`${receipt}-back`, receipt, { mode: 'whole' });
  },
  // Some points are held by a till until long ago.
  async (phone, receipt) => {
    const { memberId } = await buys(phone, receipt, 600);
    shop.clock.advance({ days: 1 });
    const holdId = newId();
    const op = { memberId: memberId as string, today: shop.today(), programmeVersion: 1, storeId: shop.storeId };
    const hold = { holdId, points: 50, amountFen: 500, overdueAt: shop.clock.now() };
    await book((tx) => spending().hold(tx, { ...op, ...hold, operation: `hold/${holdId}` }));
    shop.clock.advance({ days: -1 });
  },
  // Nearly a tier higher.
  (phone, receipt) => buys(phone, receipt, 2_400),
];

/** Later sales of everybody: windows have moved, again on the same day, then old points are due. */
const later: readonly (readonly [day: string, yuan: readonly number[]])[] = [
  ['2026-01-15', [300, 300, 3, 300, 9_000]],
  ['2026-01-15', [20, 20, 20, 20, 20]],
  ['2027-02-01', [100, 100, 100, 100, 100]],
];

const phoneOf = (side: number, story: number) => String(13_700_000_000 + side * 100 + story);

/** All that is kept of somebody, without the names of things. */
async function keptOf(phone: string): Promise<unknown> {
  const found = await shop.one<{ kept: unknown }>(
    `SELECT jsonb_build_object(
       'account', to_jsonb(a) - 'member_id', 'tier', to_jsonb(t) - 'member_id',
       'entries', (SELECT jsonb_agg(to_jsonb(e) - '{member_id,purchase_id,operation}'::text[] ORDER BY e.seq)
         FROM point_entry e WHERE e.member_id = m.member_id),
       'visits', (SELECT jsonb_agg(to_jsonb(v) - 'member_id' ORDER BY v.business_day) FROM member_visit v
         WHERE v.member_id = m.member_id),
       'sales', (SELECT jsonb_agg(to_jsonb(p) - '{member_id,id,receipt_number}'::text[] ORDER BY p.id) FROM purchase p
         WHERE p.member_id = m.member_id),
       'decisions', (SELECT jsonb_agg(to_jsonb(d) - '{member_id,id,cause_id}'::text[] ORDER BY d.id) FROM tier_decision d
         WHERE d.member_id = m.member_id)) AS kept
     FROM (SELECT DISTINCT member_id FROM purchase WHERE receipt_number LIKE $1) m
     JOIN point_account a USING (member_id) LEFT JOIN member_tier t USING (member_id)`,
    [`${phone}-%`],
  );
  return found.kept;
}

it('is the same as one by one', async () => {
  shop.clock.set('2024-11-20T10:00:00+08:00');
  for (const side of [0, 1])
    for (const [nth, story] of stories.entries()) await story(phoneOf(side, nth), `${phoneOf(side, nth)}-first`);
  for (const [round, [day, yuan]] of later.entries()) {
    shop.clock.set(`${day}T1${round}:00:00+08:00`);
    const salesOf = (side: number) =>
      yuan.map((each, nth): SaleWish => {
        const phone = phoneOf(side, nth);
        return { number: `${phone}-${round}`, phone, goods: [{ yuan: each, quantity: 2 }], agrees: false };
      });
    for (const sale of salesOf(0)) await shop.sell(sale);
    const together = salesOf(1).map((sale) => shop.saleOf(sale));
    const recording = () => shop.module.context.get(RecordPurchase).recordAll(together);
    const { result: outcomes, statements } = await recordStatements(recording);
    expect(statements.filter((text) => text === 'COMMIT')).toHaveLength(1);
    expect(outcomes.every((outcome) => 'answer' in outcome)).toBe(true);
    for (const nth of stories.keys()) expect(await keptOf(phoneOf(1, nth))).toEqual(await keptOf(phoneOf(0, nth)));
  }
  const { raised } = await shop.one<{ raised: number }>(
    `SELECT count(*) AS raised FROM tier_decision WHERE cause = 'purchase'`,
  );
  expect(raised).toBeGreaterThan(0);
});
