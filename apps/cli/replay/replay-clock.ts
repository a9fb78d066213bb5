// A clock for replays: each piece of work runs at its own instant, several side by side without disturbing each other.
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Clock } from '@guike/kernel';

export class ReplayClock implements Clock {
  private readonly instants = new AsyncLocalStorage<Date>();
  private latest = new Date(0);

  /** The instant of the work that asks; outside of any, the latest there was (1970 before the first). */
  now(): Date {
    return this.instants.getStore() ?? this.latest;
  }

  /** Runs work at an instant; everything awaited inside sees it. */
  at<T>(instant: Date, work: () => Promise<T>): Promise<T> {
    if (instant > this.latest) this.latest = instant;
    return this.instants.run(instant, work);
  }
}
