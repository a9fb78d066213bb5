// Which tier the rules give: the boutique's, and what others may ask for.
import { type Lift, type Rule, type Tier, presets } from '@guike/programme';
import { type HeldTier, decideTier, meets } from './deciding';
import { type TierFacts, noFacts, noStanding, noSums } from './facts';

const { boutique } = presets;
const facts = (part: { [window in keyof TierFacts]?: Partial<TierFacts[window]> }): TierFacts => ({
  purchase: { ...noSums, ...part.purchase },
  visit: { ...noSums, ...part.visit },
  rolling12Months: { ...noSums, ...part.rolling12Months },
  calendarYear: { ...noSums, ...part.calendarYear },
  lifetime: { ...noSums, ...part.lifetime },
  now: { ...noStanding, ...part.now },
});
const holding = (tier: string, more: Partial<HeldTier> = {}): HeldTier => ({
  tier,
  earnedTier: null,
  floorTier: null,
  lifts: [],
  isProtected: false,
  ...more,
});
const yuan = 100;

it.each([
  [4_999.99, 'regular'],
  [5_000, 'silver'],
  [19_999.99, 'silver'],
  [20_000, 'gold'],
  [49_999.99, 'gold'],
  [50_000, 'platinum'],
])('¥%s over a lifetime is %s', (spend, tier) => {
  expect(
    decideTier(boutique, holding('regular'), facts({ lifetime: { netSpendFen: Math.round(spend * yuan) } })).tier,
  ).toBe(tier);
});

it.each([
  [2_000, 1, 1_500, 'silver'],
  [1_999, 9, 9_000, 'regular'],
  [3_000, 3, 2_000, 'gold'],
  [3_000, 2, 2_000, 'silver'],
  [5_000, 5, 3_000, 'platinum'],
  [5_000, 5, 2_999, 'gold'],
])('a visit with a top-up of ¥%i, %i pieces and ¥%i spent is %s', (topUp, items, spend, tier) => {
  const visit = { topUpFen: topUp * yuan, items, netSpendFen: spend * yuan };
  expect(decideTier(boutique, holding('regular'), facts({ visit })).tier).toBe(tier);
});

it('says which rule was met and with what', () => {
  expect(decideTier(boutique, holding('regular'), facts({ lifetime: { netSpendFen: 600_000 } })).because).toEqual({
    tier: 'silver',
    conditions: [{ fact: 'netSpendFen', window: 'lifetime', atLeast: 500_000, was: 600_000 }],
  });
});

it('never falls below the tier held', () => {
  expect(decideTier(boutique, holding('gold'), noFacts)).toMatchObject({ tier: 'gold', because: null });
});

it('counts own pieces only towards joining', () => {
  expect(meets(boutique.joining.rule as Rule, facts({ purchase: { items: 2 } }))).toBe(true);
  expect(meets(boutique.joining.rule as Rule, facts({ purchase: { items: 2, itemsOf: { other_brand: 1 } } }))).toBe(
    false,
  );
});

