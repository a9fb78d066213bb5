// The campaigns that come ready-made, with the words they start from. All are off until the shop switches them on, but for
// those that tell members what they own or may lose. Source: product.md, Birthdays and other campaigns.
import type { CampaignTerms } from '@guike/contracts/http';
import type { Programme } from '@guike/programme';

export type ReadyCode =
  | 'welcome'
  | 'birthday'
  | 'anniversary'
  | 'member_day'
  | 'expiring'
  | 'tier_ending'
  | 'new_arrivals'
  | 'festival'
  | 'win_back'
  | 'follow_up';

/** `campaign`: a campaign of its own. `service`: a notice that schedules send. `programme`: what the programme says. */
export type ReadyBy = 'campaign' | 'service' | 'programme';

export interface ReadyCampaign {
  readonly code: ReadyCode;
  readonly name: string;
  readonly about: string;
  readonly by: ReadyBy;
  /** What a campaign of its own starts from; null for the others. */
  readonly terms: ((programme: Programme) => CampaignTerms) | null;
}

const everybody: CampaignTerms['rule'] = { all: [] };
const plain = { link: 'none', coupon: null, care: null } as const;
const unlimited = { mostMessages: null, mostCouponFen: null } as const;
const LAPSED_DAYS = 180;

/** In the order of a member's time with the shop. */
export const readyCampaigns: readonly ReadyCampaign[] = [
  {
    code: 'welcome',
    name: '入会欢迎',
    about: '入会第二天问候一声，说说会员能享受什么。',
    by: 'campaign',
    terms: () => ({
      name: '入会欢迎',
      rule: everybody,
      schedule: { kind: 'event', event: 'joined', afterDays: 1, hour: 10 },
      content: {
        ...plain,
        link: 'benefits',
        title: '很高兴认识您',
        body: '{称呼}，您现在是{等级}会员。权益页里有您可以享受的每一项，到店出示会员码即可。',
      },
      ...unlimited,
      holdoutPercent: 0,
      outcomeDays: 30,
      cooldownDays: 366,
    }),
  },
  {
    code: 'birthday',
    name: '生日',
    about: '按会员方案的提前天数发祝福、礼券和电话任务，一年一次。',
    by: 'programme',
    terms: null,
  },
  {
    code: 'anniversary',
    name: '入会周年',
    about: '入会满一年、两年的那天，道一声谢。',
    by: 'campaign',
    terms: () => ({
      name: '入会周年',
      rule: everybody,
      schedule: { kind: 'event', event: 'anniversary', afterDays: 0, hour: 10 },
      content: {
        ...plain,
        title: '谢谢您又陪伴一年',
        body: '{称呼}，今天是您入会的周年。到店时告诉店员，有一份小礼物给您。',
      },
      ...unlimited,
      holdoutPercent: 0,
      outcomeDays: 30,
      cooldownDays: 300,
    }),
  },
  {
    code: 'member_day',
    name: '会员日',
    about: '会员日前一天提醒，当天消费多得积分。',
    by: 'campaign',
    terms: () => ({
      name: '会员日提醒',
      rule: everybody,
      schedule: { kind: 'member_day', daysBefore: 1, hour: 10 },
      content: {
        ...plain,
        link: 'points',
        title: '明天是会员日',
        body: '{称呼}，明天消费多得积分，您现在有 {可用积分} 积分可用。',
      },
      ...unlimited,
      holdoutPercent: 10,
      outcomeDays: 2,
      cooldownDays: 0,
    }),
  },
  {
    code: 'expiring',
    name: '积分快到期',
    about: '积分到期前按会员方案的天数提醒，每批一次。',
    by: 'service',
    terms: null,
  },
  {
    code: 'tier_ending',
    name: '等级快到期',
    about: '保级期或店里定的等级结束之前提醒，说清还差多少。',
    by: 'service',
    terms: null,
  },
  {
    code: 'new_arrivals',
    name: '新品到店',
    about: '新品到店时，告诉喜欢这一类的会员。先写好内容和人群再开启。',
    by: 'campaign',
    terms: () => ({
      name: '新品到店',
      rule: { all: [{ fact: 'recency', is: 'at_most', days: 365 }] },
      schedule: { kind: 'monthly', day: 1, hour: 10 },
      content: {
        ...plain,
        title: '这一季的新品到店了',
        body: '{称呼}，新品刚到店，已按您的尺码和喜好留意了几件，方便时来看看。',
      },
      ...unlimited,
      holdoutPercent: 10,
      outcomeDays: 14,
      cooldownDays: 28,
    }),
  },
  {
    code: 'festival',
    name: '节日问候',
    about: '春节、中秋等节日，按日历提前问候，农历自动推算。',
    by: 'campaign',
    terms: () => ({
      name: '节日问候',
      rule: everybody,
      schedule: { kind: 'festival', festivals: ['spring_festival', 'mid_autumn'], daysBefore: 1, hour: 10 },
      content: { ...plain, title: '佳节问候', body: '{称呼}，佳节将至，祝您和家人安康。店里备了茶，路过来坐坐。' },
      ...unlimited,
      holdoutPercent: 0,
      outcomeDays: 7,
      cooldownDays: 0,
    }),
  },
  {
    code: 'win_back',
    name: '好久不见',
    about: '很久没来的会员，请回店里坐坐；半年内只发一次。',
    by: 'campaign',
    terms: ({ care }) => ({
      name: '好久不见',
      rule: { all: [{ fact: 'recency', is: 'at_least', days: care?.lostAfterDays ?? LAPSED_DAYS }] },
      schedule: { kind: 'monthly', day: 15, hour: 10 },
      content: {
        ...plain,
        link: 'points',
        title: '好久不见',
        body: '{称呼}，有阵子没见您了。您还有 {可用积分} 积分可用，店里添了新东西，方便时来看看。',
      },
      ...unlimited,
      holdoutPercent: 10,
      outcomeDays: 30,
      cooldownDays: LAPSED_DAYS,
    }),
  },
  {
    code: 'follow_up',
    name: '购后回访',
    about: '消费三天后请导购问一声穿着合不合适。',
    by: 'campaign',
    terms: () => ({
      name: '购后回访',
      rule: everybody,
      schedule: { kind: 'event', event: 'purchase', afterDays: 3, hour: 10 },
      content: {
        ...plain,
        title: '穿着还合适吗',
        body: '{称呼}，前几天带回去的衣服穿着还合适吗。需要改一改，随时到店。',
        care: { title: '购后回访', script: '问问上次买的衣服合不合身，要不要改。', owner: 'guide', dueDays: 3 },
      },
      ...unlimited,
      holdoutPercent: 0,
      outcomeDays: 30,
      cooldownDays: 14,
    }),
  },
];

export const readyCampaign = (code: string): ReadyCampaign | null =>
  readyCampaigns.find((each) => each.code === code) ?? null;
