// A programme in sentences: every preset, for members and for the office, and nothing of it that could change unsaid.
import { benefitDeliveries, staffRoles } from '@guike/kernel';
import { presets } from '../presets/presets';
import { conditionsOf, standingFacts, summedFacts, windowNames } from '../rules';
import { type Programme, programmeSchema } from '../schema';
import { differences, programmeInWords } from './programme';

const all = Object.entries(presets) satisfies [string, Programme][];
const section = (programme: Programme, title: string, audience?: 'member' | 'office') =>
  programmeInWords(programme, audience).find((each) => each.title === title)?.sentences;

const { spa, subscription } = presets;
/** What no preset sets is set here. */
const everything: Programme = programmeSchema.parse({
  ...spa,
  joining: {
    rule: {
      any: [{ all: [{ fact: 'items', window: 'purchase', atLeast: 2, exceptCategories: ['other_brand'] }] }],
    },
    withinDays: 3,
    application: { filedBy: ['guide', 'manager'], approvedBy: ['finance'], withReceipt: true },
    before: { countsForMonths: 6, earns: 'opening' },
  },
  tiers: spa.tiers.map((tier, index) => ({
    ...tier,
    keep: index > 0 ? { any: [{ all: [{ fact: 'visits', window: 'calendarYear', atLeast: 12 }] }] } : null,
    raiseEntryAbove: 200,
    greeting: '称呼姓氏',
    discounts: { always: 3, birthdayMonth: 10, companion: 5, nextPurchase: 8, familySharing: true },
    benefits: {
      pick: 0,
      fixed: [{ code: 'trip', quota: { times: 2, per: 'year' }, stores: 'own', firstMonths: 6 }],
    },
  })),
  fees: subscription.fees,
  points: {
    ...spa.points,
    perVisit: 5,
    multipliers: [
      { when: { kind: 'day_of_month', day: 8 }, times: 2 },
      { when: { kind: 'tier', tier: 'gold' }, times: 1.5 },
      { when: { kind: 'category', category: 'oil' }, times: 3 },
    ],
    tender: { points: 10, fen: 100 },
    rewards: { suggested: [{ name: '小样', points: 100, goodsFen: 1_000 }], months: [3, 8], tiers: ['diamond'] },
  },
  referral: { ...spa.referral, sharePercent: 30, of: { kind: 'firstPurchases', count: 3 } },
  looks: { ...presets.boutique.looks, mode: 'approved_photo', claims: true },
  care: {
    ...spa.care,
    rhythm: [{ code: 'gala', name: '晚宴', every: 'year', kind: 'event', tiers: ['gold'], month: 12, timesPerYear: 1 }],
  },
  commission: { ...presets.boutique.commission, lostFen: 2_000 },
  trial: { tiers: ['gold'], percent: 20, days: 30 },
});

describe('every preset', () => {
  it.each(all)('%s has no code, no hole and no shouting in its sentences', (_, programme) => {
    for (const { title, sentences } of programmeInWords(programme, 'member')) {
      expect(title).not.toBe('');
      for (const sentence of sentences) {
        expect(sentence).not.toMatch(/undefined|null|NaN|[a-z]+_[a-z]+|[!！]|你|亲[，。]|（）|：$/);
        expect(sentence.length).toBeLessThan(100);
      }
      expect(new Set(sentences).size).toBe(sentences.length);
    }
  });

  it.each(all)('%s keeps from members what is the office’s', (_, programme) => {
    const text = JSON.stringify(programmeInWords(programme, 'member'));
    expect(text).not.toMatch(/提成|迎新：|迎接：|预计|试行|客户分类|点赞|代码|时区|第二人/);
  });
});

