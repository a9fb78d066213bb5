// Who likes nobody but each other is a ring; company is not.
import { type LikesGiven, RING_LIKES, RING_PEOPLE, ringAround } from './rings';

const gives = (from: string, to: string, likes = 1): LikesGiven => ({ from, to, likes });
const ring = (given: readonly LikesGiven[], percent = 50) => [...ringAround('A', given, percent)].sort();
/** Everybody of the group likes every look of everybody else, two looks each. */
const clique = (names: readonly string[]) =>
  names.flatMap((from) => names.filter((to) => to !== from).map((to) => gives(from, to, 2)));

it('finds two who like only each other', () => {
  expect(ring([gives('A', 'B', 4), gives('B', 'A', 5)])).toEqual(['B']);
});

it('does not mind a fan whom the owner does not like back', () => {
  expect(ring([gives('B', 'A', 9), gives('A', 'C', 9)])).toEqual([]);
});

it('lets friends be who have only begun', () => {
  expect(ring([gives('A', 'B', RING_LIKES - 1), gives('B', 'A', RING_LIKES - 1)])).toEqual([]);
});

it('lets friends be who like others as well, up to the share', () => {
  const others = (from: string, n: number) => Array.from({ length: n }, (_, other) => gives(from, `${from}${other}`));
  const mutual = [gives('A', 'B', 4), gives('B', 'A', 4)];
  expect(ring([...mutual, ...others('A', 4), ...others('B', 4)])).toEqual(['B']);
  expect(ring([...mutual, ...others('A', 5), ...others('B', 4)])).toEqual([]);
  expect(ring([...mutual, ...others('A', 4), ...others('B', 5)])).toEqual([]);
  expect(ring([...mutual, ...others('A', 5), ...others('B', 5)], 40)).toEqual(['B']);
});

it.each([3, 4, 6, RING_PEOPLE])('finds a ring of %i, whatever of theirs is looked at', (size) => {
  const names = Array.from({ length: size }, (_, n) => String.fromCharCode(65 + n));
  expect(ring(clique(names))).toEqual(names.slice(1));
});

it('finds a circle of three in which nobody likes back', () => {
  expect(ring([gives('A', 'B', 3), gives('B', 'C', 3), gives('C', 'A', 3)])).toEqual(['B', 'C']);
});

it('finds a longer circle, by whom one after the other likes most, and no circle that does not come back', () => {
  const circle = ['AB', 'BC', 'CD', 'DE'].map(([from = '', to = '']) => gives(from, to, 3));
  expect(ring([...circle, gives('E', 'A', 3)])).toEqual(['B', 'C', 'D', 'E']);
  expect(ring([...circle, gives('E', 'B', 3)])).toEqual([]);
});

it('finds a ring that likes some others to look honest', () => {
  const given = clique(['A', 'B', 'C', 'D']).concat(
    ['A', 'B', 'C', 'D'].flatMap((from) => [0, 1, 2, 3].map((n) => gives(from, `stranger-${n}`))),
  );
  expect(ring(given)).toEqual(['B', 'C', 'D']);
});

it('takes a company of many for company', () => {
  const names = Array.from({ length: RING_PEOPLE + 1 }, (_, n) => (n === 0 ? 'A' : `m${n}`));
  expect(ring(clique(names))).toEqual([]);
});

it('leaves out what somebody gave themselves', () => {
  expect(ring([gives('A', 'A', 50), gives('A', 'B', 1), gives('B', 'A', 9)])).toEqual([]);
});
