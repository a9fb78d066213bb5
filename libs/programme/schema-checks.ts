// What the parts of a programme must agree on, beyond the shape of each. Pure.
import { type Rule, conditionsOf } from './rules';
import type { Programme } from './shape';

export interface Inconsistency {
  readonly path: (string | number)[];
  /** For the shop owner who edits. */
  readonly message: string;
}

/** Everything that does not fit together, in the order of the programme. */
export function inconsistencies(programme: Programme): Inconsistency[] {
  return [
    ...ofTiers(programme),
    ...ofPoints(programme),
    ...ofJoining(programme),
    ...ofFees(programme),
    ...ofReferences(programme),
  ];
}

function ofTiers({ tiers, lifts, fees, benefits }: Programme): Inconsistency[] {
  const found: Inconsistency[] = [];
  const complain = (message: string, ...path: (string | number)[]) => found.push({ path, message });
  if (repeated(tiers.map((each) => each.code))) complain('等级代码不能重复', 'tiers');
  if (repeated(tiers.map((each) => each.name))) complain('等级名称不能重复', 'tiers');
  if (repeated(lifts.map((each) => each.code))) complain('破格规则代码不能重复', 'lifts');
  if (repeated(benefits.map((each) => each.code))) complain('权益代码不能重复', 'benefits');
  if (repeated(fees.map((each) => each.level))) complain('付费档位不能重复', 'fees');
  tiers.forEach((each, index) => {
    if ((each.enter === null) !== (index === 0))
      complain(index === 0 ? '第一个等级入会即得，不设门槛' : '请写明怎样升到这个等级', 'tiers', index, 'enter');
    if (each.keep === 'enter' && each.enter === null && index > 0) complain('请写明保级条件', 'tiers', index, 'keep');
    const keep = each.keep === 'enter' ? each.enter : each.keep;
    if (keep && conditionsOf(keep).some(({ window }) => window === 'purchase' || window === 'visit'))
      complain('评估时看的是一段时间，不能用单笔或当日条件', 'tiers', index, 'keep');
    const { pick } = each.benefits;
    const pickable = benefits.filter((benefit) => benefit.pickable && !benefit.everyone).length;
    if (benefits.length > 0 && pick !== 'all' && pick > pickable)
      complain(`可选权益只有 ${pickable} 项`, 'tiers', index, 'benefits', 'pick');
  });
  return found;
}

function ofPoints({ points, tiers }: Programme): Inconsistency[] {
  const found: Inconsistency[] = [];
  const codes = tiers.map((each) => each.code);
  points.multipliers.forEach(({ when }, index) => {
    if (when.kind === 'tier' && !codes.includes(when.tier))
      found.push({ path: ['points', 'multipliers', index], message: '没有这个等级' });
  });
  const { unitFen, pointsPerUnit, tender } = points;
  if (pointsPerUnit > unitFen) found.push({ path: ['points', 'pointsPerUnit'], message: '每消费 1 元最多积 100 分' });
  // Money that makes more money: a purchase would pay for the next.
  if (tender !== null && BigInt(pointsPerUnit) * BigInt(tender.fen) >= BigInt(unitFen) * BigInt(tender.points))
    found.push({ path: ['points', 'tender'], message: '按这样积分和抵现，消费 1 元能抵 1 元以上，请改小' });
  if (points.availableAfterDays >= points.expiresAfterMonths * 28)
    found.push({ path: ['points', 'availableAfterDays'], message: '积分要在过期之前可以使用' });
  return found;
}

function ofJoining({ joining, fees }: Programme): Inconsistency[] {
  const conditions = joining.rule ? conditionsOf(joining.rule) : [];
  const found: Inconsistency[] = [];
  if (conditions.some(({ window }) => window === 'lifetime' || window === 'calendarYear'))
    found.push({ path: ['joining', 'rule'], message: '入会前只能看单笔、当日或近 12 个月' });
  if (conditions.some(({ fact, window }) => window === 'now' && fact !== 'paidLevel'))
    found.push({ path: ['joining', 'rule'], message: '入会前还没有这项数据' });
  if (joining.rule === null && !joining.invitation && joining.application === null && fees.length === 0)
    found.push({ path: ['joining'], message: '请至少留一种入会方式' });
  return found;
}

/** Rules that ask for a paid level need one that is sold. */
function ofFees({ tiers, lifts, joining, fees }: Programme): Inconsistency[] {
  const highest = Math.max(0, ...fees.map((each) => each.level));
  const isUnsold = (rule: Rule | 'enter' | null): boolean =>
    rule !== null &&
    rule !== 'enter' &&
    conditionsOf(rule).some(({ fact, atLeast }) => fact === 'paidLevel' && atLeast > highest);
  const found: Inconsistency[] = [];
  const complain = (...path: (string | number)[]) => found.push({ path, message: '请先设好这一档会费' });
  if (isUnsold(joining.rule)) complain('joining', 'rule');
  tiers.forEach((each, index) => {
    if (isUnsold(each.enter)) complain('tiers', index, 'enter');
    if (isUnsold(each.keep)) complain('tiers', index, 'keep');
    if (each.whilePaid && fees.length === 0) complain('tiers', index, 'whilePaid');
  });
  lifts.forEach((each, index) => {
    if (isUnsold(each.when)) complain('lifts', index, 'when');
  });
  return found;
}

/** Codes of tiers and benefits that other parts name. */
function ofReferences({ tiers, benefits, referral, care, points, birthday, trial }: Programme): Inconsistency[] {
  const found: Inconsistency[] = [];
  const tierCodes = new Set(tiers.map((each) => each.code));
  const benefitCodes = new Set(benefits.map((each) => each.code));
  const known = (codes: readonly string[], all: ReadonlySet<string>, what: string, ...path: (string | number)[]) => {
    for (const each of codes) if (!all.has(each)) found.push({ path, message: `没有这个${what}：${each}` });
  };
  tiers.forEach((each, index) =>
    known(
      each.benefits.fixed.map((fixed) => fixed.code),
      benefitCodes,
      '权益',
      'tiers',
      index,
      'benefits',
      'fixed',
    ),
  );
  const gifts = [...(referral?.ladder ?? []).flatMap((rung) => rung.gives), ...(referral?.friend ?? [])];
  for (const gift of gifts) {
    if (gift.kind === 'tier') known([gift.code], tierCodes, '等级', 'referral');
    if (gift.kind === 'benefit') known([gift.code], benefitCodes, '权益', 'referral');
  }
  known(points.rewards.tiers, tierCodes, '等级', 'points', 'rewards', 'tiers');
  known(trial?.tiers ?? [], tierCodes, '等级', 'trial', 'tiers');
  care?.rhythm.forEach((each, index) => known(each.tiers, tierCodes, '等级', 'care', 'rhythm', index, 'tiers'));
  care?.circles.forEach((each, index) => known(each.tiers, tierCodes, '等级', 'care', 'circles', index, 'tiers'));
  birthday?.gift.forEach((each, index) => known(each.tiers, tierCodes, '等级', 'birthday', 'gift', index, 'tiers'));
  return found;
}

const repeated = (values: readonly (string | number)[]): boolean => new Set(values).size !== values.length;
