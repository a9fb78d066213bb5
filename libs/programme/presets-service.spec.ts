// The programmes that ship for spas, restaurants, clubs and paid members say, line by line, what their trades ask for.
import { presets } from './presets/presets';
import { type Programme, programmeSchema } from './schema';
import { waysInWords } from './words/conditions';
import { tierWays } from './words/tiers';

const { spa, restaurant, club, subscription } = presets;

const tier = (programme: Programme, code: string) => programme.tiers.find((each) => each.code === code)!;
const enters = (programme: Programme) => programme.tiers.map((each) => [each.name, tierWays(each)]);
const opens = (programme: Programme) => waysInWords(programme.joining.rule!);
const benefit = (programme: Programme, code: string) => programme.benefits.find((each) => each.code === code);
const fixed = (programme: Programme, code: string) => tier(programme, code).benefits.fixed.map((each) => each.code);
const everyone = (programme: Programme) => programme.benefits.filter((each) => each.everyone).map((each) => each.code);
const names = (programme: Programme, codes: readonly string[]) => codes.map((code) => benefit(programme, code)?.name);

describe('spa', () => {
  it('is entered by a year’s spend, diamond by a lifetime too', () => {
    expect(opens(spa)).toEqual(['近 12 个月消费满 ¥20,000']);
    expect(enters(spa)).toEqual([
      ['黄金', ['入会即享']],
      ['铂金', ['近 12 个月消费满 ¥50,000']],
      ['钻石', ['近 12 个月消费满 ¥100,000', '累计消费满 ¥300,000']],
    ]);
    expect(spa.tiers.map(({ expectedMembers }) => expectedMembers)).toEqual([150, 40, 10]);
  });

  it('reviews each quarter, keeps as it enters, protects six months, lifts once for five referred VIPs', () => {
    expect(spa.review).toMatchObject({ everyMonths: 3, protectionMonths: 6 });
    expect(spa.tiers.map(({ keep }) => keep)).toEqual(['enter', 'enter', 'enter']);
    expect(spa.lifts.map(({ when, tiers }) => [waysInWords(when), tiers])).toEqual([[['推荐 5 位好友成为贵宾'], 1]]);
  });

  it('gives all a therapist, booking 3 days ahead, lounge, parking, samples, a monthly skin check, a manager', () => {
    expect(names(spa, everyone(spa))).toEqual([
      ...['固定美容师', '提前预约', '专属等候区与茶吧', '免费停车与代客泊车', '产品小样', '肌肤检测', '专属服务经理'],
    ]);
    expect(benefit(spa, 'booking')?.bookAheadDays).toBe(3);
    expect(benefit(spa, 'skin_check')?.quota).toEqual({ times: 1, per: 'month' });
    expect(spa.tiers.map(({ discounts }) => discounts.birthdayMonth)).toEqual([12, 12, 12]);
  });

  it('gives platinum the director each quarter, new treatments first, a friend at 12 % off, every store, two facials', () => {
    expect(fixed(spa, 'platinum')).toEqual(['director', 'new_first', 'facials']);
    expect(benefit(spa, 'director')?.quota).toEqual({ times: 1, per: 'quarter' });
    expect(benefit(spa, 'new_first')?.delivery).toBe('priority');
    expect(benefit(spa, 'facials')?.quota).toEqual({ times: 2, per: 'year' });
    expect(spa.tiers.map(({ discounts }) => discounts.companion)).toEqual([0, 12, 12]);
    expect(spa.tiers.map(({ stores }) => stores)).toEqual(['own', 'all', 'all']);
  });

  it('gives diamond butler, home visits, room, formula, advisers, family, trip, and all that platinum has', () => {
    expect(fixed(spa, 'diamond')).toEqual([
      ...fixed(spa, 'platinum'),
      ...['butler', 'home_visits', 'reserved_room', 'custom_formula', 'advisers', 'yearly_trip'],
    ]);
    expect(benefit(spa, 'butler')?.aroundTheClock).toBe(true);
    expect(benefit(spa, 'home_visits')?.quota).toEqual({ times: 2, per: 'month' });
    expect(benefit(spa, 'yearly_trip')?.quota).toEqual({ times: 1, per: 'year' });
    expect(spa.tiers.map(({ discounts }) => discounts.familySharing)).toEqual([false, false, true]);
  });

  it('welcomes gold and diamond, each task with its owner', () => {
    expect(tier(spa, 'gold').welcome.map(({ task }) => task)).toEqual([
      ...['寄送会员卡', '送上迎新礼盒', '写一封欢迎信', '引见专属美容师'],
    ]);
    expect(tier(spa, 'gold').welcome[2]?.owner).toBe('manager');
    expect(tier(spa, 'diamond').welcome.map(({ task }) => task)).toEqual([
      ...['老板亲自致电', '送上水晶会员卡', '举行授卡仪式', '首次护理安排在最好的房间'],
    ]);
    expect(tier(spa, 'diamond').welcome[0]?.owner).toBe('head_office');
  });

  it('has its rhythm, its seasons and its circles', () => {
    expect(spa.care?.rhythm.map(({ code, every, kind }) => [code, every, kind])).toEqual([
      ['each_visit', 'visit', 'care'],
      ['monthly_call', 'month', 'care'],
      ['quarterly_report', 'quarter', 'report'],
      ['gala', 'year', 'event'],
      ['life_events', 'life_event', 'care'],
      ['spring_tea', 'spring', 'event'],
      ['summer_pool', 'summer', 'event'],
      ['autumn_consultation', 'autumn', 'event'],
      ['winter_hot_spring', 'winter', 'event'],
      ['diamond_salon', 'month', 'event'],
    ]);
    expect(spa.care?.rhythm.at(-1)?.tiers).toEqual(['diamond']);
    expect(spa.care?.circles.map(({ tiers }) => tiers)).toEqual([['diamond'], []]);
  });

  it('has a referral ladder of 1, 3 and 5 who became VIP, and three gifts for the friend', () => {
    expect(spa.referral?.ladder).toEqual([
      { friends: 1, counted: 'vip', gives: [{ kind: 'benefit', code: 'same_treatment' }] },
      { friends: 3, counted: 'vip', gives: [{ kind: 'lift', tiers: 1 }] },
      { friends: 5, counted: 'vip', gives: [{ kind: 'benefit', code: 'trip' }] },
    ]);
    expect(spa.referral?.friend).toEqual([
      { kind: 'coupon', name: '首次到店', percentOff: 50, offFen: 0 },
      { kind: 'benefit', code: 'welcome_pack' },
      { kind: 'tier', code: 'gold' },
    ]);
    // A friend comes straight to gold without the year's spend.
    expect(spa.joining.invitation).toBe(true);
  });

  it('has a growth path of four steps, and three bundles with the year card of 12 + 4', () => {
    expect(spa.care?.path).toEqual(['基础护理', '仪器护理', '轻医美', '定制疗程']);
    expect(spa.care?.bundles.map(({ name, sessions }) => [name, sessions])).toEqual([
      ['年卡', { paid: 12, free: 4 }],
      ['三疗程套餐', null],
      ['家庭计划', null],
    ]);
  });
});

