// What a preview says of a programme is what happens: nothing for the rules in force, and for others what the same year
// of sales and a review under them really give.
import { randomInt } from 'node:crypto';
import { JobHandlersModule, type RefundCommand, ReviewTiers, StartReviews } from '@guike/flows';
import type { BusinessDay } from '@guike/kernel';
import { newId, rows } from '@guike/platform';
import type { Programme } from '@guike/programme';
import { ProgrammeOffice, spendingProgramme } from '../support/programme-office';
import { type Shop, openShop } from '../support/shop';

const MEMBERS = 12;
const MONTHS = 15;
const seed = Number(process.env['FC_SEED'] ?? randomInt(2 ** 31 - 1));

const shops: Shop[] = [];
afterAll(async () => {
  for (const shop of shops) await shop.close();
});
/** A year of trade under plain rules, which no test changes. */
let plain: Promise<Shop> | undefined;
const plainYear = (): Promise<Shop> => (plain ??= trade(spendingProgramme()));

/** A small generator, so that one seed gives every shop the same year. */
function dice(): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return Math.floor((state / 0x8000_0000) * below);
  };
}

/** Fifteen months of sales of a dozen members: some much, some seldom, on and off the member day, some returned. */
async function trade(programme: Programme): Promise<Shop> {
  process.stdout.write(`preview: FC_SEED=${seed}\n`);
  const shop = await openShop({ programme, modules: [JobHandlersModule] });
  shops.push(shop);
  const roll = dice();
  shop.clock.set('2025-01-05T10:00:00+08:00');
  for (let month = 0; month < MONTHS; month += 1) {
    for (let member = 0; member < MEMBERS; member += 1) {
      if (month > 0 && roll(3) === 0) continue;
      const number = `${month}-${member}`;
      const category = ['shirt', 'scarf', 'shoes'][roll(3)] as string;
      const first = { yuan: 10 + roll(400 * (member + 1)), quantity: 1 + roll(2), category };
      const goods = [first, { sku: 'B', yuan: 5 + roll(90), quantity: 1, category: 'scarf' }];
      const day = shop.today();
      await shop.sell({ number, phone: `139${String(member).padStart(8, '0')}`, goods });
      if (roll(4) > 0) continue;
      const ways: RefundCommand['what'][] = [
        { mode: 'lines', lines: [{ lineNumber: 2, quantity: 1 }] },
        { mode: 'amount', amountFen: 1_000 + roll(5_000) },
        { mode: 'whole' },
      ];
      await shop.takeBack(`back-${number}`, number, ways[roll(3)] as RefundCommand['what'], day);
    }
    shop.clock.advance({ days: month % 3 === 0 ? 33 : 30 });
  }
  shop.clock.set('2026-04-10T10:00:00+08:00');
  return shop;
}

const heldTiers = async (shop: Shop): Promise<Record<string, number>> => {
  const found = await rows<{ tier: string; n: number }>(
    shop.db.reading,
    `SELECT tier, count(*)::integer AS n FROM member_tier GROUP BY tier`,
  );
  return Object.fromEntries(found.map(({ tier, n }) => [tier, n]));
};
const filled = (tiers: readonly { code: string; would: number }[]) =>
  Object.fromEntries(tiers.filter(({ would }) => would > 0).map(({ code, would }) => [code, would]));

const multipliers: Programme['points']['multipliers'] = [
  { when: { kind: 'day_of_month', day: 5 }, times: 2 },
  { when: { kind: 'category', category: 'scarf' }, times: 1.5 },
];

it('moves nobody and gives the same points for the rules in force', async () => {
  const programme = spendingProgramme({ window: 'rolling12Months', keep: 'enter' }, { multipliers, perVisit: 3 });
  const shop = await trade(programme);
  const { tiers, moves, examples, points, members } = await new ProgrammeOffice(shop).preview(programme);
  expect([members, moves, examples]).toEqual([MEMBERS, [], []]);
  expect(tiers.map(({ now, would }) => now - would)).toEqual(tiers.map(() => 0));
  const booked = await shop.one<{ points: number; purchases: number }>(
    `SELECT sum(entitled_points)::bigint AS points, count(*) AS purchases FROM purchase
     WHERE counts AND business_day BETWEEN '2025-04-11' AND '2026-04-10'`,
  );
  expect(points).toMatchObject({
    given: booked.points,
    would: booked.points,
    purchases: booked.purchases,
    worthFen: 0,
  });
  expect(points).toMatchObject({ from: '2025-04-11', until: '2026-04-10' });
  for (const { given, would } of points.months) expect(would).toBe(given);
  expect(points.months.reduce((sum, { given }) => sum + given, 0)).toBe(booked.points);
}, 60_000);

