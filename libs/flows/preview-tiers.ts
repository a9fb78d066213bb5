// Who would hold which tier if a programme were in force: the rules of a review, asked of one member at a time. Pure.
import { type BusinessDay, type Fen, addDays } from '@guike/kernel';
import { type Condition, type Programme, type Rule, conditionsInWords, conditionsOf } from '@guike/programme';
import { type Sums, type TierFacts, decideReview, factsOf, higherOf, missingToKeep, rankOf } from '@guike/tiers';
import type { PreviewMember, Windows } from './preview-rows';

/** What is known of one member. The rows' own windows may lag behind: these are of today. */
export interface Looked {
  readonly row: PreviewMember;
  readonly windows: Windows | undefined;
  /** Visits of the last twelve months that may reach a rule of one visit. */
  readonly visits: readonly Sums[];
  /** Net spend by calendar year, only where a rule asks for steady years. */
  readonly years: ReadonlyMap<number, Fen>;
}

export interface Move {
  readonly from: string;
  readonly to: string;
  readonly why: string;
}

/** What the rules of some programmes ask for that a member's row does not tell. */
export interface Asked {
  readonly windows: boolean;
  readonly years: boolean;
  /** The least sums of one visit, group by group; empty where no rule asks for one visit. */
  readonly visits: (readonly [column: string, atLeast: number])[][];
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
      all.filter(ofOneVisit).map(({ fact, atLeast }) => [visitColumns[fact] ?? 'orders', atLeast] as const),
    ),
  };
}

/** The tier that is shown now: under a floor it may be above the one earned. */
export const shownTier = ({ row }: Looked): string => row.tier;

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
export function landing(programme: Programme, looked: Looked, today: BusinessDay): Landing {
  const { row } = looked;
  const held = {
    earned: row.earned_tier ?? row.tier,
    protection: null,
    pausedUntil: row.paused_until,
    lifts: row.lifts,
  };
  const facts = factsToday(looked, today);
  const outcomes = [facts, ...looked.visits.map((visit) => ({ ...facts, visit, purchase: visit }))].map((seen) => ({
    seen,
    outcome: decideReview(programme, 'quarterly', held, seen, today),
  }));
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
export function moveOf(tried: Programme, current: Programme, looked: Looked, today: BusinessDay): Move | null {
  const from = shownTier(looked);
  const to = landing(tried, looked, today);
  if (to.tier === from) return null;
  const isGone = rankOf(tried.tiers, from) === -1;
  return !isGone && landing(current, looked, today).tier === to.tier ? null : { from, to: to.tier, why: to.why };
}

function whyDown({ tiers }: Programme, code: string, facts: TierFacts): string {
  const tier = tiers.find((each) => each.code === code);
  const missing = tier && missingToKeep(tier, facts);
  return missing ? `未达到保级条件：${missing.sentence}` : '未达到保级条件';
}

function factsToday({ row, windows = noWindows, years }: Looked, today: BusinessDay): TierFacts {
  return factsOf({ ...row, ...windows }, today, { yearlySpendFen: fullYears(row.joined_on, today, years) });
}

const noSums = { net_fen: 0, profit_fen: 0, items: 0, orders: 0, visits: 0 };
const named = <Name extends string>(name: Name) =>
  Object.fromEntries(Object.entries(noSums).map(([sum, none]) => [`${name}_${sum}`, none]));
const noWindows = { ...named('rolling'), ...named('year') } as unknown as Windows;

/** Net spend of the full calendar years since joining, the latest first. */
function fullYears(joinedOn: BusinessDay | null, today: BusinessDay, spent: ReadonlyMap<number, Fen>): Fen[] {
  if (joinedOn === null || spent.size === 0) return [];
  const first = Number(addDays(joinedOn, -1).slice(0, 4)) + 1;
  const years = Math.max(0, Number(today.slice(0, 4)) - first);
  return Array.from({ length: years }, (_, back) => spent.get(first + years - 1 - back) ?? 0);
}