describe('restaurant', () => {
  it('has bronze, silver and gold by spend or by visits, each higher than the last', () => {
    const ladder = [restaurant.joining.rule, ...restaurant.tiers.slice(1).map(({ enter }) => enter)];
    const [spends, visits] = (['netSpendFen', 'visits'] as const).map((wanted) =>
      ladder.map((rule) => rule!.any.map(({ all: [only] }) => only!).find(({ fact }) => fact === wanted)!.atLeast),
    );
    expect(restaurant.tiers.map(({ name }) => name)).toEqual(['铜牌', '银牌', '金牌']);
    expect(spends).toEqual([...spends!].sort((a, b) => a - b));
    expect(visits).toEqual([...visits!].sort((a, b) => a - b));
    expect(new Set([...spends!, ...visits!]).size).toBe(6);
  });

  it('gives each tier its own and those of the lower', () => {
    const bronze = ['private_room', 'dessert', 'drinks'];
    const silver = ['table_first', 'birthday_gift'];
    expect(fixed(restaurant, 'bronze')).toEqual(bronze);
    expect(fixed(restaurant, 'silver')).toEqual([...bronze, ...silver]);
    expect(fixed(restaurant, 'gold')).toEqual([...bronze, ...silver, 'own_waiter', 'delivery', 'custom_menu']);
    expect(restaurant.tiers.map(({ discounts }) => discounts.always > 0)).toEqual([false, true, true]);
  });

  it('has taste groups, tastings, kitchen days, parking for all, cake on anniversaries', () => {
    expect(restaurant.care?.tastes.length).toBeGreaterThan(1);
    expect(restaurant.care?.rhythm.map(({ code, kind }) => [code, kind])).toEqual([
      ['tasting', 'event'],
      ['kitchen_day', 'event'],
    ]);
    expect(everyone(restaurant)).toEqual(['parking']);
    expect(restaurant.birthday).toMatchObject({ anniversaries: true, gift: [{ tiers: [], gift: '纪念日蛋糕' }, {}] });
  });

  it('gives coupons and dishes for points', () => {
    expect(restaurant.points.rewards.suggested.map(({ name }) => name)).toEqual(['¥20 代金券', '招牌菜一份']);
  });
});

