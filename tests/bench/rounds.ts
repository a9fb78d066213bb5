// Measures two sides in turns, so that whatever the machine does meanwhile happens to both.

/** Workers of a side at the same time, on either side of every bench. */
export const CONCURRENCY = 8;
const ROUNDS = 7;
const ROUND_SECONDS = 3;
const WARM_UP_SECONDS = 4;

/** One of the two that are compared; `operation` is what is counted, run by worker 0 to CONCURRENCY - 1. */
export interface Side {
  readonly name: string;
  /** How many workers it has; CONCURRENCY unless told. */
  readonly workers?: number;
  operation(worker: number): Promise<void>;
}

/** A side that is measured in pieces of work of its own, not in seconds. */
export interface Task {
  readonly name: string;
  /** Does the piece of a round, 0 being the warm-up, and answers how many operations it did a second. */
  run(round: number): Promise<number>;
}

/** Operations per second of both sides in one round. */
export interface Round {
  readonly ours: number;
  readonly bar: number;
}

/** Runs `count` operations of a side, all workers at once. */
export async function runTimes(side: Side, count: number, signal?: AbortSignal): Promise<void> {
  let left = count;
  await onEachWorker(side, async (worker) => {
    while (left-- > 0) {
      signal?.throwIfAborted();
      await side.operation(worker);
    }
  });
}

/** Warms both sides up, then measures ours and the bar in turns. An operation that fails ends the measurement. */
export async function measure(ours: Side, bar: Side, signal: AbortSignal): Promise<Round[]> {
  for (const side of [ours, bar]) await perSecond(side, WARM_UP_SECONDS, signal);
  const rounds: Round[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.push({
      ours: await perSecond(ours, ROUND_SECONDS, signal),
      bar: await perSecond(bar, ROUND_SECONDS, signal),
    });
    process.stderr.write(`round ${round + 1} of ${ROUNDS}\n`);
  }
  return rounds;
}

/** Does the tasks in turns, after a round to warm up. */
export async function measureTasks(ours: Task, bar: Task, rounds: number, signal: AbortSignal): Promise<Round[]> {
  const all: Round[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    signal.throwIfAborted();
    const one = { ours: await ours.run(round), bar: await bar.run(round) };
    if (round === 0) continue;
    all.push(one);
    process.stderr.write(`round ${round} of ${rounds}\n`);
  }
  return all;
}

/** Operations of a side in a second, all of its workers busy for so long. */
export async function perSecond(side: Side, seconds: number, signal: AbortSignal): Promise<number> {
  const start = performance.now();
  const end = start + seconds * 1000;
  let done = 0;
  await onEachWorker(side, async (worker) => {
    while (performance.now() < end) {
      signal.throwIfAborted();
      await side.operation(worker);
      done += 1;
    }
  });
  return (done * 1000) / (performance.now() - start);
}

async function onEachWorker({ workers = CONCURRENCY }: Side, work: (worker: number) => Promise<void>): Promise<void> {
  await Promise.all(Array.from({ length: workers }, (_, worker) => work(worker)));
}
