// Temporary.
import '@guike/flows';
import { rows } from '@guike/platform';
import { membersStatement, alikeStatement, lastYear, readOneMoment } from '../../libs/flows/preview-rows';
import { askedBy } from '../../libs/flows/preview-tiers';
import { TierTally } from '../../libs/flows/preview-tally';
import { presets } from '@guike/programme';
import { ProgrammeOffice, spendingProgramme } from '../support/programme-office';
import { openShop } from '../support/shop';

it('measures', async () => {
  const shop = await openShop({ programme: presets.boutique });
  try {
    shop.clock.set('2026-03-02T10:00:00+08:00');
    const tx = shop.db.reading;
    const cols = await rows<{ c: string }>(tx, `SELECT column_name AS c FROM information_schema.columns WHERE table_name='purchase' AND is_nullable='NO' AND column_default IS NULL`);
    console.log(cols.map((c) => c.c).join());
    const t0 = performance.now();
    await rows(tx, `INSERT INTO member (id, state, created_at, joined_at, joined_on, joined_store_id)
      SELECT gen_random_uuid(), 'active', '2024-01-01', '2024-01-01', '2024-01-01', $1 FROM generate_series(1,100000)`, [shop.storeId]);
    await rows(tx, `INSERT INTO purchase (member_id, id, source, store_id, business_day, receipt_number, paid_at, recorded_at, goods_fen, discount_fen, net_fen, eligible_fen, top_up_fen, items, tenders, status, anonymous, counts, counted_at, programme_version, available_on, expires_on, entitled_points, refund_amount_fen, returned_fen)
      SELECT m.id, gen_random_uuid(), 'till', $1, d.day, d.n::text, d.day + time '06:00', d.day + time '06:00', f, 0, f, f, CASE WHEN d.n = 3 THEN 300000 ELSE 0 END, 2, '[]', 'recorded', false, true, d.day, 1, d.day, d.day + 700, f/1000, CASE WHEN d.n = 7 THEN 1000 ELSE 0 END, CASE WHEN d.n = 7 THEN 1000 ELSE 0 END
      FROM member m, LATERAL (SELECT n, ('2025-03-05'::date + (n * 36 + ascii(m.id::text) % 30))::date AS day, (1000 + (hashtext(m.id::text || n) & 65535))::bigint AS f FROM generate_series(0, 9) n) d`, [shop.storeId]);
    await rows(tx, `INSERT INTO purchase_line (member_id, purchase_id, line_number, sku, category, name, quantity, unit_price_fen, amount_fen, net_fen, eligible_fen, multiplier, goods, returned_quantity)
      SELECT member_id, id, g, 'A', CASE g WHEN 1 THEN 'shirt' ELSE 'scarf' END, 'x', 1, net_fen/2, net_fen/2, net_fen/2, net_fen/2, 100, true, 0 FROM purchase, generate_series(1,2) g`);
    await rows(tx, `INSERT INTO member_visit (member_id, business_day, store_id, net_fen, items, top_up_fen, orders)
      SELECT member_id, business_day, store_id, sum(net_fen), sum(items), sum(top_up_fen), count(*) FROM purchase GROUP BY 1,2,3`);
    await rows(tx, `INSERT INTO member_tier (member_id, tier, tier_since, joined_on, lifetime_net_fen, lifetime_items, lifetime_orders, rolling_from)
      SELECT member_id, CASE WHEN sum(net_fen) >= 500000 THEN 'silver' ELSE 'regular' END, '2024-01-01', '2024-01-01', sum(net_fen), sum(items), sum(orders), '2025-03-03' FROM member_visit GROUP BY 1`);
    await shop.db.inTransaction((tx) => rows(tx, 'SET LOCAL ROLE NONE; ANALYZE'));
    console.log('filled', performance.now() - t0);
    const office = new ProgrammeOffice(shop);
    const cases = {
      'same rules': presets.boutique,
      'rolling tiers, keep, same points': spendingProgramme({ window: 'rolling12Months', keep: 'enter', silver: 3000 }, { multipliers: presets.boutique.points.multipliers }),
      'unit': { ...presets.boutique, points: { ...presets.boutique.points, unitFen: 700 } },
      'category + perVisit + rolling': spendingProgramme({ window: 'rolling12Months', keep: 'enter', silver: 3000 }, { perVisit: 3, multipliers: [{ when: { kind: 'category', category: 'scarf' }, times: 2 }, { when: { kind: 'tier', tier: 'silver' }, times: 1.5 }] }),
    };
    for (let i = 0; i < 1; i++) { const t = performance.now(); await rows(tx, 'SET max_parallel_workers_per_gather = 0; SELECT count(*), sum(entitled_points) FROM purchase'); console.log('bar: one pass over purchases', performance.now() - t); }
    await shop.db.inTransaction(async (tx) => {
      await readOneMoment(tx);
      const asked = askedBy([presets.boutique]);
      const ms = membersStatement(asked, shop.today());
      let t = performance.now();
      const found = await rows<never>(tx, ms.text, ms.values);
      console.log('members read', performance.now() - t);
      console.log((await rows<{ 'QUERY PLAN': string }>(tx, 'EXPLAIN (ANALYZE, BUFFERS) ' + ms.text, ms.values)).map((r) => r['QUERY PLAN']).join('\n'));
      t = performance.now();
      const tally = new TierTally(presets.boutique, presets.boutique, asked, shop.today());
      const c0 = process.cpuUsage();
      for (const m of found) tally.add(m);
      console.log('judging cpu', process.cpuUsage(c0).user / 1000);
      console.log('members judged', performance.now() - t);
      const al = alikeStatement({ ...lastYear(shop.today()), timeZone: 'Asia/Shanghai', sameVersions: [], specialDays: [8], categories: [], unitFen: 1000 });
      console.log((await rows<{ 'QUERY PLAN': string }>(tx, 'EXPLAIN (ANALYZE, BUFFERS) ' + al.text, al.values)).map((r) => r['QUERY PLAN']).join('\n'));
    });
    for (const [name, body] of Object.entries(cases)) for (let i = 0; i < 1; i++) {
      const c0 = process.cpuUsage(); const p = await office.preview(body);
      console.log(name, 'node cpu ms', process.cpuUsage(c0).user / 1000, p.tookMs, p.members, p.moves.slice(0, 3), p.points.purchases, p.points.given, p.points.would);
    }
  } finally {
    await shop.close();
  }
}, 600_000);
