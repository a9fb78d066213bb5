// Who shares a batch, who waits, and that a bad item fails alone.
import { MicroBatch, type MicroBatchRules } from './micro-batch';

interface Batches {
  readonly seen: string[][];
  release(): void;
  readonly batch: MicroBatch<string, string>;
}

/** Batches of letters; the first stays under way until it is released. */
function batches(rules: Partial<MicroBatchRules<string, string>> = {}): Batches {
  const seen: string[][] = [];
  let release = () => undefined as void;
  const first = new Promise<void>((resolve) => (release = resolve));
  const batch = new MicroBatch<string, string>({
    most: 3,
    lanes: 1,
    names: (item) => [item[0] as string],
    run: async (items) => {
      seen.push([...items]);
      if (seen.length === 1) await first;
      return items.map((item) => (item.endsWith('!') ? { error: new Error(item) } : { answer: item.toUpperCase() }));
    },
    ...rules,
  });
  return { seen, release: () => release(), batch };
}

/** Long enough for who came to be let in. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1) await new Promise(setImmediate);
}

const add = ({ batch }: Batches, ...items: string[]) => items.map((item) => batch.add(item));

it('starts at once, and gathers who comes meanwhile', async () => {
  const all = batches();
  const [alone] = add(all, 'a');
  await turns();
  const rest = add(all, 'b', 'c', 'd', 'e');
  all.release();
  expect(await Promise.all([alone, ...rest])).toEqual(['A', 'B', 'C', 'D', 'E']);
  expect(all.seen).toEqual([['a'], ['b', 'c', 'd'], ['e']]);
});

it('keeps the order of those with a name in common, one batch each', async () => {
  const all = batches();
  const answers = add(all, 'a1', 'a2', 'b', 'a3');
  all.release();
  await Promise.all(answers);
  expect(all.seen).toEqual([['a1', 'b'], ['a2'], ['a3']]);
});

it('refuses one and answers the others', async () => {
  const all = batches();
  const [good, bad] = add(all, 'a', 'b!');
  all.release();
  expect(await good).toBe('A');
  await expect(bad).rejects.toThrow('b!');
});

it('does each alone when the whole failed, so that only the one at fault fails', async () => {
  const runs: string[][] = [];
  const all = batches({
    run: async (items) => {
      runs.push([...items]);
      if (items.includes('b')) throw new Error('broken');
      return items.map((item) => ({ answer: item }));
    },
  });
  const [a, b, c] = add(all, 'a', 'b', 'c');
  expect(await a).toBe('a');
  await expect(b).rejects.toThrow('broken');
  expect(await c).toBe('c');
  expect(runs).toEqual([['a', 'b', 'c'], ['a'], ['b'], ['c']]);
});

it('runs as many at a time as there are lanes', async () => {
  let most = 0;
  let now = 0;
  const all = batches({
    most: 1,
    lanes: 2,
    run: async (items) => {
      most = Math.max(most, ++now);
      await new Promise(setImmediate);
      now -= 1;
      return items.map((item) => ({ answer: item }));
    },
  });
  await Promise.all(add(all, 'a', 'b', 'c', 'd'));
  expect(most).toBe(2);
});

it('does them side by side then, so that a silent database costs everybody one time limit and not the sum', async () => {
  let now = 0;
  let most = 0;
  const all = batches({
    run: async (items) => {
      if (items.length > 1) throw new Error('silent');
      most = Math.max(most, ++now);
      await new Promise(setImmediate);
      now -= 1;
      return [{ answer: items[0] as string }];
    },
  });
  await Promise.all(add(all, 'a', 'b', 'c'));
  expect(most).toBe(3);
});

it('lets in who comes in the next turn, and starts after one that brought nobody', async () => {
  const all = batches({ lanes: 2 });
  const first = add(all, 'a');
  await new Promise(setImmediate);
  const second = add(all, 'b');
  await turns();
  const late = add(all, 'c');
  await turns();
  expect(all.seen).toEqual([['a', 'b'], ['c']]);
  all.release();
  expect(await Promise.all([...first, ...second, ...late])).toEqual(['A', 'B', 'C']);
});

it('has one at work, and the next when that only waits, where that is asked for', async () => {
  const seen: string[][] = [];
  const steps: (() => void)[] = [];
  const all = batches({
    lanes: 2,
    oneAtWork: true,
    run: async (items, letNextIn) => {
      seen.push([...items]);
      await new Promise<void>((resolve) => steps.push(resolve));
      letNextIn();
      await new Promise<void>((resolve) => steps.push(resolve));
      return items.map((item) => ({ answer: item }));
    },
  });
  const step = async () => {
    steps.shift()?.();
    await turns();
  };
  const answers = [...add(all, 'a')];
  await turns();
  answers.push(...add(all, 'b', 'c'));
  await turns();
  expect(seen).toEqual([['a']]);
  await step();
  expect(seen).toEqual([['a'], ['b', 'c']]);
  answers.push(...add(all, 'd'));
  while (steps.length > 0) await step();
  expect(await Promise.all(answers)).toEqual(['a', 'b', 'c', 'd']);
  expect(seen).toEqual([['a'], ['b', 'c'], ['d']]);
});

it('goes on in the other lane when one at work waits for too long', async () => {
  const all = batches({ lanes: 2, oneAtWork: true });
  const [slow] = add(all, 'a');
  await turns();
  const [other] = add(all, 'b');
  // The first is held for good unless it is released: the second is answered all the same.
  expect(await other).toBe('B');
  expect(all.seen).toEqual([['a'], ['b']]);
  all.release();
  expect(await slow).toBe('A');
});
