// What is missing for a tier, in yuan and visits, and in words.
import { type Rule, type Tier, presets } from '@guike/programme';
import { type TierFacts, noFacts, noStanding, noSums } from './facts';
import { asksMoreThanSpend, missingToEnter, missingToKeep, nextTier, progressToNext } from './missing';

const { tiers } = presets.boutique;
const spent = (netSpendFen: number): TierFacts => ({ ...noFacts, lifetime: { ...noSums, netSpendFen } });
const groups = (...any: [fact: string, window: string, atLeast: number][][]): Rule => ({
  any: any.map((all) => ({ all: all.map(([fact, window, atLeast]) => ({ fact, window, atLeast })) })) as Rule['any'],
});
const gold = (enter: Rule, keep: Tier['keep'] = null): Tier => ({ ...(tiers[2] as Tier), enter, keep });

describe('the next tier', () => {
  it('is told in yuan, rounded up so that spending it is enough', () => {
    expect(nextTier(tiers, 'regular', spent(376_000))).toEqual({
      tier: 'silver',
      name: '白银',
      sentence: '再消费 ¥1,240，升级白银',
      spendFen: 124_000,
    });
    expect(nextTier(tiers, 'silver', spent(1_999_950))).toMatchObject({
      sentence: '再消费 ¥1，升级黄金',
      spendFen: 50,
    });
  });

  it('is none at the top', () => {
    expect(nextTier(tiers, 'platinum', noFacts)).toBeNull();
  });

  it('is a part of the way', () => {
    const ways = [spent(-100), spent(0), spent(250_000), spent(500_000)].map((of) =>
      progressToNext(tiers, 'regular', of),
    );
    expect(ways).toEqual([0, 0, 0.5, 1]);
    expect(progressToNext(tiers, 'platinum', noFacts)).toBeNull();
  });
});

it('is told for any tier that spending leads to', () => {
  expect(tiers.map((tier) => missingToEnter(tier, spent(1_900_001))?.sentence ?? null)).toEqual([
    null,
    '再消费 ¥0，升级白银',
    '再消费 ¥1,000，升级黄金',
    '再消费 ¥31,000，升级铂金',
  ]);
});

describe('over windows', () => {
  const facts: TierFacts = {
    ...noFacts,
    rolling12Months: { ...noSums, netSpendFen: 876_000, visits: 4, orders: 5, items: 9 },
    calendarYear: { ...noSums, netSpendFen: 300_000 },
    now: { ...noStanding, yearsAsMember: 2 },
  };
  const told = (...any: Parameters<typeof groups>) => missingToEnter(gold(groups(...any)), facts)?.sentence ?? null;

  it.each([
    ['twelve months', [[['netSpendFen', 'rolling12Months', 1_000_000]]], '再消费 ¥1,240，升级黄金（近 12 个月累计）'],
    ['the year', [[['netSpendFen', 'calendarYear', 1_000_000]]], '再消费 ¥7,000，升级黄金（今年累计）'],
    ['visits', [[['visits', 'rolling12Months', 6]]], '再到店 2 次，升级黄金（近 12 个月累计）'],
    ['orders', [[['orders', 'rolling12Months', 6]]], '再消费 1 次，升级黄金（近 12 个月累计）'],
    [
      'the nearer of two ways',
      [[['netSpendFen', 'calendarYear', 1_000_000]], [['visits', 'rolling12Months', 5]]],
      '再到店 1 次，升级黄金（近 12 个月累计）',
    ],
    [
      'spend and visits together',
      [
        [
          ['netSpendFen', 'rolling12Months', 1_000_000],
          ['visits', 'rolling12Months', 6],
        ],
      ],
      '再消费 ¥1,240、再到店 2 次，升级黄金（近 12 个月累计）',
    ],
    [
      'what is met besides',
      [
        [
          ['yearsAsMember', 'now', 2],
          ['visits', 'rolling12Months', 5],
        ],
      ],
      '再到店 1 次，升级黄金（近 12 个月累计）',
    ],
    [
      'what no sentence can tell',
      [
        [
          ['yearsAsMember', 'now', 3],
          ['visits', 'rolling12Months', 5],
        ],
      ],
      null,
    ],
    ['one visit', [[['netSpendFen', 'visit', 150_000]]], null],
  ] as [string, Parameters<typeof groups>, string | null][])('is told for %s', (_what, any, sentence) => {
    expect(told(...any)).toBe(sentence);
  });

  it('says what keeps a tier', () => {
    const keep = (rule: Tier['keep']) =>
      missingToKeep(gold(groups([['visits', 'rolling12Months', 6]]), rule), facts)?.sentence ?? null;
    expect(keep(groups([['netSpendFen', 'rolling12Months', 1_000_000]]))).toBe('再消费 ¥1,240 即可保级');
    expect(keep('enter')).toBe('再到店 2 次即可保级');
    expect(keep(null)).toBeNull();
  });
});

it('knows when lifetime spend is not all that a page needs', () => {
  expect(asksMoreThanSpend(tiers)).toBe(false);
  expect(asksMoreThanSpend([gold(groups([['netSpendFen', 'rolling12Months', 1]]))])).toBe(true);
  expect(asksMoreThanSpend([gold(groups([['visits', 'lifetime', 1]]))])).toBe(true);
  expect(asksMoreThanSpend([gold(groups([['paidLevel', 'now', 1]]))])).toBe(true);
});
