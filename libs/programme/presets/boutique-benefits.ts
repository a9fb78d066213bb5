// The twenty benefits that a boutique's members choose from, in the shop's order, and Wi-Fi for all.
import type { ProgrammeText } from '../schema';

type BenefitText = NonNullable<ProgrammeText['benefits']>[number];

/** What everyone has is never counted among the picked. Numbers 2, 4 and 15 (ours). */
const forEveryone = { everyone: true, pickable: false } as const;

/** How often, how far ahead and how much off are ours. */
export const boutiqueBenefits: BenefitText[] = [
  { code: 'tea', name: '茶水饮品', delivery: 'arrival' },
  { code: 'birthday', name: '生日问候与惊喜礼', delivery: 'custom', ...forEveryone },
  { code: 'purchase_gift', name: '购物随礼', delivery: 'arrival' },
  { code: 'points', name: '积分兑换', delivery: 'service', ...forEveryone },
  { code: 'beauty', name: '美容护理', delivery: 'booking', quota: { times: 1, per: 'month' }, bookAheadDays: 7 },
  { code: 'manicure', name: '美甲', delivery: 'booking', quota: { times: 1, per: 'month' }, bookAheadDays: 7 },
  { code: 'make_up', name: '化妆', delivery: 'booking', quota: { times: 1, per: 'month' }, bookAheadDays: 7 },
  { code: 'snacks', name: '点心小食', delivery: 'arrival' },
  { code: 'reading', name: '阅读角', delivery: 'arrival' },
  { code: 'salons', name: '沙龙与讲座', delivery: 'event' },
  { code: 'discount', name: '会员折扣', delivery: 'coupon', percentOff: 5, quota: { times: 1, per: 'month' } },
  { code: 'umbrella', name: '雨伞借用', delivery: 'loan' },
  { code: 'alterations', name: '衣物修改', delivery: 'booking', bookAheadDays: 14 },
  { code: 'repair', name: '衣物修补', delivery: 'booking', bookAheadDays: 14 },
  { code: 'member_day', name: '会员日', delivery: 'event', ...forEveryone },
  { code: 'partners', name: '合作商家礼遇', delivery: 'partner' },
  { code: 'health_check', name: '健康体检', delivery: 'partner', quota: { times: 1, per: 'year' } },
  { code: 'travel', name: '旅行', delivery: 'event', quota: { times: 1, per: 'year' } },
  { code: 'presidential', name: '总统级接待', delivery: 'booking', quota: { times: 1, per: 'quarter' } },
  { code: 'contest', name: '少儿才艺赛', delivery: 'event' },
  { code: 'wifi', name: '免费 Wi-Fi', delivery: 'arrival', ...forEveryone },
];
