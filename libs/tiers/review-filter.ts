// A programme as a boolean of SQL that finds whoever a review might change. It may find too many, never too few: who is
// found is decided by decideReview, under the member's lock. Pure.
import { type BusinessDay, addDays, addMonths } from '@guike/kernel';
import { type Condition, type Programme, type Rule, keepRule } from '@guike/programme';
import type { ReviewKind } from './reviewing';

/** SQL over `t` (member_tier), `gone` (what left the twelve months since the row was moved) and `year` (this year's sums). */
export interface ReviewFilter {
  readonly where: string;
  /** Sums of visits that `where` reads, as columns of member_visit aggregated by member. */
  readonly gone: readonly Sum[];
  readonly year: readonly Sum[];
}

export type Sum = 'net' | 'profit' | 'items' | 'orders' | 'visits';

/** An expression that is true of at least everybody whom the condition holds for, and one of whom it may not hold for. */
interface Maybe {
  readonly may: string;
  readonly mayNot: string;
}

const sums: Readonly<Record<string, Sum>> = {
  netSpendFen: 'net',
  grossProfitFen: 'profit',
  items: 'items',
  orders: 'orders',
  visits: 'visits',
};
const columns: Readonly<Record<Sum, string>> = {
  net: 'net_fen',
  profit: 'profit_fen',
  items: 'items',
  orders: 'orders',
  visits: 'visits',
};
const NEVER: Maybe = { may: 'false', mayNot: 'true' };

/** Numbers of the programme and the day stand in the text: they are validated, and the planner reads them. */
export function reviewFilter(programme: Programme, kind: ReviewKind, day: BusinessDay): ReviewFilter {
  const uses = { gone: new Set<Sum>(), year: new Set<Sum>() };
  const compile = new Compiler(day, uses);
  const cases = programme.tiers.map((tier, rank) => {
    const raising = [
      ...programme.tiers.slice(rank + 1).map(({ enter }) => (enter === null ? 'true' : compile.mayMeet(enter))),
      ...(rank === programme.tiers.length - 1 ? [] : programme.lifts).map(
        ({ code, when }) => `(NOT '${code}' = ANY (t.lifts) AND ${compile.mayMeet(when)})`,
      ),
    ];
    const lowering = kind === 'programme' ? [] : [lowered(compile, rank === 0 ? null : keepRule(tier), day)];
    return `WHEN '${tier.code}' THEN ${anyOf([...raising, ...lowering])}`;
  });
  return {
    // Somebody whose tier the programme no longer has is always looked at.
    where: `(t.paused_until IS NULL OR t.paused_until < '${day}')
      AND CASE coalesce(t.earned_tier, t.tier) ${cases.join('\n')} ELSE true END`,
    gone: [...uses.gone],
    year: [...uses.year],
  };
}

/** Out of protection when the rule may be met; into it, or out at its end, when it may not. */
function lowered(compile: Compiler, keep: Rule | null, day: BusinessDay): string {
  if (keep === null) return 't.protected_until IS NOT NULL';
  return `CASE WHEN t.protected_until > '${day}' THEN ${compile.mayMeet(keep)}
    WHEN t.protected_until IS NOT NULL THEN true ELSE ${compile.mayFail(keep)} END`;
}

const anyOf = (parts: readonly string[]): string => (parts.length === 0 ? 'false' : `(${parts.join(' OR ')})`);
const allOf = (parts: readonly string[]): string => `(${parts.join(' AND ')})`;

class Compiler {
  constructor(
    private readonly day: BusinessDay,
    private readonly uses: { readonly gone: Set<Sum>; readonly year: Set<Sum> },
  ) {}

  mayMeet(rule: Rule): string {
    return anyOf(rule.any.map(({ all }) => allOf(all.map((condition) => this.condition(condition).may))));
  }

  /** Every group has a condition that may not hold. */
  mayFail(rule: Rule): string {
    return allOf(rule.any.map(({ all }) => anyOf(all.map((condition) => this.condition(condition).mayNot))));
  }

  private condition({ fact, window, atLeast }: Condition): Maybe {
    if (window === 'now') return this.standing(fact, atLeast);
    const sum = sums[fact];
    // Nothing is bought at a review, and top-ups belong to single purchases and visits.
    if (sum === undefined || window === 'purchase' || window === 'visit') return NEVER;
    return exactly(this.sum(sum, window), atLeast);
  }

  private sum(sum: Sum, window: 'rolling12Months' | 'calendarYear' | 'lifetime'): string {
    if (window === 'lifetime') return `t.lifetime_${columns[sum]}`;
    if (window === 'rolling12Months') {
      this.uses.gone.add(sum);
      return `t.rolling_${columns[sum]} - coalesce(gone.${sum}, 0)`;
    }
    this.uses.year.add(sum);
    const ofYear = `CASE WHEN t.year_from < '${this.day.slice(0, 4)}-01-01' THEN coalesce(year.${sum}, 0)
      ELSE t.year_${columns[sum]} END`;
    return `(${ofYear})`;
  }

  private standing(fact: Condition['fact'], atLeast: number): Maybe {
    switch (fact) {
      case 'referralsJoined':
        return exactly('t.referrals_joined', atLeast);
      case 'referralsVip':
        return exactly('t.referrals_vip', atLeast);
      case 'paidLevel':
        return exactly(`(CASE WHEN t.paid_until >= '${this.day}' THEN t.paid_level ELSE 0 END)`, atLeast);
      case 'yearsAsMember':
        return this.years('t.joined_on', atLeast);
      case 'yearsWithoutReturn':
        return this.years('greatest(t.joined_on, t.last_return_on)', atLeast);
      default:
        // Steady years need as many full calendar years; whether they were steady is for decideReview.
        return { may: `extract(year FROM t.joined_on) <= ${Number(this.day.slice(0, 4)) - atLeast}`, mayNot: 'true' };
    }
  }

  /** Full years since a day; a day of grace either way, for 29 February. */
  private years(since: string, atLeast: number): Maybe {
    const on = addMonths(this.day, -12 * atLeast);
    return {
      may: `(${since} <= '${addDays(on, 1)}')`,
      mayNot: `coalesce(${since} >= '${addDays(on, -1)}', true)`,
    };
  }
}

const exactly = (value: string, atLeast: number): Maybe => ({
  may: `${value} >= ${atLeast}`,
  mayNot: `${value} < ${atLeast}`,
});
