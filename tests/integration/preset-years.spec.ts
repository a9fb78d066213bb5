// A year and more under the presets of shops, day by day: numbers of stories, and a naive model at the end of each month.
import { presets, programmeSchema } from '@guike/programme';
import { businessDay } from '@guike/kernel';
import { PresetYear } from '../support/preset-year';
import { drawn, person } from '../support/preset-year-facts';
import { plainRules } from '../support/preset-year-rules';

jest.setTimeout(60_000);
const from = '2026-01-01';
type Who = ReturnType<typeof person>;
const floorsEnded = async ({ shop }: PresetYear) =>
  (await shop.one<{ n: number }>(`SELECT count(*) AS n FROM inbox_message WHERE source LIKE 'floor-ended/%'`)).n;

it('boutique: what is reached stays, the eighth counts double, lots end after 24 months', async () => {
  const ann = person('ann');
  const bea = person('bea');
  const first = ann.sale('2026-01-05', 300, { quantity: 2 });
  const large = ann.sale('2026-02-10', 4_400);
  await PresetYear.live({
    programme: presets.boutique,
    rules: plainRules.boutique,
    from,
    through: '2028-03-31',
    facts: [
      [first, ann.sale('2026-01-08', 1_005), large, ann.refund('2026-03-01', large.number)],
      // Not two pieces: no card. Then a top-up of one visit opens silver.
      [bea.sale('2026-01-20', 900), bea.sale('2026-01-21', 750, { quantity: 2, topUp: 2_000 })],
      [bea.redeem('2026-01-22', 980, { refused: 'POINTS_INSUFFICIENT' }), bea.sale('2026-02-20', 9_000)],
      bea.redeem('2026-02-21', 980, { fetched: false }),
      drawn(1, ['cai', 'dan', 'eva', 'fay'], {
        opening: (who, day) => [who.sale(day, 200, { quantity: 2 })],
        prices: [80, 399, 1_280, 3_600],
        from: businessDay('2026-01-02'),
        through: businessDay('2026-10-30'),
        sales: 6,
      }),
    ],
    says: {
      '2026-01-08': async (year) =>
        expect(await year.seen('ann')).toMatchObject({ tier: 'regular', balance: 60 + 200, pending: 200 }),
      '2026-02-10': async (year) =>
        expect(await year.seen('ann')).toMatchObject({ tier: 'silver', balance: 260 + 440 }),
      '2026-04-01': async (year) =>
        expect(await year.seen('ann')).toMatchObject({
          tier: 'silver',
          balance: 260,
          facts: { lifetime: { netSpendFen: 160_500 } },
        }),
      '2026-01-21': async (year) => expect(await year.seen('bea')).toMatchObject({ tier: 'silver', balance: 150 }),
      '2026-03-23': async (year) => expect(await year.seen('bea')).toMatchObject({ balance: 1_050 - 980 }),
      '2026-03-24': async (year) => expect(await year.seen('bea')).toMatchObject({ balance: 1_050 }),
      '2028-01-05': async (year) => expect(await year.seen('ann')).toMatchObject({ balance: 260 }),
      '2028-01-06': async (year) => expect(await year.seen('ann')).toMatchObject({ balance: 200 }),
      '2028-01-09': async (year) => {
        const { tier, balance, notices } = await year.seen('ann');
        expect({ tier, balance }).toEqual({ tier: 'silver', balance: 0 });
        expect(notices.map(({ source }) => source)).toEqual([
          'expiring/2028-01-05/30',
          'expiring/2028-01-08/30',
          'expiring/2028-01-05/7',
          'expiring/2028-01-08/7',
        ]);
      },
    },
  });
});

