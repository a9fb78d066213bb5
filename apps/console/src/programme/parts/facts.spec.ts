// Whatever a condition is made to ask for, it is one that a programme may hold at that place.
import { type FactName, presets, programmeIssues } from '@guike/programme/text';
import { type RulePlace, factOptions, facts, windowsOf, withFact, withWindow } from './facts';

const [first, second, ...rest] = presets.boutique.tiers;
// A paid level has to be one of the fees.
const shop = { ...presets.boutique, fees: [{ level: 3, name: '年费', monthlyFen: null, yearlyFen: 99_900 }] };
const bodies: Readonly<Record<RulePlace, (rule: unknown) => unknown>> = {
  enter: (enter) => ({ ...shop, tiers: [first, { ...second, enter }, ...rest] }),
  keep: (keep) => ({ ...shop, tiers: [first, { ...second, keep }, ...rest] }),
  joining: (rule) => ({ ...shop, joining: { ...shop.joining, rule } }),
  lift: (when) => ({ ...shop, lifts: [{ code: 'one', name: '一项', when, tiers: 1 }] }),
};
const blank = { fact: 'items', window: 'purchase', atLeast: 3, exceptCategories: ['bag'] } as const;
const cases = (Object.keys(bodies) as RulePlace[]).flatMap((place) =>
  factOptions(place).map(({ value }) => [place, value] as const),
);

it.each(cases)('%s may ask for %s', (place, fact) => {
  const condition = withFact(blank, fact, place);
  for (const window of windowsOf(fact, place)) {
    const all = [{ ...withWindow(condition, window), atLeast: 3 }];
    expect(programmeIssues(bodies[place]({ any: [{ all }] }))).toEqual([]);
  }
});

it('asks for a new number where the old one meant something else', () => {
  const spend = withFact(blank, 'netSpendFen', 'enter');
  expect(spend.atLeast).toBeNull();
  expect(withFact({ ...spend, atLeast: 500 }, 'grossProfitFen', 'enter').atLeast).toBe(500);
});

it('has words for every fact', () => {
  const named = factOptions('lift').map(({ value }) => value);
  expect(named.sort()).toEqual((Object.keys(facts) as FactName[]).sort());
});
