// Who would hold which tier if a programme were in force: the rules of a review, asked of one member at a time. Pure.
import { type BusinessDay, type Fen, addDays } from '@guike/kernel';
import { type Condition, type Programme, type Rule, conditionsInWords, conditionsOf } from '@guike/programme';
import {
  type ReviewOutcome,
  type Sums,
  type TierFacts,
  decideReview,
  factsOf,
  higherOf,
  missingToKeep,
  noSums,
  rankOf,
} from '@guike/tiers';
import type { Asked, PreviewMember } from './preview-rows';

export interface Move {
  readonly from: string;
  readonly to: string;
  /** In words; told only of those who are shown. */
  readonly why: () => string;
}

const columnOf: Readonly<Record<string, string>> = {
  netSpendFen: 'net_fen',
  grossProfitFen: 'profit_fen',
  items: 'items',
  orders: 'orders',
  visits: 'visits',
  topUpFen: 'top_up_fen',
};
const windowsOfRow = { rolling12Months: 'rolling', calendarYear: 'year' } as const;
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
  const sums = new Map<string, readonly ['rolling' | 'year', string]>();
  for (const { fact, window } of conditions) {
    const sum = columnOf[fact];
    if (sum === undefined || !(window === 'rolling12Months' || window === 'calendarYear')) continue;
    sums.set(`${window}/${sum}`, [windowsOfRow[window], sum]);
  }
  const lifetime = conditions.flatMap(({ fact, window }) =>
    window === 'lifetime' && columnOf[fact] ? [`lifetime_${columnOf[fact]}`] : [],
  );
  return {
    lifetime: [...new Set(lifetime)],
    sums: [...sums.values()],
    years: conditions.some(({ fact }) => fact === 'steadyYears'),
    standing: conditions.some(({ window }) => window === 'now'),
    visits: unlike(groups.map(({ all }) => all.filter(ofOneVisit))).map((group, index) =>
      group.map(({ fact, atLeast }) => {
        const column = columnOf[fact] ?? 'orders';
        return { fact, column, atLeast, most: `visit_${index}_${column}` as const };
      }),
    ),
  };
}

/** Rules of two programmes are often the same. */
const unlike = <T>(values: readonly T[]): T[] => [
  ...new Map(values.map((value) => [JSON.stringify(value), value])).values(),
];

/** A programme that keeps nobody waiting: who fails to keep a tier is at once where the review and its protection lead. */
export const withoutProtection = (programme: Programme): Programme => ({
  ...programme,
  review: { ...programme.review, protectionMonths: 0 },
});

interface Landing {
  readonly tier: string;
  readonly earned: string;
  readonly because: ReviewOutcome['because'];
}

/** Where a member would be under a programme without protection. */
function landing(programme: Programme, row: PreviewMember, seen: readonly TierFacts[], today: BusinessDay): Landing {
  const { tiers } = programme;
  const held = {
    earned: row.earned_tier ?? row.tier,
    protection: null,
    pausedUntil: row.paused_until,
    lifts: row.lifts,
  };
  const { earned, because } = seen
    .map((facts) => decideReview(programme, 'quarterly', held, facts, today))
    .reduce((best, next) => (rankOf(tiers, next.earned) > rankOf(tiers, best.earned) ? next : best));
  return { tier: higherOf(tiers, earned, row.floor_tier), earned, because };
}

/** The facts of today, then the same with each of the best visits. */
function factsSeen(row: PreviewMember, asked: Asked, today: BusinessDay): [TierFacts, ...TierFacts[]] {
  const yearlySpendFen = fullYears(row.joined_on, today, row.years);
  const facts = factsOf(row, today, { yearlySpendFen });
  return [facts, ...bestVisits(row, asked).map((visit) => ({ ...facts, visit, purchase: visit }))];
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
  const seen = factsSeen(row, asked, today);
  const to = landing(tried, row, seen, today);
  if (to.tier === from) return null;
  const isGone = rankOf(tried.tiers, from) === -1;
  if (!isGone && landing(current, row, seen, today).tier === to.tier) return null;
  return { from, to: to.tier, why: () => whyMoved(tried, row.earned_tier ?? from, to, seen[0]) };
}

function whyMoved({ tiers }: Programme, held: string, { earned, because }: Landing, facts: TierFacts): string {
  const rank = rankOf(tiers, held);
  if (rank === -1) return '新方案里没有原来的等级';
  if (rankOf(tiers, earned) >= rank) return conditionsInWords(because?.conditions ?? []) ?? '达到升级条件';
  const missing = missingToKeep(tiers[rank] as Programme['tiers'][number], facts);
  return missing ? `未达到保级条件：${missing.sentence}` : '未达到保级条件';
}

/** For each group of conditions on one visit that some visit met, the most that such visits came to. */
function bestVisits(row: PreviewMember, { visits }: Asked): Sums[] {
  const met = visits.filter(([first]) => first !== undefined && row[first.most] !== null);
  return met.map((group) => ({
    ...noSums,
    ...Object.fromEntries(group.map(({ fact, most }) => [fact, row[most] as number])),
  }));
}

/** Net spend of the full calendar years since joining, the latest first. */
function fullYears(joinedOn: BusinessDay | null, today: BusinessDay, spent: PreviewMember['years']): Fen[] {
  if (joinedOn === null || spent === null) return [];
  const first = Number(addDays(joinedOn, -1).slice(0, 4)) + 1;
  const years = Math.max(0, Number(today.slice(0, 4)) - first);
  return Array.from({ length: years }, (_, back) => spent[String(first + years - 1 - back)] ?? 0);
}
