// Whatever is sold, brought back, comes late or leaves a window: the sums in a member's row are what a naive model adds
// up, and any past day is explained by what was known at its end.
import { type BusinessDay, addMonths, businessDayOf } from '@guike/kernel';
import { ExplainTier, RecordPurchase, bookingChecks } from '@guike/flows';
import { runChecks } from '@guike/points';
import { presets, programmeSchema } from '@guike/programme';
import { StoresService } from '@guike/stores';
import { type TierFacts, TiersService } from '@guike/tiers';
import fc from 'fast-check';
import { type Shop, openShop } from '../support/shop';
import { type ModelSale, windowsOn } from '../support/tier-model';

const ZONE = 'Asia/Shanghai';
const RUNS = 25;

const programme = programmeSchema.parse({
  ...presets.boutique,
  joining: {
    ...presets.boutique.joining,
    rule: { any: [{ all: [{ fact: 'netSpendFen', window: 'purchase', atLeast: 10_000 }] }] },
    before: { countsForMonths: 12, earns: 'nothing' },
  },
});

type Step =
  | {
      kind: 'sell';
      store: 0 | 1;
      yuan: number;
      quantity: number;
      cost: number | null;
      lateDays: number;
      agrees: boolean;
    }
  | { kind: 'bringBack'; of: number; what: 'piece' | 'money' | 'all' | 'void' }
  | { kind: 'wait'; days: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('sell' as const),
      store: fc.constantFrom(0 as const, 1 as const),
      yuan: fc.integer({ min: 1, max: 3_000 }),
      quantity: fc.integer({ min: 1, max: 4 }),
      // Of whole yuan a piece, so that the model need not round as lines do.
      cost: fc.option(fc.integer({ min: 0, max: 4_000 })),
      lateDays: fc.constantFrom(0, 0, 0, 1, 30, 200, 400),
      agrees: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('bringBack' as const),
      of: fc.nat(50),
      what: fc.constantFrom('piece' as const, 'piece' as const, 'money' as const, 'all' as const, 'void' as const),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), days: fc.constantFrom(0, 1, 1, 29, 90, 180, 365) }),
  },
);

let shop: Shop;
let stores: string[];
let people = 0;
let receipts = 0;
beforeAll(async () => {
  shop = await openShop({ programme });
  const second = await shop.db.inTransaction((tx) =>
    shop.module.context.get(StoresService).createStore(tx, { code: 'S2', name: '二店' }),
  );
  stores = [shop.storeId, second];
});
afterAll(() => shop.close());

/** One customer's life, with what the model holds and what the engine held at the end of each day. */
class Life {
  readonly phone = `139${String(++people).padStart(8, '0')}`;
  readonly sales: ModelSale[] = [];
  readonly seen = new Map<BusinessDay, TierFacts>();
  memberId = '';
  joinedAt: Date | null = null;

  async take(next: Step): Promise<void> {
    if (next.kind === 'wait') return shop.clock.advance({ days: next.days, minutes: 1 });
    if (next.kind === 'sell') await this.sell(next);
    else await this.bringBack(next);
    if (this.joinedAt) this.seen.set(shop.today(), await this.facts());
  }

  async facts(): Promise<TierFacts> {
    const read = await shop.module.context.get(TiersService).read(shop.db.reading, this.memberId, shop.today());
    if (!read) throw new Error('a member without a tier');
    return read.facts;
  }

  private async sell({
    store,
    yuan,
    quantity,
    cost,
    lateDays,
    agrees,
  }: Extract<Step, { kind: 'sell' }>): Promise<void> {
    const paidAt = new Date(shop.clock.now().getTime() - lateDays * 86_400_000);
    const [number, day, storeId] = [`n${++receipts}`, businessDayOf(paidAt, ZONE), stores[store] as string];
    const costFen = cost === null ? null : cost * 100 * quantity;
    const sale = shop.saleOf({ number, day, storeId, phone: this.phone, paidAt, agrees, goods: [{ yuan, quantity }] });
    const lines = sale.lines.map((line) => ({ ...line, ...(costFen !== null && { costFen }) }));
    const answer = await shop.module.context.get(RecordPurchase).record({ ...sale, lines });
    this.memberId = answer.memberId as string;
    const counts = answer.joined || (this.joinedAt !== null && paidAt >= this.joinedAt);
    const sold = { number, storeId, day, quantity, costFen, netFen: answer.netFen };
    this.sales.push({ ...sold, returnedFen: 0, pieces: quantity, counts, isVoid: false });
    if (!answer.joined) return;
    this.joinedAt = paidAt;
    for (const before of this.sales) before.counts ||= before.day >= addMonths(day, -12) && !before.isVoid;
  }

  private async bringBack({ of, what }: Extract<Step, { kind: 'bringBack' }>): Promise<void> {
    const sale = this.sales[of % Math.max(1, this.sales.length)];
    if (!sale) return;
    const modes = {
      piece: { mode: 'lines' as const, lines: [{ lineNumber: 1, quantity: 1 }] },
      money: { mode: 'amount' as const, amountFen: 5_000 },
      all: { mode: 'whole' as const },
      void: { mode: 'void' as const },
    };
    const refund = shop.refundOf(`r${++receipts}`, sale.number, modes[what], sale.day);
    const { returnedFen } = await shop.reverse({ ...refund, storeId: sale.storeId });
    sale.returnedFen += returnedFen;
    sale.pieces = what === 'piece' ? Math.max(0, sale.pieces - 1) : what === 'money' ? sale.pieces : 0;
    sale.isVoid ||= what === 'void';
  }
}

it('adds up to what a naive model does, on every day, and explains every day that was', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 25 }), async (steps) => {
      const life = new Life();
      for (const each of steps) {
        await life.take(each);
        if (life.joinedAt) expect(await life.facts()).toMatchObject(windowsOn(life.sales, shop.today()));
      }
      for (const [day, facts] of life.seen) await explained(life, day, facts);
    }),
    { numRuns: RUNS },
  );
  const outcomes = await runChecks(shop.db.reading, bookingChecks);
  expect(outcomes.filter((outcome) => outcome.offenders > 0)).toEqual([]);
}, 240_000);

async function explained(life: Life, day: BusinessDay, facts: TierFacts): Promise<void> {
  const explain = (after?: string) =>
    shop.module.context.get(ExplainTier).explain(shop.db.reading, life.memberId, day, { after, most: 3 });
  const first = await explain();
  expect(first?.facts).toEqual(facts);
  let netFen = 0;
  for (let page = first; page; page = page.more === null ? null : await explain(page.more)) {
    netFen += page.counted.reduce((all, purchase) => all + purchase.netFen, 0);
    expect(page.counted.length).toBeLessThanOrEqual(3);
  }
  expect(netFen).toBe(facts.lifetime.netSpendFen);
}
