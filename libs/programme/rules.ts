// What a rule of a programme may ask for: a fact, over a window, at least so much. Source: product.md, Tiers.
import { z } from 'zod';

/** What is summed over purchases. Money in fen; gross profit counts lines whose cost the till tells. */
export const summedFacts = ['netSpendFen', 'grossProfitFen', 'items', 'orders', 'visits', 'topUpFen'] as const;
/** What is known of a member at this moment, whatever the window: counts, full years, and the level of a paid fee. */
export const standingFacts = [
  'referralsJoined',
  'referralsVip',
  'yearsAsMember',
  'yearsWithoutReturn',
  'steadyYears',
  'paidLevel',
] as const;
export const factNames = [...summedFacts, ...standingFacts] as const;
/** Over what a fact is summed; `visit` is one member, store and business day. `now` is for standing facts alone. */
export const windowNames = ['purchase', 'visit', 'rolling12Months', 'calendarYear', 'lifetime', 'now'] as const;

export type SummedFact = (typeof summedFacts)[number];
export type StandingFact = (typeof standingFacts)[number];
export type FactName = (typeof factNames)[number];
export type WindowName = (typeof windowNames)[number];

export const isStanding = (fact: FactName): fact is StandingFact =>
  (standingFacts as readonly FactName[]).includes(fact);

const yearFacts: ReadonlySet<FactName> = new Set<FactName>(['yearsAsMember', 'yearsWithoutReturn', 'steadyYears']);
/** Beyond, the day so many years ago would lie before the calendar, and no review could ask for it. */
const MOST_YEARS = 100;

const condition = z
  .strictObject({
    fact: z.enum(factNames),
    window: z.enum(windowNames),
    atLeast: z.int().min(1),
    /** Goods of these categories do not count, e.g. other houses' brands. Only for items of one purchase. */
    exceptCategories: z.array(z.string().min(1)).optional(),
    /** How far a year's spend may lie from the average of the years to be called steady. Only for steadyYears. */
    withinPercent: z.int().min(1).max(100).optional(),
  })
  .superRefine(({ fact, window, atLeast, exceptCategories, withinPercent }, context) => {
    const complain = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (isStanding(fact) !== (window === 'now'))
      complain('window', isStanding(fact) ? '这项条件看的是当前情况，不分时段' : '请选择统计时段');
    if (exceptCategories && !(fact === 'items' && window === 'purchase'))
      complain('exceptCategories', '只有单笔件数可以排除品类');
    if ((withinPercent !== undefined) !== (fact === 'steadyYears'))
      complain('withinPercent', '稳定消费需要写明浮动范围');
    if (yearFacts.has(fact) && atLeast > MOST_YEARS) complain('atLeast', `年数最多 ${MOST_YEARS} 年`);
    if (fact === 'topUpFen' && window !== 'purchase' && window !== 'visit') complain('window', '充值只看单笔或当日');
    if (fact === 'visits' && (window === 'purchase' || window === 'visit')) complain('window', '到店次数要看一段时间');
  });

/** Any of these groups, each with all of its conditions. */
export const rule = z.strictObject({
  any: z
    .array(z.strictObject({ all: z.array(condition).min(1).max(10) }))
    .min(1)
    .max(10),
});

export type Condition = z.infer<typeof condition>;
export type Rule = z.infer<typeof rule>;

/** All conditions of a rule, flat. */
export const conditionsOf = (of: Rule): Condition[] => of.any.flatMap((group) => group.all);