const yearOfCounters = () => {
  const [ann, bea, cyd, dee] = [person('ann'), person('bea'), person('cyd'), person('dee')];
  const opening = ann.sale('2026-02-10', 5_200);
  const third = bea.sale('2026-04-10', 3_600);
  const enough = cyd.sale('2026-06-01', 5_000);
  const late = dee.sale('2027-01-20', 5_000);
  return [
    [opening, ann.apply('2026-02-10', opening.number), ann.redeem('2026-02-20', 500, { refused: 'REWARD_CLOSED' })],
    [ann.redeem('2026-03-02', 500), ann.sale('2026-05-31', 9_999), ann.sale('2026-06-01', 10_000)],
    [
      ann.redeem('2026-07-31', 1_000, { refused: 'REWARD_CLOSED' }),
      ann.redeem('2026-08-05', 1_000, { fetched: false }),
    ],
    ann.redeem('2026-09-05', 1_000, { refused: 'REWARD_CLOSED' }),
    // Sales before the card: three open it together and earn; one that was not needed only counts.
    [bea.sale('2026-01-15', 3_000), bea.sale('2026-02-15', 3_500), third, bea.apply('2026-04-10', third.number)],
    bea.sale('2026-08-10', 9_900),
    [cyd.sale('2026-01-06', 4_000), enough, cyd.apply('2026-06-01', enough.number)],
    // Older than twelve months when the card is opened: it counts for nothing.
    [dee.sale('2026-01-10', 4_900), late, dee.apply('2027-01-20', late.number)],
    drawn(2, ['eva', 'fay', 'gil'], {
      opening: (who, day) => {
        const sale = who.sale(day, 5_600);
        return [sale, who.apply(day, sale.number)];
      },
      prices: [650, 1_980, 4_200, 10_000],
      from: businessDay('2026-01-02'),
      through: businessDay('2026-12-20'),
      sales: 6,
    }),
  ];
};

const counterSays = {
  '2026-02-10': async (year: PresetYear) =>
    expect(await year.seen('ann')).toMatchObject({ tier: 'silver', balance: 520, pending: 520 }),
  '2026-03-02': async (year: PresetYear) => expect(await year.seen('ann')).toMatchObject({ balance: 20 }),
  '2026-05-31': async (year: PresetYear) => expect(await year.seen('ann')).toMatchObject({ tier: 'silver' }),
  '2026-06-01': async (year: PresetYear) => {
    expect(await year.seen('ann')).toMatchObject({ tier: 'gold', balance: 20 + 999 + 1_000 });
    expect(await year.seen('cyd')).toMatchObject({
      balance: 500,
      facts: { rolling12Months: { netSpendFen: 900_000, orders: 2 } },
    });
  },
  '2026-09-04': async (year: PresetYear) => expect(await year.seen('ann')).toMatchObject({ balance: 1_019 }),
  '2026-09-05': async (year: PresetYear) => expect(await year.seen('ann')).toMatchObject({ balance: 2_019 }),
  '2026-04-10': async (year: PresetYear) =>
    expect(await year.seen('bea')).toMatchObject({ tier: 'silver', balance: 300 + 350 + 360, pending: 360 }),
  '2026-08-10': async (year: PresetYear) =>
    expect(await year.seen('bea')).toMatchObject({
      tier: 'gold',
      facts: { rolling12Months: { netSpendFen: 2_000_000 } },
    }),
  '2027-01-20': async (year: PresetYear) =>
    expect(await year.seen('dee')).toMatchObject({
      tier: 'silver',
      balance: 500,
      facts: { lifetime: { netSpendFen: 500_000, orders: 1 } },
    }),
};

it('counter: a card by one purchase or by twelve months before it, rewards in March and August alone', async () => {
  await PresetYear.live({
    programme: presets.counter,
    rules: plainRules.counter,
    from,
    through: '2027-03-31',
    facts: yearOfCounters(),
    says: counterSays,
  });
});

it('counter with the cycle of the card: everything is over at once, two years after the card', async () => {
  const { points } = presets.counter;
  await PresetYear.live({
    programme: programmeSchema.parse({ ...presets.counter, points: { ...points, expiry: 'cardCycle' } }),
    rules: plainRules.cardCycle,
    from,
    through: '2028-05-31',
    facts: yearOfCounters(),
    says: {
      ...counterSays,
      '2028-02-10': async (year) =>
        expect(await year.seen('ann')).toMatchObject({ balance: 2_019, lots: expect.any(Array) }),
      '2028-02-11': async (year) => expect(await year.seen('ann')).toMatchObject({ balance: 0, lots: [] }),
      '2028-04-10': async (year) => expect(await year.seen('bea')).toMatchObject({ balance: 300 + 350 + 360 + 990 }),
      '2028-04-11': async (year) => {
        const { balance, notices } = await year.seen('bea');
        expect(balance).toBe(0);
        expect(notices).toEqual([
          { day: '2028-03-11', source: 'expiring/2028-04-10/30', points: 2_000 },
          { day: '2028-04-03', source: 'expiring/2028-04-10/7', points: 2_000 },
        ]);
      },
    },
  });
});

