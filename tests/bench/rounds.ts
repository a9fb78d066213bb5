// Measures two sides in turns, so that whatever the machine does meanwhile happens to both.

/** Workers of a side at the same time, on either side of every bench. */
export const CONCURRENCY = 8;
const ROUNDS = 7;
const ROUND_SECONDS = 3;
const WARM_UP_SECONDS = 4;

/** One of the two that are compared; `operation` is what is counted, run by worker 0 to CONCURRENCY - 1. */
export interface Side {
  readonly name: string;
  operation(worker: number): Promise<void>;
}

/** Operations per second of both sides in one round. */
export interface Round {
  readonly ours: number;
  readonly bar: number;
}

/** Runs `count` operations of a side, all workers at once. */
export async function runTimes(side: Side, count: number): Promise<void> {
  let left = count;
  await onEachWorker(async (worker) => {
    while (left-- > 0) await side.operation(worker);
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

async function perSecond(side: Side, seconds: number, signal: AbortSignal): Promise<number> {
  const start = performance.now();
  const end = start + seconds * 1000;
  let done = 0;
  await onEachWorker(async (worker) => {
    while (performance.now() < end) {
      signal.throwIfAborted();
      await side.operation(worker);
      done += 1;
    }
  });
  return (done * 1000) / (performance.now() - start);
}

async function onEachWorker(work: (worker: number) => Promise<void>): Promise<void> {
  await Promise.all(Array.from({ length: CONCURRENCY }, (_, worker) => work(worker)));
}
