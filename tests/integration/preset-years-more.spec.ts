// Years under the presets of services, business customers and fees, day by day, against the same naive model.
import { PayFee } from '@guike/flows';
import { businessDay } from '@guike/kernel';
import { newId } from '@guike/platform';
import { paperVersions, presets, programmeSchema } from '@guike/programme';
import { PresetYear } from '../support/preset-year';
import { drawn, person } from '../support/preset-year-facts';
import { plainRules } from '../support/preset-year-rules';
import { openShop } from '../support/shop';
import { hire } from '../support/tier-office';

jest.setTimeout(60_000);
const from = '2026-01-01';
type Who = ReturnType<typeof person>;
const people = (...names: string[]) => names.map(person) as [Who, Who, Who, Who, Who];
const range = (count: number) => Array.from({ length: count }, (_, index) => index);

it('restaurant: spend or visits, points for coming, and easier rules that raise on their first day', async () => {
  const [ann, bob, cyd] = people('ann', 'bob', 'cyd');
  const { restaurant } = presets;
  const spent = { any: [{ all: [{ fact: 'netSpendFen', window: 'rolling12Months', atLeast: 200_000 }] }] };
  const tiers = restaurant.tiers.map((tier) => (tier.code === 'silver' ? { ...tier, enter: spent } : tier));
  const silver = {
    code: 'silver',
    enter: (facts: { rolling12Months: { netSpendFen: number } }) => facts.rolling12Months.netSpendFen >= 200_000,
  };
  const [bronze, , gold] = plainRules.restaurant.tiers;
  await PresetYear.live({
    programme: restaurant,
    rules: plainRules.restaurant,
    later: {
      from: '2026-09-02',
      programme: programmeSchema.parse({ ...restaurant, tiers }),
      rules: { ...plainRules.restaurant, tiers: [bronze!, silver, gold!] },
    },
    from,
    through: '2027-09-30',
    facts: [
      // The third visit opens the card; the twelfth is the tenth as a member. The same day twice is one visit.
      range(12).map((n) => ann.sale(`2026-02-${String(n + 10)}`, 100)),
      [
        bob.sale('2026-01-20', 600),
        bob.sale('2026-05-10', 1_900),
        bob.sale('2026-05-10', 200),
        bob.sale('2027-03-05', 100),
      ],
      [cyd.sale('2026-03-03', 500, { agrees: false }), cyd.sale('2026-03-04', 20)],
      drawn(4, ['dee', 'eva', 'fay'], {
        opening: (who, day) => [who.sale(day, 520)],
        prices: [88, 188, 466, 1_250],
        from: businessDay('2026-01-02'),
        through: businessDay('2026-12-20'),
        sales: 8,
      }),
    ],
    says: {
      '2026-02-12': async (year) => expect(await year.seen('ann')).toMatchObject({ tier: 'bronze', balance: 15 }),
      '2026-02-20': async (year) =>
        expect(await year.seen('ann')).toMatchObject({ tier: 'bronze', facts: { lifetime: { visits: 9 } } }),
      '2026-02-21': async (year) => expect(await year.seen('ann')).toMatchObject({ tier: 'silver', balance: 150 }),
      '2026-05-10': async (year) =>
        expect(await year.seen('bob')).toMatchObject({ tier: 'bronze', balance: 65 + 195 + 20 }),
      '2026-09-02': async (year) => {
        const { tier, decisions } = await year.seen('bob');
        expect(tier).toBe('silver');
        expect(decisions.at(-1)).toEqual({
          day: '2026-09-02',
          cause: 'review',
          from: 'bronze',
          to: 'silver',
          version: 2,
        });
      },
      '2027-02-13': async (year) => expect(await year.seen('ann')).toMatchObject({ balance: 135 }),
    },
  });
});

it('after-sales: twelve months’ purchases, also before the card, and points after seven days', async () => {
  const [ann, bob] = people('ann', 'bob');
  const opening = bob.sale('2026-03-02', 10_000);
  await PresetYear.live({
    programme: presets.after_sales,
    rules: plainRules.after_sales,
    from,
    through: '2027-10-31',
    facts: [
      [ann.sale('2026-01-10', 4_000, { agrees: false }), ann.sale('2026-02-01', 1_500)],
      [opening, bob.refund('2026-03-20', opening.number, { yuan: 1 })],
      drawn(5, ['cyd', 'dee', 'eva', 'fay'], {
        opening: (who, day) => [who.sale(day, 300)],
        prices: [260, 990, 2_400, 5_100],
        from: businessDay('2026-01-02'),
        through: businessDay('2026-12-20'),
        sales: 6,
      }),
    ],
    says: {
      '2026-02-01': async (year) =>
        expect(await year.seen('ann')).toMatchObject({ tier: 'gold', balance: 150, pending: 150 }),
      '2026-02-07': async (year) => expect(await year.seen('ann')).toMatchObject({ pending: 150 }),
      '2026-02-08': async (year) => expect(await year.seen('ann')).toMatchObject({ balance: 150, pending: 0 }),
      // A yuan less than platinum asks for: protected at the next review, one tier down six months later.
      '2026-03-20': async (year) => expect(await year.seen('bob')).toMatchObject({ tier: 'platinum', balance: 999 }),
      '2026-04-01': async (year) =>
        expect(await year.seen('bob')).toMatchObject({ tier: 'platinum', protectedUntil: '2026-10-01' }),
      '2026-10-01': async (year) =>
        expect(await year.seen('bob')).toMatchObject({ tier: 'gold', protectedUntil: null }),
      '2027-01-01': async (year) =>
        expect(await year.seen('ann')).toMatchObject({ tier: 'gold', protectedUntil: null }),
      '2027-04-01': async (year) =>
        expect(await year.seen('ann')).toMatchObject({ tier: 'gold', protectedUntil: '2027-10-01' }),
      '2027-10-01': async (year) => expect(await year.seen('ann')).toMatchObject({ tier: 'silver' }),
    },
  });
});

