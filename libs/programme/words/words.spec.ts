// The rules in words: numbers first, no code without a sentence, and the tone of the house.
import { businessDay } from '@guike/kernel';
import { boutique } from '../presets/boutique';
import { club } from '../presets/club';
import { counter } from '../presets/counter';
import { enterprise } from '../presets/enterprise';
import { spa } from '../presets/spa';
import { subscription } from '../presets/subscription';
import type { Condition } from '../rules';
import type { Programme } from '../schema';
import { dayInWords, discountInWords, quotaInWords } from './amounts';
import { conditionsInWords, waysInWords } from './conditions';
import { joiningInWords } from './joining';
import { multiplierInWords, pointsInWords } from './points';
import { benefitsInWords, keepInWords, liftInWords, reviewInWords, tierWays } from './tiers';

const today = businessDay('2026-11-22');
const [regular, silver, gold, platinum] = boutique.tiers as [
  Programme['tiers'][number],
  Programme['tiers'][number],
  Programme['tiers'][number],
  Programme['tiers'][number],
];

it('says how to join', () => {
  expect(joiningInWords(boutique)).toEqual(['一次购买 2 件本品牌商品']);
  const rule: Programme['joining']['rule'] = {
    any: [
      { all: [{ fact: 'netSpendFen', window: 'purchase', atLeast: 30_000 }] },
      {
        all: [
          { fact: 'items', window: 'purchase', atLeast: 3, exceptCategories: ['bag'] },
          { fact: 'topUpFen', window: 'visit', atLeast: 100_000 },
        ],
      },
    ],
  };
  expect(joiningInWords({ ...boutique, joining: { ...boutique.joining, rule } })).toEqual([
    '一次消费满 ¥300',
    '一次购买 3 件商品（部分品类不计），并当日充值满 ¥1,000',
  ]);
});

it('says how to come to each tier, a window once', () => {
  expect(tierWays(regular)).toEqual(['入会即享']);
  expect(tierWays(silver)).toEqual(['当日充值满 ¥2,000、消费满 ¥1,500', '累计消费满 ¥5,000']);
  expect(tierWays(gold)).toEqual(['当日充值满 ¥3,000、购买满 3 件、消费满 ¥2,000', '累计消费满 ¥20,000']);
});

it('says what a tier brings', () => {
  expect([regular, silver, platinum].map(({ benefits }) => benefitsInWords(benefits.pick))).toEqual([
    '3 项权益任选',
    '6 项权益任选',
    '全部权益',
  ]);
});

it('says how points work', () => {
  expect(pointsInWords(boutique)).toEqual([
    '每消费 ¥10 记 1 积分',
    '每月 8 日会员日，积分 2 倍',
    '积分次日起可以使用，24 个月内有效',
    '10 积分可抵 ¥1',
    '退货时，这笔消费记入的积分随之退回',
  ]);
  const multipliers: Programme['points']['multipliers'] = [
    { when: { kind: 'tier', tier: 'gold' }, times: 1.5 },
    { when: { kind: 'category', category: 'shirt' }, times: 3 },
  ];
  expect(
    pointsInWords({ ...boutique, points: { ...boutique.points, multipliers, tender: null, availableAfterDays: 7 } }),
  ).toEqual([
    '每消费 ¥10 记 1 积分',
    '黄金会员积分 1.5 倍',
    '指定商品积分 3 倍',
    '同时符合几项时取最高一项',
    '积分 7 天后可以使用，24 个月内有效',
    '退货时，这笔消费记入的积分随之退回',
  ]);
});

describe('why a line earned more', () => {
  const points: Programme['points'] = {
    ...boutique.points,
    multipliers: [
      { when: { kind: 'day_of_month', day: 8 }, times: 2 },
      { when: { kind: 'tier', tier: 'gold' }, times: 2 },
      { when: { kind: 'category', category: 'shirt' }, times: 1.2 },
    ],
  };
  it.each([
    [100, '2026-11-08', null],
    [200, '2026-11-08', '会员日 2 倍'],
    [200, '2026-11-09', '黄金会员 2 倍'],
    [120, '2026-11-09', '指定商品 1.2 倍'],
    [240, '2026-11-08', '多项优惠合计 2.4 倍'],
  ])('%s hundredths on %s: %s', (multiplier, day, words) => {
    expect(multiplierInWords({ ...boutique, points }, multiplier, businessDay(day))).toBe(words);
  });
});

it('gives the reasons of a decision, or none rather than a code', () => {
  const spend = { fact: 'netSpendFen', window: 'lifetime', atLeast: 2_000_000, was: 2_035_000 };
  expect(conditionsInWords([spend])).toBe('累计消费 ¥20,350（满 ¥20,000）');
  expect(conditionsInWords([spend, { ...spend, fact: 'luck' }])).toBeNull();
  expect(conditionsInWords([])).toBeNull();
});

