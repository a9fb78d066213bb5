// The filter of a review finds everybody whom the rules would change: held against judging every member one by one.
import { randomInt } from 'node:crypto';
import { addDays, businessDay } from '@guike/kernel';
import { newId, rows } from '@guike/platform';
import { type Programme, type Rule, presets, programmeSchema } from '@guike/programme';
import { HoldingsService, type ReviewKind, ReviewsService, decideReview, reviewFilter } from '@guike/tiers';
import fc from 'fast-check';
import { type Shop, openShop } from '../support/shop';
import { writeCrowd } from '../support/tier-crowd';

const MEMBERS = 1_500;
const seed = Number(process.env['FC_SEED'] ?? randomInt(2 ** 31 - 1));
const movedOn = businessDay('2026-06-15');
const codes = presets.boutique.tiers.map(({ code }) => code);

let shop: Shop;
beforeAll(async () => {
  process.stdout.write(`review filter: FC_SEED=${seed}\n`);
  shop = await openShop();
  await shop.db.inTransaction((tx) =>
    writeCrowd(tx, {
      members: MEMBERS,
      storeId: shop.storeId,
      movedOn,
      tiers: [...codes, 'gone'],
      seed: seed / 2 ** 31,
    }),
  );
});
afterAll(() => shop?.close());

type Condition = Rule['any'][number]['all'][number];

const amounts: Readonly<Record<string, number>> = {
  netSpendFen: 1_500_000,
  grossProfitFen: 300_000,
  items: 12,
  orders: 4,
  visits: 4,
};
const summed = fc.record({
  fact: fc.constantFrom('netSpendFen', 'grossProfitFen', 'items', 'orders', 'visits'),
  window: fc.constantFrom('rolling12Months', 'calendarYear', 'lifetime'),
  part: fc.double({ min: 0.01, max: 1, noNaN: true }),
});
const standing = fc.constantFrom<Condition>(
  { fact: 'referralsJoined', window: 'now', atLeast: 3 },
  { fact: 'referralsVip', window: 'now', atLeast: 5 },
  { fact: 'yearsAsMember', window: 'now', atLeast: 2 },
  { fact: 'yearsWithoutReturn', window: 'now', atLeast: 3 },
  { fact: 'steadyYears', window: 'now', atLeast: 2, withinPercent: 40 },
  { fact: 'paidLevel', window: 'now', atLeast: 1 },
);
const condition = fc.oneof(
  summed.map(({ fact, window, part }): Condition => ({
    fact,
    window,
    atLeast: Math.max(1, Math.round((amounts[fact] as number) * part)),
  })),
  standing,
);
const rule: fc.Arbitrary<Rule> = fc
  .array(fc.array(condition, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 2 })
  .map((groups) => ({ any: groups.map((all) => ({ all })) }));
const programme: fc.Arbitrary<Programme> = fc
  .record({
    enter: fc.array(rule, { minLength: 3, maxLength: 3 }),
    keep: fc.array(fc.option(fc.oneof(rule, fc.constant('enter' as const))), { minLength: 3, maxLength: 3 }),
    lift: rule,
    protectionMonths: fc.constantFrom(0, 6),
  })
  .map(({ enter, keep, lift, protectionMonths }) =>
    programmeSchema.parse({
      ...presets.boutique,
      tiers: presets.boutique.tiers.map((tier, rank) =>
        rank === 0 ? tier : { ...tier, enter: enter[rank - 1], keep: keep[rank - 1] },
      ),
      fees: [{ level: 1, name: '会员年费', monthlyFen: null, yearlyFen: 99_900 }],
      lifts: [{ code: 'friends', name: '特殊贡献', when: lift, tiers: 1 }],
      review: { everyMonths: 3, protectionMonths, noticeDays: 30 },
    }),
  );

it('leaves out nobody whom the rules would change, whatever the rules', async () => {
  const [holdings, reviews] = [shop.module.context.get(HoldingsService), shop.module.context.get(ReviewsService)];
  const all = (await rows<{ id: string }>(shop.db.reading, 'SELECT member_id AS id FROM member_tier')).map(
    ({ id }) => id,
  );
  let changed = 0;
  await fc.assert(
    fc.asyncProperty(
      programme,
      fc.constantFrom<ReviewKind>('quarterly', 'programme'),
      fc.integer({ min: 0, max: 250 }),
      async (rules, kind, later) => {
        const day = addDays(movedOn, later);
        const id = newId();
        const tx = shop.db.reading;
        await reviews.start(tx, { id, runKey: id, kind, day, programmeVersion: 1, startedBy: null });
        const found = new Set<string>();
        for (;;) {
          const run = await reviews.claim(tx, id);
          if (run === null) break;
          const piece = await reviews.next(tx, run, reviewFilter(rules, kind, day));
          for (const candidate of piece.candidates) found.add(candidate);
          await reviews.advance(tx, run, piece, { raised: 0, kept: 0, protected: 0, dropped: 0 });
        }
        expect(await reviews.find(tx, id)).toMatchObject({ state: 'done', reviewed: MEMBERS });
        const held = await holdings.read(tx, all, day, rules);
        const wouldChange = held.filter((each) => decideReview(rules, kind, each, each.facts, day).change !== null);
        changed += wouldChange.length;
        expect(wouldChange.filter(({ memberId }) => !found.has(memberId))).toEqual([]);
      },
    ),
    { seed, numRuns: 25 },
  );
  expect(changed).toBeGreaterThan(MEMBERS);
}, 240_000);
