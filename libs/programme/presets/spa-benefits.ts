// What a spa's tiers bring: something for all, and more with each tier.
import type { ProgrammeText } from '../schema';

type BenefitText = NonNullable<ProgrammeText['benefits']>[number];
type FixedText = NonNullable<ProgrammeText['tiers'][number]['benefits']['fixed']>;

const forEveryone = { everyone: true, pickable: false } as const;
const byTier = { pickable: false } as const;

const platinum: BenefitText[] = [
  { code: 'director', name: '院长亲诊', delivery: 'booking', quota: { times: 1, per: 'quarter' }, ...byTier },
  { code: 'new_first', name: '新项目优先体验', delivery: 'priority', ...byTier },
  { code: 'facials', name: '赠送面部护理', delivery: 'booking', quota: { times: 2, per: 'year' }, ...byTier },
];

const diamond: BenefitText[] = [
  // The answer within half an hour is ours.
  {
    code: 'butler',
    name: '专属管家',
    delivery: 'service',
    aroundTheClock: true,
    answerWithinMinutes: 30,
    ...byTier,
  },
  { code: 'home_visits', name: '上门护理', delivery: 'booking', quota: { times: 2, per: 'month' }, ...byTier },
  { code: 'reserved_room', name: '预留专属房间', delivery: 'service', ...byTier },
  { code: 'custom_formula', name: '专属配方', delivery: 'custom', ...byTier },
  { code: 'advisers', name: '顾问团队', delivery: 'service', ...byTier },
  { code: 'yearly_trip', name: '年度旅行', delivery: 'event', quota: { times: 1, per: 'year' }, ...byTier },
];

export const spaBenefits: BenefitText[] = [
  { code: 'therapist', name: '固定美容师', delivery: 'service', ...forEveryone },
  { code: 'booking', name: '提前预约', delivery: 'booking', bookAheadDays: 3, ...forEveryone },
  { code: 'lounge', name: '专属等候区与茶吧', delivery: 'arrival', ...forEveryone },
  { code: 'parking', name: '免费停车与代客泊车', delivery: 'arrival', ...forEveryone },
  { code: 'samples', name: '产品小样', delivery: 'arrival', ...forEveryone },
  { code: 'skin_check', name: '肌肤检测', delivery: 'booking', quota: { times: 1, per: 'month' }, ...forEveryone },
  { code: 'service_manager', name: '专属服务经理', delivery: 'service', ...forEveryone },
  ...platinum,
  ...diamond,
  // Given by the referral ladder and to friends.
  { code: 'same_treatment', name: '同款护理', delivery: 'booking', quota: { times: 1, per: 'once' }, ...byTier },
  { code: 'trip', name: '旅行', delivery: 'event', quota: { times: 1, per: 'once' }, ...byTier },
  { code: 'welcome_pack', name: '迎新礼包', delivery: 'arrival', quota: { times: 1, per: 'once' }, ...byTier },
];

const fixed = (benefits: readonly BenefitText[]): FixedText => benefits.map(({ code }) => ({ code }));

/** What each tier has beyond what everyone has; a higher one has all of the lower. */
export const spaFixed = {
  gold: fixed([]),
  platinum: fixed(platinum),
  diamond: fixed([...platinum, ...diamond]),
};