it('says the spa', () => {
  expect(section(presets.spa, '钻石会员', 'member')).toEqual([
    '升级：近 12 个月消费满 ¥100,000',
    '升级：累计消费满 ¥300,000',
    '保级：与升级条件相同',
    '院长亲诊（每季度 1 次）',
    '新项目优先体验',
    '赠送面部护理（每年 2 次）',
    '专属管家',
    '上门护理（每月 2 次）',
    '预留专属房间',
    '专属配方',
    '顾问团队',
    '年度旅行（每年 1 次）',
    '生日当月 8.8 折',
    '同行一位好友 8.8 折',
    '家人共享会员权益',
    '会员卡各门店通用',
  ]);
  expect(section(presets.spa, '等级', 'member')).toEqual([
    '由低到高：黄金、铂金、钻石',
    '达到任一条件随即升级，不用申请',
    '每季度评定一次；未达到保级条件时有 6 个月保级期，到期前 30 天提醒您',
    '特殊贡献：推荐 5 位好友成为贵宾，升一级，仅一次',
  ]);
  expect(section(presets.spa, '推荐好友', 'member')).toEqual([
    '好友打开邀请后 30 天内入会，算您推荐',
    '推荐 1 位好友成为贵宾：同款护理',
    '推荐 3 位好友成为贵宾：升一级',
    '推荐 5 位好友成为贵宾：旅行',
    '好友得到：首次到店 5 折',
    '好友得到：迎新礼包',
    '好友得到：直接成为黄金会员',
  ]);
});

it('says the counter', () => {
  expect(section(presets.counter, '积分兑换', 'member')).toEqual([
    '每年 3 月、8 月可兑换',
    '500 积分：¥300 专柜商品（价值 ¥300）',
    '1,000 积分：¥800 专柜商品（价值 ¥800）',
    '2,000 积分：¥1,800 专柜商品（价值 ¥1,800）',
    '3,000 积分：¥3,000 专柜商品（价值 ¥3,000）',
  ]);
  expect(section(presets.counter, '入会')).toEqual([
    '一次消费满 ¥5,000，或近 12 个月消费满 ¥10,000，由店长凭小票申请、总部审批',
    '消费后 30 天内，可以凭这笔消费入会',
    '入会前 12 个月内的消费计入定级',
    '开卡的消费记积分，更早的不记',
  ]);
});

it('says commission and looks for the office', () => {
  expect(section(presets.boutique, '提成')).toEqual([
    '普通提成 3%',
    '会员首笔消费，发展会员的导购另加 2 个百分点',
    '会员指定的导购另加 2 个百分点',
    '指定导购休息时，20% 归指定导购，80% 归接待导购',
    '搭档共享所管会员当月销售的 1%，按出勤分配',
    '每张表扬卡 ¥20',
  ]);
  expect(section(presets.boutique, '穿搭')?.slice(0, 3)).toEqual([
    '每个有效点赞记积分，公示期结束后一次记入',
    '1 个赞记 1 积分',
    '发布后 7 天内的赞有效',
  ]);
});

describe('differences', () => {
  const { boutique } = presets;

  it('are none between a programme and itself', () => {
    for (const [, programme] of all) expect(differences(programme, programme)).toEqual([]);
  });

  it('say what was added, removed, and changed from what to what', () => {
    const after: Programme = {
      ...boutique,
      tiers: boutique.tiers.filter(({ code }) => code !== 'platinum'),
      points: { ...boutique.points, unitFen: 2_000, perVisit: 3, tender: null },
      birthday: null,
    };
    const found = differences(boutique, after);
    expect(found.find(({ title }) => title === '积分')).toEqual({
      title: '积分',
      added: ['每次到店另记 3 积分'],
      removed: ['10 积分可抵 ¥1'],
      changed: [{ from: '每消费 ¥10 记 1 积分', to: '每消费 ¥20 记 1 积分' }],
    });
    expect(found.find(({ title }) => title === '等级')?.changed).toEqual([
      { from: '由低到高：普通、白银、黄金、铂金', to: '由低到高：普通、白银、黄金' },
    ]);
    expect(found.find(({ title }) => title === '铂金会员')?.removed).toContain('升级：累计消费满 ¥50,000');
    expect(found.find(({ title }) => title === '生日')?.removed).toContain('每月一次生日会');
  });

  it('are the same the other way round', () => {
    for (const [, before] of all)
      for (const [, after] of all) {
        const [there, back] = [differences(before, after), differences(after, before)];
        const sentences = (of: typeof there, side: 'added' | 'removed') => of.flatMap((each) => each[side]).sort();
        expect(sentences(there, 'added')).toEqual(sentences(back, 'removed'));
        expect(there.flatMap(({ changed }) => changed).length).toBe(back.flatMap(({ changed }) => changed).length);
      }
  });

  it('do not take a sentence that only moved for a change', () => {
    const after = { ...boutique, benefits: [...boutique.benefits].reverse() };
    expect(differences(boutique, after)).toEqual([]);
  });

  it.each([...all, ['a shop that uses everything', everything]] as const)(
    'leave no value of %s unsaid',
    (_, programme) => {
      const unsaid = mutants(programme)
        .filter(({ body }) => differences(programme, body).length === 0)
        .map(({ path }) => path)
        .filter((path) => !saysNothing(path, programme));
      expect(unsaid).toEqual([]);
    },
  );
});

