// A draw: the same seed and entries draw the same, each number once, bound by a hash that was told before.
import { createHash } from 'node:crypto';
import { commitmentOf, newSeed, winnersOf } from './drawing';

const seed = Buffer.alloc(32, 7);
const draw = {
  prizes: [
    { name: '大衣', count: 1 },
    { name: '丝巾', count: 2 },
  ],
};
const hash = (text: string) => createHash('sha256').update(text).digest('hex');

it('gives the prizes in order to the smallest hashes', () => {
  const entries = [5, 1, 9, 4, 4];
  const order = [1, 4, 5, 9].sort((a, b) =>
    hash(`${seed.toString('hex')}:${a}`) < hash(`${seed.toString('hex')}:${b}`) ? -1 : 1,
  );
  expect(winnersOf(seed, entries, draw)).toEqual([
    { prize: '大衣', number: order[0] },
    { prize: '丝巾', number: order[1] },
    { prize: '丝巾', number: order[2] },
  ]);
  expect(winnersOf(seed, entries.toReversed(), draw)).toEqual(winnersOf(seed, entries, draw));
});

it('keeps a prize that nobody is there for', () => {
  expect(winnersOf(seed, [3], draw)).toEqual([{ prize: '大衣', number: 3 }]);
  expect(winnersOf(seed, [], draw)).toEqual([]);
});

it('is bound by its hash, and no two are alike', () => {
  const [one, other] = [newSeed(), newSeed()];
  expect(one.commitment).toBe(hash(one.seed.toString('hex')));
  expect(commitmentOf(one.seed)).toBe(one.commitment);
  expect(one.commitment).not.toBe(other.commitment);
});
