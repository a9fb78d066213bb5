// A clock for replays: each piece of work runs at its own instant, several side by side without disturbing each other.
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Clock } from '@guike/kernel';

export class ReplayClock implements Clock {
  private readonly instants = new AsyncLocalStorage<Date>();
  private latest = new Date(0);

  /** `outside` tells the time for whoever is in no such work; without it that is the latest instant there was, 1970 at first. */
  constructor(private readonly outside?: Clock) {}

  now(): Date {
    return this.instants.getStore() ?? this.outside?.now() ?? this.latest;
  }

  /** Runs work at an instant; everything awaited inside sees it. */
  at<T>(instant: Date, work: () => Promise<T>): Promise<T> {
    if (instant > this.latest) this.latest = instant;
    return this.instants.run(instant, work);
  }
}