/** Codes are no sentences; the others mean nothing until something else is chosen, and are said then. */
function saysNothing(path: string, { joining, points, benefits }: Programme): boolean {
  if (/^schema$|^(lifts|care\.rhythm|benefits)\.\d+\.code$|^looks\.pointsPer(Like|Photo)$/.test(path)) return true;
  // The day of a sale matters to nobody who comes by a fee.
  if (path === 'joining.withinDays') return conditionsOf(joining.rule!).every(({ fact }) => fact === 'paidLevel');
  if (path === 'points.combine') return points.multipliers.length < 2;
  const [, index] = /^benefits\.(\d+)\.pickable$/.exec(path) ?? [];
  return index !== undefined && benefits[Number(index)]!.everyone;
}

interface Mutant {
  readonly path: string;
  readonly body: Programme;
}

/** Of values of one kind, in lists, so many are changed: the rest would say the same. */
const OF_A_KIND = 3;

/** The programme with one value changed, each in turn, in the first way that leaves it a programme. */
function mutants(programme: Programme): Mutant[] {
  const changed = new Map<string, number>();
  return leaves(programme).flatMap(({ path, value }) => {
    const kind = path.join('.').replace(/\d+/g, '*');
    const before = changed.get(kind) ?? 0;
    if (before === OF_A_KIND) return [];
    for (const next of changedTo(value)) {
      const parsed = programmeSchema.safeParse(withValue(programme, path, next));
      if (!parsed.success) continue;
      changed.set(kind, before + 1);
      return [{ path: path.join('.'), body: parsed.data }];
    }
    return [];
  });
}

function withValue(part: unknown, [key, ...path]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(part))
    return part.map((each: unknown, index) => (index === Number(key) ? withValue(each, path, value) : each));
  const fields = part as Readonly<Record<string, unknown>>;
  return { ...fields, [key]: withValue(fields[key], path, value) };
}

/** What stands for one of several. */
const choices: readonly (readonly string[])[] = [
  summedFacts,
  standingFacts,
  windowNames,
  benefitDeliveries,
  staffRoles,
  ['perLot', 'cardCycle'],
  ['highest', 'sum', 'product'],
  ['discount', 'payment'],
  ['own', 'all'],
  ['give', 'leave'],
  ['earning_store', 'spending_store', 'head_office'],
  ['member', 'head_office'],
  ['joined', 'vip'],
  ['nothing', 'opening'],
  ['visit', 'month', 'quarter', 'year'],
  ['spring', 'summer', 'autumn', 'winter', 'life_event', 'month'],
  ['care', 'event', 'report'],
  ['per_like', 'approved_photo', 'off'],
];

function changedTo(value: unknown): unknown[] {
  if (typeof value === 'number') return [value + 1, value - 1];
  if (typeof value === 'boolean') return [!value];
  if (typeof value !== 'string') return [];
  const siblings = choices.filter((each) => each.includes(value)).flat();
  return [...siblings.filter((each) => each !== value), `${value}a`];
}

function leaves(value: unknown, path: string[] = []): { readonly path: string[]; readonly value: unknown }[] {
  if (typeof value !== 'object' || value === null) return [{ path, value }];
  return Object.entries(value).flatMap(([key, each]) => leaves(each, [...path, key]));
}
