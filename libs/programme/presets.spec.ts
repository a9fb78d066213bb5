// The programmes that ship for shops that sell goods say, line by line, what the list of trades asks for.
import { programmeIssues } from './issues';
import { presetGallery, presets } from './presets/presets';
import { type Programme, programmeSchema } from './schema';
import { waysInWords } from './words/conditions';
import { tierWays } from './words/tiers';

const { boutique, counter, enterprise, after_sales: afterSales } = presets;
const all = Object.entries(presets) as [keyof typeof presets, Programme][];

const tier = (programme: Programme, code: string) => programme.tiers.find((each) => each.code === code)!;
const enters = (programme: Programme) => programme.tiers.map((each) => [each.name, tierWays(each)]);
const opens = (programme: Programme) => waysInWords(programme.joining.rule!);
const benefit = (programme: Programme, code: string) => programme.benefits.find((each) => each.code === code);
const fixed = (programme: Programme, code: string) => tier(programme, code).benefits.fixed.map((each) => each.code);

describe('every preset', () => {
  it.each(all)('%s is valid as it is written down, under its own code, with a place in the gallery', (code, preset) => {
    expect(programmeSchema.parse(JSON.parse(JSON.stringify(preset)))).toEqual(preset);
    expect(programmeIssues(preset)).toEqual([]);
    expect(preset.code).toBe(code);
    expect(presetGallery[code].title).toBe(preset.name);
    expect(presetGallery[code].suits).toMatch(/^适合.+。$/);
  });
});

describe('boutique', () => {
  it('is joined by two items of the shop’s own clothes in one purchase', () => {
    expect(opens(boutique)).toEqual(['单笔购买满 2 件本品牌商品']);
  });

  it('has four tiers, entered in one visit or by cumulative spend, and picks 3, 6, 12 and all', () => {
    expect(enters(boutique)).toEqual([
      ['普通', ['入会即享']],
      ['白银', ['当日充值满 ¥2,000、消费满 ¥1,500', '累计消费满 ¥5,000']],
      ['黄金', ['当日充值满 ¥3,000、购买满 3 件、消费满 ¥2,000', '累计消费满 ¥20,000']],
      ['铂金', ['当日充值满 ¥5,000、购买满 5 件、消费满 ¥3,000', '累计消费满 ¥50,000']],
    ]);
    expect(boutique.tiers.map(({ benefits }) => benefits.pick)).toEqual([3, 6, 12, 'all']);
  });

  it('keeps a tier once reached', () => {
    expect(boutique.tiers.map(({ keep }) => keep)).toEqual([null, null, null, null]);
  });

  it('counts points: ¥10 = 1, tender 10 = ¥1, the 8th twice, next day, 24 months a lot', () => {
    expect(boutique.points).toMatchObject({
      unitFen: 1_000,
      pointsPerUnit: 1,
      multipliers: [{ when: { kind: 'day_of_month', day: 8 }, times: 2 }],
      availableAfterDays: 1,
      expiresAfterMonths: 24,
      expiry: 'perLot',
      tender: { points: 10, fen: 100 },
    });
  });

  it('prices rewards at the tender’s worth, without windows', () => {
    const { tender, rewards } = boutique.points;
    expect(rewards.suggested.length).toBeGreaterThan(0);
    for (const { points, goodsFen } of rewards.suggested) expect(goodsFen * tender!.points).toBe(points * tender!.fen);
    expect(rewards.months).toEqual([]);
  });

  it('gives a point a like, and half of a friend’s points on each purchase of the first year', () => {
    expect(boutique.looks).toMatchObject({ mode: 'per_like', pointsPerLike: 1, windowDays: 7, claims: false });
    expect(boutique.referral).toMatchObject({
      sharePercent: 50,
      of: { kind: 'firstMonths', months: 12 },
      withinDays: 30,
      ladder: [],
    });
  });

  it('lists twenty benefits in the shop’s order, and Wi-Fi', () => {
    expect(boutique.benefits.map(({ name }) => name)).toEqual([
      ...['茶水饮品', '生日问候与惊喜礼', '购物随礼', '积分兑换', '美容护理', '美甲', '化妆', '点心小食', '阅读角'],
      ...['沙龙与讲座', '会员折扣', '雨伞借用', '衣物修改', '衣物修补', '会员日', '合作商家礼遇', '健康体检', '旅行'],
      ...['总统级接待', '少儿才艺赛', '免费 Wi-Fi'],
    ]);
  });

  it('gives everyone 2, 4, 15 and Wi-Fi uncounted; the picks come from the other seventeen', () => {
    const numbers = boutique.benefits.flatMap((each, index) => (each.everyone ? [index + 1] : []));
    expect(numbers).toEqual([2, 4, 15, 21]);
    expect(boutique.benefits.filter((each) => each.pickable && !each.everyone)).toHaveLength(17);
  });

  it('greets platinum by the whole shop', () => {
    expect(boutique.tiers.map(({ greeting }) => greeting)).toEqual(['', '', '', '全店一起问好']);
  });

  it('pays 2 points more for enrolling and for being asked for, 20/80, pair pool 1 %, praise ¥20, nothing lost', () => {
    expect(boutique.commission).toEqual({
      ordinary: 3,
      enrolledPlus: 2,
      designatedPlus: 2,
      split: [20, 80],
      pairPool: 1,
      praiseFen: 2_000,
      lostFen: 0,
    });
  });
});

