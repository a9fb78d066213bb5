// A segment as a sentence: 黄金、铂金会员，并且满 90 天没有消费. Pure. Source: design.md, Copy.
import { yuan } from '@guike/kernel';
import { count } from '@guike/programme';
import type { Segment, SegmentBranch, SegmentCondition } from './segment';

/** What codes and ids are called. */
export interface SegmentNames {
  readonly tier: (code: string) => string;
  readonly store: (id: string) => string;
}

/** The sentence, without a full stop. */
export function segmentInWords(rule: Segment, names: SegmentNames): string {
  const parts = 'all' in rule ? rule.all : rule.any;
  if (parts.length === 0) return '全体会员';
  return joined(rule, (branch) => branchInWords(branch, names), '，');
}

function joined(
  group: { readonly all: readonly SegmentBranch[] } | { readonly any: readonly SegmentBranch[] },
  words: (branch: SegmentBranch) => string,
  comma: string,
): string {
  return 'all' in group ? group.all.map(words).join(`${comma}并且`) : group.any.map(words).join(`${comma}或者`);
}

function branchInWords(branch: SegmentBranch, names: SegmentNames): string {
  if ('all' in branch || 'any' in branch) {
    const parts = 'all' in branch ? branch.all : branch.any;
    const words = joined(branch, (each) => branchInWords(each, names), '');
    return parts.length > 1 ? `（${words}）` : words;
  }
  if ('not' in branch) return `不是${quoted(branchInWords(branch.not, names))}`;
  return conditionInWords(branch, names);
}

const quoted = (words: string): string => (words.startsWith('（') ? words : `「${words}」`);
const list = (words: readonly string[]): string => words.join('、');
const within = (days: number | null): string => (days === null ? '入会以来' : `近 ${count(days)} 天`);

function conditionInWords(condition: SegmentCondition, { tier, store }: SegmentNames): string {
  switch (condition.fact) {
    case 'tier':
      return `${list(condition.tiers.map(tier))}会员`;
    case 'class':
      return `${list(condition.classes)} 类会员`;
    case 'spend':
      return `${within(condition.within)}消费${condition.is === 'at_least' ? '满' : '不超过'} ${yuan(condition.fen)}`;
    case 'purchases':
      return purchases(condition);
    case 'recency':
      return condition.is === 'at_least'
        ? `满 ${count(condition.days)} 天没有消费`
        : `近 ${count(condition.days)} 天消费过`;
    case 'joined':
      return condition.is === 'at_least' ? `入会满 ${count(condition.days)} 天` : `近 ${count(condition.days)} 天入会`;
    case 'points':
      return `可用积分${condition.is === 'at_least' ? '满' : '不超过'} ${count(condition.points)}`;
    case 'expiring':
      return `${count(condition.within)} 天内到期的积分满 ${count(condition.points)}`;
    case 'benefits':
      return benefits(condition);
    case 'coupon':
      return condition.within === null ? '有没用的优惠券' : `有 ${count(condition.within)} 天内到期、没用的优惠券`;
    case 'tags':
      return `有标签「${condition.tags.join('」或「')}」`;
    case 'store':
      return `${condition.which === 'joined' ? '入会' : '最近一次消费'}在${list(condition.stores.map(store))}`;
    case 'interests':
      return `喜欢${list(condition.interests)}`;
    case 'birthday':
      return `${condition.month === 'this' ? '本月' : condition.month === 'next' ? '下月' : ` ${condition.month} 月`}过生日`.trim();
  }
}

function benefits({ within: days, is, times }: Extract<SegmentCondition, { fact: 'benefits' }>): string {
  if (is === 'at_most' && times === 0) return `${within(days)}没用过权益和优惠券`;
  return `${within(days)}用权益和优惠券${is === 'at_least' ? '满' : '不超过'} ${count(times)} 次`;
}

function purchases({ within: days, is, times }: Extract<SegmentCondition, { fact: 'purchases' }>): string {
  if (is === 'at_most' && times === 0) return `${within(days)}没有消费`;
  return `${within(days)}消费${is === 'at_least' ? '满' : '不超过'} ${count(times)} 次`;
}