it('enterprise: orders, more than half a million, steady years, five years without a return', async () => {
  const [ann, bob, cyd, dee, eva] = people('ann', 'bob', 'cyd', 'dee', 'eva');
  const orders = (who: Who, day: string, count: number, price = 10) => range(count).map(() => who.sale(day, price));
  const kept = orders(eva, '2026-03-10', 20);
  await PresetYear.live({
    programme: presets.enterprise,
    rules: plainRules.enterprise,
    from,
    through: '2032-01-31',
    facts: [
      [...orders(ann, '2026-01-12', 20), ...orders(ann, '2026-04-13', 48), ...orders(ann, '2026-04-14', 1)],
      [
        ...orders(bob, '2026-01-12', 20),
        bob.sale('2026-02-02', 99_990),
        bob.sale('2026-02-03', 100_000),
        bob.sale('2026-02-04', 300_000),
        bob.sale('2026-02-05', 1),
      ],
      [
        ...orders(cyd, '2026-02-10', 20),
        cyd.sale('2027-05-05', 50_000),
        cyd.sale('2028-05-05', 59_000),
        cyd.sale('2029-05-05', 45_000),
      ],
      [...orders(dee, '2026-03-10', 20), dee.sale('2031-03-09', 100), dee.sale('2031-03-10', 100)],
      [...kept, eva.sale('2027-05-04', 300), eva.refund('2027-05-05', `eva-21`), eva.sale('2031-03-10', 100)],
    ],
    says: {
      '2026-04-13': async (year) =>
        expect(await year.seen('ann')).toMatchObject({ tier: 'silver', facts: { rolling12Months: { orders: 49 } } }),
      '2026-04-14': async (year) => expect(await year.seen('ann')).toMatchObject({ tier: 'gold' }),
      '2026-02-02': async (year) =>
        expect(await year.seen('bob')).toMatchObject({
          tier: 'gold',
          facts: { lifetime: { netSpendFen: 10_000_000 } },
        }),
      '2026-02-03': async (year) => expect(await year.seen('bob')).toMatchObject({ tier: 'platinum' }),
      '2026-02-04': async (year) =>
        expect(await year.seen('bob')).toMatchObject({
          tier: 'platinum',
          facts: { lifetime: { netSpendFen: 50_000_000 } },
        }),
      '2026-02-05': async (year) => expect(await year.seen('bob')).toMatchObject({ tier: 'diamond' }),
      '2029-12-31': async (year) => expect(await year.seen('cyd')).toMatchObject({ tier: 'silver' }),
      '2030-01-01': async (year) => expect(await year.seen('cyd')).toMatchObject({ tier: 'gold' }),
      '2031-03-09': async (year) =>
        expect(await year.seen('dee')).toMatchObject({ tier: 'silver', facts: { now: { yearsWithoutReturn: 4 } } }),
      '2031-03-10': async (year) => {
        expect(await year.seen('dee')).toMatchObject({ tier: 'diamond' });
        expect(await year.seen('eva')).toMatchObject({
          tier: 'silver',
          facts: { now: { yearsAsMember: 5, yearsWithoutReturn: 3 } },
        });
      },
    },
  });
});

