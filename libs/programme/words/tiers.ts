// Tiers in words: how one comes to them, keeps them, and what they bring. Pure. Source: product.md, Tiers.
import { conditionsOf } from '../rules';
import { type Lift, type Programme, type Tier, keepRule } from '../schema';
import { discountInWords, quotaInWords, rolesInWords } from './amounts';
import { waysInWords } from './conditions';
import { type Line, type Part, forOffice, line, numbered } from './line';

type Fees = Programme['fees'];

/** How a tier is come to. The first is given by joining. `fees`: to name what a paid level costs. */
export function tierWays(tier: Tier, fees: Fees = []): string[] {
  return tier.enter === null ? ['入会即享'] : waysInWords(tier.enter, fees);
}

/** 保级：近 12 个月消费满 ¥20,000. Nobody drops out of the first tier, so that one has no such sentence: pass the others. */
export function keepInWords(tier: Tier, fees: Fees = []): string {
  const rule = keepRule(tier);
  if (rule === null) return '保级：达到后长期保留';
  return tier.keep === 'enter' ? '保级：与升级条件相同' : `保级：${waysInWords(rule, fees).join('，或')}`;
}

/** 6 项权益任选 */
export function benefitsInWords(pick: number | 'all'): string {
  if (pick === 'all') return '全部权益';
  return pick === 0 ? '会员基础权益' : `${pick} 项权益任选`;
}

const levels = ['', '一', '两', '三', '四', '五', '六', '七', '八', '九'];

/** 升一级 */
export const liftedInWords = (tiers: number): string => `升${levels[tiers]}级`;

/** 特殊贡献：推荐 5 位好友成为贵宾，升一级，仅一次 */
export function liftInWords({ name, when, tiers }: Lift, fees: Fees = []): string {
  return `${name}：${waysInWords(when, fees).join('，或')}，${liftedInWords(tiers)}，仅一次`;
}

/** 每季度评定一次；未达到保级条件时有 6 个月保级期，到期前 30 天提醒您 */
export function reviewInWords({ everyMonths, protectionMonths, noticeDays }: Programme['review']): string {
  const often = { 1: '每月', 3: '每季度', 6: '每半年', 12: '每年' }[everyMonths];
  const protection =
    protectionMonths === 0 ? '未达到保级条件降一级' : `未达到保级条件时有 ${protectionMonths} 个月保级期`;
  const notice = noticeDays === 0 ? '' : `，${protectionMonths === 0 ? '降级' : '到期'}前 ${noticeDays} 天提醒您`;
  return `${often}评定一次；${protection}${notice}`;
}

/** What holds for all tiers together. */
export function ladderPart({ tiers, lifts, fees, review, skippedWelcome }: Programme): Part {
  const reviewed = line('review', reviewInWords(review));
  const mayFall = tiers.slice(1).some((tier) => keepRule(tier) !== null);
  return {
    key: 'tiers',
    title: '等级',
    lines: [
      ...line('order', tiers.length > 1 ? `由低到高：${tiers.map(({ name }) => name).join('、')}` : null),
      ...(tiers.length > 1 ? line('upgrade', '达到任一条件随即升级，不用申请') : []),
      ...(mayFall ? reviewed : forOffice(reviewed)),
      ...lifts.map((lift) => ({ key: `lift/${lift.code}`, sentence: liftInWords(lift, fees) })),
      ...forOffice(line('skipped', `跳过的等级，迎新礼${skippedWelcome === 'give' ? '照给' : '不补'}`)),
    ],
  };
}

/** One part a tier, from the lowest. */
export function tierParts(programme: Programme): Part[] {
  const isAnyOwn = programme.tiers.some(({ stores }) => stores === 'own');
  return programme.tiers.map((tier, index) => ({
    key: `tier/${tier.code}`,
    title: `${tier.name}会员`,
    lines: [
      ...numbered('way', ascent(tier, programme.fees)),
      ...(index === 0 ? [] : line('keep', keepInWords(tier, programme.fees))),
      ...line('pick', pickedInWords(tier, programme)),
      ...tier.benefits.fixed.map((fixed) => ({ key: `fixed/${fixed.code}`, sentence: fixedInWords(fixed, programme) })),
      ...line('paid', tier.whilePaid ? '缴费期内享受' : null),
      ...discountLines(tier, index === 0),
      ...line('stores', isAnyOwn ? (tier.stores === 'own' ? '会员卡限开卡门店使用' : '会员卡各门店通用') : null),
      ...forOffice(serviceLines(tier)),
    ],
  }));
}

function ascent(tier: Tier, fees: Fees): string[] {
  return tierWays(tier, fees).map((way) => (tier.enter === null ? way : `升级：${way}`));
}

function pickedInWords({ benefits: { pick, fixed } }: Tier, { benefits }: Programme): string | null {
  const hasOthers = fixed.length > 0 || benefits.some(({ everyone }) => everyone);
  return pick === 0 && hasOthers ? null : `权益：${benefitsInWords(pick)}`;
}

/** 院长亲诊（每季度 1 次） */
function fixedInWords(fixed: Tier['benefits']['fixed'][number], { benefits }: Programme): string {
  const benefit = benefits.find(({ code }) => code === fixed.code);
  const quota = fixed.quota ?? benefit?.quota ?? null;
  const limits = [
    ...(quota === null ? [] : [quotaInWords(quota)]),
    ...(fixed.firstMonths === null ? [] : [`头 ${fixed.firstMonths} 个月内`]),
    ...(fixed.stores === 'own' ? ['限开卡门店'] : []),
  ];
  return `${benefit?.name ?? '权益'}${limits.length === 0 ? '' : `（${limits.join('，')}）`}`;
}

function discountLines({ discounts }: Tier, isFirst: boolean): Line[] {
  const off = (key: string, words: string, percentOff: number) =>
    line(key, percentOff === 0 ? null : `${words} ${discountInWords(percentOff)}`);
  return [
    ...off('always', '消费', discounts.always),
    ...off('birthday', '生日当月', discounts.birthdayMonth),
    ...off('companion', '同行一位好友', discounts.companion),
    ...off('next', `${isFirst ? '入会' : '升级'}后下一次消费`, discounts.nextPurchase),
    ...line('family', discounts.familySharing ? familyLine(discounts.familyMost) : null),
  ];
}

function serviceLines({ greeting, welcome, expectedMembers, raiseEntryAbove, enter, keep }: Tier): Line[] {
  const rules = [enter, keep].filter((rule) => rule !== null && rule !== 'enter');
  const left = rules.flatMap((rule) => conditionsOf(rule).flatMap(({ exceptCategories = [] }) => exceptCategories));
  return [
    ...line('greeting', greeting === '' ? null : `迎接：${greeting}`),
    ...numbered(
      'welcome',
      welcome.map(({ task, owner }) => `迎新：${task}（${rolesInWords([owner])}）`),
    ),
    ...line('expected', expectedMembers === null ? null : `预计 ${expectedMembers} 位会员`),
    ...line('raise', raiseEntryAbove === null ? null : `超过 ${raiseEntryAbove} 位时，建议提高门槛`),
    ...line('excepted', left.length === 0 ? null : `不计的品类：${left.join('、')}`),
  ];
}

const familyLine = (most: number | null | undefined): string =>
  most == null ? '家人共享会员权益' : `家人共享会员权益，最多 ${most} 位`;