describe('any fact over any window', () => {
  const tierBy = (code: string, enter: Rule | null, keep: Tier['keep'] = null): Tier => ({
    ...(boutique.tiers[0] as Tier),
    code,
    name: code,
    enter,
    keep,
  });
  const one = (fact: string, window: string, atLeast: number, more = {}): Rule =>
    ({ any: [{ all: [{ fact, window, atLeast, ...more }] }] }) as Rule;
  const rules = (enter: Rule, keep: Tier['keep'] = null, lifts: Lift[] = []) => ({
    tiers: [
      tierBy('a', null),
      tierBy('b', enter, keep),
      tierBy('c', one('orders', 'lifetime', 999)),
      tierBy('d', one('orders', 'lifetime', 999)),
    ],
    lifts,
  });

  it.each([
    ['spend of twelve months', one('netSpendFen', 'rolling12Months', 100), { rolling12Months: { netSpendFen: 100 } }],
    ['profit of the year', one('grossProfitFen', 'calendarYear', 100), { calendarYear: { grossProfitFen: 100 } }],
    ['visits of twelve months', one('visits', 'rolling12Months', 3), { rolling12Months: { visits: 3 } }],
    ['orders of a life', one('orders', 'lifetime', 2), { lifetime: { orders: 2 } }],
    ['pieces of one sale', one('items', 'purchase', 2), { purchase: { items: 2 } }],
    ['friends who joined', one('referralsJoined', 'now', 3), { now: { referralsJoined: 3 } }],
    ['years without a return', one('yearsWithoutReturn', 'now', 2), { now: { yearsWithoutReturn: 2 } }],
    ['steady years', one('steadyYears', 'now', 2, { withinPercent: 10 }), { now: { yearlySpendFen: [105, 95] } }],
    ['a paid level', one('paidLevel', 'now', 1), { now: { paidLevel: 1 } }],
  ])('raises by %s', (_what, rule, met) => {
    expect(decideTier(rules(rule), holding('a'), facts(met)).tier).toBe('b');
    expect(decideTier(rules(rule), holding('a'), noFacts).tier).toBe('a');
  });

  it('counts a tier that the programme has no more as below the lowest', () => {
    expect(decideTier(rules(one('orders', 'lifetime', 2)), holding('gone'), noFacts).tier).toBe('a');
  });

  it('shows the higher of what is earned and the floor, and goes on from what is earned', () => {
    const floored = holding('c', { earnedTier: 'a', floorTier: 'c' });
    const decided = decideTier(rules(one('orders', 'lifetime', 2)), floored, facts({ lifetime: { orders: 2 } }));
    expect(decided).toMatchObject({ tier: 'c', earned: 'b' });
  });

  it('ends a protection when keeping is met again, or a higher tier is earned', () => {
    const keep = one('netSpendFen', 'rolling12Months', 50);
    const kept = (held: HeldTier, part: Parameters<typeof facts>[0]) =>
      decideTier(rules(one('orders', 'lifetime', 2), keep), held, facts(part)).kept;
    expect(kept(holding('b', { isProtected: true }), { rolling12Months: { netSpendFen: 50 } })).toBe(true);
    expect(kept(holding('b', { isProtected: true }), { rolling12Months: { netSpendFen: 49 } })).toBe(false);
    expect(kept(holding('b', { isProtected: true }), { lifetime: { orders: 999 } })).toBe(true);
    expect(kept(holding('b'), { rolling12Months: { netSpendFen: 50 } })).toBe(false);
  });

  describe('a lift', () => {
    const lift: Lift = { code: 'big', name: '破格', when: one('netSpendFen', 'purchase', 1_000), tiers: 1 };
    const lifted = (held: HeldTier, of: Lift[] = [lift]) =>
      decideTier(rules(one('orders', 'lifetime', 2), null, of), held, facts({ purchase: { netSpendFen: 1_000 } }));

    it('goes up from what would be held, once, and says so', () => {
      expect(lifted(holding('a'))).toMatchObject({
        tier: 'b',
        lifts: ['big'],
        because: { conditions: [{ was: 1_000 }] },
      });
      expect(lifted(holding('b'))).toMatchObject({ tier: 'c', lifts: ['big'] });
      expect(lifted(holding('b', { lifts: ['big'] }))).toMatchObject({ tier: 'b', lifts: [] });
    });

    it('is saved for another time at the top, and stops there', () => {
      expect(lifted(holding('d'))).toMatchObject({ tier: 'd', lifts: [] });
      expect(lifted(holding('c'), [{ ...lift, tiers: 3 }])).toMatchObject({ tier: 'd', lifts: ['big'] });
    });

    it('adds up with others', () => {
      expect(lifted(holding('a'), [lift, { ...lift, code: 'more', tiers: 2 }])).toMatchObject({
        tier: 'd',
        lifts: ['big', 'more'],
      });
    });
  });
});
