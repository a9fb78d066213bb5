// What a review makes of one member, rule by rule, and what holds for every member there could be.
import { addMonths, businessDay } from '@guike/kernel';
import { presets, programmeSchema } from '@guike/programme';
import fc from 'fast-check';
import { rankOf } from './deciding';
import { type TierFacts, noFacts, noSums } from './facts';
import { type ReviewHeld, type ReviewKind, decideReview, keeps, reviewDue } from './reviewing';

const yuan = 100;
const spent = (atLeast: number) => ({
  any: [{ all: [{ fact: 'netSpendFen' as const, window: 'rolling12Months' as const, atLeast: atLeast * yuan }] }],
});
const programme = programmeSchema.parse({
  ...presets.boutique,
  tiers: presets.boutique.tiers.map((tier) => {
    if (tier.code === 'silver') return { ...tier, enter: spent(5_000), keep: spent(3_000) };
    if (tier.code === 'gold') return { ...tier, enter: spent(20_000), keep: spent(10_000) };
    return tier.code === 'platinum' ? { ...tier, enter: spent(50_000), keep: null } : tier;
  }),
  lifts: [
    {
      code: 'friends',
      name: '特殊贡献',
      when: { any: [{ all: [{ fact: 'referralsVip', window: 'now', atLeast: 5 }] }] },
      tiers: 1,
    },
  ],
});
const day = businessDay('2026-10-01');
const facts = (rolling: number, friends = 0): TierFacts => ({
  ...noFacts,
  rolling12Months: { ...noSums, netSpendFen: rolling * yuan },
  now: { ...noFacts.now, referralsVip: friends },
});
const held = (earned: string, more: Partial<ReviewHeld> = {}): ReviewHeld => ({
  earned,
  protection: null,
  pausedUntil: null,
  lifts: [],
  ...more,
});
const until = (text: string) => ({ since: businessDay('2026-01-01'), until: businessDay(text) });
const review = (it: ReviewHeld, rolling: number, kind: ReviewKind = 'quarterly') =>
  decideReview(programme, kind, it, facts(rolling), day);

it.each<[string, ReviewHeld, number, ReviewKind, string | null, string, string | null]>([
  ['nobody who keeps', held('gold'), 10_000, 'quarterly', null, 'gold', null],
  ['who fails, into protection of six months', held('gold'), 9_999, 'quarterly', 'protected', 'gold', '2027-04-01'],
  [
    'who keeps again, out of protection',
    held('gold', { protection: until('2026-12-01') }),
    10_000,
    'manual',
    'kept',
    'gold',
    null,
  ],
  [
    'nobody before the protection ends',
    held('gold', { protection: until('2026-10-02') }),
    0,
    'quarterly',
    null,
    'gold',
    '2026-10-02',
  ],
  [
    'one tier down at its end',
    held('gold', { protection: until('2026-10-01') }),
    0,
    'quarterly',
    'dropped',
    'silver',
    null,
  ],
  [
    'one tier down, however late',
    held('silver', { protection: until('2026-07-01') }),
    0,
    'manual',
    'dropped',
    'regular',
    null,
  ],
  ['nobody who is in the lowest tier', held('regular'), 0, 'quarterly', null, 'regular', null],
  [
    'out of a protection that the lowest tier cannot have',
    held('regular', { protection: until('2026-07-01') }),
    0,
    'quarterly',
    'kept',
    'regular',
    null,
  ],
  ['nobody whose tier is kept for good', held('platinum'), 0, 'quarterly', null, 'platinum', null],
  ['who has what a higher tier asks for, up', held('silver'), 20_000, 'quarterly', 'raised', 'gold', null],
  [
    'up out of protection',
    held('gold', { protection: until('2026-09-01') }),
    50_000,
    'quarterly',
    'raised',
    'platinum',
    null,
  ],
  [
    'nobody down when a new programme came',
    held('gold', { protection: until('2026-09-01') }),
    0,
    'programme',
    null,
    'gold',
    '2026-09-01',
  ],
  ['up when a new programme came', held('regular'), 5_000, 'programme', 'raised', 'silver', null],
  ['nobody on a pause, its last day included', held('gold', { pausedUntil: day }), 0, 'quarterly', null, 'gold', null],
  [
    'who was on a pause until yesterday',
    held('gold', { pausedUntil: businessDay('2026-09-30') }),
    0,
    'quarterly',
    'protected',
    'gold',
    '2027-04-01',
  ],
  ['who holds a tier that is gone, into the lowest', held('diamond'), 0, 'quarterly', 'raised', 'regular', null],
])('moves %s', (_, it, rolling, kind, change, earned, end) => {
  const outcome = review(it, rolling, kind);
  expect([outcome.change, outcome.earned, outcome.protection?.until ?? null]).toEqual([change, earned, end]);
});

