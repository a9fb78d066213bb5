// scratch
import { BIRTHDAY_KEYS, SegmentsService, type Segment } from '@guike/campaigns';
import { rows } from '@guike/platform';
import { type Shop, openShop } from '../support/shop';
import { writeCrowd } from '../support/tier-crowd';
let shop: Shop;
const N = 200_000;
beforeAll(async () => {
  shop = await openShop({ config: { databasePool: 4 } });
  await shop.db.inTransaction((tx) => writeCrowd(tx, { members: N, storeId: shop.storeId, movedOn: shop.today(), tiers: ['silver', 'gold'], seed: 0.3 }));
  await rows(shop.db.reading, 'ANALYZE point_account');
}, 280_000);
afterAll(() => shop?.close());
it('x', async () => {
  void BIRTHDAY_KEYS;
  const s = shop.module.context.get(SegmentsService, { strict: false });
  const rules: [string, Segment, object][] = [
    ['everybody', { all: [] }, {}],
    ['tier', { all: [{ fact: 'tier', tiers: ['gold'] }] }, {}],
    ['recency', { all: [{ fact: 'recency', is: 'at_least', days: 365 }] }, {}],
    ['spend365+points', { all: [{ fact: 'spend', within: 365, is: 'at_least', fen: 500000 }, { fact: 'points', is: 'at_least', points: 0 }] }, {}],
    ['mixed', { any: [{ all: [{ fact: 'class', classes: ['A'] }, { fact: 'purchases', within: 90, is: 'at_least', times: 1 }] }, { not: { fact: 'store', which: 'last', stores: [shop.storeId] } }, { fact: 'birthday', month: 'this' }] }, {}],
    ['rare', { all: [{ fact: 'tags', tags: ['x'] }] }, {}],
    ['anniversary', { all: [] }, { occasion: { kind: 'anniversary', on: shop.today() } }],
    ['bought', { all: [] }, { occasion: { kind: 'purchase', on: shop.today() } }],
  ];
  for (const [name, rule, limits] of rules) {
    let t = performance.now();
    const n = await s.count(shop.db.reading, rule, shop.today(), 'marketing', limits);
    const c = performance.now() - t;
    t = performance.now();
    const page = await s.members(shop.db.reading, rule, { today: shop.today(), after: '80000000-0000-0000-0000-000000000000', limit: 500 }, limits);
    process.stdout.write(`${name}: ${n} of ${N}, count ${c.toFixed(0)} ms, page of ${page.length} ${(performance.now() - t).toFixed(0)} ms\n`);
  }
}, 200_000);
