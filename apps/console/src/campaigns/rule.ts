// The rule of a segment while it is being built: its branches taken apart and put together again. Pure.
import { type SegmentBranch, type SegmentCondition, type SegmentRule, segmentRule } from '@guike/contracts/http';

export type Fact = SegmentCondition['fact'];
export type Mode = 'all' | 'any';
export type Leaf = SegmentCondition | { not: SegmentCondition };
export type Group = { all: Leaf[] } | { any: Leaf[] };

/** A line of the builder: a condition or a group of them, said or denied. */
export type Line =
  | { readonly kind: 'one'; readonly isNot: boolean; readonly condition: SegmentCondition }
  | { readonly kind: 'group'; readonly isNot: boolean; readonly mode: Mode; readonly lines: readonly OneLine[] };
export type OneLine = Extract<Line, { kind: 'one' }>;

export const everybody: SegmentRule = { all: [] };
export const modeOf = (rule: SegmentRule | Group): Mode => ('all' in rule ? 'all' : 'any');

const oneOf = (leaf: Leaf): OneLine =>
  'not' in leaf ? { kind: 'one', isNot: true, condition: leaf.not } : { kind: 'one', isNot: false, condition: leaf };

export function linesOf(rule: SegmentRule): Line[] {
  return ('all' in rule ? rule.all : rule.any).map((branch): Line => {
    const isNot = 'not' in branch;
    const inner = isNot ? branch.not : branch;
    if ('fact' in inner) return { kind: 'one', isNot, condition: inner };
    const lines = ('all' in inner ? inner.all : 'any' in inner ? inner.any : []).map(oneOf);
    return { kind: 'group', isNot, mode: 'all' in inner ? 'all' : 'any', lines };
  });
}

const leafOf = ({ isNot, condition }: OneLine): Leaf => (isNot ? { not: condition } : condition);

export function ruleOf(mode: Mode, lines: readonly Line[]): SegmentRule {
  const branches = lines.map((line): SegmentBranch => {
    if (line.kind === 'one') return leafOf(line);
    const leaves = line.lines.map(leafOf);
    const group: Group = line.mode === 'all' ? { all: leaves } : { any: leaves };
    return line.isNot ? { not: group } : group;
  });
  // Any of nothing is nobody; while the last line is gone, everybody is meant.
  return mode === 'all' || branches.length === 0 ? { all: branches } : { any: branches };
}

export const isComplete = (rule: SegmentRule): boolean => segmentRule.safeParse(rule).success;

/** What a condition starts from when its fact is chosen. */
export function freshCondition(fact: Fact): SegmentCondition {
  switch (fact) {
    case 'tier':
      return { fact, tiers: [] };
    case 'class':
      return { fact, classes: [] };
    case 'spend':
      return { fact, within: 365, is: 'at_least', fen: 100_000 };
    case 'purchases':
      return { fact, within: 365, is: 'at_least', times: 2 };
    case 'recency':
      return { fact, is: 'at_least', days: 90 };
    case 'joined':
      return { fact, is: 'at_most', days: 30 };
    case 'points':
      return { fact, is: 'at_least', points: 500 };
    case 'expiring':
      return { fact, within: 30, points: 100 };
    case 'benefits':
      return { fact, within: 90, is: 'at_most', times: 0 };
    case 'coupon':
      return { fact, within: null };
    case 'tags':
      return { fact, tags: [] };
    case 'store':
      return { fact, which: 'last', stores: [] };
    case 'interests':
      return { fact, interests: [] };
    case 'birthday':
      return { fact, month: 'this' };
  }
}

export const factNames: Readonly<Record<Fact, string>> = {
  tier: '等级',
  class: '客户分类',
  spend: '消费金额',
  purchases: '消费次数',
  recency: '距上次消费',
  joined: '入会时间',
  points: '可用积分',
  expiring: '快到期积分',
  benefits: '用过权益',
  coupon: '没用的优惠券',
  tags: '标签',
  store: '门店',
  interests: '兴趣',
  birthday: '生日',
};
