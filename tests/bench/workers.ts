// What each of the workers has for itself: a connection of its own.
import { CONCURRENCY } from './rounds';

/** Opens one for each worker. */
export function forEachWorker<T>(open: () => Promise<T>, workers = CONCURRENCY): Promise<T[]> {
  return Promise.all(Array.from({ length: workers }, open));
}

/** The one of a worker. */
export function own<T>(all: readonly T[], worker: number): T {
  const mine = all[worker];
  if (mine === undefined) throw new RangeError(`there is no worker ${worker}`);
  return mine;
}