it('spa: a year’s spend, six months’ protection and one tier down, five friends lift once', async () => {
  const names = ['ann', 'bob', 'cyd', 'dee', 'eve', 'fay'] as const;
  const [ann, bob, cyd, dee, eve, fay] = names.map(person) as [Who, Who, Who, Who, Who, Who];
  await PresetYear.live({
    programme: presets.spa,
    rules: plainRules.spa,
    from,
    through: '2027-10-31',
    facts: [
      [ann.sale('2026-01-09', 19_999), ann.sale('2026-02-04', 20_000), ann.sale('2026-02-05', 30_000)],
      [bob.sale('2026-02-06', 50_000), bob.sale('2027-06-09', 49_999), bob.sale('2027-06-10', 1)],
      [
        cyd.sale('2026-03-01', 20_000),
        ...cyd.friends('2026-04-05', 4),
        ...cyd.friends('2026-05-06', 1),
        ...cyd.friends('2027-02-07', 5),
      ],
      [
        dee.invite('2026-03-10'),
        dee.floor('2026-03-11', 'platinum', '2026-11-30'),
        dee.floor('2026-05-12', 'platinum', '2026-12-15'),
      ],
      [eve.sale('2026-02-15', 300_000)],
      [
        fay.sale('2026-04-20', 20_000),
        fay.birthday('2026-04-21', 5),
        fay.sale('2026-05-02', 1_000),
        fay.sale('2026-06-02', 1_000),
      ],
      drawn(3, ['gil', 'han', 'ida'], {
        opening: (who, day) => [who.sale(day, 20_000)],
        prices: [3_000, 8_800, 26_000],
        from: businessDay('2026-01-02'),
        through: businessDay('2026-12-20'),
        sales: 6,
        besides: (who, day, random) => (random() < 0.4 ? who.friends(day, 1 + Math.floor(random() * 3)) : []),
      }),
    ],
    says: {
      '2026-02-04': async (year) => expect(await year.seen('ann')).toMatchObject({ tier: 'gold' }),
      '2026-02-05': async (year) => expect(await year.seen('ann')).toMatchObject({ tier: 'platinum', balance: 5_000 }),
      '2027-01-31': async (year) =>
        expect(await year.seen('ann')).toMatchObject({ tier: 'platinum', protectedUntil: null }),
      '2027-04-01': async (year) => {
        expect(await year.seen('ann')).toMatchObject({ tier: 'platinum', protectedUntil: '2027-10-01' });
        expect(await year.seen('eve')).toMatchObject({ tier: 'diamond', protectedUntil: null });
      },
      '2027-06-09': async (year) =>
        expect(await year.seen('bob')).toMatchObject({ tier: 'platinum', protectedUntil: '2027-10-01' }),
      '2027-06-10': async (year) =>
        expect(await year.seen('bob')).toMatchObject({ tier: 'platinum', protectedUntil: null }),
      '2027-08-31': async (year) => expect((await year.seen('ann')).notices).toEqual([]),
      '2027-09-01': async (year) =>
        expect((await year.seen('ann')).notices).toEqual([
          { day: '2027-09-01', source: 'protection-ending/2027-10-01', points: null },
        ]),
      '2027-09-30': async (year) => expect(await year.seen('ann')).toMatchObject({ tier: 'platinum' }),
      '2027-10-01': async (year) =>
        expect(await year.seen('ann')).toMatchObject({ tier: 'gold', protectedUntil: null }),
      '2026-04-05': async (year) => expect(await year.seen('cyd')).toMatchObject({ tier: 'gold' }),
      '2026-05-06': async (year) => expect(await year.seen('cyd')).toMatchObject({ tier: 'platinum' }),
      '2026-12-31': async (year) =>
        expect(await year.seen('cyd')).toMatchObject({ tier: 'platinum', protectedUntil: '2027-01-01' }),
      // Lifted once each: who did not keep it is not lifted again.
      '2027-02-07': async (year) =>
        expect(await year.seen('cyd')).toMatchObject({ tier: 'gold', facts: { now: { referralsVip: 10 } } }),
      '2026-12-15': async (year) => {
        const { tier, notices } = await year.seen('dee');
        expect(tier).toBe('platinum');
        expect(notices.map(({ day, source }) => `${String(day)} ${String(source)}`)).toEqual([
          '2026-11-15 floor-ending/2026-12-15',
        ]);
      },
      // A floor in the place of another: told of itself alone, until it ends itself.
      '2026-05-12': async (year) => expect(await floorsEnded(year)).toBe(0),
      '2026-12-16': async (year) => {
        expect(await year.seen('dee')).toMatchObject({ tier: 'gold' });
        expect(await floorsEnded(year)).toBe(1);
      },
      '2026-06-02': async (year) => expect(await year.seen('fay')).toMatchObject({ balance: 2_000 + 200 + 100 }),
    },
  });
});