it('names the year where it is another one', () => {
  expect([businessDay('2026-01-09'), businessDay('2027-01-09')].map((day) => dayInWords(day, today))).toEqual([
    '1月9日',
    '2027年1月9日',
  ]);
});

describe('joining', () => {
  const by = (joining: Partial<Programme['joining']>, fees: Programme['fees'] = []) =>
    joiningInWords({ joining: { ...boutique.joining, rule: null, ...joining }, fees });
  const application = { filedBy: ['manager' as const], approvedBy: ['head_office' as const], withReceipt: false };

  it('by application, where nothing bought opens the card or where it opens an application only', () => {
    expect(by({ application })).toEqual(['由店长申请、总部审批']);
    expect(joiningInWords(counter)).toEqual([
      '一次消费满 ¥5,000，或近 12 个月消费满 ¥10,000，由店长凭小票申请、总部审批',
    ]);
  });

  it('by invitation or for a fee', () => {
    expect(joiningInWords(club)).toEqual(['开通尊享会籍（年费 ¥9,800）', '收到入会邀请']);
    expect(by({ invitation: true }, subscription.fees.slice(0, 1))).toEqual([
      '收到入会邀请',
      '开通银卡（月费 ¥18 或年费 ¥180）',
    ]);
  });

  it('by what was bought in a year', () => {
    expect(joiningInWords(enterprise)).toEqual(['近 12 个月消费满 20 次']);
  });
});

describe('what a rule asks for', () => {
  it.each<[Condition, string]>([
    [{ fact: 'netSpendFen', window: 'rolling12Months', atLeast: 2_000_000 }, '近 12 个月消费满 ¥20,000'],
    [{ fact: 'netSpendFen', window: 'rolling12Months', atLeast: 50_000_001 }, '近 12 个月消费超过 ¥500,000'],
    [{ fact: 'netSpendFen', window: 'calendarYear', atLeast: 500_050 }, '今年消费满 ¥5,000.50'],
    [{ fact: 'netSpendFen', window: 'purchase', atLeast: 500_000 }, '单笔消费满 ¥5,000'],
    [{ fact: 'grossProfitFen', window: 'calendarYear', atLeast: 100_000 }, '今年毛利贡献满 ¥1,000'],
    [{ fact: 'items', window: 'lifetime', atLeast: 1_000 }, '累计购买满 1,000 件'],
    [{ fact: 'items', window: 'purchase', atLeast: 3, exceptCategories: ['other_brand'] }, '单笔购买满 3 件本品牌商品'],
    [{ fact: 'orders', window: 'rolling12Months', atLeast: 1 }, '近 12 个月有消费'],
    [{ fact: 'orders', window: 'visit', atLeast: 2 }, '当日消费满 2 次'],
    [{ fact: 'visits', window: 'lifetime', atLeast: 10 }, '累计到店满 10 次'],
    [{ fact: 'topUpFen', window: 'visit', atLeast: 200_000 }, '当日充值满 ¥2,000'],
    [{ fact: 'referralsJoined', window: 'now', atLeast: 3 }, '推荐 3 位好友入会'],
    [{ fact: 'referralsVip', window: 'now', atLeast: 5 }, '推荐 5 位好友成为贵宾'],
    [{ fact: 'yearsAsMember', window: 'now', atLeast: 3 }, '入会满 3 年'],
    [{ fact: 'yearsWithoutReturn', window: 'now', atLeast: 5 }, '连续 5 年无退货'],
    [{ fact: 'yearsWithoutReturn', window: 'now', atLeast: 1 }, '1 年无退货'],
    [{ fact: 'steadyYears', window: 'now', atLeast: 3, withinPercent: 20 }, '连续 3 年消费稳定（上下不超过 20%）'],
    [{ fact: 'paidLevel', window: 'now', atLeast: 2 }, '开通付费会员'],
  ])('%j', (condition, words) => {
    expect(waysInWords({ any: [{ all: [condition] }] })).toEqual([words]);
  });

  it('says the window again after what has none', () => {
    const spend: Condition = { fact: 'netSpendFen', window: 'lifetime', atLeast: 100_000 };
    const years: Condition = { fact: 'yearsAsMember', window: 'now', atLeast: 1 };
    const visits: Condition = { fact: 'visits', window: 'lifetime', atLeast: 5 };
    expect(waysInWords({ any: [{ all: [spend, visits, years, spend] }] })).toEqual([
      '累计消费满 ¥1,000、到店满 5 次、入会满 1 年、累计消费满 ¥1,000',
    ]);
  });

  it('names the fee that a level costs, or the next above', () => {
    const paid = (atLeast: number) =>
      waysInWords({ any: [{ all: [{ fact: 'paidLevel', window: 'now', atLeast }] }] }, club.fees.slice(1));
    expect([paid(2), paid(1)]).toEqual([['开通至尊会籍（年费 ¥29,800）'], ['开通至尊会籍（年费 ¥29,800）']]);
  });
});

