// What a rule may ask for, in the words of the editor, and what must follow when somebody asks for something else. Pure.
import { type FactName, type WindowName, isStanding } from '@guike/programme/text';
import type { AmountKind } from '../draft/amount';

interface Fact {
  readonly label: string;
  readonly kind: AmountKind;
  readonly unit: string;
  readonly windows: readonly WindowName[];
}

const spans = ['rolling12Months', 'calendarYear', 'lifetime'] as const;
const all: readonly WindowName[] = ['purchase', 'visit', ...spans];

export const facts: Readonly<Record<FactName, Fact>> = {
  netSpendFen: { label: '消费满', kind: 'money', unit: '', windows: all },
  grossProfitFen: { label: '毛利满', kind: 'money', unit: '', windows: all },
  items: { label: '购买满', kind: 'count', unit: '件', windows: all },
  orders: { label: '消费笔数满', kind: 'count', unit: '笔', windows: all },
  visits: { label: '到店满', kind: 'count', unit: '次', windows: spans },
  topUpFen: { label: '充值满', kind: 'money', unit: '', windows: ['purchase', 'visit'] },
  referralsJoined: { label: '推荐好友入会满', kind: 'count', unit: '位', windows: ['now'] },
  referralsVip: { label: '推荐好友成为贵宾满', kind: 'count', unit: '位', windows: ['now'] },
  yearsAsMember: { label: '入会满', kind: 'count', unit: '年', windows: ['now'] },
  yearsWithoutReturn: { label: '连续无退货满', kind: 'count', unit: '年', windows: ['now'] },
  steadyYears: { label: '消费稳定满', kind: 'count', unit: '年', windows: ['now'] },
  paidLevel: { label: '付费档位达到', kind: 'count', unit: '档', windows: ['now'] },
};

export const windowLabels: Readonly<Record<WindowName, string>> = {
  purchase: '单笔',
  visit: '当日',
  rolling12Months: '近 12 个月',
  calendarYear: '今年',
  lifetime: '累计',
  now: '到评定时',
};

/** Where a rule stands decides over what it may look: a review over a span, joining over what came before the card. */
export type RulePlace = 'enter' | 'keep' | 'joining' | 'lift';

const reach: Readonly<Record<RulePlace, readonly WindowName[]>> = {
  enter: [...all, 'now'],
  keep: [...spans, 'now'],
  joining: ['purchase', 'visit', 'rolling12Months', 'now'],
  lift: [...all, 'now'],
};

export function windowsOf(fact: FactName, place: RulePlace): readonly WindowName[] {
  return facts[fact].windows.filter((window) => reach[place].includes(window));
}

/** What may be asked for at a place. */
export const factOptions = (place: RulePlace) =>
  (Object.keys(facts) as FactName[])
    .filter((fact) => windowsOf(fact, place).length > 0)
    .filter((fact) => place !== 'joining' || !isStanding(fact) || fact === 'paidLevel')
    .map((fact) => ({ value: fact, label: facts[fact].label }));

interface ConditionText {
  readonly fact: FactName;
  readonly window: WindowName;
  readonly atLeast: number | null;
  readonly exceptCategories?: readonly string[];
  readonly withinPercent?: number;
}

const USUAL_BAND_PERCENT = 20;

/** The condition asking for another fact: a number of another kind is to be written anew. */
export function withFact(condition: ConditionText, fact: FactName, place: RulePlace): ConditionText {
  const windows = windowsOf(fact, place);
  const window = windows.includes(condition.window) ? condition.window : (windows.at(-1) ?? 'lifetime');
  const isSameKind = facts[fact].kind === facts[condition.fact].kind && facts[fact].unit === facts[condition.fact].unit;
  return {
    fact,
    window,
    atLeast: isSameKind ? condition.atLeast : null,
    ...exceptions(fact, window, condition),
    ...(fact === 'steadyYears' ? { withinPercent: condition.withinPercent ?? USUAL_BAND_PERCENT } : {}),
  };
}

/** The condition over another span; goods are left out by category only within one purchase. */
export function withWindow(condition: ConditionText, window: WindowName): ConditionText {
  const { exceptCategories: _, ...rest } = condition;
  return { ...rest, window, ...exceptions(condition.fact, window, condition) };
}

function exceptions(fact: FactName, window: WindowName, { exceptCategories }: ConditionText) {
  return fact === 'items' && window === 'purchase' && exceptCategories ? { exceptCategories } : {};
}
