// When a change of picks is free, when it is the quarter's one, and when it has to wait.
import type { Entitlements } from './entitlements';
import { pickChange } from './picking';

const all = ['tea', 'snacks', 'beauty', 'repair', 'salons'];
const may = (allowed: number | null, picked: string[] = [], surplus: string[] = []): Entitlements => ({
  all: [],
  resting: null,
  allowed,
  pickable: all.map((code) => ({ code }) as Entitlements['pickable'][number]),
  picked,
  surplus,
});
const change = (
  wanted: string[],
  of: Entitlements,
  { hasPicked = true, hasSwapped = false, gone = [] as string[] } = {},
) => pickChange(wanted, of, [...of.picked, ...of.surplus, ...gone], { hasPicked, hasSwapped });

it('picks for the first time, and fills what is free, for nothing', () => {
  expect(change(['tea', 'snacks'], may(3), { hasPicked: false })).toEqual({
    kind: 'first',
    added: ['tea', 'snacks'],
    ended: [],
  });
  expect(change(['tea', 'snacks', 'beauty'], may(6, ['tea', 'snacks']), { hasSwapped: true })).toEqual({
    kind: 'added',
    added: ['beauty'],
    ended: [],
  });
});

it('changes several at once, once in a quarter', () => {
  const of = may(3, ['tea', 'snacks', 'beauty']);
  expect(change(['tea', 'repair', 'salons'], of)).toEqual({
    kind: 'swap',
    added: ['repair', 'salons'],
    ended: ['snacks', 'beauty'],
  });
  expect(change(['tea', 'repair', 'salons'], of, { hasSwapped: true })).toBe('PICK_CHANGED');
});

it('takes giving one up as a change: the place could be filled for nothing afterwards', () => {
  expect(change(['tea'], may(3, ['tea', 'snacks']))).toMatchObject({ kind: 'swap', ended: ['snacks'] });
});

it('lets the member choose what stays after a drop, for nothing, and no more than that', () => {
  const of = may(2, ['tea', 'snacks'], ['beauty']);
  expect(change(['tea', 'beauty'], of, { hasSwapped: true })).toEqual({ kind: 'kept', added: [], ended: ['snacks'] });
  expect(change(['beauty'], of, { hasSwapped: true })).toBe('PICK_CHANGED');
  expect(change(['tea', 'repair'], of, { hasSwapped: true })).toBe('PICK_CHANGED');
});

it('ends what is no longer offered without counting it', () => {
  expect(change(['tea', 'snacks'], may(2, ['tea']), { gone: ['old'], hasSwapped: true })).toEqual({
    kind: 'added',
    added: ['snacks'],
    ended: ['old'],
  });
});

it('changes nothing where nothing changes, in whatever order', () => {
  expect(change(['snacks', 'tea'], may(2, ['tea', 'snacks']), { hasSwapped: true })).toBeNull();
});

it.each([
  ['a tier that has all', ['tea'], may(null), 'PICK_NONE'],
  ['a tier that picks none', ['tea'], may(0), 'PICK_NONE'],
  ['more than allowed', ['tea', 'snacks', 'beauty'], may(2), 'PICK_TOO_MANY'],
  ['what is not offered', ['gold'], may(2), 'PICK_UNKNOWN'],
  ['one twice', ['tea', 'tea'], may(2), 'PICK_UNKNOWN'],
] as const)('refuses %s', (_, wanted, of, code) => {
  expect(change([...wanted], of)).toBe(code);
});
