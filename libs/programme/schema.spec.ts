// What a programme may say, and what it may not.
import { boutique } from './presets/boutique';
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
])('refuses %s', (_, body, path) => {
  expect(complaints(body).some((each) => each.startsWith(`${path}:`))).toBe(true);
});