describe('counter', () => {
  it('is entered by one purchase or by twelve months’ spend, and kept', () => {
    expect(opens(counter)).toEqual(['单笔消费满 ¥5,000', '近 12 个月消费满 ¥10,000']);
    expect(enters(counter)).toEqual([
      ['银卡', ['入会即享']],
      ['金卡', ['单笔消费满 ¥10,000', '近 12 个月消费满 ¥20,000']],
    ]);
    expect(counter.tiers.map(({ keep }) => keep)).toEqual([null, null]);
  });

  it('counts spend before the card, and the purchases that open it earn', () => {
    expect(counter.joining.before).toEqual({ countsForMonths: 12, earns: 'opening' });
  });

  it('is applied for with the receipt by the store manager, approved by head office', () => {
    expect(counter.joining.application).toEqual({
      filedBy: ['manager'],
      approvedBy: ['head_office'],
      withReceipt: true,
    });
  });

  it('gives goods at about 94, 92, 91 and 90 % of what they would have cost', () => {
    const { unitFen, pointsPerUnit, rewards } = counter.points;
    expect(rewards.suggested.map(({ points, goodsFen }) => [points, goodsFen])).toEqual([
      [500, 30_000],
      [1_000, 80_000],
      [2_000, 180_000],
      [3_000, 300_000],
    ]);
    // Who paid for the points has those goods and the reward, together worth more than what was paid.
    const paid = rewards.suggested.map(({ points }) => (points / pointsPerUnit) * unitFen);
    const shares = rewards.suggested.map(({ goodsFen }, index) => paid[index]! / (paid[index]! + goodsFen));
    expect(shares.map((share) => Math.floor(share * 100))).toEqual([94, 92, 91, 90]);
  });

  it('redeems in March and August alone, without tender, never what was earned the same day', () => {
    expect(counter.points.rewards.months).toEqual([3, 8]);
    expect(counter.points.tender).toBeNull();
    expect(counter.points.availableAfterDays).toBe(1);
  });

  it('keeps points two years, each lot or by the card', () => {
    expect(counter.points).toMatchObject({ unitFen: 1_000, expiresAfterMonths: 24, expiry: 'perLot' });
    const byCard = programmeSchema.parse({ ...counter, points: { ...counter.points, expiry: 'cardCycle' } });
    expect(byCard.points).toMatchObject({ expiresAfterMonths: 24, expiry: 'cardCycle' });
  });

  it('has a birthday gift for all, and reports figures and void cards to head office each month', () => {
    expect(counter.birthday?.gift).toEqual([{ tiers: [], gift: '生日礼' }]);
    expect(counter.care?.rhythm.map(({ code, every, to }) => [code, every, to])).toEqual([
      ['figures', 'month', 'head_office'],
      ['void_cards', 'month', 'head_office'],
    ]);
  });
});

