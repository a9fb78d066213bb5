// Which tier the boutique's rules give, and what is missing for the next.
import { presets } from '@guike/programme';
import { type Sums, type TierFacts, decideTier, meets, missingSpend, nextTier, progressOf } from './deciding';

const { tiers, joining } = presets.boutique;
const none: Sums = { netSpendFen: 0, items: 0, topUpFen: 0, orders: 0 };
const facts = (part: { [window in keyof TierFacts]?: Partial<TierFacts[window]> }): TierFacts => ({
  purchase: { ...none, ...part.purchase },
  visit: { ...none, ...part.visit },
  lifetime: { ...none, ...part.lifetime },
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
  expect(decideTier(tiers, 'regular', facts({ lifetime: { netSpendFen: Math.round(spend * yuan) } })).tier).toBe(tier);
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
  expect(decideTier(tiers, 'regular', facts({ visit })).tier).toBe(tier);
});

it('says which rule was met and with what', () => {
  expect(decideTier(tiers, 'regular', facts({ lifetime: { netSpendFen: 600_000 } })).because).toEqual({
    tier: 'silver',
    conditions: [{ fact: 'netSpendFen', window: 'lifetime', atLeast: 500_000, was: 600_000 }],
  });
});

it('never falls below the tier held', () => {
  expect(decideTier(tiers, 'gold', facts({}))).toEqual({ tier: 'gold', because: null });
});

it('counts own pieces only towards joining', () => {
  expect(meets(joining.rule, facts({ purchase: { items: 2 } }))).toBe(true);
  expect(meets(joining.rule, facts({ purchase: { items: 2, itemsOf: { other_brand: 1 } } }))).toBe(false);
});

describe('the next tier', () => {
  it('is told in yuan, rounded up so that spending it is enough', () => {
    expect(nextTier(tiers, 'regular', 376_000)).toMatchObject({
      tier: 'silver',
      sentence: '再消费 ¥1,240，升级白银',
      spendFen: 124_000,
    });
    expect(nextTier(tiers, 'silver', 1_999_950)).toMatchObject({ sentence: '再消费 ¥1，升级黄金', spendFen: 50 });
  });

  it('is none at the top', () => {
    expect(nextTier(tiers, 'platinum', 0)).toBeNull();
  });
});

describe('what is missing', () => {
  it('is told for any tier that spending leads to', () => {
    expect(tiers.map((tier) => missingSpend(tier, 1_900_001)?.sentence ?? null)).toEqual([
      null,
      '再消费 ¥0，升级白银',
      '再消费 ¥1,000，升级黄金',
      '再消费 ¥31,000，升级铂金',
    ]);
  });

  it('is a part of the way', () => {
    expect([progressOf(0, 500_000), progressOf(250_000, 250_000), progressOf(500_000, 0), progressOf(1, null)]).toEqual(
      [0, 0.5, 1, null],
    );
  });
});
