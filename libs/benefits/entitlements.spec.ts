// What somebody is entitled to: everyone's, the tier's, the picked, and what rests.
import { type BusinessDay, businessDay } from '@guike/kernel';
import { type Programme, presets } from '@guike/programme';
import { type Holder, type OpenPick, entitlementsOf } from './entitlements';

const today = businessDay('2026-11-22');
const STORE = 'store-1';

const holder = (tier: string | null, more: Partial<Holder> = {}): Holder => ({
  state: 'active',
  tier,
  tierSince: today,
  storeId: STORE,
  isPaid: false,
  ...more,
});
const picks = (...codes: string[]): OpenPick[] =>
  codes.map((code, index) => ({ code, id: `p${index}`, fromDay: `2026-01-${String(index + 10)}` as BusinessDay }));
const boutique = presets.boutique;
const codesOf = (of: ReturnType<typeof entitlementsOf>, ...sources: string[]) =>
  of.all.filter(({ source }) => sources.includes(source)).map(({ benefit }) => benefit.code);

describe('the boutique', () => {
  it('gives everybody the same four, and lets the first tier pick three of the seventeen others', () => {
    const found = entitlementsOf(boutique, holder('regular'), picks('tea', 'snacks'), [], today);
    expect(codesOf(found, 'everyone')).toEqual(['birthday', 'points', 'member_day', 'wifi']);
    expect(found).toMatchObject({ allowed: 3, picked: ['tea', 'snacks'], surplus: [], resting: null });
    expect(found.pickable).toHaveLength(17);
    expect(codesOf(found, 'pick', 'tier')).toEqual(['tea', 'snacks']);
  });

  it('gives platinum all of them, with nothing to pick', () => {
    const found = entitlementsOf(boutique, holder('platinum'), [], [], today);
    expect(found.allowed).toBeNull();
    expect(codesOf(found, 'pick')).toHaveLength(17);
  });

  it('keeps the earliest in force after a drop, and lets the others rest', () => {
    const held = picks('manicure', 'tea', 'salons', 'repair', 'beauty');
    const found = entitlementsOf(boutique, holder('regular'), [...held].reverse(), [], today);
    expect(found.picked).toEqual(['manicure', 'tea', 'salons']);
    expect(found.surplus).toEqual(['repair', 'beauty']);
    expect(entitlementsOf(boutique, holder('silver'), held, [], today).surplus).toEqual([]);
  });

  it('forgets picks that the programme no longer offers, and they take no place', () => {
    const without: Programme = { ...boutique, benefits: boutique.benefits.filter(({ code }) => code !== 'tea') };
    const found = entitlementsOf(without, holder('regular'), picks('tea', 'snacks', 'beauty', 'repair'), [], today);
    expect(found.picked).toEqual(['snacks', 'beauty', 'repair']);
  });

  it.each([
    ['a frozen card', holder('gold', { state: 'frozen' }), 'frozen'],
    ['somebody who has left', holder('gold', { state: 'exited' }), null],
    ['somebody known', holder(null, { state: 'known' }), null],
  ] as const)('gives nothing to %s', (_, of, resting) => {
    expect(entitlementsOf(boutique, of, picks('tea'), [], today)).toMatchObject({ all: [], resting, allowed: 0 });
  });

  it('gives a surprise besides, to its last day', () => {
    const grant = { id: 'g', code: 'spa_day', name: '水疗一次', delivery: 'arrival', until: today } as const;
    const found = entitlementsOf(boutique, holder('regular'), [], [grant], today);
    expect(found.all[0]).toMatchObject({
      source: 'grant',
      sourceId: 'g',
      quota: { times: 1, per: 'once' },
      onlyAt: null,
    });
    const later = entitlementsOf(boutique, holder('regular'), [], [grant], businessDay('2026-11-23'));
    expect(codesOf(later, 'grant')).toEqual([]);
  });
});

describe('other programmes', () => {
  it('give what is fixed with its own quota, in the own store where the card is good there alone', () => {
    const gold = entitlementsOf(presets.spa, holder('gold'), [], [], today);
    expect(new Set(gold.all.map(({ onlyAt }) => onlyAt))).toEqual(new Set([STORE]));
    const platinum = entitlementsOf(presets.spa, holder('platinum'), [], [], today);
    expect(codesOf(platinum, 'tier')).toEqual(['director', 'new_first', 'facials']);
    expect(platinum.all.find(({ benefit }) => benefit.code === 'facials')).toMatchObject({
      quota: { times: 2, per: 'year' },
      onlyAt: null,
    });
  });

  it('give the free repair in the first year of the tier, its last day included', () => {
    const tier = presets.after_sales.tiers.find(({ benefits }) =>
      benefits.fixed.some(({ firstMonths }) => firstMonths !== null),
    );
    const limited = tier?.benefits.fixed.find(({ firstMonths }) => firstMonths !== null);
    const has = (since: string) =>
      codesOf(
        entitlementsOf(presets.after_sales, holder(tier?.code ?? '', { tierSince: businessDay(since) }), [], [], today),
        'tier',
      ).includes(limited?.code ?? '');
    expect([has('2025-11-22'), has('2025-11-21')]).toEqual([true, false]);
  });

  it('let what a paid tier brings rest while nothing is paid', () => {
    const tier = presets.subscription.tiers.find(({ whilePaid }) => whilePaid)?.code ?? '';
    const unpaid = entitlementsOf(presets.subscription, holder(tier), [], [], today);
    expect(unpaid.resting).toBe('unpaid');
    expect(unpaid.all).toEqual([]);
    const paid = entitlementsOf(presets.subscription, holder(tier, { isPaid: true }), [], [], today);
    expect(paid.resting).toBeNull();
    expect(codesOf(paid, 'everyone').length).toBeGreaterThan(0);
  });
});