describe('enterprise', () => {
  it('is entered by a year’s spend, by orders, or by five years without a return', () => {
    expect(opens(enterprise)).toEqual(['近 12 个月消费满 20 次']);
    expect(enters(enterprise)).toEqual([
      ['银卡', ['入会即享']],
      ['金卡', ['近 12 个月消费满 ¥100,000', '近 12 个月消费满 50 次']],
      ['白金', ['近 12 个月消费满 ¥200,000', '近 12 个月消费满 100 次']],
      ['钻石', ['近 12 个月消费超过 ¥500,000', '连续 5 年无退货']],
    ]);
  });

  it('lifts one tier from any for three years of steady spend within 20 %', () => {
    expect(enterprise.lifts).toMatchObject([
      { tiers: 1, when: { any: [{ all: [{ fact: 'steadyYears', window: 'now', atLeast: 3, withinPercent: 20 }] }] } },
    ]);
  });

  it('talks ten times a year, handles cases within 24 hours, and wants 90 %', () => {
    expect(enterprise.care?.rhythm).toMatchObject([{ every: 'year', timesPerYear: 10 }]);
    expect(enterprise.care?.caseHours).toBe(24);
    expect(enterprise.care?.kpis.map(({ atLeastPercent }) => atLeastPercent)).toEqual([90, 90, 90]);
  });
});

describe('after-sales', () => {
  it('counts the past twelve months: any purchase, ¥5,000, ¥10,000', () => {
    expect(opens(afterSales)).toEqual(['近 12 个月有消费']);
    expect(enters(afterSales)).toEqual([
      ['银卡', ['入会即享']],
      ['金卡', ['近 12 个月消费满 ¥5,000']],
      ['白金', ['近 12 个月消费满 ¥10,000']],
    ]);
    expect(afterSales.tiers.slice(1).map(({ keep }) => keep)).toEqual(['enter', 'enter']);
    expect(afterSales.joining.before.countsForMonths).toBe(12);
  });

  it('gives silver named service, 5 % off the next purchase and cases first', () => {
    expect(fixed(afterSales, 'silver')).toEqual(['named_service', 'cases_first']);
    expect(afterSales.tiers.map(({ discounts }) => discounts.nextPurchase)).toEqual([5, 5, 5]);
    expect(benefit(afterSales, 'cases_first')?.delivery).toBe('priority');
  });

  it('gives gold a birthday gift and events besides', () => {
    expect(fixed(afterSales, 'gold')).toEqual([...fixed(afterSales, 'silver'), 'birthday_gift', 'events']);
    expect(afterSales.birthday?.gift).toEqual([{ tiers: ['gold', 'platinum'], gift: '生日礼' }]);
  });

  it('gives platinum one free repair in the first year and factory visits besides', () => {
    expect(tier(afterSales, 'platinum').benefits.fixed.slice(4)).toEqual([
      { code: 'free_repair', quota: { times: 1, per: 'once' }, stores: 'all', firstMonths: 12 },
      { code: 'factory_visits', quota: null, stores: 'all', firstMonths: null },
    ]);
  });
});

describe('classes A to D', () => {
  it.each(all.filter(([, { care }]) => care?.classes != null))(
    '%s: three falling thresholds and four ways',
    (_, { care }) => {
      const { fromFen, care: ways } = care!.classes!;
      expect(fromFen).toEqual([...fromFen].sort((a, b) => b - a));
      expect(new Set(fromFen).size).toBe(3);
      expect(new Set(ways).size).toBe(4);
    },
  );

  it('are part of at least one preset, and of any that wants them', () => {
    expect(all.filter(([, { care }]) => care?.classes != null).map(([code]) => code)).toContain('boutique');
    const care = { ...counter.care!, classes: boutique.care!.classes };
    expect(programmeSchema.parse({ ...counter, care }).care?.classes).toEqual(boutique.care!.classes);
  });
});