it('drops at once where the programme protects nobody', () => {
  const strict = { ...programme, review: { ...programme.review, protectionMonths: 0 } };
  expect(decideReview(strict, 'quarterly', held('gold'), facts(0), day)).toMatchObject({
    change: 'dropped',
    earned: 'silver',
  });
});

it('lifts once, whatever was spent', () => {
  const first = decideReview(programme, 'quarterly', held('regular'), facts(0, 5), day);
  expect(first).toMatchObject({ change: 'raised', earned: 'silver', lifts: ['friends'] });
  const again = decideReview(programme, 'quarterly', held('silver', { lifts: ['friends'] }), facts(0, 5), day);
  expect(again.change).toBe('protected');
});

it('does not raise whom it would not keep', () => {
  const sticky = programmeSchema.parse({
    ...programme,
    tiers: programme.tiers.map((tier) =>
      tier.code === 'gold' ? { ...tier, enter: presets.boutique.tiers[2]?.enter } : tier,
    ),
  });
  const bought = { ...facts(3_000), lifetime: { ...noSums, netSpendFen: 30_000 * yuan } };
  expect(decideReview(sticky, 'quarterly', held('silver'), bought, day).change).toBeNull();
});

it.each([
  ['2026-11-22', 3, '2026-10-01'],
  ['2026-10-01', 3, '2026-10-01'],
  ['2026-09-30', 3, '2026-07-01'],
  ['2026-01-01', 12, '2026-01-01'],
  ['2026-12-31', 12, '2026-01-01'],
  ['2026-08-05', 6, '2026-07-01'],
  ['2026-08-05', 1, '2026-08-01'],
])('on %s a review every %i months is that of %s', (today, everyMonths, due) => {
  expect(reviewDue(businessDay(today), everyMonths)).toBe(due);
});

describe('whoever it is', () => {
  const codes = programme.tiers.map(({ code }) => code);
  const someDay = fc.integer({ min: -24, max: 24 }).map((months) => addMonths(day, months));
  const somebody = fc.record({
    earned: fc.constantFrom(...codes),
    protection: fc.option(someDay.map((end): ReviewHeld['protection'] => ({ since: addMonths(end, -6), until: end }))),
    pausedUntil: fc.option(someDay),
    lifts: fc.constantFrom<readonly string[]>([], ['friends']),
  });
  const someFacts = fc
    .tuple(fc.integer({ min: -1_000, max: 60_000 }), fc.integer({ min: 0, max: 6 }))
    .map(([rolling, friends]) => facts(rolling, friends));
  const kinds = fc.constantFrom<ReviewKind>('quarterly', 'programme', 'manual');
  const rank = (code: string) => rankOf(programme.tiers, code);

  it('nobody falls more than one tier, nor without a protection that has ended, nor while paused', () => {
    fc.assert(
      fc.property(somebody, someFacts, kinds, (it, known, kind) => {
        const { earned } = decideReview(programme, kind, it, known, day);
        const fall = rank(it.earned) - rank(earned);
        expect(fall).toBeLessThanOrEqual(1);
        if (fall === 1) {
          expect(kind).not.toBe('programme');
          expect(it.protection !== null && it.protection.until <= day).toBe(true);
          expect(it.pausedUntil === null || it.pausedUntil < day).toBe(true);
          expect(keeps(programme, it.earned, known)).toBe(false);
        }
      }),
    );
  });

  it('more is never less: who spent more ends no lower', () => {
    fc.assert(
      fc.property(somebody, someFacts, fc.integer({ min: 0, max: 60_000 }), (it, known, extra) => {
        const richer = {
          ...known,
          rolling12Months: { ...noSums, netSpendFen: known.rolling12Months.netSpendFen + extra * yuan },
        };
        const end = (by: TierFacts) => rank(decideReview(programme, 'quarterly', it, by, day).earned);
        expect(end(richer)).toBeGreaterThanOrEqual(end(known));
      }),
    );
  });

  it('a second review on the same day changes nothing that the first has settled downwards', () => {
    fc.assert(
      fc.property(somebody, someFacts, (it, known) => {
        const first = decideReview(programme, 'quarterly', it, known, day);
        const now: ReviewHeld = { ...it, earned: first.earned, protection: first.protection, lifts: first.lifts };
        const second = decideReview(programme, 'quarterly', now, known, day);
        expect(rank(second.earned)).toBeGreaterThanOrEqual(rank(first.earned));
      }),
    );
  });
});
