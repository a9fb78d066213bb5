// Which programmes are legal and surprising: who comes into a tier and fails its first review.
import { boutique } from './presets/boutique';
import { presets } from './presets/presets';
import type { Condition, Rule } from './rules';
import { programmeSchema } from './schema';
import { programmeWarnings } from './warnings';

const spend = (window: Condition['window'], yuan: number): Condition => ({
  fact: 'netSpendFen',
  window,
  atLeast: yuan * 100,
});
const rule = (...ways: Condition[][]): Rule => ({ any: ways.map((all) => ({ all })) });
const warned = (enter: Rule, keep: Rule | 'enter' | null, protectionMonths = 6) =>
  programmeWarnings(
    programmeSchema.parse({
      ...boutique,
      tiers: boutique.tiers.map((tier, index) => (index === 1 ? { ...tier, enter, keep } : tier)),
      review: { ...boutique.review, protectionMonths },
    }),
  );

it('has nothing to say about the presets', () => {
  expect(Object.values(presets).flatMap(programmeWarnings)).toEqual([]);
});

it('tells that who came in by a lifetime may fail a year, and what becomes of them', () => {
  const [enter, keep] = [rule([spend('lifetime', 5_000)]), rule([spend('rolling12Months', 3_000)])];
  expect(warned(enter, keep)).toEqual([
    {
      path: 'tiers.1.keep',
      message:
        '升级看累计，保级看近 12 个月：几年里慢慢攒够的会员，第一次评估就可能进入保级期。不是这个意思，请把保级改成同一个时段，或改为长期保留',
    },
  ]);
  expect(warned(enter, keep, 0)[0]?.message).toContain('第一次评估就可能降一级');
  expect(warned(enter, rule([spend('calendarYear', 3_000)]))[0]?.message).toContain('保级看当年');
});

it('tells that less is asked to come in than to stay', () => {
  const message = (told: ReturnType<typeof warned>) => told.map((each) => each.message.split('。')[0]);
  expect(message(warned(rule([spend('rolling12Months', 5_000)]), rule([spend('rolling12Months', 8_000)])))).toEqual([
    '升级只要近 12 个月消费满 ¥5,000，保级要近 12 个月消费满 ¥8,000：刚升级的会员，第一次评估就可能进入保级期',
  ]);
  expect(message(warned(rule([spend('visit', 1_500)]), rule([spend('rolling12Months', 5_000)])))).toEqual([
    '升级只要当日消费满 ¥1,500，保级要近 12 个月消费满 ¥5,000：刚升级的会员，第一次评估就可能进入保级期',
  ]);
});

it('says each kind once for a tier, whichever ways lead there', () => {
  const enter = rule([spend('visit', 1_500)], [spend('purchase', 1_000)], [spend('lifetime', 5_000)]);
  expect(warned(enter, rule([spend('rolling12Months', 5_000)]))).toHaveLength(2);
});

it.each<[string, Rule, Rule | 'enter' | null]>([
  ['the same rule', rule([spend('rolling12Months', 5_000)]), 'enter'],
  ['no review', rule([spend('lifetime', 5_000)]), null],
  ['a visit that is enough for a year', rule([spend('visit', 5_000)]), rule([spend('rolling12Months', 5_000)])],
  ['a year that is enough for a lifetime', rule([spend('calendarYear', 5_000)]), rule([spend('lifetime', 5_000)])],
  [
    'one of several ways to stay',
    rule([spend('lifetime', 5_000)]),
    rule([spend('rolling12Months', 3_000)], [spend('lifetime', 4_000)]),
  ],
  [
    'another fact, which is meant',
    rule([{ fact: 'referralsVip', window: 'now', atLeast: 5 }]),
    rule([spend('rolling12Months', 3_000)]),
  ],
])('says nothing of %s', (_, enter, keep) => {
  expect(warned(enter, keep)).toEqual([]);
});
