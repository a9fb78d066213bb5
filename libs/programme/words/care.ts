// Care, classes and commission in words, for the office. Pure. Source: product.md, Profiles and care, and Staff.
import { yuan } from '@guike/kernel';
import type { Programme } from '../schema';
import { fromFen, membersInWords } from './amounts';
import { type Line, type Part, forOffice, line, numbered } from './line';

type Care = NonNullable<Programme['care']>;

const occasions: Readonly<Record<Care['rhythm'][number]['every'], string>> = {
  visit: '每次到店',
  day: '每天',
  month: '每月',
  quarter: '每季度',
  year: '每年',
  spring: '每年春季',
  summer: '每年夏季',
  autumn: '每年秋季',
  winter: '每年冬季',
  life_event: '遇人生大事',
};
const kinds = { care: '维护', event: '活动', report: '报告' } as const;

/** 维护: what is done when, how well, and for whom. */
export function carePart({ care, tiers }: Programme): Part {
  return { key: 'care', title: '维护', lines: care === null ? [] : forOffice(linesOf(care, tiers)) };
}

function linesOf(care: Care, tiers: Programme['tiers']): Line[] {
  const { rhythm, caseHours, kpis, lostAfterDays, circles, tastes, path } = care;
  return [
    ...rhythm.map((each) => ({ key: `rhythm/${each.code}`, sentence: rhythmInWords(each, tiers) })),
    ...line('cases', caseHours === null ? null : `售后 ${caseHours} 小时内办结`),
    ...numbered(
      'kpi',
      kpis.map(({ name, atLeastPercent }) => `${name}不低于 ${atLeastPercent}%`),
    ),
    ...line('lost', lostAfterDays === null ? null : `${lostAfterDays} 天没有消费，算作流失`),
    ...numbered(
      'circle',
      circles.map((each) => `圈子：${each.name}（${membersInWords(tiers, each.tiers)}）`),
    ),
    ...line('tastes', tastes.length === 0 ? null : `喜好分组：${tastes.join('、')}`),
    ...line('path', path.length === 0 ? null : `成长路径：${path.join(' → ')}`),
    ...care.bundles.map((each, index) => ({ key: `bundle/${index}`, sentence: bundleInWords(each) })),
  ];
}

/** 每年：与会员深谈，至少 10 次（维护，黄金、铂金会员） */
function rhythmInWords(rhythm: Care['rhythm'][number], tiers: Programme['tiers']): string {
  const { every, month, name, timesPerYear, kind, to } = rhythm;
  const when = `${occasions[every]}${month === null ? '' : ` ${month} 月`}`;
  const least = timesPerYear === null ? '' : `，全年至少 ${timesPerYear} 次`;
  const whom = to === 'head_office' ? '报总部' : membersInWords(tiers, rhythm.tiers);
  return `${when}：${name}${least}（${kinds[kind]}，${whom}）`;
}

/** 组合：年卡，护理年卡（12 次另赠 4 次，12 个月内有效） */
function bundleInWords({ name, holds, sessions, validMonths }: Care['bundles'][number]): string {
  const terms = [
    ...(sessions === null ? [] : [`${sessions.paid} 次${sessions.free === 0 ? '' : `另赠 ${sessions.free} 次`}`]),
    ...(validMonths === null ? [] : [`${validMonths} 个月内有效`]),
  ];
  return `组合：${name}，${holds}${terms.length === 0 ? '' : `（${terms.join('，')}）`}`;
}

/** 客户分类 A–D */
export function classesPart({ care }: Programme): Part {
  const { classes = null } = care ?? {};
  const lines = (): Line[] => {
    if (classes === null) return [];
    return classes.care.map((words, index) => {
      const from = classes.fromFen[index];
      const who = from === undefined ? '其余' : `年均消费${fromFen(from)}`;
      return { key: String(index), sentence: `${'ABCD'[index]} 类（${who}）：${words}` };
    });
  };
  return { key: 'classes', title: '客户分类', lines: forOffice(lines()) };
}

/** 提成 */
export function commissionPart({ commission }: Programme): Part {
  const lines = (): Line[] => {
    if (commission === null) return [];
    const { ordinary, enrolledPlus, designatedPlus, split, pairPool, praiseFen, lostFen } = commission;
    return [
      ...line('ordinary', `普通提成 ${ordinary}%`),
      ...line('enrolled', `会员首笔消费，发展会员的导购另加 ${enrolledPlus} 个百分点`),
      ...line('designated', `会员指定的导购另加 ${designatedPlus} 个百分点`),
      ...line('split', `指定导购休息时，${split[0]}% 归指定导购，${split[1]}% 归接待导购`),
      ...line('pair', pairPool === 0 ? null : `搭档共享所管会员当月销售的 ${pairPool}%，按出勤分配`),
      ...line('praise', praiseFen === 0 ? null : `每张表扬卡 ${yuan(praiseFen)}`),
      ...line('lost', lostFen === 0 ? null : `因服务流失会员扣 ${yuan(lostFen)}，请先与律师确认`),
    ];
  };
  return { key: 'commission', title: '提成', lines: forOffice(lines()) };
}

/** 试行 */
export function trialPart({ trial, tiers }: Programme): Part {
  const lines = (): Line[] => {
    if (trial === null) return [];
    const who = `${membersInWords(tiers, trial.tiers)}${trial.percent === 100 ? '' : `中的 ${trial.percent}%`}`;
    return line('trial', `先请${who}试行 ${trial.days} 天，再用于全体会员`);
  };
  return { key: 'trial', title: '试行', lines: forOffice(lines()) };
}