it.each([
  ['another unit', spendingProgramme({}, { unitFen: 700, pointsPerUnit: 2 })],
  ['days and categories', spendingProgramme({}, { multipliers, combine: 'sum' })],
  ['points for each visit', spendingProgramme({}, { perVisit: 7 })],
  ['all of them', spendingProgramme({}, { multipliers, combine: 'product', perVisit: 2, unitFen: 900 })],
])(
  'tells the points of the last year to the point: %s',
  async (_, tried) => {
    const preview = await new ProgrammeOffice(await plainYear()).preview(tried);
    const under = await trade(tried);
    const really = await rows<{ month: string; would: number }>(
      under.db.reading,
      `SELECT to_char(business_day, 'YYYY-MM') AS month, sum(entitled_points)::bigint AS would FROM purchase
     WHERE counts AND business_day BETWEEN '2025-04-11' AND '2026-04-10' GROUP BY 1 ORDER BY 1`,
    );
    expect(preview.points.months.map(({ month, would }) => ({ month, would }))).toEqual(really);
    expect(preview.points.would).not.toBe(preview.points.given);
  },
  60_000,
);

it.each([
  ['an easier way up', spendingProgramme({ silver: 1_500, gold: 6_000 })],
  [
    'an easier way up by the last twelve months',
    spendingProgramme({ silver: 1_000, gold: 4_000, window: 'rolling12Months' }),
  ],
  [
    'a harder tier to keep',
    {
      ...spendingProgramme({ silver: 30_000, gold: 60_000, window: 'rolling12Months', keep: 'enter' }),
      review: { everyMonths: 3 as const, protectionMonths: 0, noticeDays: 0 },
    },
  ],
])(
  'says who is where after publishing and a review: %s',
  async (_, tried) => {
    const shop = await trade(spendingProgramme({ silver: 3_000, gold: 12_000 }));
    const office = new ProgrammeOffice(shop);
    const before = await heldTiers(shop);
    const preview = await office.preview(tried);
    expect(Object.fromEntries(preview.tiers.filter(({ now }) => now > 0).map(({ code, now }) => [code, now]))).toEqual(
      before,
    );
    expect(preview.moves).not.toEqual([]);
    const moved = preview.moves.reduce((sum, { members }) => sum + members, 0);
    expect(preview.examples.length).toBeLessThanOrEqual(moved);
    for (const { name, why } of preview.examples) expect(`${name}${why}`).toMatch(/未留姓名.*(满 ¥|保级)/);
    await office.change(tried);
    const { context } = shop.module;
    const reader = { staffId: newId(), role: 'head_office', storeId: null } as const;
    const run = await context.get(StartReviews).byHand(newId(), reader);
    expect(await context.get(ReviewTiers).review(run.id)).toBe('over');
    expect(await heldTiers(shop)).toEqual(filled(preview.tiers));
  },
  60_000,
);

it('counts who holds a tier that the programme no longer has, and where they would go', async () => {
  const shop = await trade(spendingProgramme({ silver: 100, gold: 300 }));
  const gold = (await heldTiers(shop))['gold'] as number;
  const [regular, silver] = spendingProgramme({ silver: 100 }).tiers;
  const tried = { ...spendingProgramme({ silver: 100 }), tiers: [regular, silver] };
  const { tiers, moves } = await new ProgrammeOffice(shop).preview(tried);
  expect(moves).toContainEqual({ from: '黄金', to: '白银', members: gold });
  expect(tiers.at(-1)).toMatchObject({ code: 'gold', now: gold, would: 0 });
});

it('counts visits that would have led up, and refuses rules that cannot be', async () => {
  const shop = await openShop({ programme: spendingProgramme() });
  shops.push(shop);
  await shop.sell({ number: '1', phone: '13800000001', goods: [{ yuan: 1_000, quantity: 2 }] });
  const [regular, silver, gold] = spendingProgramme().tiers;
  const visit = { fact: 'netSpendFen', window: 'visit', atLeast: 200_000 } as const;
  const tried = { ...spendingProgramme(), tiers: [regular, { ...silver, enter: { any: [{ all: [visit] }] } }, gold] };
  const preview = await new ProgrammeOffice(shop).preview(tried);
  expect(preview.moves).toEqual([{ from: '普通', to: '白银', members: 1 }]);
  expect(preview.notes.join()).toContain('当日');
  await expect(new ProgrammeOffice(shop).preview({ tiers: [] })).rejects.toMatchObject({ code: 'PROGRAMME_INVALID' });
});

it('is one at a time, lets two wait, and stops when nobody waits any more', async () => {
  const shop = await openShop();
  shops.push(shop);
  const office = new ProgrammeOffice(shop);
  const gone = new AbortController();
  const asked = [1, 2, 3, 4].map((n) => office.preview(spendingProgramme(), n === 2 ? gone.signal : undefined));
  gone.abort();
  const outcomes = await Promise.allSettled(asked);
  expect(
    outcomes.map((each) => (each.status === 'fulfilled' ? 'told' : (each.reason as Error & { code: unknown }).code)),
  ).toEqual(['told', DOMException.ABORT_ERR, 'told', 'RATE_LIMITED']);
  expect((await office.preview(spendingProgramme())).members).toBe(0);
  const written = await shop.one<{ day: BusinessDay }>(`SELECT min(effective_from) AS day FROM programme_version`);
  expect(written.day).toBe('2020-01-01');
});
