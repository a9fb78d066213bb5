// A year and more under the presets of shops, day by day: numbers of stories, and a naive model at the end of each month.
import { presets } from '@guike/programme';
import { businessDay } from '@guike/kernel';
import { PresetYear } from '../support/preset-year';
import { drawn, person } from '../support/preset-year-facts';
import { plainRules } from '../support/preset-year-rules';

jest.setTimeout(60_000);
const from = '2026-01-01';

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
      '2026-01-08': async (year) => expect(await year.seen('ann')).toMatchObject({ tier: 'regular', balance: 60 + 200, pending: 200 }),
      '2026-02-10': async (year) => expect(await year.seen('ann')).toMatchObject({ tier: 'silver', balance: 260 + 440 }),
      '2026-04-01': async (year) =>
        expect(await year.seen('ann')).toMatchObject({ tier: 'silver', balance: 260, facts: { lifetime: { netSpendFen: 160_500 } } }),
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
