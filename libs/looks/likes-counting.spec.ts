// A like counts, or there is one reason why it does not; and what counts stays within the limits.
import { BURST, type CountingRules, type LikeFacts, countLikes, judgeLikes, withinLimits } from './likes-counting';

const DAY = 86_400_000;
const until = new Date('2026-11-29T16:00:00Z');
const at = (beforeEndMs: number): Date => new Date(until.getTime() - beforeEndMs);

let persons = 0;
const like = (facts: Partial<LikeFacts> = {}): LikeFacts => ({
  personId: `p${(persons += 1)}`,
  likedAt: at(DAY),
  isOwner: false,
  isStaff: false,
  isMember: false,
  knownSince: at(30 * DAY),
  risk: null,
  network: null,
  ...facts,
});
const rules = (some: Partial<CountingRules> = {}): CountingRules => ({
  youngestAccountDays: 7,
  until,
  takenDown: false,
  ring: new Set(),
  ...some,
});
const verdict = (facts: Partial<LikeFacts>, some: Partial<CountingRules> = {}) =>
  judgeLikes([like(facts)], rules(some))[0];

it.each([
  ['anybody else', {}, null],
  ['the owner', { isOwner: true }, 'own'],
  ['somebody who works here, a member for years', { isStaff: true, isMember: true }, 'staff'],
  ['whom WeChat takes for a fraud', { risk: 3 }, 'risk'],
  ['whom WeChat does not worry about much', { risk: 2 }, null],
  ['somebody known for six days at the like', { knownSince: at(7 * DAY) }, 'young'],
  ['somebody known for just seven', { knownSince: at(8 * DAY) }, null],
  ['somebody too late', { likedAt: until }, 'late'],
  ['somebody in the last moment', { likedAt: at(1) }, null],
  ['the owner, who also works here', { isOwner: true, isStaff: true }, 'own'],
] as const)('judges a like of %s', (_who, facts, expected) => {
  expect(verdict(facts)).toBe(expected);
});

it('counts nothing of a look that the shop took down', () => {
  expect(verdict({}, { takenDown: true })).toBe('taken_down');
});

it('asks for no age where the programme asks for none', () => {
  expect(verdict({ knownSince: at(DAY) }, { youngestAccountDays: 0 })).toBeNull();
});

it('counts a person once, by whichever WeChat they liked first', () => {
  const both = [like({ personId: 'one', likedAt: at(1_000) }), like({ personId: 'one', likedAt: at(2_000) })];
  expect(judgeLikes(both, rules())).toEqual(['twice', null]);
});

it('counts nobody of a ring', () => {
  const likes = [like({ personId: 'friend' }), like({ personId: 'other' })];
  expect(judgeLikes(likes, rules({ ring: new Set(['friend']) }))).toEqual(['ring', null]);
});

describe('many likes from one network', () => {
  const burst = (count: number, apartMs: number, facts: Partial<LikeFacts> = {}) =>
    Array.from({ length: count }, (_, n) => like({ network: 'farm', likedAt: at(DAY + n * apartMs), ...facts }));

  it('count for nobody when they come within minutes', () => {
    const likes = [...burst(BURST.likes + 1, 1_000), like({ network: 'elsewhere' })];
    expect(judgeLikes(likes, rules()).filter((each) => each === null)).toHaveLength(1);
  });

  it('count when they are as few as a table in a café', () => {
    expect(new Set(judgeLikes(burst(BURST.likes, 1_000), rules()))).toEqual(new Set([null]));
  });

  it('count when they come over a day, as from a network of phones', () => {
    expect(new Set(judgeLikes(burst(40, 5 * 60_000), rules()))).toEqual(new Set([null]));
  });

  it('count for members: a salon is on the wireless of the shop', () => {
    expect(new Set(judgeLikes(burst(40, 1_000, { isMember: true }), rules()))).toEqual(new Set([null]));
  });

  it('leaves out the burst alone, not the one who was there the day before', () => {
    const likes = [like({ network: 'farm', likedAt: at(3 * DAY) }), ...burst(20, 1_000)];
    expect(countLikes(likes, rules())).toEqual({ likes: 21, counted: 1, reasons: { burst: 20 } });
  });
});

it('adds up what counted and what did not', () => {
  const likes = [
    like(),
    like(),
    like({ isStaff: true }),
    like({ isOwner: true }),
    like({ risk: 4 }),
    like({ risk: 4 }),
  ];
  expect(countLikes(likes, rules())).toEqual({ likes: 6, counted: 2, reasons: { staff: 1, own: 1, risk: 2 } });
});

it.each([
  [12, 0, { points: 12, limited: null }],
  [50, 0, { points: 50, limited: null }],
  [51, 0, { points: 50, limited: 'look' }],
  [12, 195, { points: 5, limited: 'month' }],
  [80, 150, { points: 50, limited: 'look' }],
  [80, 151, { points: 49, limited: 'month' }],
  [12, 260, { points: 0, limited: 'month' }],
  [0, 260, { points: 0, limited: null }],
])('gives of %i points, with %i in the month, what the limits leave', (wanted, used, expected) => {
  const had = { thisMonth: used, byPicture: 0 };
  expect(withinLimits(wanted, { mostPerLook: 50, mostPerMonth: 200 }, had)).toEqual(expected);
});

it.each([
  [12, 12, { points: 0, limited: 'shown_before' }],
  [20, 12, { points: 8, limited: 'shown_before' }],
  [5, 12, { points: 0, limited: 'shown_before' }],
  [80, 12, { points: 38, limited: 'shown_before' }],
  [80, 50, { points: 0, limited: 'shown_before' }],
  [0, 12, { points: 0, limited: null }],
])('gives of %i points, where the same picture has brought %i, what is more', (wanted, byPicture, expected) => {
  const had = { thisMonth: byPicture, byPicture };
  expect(withinLimits(wanted, { mostPerLook: 50, mostPerMonth: 200 }, had)).toEqual(expected);
});

it('lets the limit of the month hold down what is left of a picture', () => {
  const had = { thisMonth: 195, byPicture: 12 };
  expect(withinLimits(40, { mostPerLook: 50, mostPerMonth: 200 }, had)).toEqual({ points: 5, limited: 'month' });
});