describe('club', () => {
  it('is joined by invitation or for a fee', () => {
    expect(club.joining.invitation).toBe(true);
    expect(waysInWords(club.joining.rule!, club.fees)).toEqual(['开通尊享会籍（年费 ¥9,800）']);
  });

  it.each([
    ['the club', ['butler', 'priority_lane', 'custom_requests', 'inspections', 'emergency_line', 'club_events']],
    ['gifts and partners', ['gifts', 'partners', 'fee_reductions']],
    ['a person', ['health_check', 'trainer', 'airport']],
    ['a hotel', ['early_check_in', 'late_check_out', 'room_upgrade']],
    ['conferences', ['transfer', 'conference_hotel', 'sign_in_lane', 'lounge']],
  ])('has what %s offers, for everyone or for the upper tier', (_, codes) => {
    for (const code of codes)
      expect([code, everyone(club).includes(code) || fixed(club, 'vip').includes(code)]).toEqual([code, true]);
  });

  it('answers the emergency line day and night within a target, and reduces fees by a number', () => {
    expect(benefit(club, 'emergency_line')).toMatchObject({ aroundTheClock: true, answerWithinMinutes: 15 });
    expect(benefit(club, 'butler')?.answerWithinMinutes).toBe(30);
    expect(benefit(club, 'fee_reductions')?.percentOff).toBe(5);
    expect(benefit(club, 'inspections')?.quota).toEqual({ times: 1, per: 'quarter' });
  });
});

describe('subscription', () => {
  it('has several levels by the month or the year, the year cheaper', () => {
    expect(subscription.fees.length).toBeGreaterThan(1);
    for (const { monthlyFen, yearlyFen } of subscription.fees) expect(yearlyFen).toBeLessThan(12 * monthlyFen!);
    const [first] = subscription.fees;
    const dear = { ...subscription, fees: [{ ...first, yearlyFen: 12 * first!.monthlyFen! }] };
    expect(programmeSchema.safeParse(dear).error?.issues[0]?.message).toBe('年费应低于 12 个月的月费');
  });

  it('gives its benefits while paid, and each tier for its level', () => {
    expect(subscription.tiers.map(({ whilePaid }) => whilePaid)).toEqual([true, true, true]);
    const levels = [subscription.joining.rule, ...subscription.tiers.slice(1).map(({ enter }) => enter)].map(
      (rule) => rule!.any[0]!.all[0]!,
    );
    expect(levels.map(({ fact, atLeast }) => [fact, atLeast])).toEqual([
      ['paidLevel', 1],
      ['paidLevel', 2],
      ['paidLevel', 3],
    ]);
  });

  it('has a badge, events, support first, and a trial on a segment', () => {
    expect(everyone(subscription)).toEqual(['badge', 'events', 'support_first']);
    expect(benefit(subscription, 'support_first')?.delivery).toBe('priority');
    expect(subscription.trial).toEqual({ tiers: ['silver'], percent: 10, days: 60 });
  });
});
