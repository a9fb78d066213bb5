// Segments in words: every fact, groups and what is not; and how they compile: nothing that somebody typed stands in the text.
import { businessDay } from '@guike/kernel';
import { type Segment, segment } from './segment';
import { Values, segmentCondition } from './segment-sql';
import { segmentInWords } from './segment-words';

const names = { tier: (code: string) => ({ gold: '黄金', platinum: '铂金' })[code] ?? code, store: () => '新天地店' };
const say = (rule: Segment) => segmentInWords(rule, names);
const STORE = '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b7c01';

it('says everybody, and joins what has to be true', () => {
  expect(say({ all: [] })).toBe('全体会员');
  expect(
    say({
      all: [
        { fact: 'tier', tiers: ['gold', 'platinum'] },
        { fact: 'recency', is: 'at_least', days: 90 },
      ],
    }),
  ).toBe('黄金、铂金会员，并且满 90 天没有消费');
  expect(
    say({
      any: [
        { not: { fact: 'tags', tags: ['送礼多'] } },
        {
          all: [
            { fact: 'class', classes: ['A'] },
            { fact: 'joined', is: 'at_most', days: 30 },
          ],
        },
        {
          not: {
            any: [
              { fact: 'birthday', month: 'this' },
              { fact: 'birthday', month: 3 },
            ],
          },
        },
      ],
    }),
  ).toBe('不是「有标签「送礼多」」，或者（A 类会员并且近 30 天入会），或者不是（本月过生日或者3 月过生日）');
});

it.each<[unknown, string]>([
  [{ fact: 'spend', within: 90, is: 'at_least', fen: 124_000 }, '近 90 天消费满 ¥1,240'],
  [{ fact: 'spend', within: null, is: 'at_most', fen: 50_050 }, '入会以来消费不超过 ¥500.50'],
  [{ fact: 'purchases', within: 30, is: 'at_most', times: 0 }, '近 30 天没有消费'],
  [{ fact: 'purchases', within: null, is: 'at_least', times: 3 }, '入会以来消费满 3 次'],
  [{ fact: 'recency', is: 'at_most', days: 7 }, '近 7 天消费过'],
  [{ fact: 'points', is: 'at_least', points: 1_240 }, '可用积分满 1,240'],
  [{ fact: 'expiring', within: 30, points: 100 }, '30 天内到期的积分满 100'],
  [{ fact: 'store', which: 'last', stores: [STORE] }, '最近一次消费在新天地店'],
  [{ fact: 'benefits', within: 90, is: 'at_most', times: 0 }, '近 90 天没用过权益和优惠券'],
  [{ fact: 'benefits', within: null, is: 'at_least', times: 2 }, '入会以来用权益和优惠券满 2 次'],
  [{ fact: 'coupon', within: null }, '有没用的优惠券'],
  [{ fact: 'coupon', within: 7 }, '有 7 天内到期、没用的优惠券'],
  [{ fact: 'interests', interests: ['茶', '陶艺'] }, '喜欢茶、陶艺'],
])('says %j', (condition, words) => {
  expect(say(segment.parse({ all: [condition] }))).toBe(words);
});

it('is three deep and no deeper, and asks for at least one of a choice', () => {
  const leaf = { fact: 'tags', tags: ['a'] };
  expect(segment.safeParse({ all: [{ any: [{ not: leaf }] }] }).success).toBe(true);
  expect(segment.safeParse({ all: [{ any: [{ all: [leaf] }] }] }).success).toBe(false);
  expect(segment.safeParse({ all: [{ fact: 'tags', tags: [] }] }).success).toBe(false);
  expect(segment.safeParse({ all: [{ ...leaf, more: 1 }] }).success).toBe(false);
});

it('compiles to parameters: what somebody typed never stands in the text', () => {
  const nasty = `'); DROP TABLE member; --`;
  const values = new Values();
  const facts = {
    today: businessDay('2026-11-22'),
    timeZone: 'Asia/Shanghai',
    classes: null,
    birthdays: () => [Buffer.from('key')],
  };
  const rule: Segment = {
    all: [
      { fact: 'tags', tags: [nasty] },
      { fact: 'interests', interests: [nasty] },
      { fact: 'tier', tiers: [nasty] },
      { not: { fact: 'spend', within: 90, is: 'at_least', fen: 77_777 } },
      { fact: 'class', classes: ['A'] },
      { fact: 'benefits', within: 30, is: 'at_most', times: 77_777 },
      { fact: 'coupon', within: 7 },
    ],
  };
  const text = segmentCondition(rule, facts, values);
  expect(text).not.toMatch(/DROP|77777|2026/);
  expect(values.all.filter((value) => JSON.stringify(value)?.includes('DROP'))).toHaveLength(3);
  expect([...new Set([...text.matchAll(/\$(\d+)/g)].map(([, place]) => Number(place)))]).toEqual(
    values.all.map((_, index) => index + 1),
  );
});
