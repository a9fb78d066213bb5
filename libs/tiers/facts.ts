// What tiers are judged by: sums over every window, and what is known of a member now. Pure. Source: product.md, Tiers.
import type { Fen } from '@guike/kernel';
import type { Condition, Rule } from '@guike/programme';

/** Sums of one window. Money in integer fen. `visits`: store days with an order. */
export interface Sums {
  readonly netSpendFen: Fen;
  readonly grossProfitFen: Fen;
  readonly items: number;
  readonly orders: number;
  readonly visits: number;
  readonly topUpFen: Fen;
}

export const noSums: Sums = { netSpendFen: 0, grossProfitFen: 0, items: 0, orders: 0, visits: 0, topUpFen: 0 };

/** What is true of a member on the day of the decision. Years are full years. */
export interface MemberStanding {
  readonly referralsJoined: number;
  readonly referralsVip: number;
  readonly yearsAsMember: number;
  readonly yearsWithoutReturn: number;
  /** Level of the fee that is paid through today; 0: none. */
  readonly paidLevel: number;
  /** Net spend of full calendar years as a member, the latest first; read only where a rule asks for steady years. */
  readonly yearlySpendFen: readonly Fen[];
}

export const noStanding: MemberStanding = {
  referralsJoined: 0,
  referralsVip: 0,
  yearsAsMember: 0,
  yearsWithoutReturn: 0,
  paidLevel: 0,
  yearlySpendFen: [],
};

/** Facts by window, as a decision sees and keeps them. */
export interface TierFacts {
  /** `itemsOf`: pieces by category, for rules that leave some categories out. */
  readonly purchase: Sums & { readonly itemsOf?: Readonly<Record<string, number>> | undefined };
  readonly visit: Sums;
  readonly rolling12Months: Sums;
  readonly calendarYear: Sums;
  readonly lifetime: Sums;
  readonly now: MemberStanding;
}

/** Facts of nobody: what is not known is nothing. */
export const noFacts: TierFacts = {
  purchase: noSums,
  visit: noSums,
  rolling12Months: noSums,
  calendarYear: noSums,
  lifetime: noSums,
  now: noStanding,
};

/** How many of the latest full years, taken together, lie within a band around their average. */
export function steadyYears(yearlySpendFen: readonly Fen[], withinPercent: number): number {
  let steady = 0;
  for (let years = 1; years <= yearlySpendFen.length; years++) {
    const spends = yearlySpendFen.slice(0, years);
    const average = spends.reduce((a, b) => a + b, 0) / years;
    const isSteady = average > 0 && spends.every((fen) => Math.abs(fen - average) * 100 <= average * withinPercent);
    if (isSteady) steady = years;
  }
  return steady;
}

/** What a condition finds, in the unit of its fact. */
export function valueOf(condition: Condition, facts: TierFacts): number {
  const { fact, window } = condition;
  if (fact === 'steadyYears') return steadyYears(facts.now.yearlySpendFen, condition.withinPercent ?? 0);
  if (window === 'now')
    return fact in facts.now ? facts.now[fact as Exclude<keyof MemberStanding, 'yearlySpendFen'>] : 0;
  const value = facts[window][fact as keyof Sums];
  const itemsOf = facts.purchase.itemsOf ?? {};
  return (condition.exceptCategories ?? []).reduce((rest, category) => rest - (itemsOf[category] ?? 0), value);
}

/** The first group of conditions that is met in full; undefined where none is. */
export function metGroup(rule: Rule, facts: TierFacts): Rule['any'][number] | undefined {
  return rule.any.find((group) => group.all.every((condition) => valueOf(condition, facts) >= condition.atLeast));
}
