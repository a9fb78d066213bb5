// How many points a purchase is entitled to.
import { businessDay } from '@guike/kernel';
import { presets } from '@guike/programme';
import { asksBirthday, entitledPoints, lotDays, multiplierOf, worthFen } from './earning';

const rules = presets.boutique.points;
const on = (day: string, tier: string | null = 'regular', category: string | null = null) => ({
  paidOn: businessDay(day),
  tier,
  category,
  birthMonth: null,
});

it('earns one point for every full ¥10, over all lines of one multiplier together', () => {
  expect(entitledPoints([{ eligibleFen: 999, multiplier: 100 }], rules)).toBe(0);
  expect(
    entitledPoints(
      [
        { eligibleFen: 950, multiplier: 100 },
        { eligibleFen: 1_050, multiplier: 100 },
      ],
      rules,
    ),
  ).toBe(2);
});

it('floors each group on its own: floor(floor(eligible ÷ unit) × multiplier)', () => {
  expect(
    entitledPoints(
      [
        { eligibleFen: 1_999, multiplier: 200 },
        { eligibleFen: 3_999, multiplier: 150 },
      ],
      rules,
    ),
  ).toBe(2 + 4);
});

it('doubles on the member day', () => {
  expect(multiplierOf(rules, on('2026-03-08'))).toBe(200);
  expect(multiplierOf(rules, on('2026-03-09'))).toBe(100);
});

it.each([
  ['highest' as const, 200],
  ['sum' as const, 350],
  ['product' as const, 300],
])('combines several multipliers by %s', (combine, expected) => {
  const several = {
    ...rules,
    combine,
    multipliers: [
      ...rules.multipliers,
      { when: { kind: 'tier' as const, tier: 'gold' }, times: 1.5 },
      { when: { kind: 'category' as const, category: 'new' }, times: 3 },
    ],
  };
  expect(multiplierOf(several, on('2026-03-08', 'gold'))).toBe(expected);
});

it('makes points usable the next day and good for two years', () => {
  expect(lotDays(rules, businessDay('2024-02-29'), null)).toEqual({
    availableOn: '2024-03-01',
    expiresOn: '2026-02-28',
  });
});

it('is worth whole tender steps only', () => {
  expect([
    worthFen(rules, 129),
    worthFen(rules, 9),
    worthFen(rules, -1),
    worthFen({ ...rules, tender: null }, 1_000),
  ]).toEqual([1_200, 0, 0, 0]);
});

it('multiplies in the month of the birthday, and for nobody whose birthday is not known', () => {
  const born = { ...rules, multipliers: [{ when: { kind: 'birthday_month' as const }, times: 3 }] };
  expect(multiplierOf(born, { ...on('2026-03-31'), birthMonth: 3 })).toBe(300);
  expect(multiplierOf(born, { ...on('2026-04-01'), birthMonth: 3 })).toBe(100);
  expect(multiplierOf(born, on('2026-03-31'))).toBe(100);
  expect([asksBirthday(born), asksBirthday(rules)]).toEqual([true, false]);
});

describe('points that expire with the year of the card', () => {
  const cycle = { availableAfterDays: 1, expiresAfterMonths: 12, expiry: 'cardCycle' as const };
  const card = businessDay('2024-02-29');
  const expiry = (paidOn: string, rulesOf = cycle) => lotDays(rulesOf, businessDay(paidOn), card).expiresOn;

  it('expire together, at the end of the cycle in which they can first be used', () => {
    expect(expiry('2024-02-29')).toBe('2025-02-28');
    expect(expiry('2025-02-27')).toBe('2025-02-28');
    expect(expiry('2025-02-28')).toBe('2026-02-28');
    expect(expiry('2025-02-28', { ...cycle, availableAfterDays: 0 })).toBe('2025-02-28');
    expect(expiry('2027-03-01')).toBe('2028-02-29');
  });

  it('never expire before they can be used', () => {
    const late = { ...cycle, availableAfterDays: 14 };
    expect(lotDays(late, businessDay('2025-02-20'), card)).toEqual({
      availableOn: '2025-03-06',
      expiresOn: '2026-02-28',
    });
  });

  it('begin with the sale for who has no card yet', () => {
    expect(lotDays(cycle, businessDay('2026-05-31'), null).expiresOn).toBe('2027-05-31');
  });
});
