// Who would hold which tier if a programme were in force: the rules of a review, asked of one member at a time. Pure.
import { type BusinessDay, type Fen, addDays } from '@guike/kernel';
import { type Condition, type Programme, type Rule, conditionsInWords, conditionsOf } from '@guike/programme';
import {
  type Sums,
  type TierFacts,
  decideReview,
  factsOf,
  higherOf,
  missingToKeep,
  noSums,
  rankOf,
} from '@guike/tiers';
import type { PreviewMember } from './preview-rows';

export interface Move {
  readonly from: string;
  readonly to: string;
  readonly why: string;
}

/** What the rules of some programmes ask for that a member's row does not tell. */
export interface Asked {
  readonly windows: boolean;
  readonly years: boolean;
  /** The least sums of one visit, group by group, each with its column; empty where no rule asks for one visit. */
  readonly visits: (readonly [column: string, atLeast: number, fact: string])[][];
}

const visitColumns: Readonly<Record<string, string>> = {
  netSpendFen: 'net_fen',
  grossProfitFen: 'profit_fen',
  items: 'items',
  orders: 'orders',
  topUpFen: 'top_up_fen',
};
const ofOneVisit = ({ window }: Condition): boolean => window === 'purchase' || window === 'visit';

const rulesOf = ({ tiers, lifts }: Programme): Rule[] =>
  [
    ...tiers.flatMap(({ enter, keep }) => [enter, keep === 'enter' ? null : keep]),
    ...lifts.map(({ when }) => when),
  ].filter((rule) => rule !== null);

export function askedBy(programmes: readonly Programme[]): Asked {
  const rules = programmes.flatMap(rulesOf);
  const conditions = rules.flatMap(conditionsOf);
  const groups = rules.flatMap(({ any }) => any).filter(({ all }) => all.some(ofOneVisit));
  return {
    windows: conditions.some(({ window }) => window === 'rolling12Months' || window === 'calendarYear'),
    years: conditions.some(({ fact }) => fact === 'steadyYears'),
    visits: groups.map(({ all }) =>
      all.filter(ofOneVisit).map(({ fact, atLeast }) => [visitColumns[fact] ?? 'orders', atLeast, fact] as const),
    ),
  };
}

/** A programme that keeps nobody waiting: who fails to keep a tier is at once where the review and its protection lead. */
export const withoutProtection = (programme: Programme): Programme => ({
  ...programme,
  review: { ...programme.review, protectionMonths: 0 },
});

interface Landing {
  readonly tier: string;
  readonly why: string;
}

/** Where a member would be under a programme without protection. */
export function landing(programme: Programme, row: PreviewMember, asked: Asked, today: BusinessDay): Landing {
  const held = {
    earned: row.earned_tier ?? row.tier,
    protection: null,
    pausedUntil: row.paused_until,
    lifts: row.lifts,
  };
  const facts = factsOf(row, today, { yearlySpendFen: fullYears(row.joined_on, today, row.years) });
  const outcomes = [facts, ...bestVisits(row, asked).map((visit) => ({ ...facts, visit, purchase: visit }))].map(
    (seen) => ({
      seen,
      outcome: decideReview(programme, 'quarterly', held, seen, today),
    }),
  );
  const best = outcomes.reduce((a, b) =>
    rankOf(programme.tiers, b.outcome.earned) > rankOf(programme.tiers, a.outcome.earned) ? b : a,
  );
  const { earned, because } = best.outcome;
  const tier = higherOf(programme.tiers, earned, row.floor_tier);
  const isDown = rankOf(programme.tiers, earned) < rankOf(programme.tiers, held.earned);
  const why = isDown
    ? whyDown(programme, held.earned, facts)
    : (conditionsInWords(because?.conditions ?? []) ?? '达到升级条件');
  return { tier, why: rankOf(programme.tiers, held.earned) === -1 ? '新方案里没有原来的等级' : why };
}

/** How a member moves because of a programme, and not because of what would happen anyway; null for who stays. */
export function moveOf(
  { tried, current }: { readonly tried: Programme; readonly current: Programme },
  row: PreviewMember,
  asked: Asked,
  today: BusinessDay,
): Move | null {
  // What is shown: under a floor it may be above the tier earned.
  const from = row.tier;
  const to = landing(tried, row, asked, today);
  if (to.tier === from) return null;
  const isGone = rankOf(tried.tiers, from) === -1;
  return !isGone && landing(current, row, asked, today).tier === to.tier ? null : { from, to: to.tier, why: to.why };
}

function whyDown({ tiers }: Programme, code: string, facts: TierFacts): string {
  const tier = tiers.find((each) => each.code === code);
  const missing = tier && missingToKeep(tier, facts);
  return missing ? `未达到保级条件：${missing.sentence}` : '未达到保级条件';
}

/** For each group of conditions on one visit that some visit met, the most that such visits came to. */
function bestVisits(row: PreviewMember, { visits }: Asked): Sums[] {
  return visits.flatMap((group, index) => {
    const most = group.map(([column, , fact]) => [fact, row[`visit_${index}_${column}`] ?? null] as const);
    return most.every(([, value]) => value !== null) ? [{ ...noSums, ...Object.fromEntries(most) }] : [];
  });
}

/** Net spend of the full calendar years since joining, the latest first. */
function fullYears(joinedOn: BusinessDay | null, today: BusinessDay, spent: PreviewMember['years']): Fen[] {
  if (joinedOn === null || spent === null) return [];
  const first = Number(addDays(joinedOn, -1).slice(0, 4)) + 1;
  const years = Math.max(0, Number(today.slice(0, 4)) - first);
  return Array.from({ length: years }, (_, back) => spent[String(first + years - 1 - back)] ?? 0);
}
