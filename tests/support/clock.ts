// A clock that stands still until a test moves it.
import type { Clock } from '@guike/kernel';

/** A length of time; a day is 24 hours. */
export interface Duration {
  readonly days?: number;
  readonly hours?: number;
  readonly minutes?: number;
  readonly seconds?: number;
}

export class TravellingClock implements Clock {
  private milliseconds: number;

  /** Stands at the given instant; by default at ten in the morning in Shanghai, far from every day boundary. */
  constructor(instant: Date | string = '2026-03-02T10:00:00+08:00') {
    this.milliseconds = instantOf(instant);
  }

  now(): Date {
    return new Date(this.milliseconds);
  }

  /** Jumps to an instant, past or future. */
  set(instant: Date | string): void {
    this.milliseconds = instantOf(instant);
  }

  advance({ days = 0, hours = 0, minutes = 0, seconds = 0 }: Duration): void {
    this.milliseconds += (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
  }
}

function instantOf(instant: Date | string): number {
  const milliseconds = new Date(instant).getTime();
  if (Number.isNaN(milliseconds)) throw new RangeError(`not an instant: ${String(instant)}`);
  return milliseconds;
}
