// The rhythm of a spa: calls and reports, four seasons, circles, and the path from basic care to a custom course.
import type { ProgrammeText } from '../schema';
import { yuan } from './yuan';

type CareText = NonNullable<ProgrammeText['care']>;

const rhythm: CareText['rhythm'] = [
  { code: 'each_visit', name: '有人迎接，记下喜好', every: 'visit', kind: 'care', tiers: [] },
  { code: 'monthly_call', name: '电话回访', every: 'month', kind: 'care', tiers: [] },
  { code: 'quarterly_report', name: '护理报告', every: 'quarter', kind: 'report', tiers: [] },
  { code: 'gala', name: '年度晚宴', every: 'year', kind: 'event', tiers: [] },
  { code: 'life_events', name: '道贺并送上心意', every: 'life_event', kind: 'care', tiers: [] },
  { code: 'spring_tea', name: '春日茶会', every: 'spring', kind: 'event', tiers: [] },
  { code: 'summer_pool', name: '夏日泳池派对', every: 'summer', kind: 'event', tiers: [] },
  { code: 'autumn_consultation', name: '秋季护肤咨询', every: 'autumn', kind: 'event', tiers: [] },
  { code: 'winter_hot_spring', name: '冬季温泉', every: 'winter', kind: 'event', tiers: [] },
  { code: 'diamond_salon', name: '钻石沙龙', every: 'month', kind: 'event', tiers: ['diamond'] },
];

export const spaCare: CareText = {
  rhythm,
  // Ours.
  caseHours: 24,
  kpis: [{ name: '回访按时完成', atLeastPercent: 90 }],
  // Ours: the thresholds of the tiers, and half of the lowest.
  classes: {
    fromFen: [yuan(100_000), yuan(50_000), yuan(10_000)],
    care: [
      '常联系，引导定制疗程与加项',
      '由熟悉的美容师跟进，一年约买两次，往 A 类带',
      '在前台多了解需求',
      '请回店里体验',
    ],
  },
  // Ours.
  lostAfterDays: 180,
  circles: [
    { name: '钻石圈', tiers: ['diamond'] },
    { name: '贵宾圈', tiers: [] },
  ],
  tastes: [],
  path: ['基础护理', '仪器护理', '轻医美', '定制疗程'],
  bundles: [
    // The months are ours.
    { name: '年卡', holds: '同一项护理', sessions: { paid: 12, free: 4 }, validMonths: 12 },
    { name: '三疗程套餐', holds: '三个疗程一起购买' },
    { name: '家庭计划', holds: '家人共用一份护理' },
  ],
};
