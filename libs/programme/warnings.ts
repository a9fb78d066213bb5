// What a programme may say and its owner may not have meant: newcomers of a tier who fail its very first review. Pure.
import type { ProgrammeIssue } from './issues';
import type { Condition, Rule, WindowName } from './rules';
import { type Programme, type Tier, keepRule } from './schema';
import { waysInWords } from './words/conditions';

/** What is summed over the first is part of what is summed over the others, on the day that it counts. */
const widerWindows: Readonly<Record<WindowName, readonly WindowName[]>> = {
  purchase: ['purchase', 'visit', 'rolling12Months', 'calendarYear', 'lifetime'],
  visit: ['visit', 'rolling12Months', 'calendarYear', 'lifetime'],
  calendarYear: ['calendarYear', 'rolling12Months', 'lifetime'],
  rolling12Months: ['rolling12Months', 'lifetime'],
  lifetime: ['lifetime'],
  now: ['now'],
};

/** Legal, and worth a second look; at most one of a kind for each tier, at the tier's keeping. */
export function programmeWarnings(programme: Programme): ProgrammeIssue[] {
  return programme.tiers.flatMap((tier, index) =>
    index === 0 || tier.keep === 'enter'
      ? []
      : sentencesOf(tier, programme).map((message) => ({ path: `tiers.${index}.keep`, message })),
  );
}

function sentencesOf(tier: Tier, { review, fees }: Programme): string[] {
  const keep = keepRule(tier);
  if (tier.enter === null || keep === null) return [];
  const falling = tier.enter.any
    .filter(({ all }) => !keep.any.some((group) => group.all.every((asked) => isMetBy(all, asked))))
    .flatMap(({ all }) => keep.any.flatMap((group) => group.all.flatMap((asked) => clashes(all, asked))));
  const then = review.protectionMonths > 0 ? '进入保级期' : '降一级';
  const said = (condition: Condition) => waysInWords(ruleOf(condition), fees)[0] ?? '';
  const older = falling.find(({ why }) => why === 'older');
  const less = falling.find(({ why }) => why === 'less');
  return [
    ...(older === undefined
      ? []
      : [
          `升级看累计，保级看${older.asked.window === 'calendarYear' ? '当年' : '近 12 个月'}：几年里慢慢攒够的会员，` +
            `第一次评估就可能${then}。不是这个意思，请把保级改成同一个时段，或改为长期保留`,
        ]),
    ...(less === undefined
      ? []
      : [
          `升级只要${said(less.entered)}，保级要${said(less.asked)}：刚升级的会员，第一次评估就可能${then}。` +
            '不是这个意思，请放低保级，或提高门槛',
        ]),
  ];
}

interface Clash {
  readonly why: 'older' | 'less';
  readonly entered: Condition;
  readonly asked: Condition;
}

/** Conditions on the same fact, of which coming in may not fulfil the one that is asked later. */
function clashes(all: readonly Condition[], asked: Condition): Clash[] {
  return all.flatMap((entered): Clash[] => {
    if (entered.fact !== asked.fact) return [];
    if (entered.window === 'lifetime' && asked.window !== 'lifetime') return [{ why: 'older', entered, asked }];
    return entered.atLeast < asked.atLeast ? [{ why: 'less', entered, asked }] : [];
  });
}

/** Whether somebody who has just come in by these conditions fulfils this one, too. */
const isMetBy = (all: readonly Condition[], asked: Condition): boolean =>
  all.some(
    ({ fact, window, atLeast }) =>
      fact === asked.fact && atLeast >= asked.atLeast && widerWindows[window].includes(asked.window),
  );

const ruleOf = (condition: Condition): Rule => ({ any: [{ all: [condition] }] });
