// What a rule asks for and what was met of it, in words: every fact over every window. Pure. Source: product.md, Tiers.
import { type Fen, yuan } from '@guike/kernel';
import { type Condition, type FactName, type Rule, type SummedFact, type WindowName, isStanding } from '../rules';
import type { Programme } from '../schema';
import { count, feeInWords, fromFen } from './amounts';

type Fees = Programme['fees'];

/** One condition that was met. Amounts in fen where the fact is money. */
export interface MetCondition {
  readonly fact: string;
  readonly window: string;
  readonly atLeast: number;
  readonly was: number;
}

/** Standing facts have no window to speak of. */
const windows: Readonly<Record<WindowName, string>> = {
  purchase: '单笔',
  visit: '当日',
  rolling12Months: '近 12 个月',
  calendarYear: '今年',
  lifetime: '累计',
  now: '',
};

const money = (value: Fen): string => yuan(value);
const times = (value: number): string => `${count(value)} 次`;
const summed: Readonly<Record<SummedFact, readonly [name: string, amount: (value: number) => string]>> = {
  netSpendFen: ['消费', money],
  grossProfitFen: ['毛利贡献', money],
  topUpFen: ['充值', money],
  items: ['购买', (value) => `${count(value)} 件`],
  orders: ['消费', times],
  visits: ['到店', times],
};

/** What is left of the goods when categories are left out; a category that has no name yet is not spelt as a code. */
const withoutCategories: Readonly<Record<string, string>> = { other_brand: '本品牌商品' };

function goodsInWords([left, ...more]: readonly string[] = []): string {
  if (left === undefined) return '';
  return (more.length === 0 ? withoutCategories[left] : undefined) ?? '商品（部分品类不计）';
}

/** 推荐 5 位好友成为贵宾. `value` in people, years or a level. */
function standing(fact: Exclude<FactName, SummedFact>, value: number, { within, fees }: Details): string {
  switch (fact) {
    case 'referralsJoined':
      return `推荐 ${count(value)} 位好友入会`;
    case 'referralsVip':
      return `推荐 ${count(value)} 位好友成为贵宾`;
    case 'yearsAsMember':
      return `入会满 ${value} 年`;
    case 'yearsWithoutReturn':
      return value === 1 ? '1 年无退货' : `连续 ${value} 年无退货`;
    case 'steadyYears':
      return `连续 ${value} 年消费稳定${within === undefined ? '' : `（上下不超过 ${within}%）`}`;
    case 'paidLevel':
      return paidLevelInWords(value, fees);
  }
}

interface Details {
  readonly within?: number | undefined;
  readonly fees: Fees;
}

/** 开通金卡（月费 ¥38 或年费 ¥380）. Without the fees of the programme at hand only that one pays. */
function paidLevelInWords(level: number, fees: Fees): string {
  const [fee] = [...fees].sort((a, b) => a.level - b.level).filter((each) => each.level >= level);
  return fee === undefined ? '开通付费会员' : `开通${feeInWords(fee)}`;
}

/** 消费满 ¥5,000 · 购买满 2 件本品牌商品 · 到店满 10 次, without its window. */
function neededInWords(condition: Condition, fees: Fees): string {
  const { fact, atLeast, exceptCategories, withinPercent: within } = condition;
  if (isStanding(fact)) return standing(fact, atLeast, { within, fees });
  const [name, amount] = summed[fact];
  if (amount === money) return `${name}${fromFen(atLeast)}`;
  if (fact === 'orders' && atLeast === 1) return '有消费';
  return `${name}满 ${amount(atLeast)}${goodsInWords(exceptCategories)}`;
}

/** 累计消费满 ¥5,000 · 当日充值满 ¥2,000、消费满 ¥1,500: one way a group of conditions; a window is said once. */
export function waysInWords(rule: Rule, fees: Fees = []): string[] {
  return rule.any.map(({ all }) => {
    let said = '';
    return all
      .map((condition) => {
        const over = windows[condition.window];
        const again = over === said;
        said = over;
        return `${again ? '' : over}${neededInWords(condition, fees)}`;
      })
      .join('、');
  });
}

/** 一次购买 2 件本品牌商品 · 近 12 个月消费满 ¥10,000: how one comes to a card, each condition with its window. */
export function openingWays(rule: Rule, fees: Fees): string[] {
  return rule.any.map(({ all }) => all.map((condition) => openingCondition(condition, fees)).join('，并'));
}

function openingCondition(condition: Condition, fees: Fees): string {
  const { fact, window, atLeast, exceptCategories } = condition;
  const over = window === 'purchase' ? '一次' : windows[window];
  if (fact !== 'items') return `${over}${neededInWords(condition, fees)}`;
  return `${over}购买 ${count(atLeast)} 件${goodsInWords(exceptCategories) || '商品'}`;
}

/** 累计消费 ¥20,350（满 ¥20,000）. Null for a fact that has no words: then nothing is said rather than a code. */
function metInWords({ fact, window, atLeast, was }: MetCondition): string | null {
  if (isSummed(fact)) {
    const over = windows[window as WindowName] as string | undefined;
    const [name, amount] = summed[fact];
    if (over === undefined) return null;
    return `${over}${name} ${amount(was)}（${amount === money ? fromFen(atLeast) : `满 ${amount(atLeast)}`}）`;
  }
  return metStanding(fact, was, atLeast);
}

function metStanding(fact: string, was: number, atLeast: number): string | null {
  const known: Readonly<Record<string, string>> = {
    referralsJoined: `推荐 ${count(was)} 位好友入会（满 ${atLeast} 位）`,
    referralsVip: `推荐 ${count(was)} 位好友成为贵宾（满 ${atLeast} 位）`,
    yearsAsMember: `入会 ${was} 年（满 ${atLeast} 年）`,
    yearsWithoutReturn: `${was} 年无退货（满 ${atLeast} 年）`,
    steadyYears: `连续 ${was} 年消费稳定（满 ${atLeast} 年）`,
    paidLevel: '已开通付费会员',
  };
  return known[fact] ?? null;
}

const isSummed = (fact: string): fact is SummedFact => fact in summed;

/** All conditions that were met together, or null where one of them has no words or there were none. */
export function conditionsInWords(met: readonly MetCondition[]): string | null {
  const reasons = met.map(metInWords);
  return reasons.length > 0 && !reasons.includes(null) ? reasons.join('、') : null;
}
