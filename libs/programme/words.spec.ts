// The rules in words: numbers first, no code without a sentence, and the tone of the house.
import { businessDay } from '@guike/kernel';
import { paperOf } from './papers/papers';
import { boutique } from './presets/boutique';
import type { Programme } from './schema';
import {
  benefitsInWords,
  conditionsInWords,
  dayInWords,
  joiningInWords,
  multiplierInWords,
  pointsInWords,
  tierWays,
} from './words';

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
  expect(joiningInWords({ ...boutique, joining: { rule, withinDays: 0 } })).toEqual([
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
  expect(conditionsInWords([spend, { ...spend, fact: 'yearsAsMember' }])).toBeNull();
  expect(conditionsInWords([])).toBeNull();
});

it('names the year where it is another one', () => {
  expect([businessDay('2026-01-09'), businessDay('2027-01-09')].map((day) => dayInWords(day, today))).toEqual([
    '1月9日',
    '2027年1月9日',
  ]);
});

describe('the papers', () => {
  const all = [paperOf('agreement', '锦上', null), paperOf('privacy', '锦上', null)];

  it('have a version, and name the shop that asks', () => {
    for (const { version, sections } of all) {
      expect(version).toMatch(/^\d{4}-\d{2}$/);
      expect(JSON.stringify(sections)).toContain('锦上');
      expect(JSON.stringify(sections)).not.toMatch(/[{}]shop|\{filing|备案/);
      for (const { heading, paragraphs } of sections) {
        expect(heading).not.toBe('');
        expect(paragraphs.length).toBeGreaterThan(0);
      }
    }
  });

  it('say what the law asks for: what is taken, why, how long, whom to turn to, children, decisions by a machine', () => {
    const text = JSON.stringify(paperOf('privacy', '锦上', '沪ICP备1号'));
    expect(text).toContain('小程序备案号：沪ICP备1号。');
    for (const word of ['手机号', '微信', '消费', '保存', '查阅', '删除', '撤回', '14 周岁', '自动', '门店'])
      expect(text).toContain(word);
  });

  it('keep the tone of the house: 您, and no exclamation marks', () => {
    expect(JSON.stringify([all, pointsInWords(boutique), joiningInWords(boutique)])).not.toMatch(/[!！]|亲[，。]|你/);
  });
});