it('club: by invitation or by a fee, and three months’ grace when it is not paid again', async () => {
  const [ann, bob] = people('ann', 'bob');
  await PresetYear.live({
    programme: presets.club,
    rules: plainRules.club,
    from,
    through: '2029-01-31',
    facts: [
      [ann.invite('2026-01-15'), ann.sale('2026-02-02', 3_000), ann.fee('2026-03-03', 2, 12)],
      [
        bob.sale('2026-01-20', 800),
        bob.fee('2026-01-21', 1, 12),
        bob.fee('2026-12-01', 1, 12),
        bob.sale('2026-06-06', 1_000),
      ],
      drawn(6, ['cyd', 'dee'], {
        opening: (who, day) => [who.invite(day)],
        prices: [680, 2_980],
        from: businessDay('2026-01-02'),
        through: businessDay('2026-12-20'),
        sales: 5,
      }),
    ],
    says: {
      '2026-01-15': async (year) => expect(await year.seen('ann')).toMatchObject({ tier: 'member' }),
      '2026-03-03': async (year) =>
        expect(await year.seen('ann')).toMatchObject({ tier: 'vip', facts: { now: { paidLevel: 2 } } }),
      '2027-03-02': async (year) => expect(await year.seen('ann')).toMatchObject({ facts: { now: { paidLevel: 2 } } }),
      '2027-03-03': async (year) =>
        expect(await year.seen('ann')).toMatchObject({ tier: 'vip', facts: { now: { paidLevel: 0 } } }),
      '2028-01-01': async (year) =>
        expect(await year.seen('ann')).toMatchObject({ tier: 'vip', protectedUntil: '2028-04-01' }),
      '2029-01-01': async (year) =>
        expect(await year.seen('ann')).toMatchObject({ tier: 'member', protectedUntil: null }),
      '2026-01-21': async (year) => expect(await year.seen('bob')).toMatchObject({ tier: 'member', balance: 0 }),
      // Paid before its end, it goes on from there.
      '2028-01-20': async (year) => expect(await year.seen('bob')).toMatchObject({ facts: { now: { paidLevel: 1 } } }),
      '2028-01-21': async (year) => expect(await year.seen('bob')).toMatchObject({ facts: { now: { paidLevel: 0 } } }),
    },
  });
});

it('subscription: the level that is paid, and a tier less each month after', async () => {
  const [ann, bob, cyd] = people('ann', 'bob', 'cyd');
  await PresetYear.live({
    programme: presets.subscription,
    rules: plainRules.subscription,
    from,
    through: '2027-03-31',
    facts: [
      [
        ann.sale('2026-01-05', 500),
        ann.fee('2026-01-10', 3, 1),
        ann.sale('2026-01-20', 1_000),
        ann.sale('2026-03-03', 1_000),
      ],
      [
        bob.sale('2026-01-06', 10),
        bob.fee('2026-01-10', 2, 1),
        bob.fee('2026-02-01', 2, 1),
        bob.fee('2026-04-02', 3, 12),
      ],
      [
        cyd.sale('2026-01-07', 10),
        cyd.fee('2026-02-10', 1, 12),
        cyd.sale('2026-02-11', 990),
        cyd.refund('2026-02-20', 'cyd-2'),
      ],
      drawn(7, ['dee', 'eva'], {
        opening: (who, day) => [who.sale(day, 10), who.fee(day, 3, 12)],
        prices: [66, 345, 1_210],
        from: businessDay('2026-01-02'),
        through: businessDay('2026-12-20'),
        sales: 7,
      }),
    ],
    says: {
      '2026-01-10': async (year) => expect(await year.seen('ann')).toMatchObject({ tier: 'black', balance: 0 }),
      '2026-01-20': async (year) => expect(await year.seen('ann')).toMatchObject({ balance: 150 }),
      '2026-02-28': async (year) =>
        expect(await year.seen('ann')).toMatchObject({ tier: 'black', facts: { now: { paidLevel: 0 } } }),
      '2026-03-01': async (year) =>
        expect(await year.seen('ann')).toMatchObject({ tier: 'gold', protectedUntil: null }),
      '2026-03-03': async (year) => expect(await year.seen('ann')).toMatchObject({ balance: 250 }),
      '2026-04-01': async (year) => {
        expect(await year.seen('ann')).toMatchObject({ tier: 'silver' });
        expect(await year.seen('bob')).toMatchObject({ tier: 'silver' });
      },
      '2026-05-01': async (year) =>
        expect(await year.seen('bob')).toMatchObject({ tier: 'black', facts: { now: { paidLevel: 3 } } }),
      '2027-01-20': async (year) => expect(await year.seen('ann')).toMatchObject({ balance: 250 }),
      '2027-01-21': async (year) => expect(await year.seen('ann')).toMatchObject({ balance: 100 }),
    },
  });
});

it('opens no card by a fee without the signed agreement, nor where fees open none', async () => {
  const refusals: [keyof typeof presets, string | undefined, string][] = [
    ['subscription', undefined, 'CONSENT_OUTDATED'],
    ['subscription', '2019-01', 'CONSENT_OUTDATED'],
    ['boutique', paperVersions.agreement, 'INPUT_INVALID'],
    ['restaurant', paperVersions.agreement, 'NOT_A_MEMBER'],
  ];
  const fees = presets.subscription.fees;
  for (const [code, consentVersion, refusal] of refusals) {
    const programme = code === 'restaurant' ? { ...presets.restaurant, fees } : presets[code];
    const shop = await openShop({ programme });
    try {
      const manager = await hire(shop, 'manager', shop.storeId, '王店长');
      const { memberId } = await shop.sell({ number: 'a', phone: '13900000001', goods: [{ yuan: 10 }] });
      const wish = { id: newId(), level: 1, months: 1, amountFen: 1_800, receiptNumber: 'F-1', paidOn: shop.today() };
      const paying = shop.module.context.get(PayFee).pay(memberId as string, { ...wish, consentVersion }, manager);
      await expect(paying).rejects.toMatchObject({ code: refusal });
      expect(await shop.one('SELECT count(*) AS n FROM member_tier')).toEqual({ n: 0 });
    } finally {
      await shop.close();
    }
  }
});
