// What is still missing for a tier, in numbers and in the words of the shop. Pure.
import { type Fen, yuan } from '@guike/kernel';
import { type Condition, type Rule, type Tier, isStanding, keepRule } from '@guike/programme';
import { rankOf } from './deciding';
import { type TierFacts, valueOf } from './facts';

export interface Missing {
  /** Net spend still missing, where spending alone leads there; 0 where nothing is missing. */
  readonly spendFen: Fen | null;
  readonly sentence: string;
  /** How far the way is gone, 0 to 1. */
  readonly progress: number;
}

export interface NextTier {
  readonly tier: string;
  readonly name: string;
  /** In words for the member, numbers first. */
  readonly sentence: string;
  /** Net spend still missing, where spending alone leads there. */
  readonly spendFen: Fen | null;
}

/** One way to a tier, as far as it can be told in a sentence. */
interface Way {
  readonly spendFen: Fen | null;
  readonly needs: string;
  readonly over: string;
  readonly progress: number;
}

const tellable: Readonly<Record<string, (missing: number) => string>> = {
  // Rounded up to a yuan, so that who spends what the sentence says is there.
  netSpendFen: (fen) => `再消费 ${yuan(Math.ceil(fen / 100) * 100)}`,
  visits: (times) => `再到店 ${times} 次`,
  orders: (times) => `再消费 ${times} 次`,
  items: (pieces) => `再购买 ${pieces} 件`,
};
const windows: Readonly<Record<string, string>> = {
  rolling12Months: '（近 12 个月累计）',
  calendarYear: '（今年累计）',
  lifetime: '',
};

function wayOf(all: readonly Condition[], facts: TierFacts): Way | null {
  const open: { condition: Condition; was: number }[] = [];
  for (const condition of all) {
    const was = valueOf(condition, facts);
    const told = condition.fact in tellable && condition.window in windows;
    if (!told && was < condition.atLeast) return null;
    if (told) open.push({ condition, was });
  }
  if (open.length === 0) return null;
  const missing = open.filter(({ condition, was }) => was < condition.atLeast);
  // Of one fact over several windows the largest lack is what it takes.
  const lacks = new Map<string, { fen: number; window: string }>();
  for (const { condition, was } of missing.length > 0 ? missing : open.slice(0, 1)) {
    const lack = Math.max(0, condition.atLeast - was);
    if (lack >= (lacks.get(condition.fact)?.fen ?? 0))
      lacks.set(condition.fact, { fen: lack, window: condition.window });
  }
  const spend = lacks.size === 1 ? lacks.get('netSpendFen') : undefined;
  const [last] = [...lacks.values()].slice(-1);
  return {
    spendFen: spend?.fen ?? null,
    needs: [...lacks].map(([fact, { fen }]) => tellable[fact]?.(fen)).join('、'),
    over: windows[last?.window ?? ''] ?? '',
    progress: Math.min(...open.map(({ condition, was }) => Math.min(1, Math.max(0, was / condition.atLeast)))),
  };
}

/** The way that is gone furthest; of two as far, the first that the rule names. */
function nearest(rule: Rule, facts: TierFacts): Way | null {
  const ways = rule.any.map(({ all }) => wayOf(all, facts)).filter((way) => way !== null);
  return ways.reduce<Way | null>((best, way) => (best === null || way.progress > best.progress ? way : best), null);
}

/** What is missing for a tier; null for the first, and where no sentence can tell the way (one visit, a paid level, years). */
export function missingToEnter(tier: Tier, facts: TierFacts): Missing | null {
  const way = tier.enter && nearest(tier.enter, facts);
  if (!way) return null;
  const { spendFen, needs, over, progress } = way;
  return { spendFen, progress, sentence: `${needs}，升级${tier.name}${over}` };
}

/** What is missing to keep a tier at a review: 再消费 ¥1,240 即可保级. Null where it stays or no sentence can tell. */
export function missingToKeep(tier: Tier, facts: TierFacts): Missing | null {
  const rule = keepRule(tier);
  const way = rule && nearest(rule, facts);
  if (!way) return null;
  return {
    spendFen: way.spendFen,
    progress: way.progress,
    sentence: `${way.needs} 即可保级`.replace(/([次件]) /, '$1'),
  };
}

/** The tier after the one held and what is missing for it; null at the top. */
export function nextTier(tiers: readonly Tier[], held: string | null, facts: TierFacts): NextTier | null {
  const next = tiers[rankOf(tiers, held) + 1];
  if (!next?.enter) return null;
  const missing = missingToEnter(next, facts);
  const sentence = missing?.sentence ?? `下一等级：${next.name}，详情请问门店`;
  return { tier: next.code, name: next.name, sentence, spendFen: missing?.spendFen ?? null };
}

/** How far the way to the next tier is gone, 0 to 1; null where it cannot be told. */
export function progressToNext(tiers: readonly Tier[], held: string | null, facts: TierFacts): number | null {
  const next = tiers[rankOf(tiers, held) + 1];
  return (next && missingToEnter(next, facts)?.progress) ?? null;
}

/** Whether what is missing for the next tier asks for more of a member than their lifetime spend. */
export const asksMoreThanSpend = (tiers: readonly Tier[]): boolean =>
  tiers
    .flatMap(({ enter }) => enter?.any.flatMap(({ all }) => all) ?? [])
    .some(
      ({ fact, window }) =>
        isStanding(fact) || (window in windows && !(fact === 'netSpendFen' && window === 'lifetime')),
    );
