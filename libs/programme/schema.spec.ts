// What a programme may say, and what it may not.
import { boutique } from './presets/boutique';
import { subscription } from './presets/subscription';
import { programmeSchema } from './schema';

const complaints = (body: unknown) =>
  programmeSchema.safeParse(body).error?.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) ?? [];

it('says the boutique', () => {
  expect(programmeSchema.parse(boutique)).toEqual(boutique);
});

it.each([
  [
    'a second tier without a rule',
    { ...boutique, tiers: boutique.tiers.map((tier) => ({ ...tier, enter: null })) },
    'tiers.1.enter',
  ],
  ['two tiers of one code', { ...boutique, tiers: boutique.tiers.map((tier) => ({ ...tier, code: 'same' })) }, 'tiers'],
  [
    'a multiplier for a tier that is not there',
    { ...boutique, points: { ...boutique.points, multipliers: [{ when: { kind: 'tier', tier: 'ruby' }, times: 2 }] } },
    'points.multipliers.0',
  ],
  ['a zone nobody lives in', { ...boutique, timeZone: 'Asia/Atlantis' }, 'timeZone'],
  [
    'joining by a lifetime nobody has had',
    {
      ...boutique,
      joining: { ...boutique.joining, rule: { any: [{ all: [{ fact: 'orders', window: 'lifetime', atLeast: 1 }] }] } },
    },
    'joining.rule',
  ],
  ['a field it does not know', { ...boutique, extra: 1 }, ''],
  [
    'a multiplier finer than a hundredth',
    {
      ...boutique,
      points: { ...boutique.points, multipliers: [{ when: { kind: 'day_of_month', day: 8 }, times: 1.005 }] },
    },
    'points.multipliers.0.times',
  ],
  ['a level that nobody sells', { ...subscription, fees: subscription.fees.slice(0, 2) }, 'tiers.2.enter'],
  [
    'joining for a level that nobody sells',
    {
      ...boutique,
      joining: { ...boutique.joining, rule: { any: [{ all: [{ fact: 'paidLevel', window: 'now', atLeast: 1 }] }] } },
    },
    'joining.rule',
  ],
  [
    'a lift for a level that nobody sells',
    {
      ...boutique,
      lifts: [
        {
          code: 'paid',
          name: '付费',
          when: { any: [{ all: [{ fact: 'paidLevel', window: 'now', atLeast: 1 }] }] },
          tiers: 1,
        },
      ],
    },
    'lifts.0.when',
  ],
  [
    'a tier while paid where nothing is paid',
    { ...boutique, tiers: boutique.tiers.map((tier) => ({ ...tier, whilePaid: true })) },
    'tiers.0.whilePaid',
  ],
  [
    'more points than fen',
    { ...boutique, points: { ...boutique.points, pointsPerUnit: 1_001, tender: null } },
    'points.pointsPerUnit',
  ],
  [
    'a purchase that pays for the next',
    { ...boutique, points: { ...boutique.points, tender: { points: 1, fen: 1_000 } } },
    'points.tender',
  ],
  [
    'a member since before the calendar',
    {
      ...boutique,
      lifts: [
        {
          code: 'old',
          name: '老会员',
          when: { any: [{ all: [{ fact: 'yearsAsMember', window: 'now', atLeast: 2_027 }] }] },
          tiers: 1,
        },
      ],
    },
    'lifts.0.when.any.0.all.0.atLeast',
  ],
  ['no way to join', { ...boutique, joining: { ...boutique.joining, rule: null } }, 'joining'],
  [
    'a review by one visit',
    { ...boutique, tiers: boutique.tiers.map((tier, index) => ({ ...tier, keep: index > 0 ? 'enter' : null })) },
    'tiers.1.keep',
  ],
  [
    'more picks than benefits',
    { ...boutique, tiers: boutique.tiers.map((tier) => ({ ...tier, benefits: { ...tier.benefits, pick: 18 } })) },
    'tiers.0.benefits.pick',
  ],
  [
    'a fixed benefit that is not in the list',
    {
      ...boutique,
      tiers: boutique.tiers.map((tier) => ({ ...tier, benefits: { ...tier.benefits, fixed: [{ code: 'moon' }] } })),
    },
    'tiers.0.benefits.fixed',
  ],
])('refuses %s', (_, body, path) => {
  expect(complaints(body).some((each) => each.startsWith(`${path}:`))).toBe(true);
});

it('reads what was published before schema 2: what it added then meant nothing', () => {
  const { schema, code, name, timeZone, points } = boutique;
  const { unitFen, pointsPerUnit, multipliers, combine, availableAfterDays, expiresAfterMonths, coupons, tender } =
    points;
  const old = {
    schema: 1,
    code,
    name,
    timeZone,
    joining: { rule: boutique.joining.rule, withinDays: 0 },
    tiers: boutique.tiers.map((tier) => ({
      code: tier.code,
      name: tier.name,
      enter: tier.enter,
      benefits: { pick: tier.benefits.pick },
    })),
    points: {
      unitFen,
      pointsPerUnit,
      multipliers,
      combine,
      availableAfterDays,
      expiresAfterMonths,
      coupons,
      tender,
    },
  };
  expect(programmeSchema.parse(old)).toEqual({
    ...boutique,
    schema,
    tiers: boutique.tiers.map((tier) => ({ ...tier, greeting: '', welcome: [] })),
    points: { ...points, rewards: { suggested: [], months: [], tiers: [] } },
    benefits: [],
    referral: null,
    looks: null,
    birthday: null,
    care: null,
    commission: null,
  });
});
