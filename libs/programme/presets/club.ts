// 会所/物业/酒店/会务: by invitation or for a fee. The services are the trade's, the two levels and all numbers are ours.
import { type ProgrammeText, programmeSchema } from '../schema';
import { yuan } from './yuan';

type BenefitText = NonNullable<ProgrammeText['benefits']>[number];
type RuleText = NonNullable<ProgrammeText['joining']['rule']>;

const paid = (level: number): RuleText => ({
  any: [{ all: [{ fact: 'paidLevel', window: 'now', atLeast: level }] }],
});
const forEveryone = { everyone: true, pickable: false } as const;
const byTier = { pickable: false } as const;

const clubhouse: BenefitText[] = [
  { code: 'butler', name: '专属管家', delivery: 'service', answerWithinMinutes: 30, ...forEveryone },
  { code: 'priority_lane', name: '优先通道', delivery: 'priority', ...forEveryone },
  { code: 'custom_requests', name: '个性化需求', delivery: 'custom', ...forEveryone },
  {
    code: 'inspections',
    name: '定期上门与检修',
    delivery: 'booking',
    quota: { times: 1, per: 'quarter' },
    bookAheadDays: 7,
    ...forEveryone,
  },
  {
    code: 'emergency_line',
    name: '紧急专线',
    delivery: 'service',
    aroundTheClock: true,
    answerWithinMinutes: 15,
    ...forEveryone,
  },
  { code: 'club_events', name: '会所活动', delivery: 'event', ...forEveryone },
  { code: 'gifts', name: '节日礼品', delivery: 'custom', ...forEveryone },
  { code: 'partners', name: '合作商家礼遇', delivery: 'partner', ...forEveryone },
  { code: 'fee_reductions', name: '物业与场地费减免', delivery: 'coupon', percentOff: 5, ...forEveryone },
];
const hotel: BenefitText[] = [
  { code: 'early_check_in', name: '提前入住', delivery: 'priority', ...forEveryone },
  { code: 'late_check_out', name: '延迟退房', delivery: 'priority', ...forEveryone },
  { code: 'room_upgrade', name: '房型升级', delivery: 'priority', quota: { times: 2, per: 'year' }, ...byTier },
];
const person: BenefitText[] = [
  { code: 'health_check', name: '健康体检', delivery: 'partner', quota: { times: 1, per: 'year' }, ...byTier },
  { code: 'trainer', name: '私人教练', delivery: 'booking', quota: { times: 4, per: 'month' }, ...byTier },
  { code: 'airport', name: '机场接送', delivery: 'booking', quota: { times: 4, per: 'year' }, ...byTier },
];
const conference: BenefitText[] = [
  { code: 'transfer', name: '会务接送', delivery: 'booking', ...forEveryone },
  { code: 'conference_hotel', name: '会议用房', delivery: 'booking', ...forEveryone },
  { code: 'sign_in_lane', name: '签到专用通道', delivery: 'priority', ...forEveryone },
  { code: 'lounge', name: '贵宾休息室', delivery: 'arrival', ...forEveryone },
];

export const club = programmeSchema.parse({
  schema: 2,
  code: 'club',
  name: '会所/物业/酒店/会务',
  timeZone: 'Asia/Shanghai',
  joining: { rule: paid(1), withinDays: 0, invitation: true },
  tiers: [
    { code: 'member', name: '尊享', enter: null, benefits: { pick: 0 } },
    {
      code: 'vip',
      name: '至尊',
      enter: paid(2),
      keep: 'enter',
      benefits: { pick: 0, fixed: [...person, ...hotel.slice(-1)].map(({ code }) => ({ code })) },
    },
  ],
  review: { everyMonths: 12, protectionMonths: 3, noticeDays: 30 },
  fees: [
    { level: 1, name: '尊享会籍', monthlyFen: null, yearlyFen: yuan(9_800) },
    { level: 2, name: '至尊会籍', monthlyFen: null, yearlyFen: yuan(29_800) },
  ],
  points: {
    unitFen: yuan(10),
    pointsPerUnit: 1,
    multipliers: [],
    combine: 'highest',
    availableAfterDays: 1,
    expiresAfterMonths: 24,
    coupons: 'discount',
    tender: { points: 10, fen: yuan(1) },
  },
  benefits: [...clubhouse, ...hotel, ...person, ...conference],
  birthday: { leadDays: 7, hour: 10, gift: [{ tiers: [], gift: '生日礼' }], party: false, anniversaries: true },
  care: {
    rhythm: [{ code: 'monthly_call', name: '管家问候', every: 'month', kind: 'care', tiers: [] }],
    caseHours: 24,
    kpis: [{ name: '专线按时应答', atLeastPercent: 95 }],
    classes: null,
    lostAfterDays: null,
    circles: [],
    tastes: [],
    path: [],
    bundles: [],
  },
} satisfies ProgrammeText);