it.each([
  ['referralsJoined', 4, 3, '推荐 4 位好友入会（满 3 位）'],
  ['referralsVip', 6, 5, '推荐 6 位好友成为贵宾（满 5 位）'],
  ['yearsAsMember', 4, 3, '入会 4 年（满 3 年）'],
  ['yearsWithoutReturn', 6, 5, '6 年无退货（满 5 年）'],
  ['steadyYears', 3, 3, '连续 3 年消费稳定（满 3 年）'],
  ['paidLevel', 2, 2, '已开通付费会员'],
])('says why: %s', (fact, was, atLeast, words) => {
  expect(conditionsInWords([{ fact, window: 'now', was, atLeast }])).toBe(words);
});

it('says why over each window', () => {
  const year = { fact: 'netSpendFen', window: 'rolling12Months', was: 60_000_000, atLeast: 50_000_001 };
  const visits = { fact: 'visits', window: 'calendarYear', was: 12, atLeast: 10 };
  expect(conditionsInWords([year, visits])).toBe(
    '近 12 个月消费 ¥600,000（超过 ¥500,000）、今年到店 12 次（满 10 次）',
  );
  expect(conditionsInWords([{ ...year, window: 'moon' }])).toBeNull();
});

describe('keeping a tier', () => {
  it('for good, as it was come to, or by its own rule', () => {
    const own: Programme['tiers'][number] = {
      ...(spa.tiers[1] as Programme['tiers'][number]),
      keep: {
        any: [
          { all: [{ fact: 'netSpendFen', window: 'rolling12Months', atLeast: 3_000_000 }] },
          { all: [{ fact: 'visits', window: 'rolling12Months', atLeast: 24 }] },
        ],
      },
    };
    expect([gold, spa.tiers[1] as typeof own, own].map((tier) => keepInWords(tier))).toEqual([
      '保级：达到后长期保留',
      '保级：与升级条件相同',
      '保级：近 12 个月消费满 ¥30,000，或近 12 个月到店满 24 次',
    ]);
  });

  it('reviews', () => {
    expect(
      [
        spa.review,
        enterprise.review,
        subscription.review,
        { ...spa.review, everyMonths: 6 as const, noticeDays: 0 },
      ].map(reviewInWords),
    ).toEqual([
      '每季度评定一次；未达到保级条件时有 6 个月保级期，到期前 30 天提醒您',
      '每年评定一次；未达到保级条件时有 6 个月保级期，到期前 30 天提醒您',
      '每月评定一次；未达到保级条件降一级，降级前 7 天提醒您',
      '每半年评定一次；未达到保级条件时有 6 个月保级期',
    ]);
  });

  it('lifts once', () => {
    expect([...spa.lifts, ...enterprise.lifts].map((lift) => liftInWords(lift))).toEqual([
      '特殊贡献：推荐 5 位好友成为贵宾，升一级，仅一次',
      '长期稳定合作：连续 3 年消费稳定（上下不超过 20%），升一级，仅一次',
    ]);
  });
});

it('says how points are counted besides, and how a card cycle ends them', () => {
  const points: Programme['points'] = {
    ...boutique.points,
    perVisit: 5,
    multipliers: [{ when: { kind: 'birthday_month' }, times: 2 }],
    expiry: 'cardCycle',
    availableAfterDays: 0,
    tender: null,
  };
  expect(pointsInWords({ ...boutique, points })).toEqual([
    '每消费 ¥10 记 1 积分',
    '每次到店另记 5 积分',
    '生日当月积分 2 倍',
    '积分当天就可以使用，自发卡日起每 24 个月清零一次',
    '退货时，这笔消费记入的积分随之退回',
  ]);
  expect(multiplierInWords({ ...boutique, points }, 200, today)).toBe('生日当月 2 倍');
});

it('says discounts as shops do, and how often', () => {
  expect([10, 12, 50, 5, 95, 100].map(discountInWords)).toEqual(['9 折', '8.8 折', '5 折', '9.5 折', '0.5 折', '免费']);
  expect(quotaInWords({ times: 1, per: 'quarter' })).toBe('每季度 1 次');
  expect(quotaInWords({ times: 2, per: 'once' })).toBe('共 2 次');
});
