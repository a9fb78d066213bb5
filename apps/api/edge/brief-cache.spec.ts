// What is remembered, for how long, and that it cannot grow for ever.
import { BriefCache } from './brief-cache';

let now = 0;
let loads: string[] = [];
let answer: (key: string) => Promise<string>;

const cache = (capacity = 10) =>
  new BriefCache({ now: () => new Date(now) }, 1_000, capacity, (key) => {
    loads.push(key);
    return answer(key);
  });

beforeEach(() => {
  now = 0;
  loads = [];
  answer = async (key) => `${key}@${now}`;
});

it('remembers for its life and no longer', async () => {
  const known = cache();
  expect(await known.get('a')).toBe('a@0');
  now = 999;
  expect(await known.get('a')).toBe('a@0');
  now = 1_000;
  expect(await known.get('a')).toBe('a@1000');
});

it('shares one load among those who ask at the same time', async () => {
  const known = cache();
  await Promise.all([known.get('a'), known.get('a')]);
  expect(loads).toEqual(['a']);
});

it('does not remember a failure', async () => {
  const known = cache();
  answer = () => Promise.reject(new Error('away'));
  await expect(known.get('a')).rejects.toThrow('away');
  answer = async () => 'back';
  expect(await known.get('a')).toBe('back');
});

it('forgets the oldest beyond its capacity, so that made-up keys cannot fill the memory', async () => {
  const known = cache(2);
  for (const key of ['a', 'b', 'c', 'b', 'a']) await known.get(key);
  expect(loads).toEqual(['a', 'b', 'c', 'a']);
});
